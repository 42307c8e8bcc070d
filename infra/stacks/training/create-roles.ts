import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { requireIsolation } from "./training-policies.ts";

export interface TrainingRoles {
  /** Of people at work in Studio: they start jobs, and are nothing else. */
  readonly studio: Role;
  /** Of the jobs themselves. */
  readonly job: Role;
  /** Of endpoints that serve what was registered: reads models, and nothing that they were made of. */
  readonly serving: Role;
}

interface Surroundings {
  readonly key: IKey;
  readonly bucket: IBucket;
  readonly repositoryArn: string;
  readonly packageGroupName: string;
  readonly groupId: string;
}

/** Below the bucket: what jobs read, what they leave, and what is served. */
export const prefixes = { datasets: "datasets/", output: "output/", checkpoints: "checkpoints/", models: "models/" } as const;

export function createRoles(stack: Stack, config: DeploymentConfig, surroundings: Surroundings): TrainingRoles {
  const create = (id: string, sourceArn: string) =>
    new Role(stack, id, {
      assumedBy: new ServicePrincipal("sagemaker.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": config.account },
          ArnLike: { "aws:SourceArn": ownArn(config, "sagemaker", sourceArn) },
        },
      }),
    });
  const roles = { studio: create("StudioRole", "*"), job: create("JobRole", "*"), serving: create("ServingRole", "*") };
  const { key, groupId } = surroundings;
  const grants = {
    studio: [...letStart(config, surroundings, roles.job), ...requireIsolation({ key: key.keyArn, groups: [groupId] })],
    job: [...letTrain(config, surroundings), ...requireIsolation({ key: key.keyArn, groups: [groupId] })],
    serving: letServe(config, surroundings),
  };
  for (const name of ["studio", "job", "serving"] as const) {
    for (const statement of grants[name]) roles[name].addToPolicy(statement);
    acknowledgeWildcards(
      roles[name],
      /.*\*$/,
      "Objects below one prefix of one bucket, jobs that people name, or an API that knows no resource. Denials are about everything.",
    );
  }
  return roles;
}

function letStart(
  config: DeploymentConfig,
  { key, bucket, packageGroupName }: Surroundings,
  job: Role,
): readonly PolicyStatement[] {
  const kinds = ["training-job", "processing-job", "hyper-parameter-tuning-job"];
  return [
    new PolicyStatement({
      sid: "StartJobs",
      actions: [
        "sagemaker:AddTags",
        "sagemaker:CreateHyperParameterTuningJob",
        "sagemaker:CreateProcessingJob",
        "sagemaker:CreateTrainingJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:StopHyperParameterTuningJob",
        "sagemaker:StopProcessingJob",
        "sagemaker:StopTrainingJob",
      ],
      // By name: what others train in this account is theirs.
      resources: kinds.map((kind) => ownArn(config, "sagemaker", `${kind}/${config.name}-*`)),
    }),
    new PolicyStatement({
      sid: "RegisterModels",
      actions: ["sagemaker:CreateModelPackage"],
      resources: [ownArn(config, "sagemaker", `model-package/${packageGroupName}/*`)],
      // Who makes a model doesn't approve it.
      conditions: { StringEqualsIfExists: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } },
    }),
    new PolicyStatement({
      sid: "SeeModels",
      actions: ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"],
      resources: [
        ownArn(config, "sagemaker", `model-package-group/${packageGroupName}`),
        ownArn(config, "sagemaker", `model-package/${packageGroupName}/*`),
      ],
    }),
    new PolicyStatement({
      sid: "See",
      actions: ["sagemaker:ListTrainingJobs", "sagemaker:ListProcessingJobs", "sagemaker:ListApps", "sagemaker:ListSpaces"],
      resources: ["*"],
    }),
    new PolicyStatement({
      sid: "HandOverToJobs",
      actions: ["iam:PassRole"],
      resources: [job.roleArn],
      conditions: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    }),
    listBucket(bucket),
    new PolicyStatement({
      sid: "Objects",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [bucket.arnForObjects(`${prefixes.datasets}*`), bucket.arnForObjects(`${prefixes.output}*`)],
    }),
    useKey(config, key),
  ];
}

function letTrain(config: DeploymentConfig, { key, bucket, repositoryArn }: Surroundings): readonly PolicyStatement[] {
  return [
    listBucket(bucket),
    new PolicyStatement({
      sid: "Datasets",
      actions: ["s3:GetObject"],
      resources: [bucket.arnForObjects(`${prefixes.datasets}*`)],
    }),
    new PolicyStatement({
      sid: "Results",
      actions: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
      resources: [prefixes.output, prefixes.checkpoints, prefixes.models].map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    }),
    ...pull(repositoryArn),
    ...writeLogs(config, ["TrainingJobs", "ProcessingJobs"]),
    ...joinVpc(config),
    useKey(config, key),
    grantToVolumes(key),
  ];
}

function letServe(config: DeploymentConfig, { key, bucket, repositoryArn }: Surroundings): readonly PolicyStatement[] {
  return [
    new PolicyStatement({ sid: "Models", actions: ["s3:GetObject"], resources: [bucket.arnForObjects(`${prefixes.models}*`)] }),
    ...pull(repositoryArn),
    ...writeLogs(config, ["Endpoints"]),
    ...joinVpc(config),
    useKey(config, key),
    grantToVolumes(key),
  ];
}

function listBucket(bucket: IBucket): PolicyStatement {
  return new PolicyStatement({ sid: "List", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [bucket.bucketArn] });
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

function useKey(config: DeploymentConfig, key: IKey): PolicyStatement {
  return new PolicyStatement({
    sid: "Key",
    actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        "kms:ViaService": ["s3", "ec2", "sagemaker"].map((service) => `${service}.${config.region}.amazonaws.com`),
      },
    },
  });
}

function grantToVolumes(key: IKey): PolicyStatement {
  return new PolicyStatement({
    sid: "KeyOfVolumes",
    actions: ["kms:CreateGrant"],
    resources: [key.keyArn],
    conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
}

/** What people may do with their own spaces and apps of this one domain, which is there only after its role. */
export function letWork(config: DeploymentConfig, domainId: string): readonly PolicyStatement[] {
  const inDomain = ["app", "space"].map((kind) => ownArn(config, "sagemaker", `${kind}/${domainId}/*`));
  return [
    new PolicyStatement({
      sid: "OwnSpaces",
      actions: [
        "sagemaker:CreateApp",
        "sagemaker:CreateSpace",
        "sagemaker:DeleteApp",
        "sagemaker:DeleteSpace",
        "sagemaker:UpdateSpace",
      ],
      // Of the profile that SageMaker says is at work.
      resources: inDomain,
      conditions: {
        ArnLike: {
          "sagemaker:OwnerUserProfileArn": ownArn(
            config,
            "sagemaker",
            "user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}",
          ),
        },
      },
    }),
    new PolicyStatement({
      sid: "SeeSpaces",
      actions: ["sagemaker:DescribeApp", "sagemaker:DescribeSpace"],
      resources: inDomain,
    }),
  ];
}
