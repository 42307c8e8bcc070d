import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { roles } from "../../core/roles.ts";
import { useCaseStates } from "../use-case-state.ts";
import type { Condition } from "./condition.ts";
import { loadStandard } from "./load-standard.ts";
import { scopingSchema } from "./scoping/scoping-schema.ts";
import { standardSchema } from "./settings.ts";
import { sourcesSchema } from "./sources-schema.ts";
import { controlsSchema, lifecycleSchema } from "./standard-schema.ts";
import { gateIds } from "./standard.ts";

const standard = loadStandard();
const controls = [...standard.controls.values()];
const read = (file: string) => readFileSync(join(import.meta.dirname, file), "utf8");
const files = ["controls.json", "lifecycle.json", "scoping.json", "sources.json"];

test("The four files of the standard fit their schemas, with no field unknown", () => {
  for (const [file, schema] of [
    ["controls.json", controlsSchema],
    ["lifecycle.json", lifecycleSchema],
    ["scoping.json", scopingSchema],
    ["sources.json", sourcesSchema],
  ] as const) {
    const { success, error } = schema.safeParse(JSON.parse(read(file)));
    assert.ok(success, `${file}: ${JSON.stringify(error?.issues.slice(0, 3))}`);
  }
});

test("Its settings are the defaults of the settings' schema, each within its own bounds", () => {
  const { settings } = JSON.parse(read("lifecycle.json")) as { settings: unknown };
  const defaults = standardSchema.parse({});
  assert.deepEqual(standardSchema.parse(settings), defaults);
  assert.deepEqual(standard.settings, defaults);
});

test("No control was lost: 138, by discipline, kind of verification and severity", () => {
  const count = (of: (control: (typeof controls)[number]) => string) =>
    Object.fromEntries([...Map.groupBy(controls, of)].map(([key, list]) => [key, list.length]));
  assert.equal(controls.length, 138);
  assert.deepEqual(
    count(({ verification }) => verification.kind),
    { runtime: 67, infrastructure: 37, evidence: 19, attestation: 15 },
  );
  assert.deepEqual(
    count(({ severity }) => severity),
    { critical: 44, high: 58, medium: 32, low: 4 },
  );
  assert.deepEqual(
    count(({ onFail }) => onFail),
    { block: 102, alert: 31, degrade: 5 },
  );
  assert.deepEqual(
    count(({ discipline }) => discipline),
    {
      "governance-compliance": 16,
      "legal-privacy": 15,
      "risk-management": 13,
      controls: 83,
      resilience: 11,
    },
  );
  assert.equal(controls.filter(({ verification }) => Object.keys(verification.checks).length > 0).length, 54);
  assert.equal(controls.filter(({ verification }) => verification.signers.length > 0).length, 20);
});

test("No mapping was lost, and those that were not seen in a source are marked", () => {
  const references = (of: (control: (typeof controls)[number]) => Readonly<Record<string, readonly string[]>>) =>
    controls.reduce((sum, control) => sum + Object.values(of(control)).flat().length, 0);
  assert.equal(
    references(({ mappings }) => mappings),
    2532,
  );
  assert.equal(
    references(({ unseen }) => unseen),
    5,
  );
  assert.equal(
    references(({ verification }) => verification.checks),
    194,
  );
  const known = new Set(standard.sources.frameworks.map(({ framework }) => framework));
  const used = new Set(controls.flatMap(({ mappings }) => Object.keys(mappings)));
  assert.deepEqual([...used].sort(), [...known].sort());
  assert.equal(used.size, 16);
  for (const { id, mappings, unseen, corroborated, crosswalk } of controls) {
    for (const part of [unseen, corroborated, { "ISO-27001-2022": crosswalk }])
      for (const [framework, ids] of Object.entries(part))
        for (const one of ids) assert.ok(mappings[framework]?.includes(one), `${id} maps ${framework} ${one}`);
  }
  const tools = new Set(standard.sources.checks.map(({ tool }) => tool));
  for (const { verification } of controls) for (const tool of Object.keys(verification.checks)) assert.ok(tools.has(tool), tool);
});

