import assert from "node:assert/strict";
import { test } from "node:test";
import { Unknown, type Value } from "../model/value.ts";
import { isBoundBy, isNarrowed } from "./bind-condition.ts";
import { parseStatements, type Statement } from "./parse-policy.ts";

const statement = (Condition: Value): Statement => {
  const [parsed] = parseStatements([{ Effect: "Allow", Action: "*", Resource: "*", Condition }]).statements;
  assert.ok(parsed);
  return parsed;
};
const unknown = new Unknown("nobody tells");

test("A condition that anybody meets keeps nobody out", () => {
  for (const condition of [
    {},
    { Bool: { "aws:SecureTransport": "true" } },
    { StringLike: { "aws:PrincipalOrgID": "*" } },
    { StringLike: { "aws:PrincipalOrgID": ["o-1", "o-*"] } },
    { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } },
    { "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-1/r-1/" } },
    { StringEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } },
    { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/app" } },
    { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } },
    { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
  ])
    assert.equal(isNarrowed(statement(condition)), false, JSON.stringify(condition));
});

test("A condition on what only some are keeps the others out", () => {
  for (const condition of [
    { StringEquals: { "AWS:principalorgid": "o-1" } },
    { StringEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } },
    { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } },
    { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
    { StringEquals: { "aws:PrincipalOrgID": unknown } },
  ])
    assert.equal(isNarrowed(statement(condition)), true, JSON.stringify(condition));
});

test("What is not known of a condition may be what anybody meets", () => {
  const org = /^aws:principalorgid$/i;
  assert.ok(isBoundBy(statement(unknown), org) instanceof Unknown);
  assert.ok(isBoundBy(statement({ StringLike: unknown }), org) instanceof Unknown);
  assert.ok(isBoundBy(statement({ StringLike: { "aws:PrincipalOrgID": unknown } }), org) instanceof Unknown);
  assert.equal(isBoundBy(statement({ StringEquals: { "aws:PrincipalOrgID": "o-1" }, Bool: unknown }), org), true);
});
