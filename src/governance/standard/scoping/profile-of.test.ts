import assert from "node:assert/strict";
import { test } from "node:test";
import { applicableControls, controlsThatApply } from "../applicable-controls.ts";
import { applies } from "../condition.ts";
import { loadStandard } from "../load-standard.ts";
import { capData } from "./cap-data.ts";
import type { Answers } from "./component.ts";
import { demandsOf } from "./demands-of.ts";
import { needsOf, obligationsOf, profileOf, type UseCaseFacts } from "./profile-of.ts";

const standard = loadStandard();
const { scoping } = standard;

/** A use case with nothing to it: every answer is the least. */
const least: Answers = {
  q_surface: ["own_app"],
  q_contract: "yes_all",
  q_weights: ["no"],
  q_origin: "third",
  q_distribute: "no",
  q_agent: "none",
  q_data: ["internal"],
  q_overlay: ["none"],
  q_people: "no",
  q_exposed: "no",
  q_juris: ["US"],
  q_env: "prod",
  q_crit: "low",
};
const facts: Omit<UseCaseFacts, "components"> = {
  declared: { scope: 3, dataClass: "internal", overlays: [], environment: "production", regions: ["us-west-2"] },
  externalVendors: false,
  keepsContent: false,
  residualRisk: "low",
  classConfirmed: false,
  infrastructureChanged: false,
  runsCode: false,
  contradicted: false,
};
const profile = (answers: Answers = {}, more: Partial<UseCaseFacts> = {}) =>
  profileOf(scoping, { ...facts, ...more, components: [{ name: "one", answers: { ...least, ...answers } }] });
const applicable = (of: ReturnType<typeof profile>) => controlsThatApply(standard, of).map(({ id }) => id);

test("A use case whose answers are all the least raises no flag", () => {
  const { scope, componentScopes, agency, dataClass, overlays, flags } = profile();
  assert.deepEqual(
    { scope, componentScopes, agency, dataClass, overlays, flags },
    {
      scope: 3,
      componentScopes: [3],
      agency: 0,
      dataClass: "internal",
      overlays: [],
      flags: [],
    },
  );
});

test("A regulated kind of data is judged as restricted until data governance has confirmed another class", () => {
  const asked = profile({ q_overlay: ["ferpa"] });
  assert.equal(asked.dataClass, "restricted");
  assert.ok(asked.flags.includes("DOWNGRADE_REQUESTED"));
  const confirmed = profile({ q_overlay: ["ferpa"] }, { classConfirmed: true });
  assert.equal(confirmed.dataClass, "internal");
  assert.ok(confirmed.flags.includes("DOWNGRADE_REQUESTED"), "its approval is still needed");
  assert.ok(applicable(confirmed).includes("LEG-009"), "the overlay's own control stays");
  const { when } = standard.gates.get("G1_INTAKE")?.approvals.find(({ role }) => role === "DATA_GOVERNANCE") ?? { when: {} };
  assert.ok(applies(when, asked) && applies(when, confirmed) && !applies(when, profile()));
  assert.equal(profile({ q_overlay: ["pii"] }).dataClass, "internal", "personal data as such is not regulated so");
});

test("An unclassified use case is judged as restricted, and one whose kinds of data are open as having all", () => {
  const unclassified = profile({ q_data: ["internal", "unknown"] });
  assert.equal(unclassified.dataClass, "restricted");
  assert.ok(unclassified.flags.includes("DATA_CLASS_UNKNOWN"));
  const { q_overlay: _, ...open } = least;
  const { overlays, flags } = profileOf(scoping, { ...facts, components: [{ name: "one", answers: open }] });
  assert.equal(overlays.length, 5);
  assert.ok(flags.includes("OVERLAYS_UNKNOWN"));
});

test("A use case that nobody scoped is what its manifest says of data, and everything else that could be", () => {
  const unscoped = profileOf(scoping, { ...facts, components: [] });
  assert.ok(unscoped.flags.includes("NOT_SCOPED"));
  assert.deepEqual(unscoped.componentScopes, [1, 2, 3, 4, 5]);
  assert.equal(unscoped.agency, 4);
  assert.equal(unscoped.dataClass, "internal");
  assert.deepEqual(unscoped.overlays, []);
  assert.equal(applicable(unscoped).includes("LEG-007"), false);
  assert.ok(applicable(unscoped).includes("RSK-006"));
});

