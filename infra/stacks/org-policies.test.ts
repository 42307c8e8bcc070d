import assert from "node:assert/strict";
import { test } from "node:test";
import { findAll, listOf } from "../guards/read-value.ts";
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
  assert.deepEqual(conditionOf("ai-services", "ApprovedRegionsOnly"), {
    StringNotEquals: { "aws:RequestedRegion": ["us-west-2", "us-east-1", "us-east-2"] },
  });
  assert.deepEqual(conditionOf("ai-services", "NotebooksWithoutInternet"), {
    StringNotEqualsIfExists: { "sagemaker:DirectInternetAccess": "Disabled" },
  });
  assert.deepEqual(conditionOf("ai-services", "NetworkIsolation"), { BoolIfExists: { "sagemaker:NetworkIsolation": "false" } });
  assert.deepEqual(conditionOf("ai-services", "VolumeKey"), { Null: { "sagemaker:VolumeKmsKeyArn": "true" } });
  assert.equal(conditionOf("guarded-and-private", "NoWayToTheInternet"), undefined);
});

test("a call of a model without any guardrail is denied to everybody, long-term keys too", () => {
  assert.deepEqual(conditionOf("guarded-and-private", "NeverWithoutGuardrail"), {
    Null: { "bedrock:GuardrailIdentifier": "true" },
  });
  assert.deepEqual(conditionOf("guarded-and-private", "NoLongTermKeys"), {
    StringEquals: { "bedrock:BearerTokenType": "LONG_TERM" },
  });
});

test("guardrails, logs and what watches are the deployment's alone to change", () => {
  for (const [policy, sid] of [
    ["guarded-and-private", "GuardrailsAndLogsStay"],
    ["guarded-and-private", "NoPublicBuckets"],
    ["keep-watching", "Detection"],
    ["keep-watching", "WhatTells"],
    ["keep-watching", "PipelineStays"],
  ] as const)
    assert.deepEqual(conditionOf(policy, sid), {
      ArnNotLike: {
        "aws:PrincipalArn": [
          "arn:*:iam::*:role/cdk-hnb659fds-cfn-exec-role-*-*",
          "arn:*:iam::*:role/*-foundation-provider",
          "arn:*:iam::*:role/*-guardrails-provider",
        ],
      },
    });
});

test("AWS attaches five service control policies to a target: with its own that allows, ours leave room for another", () => {
  assert.ok(found.filter(({ Type }) => Type === "SERVICE_CONTROL_POLICY").length <= 3);
});

test("the functions of a deployment, which policies except, have the excepted names, in every deployment and within AWS's 64 letters", () => {
  for (const name of ["sallyport-prod", "a-name-of-20-letters"]) {
    const app = synthesise(changeExample("research", { name }));
    for (const stack of ["Foundation", "Guardrails"] as const) {
      const roleName = `${name}-us-east-1-${stack.toLowerCase()}-provider`;
      assert.ok(roleName.length <= 64);
      app.template(stack).hasResourceProperties("AWS::IAM::Role", { RoleName: roleName });
    }
  }
});

/** What one Deny is about. */
function resourcesOf(policy: string, sid: string): readonly string[] {
  const { Statement } = named(policy).Content as { Statement: { Sid: string; Resource: string | string[] }[] };
  return [Statement.find(({ Sid }) => Sid === sid)?.Resource ?? []].flat();
}

test("whoever an exception is for is made, changed and handed over by deployments alone", () => {
  const covered = resourcesOf("keep-watching", "RolesStay").map((arn) => new RegExp(`^${arn.replaceAll("*", ".*")}$`));
  const excepted = found
    .flatMap(({ Content }) => findAll(Content, "aws:PrincipalArn").flatMap(listOf).map(String))
    .filter((arn) => arn.includes(":role/"));
  assert.ok(new Set(excepted).size >= 4);
  for (const arn of excepted)
    assert.ok(
      covered.some((pattern) => pattern.test(arn)),
      arn,
    );
  assert.ok(resourcesOf("keep-watching", "RolesHandedOver").includes("arn:*:iam::*:role/sallyport-prod-*"));
});

test("the key of audit can neither be deleted nor be given another policy: what is locked stays readable", () => {
  const condition = conditionOf("keep-watching", "KeyOfAudit") as Record<string, unknown>;
  assert.deepEqual(condition["ForAnyValue:StringEquals"], { "kms:ResourceAliases": "alias/sallyport-prod/audit" });
  assert.deepEqual(resourcesOf("keep-watching", "NameOfThatKey"), ["arn:*:kms:*:*:alias/sallyport-prod/audit"]);
});

test("nobody makes or changes a role that is excepted, nor starts the step that deploys beside the pipeline", () => {
  assert.match(JSON.stringify(conditionOf("keep-watching", "RolesStay")), /cdk-hnb659fds-cfn-exec-role-/);
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
