import { deploymentSchema } from "./schemas/deployment.ts";
import { modelSchema } from "./schemas/model.ts";
import type { DeploymentSpec, ModelSpec } from "./schemas.ts";

/**
 * What members that came after version 0.1 are, in a spec that was stored before them: their schema's defaults. A stored
 * spec is never written anew. Of use cases, whose digest is what is approved, new members have no default: applying one again must
 * not cost it its approval.
 */
const { routing, fallbacks } = modelSchema.shape;
const { priority, weight, retry, breaker } = deploymentSchema.shape;
const laterModel = { routing: routing.parse(undefined), fallbacks: fallbacks.parse(undefined) };
const laterDeployment = {
  priority: priority.parse(undefined),
  weight: weight.parse(undefined),
  retry: retry.parse(undefined),
  breaker: breaker.parse(undefined),
};

/** Of JSON that was checked against its schema when it was applied. */
export function readModel(spec: string): ModelSpec {
  return { ...laterModel, ...(JSON.parse(spec) as ModelSpec) };
}

export function readDeployment(spec: string): DeploymentSpec {
  return { ...laterDeployment, ...(JSON.parse(spec) as DeploymentSpec) };
}
