import { Problem } from "../core/problem.ts";
import type { CaseFiles } from "../governance/case/case-index.ts";
import { entitlementAt } from "../governance/entitlement-at.ts";
import type { Entitlement, Register } from "../governance/register.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { Caller } from "../identity/caller.ts";
import type { Directory } from "../identity/directory.ts";
import type { KeyIndex } from "../identity/key-index.ts";
import type { ProvidersByIssuer } from "../identity/oidc/provider.ts";
import type { PolicySet } from "../policy/decision.ts";
import { andonState, stoppedBy, type AndonBoard, type AndonTarget } from "./andon.ts";

/**
 * Everything the data plane decides by. Immutable; a change makes a new one, swapped in whole. Only keys, directory and case files are
 * live, so that a million of them need not be made anew with each change: what was read of them is read again where it counts.
 */
export interface Snapshot {
  /** The store's revision that it was made from. */
  readonly revision: number;
  /** The newest statement that it was made from. */
  readonly statements: number;
  readonly register: Register;
  /** By `name@version`. One that did not compile is absent, and its use cases are denied. */
  readonly guardrails: ReadonlyMap<string, CompiledGuardrail>;
  /** Undefined when the policies did not compile: then everything is denied. */
  readonly policies: PolicySet | undefined;
  readonly providersByIssuer: ProvidersByIssuer;
  readonly keys: KeyIndex;
  readonly directory: Directory;
  /** What was said of each use case. A call is decided by the register that was compiled from them. */
  readonly cases: CaseFiles;
  readonly andon: AndonBoard;
}

export interface CompiledGuardrail {
  readonly id: string;
  readonly digest: string;
  readonly guardrail: Guardrail;
}

/** As it is at this instant. Throws Problem `use_case_not_approved`, `use_case_suspended` or `entitlement_expired`. INVARIANT expiry-needs-nobody. */
export function requireEntitlement(snapshot: Snapshot, caller: Pick<Caller, "useCase">, now: number): Entitlement {
  const entitlement = snapshot.register.entitlements.get(caller.useCase);
  if (entitlement === undefined) {
    throw new Problem("use_case_not_approved", `The use case ${caller.useCase} of this credential is not in the register.`);
  }
  const served = entitlementAt(entitlement, now);
  if (served.refused) throw new Problem(served.refused.code, served.refused.detail);
  return served;
}

/** Throws Problem `andon_stopped`; says whether safe mode holds. */
export function requireNotStopped(snapshot: Snapshot, target: AndonTarget): { readonly safeMode: boolean } {
  const state = andonState(snapshot.andon, target);
  if (state.stoppedBy) throw stoppedBy(state.stoppedBy);
  return state;
}
