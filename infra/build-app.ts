import { App } from "aws-cdk-lib";
import recommendedFlags from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };
import type { DeploymentConfig } from "./config/deployment-config.ts";
import { addGuards } from "./guards/add-guards.ts";
import { tagProviders } from "./parts/tag-providers.ts";
import { tagsOf } from "./stacks/create-stack.ts";
import { buildData } from "./stacks/data.ts";
import { buildDelivery } from "./stacks/delivery.ts";
import { buildDetection } from "./stacks/detection.ts";
import { buildFoundation } from "./stacks/foundation.ts";
import { buildGateway } from "./stacks/gateway.ts";
import { buildGuardrails } from "./stacks/guardrails.ts";
import { buildNetwork } from "./stacks/network.ts";
import { buildOrgPolicies } from "./stacks/org-policies.ts";
import { buildTraining } from "./stacks/training.ts";

export interface BuildOptions {
  /** Where the templates go; without it, a temporary folder. */
  readonly outdir?: string;
}

/**
 * The whole landing zone of one deployment, not yet synthesised: `buildApp(config).synth()` writes the templates, or throws with
 * what a guard found. Looks nothing up and needs no network. Set CDK_VALIDATION=false to leave out CDK's own validation (seconds).
 */
export function buildApp(config: DeploymentConfig, options: BuildOptions = {}): App {
  const app = new App({
    ...options,
    analyticsReporting: false,
    treeMetadata: false,
    context: {
      ...recommendedFlags,
      // The zones are told. Without this CDK would leave a look-up in the manifest, and the deployment would need credentials to synthesise.
      [`availability-zones:account=${config.account}:region=${config.region}`]: config.availabilityZones,
      // Exports that are in use can't be removed: a stack is never taken from under another.
      "@aws-cdk/core:defaultCrossStackReferences": "strong",
      "aws:cdk:version-reporting": false,
    },
  });
  addStacks(app, config);
  tagProviders(app, tagsOf(config));
  addGuards(app);
  return app;
}

/** Each stack gets what it needs from those before it; a stack never reaches into a later one. */
function addStacks(app: App, config: DeploymentConfig): void {
  const network = buildNetwork(app, config);
  const foundation = buildFoundation(app, config, network);
  const data = buildData(app, config, { network, foundation });
  const guardrails = buildGuardrails(app, config, foundation);
  const gateway = buildGateway(app, config, { network, foundation, data, guardrails });
  buildTraining(app, config, { network, foundation });
  buildDetection(app, config, { network, foundation, guardrails, gateway });
  buildOrgPolicies(app, config);
  buildDelivery(app, config, { network, foundation });
}
