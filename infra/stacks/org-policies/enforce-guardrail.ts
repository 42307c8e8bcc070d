import type { Stack } from "aws-cdk-lib";
import { CfnResourcePolicy } from "aws-cdk-lib/aws-bedrock";
import { PolicyStatement, StarPrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { createKey } from "../../parts/create-key.ts";
import { createGuardrail } from "../guardrails/create-guardrail.ts";
import { readGuardrails } from "../guardrails/read-guardrails.ts";

/**
 * The content of a policy of Organizations that holds each model call of the organisation, in this region, to the first guardrail of the
 * configuration: a copy of it under a key of its own, which the organisation's accounts may use through Bedrock alone.
 */
export function enforceGuardrail(stack: Stack, config: DeploymentConfig): object {
  const ofOurs = { "aws:PrincipalOrgID": config.organization.id };
  const key = createKey(stack, config, "Organisation", {
    description: "The guardrail of the organisation",
    services: ["bedrock"],
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: "OrganisationThroughBedrock",
      principals: [new StarPrincipal()],
      actions: ["kms:Decrypt"],
      resources: ["*"],
      conditions: { StringEquals: { ...ofOurs, "kms:ViaService": `bedrock.${config.region}.amazonaws.com` } },
    }),
  );
  const [manifest] = readGuardrails(config);
  const guardrail = createGuardrail(stack, config, { ...manifest, name: `org-${manifest.name}` }, key);
  new CfnResourcePolicy(stack, "GuardrailPolicy", {
    resourceArn: guardrail.arn,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OrganisationApplies",
          Effect: "Allow",
          Principal: "*",
          Action: ["bedrock:ApplyGuardrail", "bedrock:GetGuardrail"],
          Resource: guardrail.arn,
          Condition: { StringEquals: ofOurs },
        },
      ],
    },
  });
  const { embedding } = config.models;
  const assign = (value: unknown) => ({ "@@assign": value });
  return {
    bedrock: {
      guardrail_inference: {
        [config.region]: {
          config_1: {
            identifier: assign(guardrail.versionedArn),
            // Whatever callers mark: all of it is looked at.
            selective_content_guarding: { system: assign("comprehensive"), messages: assign("comprehensive") },
            model_enforcement: {
              included_models: assign(["ALL"]),
              excluded_models: assign(embedding === undefined ? [] : [embedding.split("/").at(-1)]),
            },
          },
        },
      },
    },
  };
}
