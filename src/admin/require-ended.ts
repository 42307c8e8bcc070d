import { Problem } from "../core/problem.ts";
import { renewalGapMs } from "../governance/check-exception.ts";
import type { Kind } from "../governance/kinds.ts";
import type { ExceptionSpec } from "../governance/schemas.ts";
import { instantOf } from "../governance/schemas/shared.ts";
import type { StoredResource } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { belongingKinds, belongsTo } from "./belongs-to.ts";
import type { AdminDeps } from "./deps.ts";
import { requireSecondSignature, type SecondSignature } from "./governance/signing/require-second-signature.ts";

/** Throws Problem `conflict` for a use case that gates let through: what the standard has an end for ends by that: emptied, attested and sealed. */
export function requireEnded(deps: AdminDeps, name: string): void {
  const { governance } = deps.register();
  const world = governance?.gated.has(name) === true ? governance.world(name) : undefined;
  if (world === undefined) return;
  const { state } = world.life;
  const ends = world.standard.transitions.some(
    ({ from, to }) => from === state && (to === "DECOMMISSIONING" || to === "RETIRED"),
  );
  if (!ends) return;
  throw new Problem(
    "conflict",
    `${name} is ${state}. Its owner ends it, and it is emptied and attested, before it leaves the register: sallyport use-case retire ${name}.`,
  );
}

/** Who signed that it is retired besides whoever retires it; undefined where nobody has to. Throws Problem `conflict`, INVARIANT two-people. */
export function requireSecondPerson(deps: AdminDeps, actor: Actor, resource: StoredResource): string | undefined {
  const { kind, name } = resource;
  if (deps.register().governance?.guards(kind, name) !== true) return undefined;
  const what = `A use case in production stands on ${kind} ${name}: retiring it`;
  return requireSecondSignature(deps, actor, { ...retirementOf(deps, resource), what });
}

/** What somebody signs before another retires it: this very version. */
export function retirementOf(
  deps: Pick<AdminDeps, "register">,
  { kind, name, digest, spec, createdAt }: StoredResource,
): Omit<SecondSignature, "what"> {
  const belongs = belongingKinds.has(kind as Kind) ? belongsTo(deps, kind as Kind, name, JSON.parse(spec)) : [];
  const useCases = belongs.flatMap(({ useCase }) => useCase ?? []);
  return { subject: `${kind}/${name}`, about: "RETIRE", digest, since: createdAt, useCases };
}

/**
 * An exception that somebody asked for stays in the register for as long as another could go on from it: whoever took it out would begin
 * to count its renewals anew under another name. Throws Problem `conflict`.
 */
export function requireUncounted({ cases, clock }: Pick<AdminDeps, "cases" | "clock">, { name, spec }: StoredResource): void {
  if (!cases.caseFile(`Exception/${name}`).requests.has("EXCEPTION")) return;
  const until = instantOf((JSON.parse(spec) as ExceptionSpec).expiresAt) + renewalGapMs;
  if (clock() > until) return;
  throw new Problem(
    "conflict",
    `${name} was asked for, and its renewals are counted until ${new Date(until).toISOString()}. End it with sallyport exception revoke ${name}.`,
  );
}
