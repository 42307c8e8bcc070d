import type { AskedFields } from "../audit/record.ts";
import { exceedsClass, higherClass } from "../core/data-class.ts";
import { Problem } from "../core/problem.ts";
import type { RequestView } from "../dialects/dialect.ts";
import type { DeploymentEntry, Entitlement, ModelEntry } from "../governance/register.ts";
import { logInUnknown, provedByEachCall, type Caller } from "../identity/caller.ts";
import type { PolicyQuestion, PolicySet, StepUp } from "../policy/decision.ts";
import { questionOfRoute } from "../policy/question-of-route.ts";
import { andonState, stoppedBy } from "./andon.ts";
import type { Classified } from "./classify.ts";
import type { Route } from "./order-routes.ts";
import { askedFields, type AskedRoute } from "./record-asked.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Trail } from "./trail.ts";

/** What is asked about each place where a call, or a question about it, may go. */
export interface RouteQuestion {
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  /** Where the call came from; undefined where that is not known. */
  readonly address: string | undefined;
  readonly now: number;
  readonly entitlement: Entitlement;
  readonly usesTools: boolean;
  readonly classified: Classified;
  readonly safeMode: boolean;
  /** Whether the guardrail found anything in it: where only safe mode would have blocked that, no place in safe mode may have it. */
  readonly found: boolean;
  /** Whether it carries content that nobody looked at. */
  readonly uninspected: boolean;
  /** Whether its streamed answer goes out before it is inspected. */
  readonly observed: boolean;
}

export interface Question extends Omit<RouteQuestion, "usesTools"> {
  readonly request: RequestView;
}

export interface Decided {
  /** Where it may be served: by model, the one asked for first, and as the register lists their deployments. Never empty. */
  readonly routes: readonly Route[];
  readonly policyDigest: string;
  readonly asked: AskedFields;
}

/**
 * Where this call may go: every deployment of the model, and of the models that stand in for it, that every policy allows.
 * A model that is unknown and one that is not this use case's answer alike (INVARIANT no-cross-tenant).
 *
 * Throws Problem `model_not_found`, `andon_stopped`, `data_class_exceeded`, `policy_denied` or `authentication_insufficient`.
 */
export function decide(question: Question, trail: Trail): Decided {
  const { snapshot, caller, entitlement, request } = question;
  const model = mayUse(caller, entitlement, request.model) ? snapshot.register.models.get(request.model) : undefined;
  if (model === undefined || deploymentsOf(snapshot, model).length === 0) {
    throw new Problem(
      "model_not_found",
      `The model does not exist, or this credential may not use it for ${entitlement.useCase}. GET /v1/models lists those it may.`,
    );
  }
  const { policies } = snapshot;
  if (policies === undefined) throw new Problem("policy_unavailable", "The policies did not compile, so every call is denied.");

  const asked = { ...question, usesTools: request.usesTools };
  const routes: Route[] = [];
  const weighed: AskedRoute[] = [];
  let refusal: Problem | undefined;
  for (const candidate of [model, ...fallbacksOf(question, model)]) {
    for (const deployment of deploymentsOf(snapshot, candidate)) {
      const verdict = judgeRoute(asked, policies, candidate, deployment);
      const allowed = !(verdict.outcome instanceof Problem);
      if (verdict.policies !== undefined)
        weighed.push({ deployment: deployment.name, allowed, safeMode: verdict.safeMode === true });
      if (!(verdict.outcome instanceof Problem)) routes.push(verdict.outcome);
      // What the caller hears of a refusal is about the model asked for, and its first deployment.
      else refusal ??= noteRefusal(trail, verdict.policies, verdict.outcome);
    }
  }
  const fields = askedFields(asked, policies, weighed);
  const { digest: policyDigest } = policies;
  if (routes.length > 0) return { routes, policyDigest, asked: fields };
  trail.asked = {
    ...fields,
    useCaseDigest: entitlement.digest,
    state: entitlement.state,
    overlays: question.classified.overlays,
    ...(question.uninspected && { uninspected: true }),
    ...(question.observed && { observed: true }),
    policyDigest,
  };
  throw refusal ?? new Problem("policy_denied", "Denied: no policy permits this call.");
}

