import assert from "node:assert/strict";
import { test } from "node:test";
import type { GuardrailTest } from "../admin/test-guardrail.ts";
import { highlightText, visible } from "./guardrail-highlight.ts";
import type { Output } from "./output.ts";

const output: Output = {
  format: "table",
  print: () => {},
  style: (style, text) => `[${String(Array.isArray(style) ? style[0] : style)}:${text}]`,
};

function finding(action: "blocked" | "masked" | "reported", start: number, end: number): GuardrailTest["findings"][number] {
  return { policy: "words", type: "x", action, start, end, confidence: 1, dataClass: "public", overlays: [], excerpt: "" };
}

test("Findings have the colour of what is done about them, and the shortest shows where they overlap", () => {
  const findings = [finding("blocked", 0, 10), finding("masked", 2, 4), finding("reported", 6, 7), finding("blocked", 6, 7)];
  assert.equal(highlightText(output, "0123456789!", findings), "[red:01][yellow:23][red:45][red:6][red:789]!");
  assert.equal(highlightText(output, "", [finding("blocked", 0, 0)]), "");
  assert.equal(highlightText(output, "none", []), "none");
});

test("What cannot be seen, or could steer a terminal, is shown by its number", () => {
  assert.equal(visible("a\u200bb\u202e\u001b[2J\u{e0041}\n\tz\r"), "a<U+200B>b<U+202E><U+001B>[2J<U+E0041>\n\tz<U+000D>");
});
