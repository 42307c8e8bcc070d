import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "../../../../test/scanner/check-rule.ts";
import { allRules } from "../all-rules.ts";

/** Faults that policies hide: whatever hides one must not pass. */
async function saidOf(id: string, cloudformation: string): Promise<string> {
  const rules = allRules.filter((one) => one.id === id);
  assert.equal(rules.length, 1, id);
  return (await findingsOf(rules, { cloudformation })).map(({ status }) => status).join(" ");
}
const bucket = (statement: string): string =>
  `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: { Statement: [{ Action: "s3:*", Resource: "*", ${statement} }] } } }`;
const policy = (statement: string): string =>
  `P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, ${statement} }] } } }`;
const trust = (statement: string): string =>
  `R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRoleWithWebIdentity, ${statement} }] } } }`;

test("A member that is written in another case makes its statement one that nobody read", async () => {
  assert.equal(await saidOf("s3-bucket-policy-not-public", bucket('Effect: Allow, principal: "*"')), "UNKNOWN");
  assert.equal(await saidOf("s3-bucket-policy-not-public", bucket('Effect: Allow, Principal: { aws: "*" }')), "UNKNOWN");
  assert.equal(await saidOf("s3-bucket-policy-not-public", bucket('Effect: Allow, Principal: { "*": "*" }')), "UNKNOWN");
  assert.equal(await saidOf("s3-bucket-policy-not-public", bucket('Effect: Allow, Principal: ["*"]')), "FAIL");
  const named = 'Effect: Allow, Principal: "arn:aws:iam::111122223333:role/x"';
  assert.equal(await saidOf("s3-bucket-policy-not-public", bucket(named)), "PASS");
  assert.equal(await saidOf("iam-policy-no-external-principals", trust('principal: { AWS: "*" }')), "UNKNOWN");
  assert.equal(await saidOf("iam-policy-no-wildcard-actions", policy('action: "*", Resource: "*"')), "UNKNOWN");
});

test("A condition that strangers meet keeps nobody out", async () => {
  for (const condition of [
    'IpAddress: { "aws:SourceIp": [0.0.0.0/1, 128.0.0.0/1] }',
    'IpAddress: { "aws:SourceIp": ["::/1", "8000::/1"] }',
    'IpAddress: { "aws:VpcSourceIp": 10.0.0.0/8 }',
    'StringEquals: { "s3:x-amz-acl": bucket-owner-full-control }',
    'StringLike: { "s3:prefix": home/x }',
    'StringEquals: { "aws:ResourceAccount": "111122223333" }',
    'StringEquals: { "aws:PrincipalTag/team": x }',
    'NumericLessThan: { "s3:max-keys": 1000 }',
    '"Null": { "aws:PrincipalOrgID": "false" }',
    '"Null": { "aws:SourceVpce": "true" }',
    'Bool: { "aws:MultiFactorAuthPresent": "true" }',
  ])
    for (const id of ["s3-bucket-policy-not-public", "iam-policy-no-external-principals"])
      assert.equal(await saidOf(id, bucket(`Effect: Allow, Principal: "*", Condition: { ${condition} }`)), "FAIL", condition);
  const key = `K: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*", Condition: { StringEquals: { "kms:ViaService": s3.eu-west-1.amazonaws.com } } }] } } }`;
  assert.equal(await saidOf("kms-key-not-for-everyone", key), "FAIL");
});

