import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/core/json.ts";
import { exportGuardrail } from "../../src/governance/bedrock-guardrail/export-guardrail.ts";
import { importGuardrail } from "../../src/governance/bedrock-guardrail/import-guardrail.ts";
import { parseManifest } from "../../src/governance/parse-manifest.ts";
import type { GuardrailManifestSpec } from "../../src/governance/schemas.ts";

const optional = { requiredKeys: [] };
const block = fc.constantFrom("BLOCK", "NONE");
const strength = fc.constantFrom("NONE", "LOW", "MEDIUM", "HIGH");
const action = fc.constantFrom("BLOCK", "ANONYMIZE", "HASH", "TOKENIZE", "NONE");
const sides = fc.record({ inputAction: block, outputAction: block }, optional);
const maskSides = fc.record({ inputAction: action, outputAction: fc.constantFrom("BLOCK", "HASH", "NONE") }, optional);
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: "binary" }),
    fc.string({ minLength: 1, maxLength, unit: "grapheme-ascii" }),
  );
const label = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 _.-]{0,20}$/);
const name = fc.stringMatching(/^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/);
const adviser = fc.constant({ model: "judge" });

const list = (item: fc.Arbitrary<object>, key: string, maxLength = 4): fc.Arbitrary<object[]> =>
  fc.uniqueArray(item, { maxLength, selector: (one) => (one as Record<string, unknown>)[key] });
const both = (a: fc.Arbitrary<object>, b: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.tuple(a, b).map(([one, other]) => ({ ...one, ...other }));

const spec = fc.record(
  {
    description: text(300),
    contentPolicy: fc.record(
      {
        filters: list(
          both(
            fc.record(
              {
                type: fc.constantFrom("PROMPT_ATTACK", "HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT", "SELF_HARM"),
                inputStrength: strength,
                outputStrength: strength,
              },
              { requiredKeys: ["type"] },
            ),
            sides,
          ),
          "type",
        ),
        secondOpinion: adviser,
        moderation: adviser,
      },
      { requiredKeys: ["filters"] },
    ),
    topicPolicy: fc.record({
      topics: list(
        both(
          fc.record(
            { name: label, definition: text(300), examples: fc.uniqueArray(text(120), { maxLength: 7 }) },
            { requiredKeys: ["name", "definition"] },
          ),
          sides,
        ),
        "name",
        33,
      ),
    }),
    wordPolicy: fc.record(
      {
        words: list(both(fc.record({ text: text(120) }), sides), "text"),
        managedWordLists: fc.constantFrom([], ["PROFANITY"]),
        dictionaries: list(
          fc.record({
            name: label,
            terms: fc.uniqueArray(text(120), { minLength: 1, maxLength: 3 }),
            action: fc.constantFrom("BLOCK", "ANONYMIZE", "NONE"),
          }),
          "name",
          2,
        ),
      },
      optional,
    ),
    sensitiveInformationPolicy: fc.record(
      {
        piiEntities: list(
          both(fc.record({ type: fc.constantFrom("EMAIL", "NAME", "PRIVATE_KEY", "AGE", "JWT"), action }), maskSides),
          "type",
        ),
        regexes: list(
          both(
            fc.record(
              {
                name,
                pattern: fc.constantFrom("E\\d{6}", "x".repeat(501)),
                action,
                description: text(100),
                dataClass: fc.constant("restricted"),
              },
              { requiredKeys: ["name", "pattern", "action"] },
            ),
            maskSides,
          ),
          "name",
          33,
        ),
      },
      optional,
    ),
    contextualGroundingPolicy: fc.record(
      {
        filters: list(
          fc.record(
            { type: fc.constantFrom("GROUNDING", "RELEVANCE"), threshold: fc.constantFrom(0, 0.5, 0.99), action: block },
            { requiredKeys: ["type", "threshold"] },
          ),
          "type",
        ).filter(({ length }) => length > 0),
        judge: adviser,
      },
      { requiredKeys: ["filters"] },
    ),
    outputValidation: fc.record({ maxLength: fc.constant(10) }, optional),
    invisibleText: fc.record({ action: fc.constant("REMOVE") }),
    blockedInputMessaging: text(500),
    blockedOutputsMessaging: text(500),
    streaming: fc.constantFrom("windowed", "buffered", "observe"),
    onBlock: fc.constantFrom("answer", "error"),
  },
  { requiredKeys: ["blockedInputMessaging", "blockedOutputsMessaging", "streaming", "onBlock"] },
);

const keys = ["type", "name", "text"] as const;

/** Leaves by path, with list items named by what tells them apart, and without members that only say the default. */
function leaves(value: JsonValue, path: string, toName: (path: string) => string, found: Map<string, JsonValue>): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) leaves(item, `${path}.${index}`, toName, found);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) leaves(member, path === "" ? key : `${path}.${key}`, toName, found);
  } else {
    found.set(toName(path), value);
  }
}

function namedLeaves(spec: JsonObject): { readonly byName: Map<string, JsonValue>; readonly toName: (path: string) => string } {
  const toName = (path: string): string => {
    let at: JsonValue | undefined = spec;
    return path
      .split(".")
      .map((key) => {
        const inList = Array.isArray(at);
        at = (at as JsonObject | undefined)?.[key];
        if (!inList) return key;
        if (typeof at !== "object" || at === null) return JSON.stringify(at);
        const item = at as JsonObject;
        return JSON.stringify(item[keys.find((name) => name in item) ?? ""]) ?? key;
      })
      .join("\u0000");
  };
  const byName = new Map<string, JsonValue>();
  leaves(spec, "", toName, byName);
  return { byName, toName };
}

function says(path: string, value: JsonValue): boolean {
  if (/^(?:content|topic|word)Policy.*(?:inputAction|outputAction)$/s.test(path)) return value !== "BLOCK";
  return !/(?:inputStrength|outputStrength)$/.test(path) || value !== "NONE";
}

test("Importing what was exported loses only what the export said", () => {
  fc.assert(
    fc.property(spec, (made) => {
      const before = parseManifest({ kind: "Guardrail", name: "x", spec: made }).spec as JsonObject;
      const { request, notExpressed } = exportGuardrail("x", before as unknown as GuardrailManifestSpec);
      const imported = importGuardrail(JSON.parse(JSON.stringify(request)) as JsonValue, new Map());
      const after = parseManifest({ kind: "Guardrail", name: "x", spec: imported.spec }).spec as JsonObject;
      const [was, is] = [namedLeaves(before), namedLeaves(after)];
      const said = notExpressed.map(({ path }) => was.toName(path));
      const isSaid = (path: string): boolean => said.some((one) => path === one || path.startsWith(`${one}\u0000`));
      for (const [path, value] of was.byName) {
        if (!says(path, value) || is.byName.get(path) === value) continue;
        assert.ok(isSaid(path), `${path.replaceAll("\u0000", ".")} was lost in silence`);
      }
      const terms = new Set(
        (before as { wordPolicy?: { dictionaries?: { terms: string[] }[] } }).wordPolicy?.dictionaries?.flatMap(
          ({ terms }) => terms,
        ),
      );
      for (const [path, value] of is.byName) {
        if (was.byName.has(path) || !says(path, value)) continue;
        const [, , word = ""] = path.split("\u0000");
        const isTerm = path.startsWith("wordPolicy\u0000words") && terms.has(JSON.parse(word) as string);
        assert.ok(isTerm, `${path.replaceAll("\u0000", ".")} was not there before`);
      }
      assert.deepEqual(imported.notes, []);
    }),
    { numRuns: 300 },
  );
});
