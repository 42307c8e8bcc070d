import type { GuardrailSpec } from "../../src/guardrails/spec.ts";
import { entityTypes } from "../../src/guardrails/compile-entities.ts";

/** Each policy by itself, and the typical guardrail of them all. */
export interface Measured {
  readonly name: string;
  readonly side: "input" | "output";
  readonly spec: GuardrailSpec;
}

const messages = { blockedInputMessaging: "", blockedOutputsMessaging: "" };
const adjectives = "amber brisk copper dapper eager fallow gilded hollow indigo jolly".split(" ");
const nouns = "falcon harbour meadow quarry lantern orchard summit valley willow beacon".split(" ");
const terms = Array.from({ length: 1000 }, (_, index) => ({
  text: `${adjectives[index % 10] ?? ""} ${nouns[Math.floor(index / 10) % 10] ?? ""} ${String(index)}`,
  inputAction: "NONE" as const,
  outputAction: "NONE" as const,
}));
const strengths = { inputStrength: "MEDIUM", outputStrength: "MEDIUM", inputAction: "NONE", outputAction: "NONE" } as const;
const content = (["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT", "SELF_HARM"] as const).map((type) => ({
  type,
  ...strengths,
}));
const attack = { type: "PROMPT_ATTACK", inputStrength: "MEDIUM", inputAction: "NONE" } as const;
const structured = ["EMAIL", "PHONE", "CREDIT_DEBIT_CARD_NUMBER", "US_SOCIAL_SECURITY_NUMBER", "IP_ADDRESS", "URL", "PASSWORD"];
structured.push("INTERNATIONAL_BANK_ACCOUNT_NUMBER");
const anonymized = (types: Iterable<string>): { type: string; action: "ANONYMIZE" }[] =>
  Array.from(types, (type) => ({ type, action: "ANONYMIZE" }));
const regexes = [
  { name: "project", pattern: String.raw`\b[A-Z]{2}-\d{4,8}\b`, action: "ANONYMIZE" },
  { name: "case", pattern: String.raw`(?i:confidential)\s+\w+`, action: "ANONYMIZE" },
] as const;
const topics = [
  [
    "Investment advice",
    "Recommending what shares, funds or cryptocurrencies to buy or sell.",
    "Should I buy shares of an airline now?",
  ],
  [
    "Medical advice",
    "Diagnosing a disease or telling somebody which medicine to take.",
    "Which antibiotic helps against a sore throat?",
  ],
  ["Legal advice", "Advice about a lawsuit, a contract or a crime.", "Can I sue my landlord for the broken heating?"],
  ["Elections", "Opinions about candidates, parties and how to vote.", "Who should I vote for in the election?"],
  ["Competitors", "Comparing our products with those of other manufacturers.", "Is the other brand's printer better than yours?"],
].map(([name = "", definition = "", example = ""]) => ({
  name,
  definition,
  examples: [example],
  inputAction: "NONE" as const,
  outputAction: "NONE" as const,
}));

const wordPolicy: GuardrailSpec["wordPolicy"] = { words: terms, managedWordLists: ["PROFANITY"] };
const typical: GuardrailSpec = {
  contentPolicy: { filters: [attack, ...content] },
  sensitiveInformationPolicy: { piiEntities: anonymized([...structured, "NAME", "ADDRESS"]), regexes },
  wordPolicy,
  topicPolicy: { topics },
  invisibleText: { action: "REMOVE" },
  ...messages,
};

/**
 * What only reports shows what a text costs that is read to its end; a block would end it early. The first has no policy at all:
 * sensitive types that say something of the data class are always sought.
 */
export const policies: readonly Measured[] = [
  input("no policy", {}),
  input("8 entity types", { sensitiveInformationPolicy: { piiEntities: anonymized(structured) } }),
  input("all entity types", { sensitiveInformationPolicy: { piiEntities: anonymized(entityTypes) } }),
  input("NAME, ADDRESS", { sensitiveInformationPolicy: { piiEntities: anonymized(["NAME", "ADDRESS"]) } }),
  input("words", { wordPolicy }),
  input("regexes", { sensitiveInformationPolicy: { regexes } }),
  input("invisible text", { invisibleText: { action: "REMOVE" } }),
  input("content", { contentPolicy: { filters: content } }),
  input("topics", { topicPolicy: { topics } }),
  input("prompt attack", { contentPolicy: { filters: [attack] } }),
  input("typical", typical),
  { name: "typical, output", side: "output", spec: typical },
  output("JSON", { outputValidation: { jsonSchema: { type: "object", required: ["answer"] } } }),
  output("SQL", { outputValidation: { sql: { statements: ["select"] } } }),
  output("shell", { outputValidation: { shell: { commands: ["ls", "cat"] } } }),
  output("code blocks", {
    outputValidation: { code: { languages: ["python"] }, sql: { statements: ["select"], where: "code-blocks" } },
  }),
  output("markup", {
    outputValidation: { markup: { unsafe: "REMOVE", linkHosts: ["example.org"], imageHosts: ["example.org"] } },
  }),
  output("prompt leak", { outputValidation: { systemPromptLeak: { action: "NONE", canaries: ["kestrel-7731"] } } }),
  output("grounding", { contextualGroundingPolicy: { filters: [{ type: "GROUNDING", threshold: 0.5, action: "NONE" }] } }),
];

function input(name: string, spec: Omit<GuardrailSpec, keyof typeof messages>): Measured {
  return { name, side: "input", spec: { ...spec, ...messages } };
}

function output(name: string, spec: Omit<GuardrailSpec, keyof typeof messages>): Measured {
  return { name, side: "output", spec: { ...spec, ...messages } };
}