test("Everyone but one, and everyone who has an account at a provider of everyone's, are everyone", async () => {
  const id = "iam-policy-no-external-principals";
  const github = 'Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"';
  const key = "token.actions.githubusercontent.com";
  for (const statement of [
    'NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/x" }',
    "Principal: { Federated: cognito-identity.amazonaws.com }",
    `Principal: { ${github} }`,
    `Principal: { ${github} }, Condition: { StringEquals: { "${key}:aud": sts.amazonaws.com } }`,
    `Principal: { ${github} }, Condition: { StringLike: { "${key}:sub": "repo:*" } }`,
  ])
    assert.equal(await saidOf(id, trust(statement)), "FAIL", statement);
  for (const sub of ["repo:university/gateway:ref:refs/heads/main", "repo:university/*"])
    assert.equal(
      await saidOf(id, trust(`Principal: { ${github} }, Condition: { StringLike: { "${key}:sub": "${sub}" } }`)),
      "PASS",
    );
  const own = 'Federated: "arn:aws:iam::111122223333:saml-provider/campus"';
  assert.equal(await saidOf(id, trust(`Principal: { ${own} }`)), "PASS");
});

test("All actions are found behind NotAction, and where each letter is listed", async () => {
  const id = "iam-policy-no-wildcard-actions";
  const letters = [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => `"bedrock:${letter}*"`).join(", ");
  for (const statement of [
    'NotAction: "ec2:*", Resource: "*"',
    'NotAction: "s3:*", NotResource: x',
    `Action: [${letters}], Resource: x`,
  ])
    assert.equal(await saidOf(id, policy(statement)), "FAIL", statement);
  assert.equal(await saidOf(id, policy("NotAction: !ImportValue x, Resource: '*'")), "UNKNOWN");
  assert.equal(await saidOf(id, policy('NotAction: "s3:DeleteBucket", Resource: "arn:aws:s3:::own/*"')), "PASS");
});

test("Every resource is found behind NotResource and in patterns that take all", async () => {
  for (const resource of [
    "NotResource: 'arn:aws:s3:::x/*'",
    ...["arn:*", "?*", "arn:aws:s3:::*", "arn:aws:s3:::*/*"].map((one) => `Resource: '${one}'`),
  ])
    assert.equal(await saidOf("iam-policy-no-wildcard-resources", policy(`Action: s3:GetObject, ${resource}`)), "FAIL", resource);
});

test("Who can give himself more is found whatever the pattern, and whatever says who he is", async () => {
  const id = "iam-policy-no-privilege-escalation";
  const arns = ["role/?*", "*/*", "rol*", "*"].map((rest) => `arn:aws:iam::111122223333:${rest}`);
  for (const resource of [...arns, "arn:*", "arn:aws:i*:*:*:*", "arn:aws:iam::*"])
    assert.equal(await saidOf(id, policy(`Action: iam:PassRole, Resource: '${resource}'`)), "FAIL", resource);
  assert.equal(await saidOf(id, policy("Action: iam:PassRole, NotResource: 'arn:aws:iam::111122223333:role/admin'")), "FAIL");
  assert.equal(await saidOf(id, policy("Action: iam:PutRolePermissionsBoundary, Resource: '*'")), "FAIL");
  for (const condition of [
    'Bool: { "aws:MultiFactorAuthPresent": "true" }',
    'IpAddress: { "aws:SourceIp": 192.0.2.0/24 }',
    'StringEquals: { "aws:PrincipalAccount": "111122223333" }',
  ])
    assert.equal(await saidOf(id, policy(`Action: "iam:Put*", Resource: "*", Condition: { ${condition} }`)), "FAIL", condition);
  assert.equal(await saidOf(id, policy("Action: iam:PassRole, Resource: 'arn:aws:iam::111122223333:role/app'")), "PASS");
});

