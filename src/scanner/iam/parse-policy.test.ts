import assert from "node:assert/strict";
import { test } from "node:test";
import { Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { parseJsonValue } from "./parse-json-value.ts";
import { parsePolicy } from "./parse-policy.ts";

test("A statement is read alike, whether it stands alone or in a list, as a map or as JSON", () => {
  const statement = {
    Sid: "Call",
    Effect: "Allow",
    Principal: { AWS: ["111122223333", "*"], Service: "bedrock.amazonaws.com" },
    Action: "bedrock:InvokeModel",
    NotResource: ["a", "b"],
    Condition: { "ForAllValues:StringLikeIfExists": { "aws:TagKeys": "x" }, Bool: { "aws:SecureTransport": true } },
  };
  const [one] = parsePolicy({ Statement: statement }).statements;
  assert.deepEqual(parsePolicy({ Statement: [statement] }).statements, [one]);
  assert.deepEqual(parsePolicy(JSON.stringify({ Statement: statement })).statements, [one]);
  assert.deepEqual(
    one?.principals?.map(({ kind, value }) => [kind, value]),
    [
      ["AWS", "111122223333"],
      ["*", "*"],
      ["Service", "bedrock.amazonaws.com"],
    ],
  );
  assert.ok(one?.notResource && !one.notAction && one.name === "Call");
  assert.deepEqual(
    one?.conditions.map(({ base, quantifier, ifExists, key, values }) => [base, quantifier, ifExists, key, values]),
    [
      ["stringlike", "ForAllValues", true, "aws:TagKeys", ["x"]],
      ["bool", undefined, false, "aws:SecureTransport", ["true"]],
    ],
  );
});

test("What is not known stays where it stands, also in JSON that is put together", () => {
  const bucket = new Reference("a/Bucket", "Arn");
  const secret = new Unknown("the parameter P has no default");
  const text = new Joined(['{"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":["', bucket, '/*","', secret, '"]}}']);
  const [one] = parsePolicy(text).statements;
  assert.deepEqual(one?.resources, [new Joined([bucket, "/*"]), secret]);
  const half = parsePolicy(new Joined(['{"Statement":', secret, "}"]));
  assert.match(half.unread ?? "", /known only when it is deployed/);
  assert.match(parsePolicy({ Statement: [secret] }).unread ?? "", /parameter P/);
  assert.match(parsePolicy(secret).unread ?? "", /parameter P/);
});

test("Whatever is hostile or broken is unread, and never thrown", () => {
  const odd: readonly Value[] = [
    "",
    "{",
    "[]",
    "7",
    '"x"',
    7,
    true,
    [],
    {},
    { Statement: 7 },
    { Statement: [7, null] },
    "[".repeat(5000),
  ];
  for (const one of odd) assert.ok(parsePolicy(one).unread !== undefined, JSON.stringify(one));
  const many = Array.from({ length: 10_000 }, () => ({ Effect: "Allow", Action: "*", Resource: "*" }));
  const parsed = parsePolicy({ Statement: many });
  assert.equal(parsed.statements.length, 1000);
  assert.match(parsed.unread ?? "", /more than 1000/);
  const wide = { Effect: "Allow", Action: Array.from({ length: 30_000 }, () => "s3:Get*"), Resource: "*" };
  assert.match(parsePolicy({ Statement: [wide, wide] }).unread ?? "", /more than/);
  const [proto] = parsePolicy('{"Statement":{"__proto__":{"Effect":"Allow"},"constructor":1,"Action":"x"}}').statements;
  assert.ok(proto?.effect instanceof Unknown);
  assert.ok(parseJsonValue("x".repeat(500_000)) instanceof Unknown);
});

test("Letters that mark what is put in cannot be forged", () => {
  const one = new Reference("a/One");
  const value = parseJsonValue(new Joined(['["\ue0000\ue001","', one, '"]']));
  assert.deepEqual(value, ["\ue0000\ue001", one]);
});
