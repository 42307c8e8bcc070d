import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { listBucket, prefixes, useKey, type Surroundings } from "./common-grants.ts";

/** Jobs read datasets and models, and leave results. */
export function letTrain(config: DeploymentConfig, { key, bucket, repositoryArn }: Surroundings): readonly PolicyStatement[] {
  return [
    listBucket(bucket),
    new PolicyStatement({
      sid: "Read",
      actions: ["s3:GetObject"],
      resources: [prefixes.datasets, prefixes.models].map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    }),
    new PolicyStatement({
      sid: "Results",
      actions: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
      resources: [prefixes.output, prefixes.checkpoints].map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    }),
    ...pull(repositoryArn),
    ...writeLogs(config, ["TrainingJobs", "ProcessingJobs"]),
    ...joinVpc(config),
    useKey(config, key),
    grantToVolumes(key),
  ];
}

/** Endpoints read models, and nothing that they were made of. */
export function letServe(config: DeploymentConfig, { key, bucket, repositoryArn }: Surroundings): readonly PolicyStatement[] {
  return [
    new PolicyStatement({ sid: "Models", actions: ["s3:GetObject"], resources: [bucket.arnForObjects(`${prefixes.models}*`)] }),
    ...pull(repositoryArn),
    ...writeLogs(config, ["Endpoints"]),
    ...joinVpc(config),
    useKey(config, key),
    grantToVolumes(key),
  ];
}

function pull(repositoryArn: string): readonly PolicyStatement[] {
  return [
    new PolicyStatement({ sid: "LogIn", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] }),
    new PolicyStatement({
      sid: "Pull",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [repositoryArn],
    }),
  ];
}

function writeLogs(config: DeploymentConfig, kinds: readonly string[]): readonly PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: "Logs",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: kinds.map((kind) => ownArn(config, "logs", `log-group:/aws/sagemaker/${kind}*`)),
    }),
    new PolicyStatement({
      sid: "Metrics",
      actions: ["cloudwatch:PutMetricData"],
      resources: ["*"],
      conditions: { StringLike: { "cloudwatch:namespace": "/aws/sagemaker/*" } },
    }),
  ];
}

/** SageMaker puts its interfaces into the VPC as the role. */
function joinVpc(config: DeploymentConfig): readonly PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: "HandOverInterfaces",
      actions: ["ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterfacePermission"],
      resources: [ownArn(config, "ec2", "network-interface/*")],
    }),
    new PolicyStatement({
      sid: "JoinVpc",
      actions: [
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      resources: ["*"],
    }),
  ];
}

function grantToVolumes(key: IKey): PolicyStatement {
  return new PolicyStatement({
    sid: "KeyOfVolumes",
    actions: ["kms:CreateGrant"],
    resources: [key.keyArn],
    conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
}