test("What every model, or every resource, is called by a pattern is every one", async () => {
  const agent = (action: string, resource: string): string =>
    `A: { Type: AWS::Bedrock::Agent, Properties: { AgentResourceRoleArn: !GetAtt R.Arn } }
R: { Type: AWS::IAM::Role, Properties: { Policies: [ { PolicyDocument: { Statement: { Effect: Allow, Action: "${action}", Resource: ${resource} } } } ] } }`;
  const endpoint = (action: string, resource: string): string =>
    `E: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcEndpointType: Interface, ServiceName: com.amazonaws.us-east-1.bedrock-runtime, PolicyDocument: { Statement: { Effect: Allow, Principal: "*", Action: "${action}", Resource: ${resource} } } } }`;
  for (const [resource, status] of [
    ['"**"', "FAIL"],
    ['"arn:*"', "FAIL"],
    ['"arn:aws:bedrock:*"', "FAIL"],
    ['"arn:aws:bedrock:*:*:*"', "FAIL"],
    ['"arn:aws:bedrock:us-east-1::f*"', "FAIL"],
    ['"arn:aws:bedrock:*::foundation-model/?*"', "FAIL"],
    ['"arn:aws:bedrock:*::foundation-model/a*"', "FAIL"],
    ['"arn:aws:bedrock:*::foundation-model/*.*"', "FAIL"],
    ['!Sub "arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/*"', "FAIL"],
    ['"arn:aws:bedrock:*::foundation-model/anthropic.claude-3*"', "PASS"],
    ['"arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-3"', "PASS"],
  ] as const) {
    assert.equal(await saidOf("bedrock-agent-role-least-privilege", agent("bedrock:InvokeModel", resource)), status, resource);
    assert.equal(
      await saidOf("network-endpoint-policy-lists-models", endpoint("bedrock:InvokeModel", resource)),
      status,
      resource,
    );
  }
  assert.equal(await saidOf("bedrock-agent-role-least-privilege", agent("s3:GetObject", '"arn:aws:s3:::*/*"')), "FAIL");
  assert.equal(await saidOf("bedrock-agent-role-least-privilege", agent("s3:GetObject", '"arn:aws:s3:::b/*"')), "PASS");
  assert.equal(await saidOf("bedrock-agent-role-least-privilege", agent("s3:Get?bject", '"arn:aws:s3:::b/x"')), "FAIL");
  for (const [action, resource] of [
    ["*:*", '"*"'],
    ["bedrock:*", '"*"'],
    ["*", '"arn:aws:*"'],
  ] as const)
    assert.equal(await saidOf("network-endpoint-policy-not-open", endpoint(action, resource)), "FAIL", action);
});

test("An organisation policy on some resources denies nothing of the others", async () => {
  const deny = (resource: string): string =>
    `P: { Type: AWS::Organizations::Policy, Properties: { Type: SERVICE_CONTROL_POLICY, TargetIds: [ r-abcd ], Content: { Statement: { Effect: Deny, Action: "sagemaker:CreateNotebookInstance", Resource: "${resource}", Condition: { StringNotEquals: { "sagemaker:DirectInternetAccess": Disabled } } } } } }`;
  for (const [resource, status] of [
    ["*", "PASS"],
    ["arn:aws:sagemaker:*:*:notebook-instance/*", "PASS"],
    ["arn:aws:sagemaker:*:*:notebook-instance/x", "UNKNOWN"],
    ["arn:aws:sagemaker:*:*:endpoint/*", "UNKNOWN"],
    ["arn:aws:sagemaker:eu-west-1:*:notebook-instance/*", "UNKNOWN"],
  ] as const)
    assert.equal(await saidOf("scp-denies-notebook-internet", deny(resource)), status, resource);
});

test("A principal that is not known is not the own account because its name says account", async () => {
  const role = (principal: string): string =>
    `R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { AWS: ${principal} }, Action: "sts:AssumeRole" } } } }`;
  for (const [principal, status] of [
    ["!ImportValue of-an-account", "UNKNOWN"],
    ["!Ref account", "UNKNOWN"],
    ['!Sub "arn:aws:iam::${account}:root"', "UNKNOWN"],
    ['!Sub "arn:aws:iam::${AWS::AccountId}:root"', "PASS"],
  ] as const)
    assert.equal(
      await saidOf(
        "iam-policy-no-external-principals",
        `Parameters: { account: { Type: String } }\nResources:\n  ${role(principal)}`,
      ),
      status,
      principal,
    );
});
