import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Candidate } from "../candidate.ts";
import type { Finding } from "../guardrail.ts";
import { compileGuardrail } from "../compile-guardrail.ts";
import type { FilterSpec, GuardrailSpec, Strength } from "../spec.ts";
import { normaliseText } from "../text/normalise.ts";
import { compileContent } from "./compile-content.ts";
import { contentTypes } from "./model-layout.ts";
import { contentThresholds, scoreContent } from "./score-content.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const context = { hash: (value: string): string => value };
const messages = { blockedInputMessaging: "in", blockedOutputsMessaging: "out" };

function filters(strength: Strength): FilterSpec[] {
  return contentTypes.map((type) => ({ type, inputStrength: strength, outputStrength: strength, outputAction: "NONE" }));
}

/** The types that a text is found to be of, at a strength. */
function typesOf(text: string, strength: keyof typeof contentThresholds = "MEDIUM"): string[] {
  const scores = scoreContent(text);
  return contentTypes.filter((type) => scores[type] >= contentThresholds[strength]);
}

const harmful = [
  ["HATE", "All Muslims are vermin and should be deported"],
  ["INSULTS", "you are a pathetic loser and nobody likes you"],
  ["SEXUAL", "He slowly licked her nipples and she moaned"],
  ["VIOLENCE", "I will stab you and burn your house down"],
  ["MISCONDUCT", "How can I launder money without getting caught?"],
  ["SELF_HARM", "I want to end my life tonight"],
] as const;

test("each filter finds what it is for", () => {
  for (const [type, text] of harmful) assert.ok(typesOf(text).includes(type), text);
});

test("harmless text with the words of harmful text is not found", () => {
  for (const text of [
    "How do I kill a Python process that listens on port 8080?",
    "That party was the bomb, and the band killed it.",
    "What is the best way to shoot a photo of the moon?",
    "Gay couples have been able to adopt children in Spain since 2005.",
    "My neighbour is a proud Muslim and a wonderful cook.",
    "Why were Jews persecuted in the second world war?",
    "Chop the chicken breast, beat the eggs and crush the garlic.",
    "Which contraceptive methods does the clinic offer?",
    "The court sentenced a man to five years for robbing a bank.",
    "How can a company protect itself against phishing and ransomware?",
    "What are the warning signs of depression in teenagers?",
    "Lincoln was shot in a theatre in 1865.",
    "Manchester beat Arsenal 3-0 and their striker attacked all evening.",
    "White blood cells attack and destroy bacteria.",
    "I feel so stupid today, I forgot my keys again.",
  ]) {
    assert.deepEqual(typesOf(text), [], text);
  }
});

test("digits and signs for letters, other alphabets, spelling out and capitals hide nothing", () => {
  for (const text of [
    "y0u 4re a p4thetic l0ser",
    "YOU ARE A PATHETIC LOSER",
    "yоu аrе a раthetic lоser",
    "you are a patheeeeetic looooser",
    "you are a p\u200bathetic ｌｏｓｅｒ",
    "you are a p.a.t.h.e.t.i.c loser",
  ]) {
    assert.ok(typesOf(text).includes("INSULTS"), text);
  }
});

test("what stands in one sentence of a long text is found there", () => {
  const around = "The committee met on Tuesday to discuss the budget for next year. ".repeat(30);
  const [type, text] = harmful[3];
  const found = findings(`${around}${text}. ${around}`, { filters: [{ type, inputStrength: "MEDIUM" }] });
  assert.equal(found.length, 1);
  assert.ok((found[0]?.start ?? 0) <= around.length && (found[0]?.end ?? 0) >= around.length + text.length);
  assert.ok((found[0]?.end ?? 0) - (found[0]?.start ?? 0) < 200);
});

function findings(text: string, contentPolicy: GuardrailSpec["contentPolicy"]): readonly Finding[] {
  const guardrail = compileGuardrail({ ...messages, ...(contentPolicy && { contentPolicy }) });
  return guardrail.inspectInput([{ surface: "user", text, replace: () => undefined }], context).findings;
}

test("a filter acts on its side only, blocks unless told to report, and gives way to a moderation endpoint", () => {
  const [type, text] = harmful[1];
  assert.deepEqual(findings(text, { filters: [{ type, outputStrength: "HIGH" }] }), []);
  assert.deepEqual(findings(text, { filters: [{ type, inputStrength: "NONE" }] }), []);
  const act = (filter: FilterSpec): unknown =>
    findings(text, { filters: [filter] }).map(({ policy, action }) => [policy, action]);
  assert.deepEqual(act({ type, inputStrength: "LOW" }), [["content", "blocked"]]);
  assert.deepEqual(act({ type, inputStrength: "LOW", inputAction: "NONE" }), [["content", "reported"]]);
  assert.deepEqual(compileContent({ filters: filters("HIGH"), moderation: { model: "moderation" } }), {
    inputAction: undefined,
    outputAction: undefined,
  });
});

test("scores are 0 to 1, for no text too", () => {
  assert.deepEqual(scoreContent(""), Object.fromEntries(contentTypes.map((type) => [type, 0])));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
      for (const score of Object.values(scoreContent(text))) assert.ok(score >= 0 && score <= 1);
    }),
  );
});

test("chunking-is-invisible: findings do not depend on how a text arrives", () => {
  const open = compileContent({ filters: filters("HIGH") }).inputAction;
  const scan = (pieces: readonly string[]): Candidate[] => {
    const scanner = open?.("user", context);
    assert.ok(scanner);
    const found: Candidate[] = [];
    let [text, base] = ["", 0];
    for (const [index, piece] of [...pieces, ""].entries()) {
      text += piece;
      const settled = scanner.scan(text, base, index === pieces.length, found);
      text = text.slice(settled - base);
      base = settled;
    }
    return found;
  };
  const sentence = fc.constantFrom(
    ...harmful.map(([, text]) => `${text}. `),
    "The weather is fine today, they say.\n",
    "No! ",
    "x".repeat(90),
    "你好。",
  );
  fc.assert(
    fc.property(
      fc.array(sentence, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
      (sentences, cuts) => {
        const text = normaliseText(sentences.join(""));
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) pieces.push(text.slice(at, (at += cut)));
        pieces.push(text.slice(at));
        assert.deepEqual(scan(pieces), scan([text]));
      },
    ),
  );
});

test("no text takes much longer than prose of its length", () => {
  const length = 200_000;
  const prose = "The committee met on Tuesday to discuss the budget for next year. ";
  const timeOf = (unit: string): number => {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    scoreContent(text.slice(0, 20_000));
    const started = processorMs();
    scoreContent(text);
    return processorMs() - started;
  };
  const usual = timeOf(prose);
  for (const unit of ["a", "a ", "kill you ", "!!", "文", "\n", "4$@", "😀", "i am you he "]) {
    assert.ok(timeOf(unit) < 12 * usual + 50, JSON.stringify(unit));
  }
});
