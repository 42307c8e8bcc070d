import assert from "node:assert/strict";
import { test } from "node:test";
import { dataRoutes } from "./data-plane.ts";
import { matchRoutes } from "./match-route.ts";

const matcher = matchRoutes(dataRoutes);
const match = (method: string, path: string): readonly [string, string | undefined] | undefined => {
  const found = matcher.match(method, path);
  return found && [found.route.path, found.parameter];
};

test("A path is found whole, or by what stands around its parameter, which is decoded once", () => {
  assert.deepEqual(match("POST", "/v1/messages/count_tokens"), ["/v1/messages/count_tokens", undefined]);
  assert.deepEqual(match("POST", "/model/anthropic.claude%3A0/converse"), ["/model/{id}/converse", "anthropic.claude:0"]);
  const arn = "arn:aws:bedrock:us-east-1:1:inference-profile/x";
  assert.deepEqual(match("POST", `/model/${encodeURIComponent(arn)}/invoke-with-response-stream`), [
    "/model/{id}/invoke-with-response-stream",
    arn,
  ]);
  assert.deepEqual(match("POST", "/endpoints/e1/invocations"), ["/endpoints/{name}/invocations", "e1"]);
  assert.deepEqual(match("POST", "/model/a%252Fb/invoke"), ["/model/{id}/invoke", "a%2Fb"]);
  assert.deepEqual(match("POST", "/model/{id}/invoke"), ["/model/{id}/invoke", "{id}"]);
});

test("Nothing else is found: no other case, slash, part, method or empty parameter", () => {
  for (const path of [
    "/",
    "",
    "/model",
    "/model/",
    "/model//converse",
    "/model/x",
    "/model/x/",
    "/model/x/converse/",
    "/model/x/y/converse",
    "//model/x/converse",
    "/Model/x/converse",
    "/v1/messages/",
    "/v1/{}/x",
    "/model/{}",
    "*",
    "http://h/v1/messages",
  ])
    assert.equal(match("POST", path), undefined, path);
  for (const method of ["GET", "HEAD", "OPTIONS", "CONNECT", ""]) assert.equal(match(method, "/v1/messages"), undefined);
});

test("A parameter that is not properly encoded is malformed", () => {
  for (const id of ["%", "%zz", "%ff", "%00", "a%0ab", "%c3%28", "x".repeat(2049)])
    assert.throws(() => match("POST", `/model/${id}/converse`), { code: "request_malformed" }, id);
});

test("A path that is there tells its methods", () => {
  assert.deepEqual(matcher.methodsOf("/model/x/converse"), ["POST"]);
  assert.deepEqual(matcher.methodsOf("/v1/models"), ["GET"]);
  assert.deepEqual(matcher.methodsOf("/v1/nothing"), []);
});
