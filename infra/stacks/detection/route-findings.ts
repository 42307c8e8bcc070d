import { SecretValue, Duration, type Stack } from "aws-cdk-lib";
import { ApiDestination, Authorization, type CfnConnection, Connection, Rule, type IRuleTarget } from "aws-cdk-lib/aws-events";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption, type IQueue } from "aws-cdk-lib/aws-sqs";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import type { Foundation } from "../foundation.ts";
import { createArchive } from "./create-archive.ts";
import { weakening } from "./suspicious-calls.ts";

/**
 * What is found goes to people, to the incident webhook and to the SIEM: findings of GuardDuty and Security Hub, alarms, and each call
 * that takes protection away. What can't be delivered waits in a queue for two weeks.
 */
export function routeFindings(stack: Stack, config: DeploymentConfig, foundation: Foundation, topic: ITopic): void {
  const queue = createQueue(stack, config, foundation);
  // The topic's own policy lets EventBridge in.
  const people = targetOf(topic.topicArn, queue);
  const incident = webhookOf(stack, config, foundation, queue);
  const siem = siemOf(stack, config, foundation, queue);
  const everywhere = [people, ...incident, ...siem];
  const rule = (
    id: string,
    description: string,
    source: string,
    detailType: string,
    detail: Record<string, unknown>,
    targets: IRuleTarget[],
  ) =>
    new Rule(stack, `Tell-${id}`, { description, eventPattern: { source: [source], detailType: [detailType], detail }, targets });
  rule(
    "GuardDuty",
    "Findings from low to critical",
    "aws.guardduty",
    "GuardDuty Finding",
    { severity: [{ numeric: [">=", 4] }] },
    everywhere,
  );
  rule(
    "SecurityHub",
    "Failed controls and findings of others, high and critical",
    "aws.securityhub",
    "Security Hub Findings - Imported",
    { findings: { Severity: { Label: ["HIGH", "CRITICAL"] }, Workflow: { Status: ["NEW"] }, RecordState: ["ACTIVE"] } },
    everywhere,
  );
  // People have them from the topic already.
  rule(
    "Alarms",
    "Alarms of this deployment",
    "aws.cloudwatch",
    "CloudWatch Alarm State Change",
    { state: { value: ["ALARM"] }, alarmName: [{ prefix: stack.stackName }] },
    [...incident, ...siem],
  );
  for (const [service, eventName] of Object.entries(weakening))
    rule(
      `Weakened-${service}`,
      `A call to ${service} that takes protection away`,
      `aws.${service}`,
      "AWS API Call via CloudTrail",
      { eventSource: [`${service}.amazonaws.com`], eventName: [...eventName] },
      everywhere,
    );
}

function createQueue(stack: Stack, { account }: DeploymentConfig, { auditKey }: Foundation): Queue {
  const queue = new Queue(stack, "Undelivered", {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: auditKey,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [queue.queueArn],
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    }),
  );
  acknowledge(queue, { "AwsSolutions-SQS3": "It is where what other deliveries lost ends up." });
  return queue;
}

/**
 * A target by its ARN. Those of the CDK let EventBridge in for any account: their roles and statements know no source. What is not
 * delivered within a day goes to the queue.
 */
function targetOf(arn: string, queue: IQueue, role?: Role): IRuleTarget {
  return {
    bind: () => ({
      arn,
      ...(role === undefined ? {} : { role }),
      deadLetterConfig: { arn: queue.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: Duration.hours(24).toSeconds(), maximumRetryAttempts: 185 },
    }),
  };
}

/** The same for what EventBridge takes a role for: with the actions on the target, for rules of this account alone. */
function targetByRole(stack: Stack, id: string, account: string, queue: IQueue, arn: string, actions: string[]): IRuleTarget {
  const role = new Role(stack, id, {
    assumedBy: new ServicePrincipal("events.amazonaws.com", { conditions: { StringEquals: { "aws:SourceAccount": account } } }),
  });
  role.addToPolicy(new PolicyStatement({ actions, resources: [arn] }));
  return targetOf(arn, queue, role);
}

/** The incident tool's address, with its secret in a header. EventBridge calls it from outside of the VPC, which has no way there. */
function webhookOf(
  stack: Stack,
  { name, alarms, account }: DeploymentConfig,
  { auditKey }: Foundation,
  queue: IQueue,
): readonly IRuleTarget[] {
  if (alarms.webhook === undefined) return [];
  const connection = new Connection(stack, "Webhook", {
    description: `Incidents of ${name}`,
    authorization: Authorization.apiKey("authorization", SecretValue.secretsManager(alarms.webhook.secret)),
  });
  (connection.node.findChild("Connection") as CfnConnection).kmsKeyIdentifier = auditKey.keyArn;
  const { apiDestinationArn } = new ApiDestination(stack, "WebhookDestination", {
    connection,
    endpoint: alarms.webhook.url,
    rateLimitPerSecond: 10,
  });
  return [targetByRole(stack, "WebhookRole", account, queue, apiDestinationArn, ["events:InvokeApiDestination"])];
}

function siemOf(stack: Stack, config: DeploymentConfig, foundation: Foundation, queue: IQueue): readonly IRuleTarget[] {
  const { siem, account } = config;
  // Security Lake collects by itself: collect-security-lake.ts.
  if (siem.kind === "none" || siem.kind === "security-lake") return [];
  if (siem.kind === "event-bus") return [targetByRole(stack, "SiemRole", account, queue, siem.arn, ["events:PutEvents"])];
  const stream = createArchive(stack, config, siem.bucket, foundation);
  return [targetByRole(stack, "SiemRole", account, queue, stream, ["firehose:PutRecord", "firehose:PutRecordBatch"])];
}
