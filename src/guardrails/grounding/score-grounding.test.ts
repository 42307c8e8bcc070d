import assert from "node:assert/strict";
import { test } from "node:test";
import type { PromptReference } from "../guardrail.ts";
import { TextInspector } from "../inspect-text.ts";
import type { Finding } from "../guardrail.ts";
import { compileGrounding } from "./compile-grounding.ts";
import { groundingCases } from "./grounding-cases.ts";
import { scoreGrounding } from "./score-grounding.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const promptOf = (source: string, query: string): PromptReference => ({ system: [], sources: [source], query });
const threshold = 0.6;

test("of answers written by hand most are told apart by their words", () => {
  let right = 0;
  let all = 0;
  for (const { source, query, supported, unsupported } of groundingCases) {
    for (const [answers, expected] of [
      [supported, true],
      [unsupported, false],
    ] as const) {
      for (const answer of answers) {
        const { grounding } = scoreGrounding(answer, promptOf(source, query));
        all++;
        if (grounding >= threshold === expected) right++;
        else if (process.env["SHOW"] !== undefined)
          console.log(expected ? "missed" : "let through", grounding.toFixed(2), answer);
      }
    }
  }
  if (process.env["SHOW"] !== undefined) console.log(`${String(right)} of ${String(all)}`);
  assert.ok(all >= 60);
  assert.ok(right / all >= 0.85, `${String(right)} of ${String(all)}`);
});

test("an answer about something else is less relevant than the case's own, but for one", () => {
  let right = 0;
  for (const [index, { source, query, supported }] of groundingCases.entries()) {
    const other = groundingCases[(index + 1) % groundingCases.length]?.supported[0] ?? "";
    const own = scoreGrounding(supported[0] ?? "", promptOf(source, query)).relevance;
    if (own > scoreGrounding(other, promptOf(source, query)).relevance) right++;
  }
  assert.ok(right >= groundingCases.length - 1);
});

test("without sources, a query or a claim there is nothing to score", () => {
  assert.deepEqual(scoreGrounding("Anything at all.", { system: [], sources: [], query: "" }), { grounding: 1, relevance: 1 });
  assert.equal(scoreGrounding("Yes.", promptOf("A source of words.", "")).grounding, 1);
});

test("an answer is held back to its end, and blocked or reported below the threshold", () => {
  const run = (
    answer: string,
    sources: readonly string[],
    action: "BLOCK" | "NONE",
  ): { text: string; early: string; findings: Finding[]; blocked: boolean } => {
    const open = compileGrounding({ filters: [{ type: "GROUNDING", threshold, action }] });
    assert.ok(open);
    const findings: Finding[] = [];
    const context = { hash: (value: string): string => value, prompt: { system: [], sources, query: "" } };
    const inspector = new TextInspector({
      rules: [open],
      surface: "assistant",
      context,
      record: (finding) => void findings.push(finding),
      stopAtBlock: true,
    });
    const early = [...answer].map((unit) => inspector.push(unit, false)).join("");
    return { early, text: early + inspector.push("", true), findings, blocked: inspector.blocked };
  };
  const sources = ["The mill closed in 1950."];
  assert.deepEqual(run("The mill closed in 1950.", sources, "BLOCK"), {
    early: "",
    text: "The mill closed in 1950.",
    findings: [],
    blocked: false,
  });
  assert.equal(run("The mill closed in 1960.", sources, "BLOCK").text, "");
  const reported = run("The mill closed in 1960.", sources, "NONE");
  assert.deepEqual(
    [reported.text, reported.findings.map(({ type, action }) => [type, action])],
    ["The mill closed in 1960.", [["GROUNDING", "reported"]]],
  );
  assert.equal(run("Whatever.", [], "BLOCK").early, "Whatever.");
});

test("long answers and sources take linear time", () => {
  const started = processorMs();
  for (const text of ["a b c. ", "word ", "1 ", "Same same same. ", "x".repeat(50)]) {
    scoreGrounding(text.repeat(262_144 / text.length), promptOf(text.repeat(1_048_576 / text.length), text.repeat(100)));
  }
  assert.ok(processorMs() - started < 10_000);
});