test("No rule of the life cycle was lost", () => {
  assert.deepEqual([...standard.gates.keys()], [...gateIds]);
  assert.equal(standard.artefacts.size, 29);
  assert.equal(standard.goLive.length, 9);
  assert.deepEqual(
    standard.goLive.filter(({ notApplicableWhen }) => notApplicableWhen !== undefined).map(({ n }) => n),
    [5, 9],
  );
  assert.deepEqual(
    [...standard.gates.values()].map(({ controls }) => controls.length),
    [7, 15, 60, 11, 19, 24, 2],
  );
  assert.deepEqual(
    [...standard.gates.values()].map(({ approvals }) => approvals.length),
    [4, 6, 1, 4, 4, 1, 2],
  );
  assert.equal(standard.exceptions.states.length, 10);
  assert.equal(standard.exceptions.quorum.length, 3);
  assert.equal(standard.exceptions.nonWaivable.size, 7);
  assert.deepEqual(standard.exceptions.maxDays, { public: 180, internal: 180, confidential: 90, restricted: 30 });
  assert.deepEqual(
    standard.monthlyReview.items.map(({ id }) => id),
    ["keys", "access", "drift", "cost", "guardrails", "exceptions", "vendors"],
  );
  assert.equal(standard.decommission.steps.length, 8);
  assert.equal(standard.decommission.attestations.length, 3);
  assert.equal(standard.enforcement.length, 4);
  assert.equal(standard.raci.length, 5);
  assert.equal(standard.sandbox.baseline.length, 5);
  assert.equal(standard.approvalRules.length, 7);
  assert.ok(standard.transitions.length >= 26);
});

test("No rule of scoping was lost", () => {
  const { scoping } = standard;
  assert.equal(scoping.scopes.length, 5);
  assert.equal(scoping.questions.length, 14);
  assert.equal(scoping.questions.filter(({ probe }) => probe !== undefined).length, 10);
  assert.equal(scoping.decision.length, 8);
  assert.equal(scoping.dataCaps.size, 5);
  assert.equal(scoping.agency.levels.length, 4);
  assert.equal(scoping.rescopeWhen.length, 6);
  const demands = scoping.disciplines.map(({ perScope }) => [...perScope.values()].map(({ demands }) => demands.length));
  assert.deepEqual(demands, [
    [4, 4, 4, 3, 3],
    [3, 4, 4, 3, 4],
    [2, 3, 4, 3, 3],
    [2, 3, 4, 3, 3],
    [1, 2, 4, 2, 2],
  ]);
  for (const { id, perScope } of scoping.disciplines) {
    assert.equal(perScope.get(4)?.includes, 3, id);
    // A model of one's own has no provider, whose terms would have to be read.
    assert.equal(perScope.get(5)?.includes, id === "legal-privacy" ? undefined : 4, id);
  }
});

test("Each control stands in exactly one gate, and knows it", () => {
  const asked = [...standard.gates.values()].flatMap(({ id, controls }) => controls.map((control) => ({ id, control })));
  assert.equal(asked.length, standard.controls.size);
  assert.equal(new Set(asked.map(({ control }) => control)).size, standard.controls.size);
  for (const { id, control } of asked) assert.equal(standard.controls.get(control)?.gate, id, control);
});

