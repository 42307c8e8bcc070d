import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { Problem } from "../core/problem.ts";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import type { GuardrailSpec } from "../guardrails/spec.ts";
import { kindNames, kinds, type Kind } from "./kinds.ts";
import { manifestWarnings } from "./manifest-warnings.ts";
import { parseManifest } from "./parse-manifest.ts";
import type { GuardrailManifestSpec } from "./schemas.ts";

const digest = `sha256:${"a".repeat(64)}`;

const specs = {
  Vendor: {
    title: "Offers hosted models",
    owner: "procurement@campus.example",
    contact: "security@vendor.example",
    services: ["hosted models"],
    dpa: { digest, counterparty: "Vendor Ltd", signedAt: "2026-01-10", expiresAt: "2028-01-10" },
    noTraining: { agreed: true, clause: "Section 4.2" },
    retention: { zero: false, days: 30, terms: "Abuse monitoring is off." },
    baa: { digest, expiresAt: "2027-06-01" },
    riskAssessment: { assessedAt: "2026-10-01", reviewer: "dana@campus.example", risk: "low", digest, nextDue: "2027-10-01" },
    dataClassCeiling: "confidential",
    subProcessors: [{ name: "Cloud Inc", purpose: "Runs its servers", region: "eu" }],
    regions: ["eu"],
  },
  Prompt: {
    owner: "advising@campus.example",
    useCase: "student-advising",
    role: "system",
    template: "You advise students of {{faculty}}. Today is {{today}}.",
    variables: [
      { name: "faculty", type: "enum", values: ["Arts", "Science"], description: "Whose students" },
      { name: "today", type: "date" },
    ],
    dataClass: "internal",
    tests: [
      {
        variables: { faculty: "Arts", today: "2026-11-01" },
        renders: "You advise students of Arts. Today is 2026-11-01.",
      },
      { variables: { faculty: "Magic", today: "2026-11-01" }, refused: true },
    ],
  },
  Tool: {
    title: "Looks up a timetable",
    owner: "registrar@campus.example",
    server: "registrar-mcp",
    tool: "get_timetable",
    consequence: "low",
    writes: false,
    arguments: { type: "object", properties: { course: { type: "string" } } },
    scopes: ["timetable.read"],
    dataClassCeiling: "internal",
    vendor: "vendor",
  },
  KnowledgeBase: {
    title: "Rules of study",
    owner: "registrar@campus.example",
    source: "The rules' site",
    store: "search.campus.example",
    dataClass: "public",
    acl: { mode: "none", from: "Everybody may read them" },
    deletion: { how: "Indexed anew each night", withinDays: 1 },
    model: "embedder",
    vendor: "vendor",
    digest,
  },
  Standard: { exceptions: { maxDays: { internal: 90 } }, controls: { "NET-005": { maxAge: "PT2M" } } },
  Exception: {
    title: "The old client cannot use a passkey",
    controls: ["IAM-003"],
    useCases: ["student-advising"],
    reason: "The client is replaced in March.",
    businessNeed: "Advisers could not work.",
    riskStatement: "A stolen password would do.",
    compensatingControls: ["IAM-005"],
    dataClassCap: "internal",
    environments: ["production"],
    startsAt: "2026-11-01T00:00:00Z",
    expiresAt: "2026-12-01T00:00:00Z",
    remediationPlan: { owner: "dana@campus.example", dueAt: "2026-11-25", steps: "Replace the client" },
    requester: "lee@campus.example",
    progress: "Half of it is done.",
  },
  UseCase: {
    title: "Training needs across departments",
    owner: "hr-analytics@campus.example",
    environment: "production",
    scope: 3,
    dataClass: "internal",
    overlays: ["pii"],
    models: ["echo"],
    guardrail: "hr@1",
    applyGuardrails: ["hr"],
    regions: ["local"],
    limits: { requestsPerMinute: 600, concurrent: 50, maxInputTokens: 16_000, maxOutputTokens: 4000 },
    budgets: [{ limit: 2_000_000, unit: "tokens", per: "day" }],
    retention: { payload: "redacted", days: 30 },
    accountable: "dana@campus.example",
    contact: "+1 555 0100",
    scoping: [{ name: "chat", answers: { q_agent: "none" } }],
    prompts: { required: true, names: ["advice@1", "greeting"] },
    tools: ["timetable"],
    knowledgeBases: ["rules"],
    vendors: ["vendor"],
    delivery: { iac: digest, images: [digest] },
    keepsContent: false,
  },
  Model: {
    provider: "echo",
    dataClassCeiling: "restricted",
    terms: { trainsOnData: false, retainsData: false, reviewedBy: "legal", reviewedAt: "2026-11-01" },
    vendor: "vendor",
    licence: {
      name: "Community licence",
      conditions: ["Name it where it is used"],
      maxUsers: 700_000_000,
      userCount: { source: "declared", users: 12_000, countedAt: "2026-11-01" },
    },
    eula: { digest, reviewedBy: "legal", reviewedAt: "2026-11-01", expiresAt: "2027-11-01", scopeOfUse: "Teaching" },
    signers: [
      { name: "lab", key: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n" },
      {
        name: "maker",
        trustedRoot: "{}",
        issuer: "https://login.maker.example",
        subject: "release@maker.example",
      },
    ],
    versions: [
      { version: "1", digest },
      { version: "2", digest, signature: { signer: "lab", signature: "AAAA", payload: "AAAA" } },
      { version: "3", digest, signature: { signer: "maker", bundle: "{}" } },
    ],
    tunedFrom: "base",
    trainingData: [{ dataset: "Advice of 2025", dataClass: "confidential", overlays: ["ferpa"], digest }],
  },
  Deployment: {
    model: "llama",
    provider: "openai-compatible",
    baseUrl: "http://127.0.0.1:9000/v1",
    upstreamModel: "llama-3.3-70b",
    credential: { env: "LAB_KEY" },
    region: "campus",
    network: "private",
    timeouts: { connectMs: 1000, firstByteMs: 30_000, totalMs: 300_000 },
  },
  Guardrail: {
    contentPolicy: {
      filters: [
        { type: "PROMPT_ATTACK", inputStrength: "HIGH" },
        { type: "HATE", inputStrength: "MEDIUM", outputStrength: "MEDIUM" },
      ],
    },
    topicPolicy: {
      topics: [{ name: "individual-salaries", definition: "The pay of one named person", examples: ["What does Dana earn?"] }],
    },
    wordPolicy: { words: [{ text: "Project Nightingale" }], managedWordLists: ["PROFANITY"] },
    sensitiveInformationPolicy: {
      piiEntities: [
        { type: "EMAIL", action: "ANONYMIZE" },
        { type: "US_SOCIAL_SECURITY_NUMBER", action: "BLOCK" },
        { type: "NAME", action: "TOKENIZE" },
      ],
      regexes: [{ name: "employee-id", pattern: "E\\d{6}", action: "HASH" }],
    },
    blockedInputMessaging: "This request can't be sent.",
    blockedOutputsMessaging: "The answer was withheld.",
    streaming: "windowed",
  },
  Policy: { description: "No tools", cedar: '@id("no-tools") forbid (principal, action, resource) when { context.usesTools };' },
  IdentityProvider: {
    issuer: "https://login.campus.example",
    audiences: ["sallyport"],
    controlAudiences: ["sallyport-admin"],
    groupsClaim: "groups",
    rules: [{ when: { department: "security" }, groups: ["security"], roles: ["SECOPS"] }],
  },
  ServiceAccount: { title: "The HR portal", owner: "hr@campus.example", useCases: ["hr-insights"], ipRanges: ["10.0.0.0/8"] },
  RoleBinding: { role: "PROJECT_LEAD", members: ["dana@campus.example", "group:campus/hr"], useCases: ["hr-insights"] },
} as const satisfies Record<Kind, object>;

/** As JSON brings it: a member that is undefined is not there. */
const parse = (kind: Kind, change: object = {}) =>
  parseManifest(
    JSON.parse(JSON.stringify({ kind, name: kind === "Standard" ? "default" : "one", spec: { ...specs[kind], ...change } })),
  );

/** `path: message` of each mistake. */
function mistakesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, "resource_invalid");
    assert.ok((error.errors ?? []).length > 0);
    return (error.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
  }
  return assert.fail("it was accepted");
}

