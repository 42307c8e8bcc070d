import assert from "node:assert/strict";
import { test } from "node:test";
import { importGuardrail } from "./import-guardrail.ts";
import { personalTypes } from "./import-standard.ts";
import { entityTypes } from "../../guardrails/compile-entities.ts";

const none: ReadonlyMap<string, readonly string[]> = new Map();
const messages = { blockedInputMessaging: "No.", blockedOutputsMessaging: "Withheld." };
const own = { ...messages, streaming: "windowed", onBlock: "answer" };

test("A GetGuardrail response becomes a spec, and what has no counterpart is told", () => {
  const { name, spec, notes, madeOf } = importGuardrail(
    {
      name: "HR_Guard",
      guardrailId: "abc123",
      guardrailArn: "arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123",
      version: "DRAFT",
      status: "READY",
      createdAt: "2026-01-01T00:00:00Z",
      crossRegionDetails: { guardrailProfileId: "us.guardrail.v1:0" },
      contentPolicy: {
        filters: [
          { type: "HATE", inputStrength: "HIGH", outputStrength: "LOW", inputEnabled: true, outputEnabled: false },
          {
            type: "VIOLENCE",
            inputStrength: "LOW",
            outputStrength: "LOW",
            inputModalities: ["TEXT", "IMAGE"],
            inputAction: "NONE",
          },
        ],
        tier: { tierName: "CLASSIC" },
      },
      topicPolicy: { topics: [{ name: "Pay? Never!", definition: "Pay", type: "DENY", examples: [], outputEnabled: false }] },
      wordPolicy: {
        words: [{ text: "x", inputAction: "BLOCK" }],
        managedWordLists: [{ type: "PROFANITY", inputAction: "NONE" }],
      },
      sensitiveInformationPolicy: {
        piiEntities: [{ type: "EMAIL", action: "ANONYMIZE", inputEnabled: false }],
        regexes: [
          { name: "Employee ID", pattern: "E\\d", action: "BLOCK" },
          { name: "employee_ID", pattern: "F\\d", action: "BLOCK" },
          { name: "employee id", pattern: "G\\d", action: "BLOCK" },
        ],
      },
      contextualGroundingPolicy: {
        filters: [
          { type: "GROUNDING", threshold: 0.7, action: "NONE" },
          { type: "RELEVANCE", threshold: 0.7, enabled: false },
        ],
      },
      ...messages,
    },
    none,
  );
  assert.equal(name, "hr_guard");
  assert.equal(madeOf, "GetGuardrail response of Amazon Bedrock, HR_Guard version DRAFT");
  assert.deepEqual(spec, {
    contentPolicy: {
      filters: [
        { type: "HATE", inputStrength: "HIGH" },
        { type: "VIOLENCE", inputStrength: "LOW", outputStrength: "LOW", inputAction: "NONE" },
      ],
    },
    topicPolicy: { topics: [{ name: "Pay Never", definition: "Pay", outputAction: "NONE" }] },
    wordPolicy: { words: [{ text: "x" }], managedWordLists: ["PROFANITY"] },
    sensitiveInformationPolicy: {
      piiEntities: [{ type: "EMAIL", action: "ANONYMIZE", inputAction: "NONE" }],
      regexes: [
        { name: "employee-id", pattern: "E\\d", action: "BLOCK" },
        { name: "employee_id", pattern: "F\\d", action: "BLOCK" },
        { name: "employee-id-2", pattern: "G\\d", action: "BLOCK" },
      ],
    },
    contextualGroundingPolicy: { filters: [{ type: "GROUNDING", threshold: 0.7, action: "NONE" }] },
    ...own,
  });
  assert.equal(notes.length, 11, notes.join("\n"));
});

