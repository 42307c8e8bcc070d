import { SecretValue, Duration, type Stack } from "aws-cdk-lib";
import {
  ApiDestination,
  Authorization,
  type CfnConnection,
  Connection,
  EventBus,
  Rule,
  type IRuleTarget,
} from "aws-cdk-lib/aws-events";
import { ApiDestination as ApiDestinationTarget, EventBus as EventBusTarget, SnsTopic } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic, type ITopic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
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
  const deadLetterQueue = new Queue(stack, "Undelivered", {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: foundation.auditKey,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  deadLetterQueue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [deadLetterQueue.queueArn],
      conditions: { StringEquals: { "aws:SourceAccount": config.account } },
    }),
  );
  acknowledge(deadLetterQueue, { "AwsSolutions-SQS3": "It is where what other deliveries lost ends up." });
  const delivery = { deadLetterQueue, maxEventAge: Duration.hours(24), retryAttempts: 185 };
  // By its ARN: its policy lets EventBridge in for this account alone, and the CDK would add a statement for any.
  const people = new SnsTopic(Topic.fromTopicArn(stack, "AlarmsRef", topic.topicArn), delivery);
  const incident = webhookOf(stack, config, foundation, delivery);
  const siem = siemOf(stack, config, foundation, delivery);
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

interface Delivery {
  readonly deadLetterQueue: Queue;
  readonly maxEventAge: Duration;
  readonly retryAttempts: number;
}

/** The incident tool's address, with its secret in a header. EventBridge calls it from outside of the VPC, which has no way there. */
function webhookOf(
  stack: Stack,
  { name, alarms, account }: DeploymentConfig,
  { auditKey }: Foundation,
  delivery: Delivery,
): IRuleTarget[] {
  if (alarms.webhook === undefined) return [];
  const connection = new Connection(stack, "Webhook", {
    description: `Incidents of ${name}`,
    authorization: Authorization.apiKey("authorization", SecretValue.secretsManager(alarms.webhook.secret)),
  });
  (connection.node.findChild("Connection") as CfnConnection).kmsKeyIdentifier = auditKey.keyArn;
  const destination = new ApiDestination(stack, "WebhookDestination", {
    connection,
    endpoint: alarms.webhook.url,
    rateLimitPerSecond: 10,
  });
  return [new ApiDestinationTarget(destination, { ...delivery, eventRole: createTellingRole(stack, "WebhookRole", account) })];
}

function siemOf(stack: Stack, config: DeploymentConfig, foundation: Foundation, delivery: Delivery): IRuleTarget[] {
  const { siem } = config;
  // Security Lake collects by itself: collect-security-lake.ts.
  if (siem.kind === "none" || siem.kind === "security-lake") return [];
  const role = createTellingRole(stack, "SiemRole", config.account);
  if (siem.kind === "event-bus")
    return [new EventBusTarget(EventBus.fromEventBusArn(stack, "SiemBus", siem.arn), { ...delivery, role })];
  const arn = createArchive(stack, config, siem.bucket, foundation);
  role.addToPolicy(new PolicyStatement({ actions: ["firehose:PutRecord", "firehose:PutRecordBatch"], resources: [arn] }));
  // The CDK's own target takes no role, and makes one that any account's EventBridge could take.
  return [{ bind: () => ({ arn, role, deadLetterConfig: { arn: delivery.deadLetterQueue.queueArn } }) }];
}

/** What EventBridge delivers as, for rules of this account alone. */
function createTellingRole(stack: Stack, id: string, account: string): Role {
  return new Role(stack, id, {
    assumedBy: new ServicePrincipal("events.amazonaws.com", { conditions: { StringEquals: { "aws:SourceAccount": account } } }),
  });
}
