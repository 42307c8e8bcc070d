import assert from "node:assert/strict";
import { test } from "node:test";
import { advisingSpec, declareShared, openLive, openRealm } from "../../../test/support/governed.ts";
import { isGood, type TrueVerdict } from "../case/true-verdict.ts";
import { loadStandard } from "../standard/load-standard.ts";
import { derivedChecks } from "./derived-checks.ts";

/** Of a use case with this change, on its way; everything else as it should be. */
function derive(
  control: string,
  change: object = {},
  declare: (realm: ReturnType<typeof openRealm>) => void = () => {},
): TrueVerdict | undefined {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  declare(realm);
  realm.declare("UseCase", "advising", { ...advisingSpec, ...change });
  return realm.world("advising").current.derive(control);
}

const terms = { trainsOnData: false, retainsData: false, reviewedBy: "legal@campus.example", reviewedAt: "2026-11-01" };
const model = (spec: object) => (realm: ReturnType<typeof openRealm>) =>
  void realm.declare("Model", "tutor", { provider: "lab", dataClassCeiling: "restricted", terms, ...spec });
const vendor = (spec: object) => (realm: ReturnType<typeof openRealm>) => {
  model({ vendor: "lab" })(realm);
  realm.declare("Vendor", "lab", { title: "The lab", owner: "buying@campus.example", ...spec });
};

test("Of 138 controls so many are derived from the register, shown by evidence, or attested by people", () => {
  const { controls } = loadStandard();
  const kinds = Map.groupBy(controls.values(), ({ id, verification }) =>
    derivedChecks.has(id) ? "derived" : verification.kind === "attestation" ? "attested" : "evidence",
  );
  const counts = Object.fromEntries([...kinds].map(([kind, of]) => [kind, of.length]));
  assert.deepEqual(counts, { derived: 46, evidence: 82, attested: 10 });
  assert.equal(controls.size, 138);
  assert.deepEqual(
    [...derivedChecks.keys()].filter((id) => !controls.has(id)),
    [],
  );
  assert.deepEqual(
    kinds.get("derived")?.map(({ id }) => id),
    [
      "GOV-001",
      "GOV-002",
      "GOV-004",
      "GOV-006",
      "GOV-007",
      "GOV-010",
      "GOV-011",
      "GOV-012",
      "GOV-013",
      "GOV-015",
      "LEG-001",
      "LEG-002",
      "LEG-004",
      "LEG-005",
      "LEG-007",
      "LEG-008",
      "LEG-010",
      "LEG-011",
      "RSK-002",
      "RSK-011",
      "IAM-009",
      "IAM-010",
      "NET-003",
      "DAT-001",
      "DAT-002",
      "DAT-003",
      "DAT-009",
      "DAT-010",
      "DAT-011",
      "DAT-016",
      "GRD-001",
      "GRD-002",
      "GRD-004",
      "GRD-005",
      "GRD-012",
      "GRD-013",
      "AGT-001",
      "AGT-004",
      "AGT-005",
      "AGT-006",
      "RES-002",
      "RES-003",
      "RES-004",
      "RES-006",
      "SUP-001",
      "DEC-002",
    ],
  );
});

test("A use case that says what it should passes every check that it proves, each with what was seen", () => {
  for (const control of derivedChecks.keys()) {
    const verdict = derive(control);
    if (verdict === undefined) continue;
    if (control === "LEG-008") continue;
    assert.ok(isGood(verdict), `${control}: ${verdict.verdict}, ${verdict.why}`);
    assert.ok(verdict.why.length > 20 && verdict.evidence.length > 0, control);
  }
});

