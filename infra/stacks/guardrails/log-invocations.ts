import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { DataClass } from "../../../src/core/data-class.ts";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { callOnce } from "../../parts/call-once.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import { ownArn } from "../../parts/own-arn.ts";
import type { Foundation } from "../foundation.ts";

/**
 * What of a call is delivered beside its metadata (LOG-002). Pictures and sound can't be searched for what should not be in them, and
 * what is restricted is kept nowhere but where the use case keeps it: the gateway's own log has its digests.
 */
const delivered: Readonly<Record<DataClass, { readonly text: boolean; readonly media: boolean }>> = {
  public: { text: true, media: true },
  internal: { text: true, media: true },
  confidential: { text: true, media: false },
  restricted: { text: false, media: false },
};

/**
 * Switches on the account's log of model invocations: to a log group and to the content bucket, both under the key of the
 * deployment's class, for the days of that class (DAT-012). CloudFormation has no type for it, so a function calls the API. It is not
 * switched off with the stack: what calls models is still there.
 */
export function logInvocations(stack: Stack, config: DeploymentConfig, { dataKey, contentBucket }: Foundation): ILogGroup {
  const logGroup = createLogGroup(stack, "Invocations", {
    key: dataKey,
    retentionDays: config.retention.contentDays[config.dataClass],
  });
  const role = new Role(stack, "InvocationLogRole", {
    assumedBy: new ServicePrincipal("bedrock.amazonaws.com", {
      conditions: {
        StringEquals: { "aws:SourceAccount": config.account },
        ArnLike: { "aws:SourceArn": ownArn(config, "bedrock", "*") },
      },
    }),
  });
  // The ARN that CloudFormation gives of a group ends in a wildcard: only its name leads to one stream.
  const stream = ownArn(config, "logs", `log-group:${logGroup.logGroupName}:log-stream:aws/bedrock/modelinvocations`);
  role.addToPolicy(new PolicyStatement({ actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [stream] }));
  const { text, media } = delivered[config.dataClass];
  const switchedOn = callOnce(stack, config, dataKey, {
    id: "InvocationLogging",
    resourceType: "Custom::BedrockInvocationLogging",
    service: "bedrock",
    action: "PutModelInvocationLoggingConfiguration",
    parameters: {
      loggingConfig: {
        cloudWatchConfig: {
          logGroupName: logGroup.logGroupName,
          roleArn: role.roleArn,
          largeDataDeliveryS3Config: { bucketName: contentBucket.bucketName },
        },
        s3Config: { bucketName: contentBucket.bucketName },
        textDataDeliveryEnabled: text,
        imageDataDeliveryEnabled: media,
        videoDataDeliveryEnabled: media,
        audioDataDeliveryEnabled: media,
        embeddingDataDeliveryEnabled: media,
      },
    },
    statements: [
      // The API knows no resource: there is one such setting in an account and region.
      new PolicyStatement({ actions: ["bedrock:PutModelInvocationLoggingConfiguration"], resources: ["*"] }),
      new PolicyStatement({
        actions: ["iam:PassRole"],
        resources: [role.roleArn],
        conditions: { StringEquals: { "iam:PassedToService": "bedrock.amazonaws.com" } },
      }),
    ],
  });
  switchedOn.node.addDependency(role);
  return logGroup;
}
