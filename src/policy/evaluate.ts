import { preparsePolicySet, statefulIsAuthorized, type Context, type EntityJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { Plane } from "../core/authentication.ts";
import { asProblem, Problem } from "../core/problem.ts";
import type { PlanePolicies } from "./compile-policies.ts";
import type { Outcome } from "./decision.ts";

/** A question in the engine's own words. */
export interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: { readonly type: "Deployment" | "Resource"; readonly id: string };
  readonly context: Context;
  readonly entities: EntityJson[];
}

/** Where the engine keeps a set: those in force of each plane, one that is only tried out, and two that past calls are asked of. */
export type Slot = Plane | "trial" | "replay" | "replay-other";

/** What the Cedar engine holds: it has no way to forget a set, so there are few slots, filled as needed. */
const loaded: Partial<Record<Slot, PlanePolicies>> = {};

/**
 * Asks the engine itself. It throws nothing by itself; when it does, it has run out of its own stack or memory, and nothing is
 * allowed. Throws Problem `policy_unavailable` on any error.
 */
export function evaluate(policies: PlanePolicies, request: Request, slot: Slot = policies.plane): Outcome {
  try {
    return evaluateWithEngine(policies, request, slot);
  } catch (error) {
    throw asProblem(error, "policy_unavailable", "The policy engine failed, so everything is denied.");
  }
}

function evaluateWithEngine(policies: PlanePolicies, request: Request, slot: Slot): Outcome {
  const { principal, action, resource, context, entities } = request;
  const id = `sallyport-${slot}`;
  if (loaded[slot] !== policies) {
    const parsed = preparsePolicySet(id, { staticPolicies: { ...policies.texts } });
    if (parsed.type === "failure") throw new Problem("policy_unavailable", "The policies could not be loaded.");
    loaded[slot] = policies;
  }
  const answer = statefulIsAuthorized({
    principal: { type: "Principal", id: principal },
    action: { type: "Action", id: action },
    resource,
    context,
    preparsedPolicySetId: id,
    entities,
  });
  if (answer.type === "failure")
    throw new Problem("policy_unavailable", "The policies could not be evaluated.", { cause: answer.errors });
  const { decision, diagnostics } = answer.response;
  // Cedar skips a policy that fails; here that would let a broken forbid pass, so an error denies (INVARIANT fail-closed).
  if (diagnostics.errors.length > 0) {
    throw new Problem("policy_unavailable", `The policy ${diagnostics.errors[0]?.policyId ?? ""} could not be evaluated.`);
  }
  return { effect: decision, policies: [...diagnostics.reason].sort() };
}
