import { Problem } from "../../core/problem.ts";
import type { Part } from "../../governance/case/digest-set.ts";
import { judgeUseCase } from "../../governance/case/judge-use-case.ts";
import type { Judgement } from "../../governance/case/judgement.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import type { AdminDeps } from "../deps.ts";
import { openWorld } from "./open-world.ts";
import { standardNow } from "./standard-now.ts";

export interface JudgedNow {
  readonly judgement: Judgement;
  readonly standard: Standard;
}

/** Everything that governance knows of a use case now, judged from the register and its case file. Rejects with Problem `not_found`. */
export async function judgeNow(deps: AdminDeps, useCase: string): Promise<JudgedNow> {
  const resource = await deps.store.getResource("UseCase", useCase);
  if (resource === undefined || resource.retired) throw new Problem("not_found", `There is no UseCase named ${useCase}.`);
  const standard = await standardNow(deps);
  return { judgement: judgeUseCase(await openWorld(deps, resource, standard), deps.clock()), standard };
}

export function authorsOf(parts: readonly Part[]): readonly string[] {
  return [...new Set(parts.map(({ author }) => author))].filter((author) => author !== "");
}