test("A bought surface means that a vendor processes data", () => {
  assert.equal(profile({ q_surface: ["saas"], q_embed: "no" }).externalVendors, true);
  assert.equal(profile().externalVendors, false);
});

test("Agency adds controls whatever the scope, those of lower levels included", () => {
  const consumer = { q_surface: ["consumer"], q_contract: "no", q_data: ["public"] };
  const more = { declared: { ...facts.declared, scope: 1 as const, dataClass: "public" as const } };
  const before = applicable(profile(consumer, more));
  const after = applicable(profile({ ...consumer, q_agent: "self" }, more));
  assert.ok(!before.includes("AGT-001"));
  for (const id of ["AGT-001", "AGT-002", "AGT-003", "AGT-004", "AGT-005", "AGT-006", "IRP-003", "RES-001", "GRD-004"])
    assert.ok(after.includes(id), id);
});

test("Conditions of single controls follow the answers they are about", () => {
  const added = (answers: Answers, more: Partial<UseCaseFacts> = {}) => {
    const before = new Set(applicable(profile()));
    return applicable(profile(answers, more)).filter((id) => !before.has(id));
  };
  assert.deepEqual(added({ q_exposed: "auth" }), ["RSK-006"]);
  assert.deepEqual(added({ q_people: "assist" }), ["RSK-007", "RSK-010"]);
  assert.deepEqual(added({ q_weights: ["rag"] }), ["GRD-007"]);
  assert.deepEqual(added({ q_overlay: ["pii"] }), ["LEG-006", "LEG-013"]);
  assert.deepEqual(added({ q_crit: "high" }), ["RES-005"]);
  assert.deepEqual(added({}, { runsCode: true }), ["GRD-011"]);
  assert.deepEqual(added({}, { declared: { ...facts.declared, regions: ["us-west-2", "us-east-1"] } }), ["RES-008"]);
  assert.deepEqual(added({}, { declared: { ...facts.declared, environment: "sandbox" } }), ["DAT-016"]);
  assert.deepEqual(added({}, { externalVendors: true }), ["LEG-005"]);
  const tuned = added({ q_weights: ["ft"] });
  assert.deepEqual(tuned, ["DAT-002", "DAT-015", "LOG-010", "RES-009"]);
});

test("Each control that does not apply says why not", () => {
  const all = applicableControls(standard, profile());
  assert.equal(all.length, 138);
  const why = Object.fromEntries(all.flatMap((one) => (one.applies ? [] : [[one.control.id, one.why]])));
  assert.ok(Object.values(why).every((text) => text !== ""));
  assert.equal(why["DAT-002"], "for scope 4 or 5, this has 3");
  assert.equal(why["LEG-007"], "for human-subjects, this has none");
  assert.equal(why["RSK-006"], "where q_exposed is auth or anon, here it is no");
  assert.equal(why["DAT-016"], "for the environment sandbox, this is production");
  assert.equal(why["LEG-010"], "for data from restricted up, this is internal");
  assert.equal(why["LEG-005"], "where a vendor processes data, or for phi, this has none");
  assert.equal(why["AGT-004"], "for agents of level 2 and up, this has 0");
});

test("Obligations come from places, kinds of data and effects on people", () => {
  const ids = (answers: Answers) => obligationsOf(scoping, profile(answers)).map(({ id }) => id);
  assert.deepEqual(ids({}), ["terms"]);
  assert.deepEqual(ids({ q_juris: ["EU"], q_overlay: ["pii"] }), ["terms", "gdpr", "eu-ai-act"]);
  assert.deepEqual(ids({ q_juris: ["US", "US-CA"], q_overlay: ["ferpa"], q_people: "assist" }), [
    "terms",
    "ccpa",
    "ferpa",
    "consequential-decisions",
  ]);
  assert.ok(ids({ q_juris: ["UK"], q_overlay: ["phi"], q_people: "auto" }).includes("automated-decisions"));
  assert.deepEqual(profile().flags, []);
  assert.deepEqual(profile({ q_juris: ["EU"] }).flags, ["REGULATED"]);
});

