import { Duration, type Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, MetricFilter, type ILogGroup } from "aws-cdk-lib/aws-logs";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

export interface MetricUse {
  readonly name: string;
  readonly group: ILogGroup;
  /** A pattern of CloudWatch Logs. */
  readonly pattern: string;
  /** What is added up; 1 for each event without it. */
  readonly value?: string;
  readonly period?: Duration;
}

export const namespaceOf = ({ name }: DeploymentConfig): string => `Sallyport/${name}`;

/** A metric of what a log says. Where nothing is said it is 0, so that a band has something to expect. */
export function countLog(
  stack: Stack,
  config: DeploymentConfig,
  { name, group, pattern, value = "1", period = Duration.minutes(5) }: MetricUse,
): Metric {
  const filter = new MetricFilter(stack, `Count-${name}`, {
    logGroup: group,
    metricNamespace: namespaceOf(config),
    metricName: name,
    filterPattern: FilterPattern.literal(pattern),
    metricValue: value,
    defaultValue: 0,
  });
  return filter.metric({ statistic: "Sum", period });
}

/** What Bedrock itself counts. */
export function bedrockMetric(namespace: string, metricName: string, dimensionsMap: Record<string, string> = {}): Metric {
  return new Metric({ namespace, metricName, dimensionsMap, statistic: "Sum", period: Duration.minutes(5) });
}
