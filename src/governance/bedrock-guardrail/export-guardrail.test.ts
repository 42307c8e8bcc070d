import assert from "node:assert/strict";
import { test } from "node:test";
import { CreateGuardrailCommand, GuardrailPiiEntityType, type CreateGuardrailCommandInput } from "@aws-sdk/client-bedrock";
import { parseManifest } from "../parse-manifest.ts";
import type { GuardrailManifestSpec } from "../schemas.ts";
import { bedrockEntityTypes } from "./bedrock-request.ts";
import { exportGuardrail } from "./export-guardrail.ts";

const messages = { blockedInputMessaging: "No.", blockedOutputsMessaging: "Withheld." };

function specOf(spec: object): GuardrailManifestSpec {
  const manifest = parseManifest({ kind: "Guardrail", name: "x", spec: { ...messages, ...spec } });
  return manifest.spec as unknown as GuardrailManifestSpec;
}

test("A guardrail that Bedrock has words for becomes a request of the AWS SDK's own type, and nothing is lost", () => {
  const spec = specOf({
    description: "People's records.",
    contentPolicy: {
      filters: [
        { type: "PROMPT_ATTACK", inputStrength: "HIGH" },
        { type: "HATE", inputStrength: "LOW", outputStrength: "MEDIUM", outputAction: "NONE" },
      ],
    },
    topicPolicy: { topics: [{ name: "pay", definition: "Pay of one person.", examples: ["What does Dana earn?"] }] },
    wordPolicy: { words: [{ text: "Project Nightingale", outputAction: "NONE" }], managedWordLists: ["PROFANITY"] },
    sensitiveInformationPolicy: {
      piiEntities: [{ type: "EMAIL", action: "ANONYMIZE", inputAction: "NONE" }],
      regexes: [{ name: "employee-id", pattern: "E\\d{6}", action: "BLOCK", description: "Employees" }],
    },
    contextualGroundingPolicy: { filters: [{ type: "GROUNDING", threshold: 0.7 }] },
  });
  const { request, notExpressed } = exportGuardrail("hr", spec);
  // The compiler checks it against the SDK's type here.
  const input: CreateGuardrailCommandInput = request;
  assert.deepEqual(new CreateGuardrailCommand(input).input, {
    name: "hr",
    description: "People's records.",
    contentPolicyConfig: {
      filtersConfig: [
        {
          type: "PROMPT_ATTACK",
          inputStrength: "HIGH",
          outputStrength: "NONE",
          inputEnabled: true,
          outputEnabled: false,
          inputAction: "BLOCK",
        },
        {
          type: "HATE",
          inputStrength: "LOW",
          outputStrength: "MEDIUM",
          inputEnabled: true,
          outputEnabled: true,
          inputAction: "BLOCK",
          outputAction: "NONE",
        },
      ],
    },
    topicPolicyConfig: {
      topicsConfig: [{ name: "pay", definition: "Pay of one person.", examples: ["What does Dana earn?"], type: "DENY" }],
    },
    wordPolicyConfig: {
      wordsConfig: [{ text: "Project Nightingale", outputAction: "NONE" }],
      managedWordListsConfig: [{ type: "PROFANITY" }],
    },
    sensitiveInformationPolicyConfig: {
      piiEntitiesConfig: [{ type: "EMAIL", action: "ANONYMIZE", inputAction: "NONE" }],
      regexesConfig: [{ name: "employee-id", pattern: "E\\d{6}", description: "Employees", action: "BLOCK" }],
    },
    contextualGroundingPolicyConfig: { filtersConfig: [{ type: "GROUNDING", threshold: 0.7 }] },
    ...messages,
  });
  assert.deepEqual(notExpressed, []);
});

test("Bedrock's types of sensitive information are the AWS SDK's", () => {
  assert.deepEqual([...bedrockEntityTypes].sort(), Object.values(GuardrailPiiEntityType).sort());
});

test("What Bedrock cannot express is told with its path", () => {
  const adviser = { model: "judge" };
  const spec = specOf({
    contentPolicy: {
      filters: [
        { type: "SELF_HARM", inputStrength: "LOW" },
        { type: "PROMPT_ATTACK", inputStrength: "LOW", outputStrength: "LOW" },
        { type: "SEXUAL" },
      ],
      secondOpinion: adviser,
      moderation: adviser,
    },
    topicPolicy: {
      topics: [{ name: "long", definition: "word ".repeat(60), examples: ["a", "b", "c", "d", "e", "f", "g".repeat(101)] }],
      embeddings: adviser,
    },
    wordPolicy: {
      words: [{ text: "w".repeat(101) }],
      dictionaries: [{ name: "projects", terms: ["Nightingale"], action: "ANONYMIZE" }],
    },
    sensitiveInformationPolicy: {
      piiEntities: [
        { type: "NAME", action: "TOKENIZE", outputAction: "ANONYMIZE" },
        { type: "PRIVATE_KEY", action: "BLOCK" },
      ],
      regexes: [
        { name: "long", pattern: "a".repeat(501), action: "BLOCK" },
        { name: "id", pattern: "E\\d", action: "HASH", dataClass: "restricted" },
      ],
    },
    contextualGroundingPolicy: { filters: [{ type: "RELEVANCE", threshold: 0.5 }], judge: adviser },
    outputValidation: { maxLength: 100, code: { languages: ["sql"] } },
    invisibleText: { action: "REMOVE" },
    streaming: "observe",
    onBlock: "error",
  });
  const { request, notExpressed } = exportGuardrail("a.b", spec);
  assert.deepEqual(
    notExpressed.map(({ path }) => path),
    [
      "contentPolicy.filters.0",
      "contentPolicy.filters.1.outputStrength",
      "contentPolicy.filters.2",
      "contentPolicy.secondOpinion",
      "contentPolicy.moderation",
      "topicPolicy.topics.0.definition",
      "topicPolicy.topics.0.examples.5",
      "topicPolicy.topics.0.examples.6",
      "topicPolicy.embeddings",
      "wordPolicy.words.0",
      "wordPolicy.dictionaries.0",
      "sensitiveInformationPolicy.piiEntities.0.action",
      "sensitiveInformationPolicy.piiEntities.1",
      "sensitiveInformationPolicy.regexes.0",
      "sensitiveInformationPolicy.regexes.1.action",
      "sensitiveInformationPolicy.regexes.1.dataClass",
      "contextualGroundingPolicy.judge",
      "name",
      "outputValidation.code",
      "outputValidation.maxLength",
      "invisibleText",
      "streaming",
      "onBlock",
    ],
  );
  assert.equal(request.name, "a-b");
  assert.ok((request.topicPolicyConfig?.topicsConfig[0]?.definition.length ?? 999) <= 200);
  assert.deepEqual(request.wordPolicyConfig, { wordsConfig: [{ text: "Nightingale" }] });
  assert.deepEqual(request.sensitiveInformationPolicyConfig?.piiEntitiesConfig, [
    { type: "NAME", action: "ANONYMIZE", outputAction: "ANONYMIZE" },
  ]);
});

test("A guardrail of which nothing is left says that Bedrock would not take it", () => {
  const { notExpressed } = exportGuardrail("x", specOf({}));
  assert.deepEqual(
    notExpressed.map(({ path }) => path),
    [""],
  );
});