test("What has to be done follows from the answers", () => {
  const ids = (answers: Answers) => needsOf(scoping, profile(answers)).map(({ id }) => id);
  assert.deepEqual(ids({}), []);
  assert.deepEqual(ids({ q_exposed: "anon", q_people: "auto", q_overlay: ["phi"], q_weights: ["rag"] }), [
    "penetration-test",
    "bias-evaluation",
    "privacy-assessment",
    "customisation-review",
  ]);
});

test("Demands of a scope include those that it takes over, each once, and the discipline's applicable controls", () => {
  const demands = demandsOf(standard, profile({ q_weights: ["ft"] }));
  assert.deepEqual(
    demands.map(({ id }) => id),
    [...new Set([...standard.controls.values()].map(({ discipline }) => discipline))],
  );
  const resilience = demands.find(({ id }) => id === "resilience");
  assert.deepEqual(
    resilience?.demands.map(({ scope }) => scope),
    [3, 3, 3, 3, 4, 4],
  );
  assert.ok(resilience?.controls.some(({ id }) => id === "RES-009"));
  const texts = demands.flatMap((one) => one.demands.map(({ text }) => text));
  assert.equal(new Set(texts).size, texts.length);
});

test("Data is capped by scope: nothing personal goes to a consumer service, nothing restricted to a product without an exception", () => {
  const fits = (answers: Answers) => capData(scoping, [{ name: "one", answers: { ...least, ...answers } }])[0]?.fits;
  assert.equal(fits({ q_surface: ["consumer"], q_data: ["public"] }), "yes");
  assert.equal(fits({ q_surface: ["consumer"], q_data: ["internal"] }), "with-approval");
  assert.equal(fits({ q_surface: ["consumer"], q_data: ["confidential"] }), "never");
  assert.equal(fits({ q_surface: ["consumer"], q_data: ["public"], q_overlay: ["pii"] }), "never");
  assert.equal(fits({ q_surface: ["saas"], q_embed: "no", q_data: ["confidential"] }), "with-approval");
  assert.equal(fits({ q_surface: ["saas"], q_embed: "no", q_data: ["restricted"] }), "by-exception");
  assert.equal(fits({ q_data: ["internal"] }), "yes");
  assert.equal(fits({ q_data: ["restricted"] }), "with-approval");
  assert.equal(fits({ q_surface: ["own_app", "unknown"], q_data: ["confidential"] }), "never");
});

test("Approvals of gates follow class, residual risk and kinds of data", () => {
  const asked = (gate: "G2_DESIGN" | "G4_SECURITY_PASS" | "G5_GO_LIVE", of: ReturnType<typeof profile>) =>
    standard.gates
      .get(gate)
      ?.approvals.filter(({ when }) => applies(when, of))
      .map(({ role }) => role);
  assert.deepEqual(asked("G2_DESIGN", profile()), ["INFOSEC", "PLATFORM"]);
  assert.deepEqual(asked("G2_DESIGN", profile({ q_overlay: ["ferpa", "human-subjects"] })), [
    "INFOSEC",
    "PLATFORM",
    "IRB_OFFICE",
    "REGISTRAR",
  ]);
  assert.deepEqual(asked("G4_SECURITY_PASS", profile()), ["INFOSEC"]);
  assert.deepEqual(asked("G4_SECURITY_PASS", profile({}, { residualRisk: "unknown" })), ["INFOSEC", "CISO"]);
  assert.deepEqual(asked("G4_SECURITY_PASS", profile({ q_overlay: ["ferpa"] }, { residualRisk: "high" })), [
    "INFOSEC",
    "PRIVACY",
    "CISO",
    "CIO",
  ]);
  assert.deepEqual(asked("G5_GO_LIVE", profile({ q_data: ["restricted"] }, { infrastructureChanged: true })), [
    "DATA_OWNER",
    "INFOSEC",
    "PLATFORM",
    "CISO",
  ]);
});
