import type { App } from "aws-cdk-lib";
import { Artifact, ExecutionMode, Pipeline, PipelineType } from "aws-cdk-lib/aws-codepipeline";
import { CodeBuildAction, CodeStarConnectionsSourceAction, ManualApprovalAction } from "aws-cdk-lib/aws-codepipeline-actions";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Bucket } from "aws-cdk-lib/aws-s3";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { acknowledge } from "../parts/acknowledge.ts";
import { acknowledgeWildcards } from "../parts/acknowledge-wildcards.ts";
import { createBucket } from "../parts/create-bucket.ts";
import { ownArn, ownRoleArn, repositoryArn } from "../parts/own-arn.ts";
import { bootstrapRoleName, deliveryRoleName } from "../parts/role-names.ts";
import { createStack } from "./create-stack.ts";
import { checkSpec, compareSpec, deploySpec, verifySpec } from "./delivery/build-specs.ts";
import { createProject, useArtifacts } from "./delivery/create-project.ts";
import { approvalsOf, letApprove } from "./delivery/let-approve.ts";
import type { Foundation } from "./foundation.ts";
import type { Network } from "./network.ts";

const approveStage = "Approve";

export interface DeliveryNeeds {
  readonly network: Network;
  readonly foundation: Foundation;
}

/**
 * How a change reaches the account: source, checks with SBOM and scans, signature of the image, two approvals by two groups that share no
 * role, a comparison that they are two people, and then the deployment of exactly what was approved.
 */
