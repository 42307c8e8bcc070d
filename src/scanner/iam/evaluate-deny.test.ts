import assert from "node:assert/strict";
import { test } from "node:test";
import { Reference, Unknown, type Properties } from "../model/value.ts";
import { denies, ordinary, type RequestFixture, strangers } from "./evaluate-deny.ts";
import { parsePolicy } from "./parse-policy.ts";

const ask = (Condition: Properties, context: RequestFixture["context"], parts: Properties = {}): boolean | "unknown" => {
  const document = parsePolicy({ Statement: { Effect: "Deny", Action: "bedrock:Invoke*", Resource: "*", Condition, ...parts } });
  const answer = denies(document, { action: "bedrock:InvokeModel", context: { ...ordinary, ...context } });
  return answer instanceof Unknown ? "unknown" : answer;
};
const region = (value: string): RequestFixture["context"] => ({ "aws:requestedregion": [value] });

test("A condition of a Deny holds as IAM evaluates it", () => {
  assert.equal(ask({ StringNotEquals: { "aws:RequestedRegion": ["eu-central-1"] } }, region("eu-west-1")), true);
  assert.equal(ask({ StringNotEquals: { "aws:RequestedRegion": ["eu-central-1"] } }, region("eu-central-1")), false);
  assert.equal(ask({ StringNotLike: { "aws:RequestedRegion": "eu-*" } }, region("eu-west-1")), false);
  assert.equal(ask({ Null: { "bedrock:GuardrailIdentifier": "true" } }, { "bedrock:guardrailidentifier": [] }), true);
  assert.equal(ask({ Null: { "bedrock:GuardrailIdentifier": "true" } }, { "bedrock:guardrailidentifier": ["x"] }), false);
  // An absent key is not equal to anything, and equal to nothing; IfExists holds without it.
  assert.equal(ask({ StringNotEquals: { "aws:SourceVpce": "vpce-1" } }, { "aws:sourcevpce": [] }), true);
  assert.equal(ask({ StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-1" } }, { "aws:sourcevpce": [] }), true);
  assert.equal(ask({ Bool: { "sagemaker:NetworkIsolation": "false" } }, { "sagemaker:networkisolation": [] }), false);
  assert.equal(ask({ BoolIfExists: { "sagemaker:NetworkIsolation": "false" } }, { "sagemaker:networkisolation": [] }), true);
  assert.equal(
    ask({ NotIpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"] } }, { "aws:sourceip": ["198.51.100.7"] }),
    true,
  );
  assert.equal(ask({ NotIpAddress: { "aws:SourceIp": "198.51.100.0/24" } }, { "aws:sourceip": ["198.51.100.7"] }), false);
  assert.equal(ask({ NumericLessThan: { "s3:TlsVersion": "1.2" } }, { "s3:tlsversion": ["1.3"] }), false);
});

test("All conditions of a statement have to hold, and its action and principal to be meant", () => {
  const two = {
    StringNotEquals: { "aws:RequestedRegion": "a" },
    ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" },
  };
  assert.equal(ask(two, region("b")), true);
  assert.equal(ask({ ...two, Null: { "aws:RequestedRegion": "true" } }, region("b")), false);
  assert.equal(ask({}, {}, { Action: "bedrock:List*" }), false);
  assert.equal(ask({}, {}, { Effect: "Allow" }), false);
  assert.equal(ask({}, {}, { Principal: { AWS: "arn:aws:iam::1:role/x" } }), false);
  assert.equal(ask({}, {}, { Principal: "*" }), true);
  assert.equal(ask({}, {}, { NotPrincipal: { AWS: "arn:aws:iam::1:role/x" } }), true);
  assert.equal(ask({}, {}, { NotPrincipal: "*" }), false);
  assert.equal(ask({}, {}, { NotPrincipal: { AWS: ["arn:aws:iam::1:role/x", "*"] } }), false);
  assert.equal(ask({}, {}, { NotPrincipal: { AWS: new Unknown("p") } }), "unknown");
});

test("What is not known of the request or of the policy is neither denied nor let through", () => {
  assert.equal(ask({ StringEquals: { "aws:Unheard": "x" } }, {}), "unknown");
  assert.equal(ask({ StringEquals: { "aws:RequestedRegion": new Unknown("p") } }, region("a")), "unknown");
  assert.equal(ask({}, {}, { Action: new Unknown("p") }), "unknown");
  assert.equal(ask({ constructor: { "aws:RequestedRegion": "x" } }, region("a")), "unknown");
});

test("Nothing that is deployed is equal to what is made up", () => {
  const context = { "bedrock:guardrailidentifier": [strangers.guardrail] };
  assert.equal(
    ask({ StringNotEquals: { "bedrock:GuardrailIdentifier": new Reference("a/Guardrail", "GuardrailArn") } }, context),
    true,
  );
  assert.equal(ask({ StringNotEquals: { "bedrock:GuardrailIdentifier": new Unknown("p") } }, context), true);
  assert.equal(ask({ StringNotLike: { "bedrock:GuardrailIdentifier": new Unknown("p") } }, context), "unknown");
});
