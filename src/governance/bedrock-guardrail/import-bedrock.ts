import type { JsonObject } from "../../core/json.ts";
import type { GuardrailManifestSpec } from "../schemas.ts";
import type { ImportedGuardrail, Note } from "./imported-guardrail.ts";
import { takeName, toLabel, toResourceName } from "./make-names.ts";
import { parseBedrock, type ReadBedrock } from "./parse-bedrock.ts";

/**
 * A manifest's name and spec of a CreateGuardrail request or a GetGuardrail response. Members at their defaults are left out.
 * Throws Problem `resource_invalid`.
 */
export function importBedrock(value: JsonObject): ImportedGuardrail {
  const notes: string[] = [];
  const note: Note = (text) => notes.push(text);
  const read = parseBedrock(value);
  noteUnread(value, note);
  const name = toResourceName(read.name);
  if (name !== read.name) note(`The name ${read.name} becomes ${name}: names have lower-case letters, digits and ._-`);
  const spec: GuardrailManifestSpec = {
    ...(read.description !== undefined && { description: read.description }),
    ...importContent(read, note),
    ...importTopics(read, note),
    ...importWords(read, note),
    ...importSensitive(read, note),
    ...importGrounding(read, note),
    blockedInputMessaging: read.blockedInputMessaging,
    blockedOutputsMessaging: read.blockedOutputsMessaging,
    streaming: "windowed",
    onBlock: "answer",
  };
  const version = typeof value["version"] === "string" ? ` version ${value["version"]}` : "";
  const form = "guardrailArn" in value || "guardrailId" in value ? "GetGuardrail response" : "CreateGuardrail request";
  return { madeOf: `${form} of Amazon Bedrock, ${read.name}${version}`, name, spec, notes };
}

/** Settings of Bedrock's own infrastructure, and what no policy here does. */
const unreadMembers: Readonly<Record<string, string>> = {
  automatedReasoningPolicyConfig: "automated reasoning is not done here",
  automatedReasoningPolicy: "automated reasoning is not done here",
  crossRegionConfig: "nothing is sent to another region",
  crossRegionDetails: "nothing is sent to another region",
  kmsKeyId: "keys are the installation's own",
  kmsKeyArn: "keys are the installation's own",
  tags: "manifests have no tags",
};

function noteUnread(value: JsonObject, note: Note): void {
  for (const [member, why] of Object.entries(unreadMembers)) if (member in value) note(`${member} is left out: ${why}.`);
}

function importContent({ contentPolicyConfig }: ReadBedrock, note: Note): Pick<GuardrailManifestSpec, "contentPolicy"> {
  const filters: NonNullable<GuardrailManifestSpec["contentPolicy"]>["filters"] = [];
  for (const filter of contentPolicyConfig?.filtersConfig ?? []) {
    if (!isFilterType(filter.type)) {
      note(`The content filter ${filter.type} is left out: there is none of that name here.`);
      continue;
    }
    if (filter.inputModalities?.includes("IMAGE") === true || filter.outputModalities?.includes("IMAGE") === true)
      note(`The content filter ${filter.type} looks at text only; images are not looked into.`);
    const inputStrength = filter.inputEnabled === false ? "NONE" : filter.inputStrength;
    const outputStrength = filter.outputEnabled === false ? "NONE" : filter.outputStrength;
    filters.push({
      type: filter.type,
      ...(inputStrength !== "NONE" && { inputStrength }),
      ...(outputStrength !== "NONE" && { outputStrength }),
      ...(inputStrength !== "NONE" && filter.inputAction === "NONE" && { inputAction: "NONE" }),
      ...(outputStrength !== "NONE" && filter.outputAction === "NONE" && { outputAction: "NONE" }),
    });
  }
  return filters.length === 0 ? {} : { contentPolicy: { filters } };
}

const filterTypes = ["PROMPT_ATTACK", "HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"] as const;

function isFilterType(type: string): type is (typeof filterTypes)[number] {
  return (filterTypes as readonly string[]).includes(type);
}

function importTopics({ topicPolicyConfig }: ReadBedrock, note: Note): Pick<GuardrailManifestSpec, "topicPolicy"> {
  const taken = new Set<string>();
  const topics = (topicPolicyConfig?.topicsConfig ?? []).map((topic) => {
    const name = takeName(toLabel(topic.name), taken);
    if (name !== topic.name) note(`The topic ${topic.name} becomes ${name}: names have letters, digits, spaces and _.-`);
    const examples = topic.examples ?? [];
    return {
      name,
      definition: topic.definition,
      ...(examples.length > 0 && { examples }),
      ...blockSides(topic, `The topic ${topic.name}`, note),
    };
  });
  return topics.length === 0 ? {} : { topicPolicy: { topics } };
}

