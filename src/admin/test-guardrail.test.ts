import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { guardrail, model } from "../../test/support/manifests.ts";
import { alex, type Admin, openAdmin } from "../../test/support/open-admin.ts";
import { applyManifests } from "./apply-manifests.ts";
import { exportToBedrock } from "./export-guardrail.ts";
import { getResource } from "./list-resources.ts";
import { type GuardrailTest, guardrailTestInput, testGuardrail } from "./test-guardrail.ts";

let admin: Admin;

before(async () => {
  admin = await openAdmin();
});
after(async () => {
  await admin.close();
});

async function apply(name: string, spec: object): Promise<void> {
  await applyManifests(admin.deps, alex, { manifests: [guardrail(name, spec)], dryRun: false });
}

async function tryOut(name: string, input: object): Promise<GuardrailTest> {
  return await testGuardrail(admin.deps, name, guardrailTestInput.parse(input));
}

test("A value that a prompt has a token for shows as one, the same for the same value, and another in the next test", async () => {
  await apply("tokens", { sensitiveInformationPolicy: { piiEntities: [{ type: "EMAIL", action: "TOKENIZE" }] } });
  const input = { text: "From dana@campus.example to lee@campus.example, not dana@campus.example" };
  const { text, findings } = await tryOut("tokens", input);
  const tokens = [...text.matchAll(/\{EMAIL:[0-9a-v]{12}\}/g)].map(([token]) => token);
  assert.equal(tokens.length, 3);
  assert.ok(tokens[0] === tokens[2] && tokens[0] !== tokens[1]);
  assert.equal(findings[0]?.excerpt, "dana@campus.example");
  assert.notEqual((await tryOut("tokens", input)).text, text);
});

test("Models that a call would ask are named and not asked, and the test goes by what is known without them", async () => {
  await applyManifests(admin.deps, alex, { manifests: [model("judge")], dryRun: false });
  await apply("asks", {
    contentPolicy: {
      filters: [{ type: "PROMPT_ATTACK", inputStrength: "MEDIUM" }],
      secondOpinion: { model: "onnx/second", from: 0, to: 1 },
    },
    wordPolicy: {},
    contextualGroundingPolicy: {
      filters: [{ type: "GROUNDING", threshold: 0.5 }],
      judge: { model: "judge", onFailure: "PASS" },
    },
  });
  const { asks, outcome } = await tryOut("asks", { text: "When is the library open?" });
  assert.equal(outcome, "clean");
  assert.deepEqual(asks, [{ kind: "prompt-attack", model: "onnx/second", onFailure: "BLOCK", times: 1 }]);
  const answer = { text: "It opens at nine.", source: "output", groundingSources: ["It opens at nine."] };
  assert.deepEqual((await tryOut("asks", answer)).asks, [{ kind: "grounding", model: "judge", onFailure: "PASS", times: 1 }]);
});

test("An answer is measured against what is given with it, and the test says what was not given", async () => {
  await apply("grounded", {
    wordPolicy: {},
    contextualGroundingPolicy: {
      filters: [
        { type: "GROUNDING", threshold: 0.5 },
        { type: "RELEVANCE", threshold: 0.2 },
      ],
    },
    outputValidation: { systemPromptLeak: { action: "BLOCK" } },
  });
  const text = "The reading room closes at five.";
  const bare = await tryOut("grounded", { text, source: "output" });
  assert.deepEqual(
    bare.notes.map((note) => note.split(" ")[0]),
    ["GROUNDING", "RELEVANCE", "Overlap"],
  );
  const full = { text, source: "output", query: "When does the reading room close?", system: "Be brief and kind to everybody." };
  const grounded = await tryOut("grounded", { ...full, groundingSources: ["The reading room closes at five."] });
  assert.deepEqual([grounded.outcome, grounded.notes], ["clean", []]);
  await assert.rejects(tryOut("grounded", { text, query: "When?" }), { code: "resource_invalid", message: /source output/ });
});

test("A guardrail is found by its newest version, by DRAFT and by number", async () => {
  await apply("versioned", { wordPolicy: { words: [{ text: "old" }] } });
  await apply("versioned", { wordPolicy: { words: [{ text: "new" }] } });
  const outcomes = await Promise.all(
    ["versioned", "versioned@DRAFT", "versioned@1"].map(async (name) => (await tryOut(name, { text: "new" })).outcome),
  );
  assert.deepEqual(outcomes, ["blocked", "blocked", "clean"]);
  assert.equal((await getResource(admin.deps, alex, "Guardrail", "versioned@DRAFT")).version, 2);
  assert.equal((await getResource(admin.deps, alex, "Guardrail", "versioned@1")).version, 1);
  assert.equal((await exportToBedrock(admin.deps, "versioned@1")).guardrail, "versioned@1");
  await assert.rejects(tryOut("versioned@3", { text: "" }), { code: "not_found", message: /newest is 2/ });
  await assert.rejects(tryOut("versioned@x", { text: "" }), { code: "request_malformed", message: /versioned@1, or DRAFT/ });
  assert.equal((await tryOut("default@DRAFT", { text: "" })).guardrail, "default@1");
  assert.equal((await exportToBedrock(admin.deps, "default")).guardrail, "default@1");
});