test("Every field of the manifests that are promised to administrators is accepted, and says itself what it is for", () => {
  for (const kind of kindNames) assert.equal(parse(kind).kind, kind);
  const undescribed: string[] = [];
  const visit = (schema: unknown, path: string): void => {
    const { properties = {}, items, anyOf = [] } = schema as { properties?: object; items?: object; anyOf?: object[] };
    for (const [name, field] of Object.entries(properties) as [string, { description?: string }][]) {
      if (!field.description) undescribed.push(`${path}.${name}`);
      visit(field, `${path}.${name}`);
    }
    for (const one of [...anyOf, ...(items ? [items] : [])]) visit(one, path);
  };
  for (const kind of kindNames) visit(z.toJSONSchema(kinds[kind].schema, { io: "input" }), kind);
  assert.deepEqual(undescribed, []);
});

test("What was applied with an earlier version keeps its digest, and so its approval", () => {
  const path = new URL("../../test/golden/released-manifests.json", import.meta.url);
  const released = JSON.parse(readFileSync(path, "utf8")) as { kind: Kind; name: string; spec: unknown; digest: string }[];
  assert.ok(released.length > 15);
  for (const { kind, name, spec, digest: before } of released) {
    const { canonical } = parseManifest({ kind, name, spec });
    assert.equal(`sha256:${hash("sha256", canonical)}`, before, `${kind} ${name}`);
  }
});

