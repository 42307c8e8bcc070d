import { RemovalPolicy, type App, type Stack } from "aws-cdk-lib";
import { CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress, SecurityGroup } from "aws-cdk-lib/aws-ec2";
import { Repository, RepositoryEncryption, TagMutability } from "aws-cdk-lib/aws-ecr";
import { CfnModelPackageGroup } from "aws-cdk-lib/aws-sagemaker";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { acknowledge } from "../parts/acknowledge.ts";
import { createBucket } from "../parts/create-bucket.ts";
import { createLogGroup } from "../parts/create-log-group.ts";
import { letReach } from "../parts/let-reach.ts";
import { createStack } from "./create-stack.ts";
import type { Foundation } from "./foundation.ts";
import type { Network } from "./network.ts";
import { createDomain } from "./training/create-domain.ts";
import { keepModels } from "./training/common-grants.ts";
import { createRoles } from "./training/create-roles.ts";
import { letWork } from "./training/studio-grants.ts";

export interface TrainingNeeds {
  readonly network: Network;
  readonly foundation: Foundation;
}

/** Where models are made: apart from where they are called, in roles, groups and buckets. */
export function buildTraining(app: App, config: DeploymentConfig, { network, foundation }: TrainingNeeds): void {
  if (config.training === "none") return;
  const stack = createStack(app, config, "Training", "where models are trained, apart from where they are called");
  const { dataKey: key } = foundation;
  const groupId = createGroup(stack, config, network);
  const bucket = createBucket(stack, "TrainingData", {
    key,
    expireAfterDays: undefined,
    accessLogs: foundation.logBucket,
    onlyByEndpoint: network.s3EndpointId,
  });
  acknowledge(bucket, {
    "Annotation::@aws-cdk/aws-s3:accessLogsPolicyNotAdded": "The log bucket lets this account's buckets log, where it is made.",
    "NIST.800.53.R5-S3BucketReplicationEnabled":
      "Data stays in the approved region, in versions; a second region is for the organisation's backup plan.",
  });
  bucket.addToResourcePolicy(keepModels(bucket));
  const repository = new Repository(stack, "Images", {
    imageTagMutability: TagMutability.IMMUTABLE,
    imageScanOnPush: true,
    encryption: RepositoryEncryption.KMS,
    encryptionKey: key,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // SageMaker would make them by itself, but without a key and for ever.
  for (const kind of ["TrainingJobs", "ProcessingJobs", "Endpoints", "studio"])
    createLogGroup(stack, `Log-${kind}`, { key, retentionDays: config.retention.operationsDays, name: `/aws/sagemaker/${kind}` });
  const packages = new CfnModelPackageGroup(stack, "Models", {
    modelPackageGroupName: `${config.name}-models`,
    modelPackageGroupDescription: "Models that were trained here; each version waits for an approval before it is served",
  });
  packages.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const roles = createRoles(stack, config, {
    key,
    bucket,
    repositoryArn: repository.repositoryArn,
    packageGroupName: packages.modelPackageGroupName,
    groupId,
  });
  const domain = createDomain(stack, config, { key, roleArn: roles.studio.roleArn, groupId, network });
  for (const statement of letWork(config, domain.attrDomainId)) roles.studio.addToPolicy(statement);
}

/** Jobs reach the endpoints, S3 and each other; not the database, nor the gateway. */
function createGroup(stack: Stack, config: DeploymentConfig, network: Network): string {
  const made = new CfnSecurityGroup(stack, "Group", {
    vpcId: network.vpc.vpcId,
    groupDescription: "Training: endpoints, S3 and each other only",
    securityGroupEgress: [
      {
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        destinationPrefixListId: config.s3PrefixList,
        description: "S3 by the gateway endpoint",
      },
    ],
  });
  const group = SecurityGroup.fromSecurityGroupId(stack, "GroupRef", made.attrGroupId, { mutable: false });
  letReach(stack, "Endpoints", {
    from: group,
    to: network.endpointGroup,
    port: 443,
    description: "AWS services by their endpoints",
  });
  // Studio's apps and the hosts of one job among themselves; NFS is where home folders are.
  for (const [id, fromPort, toPort] of [
    ["Nfs", 2049, 2049],
    ["Apps", 8192, 65_535],
  ] as const) {
    const rule = { ipProtocol: "tcp", fromPort, toPort, groupId: made.attrGroupId, description: "Training, among itself" };
    new CfnSecurityGroupIngress(stack, `${id}Ingress`, { ...rule, sourceSecurityGroupId: made.attrGroupId });
    new CfnSecurityGroupEgress(stack, `${id}Egress`, { ...rule, destinationSecurityGroupId: made.attrGroupId });
  }
  return made.attrGroupId;
}
