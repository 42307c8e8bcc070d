import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readManifests } from "../../src/admin/read-manifests.ts";
import type { TextPart } from "../../src/core/inspection.ts";
import { manifestWarnings } from "../../src/governance/manifest-warnings.ts";
import { parseManifest } from "../../src/governance/parse-manifest.ts";
import type { GuardrailManifestSpec, PolicySpec } from "../../src/governance/schemas.ts";
import { checkGuardrail, guardrailWarnings } from "../../src/guardrails/check-guardrail.ts";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import type { Guardrail, InspectionContext, PromptReference } from "../../src/guardrails/guardrail.ts";
import { compilePolicies } from "../../src/policy/compile-policies.ts";
import { openDecisions } from "../../src/policy/decide.ts";
import type { PolicyQuestion } from "../../src/policy/decision.ts";
import { checkPolicy } from "../../src/policy/parse-policies.ts";

const doc = readFileSync(join(import.meta.dirname, "..", "..", "docs", "guardrails.md"), "utf8");
const blocksOf = (language: string): string[] =>
  [...doc.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, body = ""]) => body);

const manifests = blocksOf("yaml").flatMap(readManifests).map(parseManifest);
const guardrails = new Map<string, Guardrail>();
for (const { kind, name, spec } of manifests)
  if (kind === "Guardrail") guardrails.set(name, compileGuardrail(spec as unknown as GuardrailManifestSpec));

const [reference = ""] = blocksOf("json");
const context: InspectionContext = {
  hash: () => "0f3a",
  vault: { tokenOf: (type) => `{${type}:4f7k2m9x0q1z}`, valueOf: () => undefined },
  prompt: JSON.parse(reference) as PromptReference,
};

test("Every manifest of docs/guardrails.md is sound, and says nothing that has no effect", () => {
  assert.ok(guardrails.size >= 4);
  assert.deepEqual(manifests.flatMap(manifestWarnings), []);
  for (const { kind, name, spec } of manifests) {
    if (kind === "Guardrail") {
      const effective = spec as unknown as GuardrailManifestSpec;
      assert.deepEqual(checkGuardrail(effective), [], name);
      assert.deepEqual(guardrailWarnings(effective), [], name);
    }
    if (kind === "Policy") assert.deepEqual(checkPolicy((spec as unknown as PolicySpec).cedar), [], name);
  }
});

test("What a manifest of docs/guardrails.md asks of other models leads to models that the page declares", () => {
  const models = new Set(manifests.filter(({ kind }) => kind === "Model").map(({ name }) => name));
  for (const [, name = ""] of doc.matchAll(/\{ model: ([a-z0-9/-]+)/g))
    assert.ok(name.startsWith("onnx/") || models.has(name), name);
});

test("The policy of docs/guardrails.md lets streams of internal data be observed, and no others", () => {
  const policies = manifests.filter(({ kind }) => kind === "Policy");
  const cedar = policies.map(({ name, spec }) => ({ name, cedar: (spec as unknown as PolicySpec).cedar }));
  assert.equal(cedar.length, 1);
  const decisions = (given: typeof cedar) => openDecisions(compilePolicies(given, "sha256:test"));
  const effect = (dataClass: PolicyQuestion["dataClass"], given = cedar): string =>
    decisions(given).decide({ ...observed, dataClass }).effect;
  assert.deepEqual(
    [effect("public"), effect("internal"), effect("confidential"), effect("restricted")],
    ["allow", "allow", "deny", "deny"],
  );
  assert.equal(effect("public", []), "deny");
});

const observed: PolicyQuestion = {
  subject: { principal: "portal", kind: "key", roles: [], groups: [] },
  authentication: { strength: 1, at: 0, method: "key" },
  ip: undefined,
  now: 0,
  project: undefined,
  useCase: "tests",
  useCaseState: "PRODUCTION",
  environment: "production",
  scope: 3,
  approvedClass: "restricted",
  approvedOverlays: [],
  approvedRegions: ["local"],
  model: "echo",
  provider: "echo",
  trainsOnData: false,
  retainsData: false,
  deployment: "echo-local",
  region: "local",
  network: "private",
  ceiling: "restricted",
  dataClass: "public",
  overlays: [],
  usesTools: false,
  uninspected: false,
  observed: true,
  safeMode: false,
};

interface Example {
  readonly guardrail: string;
  readonly side: string;
  readonly text: string;
  readonly outcome: string;
  /** Or the type that blocks, or is reported. */
  readonly goesOn: string;
}

/** Tables below a comment that names their guardrail. `\n`, `\|` and `\u…` stand in a text for what they do in JSON. */
function examplesOf(markdown: string): Example[] {
  const examples: Example[] = [];
  for (const [, guardrail = "", table = ""] of markdown.matchAll(/^<!-- examples: (\S+) -->\n((?:\|.*\n)+)/gm)) {
    for (const row of table.trim().split("\n").slice(2)) {
      const cells = /^\| (input|output) \| `(.*)` \| (clean|masked|blocked) \| (?:`(.*)` )?\|$/.exec(row);
      assert.ok(cells, `a row of examples that can't be read: ${row}`);
      const [, side = "", text = "", outcome = "", goesOn = ""] = cells;
      examples.push({ guardrail, side, text: unescape(text), outcome, goesOn: unescape(goesOn) });
    }
  }
  return examples;
}

function unescape(text: string): string {
  return text
    .replaceAll("\\n", "\n")
    .replaceAll("\\|", "|")
    .replaceAll(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const examples = examplesOf(doc);

test("docs/guardrails.md has examples of every outcome on both sides", () => {
  assert.ok(examples.length >= 25);
  const kinds = new Set(examples.map(({ side, outcome }) => `${side} ${outcome}`));
  for (const kind of ["input clean", "input masked", "input blocked", "output clean", "output masked", "output blocked"])
    assert.ok(kinds.has(kind), kind);
});

for (const { guardrail: name, side, text, outcome, goesOn } of examples) {
  test(`docs/guardrails.md, ${name}, ${side} ${JSON.stringify(text.slice(0, 60))}: ${outcome}`, () => {
    const guardrail = guardrails.get(name);
    assert.ok(guardrail, `the page has no guardrail ${name}`);
    let written = text;
    const surface = side === "input" ? "user" : "assistant";
    const part: TextPart = { surface, text, replace: (masked) => (written = masked) };
    const inspected = side === "input" ? guardrail.inspectInput([part], context) : guardrail.inspectOutput([part], context);
    const seen = inspected.findings.map(({ type, action, confidence }) => `${type} ${action} ${confidence.toFixed(2)}`);
    assert.equal(inspected.outcome, outcome, seen.join());
    if (outcome === "masked") assert.match(written, patternOf(goesOn));
    if (outcome !== "masked" && goesOn !== "") {
      const wanted = outcome === "blocked" ? "blocked" : "reported";
      const types = new Set(inspected.findings.filter(({ action }) => action === wanted).map(({ type }) => type));
      assert.ok(types.has(goesOn), seen.join());
    }
  });
}

/** `…` stands for any text without a brace. */
function patternOf(wanted: string): RegExp {
  const literal = wanted.split("…").map((part) => part.replaceAll(/[^\w\s]/g, "\\$&"));
  return new RegExp(`^${literal.join("[^{}]+")}$`);
}
