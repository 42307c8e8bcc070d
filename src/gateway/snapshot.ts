import { Problem } from "../core/problem.ts";
import type { Entitlement, Register } from "../governance/register.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import { requireProofs, type Caller, type KeyIndex, type KeyProof } from "../identity/key-index.ts";
import type { PolicySet } from "../policy/decision.ts";
import { andonState, stoppedBy, type AndonBoard, type AndonTarget } from "./andon.ts";

/** Everything the data plane decides by. Immutable; a change makes a new one, swapped in whole. */
export interface Snapshot {
  /** The store's revision that it was made from. */
  readonly revision: number;
  readonly register: Register;
  /** By `name@version`. One that did not compile is absent, and its use cases are denied. */
  readonly guardrails: ReadonlyMap<string, CompiledGuardrail>;
  /** Undefined when the policies did not compile: then everything is denied. */
  readonly policies: PolicySet | undefined;
  readonly keys: KeyIndex;
  readonly andon: AndonBoard;
}

export interface CompiledGuardrail {
  readonly id: string;
  readonly digest: string;
  readonly guardrail: Guardrail;
}

/** What an admitted call stands on. Lose any of it and the call is stopped, also in mid-stream. */
export interface Standing {
  /** What proved its caller, and until when. */
  readonly proofs: readonly KeyProof[];
  readonly expiresAt: number;
  readonly useCase: string;
  readonly principal: string;
  readonly model: string | undefined;
  readonly deployment: string | undefined;
}

/**
 * Why a call that once stood may no longer go on under this Snapshot; undefined when it may. The same reasons as for a
 * new call: its key, its use case's entitlement, the Andon cord. A use case whose manifest changed keeps its running
 * calls as long as the new version is entitled too.
 */
export function reasonToStop(snapshot: Snapshot, standing: Standing, now: number): Problem | undefined {
  try {
    requireProofs(standing, snapshot.keys, now);
    requireEntitlement(snapshot, standing, now);
    requireNotStopped(snapshot, standing);
    return undefined;
  } catch (error) {
    return error instanceof Problem
      ? error
      : new Problem("register_unavailable", "The register could not be read.", { cause: error });
  }
}

/** Throws Problem `use_case_not_approved`, `use_case_suspended` or `entitlement_expired`. INVARIANT expiry-needs-nobody. */
export function requireEntitlement(snapshot: Snapshot, caller: Pick<Caller, "useCase">, now: number): Entitlement {
  const entitlement = snapshot.register.entitlements.get(caller.useCase);
  if (entitlement === undefined) {
    throw new Problem("use_case_not_approved", `The use case ${caller.useCase} of this key is not in the register.`);
  }
  if (entitlement.refused) throw new Problem(entitlement.refused.code, entitlement.refused.detail);
  if (now >= entitlement.notAfter) {
    throw new Problem(
      "entitlement_expired",
      `The approval of ${caller.useCase} ended at ${new Date(entitlement.notAfter).toISOString()}. Its owner, ${entitlement.spec.owner}, can ask for a new one.`,
    );
  }
  return entitlement;
}

/** Throws Problem `andon_stopped`; says whether safe mode holds. */
export function requireNotStopped(snapshot: Snapshot, target: AndonTarget): { readonly safeMode: boolean } {
  const state = andonState(snapshot.andon, target);
  if (state.stoppedBy) throw stoppedBy(state.stoppedBy);
  return state;
}
