import assert from "node:assert/strict";
import { test } from "node:test";
import type { Resource } from "../model/inventory.ts";
import { Reference, type Properties } from "../model/value.ts";
import { readTemplate } from "./read-templates.ts";

/** What the call sets, or the resource itself where it sets nothing that is known. */
function only(properties: object, type = "Custom::AWS"): Resource {
  const text = JSON.stringify({
    Resources: { Setting: { Type: type, Properties: properties }, Logs: { Type: "AWS::Logs::LogGroup" } },
  });
  const [resource, setting] = (readTemplate(text, "a.json")?.resources ?? []).filter(({ id }) => id.startsWith("a/Setting"));
  assert.equal(resource?.type, type);
  return setting ?? resource;
}

const block = { service: "S3Control", action: "putPublicAccessBlock" };
const flags = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const parameters = { AccountId: "111122223333", PublicAccessBlockConfiguration: flags };

test("A call that blocks public access is the account's setting, whatever its author calls it", () => {
  for (const [service, action] of [
    ["S3Control", "putPublicAccessBlock"],
    ["s3-control", "PutPublicAccessBlock"],
    ["@aws-sdk/client-s3-control", "PutPublicAccessBlockCommand"],
  ]) {
    const { type, properties } = only({ Create: JSON.stringify({ service, action, parameters }) }, "Custom::Mine");
    assert.equal(type, "Sallyport::AWS::S3AccountPublicAccessBlock");
    assert.deepEqual(properties, flags);
  }
});

test("What a call refers to stays a reference, with the names that the rules read", () => {
  const before =
    '{"service":"bedrock","action":"putModelInvocationLoggingConfiguration","parameters":{"loggingConfig":{"cloudWatchConfig":';
  const { type, properties } = only({
    Create: { "Fn::Join": ["", [`${before}{"logGroupName":"`, { Ref: "Logs" }, '"}}}}']] },
  });
  assert.equal(type, "Sallyport::AWS::BedrockInvocationLogging");
  const { LoggingConfig } = properties as { readonly LoggingConfig: { readonly CloudWatchConfig: Properties } };
  assert.deepEqual(LoggingConfig.CloudWatchConfig["LogGroupName"], new Reference("a/Logs"));
});

test("A call that another one undoes is not known", () => {
  const other = { ...parameters, PublicAccessBlockConfiguration: { ...flags, BlockPublicAcls: false } };
  const call = (given: object) => JSON.stringify({ ...block, parameters: given });
  assert.equal(only({ Create: call(parameters), Update: call(parameters) }).unreadable, undefined);
  assert.match(only({ Create: call(parameters), Update: call(other) }).unreadable ?? "", /not the same/);
});

test("Calls as another role, other calls and what is no JSON stay what they are", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  for (const create of [
    JSON.stringify({ ...block, parameters, assumedRoleArn: "arn:aws:iam::444455556666:role/Other" }),
    JSON.stringify({ service: "ssm", action: "getParameter", parameters: { Name: "a" } }),
    JSON.stringify({ service: "constructor", action: "prototype", parameters: {} }),
    JSON.stringify({ service: 1, action: [], parameters: null }),
    "{",
    "\uE0000\uE000",
    deep,
  ])
    assert.equal(only({ Create: create }).type, "Custom::AWS");
  assert.equal(only({ Create: JSON.stringify({ ...block, parameters }) }, "AWS::S3::Bucket").type, "AWS::S3::Bucket");
});

test("A hostile call neither changes prototypes nor hangs", () => {
  const create = `{"service":"s3control","action":"putpublicaccessblock","parameters":{"__proto__":{"polluted":true},"a":${"[".repeat(5000)}${"]".repeat(5000)}}}`;
  const { type, properties } = only({ Create: create });
  assert.equal(type, "Sallyport::AWS::S3AccountPublicAccessBlock");
  assert.deepEqual(properties, {});
  assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
});
