import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compilePrompt, matchPrompt, type PromptValues, renderPrompt } from "../../src/governance/prompts/match-prompt.ts";
import type { PromptVariable } from "../../src/governance/schemas/prompt.ts";

/** Text between variables begins with what no value holds, so that every value can be told from it. */
const literal = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => ` § ${text.replaceAll(/[{}]/g, "")} `);
const safe = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => `v${text.replaceAll(/[§\p{Cc}\u2028\u2029]/gu, "").slice(0, 30)}v`);

const variableAndValue = fc.oneof(
  safe.map((value) => ({ variable: { type: "text", maxLength: 32 }, value })),
  fc
    .oneof(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100),
    )
    .map((value) => ({ variable: { type: "number" }, value: value === 0 ? 0 : value })),
  fc
    .uniqueArray(safe, { minLength: 1, maxLength: 5 })
    .chain((values) => fc.constantFrom(...values).map((value) => ({ variable: { type: "enum", values }, value }))),
  fc
    .date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((value) => ({ variable: { type: "date" }, value: value.toISOString().slice(0, 10) })),
);

interface Sample {
  readonly template: string;
  readonly variables: PromptVariable[];
  readonly values: PromptValues;
}

const sample: fc.Arbitrary<Sample> = fc
  .tuple(fc.array(fc.tuple(variableAndValue, literal), { maxLength: 6 }), literal, fc.boolean())
  .map(([parts, first, bare]) => ({
    template: `${bare && parts.length > 0 ? "" : first}${parts.map(([, text], n) => `{{v${n}}}${text}`).join("")}`,
    variables: parts.map(([{ variable }], n) => ({ ...variable, name: `v${n}` }) as PromptVariable),
    values: Object.fromEntries(parts.map(([{ value }], n) => [`v${n}`, value])),
  }));

const compiled = ({ template, variables }: Pick<Sample, "template" | "variables">) => {
  const outcome = compilePrompt({ template, variables });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.prompt;
};

test("Whatever is rendered matches, and gives its values back", () => {
  fc.assert(
    fc.property(sample, (one) => {
      const prompt = compiled(one);
      const rendering = renderPrompt(prompt, one.values);
      assert.ok(rendering.ok, JSON.stringify(rendering));
      assert.deepEqual({ ...matchPrompt(prompt, rendering.text) }, one.values);
    }),
    { numRuns: 500 },
  );
});

test("Whatever matches is what its values render to: no text passes that the template does not make", () => {
  const change = fc.record({
    at: fc.nat(),
    cut: fc.integer({ min: 0, max: 3 }),
    put: fc.string({ unit: "grapheme", maxLength: 12 }),
  });
  fc.assert(
    fc.property(sample, fc.array(change, { minLength: 1, maxLength: 3 }), (one, changes) => {
      const prompt = compiled(one);
      const rendering = renderPrompt(prompt, one.values);
      assert.ok(rendering.ok);
      let { text } = rendering;
      for (const { at, cut, put } of changes) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + put + text.slice(place + cut);
      }
      const values = matchPrompt(prompt, text);
      if (values === undefined) return;
      const again = renderPrompt(prompt, values);
      assert.ok(again.ok);
      assert.equal(again.text.trim(), text.trim());
    }),
    { numRuns: 1000 },
  );
});

test("Values of any text render only where they are given back", () => {
  const any = fc.string({ unit: "grapheme", maxLength: 40 });
  const variables: PromptVariable[] = [
    { name: "a", type: "text", maxLength: 30, lines: true },
    { name: "b", type: "text", maxLength: 30, minLength: 0 },
  ];
  fc.assert(
    fc.property(any, any, fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 }), (a, b, between) => {
      const outcome = compilePrompt({ template: `x{{a}}${between.replaceAll(/[{}]/g, "-")}{{b}}.`, variables });
      assert.ok(outcome.ok);
      const rendering = renderPrompt(outcome.prompt, { a, b });
      if (rendering.ok) assert.deepEqual({ ...matchPrompt(outcome.prompt, rendering.text) }, { a, b });
    }),
    { numRuns: 1000 },
  );
});

test("Matching is linear, also where a value is almost what stands behind it", () => {
  const behind = `${"a".repeat(20_000)}b`;
  const prompt = compiled({
    template: `Say {{v}}${behind}{{w}} end`,
    variables: [
      { name: "v", type: "text", maxLength: 10_000 },
      { name: "w", type: "text", maxLength: 10_000 },
    ],
  });
  const hostile = `Say ${"a".repeat(39_990)}`;
  matchPrompt(prompt, hostile);
  const began = process.hrtime.bigint();
  for (let n = 0; n < 20; n++) assert.equal(matchPrompt(prompt, hostile), undefined);
  const ms = Number(process.hrtime.bigint() - began) / 20e6;
  assert.ok(ms < 20, `${ms} ms for 40,000 characters`);
});
