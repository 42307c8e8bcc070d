import assert from "node:assert/strict";
import { test } from "node:test";
import type { Surface, TextPart } from "../core/inspection.ts";
import { compileGuardrail } from "./compile-guardrail.ts";
import type { PromptAttackScorer } from "./score-prompt-attack-parts.ts";
import type { GuardrailSpec } from "./spec.ts";

const messages = { blockedInputMessaging: "in", blockedOutputsMessaging: "out" };
const context = { hash: (value: string): string => `<${value}>` };

interface TestPart extends TextPart {
  now: string;
}

function part(text: string, surface: Surface = "user"): TestPart {
  const made: TestPart = { surface, text, now: text, replace: (to) => (made.now = to) };
  return made;
}

function entities(
  ...piiEntities: NonNullable<NonNullable<GuardrailSpec["sensitiveInformationPolicy"]>["piiEntities"]>
): GuardrailSpec {
  return { ...messages, sensitiveInformationPolicy: { piiEntities } };
}

test("masks and hashes are put in place of what was found, and the rest stays as it was", () => {
  const guardrail = compileGuardrail(entities({ type: "EMAIL", action: "HASH" }, { type: "PHONE", action: "ANONYMIZE" }));
  const parts = [part("Mail J.Doe@Example.com\u200b or call +1 415 555 2671 — ﬁne"), part("nothing here")];
  const inspection = guardrail.inspectInput(parts, context);
  assert.equal(inspection.outcome, "masked");
  assert.equal(parts[0]?.now, "Mail {EMAIL:<j.doe@example.com>} or call {PHONE} — ﬁne");
  assert.equal(parts[1]?.now, "nothing here");
});

test("one value written in two ways has one hash", () => {
  const guardrail = compileGuardrail(entities({ type: "CREDIT_DEBIT_CARD_NUMBER", action: "HASH" }));
  const written = part("4111 1111 1111 1111, 4111-1111-1111-1111, ４１１１１１１１１１１１１１１１");
  guardrail.inspectInput([written], context);
  const mask = "{CREDIT_DEBIT_CARD_NUMBER:<4111111111111111>}";
  assert.equal(written.now, `${mask}, ${mask}, ${mask}`);
});

test("a masked value takes the hidden characters inside it along", () => {
  const written = part("ssn 123\u200b-45\u00ad-67\u{e0041}89 end");
  compileGuardrail(entities({ type: "US_SOCIAL_SECURITY_NUMBER", action: "ANONYMIZE" })).inspectInput([written], context);
  assert.equal(written.now, "ssn {US_SOCIAL_SECURITY_NUMBER} end");
});

test("a block leaves every part of the input as it was, and still lists every finding", () => {
  const guardrail = compileGuardrail(
    entities({ type: "EMAIL", action: "ANONYMIZE" }, { type: "AWS_ACCESS_KEY", action: "BLOCK" }),
  );
  const parts = [part("a@example.com"), part("AKIAIOSFODNN7EXAMPLE"), part("b@example.com")];
  const { outcome, findings } = guardrail.inspectInput(parts, context);
  assert.equal(outcome, "blocked");
  assert.deepEqual(
    findings.map(({ type, action }) => `${type} ${action}`),
    ["EMAIL masked", "AWS_ACCESS_KEY blocked", "EMAIL masked"],
  );
  assert.deepEqual(
    parts.map(({ now }) => now),
    parts.map(({ text }) => text),
  );
});

test("each side has its own action", () => {
  const guardrail = compileGuardrail(
    entities({ type: "EMAIL", action: "NONE", inputAction: "BLOCK", outputAction: "ANONYMIZE" }),
  );
  assert.equal(guardrail.inspectInput([part("a@example.com")], context).outcome, "blocked");
  assert.equal(guardrail.inspectOutput([part("a@example.com", "assistant")], context).outcome, "masked");
});

test("what the guardrail doesn't name is reported, with its data class", () => {
  const { outcome, findings } = compileGuardrail(messages).inspectInput(
    [part("card 4111 1111 1111 1111", "tool-result")],
    context,
  );
  assert.equal(outcome, "clean");
  assert.deepEqual(findings, [
    {
      policy: "sensitive-information",
      type: "CREDIT_DEBIT_CARD_NUMBER",
      surface: "tool-result",
      start: 5,
      end: 24,
      confidence: 0.99,
      action: "reported",
      dataClass: "restricted",
      overlays: ["pii"],
    },
  ]);
});

test("a reported secret around a masked address is still reported", () => {
  const written = part("postgres://bob:pw123@db.example.com/x");
  const { findings } = compileGuardrail(entities({ type: "EMAIL", action: "ANONYMIZE" })).inspectInput([written], context);
  assert.deepEqual(
    findings.map(({ type, action }) => `${type} ${action}`),
    ["CONNECTION_STRING reported", "EMAIL masked"],
  );
});

test("masks that overlap become one, and a mask gives way to a block that covers it", () => {
  const regexes = [
    { name: "left", pattern: "aaabbb", action: "ANONYMIZE" as const },
    { name: "right", pattern: "bbbcccc", action: "ANONYMIZE" as const },
  ];
  const written = part("x aaabbbcccc y");
  compileGuardrail({ ...messages, sensitiveInformationPolicy: { regexes } }).inspectInput([written], context);
  assert.equal(written.now, "x {right} y");

  const blocked = compileGuardrail({
    ...messages,
    wordPolicy: { words: [{ text: "aaabbbcccc" }] },
    sensitiveInformationPolicy: { regexes },
  }).inspectInput([part("x aaabbbcccc y")], context);
  assert.deepEqual(
    blocked.findings.map(({ type, action }) => `${type} ${action}`),
    ["WORD blocked"],
  );
});

