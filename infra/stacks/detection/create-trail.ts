import type { Stack } from "aws-cdk-lib";
import { CfnTrail } from "aws-cdk-lib/aws-cloudtrail";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import { ownArn } from "../../parts/own-arn.ts";
import type { Foundation } from "../foundation.ts";

/** What is done with these is a data event. InvokeModel and Converse are management events, which are all there. */
const dataTypes = [
  "AWS::Bedrock::AgentAlias",
  "AWS::Bedrock::FlowAlias",
  "AWS::Bedrock::Guardrail",
  "AWS::Bedrock::KnowledgeBase",
  "AWS::Bedrock::Model",
  "AWS::Bedrock::Prompt",
  "AWS::SageMaker::Endpoint",
];

/**
 * The trail of all that happens in the account, in every region (LOG-001): write-once, signed digests, under the key of audit. The copy
 * in a log group is what alarms look at. L1, because the L2 knows data events of S3 and Lambda only.
 */
export function createTrail(stack: Stack, config: DeploymentConfig, foundation: Foundation): ILogGroup {
  const { auditKey, auditBucket, contentBucket, corpusBucket } = foundation;
  const logGroup = createLogGroup(stack, "TrailLog", { key: auditKey, retentionDays: config.retention.operationsDays });
  const name = `${config.name}-trail`;
  const role = new Role(stack, "TrailRole", {
    assumedBy: new ServicePrincipal("cloudtrail.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceArn": ownArn(config, "cloudtrail", `trail/${name}`) } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [ownArn(config, "logs", `log-group:${logGroup.logGroupName}:log-stream:${config.account}_CloudTrail_*`)],
    }),
  );
  acknowledgeWildcards(
    role,
    /TrailLog.*_CloudTrail_\*$/,
    "CloudTrail's own streams of this one group, which it names by regions.",
  );
  const event = (category: string, ...others: CfnTrail.AdvancedFieldSelectorProperty[]) => [
    { field: "eventCategory", equalTo: [category] },
    ...others,
  ];
  const objectsOf = (...buckets: readonly IBucket[]) => [
    { field: "resources.type", equalTo: ["AWS::S3::Object"] },
    { field: "resources.ARN", startsWith: buckets.map((bucket) => bucket.arnForObjects("")) },
  ];
  const trail = new CfnTrail(stack, "Trail", {
    trailName: name,
    isLogging: true,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    kmsKeyId: auditKey.keyArn,
    s3BucketName: auditBucket.bucketName,
    cloudWatchLogsLogGroupArn: logGroup.logGroupArn,
    cloudWatchLogsRoleArn: role.roleArn,
    advancedEventSelectors: [
      { name: "Management", fieldSelectors: event("Management") },
      ...dataTypes.map((type) => ({
        name: type.replaceAll("::", " "),
        fieldSelectors: event("Data", { field: "resources.type", equalTo: [type] }),
      })),
      { name: "Objects of content and documents", fieldSelectors: event("Data", ...objectsOf(contentBucket, corpusBucket)) },
      {
        name: "Objects of audit",
        // The trail itself writes there: each file would make another.
        fieldSelectors: event("Data", ...objectsOf(auditBucket), { field: "eventName", notEquals: ["PutObject"] }),
      },
    ],
    insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
  });
  trail.node.addDependency(role);
  return logGroup;
}
