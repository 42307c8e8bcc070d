import { Problem } from "../core/problem.ts";
import type { Entitlement } from "../governance/register.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { Caller, Identity } from "../identity/caller.ts";
import type { IncomingCall } from "./reply.ts";
import { requireStanding, type Rights } from "./require-standing.ts";
import { requireEntitlement, requireNotStopped, type Snapshot } from "./snapshot.ts";
import type { Trail } from "./trail.ts";

export interface Binding {
  readonly entitlement: Entitlement;
  readonly guardrail: Guardrail;
  readonly guardrailId: string;
  readonly guardrailDigest: string;
}

export interface BoundCaller {
  readonly caller: Caller;
  readonly binding: Binding;
}

/**
 * The approved use case that this call belongs to, with its guardrail. From here on the call is logged as its caller's.
 *
 * Throws Problem `credential_invalid`, `credential_expired`, `forbidden`, `use_case_*`, `entitlement_expired`, `andon_stopped`,
 * `guardrail_unavailable`.
 */
export function bindUseCase(
  snapshot: Snapshot,
  identity: Identity,
  incoming: Pick<IncomingCall, "useCase" | "address">,
  now: number,
  trail: Trail,
): BoundCaller {
  trail.identity = identity;
  const caller = chooseUseCase(requireStanding(snapshot, identity, incoming.address, now), incoming.useCase);
  trail.useCase = caller.useCase;
  requireNotStopped(snapshot, { caller });
  const entitlement = requireEntitlement(snapshot, caller, now);
  trail.dataClass = entitlement.dataClass;
  trail.label = entitlement.label;
  trail.exceptions = entitlement.exceptions.length > 0 ? entitlement.exceptions : undefined;
  const compiled = entitlement.guardrail === undefined ? undefined : snapshot.guardrails.get(entitlement.guardrail);
  if (compiled === undefined) {
    throw new Problem("guardrail_unavailable", `The guardrail of ${caller.useCase} is not available, so nothing is served.`);
  }
  trail.guardrail = compiled.id;
  const { id: guardrailId, digest: guardrailDigest, guardrail } = compiled;
  return { caller, binding: { entitlement, guardrail, guardrailId, guardrailDigest } };
}

const mostListed = 20;

/**
 * The one that the header names, or the only one there is. Naming another is refused in the same words whether or not that one
 * exists (INVARIANT no-cross-tenant). Throws Problem `use_case_not_permitted`.
 */
function chooseUseCase({ useCases, callerFor }: Rights, named: string | undefined): Caller {
  const caller = callerFor(named ?? (useCases.size === 1 ? (useCases.values().next().value ?? "") : ""));
  if (caller !== undefined) return caller;
  if (named !== undefined)
    throw new Problem(
      "use_case_not_permitted",
      "This credential is not bound to the use case that x-sallyport-use-case names, nor is it any that its roles let it call.",
    );
  if (useCases.size === 0)
    throw new Problem(
      "use_case_not_permitted",
      "This credential may call no use case. Ask the owner of yours for the role USER or, for a program, to be listed.",
    );
  const listed = [...useCases].sort().slice(0, mostListed).join(", ");
  const more = useCases.size > mostListed ? `, and ${useCases.size - mostListed} more` : "";
  throw new Problem("use_case_not_permitted", `Name one of your use cases in x-sallyport-use-case: ${listed}${more}.`);
}