const failing: readonly (readonly [string, string, object, RegExp, ((realm: ReturnType<typeof openRealm>) => void)?])[] = [
  ["GOV-002", "fail", { accountable: "nobody@campus.example" }, /does not hold the role DATA_OWNER/],
  ["GOV-006", "unknown", { scoping: undefined }, /not answered/],
  ["GOV-007", "unknown", { scoping: undefined }, /nobody knows what it may be given/],
  [
    "LEG-001",
    "fail",
    {},
    /tutor is used by 5 people, and its licence is for 4/,
    model({ licence: { maxUsers: 4, userCount: { source: "declared", users: 5 } } }),
  ],
  ["LEG-002", "fail", {}, /training on what is sent is allowed: tutor/, model({ terms: { ...terms, trainsOnData: true } })],
  ["LEG-002", "fail", {}, /not ruled out with lab/, vendor({ noTraining: { agreed: false } })],
  ["LEG-002", "unknown", {}, /no clause on training of lab/, vendor({})],
  ["LEG-004", "fail", {}, /is kept: tutor/, model({ terms: { ...terms, retainsData: true } })],
  ["LEG-005", "fail", {}, /no executed agreement with lab/, vendor({})],
  ["LEG-010", "fail", { dataClass: "confidential" }, /counts as restricted/],
  ["RSK-002", "unknown", {}, /no risk assessment of lab/, vendor({})],
  ["DAT-002", "fail", {}, /phi/, model({ trainingData: [{ dataset: "notes", dataClass: "restricted", overlays: ["phi"] }] })],
  ["DAT-003", "fail", {}, /where restricted data may go/, model({ dataClassCeiling: "internal" })],
  ["GRD-001", "fail", { guardrail: "gone" }, /no guardrail that exists/],
  [
    "GRD-002",
    "fail",
    {},
    /does not block HATE/,
    (realm) => void realm.declare("Guardrail", "advising", { blockedInputMessaging: "No.", blockedOutputsMessaging: "No." }),
  ],
  ["GRD-012", "fail", { limits: {} }, /maxInputTokens, maxOutputTokens/],
  ["RES-003", "fail", { limits: { requestsPerMinute: 5 }, budgets: [] }, /limits.concurrent.*a budget of tokens/],
  ["RES-004", "fail", { budgets: [] }, /no budget/],
];
for (const [control, verdict, change, why, declare] of failing) {
  test(`${control} is ${verdict} where ${why.source.replaceAll("\\", "")}`, () => {
    const spec = given({ ...advisingSpec, ...change });
    const realm = openRealm();
    declareShared(realm, ["advising"]);
    declare?.(realm);
    realm.declare("UseCase", "advising", spec);
    const found = realm.world("advising").current.derive(control);
    assert.equal(found?.verdict, verdict);
    assert.match(found.why, why);
  });
}

/** Without what is undefined. */
const given = (spec: object): object => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));
const tool = { title: "Courses", owner: "o@campus.example", server: "registrar", tool: "look_up", writes: false };
const declareTool = (spec: object) => (realm: ReturnType<typeof openRealm>) => {
  realm.declare("Tool", "courses", given({ ...tool, consequence: "low", arguments: { type: "object" }, ...spec }));
};
const corpus = {
  title: "Files",
  owner: "o@campus.example",
  source: "a share",
  dataClass: "restricted",
  acl: { mode: "document" },
};
const declareCorpus = (spec: object) => (realm: ReturnType<typeof openRealm>) =>
  void realm.declare("KnowledgeBase", "files", { ...corpus, ...spec });
const deploy = (spec: object) => (realm: ReturnType<typeof openRealm>) => {
  const at = { model: "tutor", provider: "openai-compatible", baseUrl: "https://models.campus.example/v1", region: "local" };
  realm.declare("Deployment", "tutor-local", given({ ...at, network: "private", ...spec }));
};
const answering = (more: object): object => ({
  scoping: [{ name: "chat", answers: { ...advisingSpec.scoping[0]?.answers, ...more } }],
});
const withTool = { ...answering({ q_agent: "read" }), tools: ["courses"] };
const withCorpus = { ...answering({ q_weights: ["rag"], q_agent: "read" }), knowledgeBases: ["files"] };

