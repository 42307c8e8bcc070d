import type { GuardrailManifestSpec } from "../schemas.ts";
import { bedrockLimits, type BedrockGuardrail } from "./bedrock-request.ts";
import { exportSensitive } from "./export-sensitive.ts";
import { exportWords } from "./export-words.ts";

/** Something of a manifest that Bedrock's request can't say, or only in another way. */
export interface NotExpressed {
  /** Into the spec: member names and indexes, with dots between. */
  readonly path: string;
  readonly message: string;
}

export interface ExportedGuardrail {
  readonly request: BedrockGuardrail;
  readonly notExpressed: readonly NotExpressed[];
}

/** How a part of the export tells of what gets lost. */
export type Tell = (path: string, message: string) => void;

/**
 * A guardrail as a request of Amazon Bedrock's CreateGuardrail. Whatever the request cannot hold is in `notExpressed`:
 * making a manifest of the request again loses only that.
 */
export function exportGuardrail(name: string, spec: GuardrailManifestSpec): ExportedGuardrail {
  const notExpressed: NotExpressed[] = [];
  const tell: Tell = (path, message) => notExpressed.push({ path, message });
  const description = spec.description === undefined ? undefined : cutText(spec.description, bedrockLimits.description);
  const policies = {
    ...filled("contentPolicyConfig", exportContent(spec, tell)),
    ...filled("topicPolicyConfig", exportTopics(spec, tell)),
    ...filled("wordPolicyConfig", exportWords(spec, tell)),
    ...filled("sensitiveInformationPolicyConfig", exportSensitive(spec, tell)),
    ...filled("contextualGroundingPolicyConfig", exportGrounding(spec, tell)),
  };
  if (description !== spec.description) tell("description", `cut to ${bedrockLimits.description} characters, Bedrock's most`);
  const shortName = name.replaceAll(".", "-").slice(0, bedrockLimits.name);
  if (shortName !== name) tell("name", `becomes ${shortName}: Bedrock's names have 50 letters, digits, - and _`);
  if (Object.keys(policies).length === 0) tell("", "nothing is left of its policies, and Bedrock takes no guardrail without any");
  tellOwn(spec, tell);
  return {
    request: {
      name: shortName,
      ...(description !== undefined && { description }),
      ...policies,
      blockedInputMessaging: spec.blockedInputMessaging,
      blockedOutputsMessaging: spec.blockedOutputsMessaging,
    },
    notExpressed,
  };
}

function filled<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });
}

function exportContent({ contentPolicy }: GuardrailManifestSpec, tell: Tell): BedrockGuardrail["contentPolicyConfig"] {
  const filtersConfig: NonNullable<BedrockGuardrail["contentPolicyConfig"]>["filtersConfig"] = [];
  for (const [index, filter] of (contentPolicy?.filters ?? []).entries()) {
    const path = `contentPolicy.filters.${index}`;
    const { type, inputStrength = "NONE", inputAction = "BLOCK", outputAction = "BLOCK" } = filter;
    let { outputStrength = "NONE" } = filter;
    if (type === "SELF_HARM") {
      tell(path, "left out: Bedrock has no filter SELF_HARM");
      continue;
    }
    if (type === "PROMPT_ATTACK" && outputStrength !== "NONE") {
      tell(`${path}.outputStrength`, "becomes NONE: prompt attacks are looked for in prompts only, here and there");
      outputStrength = "NONE";
    }
    const inputEnabled = inputStrength !== "NONE";
    const outputEnabled = outputStrength !== "NONE";
    if (!inputEnabled && !outputEnabled) {
      tell(path, `left out: ${type} looks for nothing, as neither side has a strength`);
      continue;
    }
    filtersConfig.push({
      type,
      inputStrength,
      outputStrength,
      inputEnabled,
      outputEnabled,
      ...(inputEnabled && { inputAction }),
      ...(outputEnabled && { outputAction }),
    });
    const unused = [...(inputEnabled ? [] : ["inputAction" as const]), ...(outputEnabled ? [] : ["outputAction" as const])];
    for (const side of unused)
      if (filter[side] === "NONE") tell(`${path}.${side}`, "left out: that side has no strength, so that it says nothing");
  }
  if (contentPolicy?.secondOpinion !== undefined)
    tell(
      "contentPolicy.secondOpinion",
      `left out: Bedrock asks no other model; ${contentPolicy.secondOpinion.model} is not asked`,
    );
  if (contentPolicy?.moderation !== undefined)
    tell("contentPolicy.moderation", `left out: Bedrock's own filters judge; ${contentPolicy.moderation.model} is not asked`);
  return filtersConfig.length === 0 ? undefined : { filtersConfig };
}