export function buildDelivery(app: App, config: DeploymentConfig, { network, foundation }: DeliveryNeeds): void {
  const { delivery } = config;
  if (delivery.kind === "none") return;
  const stack = createStack(app, config, "Delivery", "the pipeline, with checks, signatures and two approvals");
  const approvals = approvalsOf(config);
  const made = createBucket(stack, "Artifacts", {
    key: foundation.auditKey,
    expireAfterDays: config.retention.operationsDays,
    accessLogs: foundation.logBucket,
    onlyByEndpoint: network.s3EndpointId,
    // The pipeline and its steps run outside of the VPC, and approvers read there what they approve; nobody else does.
    exceptRoles: [
      ...["pipeline", "Check", "Verify", "Compare", "Deploy"].map((step) => ownRoleArn(config, deliveryRoleName(config, step))),
      ...approvals.flatMap(({ roles }) => roles),
    ],
  });
  acknowledge(made, {
    "Annotation::@aws-cdk/aws-s3:accessLogsPolicyNotAdded": "The log bucket lets this account's buckets log, where it is made.",
    "NIST.800.53.R5-S3BucketReplicationEnabled": "What is deployed can be built again from its source.",
  });
  const artifactBucket = Bucket.fromBucketAttributes(stack, "ArtifactsRef", {
    bucketArn: made.bucketArn,
    encryptionKey: foundation.auditKey,
  });
  const pipelineName = `${config.name}-delivery`;
  // So CodePipeline calls them: the pipeline's name by its first 20 letters, the artefact's by its first 10.
  const artifactsOf = (name: "Source" | "Checked") => made.arnForObjects(`${pipelineName.slice(0, 20)}/${name}/*`);
  const [sources, results] = [artifactsOf("Source"), artifactsOf("Checked")];
  const project = (id: string, use: Parameters<typeof createProject>[4]) => createProject(stack, config, foundation, id, use);
  const check = project("Check", {
    description: "Tests, audits, SBOM, synthesis, scans",
    spec: checkSpec(config),
    grants: [],
    reads: [sources],
    writes: [results],
    minutes: 60,
  });
  const verify = project("Verify", {
    description: "Signatures and scans of the images",
    spec: verifySpec(config),
    grants: [
      new PolicyStatement({
        actions: ["ecr:DescribeImageScanFindings", "ecr:DescribeImageSigningStatus", "ecr:DescribeImages"],
        resources: [repositoryArn(config)],
      }),
      new PolicyStatement({
        actions: ["signer:GetRevocationStatus", "signer:GetSigningProfile"],
        resources: [delivery.signingProfile],
      }),
    ],
    reads: [results],
    writes: [],
    minutes: 15,
  });
  const compare = project("Compare", {
    description: "Whether two different people approved",
    spec: compareSpec(approvals),
    grants: [
      new PolicyStatement({
        actions: ["codepipeline:ListActionExecutions"],
        resources: [ownArn(config, "codepipeline", pipelineName)],
      }),
    ],
    reads: [results],
    writes: [],
    minutes: 10,
  });
  const deploy = project("Deploy", {
    description: "Deploys what was approved",
    spec: deploySpec,
    grants: [
      new PolicyStatement({
        actions: ["sts:AssumeRole"],
        resources: ["deploy", "file-publishing", "lookup"].map((kind) => ownRoleArn(config, bootstrapRoleName(config, kind))),
      }),
    ],
    reads: [sources, results],
    writes: [],
    minutes: 480,
  });

  const source = new Artifact("Source");
  const checked = new Artifact("Checked");
  const [owner = "", repo = ""] = delivery.repository.split("/");
  const role = new Role(stack, "PipelineRole", {
    roleName: deliveryRoleName(config, "pipeline"),
    assumedBy: new ServicePrincipal("codepipeline.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": config.account } },
    }),
  });
  const connection = new PolicyStatement({
    sid: "Source",
    // By the service that the ARN names: the old and the new name are two services to IAM.
    actions: [`${delivery.connection.split(":")[2] ?? "codeconnections"}:UseConnection`],
    resources: [delivery.connection],
  });
  const builds = new PolicyStatement({
    sid: "Steps",
    actions: ["codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild"],
    resources: [check, verify, compare, deploy].map(({ projectArn }) => projectArn),
  });
  const look = new PolicyStatement({
    actions: ["s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:ListBucket"],
    resources: [made.bucketArn],
  });
  const artifacts = { reads: [sources, results], writes: [sources, results] };
  for (const statement of [connection, builds, look, ...useArtifacts(config, foundation.auditKey, artifacts)])
    role.addToPolicy(statement);
  const digest = { CHECKED: { value: "#{Check.TEMPLATES}" } };
  const execution = "#{codepipeline.PipelineExecutionId}";
  const pipeline = new Pipeline(stack, "Pipeline", {
    pipelineName,
    pipelineType: PipelineType.V2,
    // The one that waits for approval is not overtaken by another under its approvers' eyes.
    executionMode: ExecutionMode.QUEUED,
    restartExecutionOnUpdate: false,
    artifactBucket,
    role: role.withoutPolicyUpdates(),
    usePipelineRoleForActions: true,
    stages: [
      {
        stageName: "Source",
        actions: [
          new CodeStarConnectionsSourceAction({
            actionName: "Source",
            connectionArn: delivery.connection,
            owner,
            repo,
            branch: delivery.branch,
            output: source,
            variablesNamespace: "Source",
          }),
        ],
      },
      {
        stageName: "Check",
        actions: [
          new CodeBuildAction({
            actionName: "Check",
            project: check,
            input: source,
            outputs: [checked],
            variablesNamespace: "Check",
          }),
        ],
      },
      {
        stageName: "Verify",
        actions: [
          new CodeBuildAction({ actionName: "Signatures", project: verify, input: checked, environmentVariables: digest }),
        ],
      },
      {
        stageName: approveStage,
        actions: approvals.map(
          ({ actionName }) =>
            new ManualApprovalAction({
              actionName,
              additionalInformation:
                "Commit #{Source.CommitId}, templates sha256:#{Check.TEMPLATES}. SBOM and scan are in the artefact of Check.",
            }),
        ),
      },
      {
        stageName: "Compare",
        actions: [
          new CodeBuildAction({
            actionName: "TwoPeople",
            project: compare,
            input: checked,
            environmentVariables: { PIPELINE: { value: pipelineName }, EXECUTION: { value: execution } },
          }),
        ],
      },
      {
        stageName: "Deploy",
        actions: [
          new CodeBuildAction({
            actionName: "Deploy",
            project: deploy,
            input: source,
            extraInputs: [checked],
            environmentVariables: digest,
          }),
        ],
      },
    ],
  });
  pipeline.node.addDependency(role);
  acknowledgeWildcards(role, /\*$/, "Artefacts of this one bucket, which CodePipeline names by executions.");
  const read = useArtifacts(config, foundation.auditKey, { reads: [results], writes: [] });
  letApprove(stack, config, { pipelineName, stageName: approveStage, read });
}
