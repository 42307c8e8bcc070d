import assert from "node:assert/strict";
import { checkRule } from "../../../../test/scanner/check-rule.ts";
import type { Rule } from "../../model/rule.ts";
import { iamRules } from "./iam-rules.ts";

/** The same rules on what Terraform declares: policies as JSON, by jsonencode, and as data sources. */
const ruleOf = (id: string): Rule => {
  const rule = iamRules.find((one) => one.id === id);
  assert.ok(rule, id);
  return rule;
};
const hcl = (text: string): { readonly hcl: string } => ({ hcl: text });
const policy = (action: string, resource: string, condition = ""): string => `
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = ${resource}${condition} }] })
}`;
const document = (action: string, more = ""): string => `
data "aws_iam_policy_document" "d" {
  statement {
    actions   = [${action}]
    resources = ["arn:aws:bedrock:eu-west-1::foundation-model/x"]
    ${more}
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.d.json }`;
const plan = (actions: string): { readonly plan: string } => ({
  plan: JSON.stringify([
    {
      type: "aws_iam_policy",
      name: "p",
      values: { policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] }) },
    },
  ]),
});
const unknown = hcl('variable "p" {}\nresource "aws_iam_policy" "p" { policy = var.p }');

checkRule(ruleOf("iam-policy-no-wildcard-actions"), {
  PASS: [hcl(policy('"bedrock:InvokeModel"', '"x"')), hcl(document('"bedrock:InvokeModel"')), plan("bedrock:InvokeModel")],
  FAIL: [hcl(policy('"bedrock:*"', '"x"')), hcl(document('"*"')), plan("*")],
  UNKNOWN: [unknown, hcl(`variable "a" {}\n${policy("var.a", '"x"')}`)],
});
checkRule(ruleOf("iam-policy-actions-exist"), {
  PASS: [hcl(document('"bedrock:InvokeModel"')), plan("bedrock:Invoke*")],
  FAIL: [hcl(document('"bedrock:Converse"')), plan("bedrock:Converse")],
  UNKNOWN: [unknown],
});
const source = (variable: string): string =>
  `condition {\n  test = "StringEquals"\n  variable = "${variable}"\n  values = ["vpc-1"]\n}`;
checkRule(ruleOf("iam-policy-condition-keys-exist"), {
  PASS: [hcl(document('"bedrock:InvokeModel"', source("aws:SourceVpc")))],
  FAIL: [hcl(document('"bedrock:InvokeModel"', source("sagemaker:SourceVpc")))],
  UNKNOWN: [unknown],
});

const role = (attached: string): string => `
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}
${attached}`;
const inline = (action: string): string =>
  `resource "aws_iam_role_policy" "${action.replace(/\W/g, "_")}" {\n  role = aws_iam_role.r.id\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })\n}`;
checkRule(ruleOf("iam-role-not-invoke-and-train"), {
  PASS: [hcl(role(inline("bedrock:InvokeModel")))],
  FAIL: [
    hcl(role(`${inline("bedrock:InvokeModel")}\n${inline("sagemaker:CreateTrainingJob")}`)),
    hcl(
      role(
        'resource "aws_iam_role_policy_attachment" "a" {\n  role = aws_iam_role.r.name\n  policy_arn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"\n}',
      ),
    ),
  ],
  UNKNOWN: [
    hcl(
      `variable "p" {}\n${role(`${inline("bedrock:InvokeModel")}\nresource "aws_iam_role_policy_attachment" "a" {\n  role = aws_iam_role.r.name\n  policy_arn = var.p\n}`)}`,
    ),
  ],
});
