import type { DeploymentEntry, Entitlement, ModelEntry } from "../governance/register.ts";
import type { PolicyQuestion } from "./decision.ts";

/** Where a call would go, for which use case. */
export interface AskedRoute {
  readonly entitlement: Pick<Entitlement, "useCase" | "spec" | "environment" | "dataClass" | "overlays">;
  readonly model: ModelEntry;
  readonly deployment: DeploymentEntry;
}

/** What the register does not say: who calls, and with what. */
export type CallFacts = Pick<
  PolicyQuestion,
  | "subject"
  | "endUser"
  | "authentication"
  | "ip"
  | "now"
  | "useCaseState"
  | "dataClass"
  | "overlays"
  | "usesTools"
  | "uninspected"
  | "observed"
  | "safeMode"
>;

/** What policies are asked of a call to one deployment: the same of one that is made and of one that is only explained. */
export function questionOfRoute({ entitlement, model, deployment }: AskedRoute, call: CallFacts): PolicyQuestion {
  const { spec } = entitlement;
  return {
    subject: call.subject,
    ...(call.endUser && { endUser: call.endUser }),
    authentication: call.authentication,
    ip: call.ip,
    now: call.now,
    useCase: entitlement.useCase,
    useCaseState: call.useCaseState,
    environment: entitlement.environment,
    project: spec.project,
    scope: spec.scope,
    approvedClass: entitlement.dataClass,
    approvedOverlays: entitlement.overlays,
    approvedRegions: spec.regions,
    model: model.name,
    provider: model.spec.provider,
    trainsOnData: model.spec.terms.trainsOnData,
    retainsData: model.spec.terms.retainsData,
    deployment: deployment.name,
    region: deployment.spec.region,
    network: deployment.spec.network,
    ceiling: deployment.ceiling,
    dataClass: call.dataClass,
    overlays: call.overlays,
    usesTools: call.usesTools,
    uninspected: call.uninspected,
    observed: call.observed,
    safeMode: call.safeMode,
  };
}
