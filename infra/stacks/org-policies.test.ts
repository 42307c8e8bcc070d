import assert from "node:assert/strict";
import { test } from "node:test";
import { changeExample, readExample } from "../test/support/change-example.ts";
import { synthesise } from "../test/support/synthesise.ts";
import { serviceControlPolicies } from "./org-policies/service-control-policies.ts";

const config = changeExample("prod");
const policies = synthesise(config).template("OrgPolicies");

interface Policy {
  readonly Name: string;
  readonly Type: string;
  readonly Content: unknown;
  readonly TargetIds: readonly string[];
}

const found: readonly Policy[] = Object.values(policies.findResources("AWS::Organizations::Policy")).map(
  (policy) => (policy as { Properties: Policy }).Properties,
);

const named = (end: string): Policy => {
  const policy = found.find(({ Name }) => Name === `sallyport-prod-${end}`);
  assert.ok(policy, end);
  return policy;
};

/** Of one Deny: its condition. */
function conditionOf(policy: string, sid: string): unknown {
  const { Statement } = named(policy).Content as { Statement: { Sid: string; Effect: string; Condition?: unknown }[] };
  const statement = Statement.find(({ Sid }) => Sid === sid);
  assert.equal(statement?.Effect, "Deny", `${policy} ${sid}`);
  return statement.Condition;
}

test("AWS takes 5,120 characters of a policy, and none has more, with as many regions as a configuration can name", () => {
  for (const { Name, Content } of found) assert.ok(JSON.stringify(Content).length <= 5120, Name);
  const approvedRegions = [
    "us-west-2",
    "us-east-1",
    "us-east-2",
    ...Array.from({ length: 17 }, (_, at) => `ap-southeast-${at % 10}`),
  ];
  for (const [name, content] of Object.entries(serviceControlPolicies(changeExample("prod", { approvedRegions }))))
    assert.ok(JSON.stringify(content).length <= 5120, name);
});

test("no policy allows anything: what accounts may do is theirs to say", () => {
  for (const { Type, Content } of found)
    if (Type.endsWith("_CONTROL_POLICY")) assert.doesNotMatch(JSON.stringify(Content), /"Allow"/);
});

test("policies are attached to the configured targets; without any there is no such stack", () => {
  for (const { TargetIds } of found) assert.deepEqual(TargetIds, config.organization.policyTargets);
  const { organization } = readExample("prod");
  assert.ok(
    !synthesise(changeExample("prod", { organization: { id: organization.id } })).names.includes("sallyport-prod-OrgPolicies"),
  );
});

test("regions that nobody approved, notebooks with internet, jobs without isolation and stores without keys are denied", () => {
  assert.deepEqual(conditionOf("ai-regions", "ApprovedRegionsOnly"), {
    StringNotEquals: { "aws:RequestedRegion": ["us-west-2", "us-east-1", "us-east-2"] },
  });
  assert.deepEqual(conditionOf("ai-isolation", "NotebooksWithoutInternet"), {
    StringNotEqualsIfExists: { "sagemaker:DirectInternetAccess": "Disabled" },
  });
  assert.deepEqual(conditionOf("ai-isolation", "NetworkIsolation"), { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } });
  assert.deepEqual(conditionOf("ai-encryption", "VolumeKey"), { Null: { "sagemaker:VolumeKmsKeyArn": "true" } });
  assert.equal(conditionOf("no-public-endpoints", "NoWayToTheInternet"), undefined);
});

test("a call of a model without any guardrail is denied to everybody, long-term keys too", () => {
  assert.deepEqual(conditionOf("ai-guardrails", "NeverWithoutGuardrail"), { Null: { "bedrock:GuardrailIdentifier": "true" } });
  assert.deepEqual(conditionOf("ai-guardrails", "NoLongTermKeys"), { StringEquals: { "bedrock:BearerTokenType": "LONG_TERM" } });
});

test("guardrails, logs and what watches are the deployment's alone to change", () => {
  for (const [policy, sid] of [
    ["ai-guardrails", "GuardrailsAndLogsStay"],
    ["keep-watching", "Detection"],
  ] as const)
    assert.deepEqual(conditionOf(policy, sid), {
      ArnNotLike: {
        "aws:PrincipalArn": [
          "arn:*:iam::*:role/cdk-hnb659fds-cfn-exec-role-*-*",
          "arn:*:iam::*:role/sallyport-prod-Guardrails-ProviderRole*",
        ],
      },
    });
});

test("nobody makes or changes a role that is excepted, nor starts the step that deploys beside the pipeline", () => {
  assert.match(JSON.stringify(conditionOf("keep-watching", "ExceptedRolesStay")), /cdk-hnb659fds-cfn-exec-role-/);
  assert.deepEqual(conditionOf("keep-watching", "StepsByThePipelineOnly"), {
    ArnNotLike: { "aws:PrincipalArn": "arn:*:iam::*:role/sallyport-prod-us-west-2-pipeline" },
  });
});

test("every AI service opts out, and no account below can change it (LEG-003)", () => {
  assert.equal(named("ai-opt-out").Type, "AISERVICES_OPT_OUT_POLICY");
  const none = { "@@operators_allowed_for_child_policies": ["@@none"] };
  assert.deepEqual(named("ai-opt-out").Content, {
    services: { ...none, default: { ...none, opt_out_policy: { ...none, "@@assign": "optOut" } } },
  });
});

test("a guardrail is enforced for the organisation, which may apply it and read it through Bedrock only", () => {
  const content = JSON.stringify(named("enforced-guardrail").Content);
  assert.match(content, /"guardrail_inference":\{"us-west-2":\{"config_1":\{"identifier"/);
  assert.match(content, /"included_models":\{"@@assign":\["ALL"\]\}/);
  assert.match(content, /"excluded_models":\{"@@assign":\["amazon\.titan-embed-text-v2:0"\]\}/);
  policies.resourceCountIs("AWS::Bedrock::ResourcePolicy", 1);
  assert.match(JSON.stringify(policies.findResources("AWS::Bedrock::ResourcePolicy")), /"aws:PrincipalOrgID":"o-a1b2c3d4e5"/);
});

test("in production the account itself is held to the guardrail too; research tries guardrails out", () => {
  synthesise(config).template("Guardrails").resourceCountIs("AWS::Bedrock::EnforcedGuardrailConfiguration", 1);
  synthesise(changeExample("research")).template("Guardrails").resourceCountIs("AWS::Bedrock::EnforcedGuardrailConfiguration", 0);
});
