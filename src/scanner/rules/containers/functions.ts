import type { Rule } from "../../model/rule.ts";
import { ask, part, type Subject } from "../checks/check.ts";
import { all, any, at } from "../checks/combine-checks.ts";
import { allowsNotEveryone } from "../checks/read-statements.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireAbsent, requireOneOf, requirePresent } from "../checks/require-value.ts";

/** A permission as the statement that AWS makes of it, in the place of its principal. */
function asStatement(permission: Subject): Subject {
  const principal = part(permission, "Principal").value ?? null;
  const conditions = ["PrincipalOrgID", "SourceAccount"].flatMap((name) => {
    const { value } = part(permission, name);
    return value === undefined ? [] : [[`aws:${name}`, value] as const];
  });
  const statement = {
    Effect: "Allow",
    Principal: { AWS: principal },
    ...(conditions.length > 0 && { Condition: { StringLike: Object.fromEntries(conditions) } }),
  };
  return { ...permission, value: { Principal: { Statement: [statement] } } };
}

export const functionRules: readonly Rule[] = [
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
    types: ["AWS::Lambda::Url", "AWS::Serverless::Function"],
    check: (one, index) =>
      ask(
        one.type === "AWS::Lambda::Url"
          ? requireOneOf("AuthType", ["AWS_IAM"])
          : at("FunctionUrlConfig", (url) => (url.value === undefined ? undefined : requireOneOf("AuthType", ["AWS_IAM"])(url))),
      )(one, index),
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
    check: ask(all(requirePresent("Principal"), (permission) => allowsNotEveryone("Principal")(asStatement(permission)))),
  },
  {
    id: "lambda-environment-key",
    control: "DAT-005",
    severity: "low",
    title: "The environment of a function is encrypted with a customer-managed key",
    remediation: "Set KmsKeyArn. In Terraform: kms_key_arn of aws_lambda_function.",
    // CKV_AWS_173 fails a key without variables too.
    also: { prowler: ["awslambda_function_env_vars_not_encrypted_with_cmk"] },
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    check: ask(any(requireAbsent("Environment"), requireKey("KmsKeyArn"))),
  },
];