test("A request that is not sound is refused with the path of the mistake", () => {
  assert.throws(
    () => importGuardrail({ name: "x", topicPolicyConfig: { topicsConfig: [{ name: 7 }] }, ...messages }, none),
    /topicPolicyConfig\.topicsConfig\.0\.name/,
  );
  assert.throws(() => importGuardrail({ name: "x" }, none), /neither a CreateGuardrail request/);
  assert.throws(() => importGuardrail(["x"], none), /neither/);
  assert.throws(() => importGuardrail({ kind: "Guardrail", name: "x", spec: {} }, none), /already: apply it/);
  assert.throws(() => importGuardrail({ name: "x", ...messages }, new Map([["terms", ["x"]]])), /dictionary terms is not wanted/);
});

const standard = {
  guardrails: {
    blockedTopics: ["political advocacy", "malware creation", "harassment", "parking"],
    piiProtection: { detect: true, masking: "hash" },
    outputFilters: ["confidentialtermsdictionaryv1"],
    actionOnViolation: "BLOCKAND_LOG",
  },
};

test("A university standard's example policy becomes topics, hashed personal data and a dictionary", () => {
  const { spec, notes } = importGuardrail(standard, new Map([["confidential_terms_dictionary_v1", ["Project Nightingale"]]]));
  assert.deepEqual(
    spec.topicPolicy?.topics.map(({ name, examples = [] }) => [name, examples.length]),
    [
      ["political advocacy", 5],
      ["malware creation", 5],
      ["harassment", 5],
      ["parking", 0],
    ],
  );
  assert.deepEqual(spec.wordPolicy?.dictionaries, [
    { name: "confidentialtermsdictionaryv1", terms: ["Project Nightingale"], action: "BLOCK" },
  ]);
  const actions = new Set(spec.sensitiveInformationPolicy?.piiEntities?.map(({ action }) => action));
  assert.deepEqual([...actions], ["HASH"]);
  assert.match(notes.join("\n"), /The topic parking has only its name/);
  assert.match(notes.join("\n"), /harassment has a definition and examples .* review them/);
});

test("A dictionary without terms is left out and told; one that the policy does not name is refused", () => {
  const { spec, notes } = importGuardrail(standard, none);
  assert.equal(spec.wordPolicy, undefined);
  assert.match(notes.join("\n"), /--dictionary confidentialtermsdictionaryv1=FILE/);
  assert.throws(() => importGuardrail(standard, new Map([["other", ["x"]]])), /No output filter is named other/);
});

test("Names of the policy may have underscores, other actions and other maskings", () => {
  const { spec, notes } = importGuardrail(
    {
      blocked_topics: ["malware"],
      pii_protection: { detect: true, masking: "tokenize" },
      output_filters: ["profanity"],
      action_on_violation: "LOG_ONLY",
      reviewers: ["legal"],
    },
    none,
  );
  assert.equal(spec.topicPolicy?.topics[0]?.inputAction, "NONE");
  assert.deepEqual(spec.wordPolicy, { managedWordLists: ["PROFANITY"] });
  assert.deepEqual(spec.sensitiveInformationPolicy?.piiEntities?.[0], {
    type: "NAME",
    action: "TOKENIZE",
    outputAction: "ANONYMIZE",
  });
  assert.match(notes.join("\n"), /reviewers is left out/);
  assert.equal(
    importGuardrail({ guardrails: { piiProtection: { detect: false } } }, none).spec.sensitiveInformationPolicy,
    undefined,
  );
  assert.throws(() => importGuardrail({ guardrails: { blockedTopics: "all" } }, none), /blockedTopics must be a list of texts/);
});

test("Members and values that are named like an object's own are no others", () => {
  assert.throws(() => importGuardrail({ constructor: {}, toString: 1 }, none), /neither a CreateGuardrail request/);
  const { spec, notes } = importGuardrail({ guardrails: { piiProtection: { masking: "constructor" } } }, none);
  assert.equal(spec.sensitiveInformationPolicy?.piiEntities?.[0]?.action, "ANONYMIZE");
  assert.match(notes.join("\n"), /The masking constructor is not known here/);
});

test("Personal types are such as are detected", () => {
  assert.deepEqual(
    personalTypes.filter((type) => !entityTypes.has(type)),
    [],
  );
});
