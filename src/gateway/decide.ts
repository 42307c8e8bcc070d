import { exceedsClass } from "../core/data-class.ts";
import { Problem } from "../core/problem.ts";
import type { RequestView } from "../dialects/dialect.ts";
import type { DeploymentEntry, Entitlement, ModelEntry } from "../governance/register.ts";
import type { Caller } from "../identity/api-keys.ts";
import { andonState, stoppedBy } from "./andon.ts";
import type { Classified } from "./classify.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Trail } from "./trail.ts";

export interface Question {
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  readonly entitlement: Entitlement;
  readonly request: RequestView;
  readonly classified: Classified;
  readonly safeMode: boolean;
}

export interface Decided {
  readonly model: ModelEntry;
  readonly deployment: DeploymentEntry;
  /** Cedar policies that permitted it. */
  readonly policies: readonly string[];
  readonly policyDigest: string;
  readonly safeMode: boolean;
}

/**
 * Where this call may go: the first deployment of the model that every policy allows. A model that is unknown and one that
 * is not this use case's answer alike (INVARIANT no-cross-tenant).
 *
 * Throws Problem `model_not_found`, `andon_stopped`, `data_class_exceeded` or `policy_denied`.
 */
export function decide({ snapshot, caller, entitlement, request, classified, safeMode }: Question, trail: Trail): Decided {
  const model = entitlement.models.includes(request.model) ? snapshot.register.models.get(request.model) : undefined;
  const deployments = model && snapshot.register.deploymentsByModel.get(model.name);
  if (model === undefined || deployments === undefined || deployments.length === 0) {
    throw new Problem(
      "model_not_found",
      `The model does not exist, or ${entitlement.useCase} may not use it. GET /v1/models lists those it may.`,
    );
  }
  const { policies } = snapshot;
  if (policies === undefined) throw new Problem("policy_unavailable", "The policies did not compile, so every call is denied.");

  let refusal: Problem | undefined;
  for (const deployment of deployments) {
    const andon = andonState(snapshot.andon, {
      useCase: caller.useCase,
      principal: caller.principal,
      deployment: deployment.name,
    });
    if (andon.stoppedBy) {
      refusal ??= stoppedBy(andon.stoppedBy);
      continue;
    }
    if (exceedsClass(classified.dataClass, deployment.ceiling)) {
      refusal ??= new Problem(
        "data_class_exceeded",
        `This call is ${classified.dataClass}, and no deployment of the model takes data of that class.`,
      );
      continue;
    }
    const restricted = safeMode || andon.safeMode;
    const decision = policies.decide({
      principal: caller.principal,
      useCase: entitlement.useCase,
      useCaseState: entitlement.state,
      environment: entitlement.spec.environment,
      scope: entitlement.spec.scope,
      approvedClass: entitlement.dataClass,
      approvedOverlays: entitlement.overlays,
      approvedRegions: entitlement.spec.regions,
      model: model.name,
      provider: model.spec.provider,
      trainsOnData: model.spec.terms.trainsOnData,
      retainsData: model.spec.terms.retainsData,
      deployment: deployment.name,
      region: deployment.spec.region,
      network: deployment.spec.network,
      ceiling: deployment.ceiling,
      dataClass: classified.dataClass,
      overlays: classified.overlays,
      usesTools: request.usesTools,
      uninspected: false,
      safeMode: restricted,
    });
    if (decision.effect === "allow") {
      trail.policies = decision.policies;
      trail.deployment = deployment.name;
      return { model, deployment, policies: decision.policies, policyDigest: policies.digest, safeMode: restricted };
    }
    trail.policies = decision.policies;
    refusal ??= new Problem(
      "policy_denied",
      decision.policies.length > 0 ? `Denied by policy ${decision.policies.join(", ")}.` : "Denied: no policy permits this call.",
    );
  }
  throw refusal ?? new Problem("policy_denied", "Denied: no policy permits this call.");
}