test("There is one Standard, default", () => {
  assert.equal(parseManifest({ kind: "Standard", name: "default", spec: {} }).kind, "Standard");
  assert.match(mistakesOf(() => parseManifest({ kind: "Standard", name: "other", spec: {} })).join(), /^name: .*default/);
});

test("Tuned models take calls of their training data's class, and signatures name a signer", () => {
  assert.match(
    mistakesOf(() => parse("Model", { dataClassCeiling: "internal" })).join(),
    /^spec\.dataClassCeiling: must not be lower than confidential/,
  );
  const versions = [{ version: "1", digest, signature: { signer: "stranger", signature: "AAAA" } }];
  assert.match(mistakesOf(() => parse("Model", { versions })).join(), /^spec\.versions\.0\.signature\.signer: is none of/);
});

test("Defaults are filled in, so that the digest covers what is in force", () => {
  assert.deepEqual((parse("Deployment", { timeouts: { connectMs: 5 } }).spec as { timeouts: object }).timeouts, {
    connectMs: 5,
    firstByteMs: 30_000,
    idleMs: 30_000,
    totalMs: 300_000,
  });
  assert.equal(parse("Deployment", { timeouts: {} }).canonical, parse("Deployment", { timeouts: { connectMs: 1000 } }).canonical);
});

test("An unknown field is named with its path and what was probably meant", () => {
  assert.deepEqual(
    mistakesOf(() => parse("UseCase", { limits: { requestPerMinute: 1, concurent: 2 } })),
    [
      "spec.limits.requestPerMinute: is not a field here. Did you mean requestsPerMinute?",
      "spec.limits.concurent: is not a field here. Did you mean concurrent?",
    ],
  );
  assert.deepEqual(
    mistakesOf(() => parse("UseCase", { budgets: [{ limit: 1, unit: "tokens", per: "day", reset: true }] })),
    ["spec.budgets.0.reset: is not a field here. Known: limit, unit, per"],
  );
  assert.match(mistakesOf(() => parse("Deployment", { credential: { envv: "LAB_KEY" } })).join(), /spec\.credential\.env/);
  assert.match(mistakesOf(() => parseManifest({ kind: "Model", name: "a", spec: {}, sepc: {} })).join(), /^sepc: is not a field/);
  const hostile = JSON.parse('{"kind":"Model","name":"a","spec":{},"__proto__":{"polluted":true}}') as unknown;
  assert.throws(() => parseManifest(hostile), { code: "resource_invalid" });
});

