import { z } from "zod";
import { entitlementAt } from "../governance/entitlement-at.ts";
import { Problem } from "../core/problem.ts";
import type { AskedOf, PolicySet } from "../policy/decision.ts";
import { chooseRoute, type ExplainedDecision, explainDecision as explain } from "../policy/explain.ts";
import type { Steps } from "../policy/steps.ts";
import type { Actor } from "./actor.ts";
import { type AuthorizeDeps, isAllowed, noSuch, requireAllowed, useCaseResource } from "./authorize.ts";
import {
  accessAsDeclared,
  askedAction,
  type AskedAction,
  askedCall,
  type AskedCall,
  questionOfAction,
  questionsOfCall,
  useCaseOf,
  type World,
} from "./policy-question.ts";
import { runWhenQuiet } from "./run-in-slices.ts";

export const explainInput = z.strictObject({
  call: askedCall.optional().describe("A model call. Either this or action."),
  action: askedAction.optional().describe("Something on the control plane."),
});

export const explanation = z
  .object({
    effect: z.enum(["allow", "deny"]),
    deployment: z.string().optional().describe("Of a call: where it would go, or where it is denied first."),
    policies: z
      .array(
        z.object({
          id: z.string(),
          effect: z.enum(["permit", "forbid"]),
          advice: z.string().optional(),
          facts: z.record(z.string(), z.string()).describe("What it reads of this question."),
        }),
      )
      .describe("Those that decided; none where nothing permitted it."),
    needs: z
      .object({ strength: z.union([z.literal(2), z.literal(3)]), maxAgeSeconds: z.int() })
      .optional()
      .describe("The log-in that would let it through."),
    wouldAllow: z.array(z.string()).describe("Of a denial: single changes that would each let it through."),
    notes: z.array(z.string()).describe("What stands in its way besides policies."),
  })
  .meta({ id: "PolicyExplanation" });
export type PolicyExplanation = z.infer<typeof explanation>;

type Input = z.infer<typeof explainInput>;

/**
 * Which policies would decide about a call or an action, and why. About a use case only for who may read it and ask about it
 * (INVARIANT no-cross-tenant). Which roles bindings give, and which names are service accounts, counts only for who may see access;
 * who asks about themselves asks with the roles that they hold.
 *
 * Throws Problem `resource_invalid`, `not_found`, `forbidden`, `concurrency_exceeded`, `policy_unavailable`.
 */
export async function explainDecision(deps: AuthorizeDeps, actor: Actor, input: Input): Promise<PolicyExplanation> {
  const { call, action } = requireOne(input);
  const useCase = call?.useCase ?? (action && useCaseOf(action));
  const about = useCase === undefined ? { kind: "Service", name: "policies" } : useCaseResource(deps, useCase);
  requireAllowed(deps, actor, "ExplainPolicy", about);
  if (useCase !== undefined && !isAllowed(deps, actor, "ReadRegister", about)) throw noSuch(about);
  const policies = deps.policies();
  if (policies === undefined) throw new Problem("policy_unavailable", "The policies do not compile, so everything is denied.");

  const seesAccess = isAllowed(deps, actor, "ReadAccess", { kind: "RoleBinding", name: "all" });
  const register = deps.register();
  const access = seesAccess ? accessAsDeclared(register) : accessOf(actor);
  const world: World = { register, now: deps.clock(), ...access };
  const questions = call === undefined ? [questionOfAction(world, action)] : questionsOfCall(world, call);
  const { asked, explained } = await runWhenQuiet(actor.name, () => explainFirst(policies, questions));
  const { effect, needs, policies: deciding, wouldAllow } = explained;
  const entitlement = call && register.entitlements.get(call.useCase);
  const refused = entitlement && entitlementAt(entitlement, world.now).refused;
  const whoAreOthers = [call ?? action, call?.endUser].some((one) => one !== undefined && one.principal !== actor.name);
  return {
    effect,
    ...(asked.plane === "data" && { deployment: asked.question.deployment }),
    policies: deciding.map((policy) => ({ ...policy })),
    ...(needs && { needs: { ...needs } }),
    wouldAllow: [...wouldAllow],
    notes: [
      ...(refused ? [`Before any policy: ${refused.detail}`] : []),
      ...(!seesAccess && whoAreOthers
        ? ["Of others only the roles of the question count: you may not see who holds which."]
        : []),
    ],
  };
}

type OneQuestion =
  | { readonly call: AskedCall; readonly action?: undefined }
  | { readonly call?: undefined; readonly action: AskedAction };

function requireOne({ call, action }: Input): OneQuestion {
  if (call !== undefined && action === undefined) return { call };
  if (action !== undefined && call === undefined) return { action };
  const message = "needs either call or action";
  throw new Problem("resource_invalid", `The question ${message}.`, { errors: [{ path: "", message }] });
}

function* explainFirst(
  policies: PolicySet,
  questions: readonly AskedOf[],
): Steps<{ readonly asked: AskedOf; readonly explained: ExplainedDecision }> {
  const asked = yield* chooseRoute(policies, questions);
  if (asked === undefined) throw new Problem("not_found", "There is nowhere that this could go.");
  return { asked, explained: yield* explain(policies, asked) };
}

/** What somebody who may not see access knows: their own. */
function accessOf(actor: Actor): Pick<World, "roles" | "kind" | "groups"> {
  const isActor = (principal: string): boolean => principal === actor.name;
  return {
    roles: ({ principal }, at) => (isActor(principal) ? actor.roles.filter(({ until }) => at < until) : []),
    kind: (principal) => (isActor(principal) ? actor.kind : "user"),
    groups: (principal) => (isActor(principal) ? actor.groups : []),
  };
}
