import { Duration, type Stack } from "aws-cdk-lib";
import { BuildSpec as CodeBuildSpec, ComputeType, LinuxBuildImage, PipelineProject } from "aws-cdk-lib/aws-codebuild";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { deliveryRoleName } from "../../parts/role-names.ts";
import type { Foundation } from "../foundation.ts";
import type { BuildSpec } from "./build-specs.ts";

export interface ProjectUse {
  readonly description: string;
  readonly spec: BuildSpec;
  /** What it may do besides writing its log and what is below. */
  readonly grants: readonly PolicyStatement[];
  /** ARNs of artefacts. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly minutes: number;
}

/**
 * One step of the pipeline, in a container of AWS's without privileges. Its role is whole here: what runs in a step can neither change
 * what another step was handed, nor read another's log.
 */
export function createProject(
  stack: Stack,
  config: DeploymentConfig,
  { auditKey }: Foundation,
  id: string,
  { description, spec, grants, reads, writes, minutes }: ProjectUse,
): PipelineProject {
  const role = new Role(stack, `${id}Role`, {
    roleName: deliveryRoleName(config, id),
    assumedBy: new ServicePrincipal("codebuild.amazonaws.com", {
      conditions: {
        StringEquals: { "aws:SourceAccount": config.account },
        ArnLike: { "aws:SourceArn": ownArn(config, "codebuild", `project/${deliveryRoleName(config, id)}`) },
      },
    }),
  });
  const logGroup = createLogGroup(stack, `${id}Log`, { key: auditKey, retentionDays: config.retention.operationsDays });
  const stream = ownArn(config, "logs", `log-group:${logGroup.logGroupName}:log-stream:*`);
  const all = [
    ...grants,
    new PolicyStatement({ sid: "Log", actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [stream] }),
    ...useArtifacts(config, auditKey, { reads, writes }),
  ];
  for (const statement of all) role.addToPolicy(statement);
  const registry = config.delivery.kind === "pipeline" ? config.delivery.registry : undefined;
  const project = new PipelineProject(stack, id, {
    projectName: deliveryRoleName(config, id),
    description,
    role: role.withoutPolicyUpdates(),
    encryptionKey: auditKey,
    buildSpec: CodeBuildSpec.fromObject({ ...spec }),
    timeout: Duration.minutes(minutes),
    queuedTimeout: Duration.hours(1),
    concurrentBuildLimit: 1,
    grantReportGroupPermissions: false,
    environment: { buildImage: LinuxBuildImage.AMAZON_LINUX_2023_5, computeType: ComputeType.MEDIUM, privileged: false },
    environmentVariables: registry === undefined ? {} : { NPM_CONFIG_REGISTRY: { value: registry } },
    logging: { cloudWatch: { logGroup } },
  });
  project.node.addDependency(role);
  acknowledgeWildcards(role, /\*$/, "Streams of one log group, and artefacts below one name: both are called by their builds.");
  return project;
}

export interface ArtifactUse {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** Artefacts are read and written by their ARNs, under one key that S3 uses. */
export function useArtifacts(config: DeploymentConfig, key: IKey, { reads, writes }: ArtifactUse): readonly PolicyStatement[] {
  return [
    new PolicyStatement({ sid: "ReadArtifacts", actions: ["s3:GetObject", "s3:GetObjectVersion"], resources: [...reads] }),
    ...(writes.length === 0
      ? []
      : [new PolicyStatement({ sid: "WriteArtifacts", actions: ["s3:PutObject"], resources: [...writes] })]),
    new PolicyStatement({
      sid: "KeyOfArtifacts",
      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
      resources: [key.keyArn],
      conditions: { StringEquals: { "kms:ViaService": `s3.${config.region}.amazonaws.com` } },
    }),
  ];
}
