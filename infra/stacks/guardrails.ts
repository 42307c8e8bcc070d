import { CfnOutput, type App, type Stack } from "aws-cdk-lib";
import { CfnEnforcedGuardrailConfiguration } from "aws-cdk-lib/aws-bedrock";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { createStack } from "./create-stack.ts";
import type { Foundation } from "./foundation.ts";
import { createGuardrail, type BedrockGuardrail } from "./guardrails/create-guardrail.ts";
import { logInvocations } from "./guardrails/log-invocations.ts";
import { readGuardrails } from "./guardrails/read-guardrails.ts";

/** What Bedrock itself does with each call, beside the gateway: its guardrails, and its log of invocations. */
export interface Guardrails {
  /** Calls of the gateway's role are refused without one of these. */
  readonly guardrails: readonly [BedrockGuardrail, ...BedrockGuardrail[]];
  /** Each model call of the account, with what its class lets be kept. */
  readonly invocationLog: ILogGroup;
}

/**
 * Holds every call of a model in the account to the first guardrail, also those that name none or another. Research tries guardrails out,
 * so there only the gateway's role is held to one. Models that embed answer numbers.
 */
function enforceInAccount(stack: Stack, { models }: DeploymentConfig, { arn, version }: BedrockGuardrail): void {
  new CfnEnforcedGuardrailConfiguration(stack, "Enforced", {
    guardrailIdentifier: arn,
    guardrailVersion: version,
    selectiveContentGuarding: { system: "COMPREHENSIVE", messages: "COMPREHENSIVE" },
    modelEnforcement: {
      includedModels: ["ALL"],
      excludedModels: models.embedding === undefined ? [] : [models.embedding.split("/").slice(-1).join()],
    },
  });
}

export function buildGuardrails(app: App, config: DeploymentConfig, foundation: Foundation): Guardrails {
  const stack = createStack(app, config, "Guardrails", "guardrails of Bedrock, and its log of model invocations");
  const create = (manifest: ReturnType<typeof readGuardrails>[number]) =>
    createGuardrail(stack, config, manifest, foundation.dataKey);
  const [first, ...others] = readGuardrails(config);
  const guardrails = [create(first), ...others.map(create)] as const;
  for (const { name, arn, version } of guardrails)
    new CfnOutput(stack, `Use-${name}`, {
      value: `${arn} ${version}`,
      description: `aws.guardrail of the gateway's deployments: identifier and version of ${name}`,
    });
  if (config.environment === "prod") enforceInAccount(stack, config, guardrails[0]);
  return { guardrails, invocationLog: logInvocations(stack, config, foundation) };
}
