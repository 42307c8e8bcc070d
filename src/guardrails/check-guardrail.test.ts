import assert from "node:assert/strict";
import { test } from "node:test";
import { checkGuardrail, guardrailWarnings } from "./check-guardrail.ts";
import type { GuardrailSpec } from "./spec.ts";

const messages = { blockedInputMessaging: "in", blockedOutputsMessaging: "out" };

test("a good spec has no problems", () => {
  const spec: GuardrailSpec = {
    ...messages,
    contentPolicy: { filters: [{ type: "PROMPT_ATTACK", inputStrength: "HIGH" }] },
    wordPolicy: { words: [{ text: "Project Nightingale" }], managedWordLists: ["PROFANITY"] },
    sensitiveInformationPolicy: {
      piiEntities: [{ type: "EMAIL", action: "ANONYMIZE" }],
      regexes: [{ name: "employee-id", pattern: String.raw`E\d{6}`, action: "HASH" }],
    },
  };
  assert.deepEqual(checkGuardrail(spec), []);
  assert.deepEqual(guardrailWarnings(spec), []);
});

test("problems lead to the place in the spec", () => {
  const problems = checkGuardrail({
    ...messages,
    contentPolicy: { filters: [{ type: "HATE" }, { type: "HATE" }] },
    wordPolicy: { words: [{ text: "good" }, { text: " - " }, { text: "x".repeat(300) }] },
    sensitiveInformationPolicy: {
      piiEntities: [
        { type: "EMAIL", action: "BLOCK" },
        { type: "SHOE_SIZE", action: "BLOCK" },
        { type: "EMAIL", action: "NONE" },
      ],
      regexes: [
        { name: "ok", pattern: "a", action: "NONE" },
        { name: "ok", pattern: "(?=a)", action: "NONE" },
        { name: '{"', pattern: "a", action: "NONE" },
      ],
    },
  });
  assert.deepEqual(
    problems.map(({ path }) => path),
    [
      "sensitiveInformationPolicy.piiEntities.1.type",
      "sensitiveInformationPolicy.piiEntities.2.type",
      "sensitiveInformationPolicy.regexes.1.name",
      "sensitiveInformationPolicy.regexes.1.pattern",
      "sensitiveInformationPolicy.regexes.2.name",
      "wordPolicy.words.1.text",
      "wordPolicy.words.2.text",
      "contentPolicy.filters.1.type",
    ],
  );
});

test("what is accepted and not enforced is said", () => {
  const warnings = guardrailWarnings({
    ...messages,
    contentPolicy: {
      filters: [{ type: "PROMPT_ATTACK", inputStrength: "HIGH", outputStrength: "LOW" }],
    },
    sensitiveInformationPolicy: { piiEntities: [{ type: "NAME", action: "BLOCK" }] },
  });
  assert.deepEqual(warnings, ["PROMPT_ATTACK looks at input only; its outputStrength has no effect"]);
});

test("a token is for a value of a prompt, and a name for one dictionary or topic", () => {
  const problems = checkGuardrail({
    ...messages,
    sensitiveInformationPolicy: { piiEntities: [{ type: "NAME", action: "TOKENIZE", outputAction: "TOKENIZE" }] },
    wordPolicy: {
      dictionaries: [
        { name: "projects", terms: ["Nightingale", "-"], action: "BLOCK" },
        { name: "projects", terms: ["Heron"], action: "ANONYMIZE" },
      ],
    },
    topicPolicy: {
      topics: [
        { name: "pay", definition: "Pay" },
        { name: "pay", definition: "Salaries" },
      ],
    },
  });
  assert.deepEqual(
    problems.map(({ path }) => path),
    [
      "sensitiveInformationPolicy.piiEntities.0.outputAction",
      "wordPolicy.dictionaries.1.name",
      "wordPolicy.dictionaries.0.terms.1",
      "topicPolicy.topics.1.name",
    ],
  );
});
