import { PolicyStatement, StarPrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { ownArn, ownRoleArn, repositoryArn } from "../../parts/own-arn.ts";

/** What may pass an endpoint: these actions, on these resources, by identities of the organisation only (NET-004). */
interface Passage {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Allow statements of one endpoint. Whatever isn't listed is refused at the endpoint, whatever a role's policy says. */
export function letPass(config: DeploymentConfig, passages: readonly Passage[]): PolicyStatement[] {
  return passages.map(
    ({ actions, resources }) =>
      new PolicyStatement({
        principals: [new StarPrincipal()],
        actions: [...actions],
        resources: [...resources],
        conditions: { StringEquals: { "aws:PrincipalOrgID": config.organization.id } },
      }),
  );
}

export type EndpointName =
  | "bedrock"
  | "bedrock-runtime"
  | "bedrock-agent-runtime"
  | "sts"
  | "kms"
  | "logs"
  | "monitoring"
  | "secretsmanager"
  | "sagemaker-api"
  | "sagemaker-runtime"
  | "ecr-api"
  | "ecr-dkr";

const pull = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** By endpoint; resources are of this account and region, so that no other account's key, secret or log is reached. */
export function passagesOf(config: DeploymentConfig): Readonly<Record<EndpointName, readonly Passage[]>> {
  const { models } = config;
  const own = (service: string, resource: string) => ownArn(config, service, resource);
  const callable = [...models.approved, ...models.inferenceProfiles];
  const images = [
    { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    { actions: pull, resources: [repositoryArn(config)] },
  ];
  return {
    "bedrock-runtime": [
      { actions: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", "bedrock:CountTokens"], resources: callable },
      { actions: ["bedrock:ApplyGuardrail"], resources: [own("bedrock", "guardrail/*")] },
    ],
    bedrock: [
      { actions: ["bedrock:ListFoundationModels", "bedrock:ListInferenceProfiles", "bedrock:ListGuardrails"], resources: ["*"] },
      { actions: ["bedrock:GetFoundationModel"], resources: models.approved },
      ...(models.inferenceProfiles.length === 0
        ? []
        : [{ actions: ["bedrock:GetInferenceProfile"], resources: models.inferenceProfiles }]),
      { actions: ["bedrock:GetGuardrail"], resources: [own("bedrock", "guardrail/*")] },
      { actions: ["bedrock:GetModelInvocationLoggingConfiguration"], resources: ["*"] },
    ],
    "bedrock-agent-runtime": [{ actions: ["bedrock:Retrieve"], resources: [own("bedrock", "knowledge-base/*")] }],
    sts: [
      { actions: ["sts:GetCallerIdentity"], resources: ["*"] },
      { actions: ["sts:AssumeRole"], resources: [ownRoleArn(config, "*")] },
    ],
    kms: [
      { actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"], resources: [own("kms", "key/*")] },
    ],
    logs: [
      {
        actions: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        resources: [own("logs", "log-group:*")],
      },
    ],
    monitoring: [{ actions: ["cloudwatch:PutMetricData"], resources: ["*"] }],
    secretsmanager: [
      {
        actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
        resources: [own("secretsmanager", "secret:*")],
      },
    ],
    "sagemaker-api": [
      {
        actions: [
          "sagemaker:AddTags",
          "sagemaker:CreateApp",
          "sagemaker:CreateHyperParameterTuningJob",
          "sagemaker:CreateModelPackage",
          "sagemaker:CreatePresignedDomainUrl",
          "sagemaker:CreateProcessingJob",
          "sagemaker:CreateSpace",
          "sagemaker:CreateTrainingJob",
          "sagemaker:DeleteApp",
          "sagemaker:DeleteSpace",
          "sagemaker:DescribeApp",
          "sagemaker:DescribeDomain",
          "sagemaker:DescribeHyperParameterTuningJob",
          "sagemaker:DescribeModelPackage",
          "sagemaker:DescribeModelPackageGroup",
          "sagemaker:DescribeProcessingJob",
          "sagemaker:DescribeSpace",
          "sagemaker:DescribeTrainingJob",
          "sagemaker:DescribeUserProfile",
          "sagemaker:StopHyperParameterTuningJob",
          "sagemaker:StopProcessingJob",
          "sagemaker:StopTrainingJob",
          "sagemaker:UpdateSpace",
        ],
        resources: [own("sagemaker", "*")],
      },
      {
        actions: [
          "sagemaker:ListApps",
          "sagemaker:ListModelPackages",
          "sagemaker:ListProcessingJobs",
          "sagemaker:ListSpaces",
          "sagemaker:ListTrainingJobs",
        ],
        resources: ["*"],
      },
    ],
    "sagemaker-runtime": [
      {
        actions: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
        resources: [own("sagemaker", "endpoint/*")],
      },
    ],
    "ecr-api": images,
    "ecr-dkr": images,
  };
}
