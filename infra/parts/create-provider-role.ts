import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { AwsCustomResource } from "aws-cdk-lib/custom-resources";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { acknowledge } from "./acknowledge.ts";
import { createLogGroup } from "./create-log-group.ts";
import { ownArn } from "./own-arn.ts";
import { providerRoleName } from "./role-names.ts";

/** What the function of an `AwsCustomResource` runs as, and where it logs: to one group under a key, and nothing more. */
export function createProviderRole(
  stack: Stack,
  config: DeploymentConfig,
  key: IKey,
): { readonly role: Role; readonly logGroup: ILogGroup } {
  const logGroup = createLogGroup(stack, "ProviderLog", { key, retentionDays: config.retention.operationsDays });
  const role = new Role(stack, "ProviderRole", {
    roleName: providerRoleName(config, stack.stackName.slice(config.name.length + 1)),
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [ownArn(config, "logs", `log-group:${logGroup.logGroupName}:log-stream:*`)],
    }),
  );
  return { role, logGroup };
}

/** CDK's own function behind `AwsCustomResource`, one in a stack. */
export function acknowledgeProvider(stack: Stack): void {
  const id = `AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replaceAll("-", "")}`;
  const rare = "CloudFormation calls it once for each change of the stack, waits for its answer and rolls back without one.";
  acknowledge(stack.node.findChild(id), {
    "AwsSolutions-L1": "The CDK chooses the runtime of its own function, and raises it with its releases.",
    "NIST.800.53.R5-LambdaConcurrency": rare,
    "NIST.800.53.R5-LambdaDLQ": rare,
    "NIST.800.53.R5-LambdaInsideVPC":
      "It calls one API of AWS and answers CloudFormation in a bucket of AWS's, which the VPC's endpoints refuse. It handles no data.",
  });
}
