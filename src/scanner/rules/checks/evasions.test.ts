import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "../../../../test/scanner/check-rule.ts";
import { allRules } from "../all-rules.ts";

const said = async (id: string, cloudformation: string): Promise<string> => {
  const rule = allRules.find((one) => one.id === id);
  assert.ok(rule, id);
  return (await findingsOf(rule, { cloudformation: `Resources:\n  ${cloudformation}` })).map(({ status }) => status).join(" ");
};

test("A key that is no key, and one that AWS manages in another case, are none of yours", async () => {
  const queue = (key: string): string => `Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: "${key}" } }`;
  for (const [key, status] of [
    [" ", "FAIL"],
    ["alias/AWS/sqs", "FAIL"],
    ["arn:aws:kms:eu-west-1:999999999999:alias/aws/sqs", "FAIL"],
    ["none", "UNKNOWN"],
    ["FALSE", "UNKNOWN"],
    ["***", "UNKNOWN"],
    ["alias/", "UNKNOWN"],
    ["arn:aws:s3:::bucket", "UNKNOWN"],
    ["own-key", "PASS"],
    ["alias/own", "PASS"],
  ] as const)
    assert.equal(await said("sqs-key", queue(key)), status, key);
});

test("Everyone is everyone, however it is written", async () => {
  const policy = (statement: string): string =>
    `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: { Statement: ${statement} } } }`;
  for (const principal of [
    '"*"',
    '{ AWS: "*" }',
    '{ AWS: ["*"] }',
    '{ AWS: "arn:aws:iam::*:root" }',
    '{ AWS: ["arn:aws:iam::*:role/x"] }',
  ])
    for (const more of [
      "",
      "Condition: {}",
      'Condition: { StringLike: { "aws:PrincipalArn": "*" } }',
      'Condition: { Bool: { "aws:SecureTransport": true } }',
    ])
      for (const list of [false, true]) {
        const statement = `{ Effect: Allow, Principal: ${principal}, Action: "s3:*", Resource: "*", ${more} }`;
        assert.equal(await said("s3-bucket-policy-not-public", policy(list ? `[${statement}]` : statement)), "FAIL", statement);
      }
});

test("A document whose members are written in another case is not read", async () => {
  const document = '{ statement: { effect: Allow, principal: "*", action: "s3:*", resource: "*" } }';
  const policy = `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: ${document} } }`;
  assert.equal(await said("s3-bucket-policy-not-public", policy), "UNKNOWN");
});

test("All of the internet is found in quarters too", async () => {
  const group = (range: string): string =>
    `G: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ IpProtocol: -1, ${range} }] } }`;
  for (const range of ["CidrIp: 0.0.0.0/0", "CidrIp: 64.0.0.0/2", 'CidrIpv6: "2000::/3"'])
    assert.equal(await said("network-security-group-no-open-ingress", group(range)), "FAIL", range);
  assert.equal(await said("network-security-group-no-open-ingress", group("CidrIp: 10.0.0.0/8")), "PASS");
});

test("A value that looks like a secret is not told, whatever property it stands in", async () => {
  const secret = ["AKIA", "ABCDEFGHIJKLMNOP"].join("");
  const properties = `{ Runtime: ${secret}, Handler: ${secret}, Code: { ImageUri: "${secret}:latest", ZipFile: "k = '${secret}'" }, PackageType: Image, Environment: { Variables: { KEY: ${secret} } } }`;
  const template = `Resources:\n  F: { Type: AWS::Lambda::Function, Properties: ${properties} }\n  D: { Type: AWS::RDS::DBInstance, Properties: { Engine: ${secret}, MasterUserPassword: ${secret} } }`;
  const found = await findingsOf(allRules, { cloudformation: template });
  assert.ok(found.some(({ status }) => status === "FAIL"));
  for (const { rule, why } of found) assert.doesNotMatch(why, /AKIA/, rule.id);
});

test("A condition or a tag that NoValue may take away is not relied on", async () => {
  const template = (resource: string): string =>
    `Parameters: { P: { Type: String } }\nConditions: { C: !Equals [!Ref P, a] }\nResources:\n  ${resource}`;
  const maybe = (value: string): string => `!If [C, ${value}, !Ref "AWS::NoValue"]`;
  const policy = (condition: string): string =>
    `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*", Condition: ${condition} }] } } }`;
  const tags = `G: { Type: AWS::Bedrock::Guardrail, Properties: { Tags: [{ Key: Project, Value: ${maybe("x")} }] } }`;
  for (const [id, resource] of [
    ["s3-bucket-policy-not-public", policy(maybe('{ StringEquals: { "aws:PrincipalOrgID": o-1 } }'))],
    ["s3-bucket-policy-not-public", policy(`{ StringEquals: { "aws:PrincipalOrgID": ${maybe("o-1")} } }`)],
    ["iam-policy-no-external-principals", policy(`{ StringEquals: ${maybe('{ "aws:PrincipalOrgID": o-1 }')} }`)],
    ["ai-resource-project-tag", tags],
  ] as const) {
    const rule = allRules.filter((one) => one.id === id);
    const found = await findingsOf(rule, { cloudformation: template(resource) });
    assert.deepEqual(
      found.map(({ status }) => status),
      ["UNKNOWN"],
      resource,
    );
  }
});
