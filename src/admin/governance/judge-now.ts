import { Problem } from "../../core/problem.ts";
import { type Asked, noteAsked } from "../../governance/asked.ts";
import type { Part } from "../../governance/case/digest-set.ts";
import type { CaseWorld } from "../../governance/case/case-world.ts";
import { judgeUseCase } from "../../governance/case/judge-use-case.ts";
import type { Judgement } from "../../governance/case/judgement.ts";
import { isGated as isGatedBy } from "../../governance/lifecycle.ts";
import type { UseCaseSpec } from "../../governance/schemas.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import { noSuch } from "../authorize.ts";
import type { StoredResource } from "../../storage/store.ts";
import type { AdminDeps } from "../deps.ts";
import type { Subject } from "./subject.ts";

export interface JudgedNow {
  readonly judgement: Judgement;
  readonly standard: Standard;
  readonly life: CaseWorld["life"];
  /** What it asked of things that all use cases share: told otherwise, it would have to judge again. */
  readonly asked: Asked;
}

/** Everything that governance knows of a use case now, by the same register that the data plane serves by. Throws Problem `not_found`. */
export function judgeNow(deps: Pick<AdminDeps, "register" | "clock">, useCase: string): JudgedNow {
  const { governance } = deps.register();
  const noted = governance && noteAsked(governance.answers);
  const world = governance?.world(useCase, noted?.answers);
  if (world === undefined) throw noSuch({ kind: "UseCase", name: useCase, useCase });
  const judgement = judgeUseCase(world, deps.clock());
  return { judgement, standard: world.standard, life: world.life, asked: noted?.asked ?? [] };
}

/** Of a use case, as a gate would freeze it now. Throws Problem `resource_invalid` for a subject that has none. */
export function digestSetNow(deps: Pick<AdminDeps, "register" | "clock">, { kind, name, text }: Subject): string {
  if (kind === "UseCase") return judgeNow(deps, name).judgement.digest;
  throw new Problem(
    "resource_invalid",
    `${text} has no digest set that something could be bound to. Leave bound or digestSet out.`,
  );
}

/** Whether a use case goes through the gates, were it declared like this. */
export function isGated(
  { register, settings }: Pick<AdminDeps, "register" | "settings">,
  name: string,
  spec: Pick<UseCaseSpec, "dataClass" | "overlays">,
): boolean {
  return isGatedBy(spec, register().governance?.world(name)?.life, settings.lifecycle);
}

/** Everybody who made something as it stands since it was approved last. */
export function authorsNow(
  { register }: Pick<AdminDeps, "register">,
  { kind, name, createdBy }: Pick<StoredResource, "kind" | "name" | "createdBy">,
): readonly string[] {
  return [...new Set([createdBy, ...(register().governance?.authors(kind, name) ?? [])])];
}

export function authorsOf(parts: readonly Part[]): readonly string[] {
  return [...new Set(parts.flatMap(({ authors }) => authors))];
}