/** Whether a model is the use case's, and one that the credential is not kept from. */
export function mayUse({ models }: Caller, entitlement: Entitlement, model: string): boolean {
  return entitlement.models.includes(model) && (models === undefined || models.includes(model));
}

/** What a model's manifest names and the use case may call: a fallback needs the same approval as any other model. */
function fallbacksOf({ snapshot, caller, entitlement }: Question, { spec, name }: ModelEntry): ModelEntry[] {
  return spec.fallbacks.flatMap((fallback) => {
    const entry = fallback !== name && mayUse(caller, entitlement, fallback) ? snapshot.register.models.get(fallback) : undefined;
    return entry === undefined ? [] : [entry];
  });
}

function deploymentsOf(snapshot: Snapshot, { name }: ModelEntry): readonly DeploymentEntry[] {
  return snapshot.register.deploymentsByModel.get(name) ?? [];
}

function noteRefusal(trail: Trail, policies: readonly string[] | undefined, refusal: Problem): Problem {
  if (policies !== undefined) trail.policies = policies;
  return refusal;
}

export interface Verdict {
  /** The route where every policy allows it, or why not. */
  readonly outcome: Route | Problem;
  /** Absent where none was asked. */
  readonly policies?: readonly string[];
  readonly safeMode?: boolean;
}

/** Whether what is asked may go to one deployment: by the Andon cord, its ceiling and the policies (INVARIANT boundary-kept). */
export function judgeRoute(
  question: RouteQuestion,
  policies: PolicySet,
  model: ModelEntry,
  deployment: DeploymentEntry,
): Verdict {
  const { snapshot, caller, entitlement, usesTools, classified, safeMode } = question;
  const andon = andonState(snapshot.andon, {
    caller,
    model: model.name,
    deployment: deployment.name,
  });
  if (andon.stoppedBy) return { outcome: stoppedBy(andon.stoppedBy) };
  const routed = higherClass(classified.dataClass, entitlement.routeClass);
  if (exceedsClass(routed, deployment.ceiling)) {
    const detail = `This call is ${routed}, and no deployment of the model takes data of that class.`;
    return { outcome: new Problem("data_class_exceeded", detail) };
  }
  const restricted = safeMode || andon.safeMode;
  if (restricted && !safeMode && question.found) {
    const detail = "The guardrail found something in this call, and where it would go is in safe mode, which takes no such call.";
    return { outcome: new Problem("guardrail_blocked", detail) };
  }
  const asked = {
    ...whoAsks(caller, question),
    useCaseState: entitlement.state,
    dataClass: classified.dataClass,
    overlays: classified.overlays,
    usesTools,
    uninspected: question.uninspected,
    observed: question.observed,
    safeMode: restricted,
  };
  const decision = policies.decide(questionOfRoute({ entitlement, model, deployment }, asked));
  const weighed = { policies: decision.policies, safeMode: restricted };
  if (decision.effect === "allow") return { outcome: { model, deployment, ...weighed }, ...weighed };
  if (decision.needs) return { outcome: stepUp(decision.needs, caller), ...weighed };
  const detail =
    decision.policies.length > 0 ? `Denied by policy ${decision.policies.join(", ")}.` : "Denied: no policy permits this call.";
  return { outcome: new Problem("policy_denied", detail), ...weighed };
}

function whoAsks(
  { principal, kind, heldRoles, groups, endUser, authentication }: Caller,
  { address, now }: RouteQuestion,
): Pick<PolicyQuestion, "subject" | "endUser" | "authentication" | "ip" | "now"> {
  return {
    subject: { principal, kind, roles: heldRoles, groups },
    ...(endUser && {
      endUser: { principal: endUser.principal, kind: "user", roles: endUser.heldRoles, groups: endUser.groups },
    }),
    authentication: authentication.at === provedByEachCall ? { ...authentication, at: now } : authentication,
    ip: address,
    now,
  };
}

function stepUp(needs: StepUp, { authentication }: Caller): Problem {
  const minutes = Math.ceil(needs.maxAgeSeconds / 60);
  const factors = needs.strength === 3 ? "with a passkey or another factor that cannot be phished" : "with several factors";
  const unsaid = authentication.at === logInUnknown ? " The token must say when, in auth_time." : "";
  const detail = `Log in again ${factors}, at most ${minutes} min before the call.${unsaid}`;
  return new Problem("authentication_insufficient", detail, { needs });
}