function importWords({ wordPolicyConfig }: ReadBedrock, note: Note): Pick<GuardrailManifestSpec, "wordPolicy"> {
  const words = (wordPolicyConfig?.wordsConfig ?? []).map((word) => ({
    text: word.text,
    ...blockSides(word, `The word ${word.text}`, note),
  }));
  const managedWordLists: "PROFANITY"[] = [];
  for (const list of wordPolicyConfig?.managedWordListsConfig ?? []) {
    if (list.type !== "PROFANITY") {
      note(`The managed word list ${list.type} is left out: there is only PROFANITY here.`);
      continue;
    }
    const loose =
      [list.inputAction, list.outputAction].includes("NONE") || [list.inputEnabled, list.outputEnabled].includes(false);
    if (loose) note("The managed word list PROFANITY blocks on both sides here; it did not there.");
    managedWordLists.push("PROFANITY");
  }
  if (words.length === 0 && managedWordLists.length === 0) return {};
  return { wordPolicy: { ...(words.length > 0 && { words }), ...(managedWordLists.length > 0 && { managedWordLists }) } };
}

function importSensitive(
  { sensitiveInformationPolicyConfig }: ReadBedrock,
  note: Note,
): Pick<GuardrailManifestSpec, "sensitiveInformationPolicy"> {
  const piiEntities = (sensitiveInformationPolicyConfig?.piiEntitiesConfig ?? []).map((entity) => ({
    type: entity.type,
    action: entity.action,
    ...maskSides(entity, entity.type, note),
  }));
  const taken = new Set<string>();
  const regexes = (sensitiveInformationPolicyConfig?.regexesConfig ?? []).map((regex) => {
    const name = takeName(toResourceName(regex.name), taken);
    if (name !== regex.name) note(`The regex ${regex.name} becomes ${name}: names have lower-case letters, digits and ._-`);
    return {
      name,
      pattern: regex.pattern,
      action: regex.action,
      ...maskSides(regex, `The regex ${regex.name}`, note),
      ...(regex.description !== undefined && regex.description !== "" && { description: regex.description }),
    };
  });
  if (piiEntities.length === 0 && regexes.length === 0) return {};
  return {
    sensitiveInformationPolicy: {
      ...(piiEntities.length > 0 && { piiEntities }),
      ...(regexes.length > 0 && { regexes }),
    },
  };
}

function importGrounding(
  { contextualGroundingPolicyConfig }: ReadBedrock,
  note: Note,
): Pick<GuardrailManifestSpec, "contextualGroundingPolicy"> {
  const filters: NonNullable<GuardrailManifestSpec["contextualGroundingPolicy"]>["filters"] = [];
  for (const { type, threshold, action, enabled } of contextualGroundingPolicyConfig?.filtersConfig ?? []) {
    if (enabled === false) note(`The grounding filter ${type} is left out: it is not enabled.`);
    else filters.push({ type, threshold, ...(action !== undefined && { action }) });
  }
  return filters.length === 0 ? {} : { contextualGroundingPolicy: { filters } };
}

interface Enabled {
  readonly inputEnabled?: boolean;
  readonly outputEnabled?: boolean;
}

/** BLOCK is the default. Here nothing is switched off on one side, only reported. */
function blockSides(
  rule: Enabled & { readonly inputAction?: "BLOCK" | "NONE"; readonly outputAction?: "BLOCK" | "NONE" },
  what: string,
  note: Note,
): { inputAction?: "NONE"; outputAction?: "NONE" } {
  const off = noteDisabled(rule, what, note);
  return {
    ...((off.input || rule.inputAction === "NONE") && { inputAction: "NONE" }),
    ...((off.output || rule.outputAction === "NONE") && { outputAction: "NONE" }),
  };
}

function maskSides<A extends string>(
  rule: Enabled & { readonly inputAction?: A; readonly outputAction?: A },
  what: string,
  note: Note,
): { inputAction?: A | "NONE"; outputAction?: A | "NONE" } {
  const off = noteDisabled(rule, what, note);
  const input = off.input ? "NONE" : rule.inputAction;
  const output = off.output ? "NONE" : rule.outputAction;
  return { ...(input !== undefined && { inputAction: input }), ...(output !== undefined && { outputAction: output }) };
}

function noteDisabled({ inputEnabled, outputEnabled }: Enabled, what: string, note: Note): { input: boolean; output: boolean } {
  const input = inputEnabled === false;
  const output = outputEnabled === false;
  if (input || output)
    note(
      `${what} is not enabled ${input && output ? "at all" : `in ${input ? "prompts" : "answers"}`}; here it is reported there.`,
    );
  return { input, output };
}
