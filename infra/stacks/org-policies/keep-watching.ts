import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { deliveryRoleName } from "../../parts/role-names.ts";
import { exceptDeployments, exceptedRoles } from "./except-deployments.ts";
import { deny } from "./policy-document.ts";

/** What sees and keeps: the organisation's services in every account, and what this deployment made for it, which begins with its name. */
export function keepWatching(config: DeploymentConfig): readonly object[] {
  const { name } = config;
  return [
    deny(
      "Detection",
      [
        "access-analyzer:DeleteAnalyzer",
        "cloudtrail:DeleteTrail",
        "cloudtrail:PutEventSelectors",
        "cloudtrail:PutInsightSelectors",
        "cloudtrail:StopLogging",
        "cloudtrail:UpdateTrail",
        "config:DeleteConfigurationRecorder",
        "config:DeleteDeliveryChannel",
        "config:StopConfigurationRecorder",
        "ec2:DeleteFlowLogs",
        "guardduty:DeleteDetector",
        "guardduty:DisassociateFromAdministratorAccount",
        "guardduty:UpdateDetector",
        "securityhub:DisableSecurityHub",
        "securityhub:DisassociateFromAdministratorAccount",
      ],
      exceptDeployments(config),
    ),
    // Whoever silences what tells is not told of.
    deny(
      "WhatTells",
      [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:DisableAlarmActions",
        "cloudwatch:PutMetricAlarm",
        "events:DeleteRule",
        "events:DisableRule",
        "events:PutRule",
        "events:RemoveTargets",
        "logs:DeleteLogGroup",
        "logs:DeleteLogStream",
        "logs:DeleteMetricFilter",
        "logs:PutMetricFilter",
        "logs:PutRetentionPolicy",
        "sns:DeleteTopic",
        "sns:SetTopicAttributes",
      ],
      exceptDeployments(config),
      {
        Resource: [
          `arn:*:cloudwatch:*:*:alarm:${name}-*`,
          `arn:*:events:*:*:rule/${name}-*`,
          `arn:*:logs:*:*:log-group:${name}-*`,
          `arn:*:sns:*:*:${name}-*`,
        ],
      },
    ),
    deny("Audit", ["s3:BypassGovernanceRetention", "s3:PutBucketObjectLockConfiguration"], exceptDeployments(config)),
    // Nobody deletes what is locked; without its key nobody would read it either.
    deny("KeyOfAudit", ["kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"], {
      ...exceptDeployments(config),
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/${name}/audit` },
    }),
    deny("NameOfThatKey", ["kms:DeleteAlias", "kms:UpdateAlias"], exceptDeployments(config), {
      Resource: `arn:*:kms:*:*:alias/${name}/audit`,
    }),
    ...keepRoles(config),
    ...keepPipeline(config),
    deny("Organisation", ["account:CloseAccount", "organizations:LeaveOrganization"]),
    deny("NoRoot", "*", { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" } }),
  ];
}

/** Who could make or change a role that is excepted, or be one of this deployment's, would be past what is above, and past the pipeline. */
function keepRoles(config: DeploymentConfig): readonly object[] {
  const own = `arn:*:iam::*:role/${config.name}-*`;
  return [
    deny(
      "RolesStay",
      ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"],
      exceptDeployments(config),
      { Resource: [...exceptedRoles(config), own] },
    ),
    deny(
      "RolesHandedOver",
      "iam:PassRole",
      {
        ...exceptDeployments(config),
        // People who train hand their jobs a role, and who restores hands AWS Backup one: both take no other's.
        StringNotEquals: { "iam:PassedToService": ["backup.amazonaws.com", "sagemaker.amazonaws.com"] },
      },
      { Resource: own },
    ),
  ];
}

/** A pipeline without its approvals, or a step that is started by itself, would ask nobody. */
function keepPipeline(config: DeploymentConfig): readonly object[] {
  const project = (step: string): string => `arn:*:codebuild:*:*:project/${deliveryRoleName(config, step)}`;
  return [
    deny(
      "PipelineStays",
      [
        "codebuild:DeleteProject",
        "codebuild:UpdateProject",
        "codepipeline:DeletePipeline",
        "codepipeline:OverrideStageCondition",
        "codepipeline:RollbackStage",
        "codepipeline:UpdatePipeline",
      ],
      exceptDeployments(config),
      { Resource: [project("*"), `arn:*:codepipeline:*:*:${config.name}-delivery*`] },
    ),
    deny(
      "StepsByThePipelineOnly",
      ["codebuild:RetryBuild", "codebuild:StartBuild", "codebuild:StartBuildBatch"],
      { ArnNotLike: { "aws:PrincipalArn": `arn:*:iam::*:role/${deliveryRoleName(config, "pipeline")}` } },
      { Resource: project("deploy") },
    ),
  ];
}
