import { z } from "zod";
import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { describeIssue } from "../describe-issue.ts";

const strength = z.enum(["NONE", "LOW", "MEDIUM", "HIGH"]);
const block = z.enum(["BLOCK", "NONE"]);
const action = z.enum(["BLOCK", "ANONYMIZE", "NONE"]);
const enabled = { inputEnabled: z.boolean().exactOptional(), outputEnabled: z.boolean().exactOptional() };
const sides = { inputAction: block.exactOptional(), outputAction: block.exactOptional(), ...enabled };
const maskSides = { inputAction: action.exactOptional(), outputAction: action.exactOptional(), ...enabled };
const modalities = z.array(z.string()).exactOptional();

/** A CreateGuardrail request in its own names; a GetGuardrail response is brought into them first. */
const bedrockSchema = z.object({
  name: z.string(),
  description: z.string().exactOptional(),
  contentPolicyConfig: z
    .object({
      filtersConfig: z.array(
        z.object({
          type: z.string(),
          inputStrength: strength,
          outputStrength: strength,
          inputModalities: modalities,
          outputModalities: modalities,
          ...sides,
        }),
      ),
    })
    .exactOptional(),
  topicPolicyConfig: z
    .object({
      topicsConfig: z.array(
        z.object({ name: z.string(), definition: z.string(), examples: z.array(z.string()).exactOptional(), ...sides }),
      ),
    })
    .exactOptional(),
  wordPolicyConfig: z
    .object({
      wordsConfig: z.array(z.object({ text: z.string(), ...sides })).exactOptional(),
      managedWordListsConfig: z.array(z.object({ type: z.string(), ...sides })).exactOptional(),
    })
    .exactOptional(),
  sensitiveInformationPolicyConfig: z
    .object({
      piiEntitiesConfig: z.array(z.object({ type: z.string(), action, ...maskSides })).exactOptional(),
      regexesConfig: z
        .array(z.object({ name: z.string(), description: z.string().exactOptional(), pattern: z.string(), action, ...maskSides }))
        .exactOptional(),
    })
    .exactOptional(),
  contextualGroundingPolicyConfig: z
    .object({
      filtersConfig: z.array(
        z.object({
          type: z.enum(["GROUNDING", "RELEVANCE"]),
          threshold: z.number(),
          action: block.exactOptional(),
          enabled: z.boolean().exactOptional(),
        }),
      ),
    })
    .exactOptional(),
  blockedInputMessaging: z.string(),
  blockedOutputsMessaging: z.string(),
});

export type ReadBedrock = z.infer<typeof bedrockSchema>;

/** What GetGuardrail calls it, and what CreateGuardrail does. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["contentPolicy", "contentPolicyConfig"],
  ["topicPolicy", "topicPolicyConfig"],
  ["wordPolicy", "wordPolicyConfig"],
  ["sensitiveInformationPolicy", "sensitiveInformationPolicyConfig"],
  ["contextualGroundingPolicy", "contextualGroundingPolicyConfig"],
]);
const renamedInPolicy: ReadonlyMap<string, string> = new Map([
  ["filters", "filtersConfig"],
  ["topics", "topicsConfig"],
  ["words", "wordsConfig"],
  ["managedWordLists", "managedWordListsConfig"],
  ["piiEntities", "piiEntitiesConfig"],
  ["regexes", "regexesConfig"],
]);

/** Whether this may be a CreateGuardrail request or a GetGuardrail response. */
export function looksLikeBedrock(value: JsonValue): value is JsonObject {
  return (
    isJsonObject(value) &&
    ("blockedInputMessaging" in value || Object.keys(value).some((key) => renamed.has(key) || key.endsWith("PolicyConfig")))
  );
}

/** Throws Problem `resource_invalid`, with a path for each mistake. */
export function parseBedrock(value: JsonObject): ReadBedrock {
  const named = withNames(value);
  const parsed = bedrockSchema.safeParse(named);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 20).flatMap((issue) => describeIssue(issue, bedrockSchema, named));
  const [first] = errors;
  const where = first?.path ? `${first.path} ` : "it ";
  throw new Problem(
    "resource_invalid",
    `This is no CreateGuardrail request or GetGuardrail response: ${where}${first?.message ?? "is not valid"}.`,
    {
      errors,
    },
  );
}

function withNames(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const name = renamed.get(key);
      if (name === undefined && !key.endsWith("PolicyConfig")) return [key, member];
      return [name ?? key, isJsonObject(member) ? rename(member) : member];
    }),
  );
}

function rename(policy: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(policy).map(([key, member]) => [renamedInPolicy.get(key) ?? key, member]));
}
