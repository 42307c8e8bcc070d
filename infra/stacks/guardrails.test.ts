import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { changeExample } from "../test/support/change-example.ts";
import { synthesise } from "../test/support/synthesise.ts";

const campus = join(import.meta.dirname, "..", "..", "examples", "campus", "guardrails.yaml");
const guardrails = synthesise(changeExample("prod", { guardrailManifests: [] })).template("Guardrails");

interface Found {
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata: Readonly<Record<string, unknown>>;
}

test("without a manifest there is the gateway's built-in guardrail, under the key of the data class", () => {
  guardrails.resourceCountIs("AWS::Bedrock::Guardrail", 1);
  guardrails.hasResourceProperties("AWS::Bedrock::Guardrail", {
    Name: "sallyport-prod-default",
    KmsKeyArn: Match.anyValue(),
    ContentPolicyConfig: { FiltersConfig: [Match.objectLike({ Type: "PROMPT_ATTACK", InputStrength: "MEDIUM" })] },
    SensitiveInformationPolicyConfig: Match.objectLike({
      PiiEntitiesConfig: Match.arrayWith([Match.objectLike({ Type: "US_SOCIAL_SECURITY_NUMBER", Action: "BLOCK" })]),
    }),
  });
});

test("the project's own manifests become guardrails, and the template says what Bedrock can't express of them", () => {
  const template = synthesise(changeExample("prod", { guardrailManifests: [campus] })).template("Guardrails");
  const found = Object.values(template.findResources("AWS::Bedrock::Guardrail")) as Found[];
  assert.deepEqual(
    found.map(({ Properties }) => Properties["Name"]),
    ["sallyport-prod-hr", "sallyport-prod-research", "sallyport-prod-student-records"],
  );
  template.resourceCountIs("AWS::Bedrock::GuardrailVersion", 3);
  assert.match(JSON.stringify(found[0]?.Metadata["sallyport:notExpressed"]), /outputValidation\.markup: left out/);
  assert.match(String(found[0]?.Metadata["sallyport:manifest"]), /^sha256:[0-9a-f]{64}$/);
});

test("another content makes another version, and the old one is kept", () => {
  const versionsOf = (template: typeof guardrails) => Object.keys(template.findResources("AWS::Bedrock::GuardrailVersion"));
  const changed = synthesise(changeExample("prod", { guardrailManifests: [campus] })).template("Guardrails");
  assert.notDeepEqual(versionsOf(changed), versionsOf(guardrails));
  guardrails.allResources("AWS::Bedrock::GuardrailVersion", { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
});

test("a file without a guardrail, a guardrail that is not sound and one that is there twice fail by name", () => {
  const build =
    (...guardrailManifests: string[]) =>
    () =>
      synthesise(changeExample("prod", { guardrailManifests }));
  assert.throws(build(join(campus, "..", "models.yaml")), /models\.yaml has no manifest of the kind Guardrail/);
  assert.throws(build("nowhere.yaml"), /nowhere\.yaml, of guardrailManifests, cannot be read/);
  assert.throws(build(campus, campus), /guardrail hr is in guardrailManifests twice/);
});

/** The call that the custom resource makes, with what only AWS knows left out. */
function loggingOf(dataClass: "public" | "internal" | "confidential" | "restricted"): string {
  const template = synthesise(changeExample("prod", { dataClass })).template("Guardrails");
  return JSON.stringify(Object.values(template.findResources("Custom::BedrockInvocationLogging")));
}

test("invocations are logged, with the content that the class lets be kept (LOG-002)", () => {
  for (const [dataClass, text, media] of [
    ["internal", true, true],
    ["confidential", true, false],
    ["restricted", false, false],
  ] as const) {
    const call = loggingOf(dataClass);
    assert.match(call, /PutModelInvocationLoggingConfiguration/);
    assert.ok(call.includes(`\\"textDataDeliveryEnabled\\":${text}`), dataClass);
    assert.ok(call.includes(`\\"imageDataDeliveryEnabled\\":${media}`), dataClass);
    assert.ok(call.includes(`\\"embeddingDataDeliveryEnabled\\":${media}`), dataClass);
    // Nothing happens when the stack goes: what calls models would go on unseen.
    assert.doesNotMatch(call, /"Delete":\{|DeleteModelInvocationLogging/);
  }
});

test("the log of invocations is under a key, and ends with the days of its class (DAT-012)", () => {
  guardrails.hasResourceProperties("AWS::Logs::LogGroup", { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  guardrails.allResourcesProperties("AWS::Logs::LogGroup", { KmsKeyId: Match.anyValue(), RetentionInDays: Match.anyValue() });
});

test("only Bedrock, for this account, writes as the role of the log, and only to its one stream", () => {
  guardrails.hasResourceProperties("AWS::IAM::Role", {
    AssumeRolePolicyDocument: Match.objectLike({
      Statement: [
        Match.objectLike({
          Principal: { Service: "bedrock.amazonaws.com" },
          Condition: Match.objectLike({ StringEquals: { "aws:SourceAccount": "111122223333" } }),
        }),
      ],
    }),
  });
  assert.match(JSON.stringify(guardrails.toJSON()), /log-stream:aws\/bedrock\/modelinvocations/);
});