test("Every control that is named anywhere exists", () => {
  const { scoping, exceptions, sandbox, monthlyReview, decommission, goLive, artefacts, gates, stopsAtOnce, ownerControl } =
    standard;
  const named = [
    ...[...gates.values()].flatMap(({ controls }) => controls),
    ...[...artefacts.values()].flatMap(({ controls }) => controls),
    ...goLive.flatMap(({ controls }) => controls),
    ...exceptions.nonWaivable,
    ...exceptions.extra.flatMap(({ controls }) => controls),
    ...sandbox.baseline,
    ...stopsAtOnce,
    ownerControl,
    ...monthlyReview.items.flatMap(({ controls }) => controls),
    ...decommission.controls,
    ...scoping.disciplines.flatMap(({ perScope }) =>
      [...perScope.values()].flatMap(({ demands }) => demands.flatMap((d) => d.controls)),
    ),
    ...scoping.derived.flatMap(({ controls }) => controls),
    ...scoping.obligations.flatMap(({ controls }) => controls),
    ...scoping.agency.levels.flatMap(({ controls }) => controls),
    ...[...scoping.dataCaps.values()].flatMap(({ conditions }) => conditions),
  ];
  assert.deepEqual(
    named.filter((id) => !standard.controls.has(id)),
    [],
  );
  for (const { artefacts: ids } of scoping.derived) for (const id of ids) assert.ok(standard.artefacts.has(id), id);
  for (const { frameworks } of scoping.obligations)
    for (const one of frameworks)
      assert.ok(
        standard.sources.frameworks.some(({ framework }) => framework === one),
        one,
      );
});

test("Every condition asks for answers that the questionnaire has", () => {
  const options = new Map(standard.scoping.questions.map(({ id, options }) => [id, new Set(options.map(({ value }) => value))]));
  const { scoping, gates, artefacts, transitions, exceptions } = standard;
  const conditions: readonly Condition[] = [
    ...controls.map(({ appliesWhen }) => appliesWhen),
    ...[...gates.values()].flatMap(({ approvals, differentFrom }) => [...approvals, ...differentFrom].map(({ when }) => when)),
    ...[...artefacts.values()].flatMap(({ requiredWhen, signedAlso }) => [requiredWhen, ...signedAlso.map(({ when }) => when)]),
    ...transitions.map(({ when }) => when),
    ...exceptions.quorum.map(({ when }) => when),
    ...scoping.decision.map(({ when }) => when),
    ...scoping.derived.map(({ when }) => when),
    ...scoping.obligations.map(({ when }) => when),
    ...scoping.questions.map(({ askedWhen = {} }) => ({ answers: askedWhen })),
  ];
  const all = conditions.flatMap(partsOf);
  for (const { answers = {} } of all)
    for (const [question, wanted] of Object.entries(answers))
      for (const value of wanted) assert.ok(options.get(question)?.has(value), `${question} can be answered with ${value}`);
  assert.ok(all.some(({ answers }) => answers !== undefined));
});

test("The roles are those of the program, and each is said what it does", () => {
  assert.deepEqual([...standard.roles.keys()].sort(), [...roles].sort());
});

test("The states are those of the program, and each is reached and left", () => {
  assert.deepEqual([...standard.states.keys()], [...useCaseStates]);
  for (const { id, terminal = false } of standard.states.values()) {
    assert.equal(!standard.transitions.some(({ from }) => from === id), terminal, `${id} is left`);
    if (id !== "DRAFT")
      assert.ok(
        standard.transitions.some(({ to }) => to === id),
        `${id} is reached`,
      );
  }
});

test("Each gate has a transition where it says, and what serves is only reached through one", () => {
  const { gates, transitions, states } = standard;
  for (const { id, from, to } of gates.values()) {
    if (from === to) continue;
    assert.ok(
      transitions.some((one) => one.from === from && one.to === to && one.gate === id),
      id,
    );
  }
  for (const { from, to, gate, parallel, on } of transitions) {
    const serves = states.get(to)?.serves !== undefined;
    const served = states.get(from)?.serves !== undefined;
    if (serves && !served) assert.notEqual(gate, undefined, `${from} to ${to}`);
    if (to === "PRODUCTION" && from !== "DEGRADED") assert.equal(gate, "G5_GO_LIVE");
    if (gate !== undefined && !parallel && from !== "SUSPENDED") assert.deepEqual(on, ["gate-passed"]);
  }
});