function exportTopics({ topicPolicy }: GuardrailManifestSpec, tell: Tell): BedrockGuardrail["topicPolicyConfig"] {
  const topics = topicPolicy?.topics ?? [];
  const topicsConfig = topics
    .slice(0, bedrockLimits.topics)
    .map(({ name, definition, examples, inputAction, outputAction }, index) => {
      const path = `topicPolicy.topics.${index}`;
      const shortened = cutText(definition, bedrockLimits.definition);
      if (shortened !== definition)
        tell(
          `${path}.definition`,
          `cut to ${bedrockLimits.definition} characters, the most in Bedrock's CLASSIC tier (STANDARD has 1,000)`,
        );
      const short = (examples ?? []).filter((example) => example.length <= bedrockLimits.example);
      const kept = short.slice(0, bedrockLimits.examples);
      for (const [at, example] of (examples ?? []).entries())
        if (!kept.includes(example))
          tell(
            `${path}.examples.${at}`,
            `left out: Bedrock takes ${bedrockLimits.examples} examples of ${bedrockLimits.example} characters`,
          );
      return {
        name,
        definition: shortened,
        ...(kept.length > 0 && { examples: kept }),
        type: "DENY" as const,
        ...(inputAction !== undefined && { inputAction }),
        ...(outputAction !== undefined && { outputAction }),
      };
    });
  for (let index = bedrockLimits.topics; index < topics.length; index++)
    tell(`topicPolicy.topics.${index}`, `left out: Bedrock takes ${bedrockLimits.topics} topics`);
  if (topicPolicy?.embeddings !== undefined)
    tell("topicPolicy.embeddings", `left out: Bedrock compares with its own model, not with ${topicPolicy.embeddings.model}`);
  return topicsConfig.length === 0 ? undefined : { topicsConfig };
}

function exportGrounding(
  { contextualGroundingPolicy }: GuardrailManifestSpec,
  tell: Tell,
): BedrockGuardrail["contextualGroundingPolicyConfig"] {
  if (contextualGroundingPolicy === undefined) return undefined;
  const { filters, judge } = contextualGroundingPolicy;
  if (judge !== undefined)
    tell("contextualGroundingPolicy.judge", `left out: Bedrock scores with its own model, not with ${judge.model}`);
  return {
    filtersConfig: filters.map(({ type, threshold, action }) => ({ type, threshold, ...(action !== undefined && { action }) })),
  };
}

/** Members that have no counterpart at all. */
function tellOwn({ outputValidation, invisibleText, streaming, onBlock }: GuardrailManifestSpec, tell: Tell): void {
  for (const check of Object.keys(outputValidation ?? {}))
    tell(`outputValidation.${check}`, "left out: Bedrock does not check what an answer is made of");
  if (invisibleText !== undefined) tell("invisibleText", "left out: Bedrock does not look for invisible and confusing text");
  if (streaming === "buffered" || streaming === "observe")
    tell(
      "streaming",
      `left out: with Bedrock each call chooses (streamProcessingMode ${streaming === "observe" ? "async" : "sync"})`,
    );
  if (onBlock === "error") tell("onBlock", "left out: Bedrock answers a block with the message, never with an error");
}

/** Whole words, where there are any, and no half of a surrogate pair. */
function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(" ");
  return (space > most / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, "").trimEnd();
}
