import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findingsOf } from "../../../../test/scanner/check-rule.ts";
import { scanPolicy } from "../../read-aws/scan-policy.ts";
import { allRules } from "../all-rules.ts";

const reference = join(import.meta.dirname, "../../../../docs/reference");

test("The role that is shipped for a scan fails none of our rules, and neither does its policy", async () => {
  const template = readFileSync(join(reference, "scan-role.json"), "utf8");
  const policy = JSON.stringify({
    Resources: { P: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: scanPolicy(allRules) } } },
  });
  for (const cloudformation of [template, policy]) {
    const found = (await findingsOf(allRules, { cloudformation })).filter(({ resource }) => resource !== undefined);
    assert.deepEqual(
      found.filter(({ status }) => status === "FAIL").map(({ rule, why }) => `${rule.id}: ${why}`),
      [],
    );
    for (const id of ["iam-policy-no-wildcard-resources", "iam-ai-access-by-project", "iam-policy-no-wildcard-actions"])
      assert.ok(
        found.some(({ rule, status }) => rule.id === id && status === "PASS"),
        id,
      );
  }
});

const trust = "{ Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }";
const role = (more: string): string =>
  `Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust}, ${more} } }`;
const policy = (action: string, more = ""): string =>
  `Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { ${more} PolicyDocument: { Statement: [{ Effect: Allow, Action: ${action}, Resource: "*" }] } } }`;

test("Who reads settings may do so everywhere, but nobody who does anything else beside", async () => {
  const settings = "[bedrock:GetPrompt, bedrock:ListAgents]";
  const calls =
    'Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: bedrock:InvokeModel, Resource: "arn:aws:bedrock:us-east-1::foundation-model/x" }] } }]';
  for (const [resources, status] of [
    [policy(settings), "PASS"],
    [`${policy(settings)}\n${role("ManagedPolicyArns: [!Ref Policy]")}`, "PASS"],
    // The same, apart in a policy of its own, of a role that calls models.
    [`${policy(settings)}\n${role(`ManagedPolicyArns: [!Ref Policy], ${calls}`)}`, "FAIL"],
    [`${policy(settings, "Roles: [!Ref Role],")}\n${role(calls)}`, "FAIL"],
    [`${policy(settings)}\n${role("ManagedPolicyArns: [!Ref Policy, !ImportValue x]")}`, "UNKNOWN"],
    [policy("[bedrock:GetPrompt, s3:GetObject]"), "FAIL"],
    [policy("'bedrock:Get*'"), "FAIL"],
    [policy("[bedrock:GetPrompt, bedrock:Retrieve]"), "FAIL"],
    [policy("[bedrock:GetPrompt, !ImportValue x]"), "UNKNOWN"],
  ] as const)
    for (const id of ["iam-policy-no-wildcard-resources", "iam-ai-access-by-project"]) {
      const found = await findingsOf(
        allRules.filter((one) => one.id === id),
        resources,
      );
      const told = found.filter(({ resource }) => resource?.type === "AWS::IAM::ManagedPolicy");
      assert.deepEqual(
        told.map((one) => one.status),
        [status],
        `${id} ${resources}`,
      );
    }
});
