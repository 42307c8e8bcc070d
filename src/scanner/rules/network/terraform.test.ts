import { checkRule } from "../../../../test/scanner/check-rule.ts";
import assert from "node:assert/strict";
import type { Rule } from "../../model/rule.ts";
import { networkRules } from "./network-rules.ts";

/** The same rules on what Terraform declares, in its language and as a plan. */
const ruleOf = (id: string): Rule => {
  const rule = networkRules.find((one) => one.id === id);
  assert.ok(rule, id);
  return rule;
};
const hcl = (text: string): { readonly hcl: string } => ({ hcl: text });

const network = (table: string): string => `
resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "i" { vpc_id = aws_vpc.v.id }
resource "aws_subnet" "s" { vpc_id = aws_vpc.v.id }
resource "aws_db_subnet_group" "d" { subnet_ids = [aws_subnet.s.id] }
${table}`;
const own = (routes: string): string => `
resource "aws_route_table" "t" {
  vpc_id = aws_vpc.v.id
  ${routes}
}
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.s.id
  route_table_id = aws_route_table.t.id
}`;
const open = `
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.i.id
  }`;

checkRule(ruleOf("network-workload-no-internet-path"), {
  PASS: [hcl(network(own("")))],
  FAIL: [
    hcl(network(own(open))),
    hcl(
      network(
        `${own("")}\nresource "aws_route" "r" {\n  route_table_id = aws_route_table.t.id\n  destination_ipv6_cidr_block = "::/0"\n  gateway_id = aws_internet_gateway.i.id\n}`,
      ),
    ),
    {
      name: "the main route table",
      hcl: network(
        `resource "aws_default_route_table" "t" {\n  default_route_table_id = aws_vpc.v.default_route_table_id\n${open}\n}`,
      ),
    },
  ],
  UNKNOWN: [hcl(`variable "subnet" {}\nresource "aws_db_subnet_group" "d" { subnet_ids = [var.subnet] }`)],
});

const group = (rules: string): string => `resource "aws_security_group" "g" {\n${rules}\n}`;
checkRule(ruleOf("network-security-group-no-open-ingress"), {
  PASS: [
    hcl(group(`ingress {\n  from_port = 443\n  to_port = 443\n  protocol = "tcp"\n  cidr_blocks = ["10.0.0.0/8"]\n}`)),
    {
      plan: `[{ "type": "aws_security_group", "name": "g", "values": { "name": "g", "ingress": [{ "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"] }] } }]`,
    },
  ],
  FAIL: [
    hcl(group(`ingress {\n  from_port = 0\n  to_port = 0\n  protocol = "-1"\n  cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]\n}`)),
    {
      plan: `[{ "type": "aws_security_group", "name": "g", "values": { "name": "g", "ingress": [{ "from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"] }] } }]`,
    },
  ],
  UNKNOWN: [
    hcl(
      `variable "from" {}\n${group(`ingress {\n  from_port = 22\n  to_port = 22\n  protocol = "tcp"\n  cidr_blocks = [var.from]\n}`)}`,
    ),
  ],
});

const endpoint = (more: string): string =>
  `resource "aws_vpc_endpoint" "e" {\n  vpc_id = "vpc-1"\n  service_name = "com.amazonaws.eu-west-1.bedrock-runtime"\n  vpc_endpoint_type = "Interface"\n  ${more}\n}`;
checkRule(ruleOf("network-endpoint-policy-not-open"), {
  PASS: [
    hcl(
      endpoint(
        `policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "bedrock:InvokeModel", Resource = "arn:aws:bedrock:eu-west-1::foundation-model/x" }] })`,
      ),
    ),
  ],
  FAIL: [
    hcl(endpoint("")),
    hcl(endpoint(`policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }] })`)),
  ],
  UNKNOWN: [hcl(`variable "policy" {}\n${endpoint("policy = var.policy")}`)],
});

const statement = (resource: string): string =>
  `{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = ${resource} }`;
const apis = (resource: string): string => endpoint(`policy = jsonencode({ Statement = [${statement(resource)}] })`);
const planned = (resource: string): { readonly plan: string } => ({
  plan: JSON.stringify([
    {
      type: "aws_vpc_endpoint",
      values: {
        vpc_endpoint_type: "Interface",
        service_name: "com.amazonaws.eu-west-1.execute-api",
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: resource }],
        }),
      },
    },
  ]),
});
checkRule(ruleOf("network-endpoint-policy-own-organization"), {
  PASS: [
    hcl(
      `data "aws_caller_identity" "me" {}\n${apis('"arn:aws:execute-api:eu-west-1:${data.aws_caller_identity.me.account_id}:*"')}`,
    ),
    hcl(`resource "aws_api_gateway_rest_api" "a" { name = "a" }\n${apis('"${aws_api_gateway_rest_api.a.execution_arn}/*"')}`),
  ],
  FAIL: [hcl(apis('"arn:aws:execute-api:eu-west-1:*:*"')), planned("*"), planned("arn:aws:s3:::bucket/*")],
  UNKNOWN: [
    hcl(`variable "account" {}\n${apis('"arn:aws:execute-api:eu-west-1:${var.account}:*"')}`),
    planned("arn:aws:execute-api:eu-west-1:111122223333:*"),
  ],
});

checkRule(ruleOf("network-bucket-policy-own-network"), {
  PASS: [
    hcl(`resource "aws_s3_bucket" "b" { bucket = "b" }
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({ Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "\${aws_s3_bucket.b.arn}/*", Condition = { StringNotEquals = { "aws:SourceVpce" = "vpce-1" } } }] })
}`),
  ],
  FAIL: [hcl(`resource "aws_s3_bucket" "b" { bucket = "b" }`)],
  UNKNOWN: [
    hcl(
      `variable "p" {}\nresource "aws_s3_bucket" "b" { bucket = "b" }\nresource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.b.id\n  policy = var.p\n}`,
    ),
  ],
});
