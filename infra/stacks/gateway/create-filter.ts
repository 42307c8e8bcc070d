import { createHash } from "node:crypto";
import { join } from "node:path";
import { Duration, type Stack } from "aws-cdk-lib";
import { SecurityGroup } from "aws-cdk-lib/aws-ec2";
import { ArnPrincipal, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { bundleFunction, handlerOf } from "../../parts/bundle-function.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import { ownArn } from "../../parts/own-arn.ts";
import type { GatewayNeeds } from "../gateway.ts";
import { readGuardrails } from "../guardrails/read-guardrails.ts";

const entry = join(import.meta.dirname, "..", "..", "functions", "filter-guardrail.ts");

/**
 * The guardrails by themselves, as a function: for applications that call their models without the gateway and want what goes in and
 * out looked at. It has no address, only `gateway.filterCallers` invoke it, and it can send nothing anywhere: its group lets nothing out.
 */
export function createFilter(stack: Stack, config: DeploymentConfig, { network, foundation }: GatewayNeeds): LambdaFunction {
  const guardrails = readGuardrails(config).map(({ name, spec, canonical }) => ({
    name,
    version: createHash("sha256").update(canonical).digest("hex").slice(0, 12),
    spec,
  }));
  const logGroup = createLogGroup(stack, "FilterLog", {
    key: foundation.dataKey,
    retentionDays: config.retention.operationsDays,
  });
  const role = new Role(stack, "FilterRole", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  role.addToPolicy(
    new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [ownArn(config, "logs", `log-group:${logGroup.logGroupName}:log-stream:*`)],
    }),
  );
  // Lambda puts the function's interface into the VPC as this role. None of these knows a resource before there is one.
  role.addToPolicy(
    new PolicyStatement({
      actions: [
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
      ],
      resources: ["*"],
    }),
  );
  acknowledge(role, {
    "AwsSolutions-IAM5[Resource::*]": "Lambda's own way into a VPC: these know no resource before there is one.",
  });
  acknowledgeWildcards(role, /FilterLog.*\*$/, "The streams of this one log group, which Lambda names.");
  const group = new SecurityGroup(stack, "FilterGroup", {
    vpc: network.vpc,
    allowAllOutbound: false,
    description: "Guardrail filter: nothing in, nothing out",
  });
  const filter = new LambdaFunction(stack, "Filter", {
    description: "Guardrails of Sallyport, as ApplyGuardrail",
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: handlerOf(entry),
    code: Code.fromAsset(bundleFunction(entry, { "guardrails.json": JSON.stringify(guardrails) })),
    role: role.withoutPolicyUpdates(),
    memorySize: 1769,
    timeout: Duration.seconds(30),
    reservedConcurrentExecutions: 50,
    vpc: network.vpc,
    vpcSubnets: network.workload,
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, "FilterGroupRef", group.securityGroupId, { mutable: false })],
    environmentEncryption: foundation.dataKey,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.DISABLED,
  });
  filter.node.addDependency(role);
  for (const [at, arn] of config.gateway.filterCallers.entries())
    filter.addPermission(`Caller${at}`, { principal: new ArnPrincipal(arn), action: "lambda:InvokeFunction" });
  acknowledge(filter, {
    "NIST.800.53.R5-LambdaDLQ": "Who calls waits for the answer, and takes a failure for a block: there is nothing to keep.",
  });
  return filter;
}