test("safe mode blocks what a configured rule would mask or report, and only that", () => {
  const guardrail = compileGuardrail(entities({ type: "EMAIL", action: "NONE" }));
  const safe = { ...context, blockEverything: true };
  assert.equal(guardrail.inspectInput([part("a@example.com")], safe).outcome, "blocked");
  assert.equal(guardrail.inspectInput([part("10.0.0.1")], safe).outcome, "clean");
});

test("what would only be reported is blocked above the class that the context sets, and what is masked is not", () => {
  const guardrail = compileGuardrail(entities({ type: "EMAIL", action: "NONE" }, { type: "PHONE", action: "ANONYMIZE" }));
  const outcome = (text: string): string =>
    guardrail.inspectOutput([part(text, "assistant")], { ...context, blockAbove: "public" }).outcome;
  assert.equal(outcome("a@example.com"), "blocked");
  assert.equal(outcome("4111 1111 1111 1111"), "blocked");
  assert.equal(outcome("+1 415 555 2671"), "masked");
});

const scorer: PromptAttackScorer = {
  whole: (text) => (text.includes("whole") ? 0.8 : 0),
  windows: (text) => (text.includes("window") ? 0.8 : 0),
  thresholds: { LOW: 0.9, MEDIUM: 0.7, HIGH: 0.5 },
};

function attackOn(strength: "NONE" | "LOW" | "MEDIUM", text: string, surface: Surface): string {
  const spec: GuardrailSpec = { ...messages, contentPolicy: { filters: [{ type: "PROMPT_ATTACK", inputStrength: strength }] } };
  return compileGuardrail(spec, scorer).inspectInput([part(text, surface)], context).outcome;
}

test("prompt attacks are scored whole or by windows as the surface asks, against the strength's threshold", () => {
  assert.equal(attackOn("MEDIUM", "the whole text", "user"), "blocked");
  assert.equal(attackOn("LOW", "the whole text", "user"), "clean");
  assert.equal(attackOn("NONE", "the whole text", "user"), "clean");
  assert.equal(attackOn("MEDIUM", "some window", "user"), "clean");
  assert.equal(attackOn("MEDIUM", `some window${" and so on".repeat(300)}`, "document"), "blocked");
});

test("request-cannot-weaken: no surface is spared from the prompt attack score", () => {
  const surfaces: readonly Surface[] = [
    "system",
    "user",
    "assistant",
    "tool-definition",
    "tool-arguments",
    "tool-result",
    "reasoning",
    "name",
    "document",
    "unknown",
  ];
  for (const surface of surfaces) assert.equal(attackOn("MEDIUM", "whole window", surface), "blocked", surface);
});

test("an attack is seen through compatibility forms, hidden characters and tag characters", () => {
  assert.equal(attackOn("MEDIUM", "the ｗ\u200bｈole text", "user"), "blocked");
  const tags = Array.from("a window here", (character) => String.fromCodePoint(0xe0000 + (character.codePointAt(0) ?? 0))).join(
    "",
  );
  assert.equal(attackOn("MEDIUM", `hello ${tags}`, "user"), "blocked");
});

test("prose comes out of a stream up to the word in progress", () => {
  const channel = compileGuardrail(entities({ type: "EMAIL", action: "ANONYMIZE" }))
    .openOutput(context)
    .openChannel("assistant");
  assert.equal(channel.push("The quick brown fo").text, "The quick brown ");
  assert.equal(channel.push("x jumps. Mail j.doe@exam").text, "fox jumps. Mail ");
  assert.equal(channel.push("ple.com now").text, "{EMAIL} ");
  assert.deepEqual(channel.end(), { text: "now", blocked: false });
});

test("a block lets out what stands before it, and then nothing from any channel of the answer", () => {
  const output = compileGuardrail({ ...messages, wordPolicy: { words: [{ text: "Project Nightingale" }] } }).openOutput(context);
  const one = output.openChannel("assistant");
  const other = output.openChannel("reasoning");
  assert.deepEqual(one.push("About Project Night"), { text: "About ", blocked: false });
  assert.deepEqual(one.push("ingale: it is"), { text: "", blocked: true });
  assert.deepEqual(other.push("hello there"), { text: "", blocked: true });
  assert.deepEqual(other.end(), { text: "", blocked: true });
  assert.ok(output.blocked);
});

test("a buffered stream lets out nothing before its end, and nothing at all of a blocked text", () => {
  const spec: GuardrailSpec = { ...messages, streaming: "buffered", wordPolicy: { words: [{ text: "secret" }] } };
  const good = compileGuardrail(spec).openOutput(context).openChannel("assistant");
  assert.equal(good.push("all is ").text, "");
  good.push("well");
  assert.deepEqual(good.end(), { text: "all is well", blocked: false });
  const bad = compileGuardrail(spec).openOutput(context).openChannel("assistant");
  bad.push("this is secret");
  assert.deepEqual(bad.end(), { text: "", blocked: true });
});

test("a sentence that is judged and what stands in it are findings of their own", () => {
  const { findings } = compileGuardrail({
    ...messages,
    contentPolicy: { filters: [{ type: "HATE", inputStrength: "HIGH" }] },
    sensitiveInformationPolicy: { piiEntities: [{ type: "US_SOCIAL_SECURITY_NUMBER", action: "BLOCK" }] },
  }).inspectInput([part("You people are vermin, all of you should be wiped out, number 123-45-6789 first.")], context);
  assert.deepEqual(findings.map(({ type, action }) => `${type} ${action}`).sort(), [
    "HATE blocked",
    "US_SOCIAL_SECURITY_NUMBER blocked",
  ]);
});
