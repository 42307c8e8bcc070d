import type { App } from "aws-cdk-lib";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { createStack } from "./create-stack.ts";
import { collectSecurityLake } from "./detection/collect-security-lake.ts";
import { createAlarms } from "./detection/create-alarms.ts";
import { createTopic } from "./detection/create-topic.ts";
import { createTrail } from "./detection/create-trail.ts";
import { recordConfiguration } from "./detection/record-configuration.ts";
import { routeFindings } from "./detection/route-findings.ts";
import { watchAccount } from "./detection/watch-account.ts";
import type { Foundation } from "./foundation.ts";
import type { Gateway } from "./gateway.ts";
import type { Guardrails } from "./guardrails.ts";
import type { Network } from "./network.ts";

export interface DetectionNeeds {
  readonly network: Network;
  readonly foundation: Foundation;
  readonly guardrails: Guardrails;
  readonly gateway: Gateway;
}

/** What notices, and who hears of it. */
export function buildDetection(app: App, config: DeploymentConfig, needs: DetectionNeeds): void {
  const stack = createStack(app, config, "Detection", "the trail, alarms, and what watches the account");
  const { detection, siem } = config;
  const topic = createTopic(stack, config, needs.foundation);
  const trailLog = detection.trail ? createTrail(stack, config, needs.foundation) : undefined;
  createAlarms(stack, config, needs, topic, trailLog);
  watchAccount(stack, config, needs.foundation.auditKey);
  if (detection.configRecorder) recordConfiguration(stack, config, needs);
  if (siem.kind === "security-lake") collectSecurityLake(stack, config, siem, needs.foundation);
  routeFindings(stack, config, needs.foundation, topic);
}