test("Whatever serves can be suspended and decommissioned", () => {
  for (const { id, serves } of standard.states.values()) {
    if (serves === undefined) continue;
    for (const to of ["SUSPENDED", "DECOMMISSIONING"])
      assert.ok(
        standard.transitions.some((one) => one.from === id && one.to === to),
        `${id} to ${to}`,
      );
  }
});

test("An artefact comes no later than the gate that stops for want of it", () => {
  for (const { id, gate, controls: ids } of standard.artefacts.values()) {
    for (const control of ids.map((one) => standard.controls.get(one))) {
      assert.ok(control);
      const { onFail, verification } = control;
      const rests = verification.kind === "attestation" || verification.kind === "evidence";
      if (!rests || onFail !== "block") continue;
      assert.ok(gateIds.indexOf(gate) <= gateIds.indexOf(control.gate), `${id} is there for ${control.id}`);
    }
  }
});

test("Who signs an attestation signs the artefact that it rests on, or approves at its gate", () => {
  for (const { id, verification, gate } of controls) {
    if (verification.kind !== "attestation") continue;
    assert.ok(verification.signers.length > 0, id);
    const artefacts = [...standard.artefacts.values()].filter((one) => one.controls.includes(id));
    const signing = new Set([
      ...artefacts.flatMap(({ signedBy, signedAlso }) => [...signedBy, ...signedAlso.map(({ role }) => role)]),
      ...(standard.gates.get(gate)?.approvals.map(({ role }) => role) ?? []),
    ]);
    if (artefacts.length > 0)
      assert.ok(
        verification.signers.some((role) => signing.has(role)),
        id,
      );
  }
});

test("Auditors, developers and users sign nothing", () => {
  const signing = [
    ...[...standard.gates.values()].flatMap(({ approvals }) => approvals.map(({ role }) => role)),
    ...[...standard.artefacts.values()].flatMap(({ signedBy, signedAlso }) => [
      ...signedBy,
      ...signedAlso.map(({ role }) => role),
    ]),
    ...standard.exceptions.quorum.map(({ role }) => role),
    ...controls.flatMap(({ verification }) => verification.signers),
  ];
  for (const role of ["AUDITOR", "DEVELOPER", "USER"] as const) assert.ok(!signing.includes(role), role);
});

test("The content is about no organisation in particular, and names the documents that it rests on", () => {
  for (const file of files) {
    const found = /\bcampus\b|\b00\d §|\bseed [0-9:]|\b(?:University|Institute|College)\b/.exec(read(file));
    assert.equal(found?.[0], undefined, file);
  }
  const documents = new Set(standard.sources.documents.map(({ id }) => id));
  const { scoping } = standard;
  const named = [
    ...controls.flatMap(({ basis }) => basis),
    ...scoping.disciplines.flatMap(({ perScope }) =>
      [...perScope.values()].flatMap(({ demands }) => demands.flatMap((d) => d.basis)),
    ),
    ...[...scoping.dataCaps.values()].flatMap(({ basis }) => basis),
    ...scoping.agency.basis,
  ];
  assert.ok(named.length > 300);
  assert.deepEqual(
    named.filter(({ source }) => !documents.has(source)),
    [],
  );
});

test("The levels of agency are in the conditions of their controls", () => {
  for (const { level, controls: ids } of standard.scoping.agency.levels)
    for (const id of ids) {
      const { appliesWhen } = standard.controls.get(id) ?? {};
      const levels = [appliesWhen, ...(appliesWhen?.any ?? [])].flatMap((one) => one?.agencyAtLeast ?? []);
      assert.ok(
        levels.some((one) => one <= level),
        `${id} applies to agency ${level}`,
      );
    }
});

function partsOf(condition: Condition): readonly Condition[] {
  const { any = [], not } = condition;
  return [condition, ...any.flatMap((one) => partsOf(one)), ...(not === undefined ? [] : partsOf(not))];
}