/** Of tools, documents and places: `nothing` where evidence must show it. */
const shown: readonly (readonly [string, string, object, ((realm: ReturnType<typeof openRealm>) => void)?])[] = [
  ["AGT-001", "pass", {}],
  ["AGT-001", "fail", { tools: ["gone"] }],
  ["AGT-001", "unknown", withTool, declareTool({ arguments: undefined })],
  ["AGT-001", "nothing", withTool, declareTool({})],
  ["AGT-004", "pass", withTool, declareTool({})],
  ["AGT-004", "nothing", withTool, declareTool({ consequence: "high" })],
  ["AGT-004", "nothing", { tools: ["gone"] }],
  ["AGT-005", "not-applicable-proved", {}],
  ["AGT-006", "nothing", withTool, declareTool({})],
  ["AGT-006", "nothing", { scoping: undefined }],
  ["GRD-013", "not-applicable-proved", {}],
  ["GRD-013", "nothing", answering({ q_agent: "write_appr" })],
  ["DAT-010", "not-applicable-proved", {}],
  ["DAT-010", "nothing", answering({ q_agent: "read" })],
  ["DAT-010", "nothing", withCorpus, declareCorpus({})],
  ["DAT-010", "fail", withCorpus],
  ["DAT-011", "nothing", withCorpus, declareCorpus({})],
  ["DAT-011", "fail", withCorpus, declareCorpus({ acl: { mode: "none" } })],
  ["DAT-001", "pass", {}],
  ["DAT-001", "fail", { guardrail: "gone" }],
  ["GRD-004", "nothing", {}],
  [
    "GRD-004",
    "fail",
    {},
    (realm) => void realm.declare("Guardrail", "advising", { blockedInputMessaging: "No.", blockedOutputsMessaging: "No." }),
  ],
  ["LEG-011", "pass", {}],
  ["LEG-011", "fail", { regions: ["elsewhere"] }],
  ["LEG-011", "nothing", { keepsContent: true }],
  ["LEG-011", "nothing", { conversations: {} }],
  ["LEG-011", "pass", {}, deploy({ upstreamModel: "us.anthropic.claude" })],
  [
    "LEG-011",
    "nothing",
    {},
    deploy({ provider: "bedrock", baseUrl: undefined, upstreamModel: "us.anthropic.claude", aws: { region: "us-east-1" } }),
  ],
  [
    "LEG-011",
    "pass",
    {},
    deploy({ provider: "bedrock", baseUrl: undefined, upstreamModel: "amazon.nova-pro-v1:0", aws: { region: "us-east-1" } }),
  ],
  ["NET-003", "nothing", {}, deploy({})],
  ["NET-003", "nothing", {}, deploy({ baseUrl: "http://127.0.0.1:8000/v1" })],
  ["NET-003", "fail", {}, deploy({ baseUrl: "http://10.0.0.7/v1" })],
  ["RSK-011", "nothing", {}, deploy({ upstreamModel: "tutor-2026-11-01" })],
  ["RSK-011", "fail", {}, deploy({ upstreamModel: "tutor:latest" })],
  ["IAM-009", "not-applicable-proved", {}],
  ["IAM-009", "nothing", {}, model({ trainingData: [{ dataset: "notes", dataClass: "restricted", overlays: ["ferpa"] }] })],
  ["IAM-010", "pass", {}],
  ["IAM-010", "nothing", { conversations: {} }],
];
for (const [control, verdict, change, declare] of shown)
  test(`${control} is ${verdict === "nothing" ? "for evidence to show" : verdict} with ${JSON.stringify(change).slice(-60)}`, () => {
    const spec = given({ ...advisingSpec, ...change });
    const realm = openRealm();
    declareShared(realm, ["advising"]);
    declare?.(realm);
    realm.declare("UseCase", "advising", spec);
    const found = realm.world("advising").current.derive(control);
    assert.equal(found?.verdict ?? "nothing", verdict, found?.why ?? control);
  });

test("A tool that runs what it is given by its name brings the flag, and with it the control on generated commands", () => {
  for (const [name, flagged] of [
    ["shell", true],
    ["look_up", false],
  ] as const) {
    const realm = openRealm();
    declareShared(realm, ["advising"]);
    declareTool({ tool: name })(realm);
    realm.declare("UseCase", "advising", { ...advisingSpec, ...withTool });
    const world = realm.world("advising");
    assert.equal(world.current.profile.flags.includes("RUNS_CODE"), flagged);
    assert.equal(
      world.whatApplies(world.current.profile).controls.some(({ control }) => control.id === "GRD-011"),
      flagged,
    );
  }
});

test("An agreement ends at its day, and the control with it", () => {
  const signed = {
    dpa: { digest: `sha256:${"0".repeat(64)}`, counterparty: "Lab Inc.", expiresAt: "2027-03-01" },
    noTraining: { agreed: true },
  };
  for (const control of ["LEG-002", "LEG-005"])
    assert.equal(derive(control, {}, vendor(signed))?.until, Date.UTC(2027, 2, 1), control);
});

test("Reviews of months that were not signed in time fail from the day on that they were due", () => {
  const verdict = openLive().world("advising").current.derive("GOV-015");
  assert.equal(verdict?.verdict, "pass");
  // Live since November: December is the first whole month, due by the seventh of January, 24:00.
  assert.equal(verdict.until, Date.UTC(2027, 0, 8));
  assert.equal(verdict.next?.verdict, "fail");
});
