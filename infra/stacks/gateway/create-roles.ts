import type { Stack } from "aws-cdk-lib";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { ownArn, repositoryArn } from "../../parts/own-arn.ts";
import type { GatewayNeeds } from "../gateway.ts";

export interface GatewayRoles {
  /** Of ECS, before the container runs: pulls the image, writes its log, hands it its first secrets. */
  readonly execution: Role;
  /** Of the gateway itself. */
  readonly task: Role;
}

const invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/** Where the gateway's own secrets are: credentials of model providers, client secrets. Nothing else's. */
const ownSecrets = (config: DeploymentConfig): string => `${config.name}/gateway/`;

export function createRoles(stack: Stack, config: DeploymentConfig, needs: GatewayNeeds): GatewayRoles {
  const assumedBy = new ServicePrincipal("ecs-tasks.amazonaws.com", {
    conditions: {
      StringEquals: { "aws:SourceAccount": config.account },
      ArnLike: { "aws:SourceArn": ownArn(config, "ecs", "*") },
    },
  });
  const execution = new Role(stack, "ExecutionRole", { assumedBy });
  const task = new Role(stack, "TaskRole", { assumedBy });
  for (const statement of letStart(config, needs)) execution.addToPolicy(statement);
  for (const statement of [...letCallModels(config, needs), ...letReadSecrets(config, needs)]) task.addToPolicy(statement);
  acknowledge(execution, {
    "AwsSolutions-IAM5[Resource::*]": "ecr:GetAuthorizationToken knows no resource; images are of one repository.",
  });
  acknowledgeWildcards(
    task,
    /:secret:.*\/gateway\/\*$/,
    "The gateway's own secrets, which administrators add by name below this prefix.",
  );
  return { execution, task };
}

function letStart(config: DeploymentConfig, { foundation }: GatewayNeeds): readonly PolicyStatement[] {
  return [
    new PolicyStatement({ sid: "LogIn", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] }),
    new PolicyStatement({
      sid: "Pull",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [repositoryArn(config)],
    }),
    useKey(config, foundation.dataKey.keyArn, ["secretsmanager"]),
  ];
}

/**
 * The approved models, from within the VPC, with one of the guardrails; without one the call is refused, whatever else allows it.
 * Models that embed take no guardrail: they answer numbers.
 */
function letCallModels(
  config: DeploymentConfig,
  { guardrails, data, network, foundation }: GatewayNeeds,
): readonly PolicyStatement[] {
  const { approved, inferenceProfiles, embedding } = config.models;
  const fromHere = { "aws:SourceVpc": network.vpc.vpcId };
  const held = guardrails.guardrails.map(({ versionedArn }) => versionedArn);
  const models = [...approved, ...inferenceProfiles].filter((arn) => arn !== embedding);
  const embed =
    embedding === undefined
      ? []
      : [
          new PolicyStatement({
            sid: "Embed",
            actions: ["bedrock:InvokeModel"],
            resources: [embedding],
            conditions: { StringEquals: fromHere },
          }),
        ];
  const retrieve =
    data.knowledgeBase === undefined
      ? []
      : [
          new PolicyStatement({
            sid: "Retrieve",
            actions: ["bedrock:Retrieve"],
            resources: [data.knowledgeBase.arn],
            conditions: { StringEquals: fromHere },
          }),
        ];
  const call =
    models.length === 0
      ? []
      : [
          new PolicyStatement({
            sid: "CallApprovedModels",
            actions: invoke,
            resources: models,
            conditions: { StringEquals: { ...fromHere, "bedrock:GuardrailIdentifier": held } },
          }),
          new PolicyStatement({
            sid: "CountTokens",
            actions: ["bedrock:CountTokens"],
            resources: models,
            conditions: { StringEquals: fromHere },
          }),
        ];
  return [
    ...call,
    // An absent key is "not equal" too.
    new PolicyStatement({
      sid: "NeverWithoutGuardrail",
      effect: Effect.DENY,
      actions: invoke,
      ...(embedding === undefined ? { resources: ["*"] } : { notResources: [embedding] }),
      conditions: { StringNotEquals: { "bedrock:GuardrailIdentifier": held } },
    }),
    ...embed,
    new PolicyStatement({
      sid: "ApplyGuardrails",
      actions: ["bedrock:ApplyGuardrail"],
      resources: guardrails.guardrails.map(({ arn }) => arn),
      conditions: { StringEquals: fromHere },
    }),
    ...retrieve,
    useKey(config, foundation.dataKey.keyArn, ["bedrock", "secretsmanager"]),
  ];
}

function letReadSecrets(config: DeploymentConfig, { network }: GatewayNeeds): readonly PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: "OwnSecrets",
      actions: ["secretsmanager:GetSecretValue"],
      resources: [ownArn(config, "secretsmanager", `secret:${ownSecrets(config)}*`)],
      // A credential that left the VPC opens nothing.
      conditions: { StringEquals: { "aws:SourceVpc": network.vpc.vpcId } },
    }),
  ];
}

function useKey(config: DeploymentConfig, key: string, services: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    sid: "KeyThroughServices",
    actions: ["kms:Decrypt"],
    resources: [key],
    conditions: { StringEquals: { "kms:ViaService": services.map((service) => `${service}.${config.region}.amazonaws.com`) } },
  });
}
