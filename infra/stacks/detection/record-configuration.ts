import type { Stack } from "aws-cdk-lib";
import { CfnConfigRule, CfnConfigurationRecorder, CfnDeliveryChannel } from "aws-cdk-lib/aws-config";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { ownArn, ownRoleArn } from "../../parts/own-arn.ts";
import type { DetectionNeeds } from "../detection.ts";

/** AWS's own rules by their identifiers; each is about something that the templates have right, and that a person could change. */
const rules = [
  "CLOUDWATCH_LOG_GROUP_ENCRYPTED",
  "CLOUD_TRAIL_ENABLED",
  "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
  "CMK_BACKING_KEY_ROTATION_ENABLED",
  "DB_INSTANCE_BACKUP_ENABLED",
  "ECS_CONTAINERS_NONPRIVILEGED",
  "ECS_CONTAINERS_READONLY_ACCESS",
  "ECS_TASK_DEFINITION_NONROOT_USER",
  "ELBV2_ACM_CERTIFICATE_REQUIRED",
  "GUARDDUTY_ENABLED_CENTRALIZED",
  "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
  "IAM_ROOT_ACCESS_KEY_CHECK",
  "KMS_CMK_NOT_SCHEDULED_FOR_DELETION",
  "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED",
  "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
  "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
  "RDS_STORAGE_ENCRYPTED",
  "ROOT_ACCOUNT_MFA_ENABLED",
  "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
  "S3_BUCKET_SSL_REQUESTS_ONLY",
  "SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED",
  "SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED",
  "SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS",
  "SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED",
  "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
  "VPC_FLOW_LOGS_ENABLED",
] as const;

const requiredTags = ["Owner", "Project", "UseCase", "DataClass", "Environment"];

/**
 * What everything looked like, and when it changed (SDL-001, LOG-006). It records as its service-linked role, which has to be there before (docs/aws.md).
 */
export function recordConfiguration(stack: Stack, config: DeploymentConfig, { foundation }: DetectionNeeds): void {
  const { auditKey, configurationBucket: bucket } = foundation;
  const recorder = new CfnConfigurationRecorder(stack, "Recorder", {
    roleArn: ownRoleArn(config, "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"),
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  });
  new CfnDeliveryChannel(stack, "Channel", {
    s3BucketName: bucket.bucketName,
    s3KmsKeyArn: auditKey.keyArn,
    configSnapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
  });
  const add = (identifier: string, inputParameters?: Readonly<Record<string, string>>) =>
    new CfnConfigRule(stack, `Rule-${identifier}`, {
      source: { owner: "AWS", sourceIdentifier: identifier },
      ...(inputParameters === undefined ? {} : { inputParameters }),
    }).addResourceDependency(recorder);
  for (const identifier of rules) add(identifier);
  add("REQUIRED_TAGS", Object.fromEntries(requiredTags.map((key, at) => [`tag${at + 1}Key`, key])));
  // Any gateway of the internet at all is one too many.
  add("INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY");
  add("CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK", { cloudformationRoleArn: createDriftRole(stack, config).roleArn });
}

/** Compares what is there with what the stacks say. CloudFormation reads each thing's settings as whoever asks it to. */
function createDriftRole(stack: Stack, config: DeploymentConfig): Role {
  const role = new Role(stack, "DriftRole", {
    assumedBy: new ServicePrincipal("config.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": config.account } },
    }),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("SecurityAudit")],
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ["cloudformation:DetectStackDrift", "cloudformation:DetectStackResourceDrift"],
      resources: [ownArn(config, "cloudformation", "stack/*")],
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      actions: ["cloudformation:BatchDescribeTypeConfigurations", "cloudformation:DescribeStackDriftDetectionStatus"],
      resources: ["*"],
    }),
  );
  acknowledge(role, {
    "AwsSolutions-IAM5[Resource::*]": "These two calls know no resource; they read how far a comparison is.",
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/SecurityAudit]":
      "AWS's own policy of reading settings and no data. It grows with what there is to compare; a copy that lags behind would hide drift.",
  });
  acknowledgeWildcards(role, /stack\/\*$/, "Every stack of the account is looked at: drift is not known by names.");
  return role;
}
