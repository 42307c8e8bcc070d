import { Problem } from "../core/problem.ts";
import type { Entitlement } from "../governance/register.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { Caller } from "../identity/key-index.ts";
import type { IncomingCall } from "./reply.ts";
import { requireEntitlement, requireNotStopped, type Snapshot } from "./snapshot.ts";
import type { Trail } from "./trail.ts";

export interface Binding {
  readonly entitlement: Entitlement;
  readonly guardrail: Guardrail;
  readonly guardrailId: string;
  readonly guardrailDigest: string;
}

/**
 * The approved use case that this call belongs to, with its guardrail. A key is bound to one use case; the header may name
 * it, and naming another is refused in the same words whether or not that one exists (INVARIANT no-cross-tenant).
 */
export function bindUseCase(snapshot: Snapshot, caller: Caller, incoming: IncomingCall, now: number, trail: Trail): Binding {
  if (incoming.useCase !== undefined && incoming.useCase !== caller.useCase) {
    throw new Problem("use_case_not_permitted", "This key is not bound to the use case that x-sallyport-use-case names.");
  }
  trail.useCase = caller.useCase;
  requireNotStopped(snapshot, caller);
  const entitlement = requireEntitlement(snapshot, caller, now);
  trail.dataClass = entitlement.dataClass;
  if (entitlement.label !== undefined) trail.label = entitlement.label;
  const compiled = entitlement.guardrail === undefined ? undefined : snapshot.guardrails.get(entitlement.guardrail);
  if (compiled === undefined) {
    throw new Problem("guardrail_unavailable", `The guardrail of ${caller.useCase} is not available, so nothing is served.`);
  }
  trail.guardrail = compiled.id;
  return { entitlement, guardrail: compiled.guardrail, guardrailId: compiled.id, guardrailDigest: compiled.digest };
}
