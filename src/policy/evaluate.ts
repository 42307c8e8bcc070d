import { preparsePolicySet, statefulIsAuthorized, type Context, type EntityJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { Plane } from "../core/authentication.ts";
import { asProblem, Problem } from "../core/problem.ts";
import type { PlanePolicies } from "./compile-policies.ts";

/** A question in the engine's own words. */
export interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: { readonly type: "Deployment" | "Resource"; readonly id: string };
  readonly context: Context;
  readonly entities: EntityJson[];
}

export interface Outcome {
  readonly effect: "allow" | "deny";
  /** The policies that decided, sorted; empty when nothing permitted it. */
  readonly policies: readonly string[];
}

/** What the Cedar engine holds for each plane: it has no way to forget a set, so each has one slot, filled as needed. */
const loaded: Partial<Record<Plane, PlanePolicies>> = {};

/**
 * Asks the engine itself. It throws nothing by itself; when it does, it has run out of its own stack or memory, and nothing is
 * allowed. Throws Problem `policy_unavailable` on any error.
 */
export function evaluate(policies: PlanePolicies, request: Request): Outcome {
  try {
    return evaluateWithEngine(policies, request);
  } catch (error) {
    throw asProblem(error, "policy_unavailable", "The policy engine failed, so everything is denied.");
  }
}

function evaluateWithEngine(policies: PlanePolicies, { principal, action, resource, context, entities }: Request): Outcome {
  const slot = `sallyport-${policies.plane}`;
  if (loaded[policies.plane] !== policies) {
    const parsed = preparsePolicySet(slot, { staticPolicies: { ...policies.texts } });
    if (parsed.type === "failure") throw new Problem("policy_unavailable", "The policies could not be loaded.");
    loaded[policies.plane] = policies;
  }
  const answer = statefulIsAuthorized({
    principal: { type: "Principal", id: principal },
    action: { type: "Action", id: action },
    resource,
    context,
    preparsedPolicySetId: slot,
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
