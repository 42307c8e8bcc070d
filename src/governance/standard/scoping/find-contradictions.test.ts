import assert from "node:assert/strict";
import { test } from "node:test";
import { loadStandard } from "../load-standard.ts";
import type { Answers } from "./component.ts";
import { findContradictions, type Seen } from "./find-contradictions.ts";

const { scoping } = loadStandard();
const declared: Answers = {
  q_surface: ["own_app"],
  q_contract: "yes_all",
  q_weights: ["no"],
  q_origin: "third",
  q_distribute: "no",
  q_agent: "read",
  q_data: ["public", "internal"],
  q_overlay: ["pii"],
  q_people: "no",
  q_exposed: "no",
  q_juris: ["US"],
  q_env: "pilot",
  q_crit: "low",
};
const find = (seen: Seen, answers: Answers = declared) => findContradictions(scoping, [{ name: "one", answers }], seen);

test("What was declared contradicts nothing", () => {
  const seen: Seen = {
    calledModels: ["gpt"],
    readTools: ["search"],
    dataClasses: ["public", "internal"],
    overlays: ["pii"],
    jurisdictions: ["US"],
    environment: "sandbox",
  };
  assert.deepEqual(find(seen), []);
  assert.deepEqual(find({}), []);
});

const cases: readonly (readonly [question: string, seen: Seen])[] = [
  ["q_surface", { consumerHosts: ["chat.example"] }],
  ["q_surface", { products: ["calendar"] }],
  ["q_surface", { hostedModels: ["endpoint"] }],
  ["q_contract", { vendorsWithoutAgreement: ["acme"] }],
  ["q_weights", { tunedModels: ["advisor-v2"] }],
  ["q_weights", { trainedModels: ["own"] }],
  ["q_weights", { tuningJobs: ["POST /v1/fine_tuning/jobs"] }],
  ["q_weights", { knowledgeBases: ["handbook"] }],
  ["q_distribute", { externalSubjects: ["partner"] }],
  ["q_agent", { writeTools: ["send-mail"] }],
  ["q_agent", { unapprovedWrites: ["send-mail"] }],
  ["q_agent", { selfStarted: ["nightly"] }],
  ["q_data", { dataClasses: ["internal", "restricted"] }],
  ["q_overlay", { overlays: ["phi"] }],
  ["q_exposed", { publicEndpoints: ["https://chat.example"] }],
  ["q_exposed", { anonymousEndpoints: ["https://chat.example"] }],
  ["q_juris", { jurisdictions: ["EU"] }],
  ["q_env", { environment: "production" }],
];
for (const [question, seen] of cases)
  test(`${Object.keys(seen)[0] ?? ""} that was not declared contradicts ${question}`, () => {
    const found = find(seen);
    assert.deepEqual(
      found.map((one) => one.question),
      [question],
    );
    assert.ok(found[0]?.seen.length === 1 && found[0].why !== "");
    assert.deepEqual(found[0].declared, [declared[question]].flat());
  });

test("Every question that says what would contradict it has a probe", () => {
  const probed = new Set(cases.map(([question]) => question));
  assert.deepEqual(
    scoping.questions.filter(({ probe }) => probe !== undefined).map(({ id }) => id),
    scoping.questions.map(({ id }) => id).filter((id) => probed.has(id)),
  );
});

test("A tool that changes things fits only agents that may", () => {
  const with_ = (q_agent: string) => ({ ...declared, q_agent });
  assert.equal(find({ writeTools: ["a"] }, with_("none")).length, 1);
  assert.equal(find({ writeTools: ["a"] }, with_("write_appr")).length, 0);
  assert.equal(find({ unapprovedWrites: ["a"] }, with_("write_appr")).length, 1);
  assert.equal(find({ unapprovedWrites: ["a"] }, with_("write_auto")).length, 0);
  assert.equal(find({ selfStarted: ["a"] }, with_("write_auto")).length, 1);
});

test("An open question contradicts nothing, and neither does a use case that nobody scoped", () => {
  assert.deepEqual(find({ tunedModels: ["a"] }, { ...declared, q_weights: ["no", "unknown"] }), []);
  assert.deepEqual(findContradictions(scoping, [], { tunedModels: ["a"] }), []);
});

test("Components answer together", () => {
  const components = [
    { name: "one", answers: declared },
    { name: "two", answers: { ...declared, q_weights: ["ft"] } },
  ];
  assert.deepEqual(findContradictions(scoping, components, { tunedModels: ["a"] }), []);
});

test("California is in the US, and at most ten of what is seen are named", () => {
  assert.deepEqual(find({ jurisdictions: ["US"] }, { ...declared, q_juris: ["US-CA"] }), []);
  assert.equal(find({ jurisdictions: ["US-CA"] }).length, 1);
  const many = Array.from({ length: 50 }, (_, n) => `tool-${n}`);
  assert.equal(find({ writeTools: many })[0]?.seen.length, 10);
});
