import { type DataClass, exceedsClass } from "../core/data-class.ts";
import type { Role } from "../core/roles.ts";
import { Problem } from "../core/problem.ts";
import { entitlementAt } from "../governance/entitlement-at.ts";
import type { Entitlement } from "../governance/register.ts";
import type { Caller } from "../identity/caller.ts";
import { requireStanding } from "./require-standing.ts";
import { requireEntitlement, requireNotStopped, type Snapshot } from "./snapshot.ts";

/** What an admitted call stands on. Lose any of it and the call is stopped, also in mid-stream. */
export interface Standing {
  readonly caller: Caller;
  /** Where it came from; undefined where that is not known. */
  readonly address: string | undefined;
  readonly model: string | undefined;
  readonly deployment: string | undefined;
  /** What it was found to be; undefined while that is not known. */
  readonly dataClass: DataClass | undefined;
}

/**
 * Why a call that once stood may no longer go on under this Snapshot; undefined when it may. The same reasons as for a
 * new call: its credential and all that it rests on, its roles, its use case's entitlement, the Andon cord. A use case whose
 * manifest changed keeps its running calls as long as the new version is entitled too.
 */
export function reasonToStop(
  snapshot: Snapshot,
  { caller, address, model, deployment, dataClass }: Standing,
  now: number,
): Problem | undefined {
  try {
    requireSameRights(caller, requireStanding(snapshot, caller.identity, address, now).callerFor(caller.useCase));
    requireClass(requireEntitlement(snapshot, caller, now), dataClass);
    requireNotStopped(snapshot, { caller, model, deployment });
    return undefined;
  } catch (error) {
    return error instanceof Problem
      ? error
      : new Problem("register_unavailable", "The register could not be read.", { cause: error });
  }
}

/** Why a call that was admitted under an entitlement may not go on under it, by the clock alone. INVARIANT expiry-needs-nobody. */
export function reasonToRefuse(entitlement: Entitlement, dataClass: DataClass | undefined, now: number): Problem | undefined {
  const served = entitlementAt(entitlement, now);
  if (served.refused) return new Problem(served.refused.code, served.refused.detail);
  return whyTooHigh(served, dataClass);
}

/** A use case that is degraded in mid-call no longer serves what only the class before allowed. Throws Problem `data_class_exceeded`. */
function requireClass(served: Entitlement, dataClass: DataClass | undefined): void {
  const problem = whyTooHigh(served, dataClass);
  if (problem) throw problem;
}

function whyTooHigh({ useCase, dataClass: most }: Entitlement, dataClass: DataClass | undefined): Problem | undefined {
  if (dataClass === undefined || !exceedsClass(dataClass, most)) return undefined;
  return new Problem("data_class_exceeded", `This call is ${dataClass}, and ${useCase} is served up to ${most} from now on.`);
}

/** Every role that a call was decided with must go on being held. Throws Problem `use_case_not_permitted`. */
function requireSameRights(caller: Caller, now: Caller | undefined): void {
  if (now === caller) return;
  if (now === undefined || lost(caller.heldRoles, now.heldRoles) || lost(caller.endUser?.heldRoles, now.endUser?.heldRoles))
    throw new Problem("use_case_not_permitted", "A role that this call was made with is no longer held.");
}

function lost(had: readonly Role[] = [], has: readonly Role[] = []): boolean {
  return !had.every((role) => has.includes(role));
}
