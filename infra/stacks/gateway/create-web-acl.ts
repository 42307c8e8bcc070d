import type { Stack } from "aws-cdk-lib";
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import { ownArn } from "../../parts/own-arn.ts";
import type { GatewayNeeds } from "../gateway.ts";

type Statement = CfnWebACL.StatementProperty;

/**
 * AWS's rules that look into bodies: they count and don't block. Prompts have code, markup and addresses in them, and the firewall sees
 * only their beginning (8 KB behind a load balancer). What is in a prompt is for the guardrails.
 */
const common = ["SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericLFI_BODY", "GenericRFI_BODY", "EC2MetaDataSSRF_BODY"];
const badInputs = ["Log4JRCE_BODY", "JavaDeserializationRCE_BODY", "ReactJSRCE_BODY"];

const withheld = ["authorization", "cookie", "proxy-authorization", "x-api-key", "x-amz-security-token"];

/** The firewall before the gateway (NET-008): AWS's managed rules, bounds of what a request is, and how many come from one address. */
export function createWebAcl(stack: Stack, config: DeploymentConfig, resourceArn: string, { foundation }: GatewayNeeds): string {
  const acl = new CfnWebACL(stack, "Firewall", {
    name: `${config.name}-gateway`,
    description: "Before the gateway. Requests that no rule is against go on: the gateway itself authenticates them.",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: visible("gateway"),
    rules: [
      block(0, "rate", {
        rateBasedStatement: { limit: config.gateway.requestsPerFiveMinutes, evaluationWindowSec: 300, aggregateKeyType: "IP" },
      }),
      block(1, "long-path", longerThan({ uriPath: {} }, 2048)),
      block(2, "long-query", longerThan({ queryString: {} }, 4096)),
      block(
        3,
        "long-headers",
        longerThan({ headers: { matchPattern: { all: {} }, matchScope: "ALL", oversizeHandling: "MATCH" } }, 8000),
      ),
      // The size of a body beyond what the firewall sees of it: a gigabyte and more by its own word.
      block(4, "long-body", {
        regexMatchStatement: {
          regexString: "^[0-9]{10,}$",
          fieldToMatch: { singleHeader: { Name: "content-length" } },
          textTransformations: [{ priority: 0, type: "NONE" }],
        },
      }),
      managed(5, "AWSManagedRulesCommonRuleSet", common),
      managed(6, "AWSManagedRulesKnownBadInputsRuleSet", badInputs),
    ],
  });
  new CfnWebACLAssociation(stack, "FirewallAssociation", { resourceArn, webAclArn: acl.attrArn });
  const logGroup = createLogGroup(stack, "FirewallLog", {
    key: foundation.dataKey,
    retentionDays: config.retention.operationsDays,
    // WAF insists on how it begins.
    name: `aws-waf-logs-${config.name}-gateway`,
  });
  new CfnLoggingConfiguration(stack, "FirewallLogging", {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [ownArn(config, "logs", `log-group:${logGroup.logGroupName}`)],
    redactedFields: [...withheld.map((name) => ({ singleHeader: { Name: name } })), { queryString: {} }],
  });
  return acl.attrArn;
}

function block(priority: number, name: string, statement: Statement): CfnWebACL.RuleProperty {
  return { priority, name, statement, action: { block: {} }, visibilityConfig: visible(name) };
}

function longerThan(fieldToMatch: CfnWebACL.FieldToMatchProperty, size: number): Statement {
  return {
    sizeConstraintStatement: {
      fieldToMatch,
      size,
      comparisonOperator: "GT",
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  };
}

function managed(priority: number, name: string, counted: readonly string[]): CfnWebACL.RuleProperty {
  return {
    priority,
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visible(name),
  };
}

/** Metrics, and no samples: WAF would keep parts of requests for anybody who may look at the firewall. */
function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}
