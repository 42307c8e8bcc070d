import { Duration, type Stack } from "aws-cdk-lib";
import {
  AnomalyDetectionAlarm,
  Alarm,
  ComparisonOperator,
  MathExpression,
  Metric,
  TreatMissingData,
  type IMetric,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { knowledgeBaseRoleName } from "../../parts/role-names.ts";
import type { DetectionNeeds } from "../detection.ts";
import { bedrockMetric, countLog } from "./create-metrics.ts";
import { pastThePipeline } from "./past-the-pipeline.ts";
import { suspicious } from "./suspicious-calls.ts";

/** Alarms tell one topic. Beside each threshold that a person chose there is a band of what is usual, which CloudWatch learns. */
export function createAlarms(
  stack: Stack,
  config: DeploymentConfig,
  { guardrails, gateway }: DetectionNeeds,
  topic: ITopic,
  trailLog: ILogGroup | undefined,
): void {
  const action = new SnsAction(topic);
  const above = (id: string, alarmDescription: string, metric: IMetric, threshold: number, evaluationPeriods = 1) =>
    new Alarm(stack, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action);
  const unusual = (id: string, alarmDescription: string, metric: Metric) =>
    new AnomalyDetectionAlarm(stack, id, {
      alarmDescription,
      metric,
      stdDevs: 3,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action);

  const group = guardrails.invocationLog;
  const count = (name: string, pattern: string, value?: string) =>
    countLog(stack, config, { name, group, pattern, ...(value === undefined ? {} : { value }) });
  const asked = count("InputTokens", "{ $.input.inputTokenCount = * }", "$.input.inputTokenCount");
  const answered = count("OutputTokens", "{ $.output.outputTokenCount = * }", "$.output.outputTokenCount");
  const calls = count("ModelCalls", "{ $.modelId = * }");
  const hourly = { statistic: "Sum", period: Duration.hours(1) };
  const tokens = new MathExpression({
    expression: "asked + answered",
    usingMetrics: { asked: asked.with(hourly), answered: answered.with(hourly) },
    period: Duration.hours(1),
    label: "tokens",
  });
  above("TokensPerHour", "More tokens in an hour than alarms.tokensPerHour", tokens, config.alarms.tokensPerHour);
  unusual("UnusualInputTokens", "Prompts have far more tokens than usual at this time", asked);
  unusual("UnusualOutputTokens", "Answers have far more tokens than usual at this time", answered);
  unusual("UnusualCalls", "Far more model calls than usual at this time", calls);

  const others = count("CallsBesideGateway", besideGateway(config, gateway.taskRoleName));
  above("CallsBesideGateway", "Somebody calls models with another role than the gateway's", others, 0);
  const unapproved = notApproved(config);
  if (unapproved !== undefined)
    above("ModelsNotApproved", "A model was called that is not in models.approved", count("ModelsNotApproved", unapproved), 0);

  for (const { name, arn, version } of guardrails.guardrails) {
    const intervened = bedrockMetric("AWS/Bedrock/Guardrails", "InvocationsIntervened", {
      GuardrailArn: arn,
      GuardrailVersion: version,
    });
    unusual(`UnusualInterventions-${name}`, `The guardrail ${name} intervenes far more often than usual`, intervened);
  }
  for (const place of ["CloudWatch", "S3"])
    above(
      `InvocationLog-${place}`,
      `Bedrock could not write its log of invocations to ${place}`,
      bedrockMetric("AWS/Bedrock", `ModelInvocationLogs${place}DeliveryFailure`),
      0,
    );
  const blocked = new Metric({
    namespace: "AWS/WAFV2",
    metricName: "BlockedRequests",
    dimensionsMap: { WebACL: `${config.name}-gateway`, Rule: "ALL", Region: config.region },
    statistic: "Sum",
    period: Duration.minutes(5),
  });
  unusual("UnusualBlocks", "The firewall refuses far more requests than usual", blocked);
  if (trailLog !== undefined)
    for (const { name, description, pattern, threshold } of [...suspicious, ...pastThePipeline(config)])
      above(name, description, countLog(stack, config, { name, group: trailLog, pattern }), threshold);
}

/** Roles as the log has them: `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`. Knowledge bases embed by themselves. */
function besideGateway(config: DeploymentConfig, taskRoleName: string): string {
  const roles = [taskRoleName, ...(config.knowledgeBase.store === "none" ? [] : [knowledgeBaseRoleName(config)])];
  return `{ ${roles.map((role) => `($.identity.arn != "*:assumed-role/${role}/*")`).join(" && ")} }`;
}

/** Longer than this CloudWatch takes no pattern: then GuardDuty and the endpoint's policy have to do. */
const longestPattern = 1024;

function notApproved({ models }: DeploymentConfig): string | undefined {
  const ids = [...new Set([...models.approved, ...models.inferenceProfiles].map((arn) => arn.split("/").slice(1).join("/")))];
  const pattern = `{ ${ids.map((id) => `($.modelId != "*${id}")`).join(" && ")} }`;
  return pattern.length > longestPattern ? undefined : pattern;
}
