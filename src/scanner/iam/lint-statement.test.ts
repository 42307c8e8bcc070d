import assert from "node:assert/strict";
import { test } from "node:test";
import type { Properties } from "../model/value.ts";
import { lintActions, lintKeys, lintOperators, lintResources, lintTags } from "./lint-statement.ts";
import { nearestAction, nearestKey } from "./name-words.ts";
import { parsePolicy, type Statement } from "./parse-policy.ts";
import { serviceNames, serviceWords } from "./service-reference.ts";

function statement(parts: Properties): Statement {
  const [one] = parsePolicy({
    Statement: { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*", ...parts },
  }).statements;
  assert.ok(one);
  return one;
}
const wrong = (lint: (one: Statement) => { readonly wrong: readonly string[] }, parts: Properties): string =>
  lint(statement(parts)).wrong.join("; ");

test("An action that does not exist is told with the one that is meant", () => {
  assert.equal(
    wrong(lintActions, { Action: "bedrock:Converse" }),
    "there is no action bedrock:Converse: perhaps bedrock:InvokeModel is meant",
  );
  assert.match(wrong(lintActions, { Action: "bedrock:InvokeModels" }), /perhaps bedrock:InvokeModel is meant/);
  assert.match(wrong(lintActions, { Action: "bedrock-runtime:InvokeModel" }), /perhaps bedrock:InvokeModel is meant/);
  assert.match(wrong(lintActions, { Action: "sagemaker:CreateTraining" }), /perhaps sagemaker:CreateTrainingJob/);
  assert.match(wrong(lintActions, { Action: ["../../x:y", "constructor:x", "nocolon", "s*:Get*"] }), /no action \.\.\/\.\.\/x:y/);
  assert.equal(wrong(lintActions, { Action: ["*", "bedrock:*", "bedrock:invoke*", "S3:GETOBJECT", "kms:Decrypt"] }), "");
});

test("A condition key that does not exist is told with the one that is meant", () => {
  const key = (name: string, action = "sagemaker:CreateNotebookInstance"): string =>
    wrong(lintKeys, { Action: action, Condition: { StringEquals: { [name]: "x" } } });
  assert.equal(
    key("sagemaker:EnableInternetAccess"),
    "there is no condition key sagemaker:EnableInternetAccess: perhaps sagemaker:DirectInternetAccess is meant",
  );
  assert.equal(key("sagemaker:SourceVpc"), "there is no condition key sagemaker:SourceVpc: perhaps aws:SourceVpc is meant");
  assert.match(key("bedrock:SourceVpce"), /perhaps aws:SourceVpce is meant/);
  assert.match(key("aws:PrincipalOrgIds"), /perhaps aws:PrincipalOrgID is meant/);
  assert.equal(key("aws:SourceVpce"), "");
  assert.equal(key("sagemaker:RootAccess"), "");
  assert.equal(key("aws:PrincipalTag/Project"), "");
  assert.match(key("bedrock:GuardrailIdentifier", "bedrock:ListFoundationModels"), /does not know the condition key/);
  assert.equal(key("bedrock:GuardrailIdentifier", "bedrock:*"), "");
  assert.equal(key("token.actions.githubusercontent.com:sub", "sts:AssumeRoleWithWebIdentity"), "");
  assert.equal(key("kms:EncryptionContext:aws:logs:arn", "kms:Decrypt"), "");
  assert.equal(key("s3:x-amz-server-side-encryption", "s3:PutObject"), "");
  assert.equal(key("kms:ViaService", "kms:Decrypt"), "");
});

test("An ARN that no action of its statement takes is told", () => {
  assert.match(wrong(lintResources, { Resource: "arn:aws:s3:::bucket" }), /bedrock:InvokeModel takes/);
  assert.equal(wrong(lintResources, { Resource: "arn:aws:bedrock:*::foundation-model/anthropic.*" }), "");
  assert.match(wrong(lintResources, { Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket" }), /s3:GetObject takes/);
  assert.equal(
    wrong(lintResources, { Action: ["s3:GetObject", "s3:ListBucket"], Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }),
    "",
  );
  assert.match(
    wrong(lintResources, { Action: "bedrock:ListFoundationModels", Resource: "arn:aws:bedrock:us-east-1::foundation-model/x" }),
    /no resource but \*/,
  );
  assert.match(wrong(lintResources, { Resource: "my-model" }), /no ARN/);
});

test("Operators have to exist, to fit the type, and not to hold for requests without the key", () => {
  const operator = (name: string, key: string, value: string, effect = "Allow"): string =>
    wrong(lintOperators, { Effect: effect, Condition: { [name]: { [key]: value } } });
  assert.match(operator("StringEqual", "aws:SourceVpc", "x"), /no operator/);
  assert.match(operator("constructor", "aws:SourceVpc", "x"), /no operator/);
  assert.match(operator("Bool", "aws:SourceIp", "true"), /IPAddress/);
  assert.match(operator("BoolIfExists", "aws:MultiFactorAuthPresent", "true"), /without that key/);
  assert.equal(operator("BoolIfExists", "aws:MultiFactorAuthPresent", "false", "Deny"), "");
  assert.match(operator("ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-1"), /without that key/);
  assert.match(operator("Bool", "aws:SecureTransport", "yes"), /neither true nor false/);
  assert.match(operator("StringEquals", "aws:PrincipalArn", "arn:aws:iam::1:role/*"), /StringLike/);
  assert.equal(operator("StringEquals", "aws:PrincipalOrgID", "o-1"), "");
});

test("Tags of foundation models are conditions that no request meets", () => {
  const Condition = { StringEquals: { "aws:ResourceTag/Project": "${aws:PrincipalTag/Project}" } };
  assert.match(
    wrong(lintTags, { Resource: "arn:aws:bedrock:*::foundation-model/*", Condition }),
    /carries no tags: aws:ResourceTag\/Project allows nothing/,
  );
  assert.equal(wrong(lintTags, { Resource: "arn:aws:bedrock:*:*:application-inference-profile/*", Condition }), "");
  assert.match(
    wrong(lintTags, { Action: "bedrock:Retrieve", Condition: { StringEquals: { "aws:RequestTag/Project": "x" } } }),
    /sends no tags/,
  );
});

test("Names that nothing is like have no nearest one", () => {
  assert.equal(nearestAction("bedrock:Zzzzqqq"), undefined);
  assert.equal(nearestKey("nowhere:Zzzzqqq"), undefined);
  assert.equal(nearestAction(`bedrock:${"x".repeat(100_000)}`), undefined);
});

test("Only services that AWS has are looked up", () => {
  assert.ok(serviceNames().size > 400);
  for (const name of ["../services", "constructor", "__proto__", ""]) assert.equal(serviceWords(name), undefined);
  assert.ok((serviceWords("Bedrock")?.actions.size ?? 0) > 200);
});
