import type { Stack } from "aws-cdk-lib";
import { CfnAnalyzer } from "aws-cdk-lib/aws-accessanalyzer";
import { CfnDetector } from "aws-cdk-lib/aws-guardduty";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnSession } from "aws-cdk-lib/aws-macie";
import { CfnHub, CfnStandard } from "aws-cdk-lib/aws-securityhub";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { callOnce } from "../../parts/call-once.ts";
import { partitionOf } from "../../parts/own-arn.ts";

/** AWS's own watchers (LOG-009, IAM-012, DAT-014). Each can be in an account and region once: leave out what is there. */
export function watchAccount(stack: Stack, config: DeploymentConfig, key: IKey): void {
  const { guardDuty, securityHub, accessAnalyzer, macie } = config.detection;
  if (guardDuty) createDetector(stack);
  if (securityHub) {
    const hub = new CfnHub(stack, "SecurityHub", {
      enableDefaultStandards: false,
      autoEnableControls: true,
      controlFindingGenerator: "SECURITY_CONTROL",
    });
    for (const [id, standard] of [
      ["BestPractices", "aws-foundational-security-best-practices/v/1.0.0"],
      ["Nist", "nist-800-53/v/5.0.0"],
    ] as const) {
      const enabled = new CfnStandard(stack, `Standard-${id}`, {
        standardsArn: `arn:${partitionOf(config)}:securityhub:${config.region}::standards/${standard}`,
      });
      enabled.addResourceDependency(hub);
    }
  }
  if (accessAnalyzer) new CfnAnalyzer(stack, "AccessAnalyzer", { type: "ACCOUNT", analyzerName: `${config.name}-external` });
  if (macie) discoverSensitiveData(stack, config, key);
}

/** Macie samples all buckets of the account by itself, those of documents among them. Jobs over one bucket are made in the account. */
function discoverSensitiveData(stack: Stack, config: DeploymentConfig, key: IKey): void {
  const session = new CfnSession(stack, "Macie", { status: "ENABLED", findingPublishingFrequency: "FIFTEEN_MINUTES" });
  const discovery = callOnce(stack, config, key, {
    id: "MacieDiscovery",
    resourceType: "Custom::MacieAutomatedDiscovery",
    service: "Macie2",
    action: "UpdateAutomatedDiscoveryConfiguration",
    parameters: { status: "ENABLED" },
    statements: [new PolicyStatement({ actions: ["macie2:UpdateAutomatedDiscoveryConfiguration"], resources: ["*"] })],
  });
  discovery.node.addDependency(session);
}

function createDetector(stack: Stack): void {
  const on = (name: string) => ({ name, status: "ENABLED" });
  new CfnDetector(stack, "GuardDuty", {
    enable: true,
    findingPublishingFrequency: "FIFTEEN_MINUTES",
    features: [
      on("S3_DATA_EVENTS"),
      on("EBS_MALWARE_PROTECTION"),
      on("RDS_LOGIN_EVENTS"),
      on("LAMBDA_NETWORK_LOGS"),
      {
        ...on("RUNTIME_MONITORING"),
        additionalConfiguration: [on("ECS_FARGATE_AGENT_MANAGEMENT")],
      },
    ],
  });
}
