import { compilePolicies } from "../../policy/compile-policies.ts";
import { openDecisions } from "../../policy/decide.ts";
import type { PolicySet } from "../../policy/decision.ts";
import type { Slot } from "../../policy/evaluate.ts";
import type { Reads } from "../../policy/note-reads.ts";
import type { History, SharedRegister } from "./read-history.ts";

/** Policies that calls are asked of again, and what they read of a call. */
export interface ReplayedPolicies {
  readonly set: PolicySet;
  readonly reads: Reads;
}

/** They never take the place in the engine of those in force. Throws Problem `policy_unavailable`. */
export function openReplayed(policies: SharedRegister["policies"], digest: string, slot: Slot): ReplayedPolicies {
  const compiled = compilePolicies(policies, digest);
  return { set: openDecisions(compiled, slot), reads: compiled.planes.data.reads };
}

/** Changes that a call may have been decided without, although they were written before it. */
const mostBefore = 16;
/** The clock may have gone back a little. */
const mostAfter = 2;

/**
 * The register under which a call was decided: the one nearest to its moment whose policies make the digest of the record. A change
 * is written a little before calls are decided by it. Undefined where there is none.
 */
export function findRegisterThen(history: History, at: number, policyDigest: string): SharedRegister | undefined {
  const moment = history.momentAt(at);
  const last = history.moments - 1;
  for (let n = moment; n >= Math.max(0, moment - mostBefore); n--) {
    const register = history.registerAt(n);
    if (register.policyDigest === policyDigest) return register;
  }
  for (let n = moment + 1; n <= Math.min(last, moment + mostAfter); n++) {
    const register = history.registerAt(n);
    if (register.policyDigest === policyDigest) return register;
  }
  return undefined;
}