test("A wrong value is told apart from a missing one, with what it can be", () => {
  const wrong: [Kind, object, RegExp][] = [
    ["UseCase", { title: undefined }, /^spec\.title: is required$/],
    ["UseCase", { dataClass: "secret" }, /^spec\.dataClass: .*Known: public, internal, confidential, restricted$/],
    ["UseCase", { dataClass: "Restricted" }, /Did you mean restricted\?/],
    ["UseCase", { scope: "3" }, /^spec\.scope: must be a number, not text$/],
    ["UseCase", { scope: 6 }, /^spec\.scope: must be at most 5$/],
    ["UseCase", { models: null }, /^spec\.models: must be a list, not empty$/],
    ["UseCase", { guardrail: "hr@0" }, /name@version/],
    ["UseCase", { models: ["../etc"] }, /^spec\.models\.0: must be 1 to 63/],
    ["UseCase", { budgets: [{ limit: 0.5, unit: "tokens", per: "day" }] }, /^spec\.budgets\.0\.limit: must be a whole number/],
    ["Model", { terms: {} }, /^spec\.terms\.trainsOnData: is required/],
    ["Model", { terms: { ...specs.Model.terms, reviewedAt: "yesterday" } }, /^spec\.terms\.reviewedAt: is not valid/],
    ["Deployment", { baseUrl: undefined }, /^spec\.baseUrl: is needed/],
    ["Deployment", { baseUrl: "http://user:pw@host/v1" }, /^spec\.baseUrl: must have no user/],
    ["Deployment", { baseUrl: "file:///etc/passwd" }, /^spec\.baseUrl: /],
    ["Deployment", { credential: { env: "SALLYPORT_ADMIN_TOKEN" } }, /must not be one of Sallyport's own variables/],
    [
      "IdentityProvider",
      { login: { clientId: "console", clientSecret: { env: "Sallyport_Admin_Token" } } },
      /must not be one of Sallyport's own variables/,
    ],
    ["Deployment", { credential: { env: "A", file: "/b" } }, /^spec\.credential/],
    ["Guardrail", { blockedInputMessaging: "" }, /^spec\.blockedInputMessaging: must not be empty$/],
    ["Policy", { cedar: "x".repeat(20_001) }, /^spec\.cedar: must be at most 20000 characters long$/],
  ];
  for (const [kind, change, expected] of wrong) assert.match(mistakesOf(() => parse(kind, change)).join("\n"), expected);
  assert.match(
    mistakesOf(() => parseManifest({ kind: "Modle", name: "a", spec: {} })).join(),
    /^kind: must be one of Vendor, Model/,
  );
  assert.match(mistakesOf(() => parseManifest(null)).join(), /must be a group of fields, not empty/);
  const twice = [
    { limit: 1, unit: "usd", per: "day" },
    { limit: 2, unit: "usd", per: "day" },
  ];
  assert.match(mistakesOf(() => parse("UseCase", { budgets: twice })).join(), /two budgets/);
});

test("A thousand mistakes make a short answer", () => {
  const spec = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`field${n}`, n]));
  assert.ok(mistakesOf(() => parse("UseCase", spec)).length <= 20);
});

test("Text that has no UTF-8 form is refused, because its digest could not be told from another's", () => {
  assert.throws(() => parse("UseCase", { title: "half \ud800" }), { code: "resource_invalid" });
});

test("Nothing may call itself the built-in guardrail", () => {
  assert.match(mistakesOf(() => parseManifest({ kind: "Guardrail", name: "default", spec: specs.Guardrail })).join(), /built in/);
});

test("A guardrail's manifest is one that the engine takes", () => {
  const declared = parse("Guardrail", { streaming: "observe", description: "x" }).spec as unknown as GuardrailManifestSpec;
  // Assignable as it stands: the two shapes are kept alike by the compiler.
  const spec: GuardrailSpec = declared;
  assert.equal(spec.streaming, "observe");
  assert.deepEqual(spec.sensitiveInformationPolicy, specs.Guardrail.sensitiveInformationPolicy);
  const { contentPolicy: _, ...rest } = spec;
  assert.ok(compileGuardrail(rest));
});

test("What is accepted and does nothing yet is said, and nothing else is", () => {
  assert.deepEqual(manifestWarnings(parse("UseCase")), [
    "one: retention.payload redacted is noted, but this version stores no prompts or answers.",
  ]);
  assert.match(
    manifestWarnings(parse("UseCase", { environment: "sandbox", dataClass: "restricted" })).join(),
    /a sandbox serves internal data at most/,
  );
  assert.match(manifestWarnings(parse("Deployment", { network: "public" })).join(), /without TLS/);
  for (const kind of ["Vendor", "Deployment", "Policy", "Prompt", "Exception"] as const)
    assert.deepEqual(manifestWarnings(parse(kind)), []);
});

test("What a model and a vendor lack is said", () => {
  assert.deepEqual(manifestWarnings(parse("Model")), [
    "one: unsigned are its versions 1: they are not served where the standard wants verified models.",
  ]);
  assert.match(manifestWarnings(parse("Model", { licence: { maxUsers: 5 } })).join(), /how they are counted/);
  assert.match(manifestWarnings(parse("Model", { versions: undefined })).join(), /no version that they signed/);
  const bare = parse("Vendor", { dpa: undefined, noTraining: { agreed: false }, riskAssessment: undefined });
  assert.match(manifestWarnings(bare).join(), /not cleared: there is no .*dpa.*, no .*noTraining.*, no .*riskAssessment/);
});

test("Each kind has a path of its own", () => {
  assert.equal(new Set(kindNames.map((kind) => kinds[kind].path)).size, kindNames.length);
  assert.equal(kinds.UseCase.path, "use-cases");
});
