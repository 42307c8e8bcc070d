import type { Rule } from "../../model/rule.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { ask, type Subject } from "../checks/check.ts";
import { when } from "../checks/combine-checks.ts";
import { gather, type Referrers } from "../checks/find-referrers.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireList, requireNoneOf, requireOneOf, requirePresent } from "../checks/require-value.ts";

export const functionRules: readonly Rule[] = [
  {
    id: "lambda-in-vpc",
    control: "NET-002",
    severity: "medium",
    title: "A function runs in subnets of yours",
    remediation: "Set VpcConfig with SubnetIds and SecurityGroupIds. In Terraform: vpc_config of aws_lambda_function.",
    also: {
      prowler: ["awslambda_function_inside_vpc"],
      checkov: ["CKV_AWS_117"],
      cdkNag: ["NIST.800.53.R5-LambdaInsideVPC"],
      cfnGuard: ["LAMBDA_INSIDE_VPC"],
    },
    types: ["AWS::Lambda::Function"],
    check: ask((subject) => (runsForDeployments(subject) ? undefined : requireList("VpcConfig.SubnetIds")(subject))),
  },
  {
    id: "lambda-url-authenticated",
    control: "NET-008",
    severity: "critical",
    title: "A function's address asks who calls",
    remediation: "Set AuthType to AWS_IAM. In Terraform: authorization_type of aws_lambda_function_url.",
    also: {
      prowler: ["awslambda_function_url_public"],
      checkov: ["CKV_AWS_258"],
      cdkNag: ["NIST.800.53.R5-LambdaFunctionUrlAuth"],
    },
    types: ["AWS::Lambda::Url"],
    check: ask(requireOneOf("AuthType", ["AWS_IAM"])),
  },
  {
    id: "lambda-not-public",
    control: "NET-008",
    severity: "critical",
    title: "Not everyone may call a function",
    remediation: "Name the Principal, and set SourceArn or SourceAccount. In Terraform: aws_lambda_permission.",
    also: {
      prowler: ["awslambda_function_not_publicly_accessible"],
      checkov: ["CKV_AWS_301"],
      cdkNag: ["NIST.800.53.R5-LambdaFunctionPublicAccessProhibited"],
      cfnGuard: ["LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "LAMBDA_NO_WILDCARD_PRINCIPAL"],
    },
    types: ["AWS::Lambda::Permission"],
    check: ask(requireNoneOf("Principal", ["*"])),
  },
  {
    id: "lambda-environment-key",
    control: "DAT-005",
    severity: "low",
    title: "The environment of a function is encrypted with a customer-managed key",
    remediation: "Set KmsKeyArn. In Terraform: kms_key_arn of aws_lambda_function.",
    also: { prowler: ["awslambda_function_env_vars_not_encrypted_with_cmk"], checkov: ["CKV_AWS_173"] },
    types: ["AWS::Lambda::Function"],
    check: ask(when(requirePresent("Environment.Variables"), requireKey("KmsKeyArn"))),
  },
];

const makers = new WeakMap<InventoryIndex, Referrers>();

/** What makes a custom resource of a stack runs while it is deployed, and sees no data of the workload. */
function runsForDeployments({ resource, index }: Subject): boolean {
  const isCustom = ({ type }: Resource): boolean => type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource";
  const known = makers.get(index) ?? gather(index.inventory.resources.filter(isCustom), "ServiceToken");
  makers.set(index, known);
  return known.of(resource).length > 0;
}
