import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { GuardrailManifestSpec } from "../schemas.ts";
import type { ImportedGuardrail, Note } from "./imported-guardrail.ts";
import { findKnownTopic } from "./known-topics.ts";
import { takeName, toLabel } from "./make-names.ts";

/** Terms of a dictionary that a policy only names, by its name. */
export type Dictionaries = ReadonlyMap<string, readonly string[]>;

type Masking = "BLOCK" | "ANONYMIZE" | "HASH" | "TOKENIZE" | "NONE";

/** What one person is told from another by. Types that are only hints (AGE, URL, LOCATION …) are the author's to add. */
export const personalTypes: readonly string[] = [
  "NAME",
  "EMAIL",
  "PHONE",
  "ADDRESS",
  "DATE_OF_BIRTH",
  "USERNAME",
  "STUDENT_ID",
  "MEDICAL_RECORD_NUMBER",
  "US_SOCIAL_SECURITY_NUMBER",
  "US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER",
  "US_PASSPORT_NUMBER",
  "US_BANK_ACCOUNT_NUMBER",
  "DRIVER_ID",
  "CREDIT_DEBIT_CARD_NUMBER",
  "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
  "CA_SOCIAL_INSURANCE_NUMBER",
  "CA_HEALTH_NUMBER",
  "UK_NATIONAL_HEALTH_SERVICE_NUMBER",
  "UK_NATIONAL_INSURANCE_NUMBER",
  "EU_NATIONAL_ID",
  "EU_TAX_NUMBER",
];

/** Whether this may be the example policy: `{ guardrails: { blockedTopics, piiProtection, outputFilters, actionOnViolation } }`. */
export function looksLikeStandard(value: JsonValue): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const members = membersOf(value);
  return members.has("guardrails") || members.has("blockedtopics") || members.has("piiprotection");
}

/**
 * A spec of the example policy in appendix A of Caltech's standard on the use of generative AI, also without the outer member
 * and with underscores in its names. Throws Problem `resource_invalid`.
 */
export function importStandard(value: JsonObject, dictionaries: Dictionaries): ImportedGuardrail {
  const notes: string[] = [];
  const note: Note = (text) => notes.push(text);
  const inner = membersOf(value).get("guardrails");
  if (inner !== undefined && !isJsonObject(inner)) throw invalid("guardrails", "an object");
  const members = membersOf(inner ?? value);
  const action = readAction(members.get("actiononviolation"), note);
  const filters = importOutputFilters(textsOf(members, "outputfilters", "outputFilters"), { action, dictionaries, note });
  const spec: GuardrailManifestSpec = {
    ...importTopics(textsOf(members, "blockedtopics", "blockedTopics"), action, note),
    ...filters,
    ...importPersonal(members.get("piiprotection"), note),
    blockedInputMessaging: "This request can't be sent: it is against the policy.",
    blockedOutputsMessaging: "The answer was withheld: it is against the policy.",
    streaming: "windowed",
    onBlock: "answer",
  };
  for (const [member, shown] of namesOf(inner ?? value))
    if (!readMembers.has(member)) note(`${shown} is left out: nothing is known of it here.`);
  note("The two messages are made up: write what your callers should read.");
  note("The policy says nothing of prompt attacks: consider a contentPolicy filter PROMPT_ATTACK.");
  return { madeOf: "a university standard's example policy (guardrails: blockedTopics, piiProtection …)", spec, notes };
}

const readMembers: ReadonlySet<string> = new Set(["blockedtopics", "piiprotection", "outputfilters", "actiononviolation"]);

/** Names without case, underscores and dashes: documents lose them on their way through a PDF. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, "");
}

function membersOf(value: JsonObject): Map<string, JsonValue> {
  return new Map(Object.entries(value).map(([name, member]) => [fold(name), member]));
}

function namesOf(value: JsonObject): Map<string, string> {
  return new Map(Object.keys(value).map((name) => [fold(name), name]));
}

function textsOf(members: ReadonlyMap<string, JsonValue>, member: string, shown: string): readonly string[] {
  const value = members.get(member) ?? [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string" || item.trim() === ""))
    throw invalid(shown, "a list of texts");
  return value as string[];
}

/** Every call is logged whatever the action, so that only what else is done counts. */
function readAction(value: JsonValue | undefined, note: Note): "BLOCK" | "NONE" {
  if (value === undefined) return "BLOCK";
  if (typeof value !== "string") throw invalid("actionOnViolation", "a text such as BLOCK_AND_LOG");
  const folded = fold(value);
  if (folded.includes("block") || folded.includes("deny") || folded.includes("reject")) return "BLOCK";
  if (/^(?:log|alert|monitor|report|warn|allow|none)/.test(folded)) return "NONE";
  note(`actionOnViolation ${value} is not known here and becomes BLOCK.`);
  return "BLOCK";
}

function importTopics(
  names: readonly string[],
  action: "BLOCK" | "NONE",
  note: Note,
): Pick<GuardrailManifestSpec, "topicPolicy"> {
  const taken = new Set<string>();
  const topics = names.slice(0, 30).map((given) => {
    const known = findKnownTopic(given);
    const name = takeName(toLabel(given), taken);
    note(
      known === undefined
        ? `The topic ${given} has only its name for a definition: say what belongs to it, and give three to five examples.`
        : `The topic ${given} has a definition and examples that come with Sallyport: review them.`,
    );
    return {
      name,
      definition: known?.definition ?? `Anything about ${given.slice(0, 500)}.`,
      ...(known !== undefined && { examples: [...known.examples] }),
      ...(action === "NONE" && ({ inputAction: "NONE", outputAction: "NONE" } as const)),
    };
  });
  if (names.length > 30) note(`${names.length - 30} of ${names.length} topics are left out: a guardrail has 30 at most.`);
  return topics.length === 0 ? {} : { topicPolicy: { topics } };
}

interface FilterOptions {
  readonly action: "BLOCK" | "NONE";
  readonly dictionaries: Dictionaries;
  readonly note: Note;
}

/** A filter is a dictionary that is named elsewhere, or the list of profanity. */
function importOutputFilters(
  names: readonly string[],
  { action, dictionaries, note }: FilterOptions,
): Pick<GuardrailManifestSpec, "wordPolicy"> {
  const managedWordLists: "PROFANITY"[] = [];
  const imported: NonNullable<NonNullable<GuardrailManifestSpec["wordPolicy"]>["dictionaries"]> = [];
  const given = new Map([...dictionaries].map(([name, terms]) => [fold(name), terms]));
  const used = new Set<string>();
  const taken = new Set<string>();
  for (const filter of names) {
    const terms = given.get(fold(filter));
    if (terms !== undefined) {
      used.add(fold(filter));
      imported.push({ name: takeName(toLabel(filter), taken), terms: [...terms], action });
      note(`The dictionary ${filter} is looked for in prompts too, not in answers alone.`);
    } else if (fold(filter).includes("profan")) {
      if (managedWordLists.length === 0) managedWordLists.push("PROFANITY");
    } else {
      note(
        `The output filter ${filter} is left out, as nothing is known of its terms: import again with --dictionary ${filter}=FILE.`,
      );
    }
  }
  for (const name of dictionaries.keys()) {
    if (used.has(fold(name))) continue;
    const known = names.length === 0 ? "the policy has none" : `there are ${names.join(", ")}`;
    throw new Problem("resource_invalid", `No output filter is named ${name}: ${known}.`);
  }
  if (imported.length === 0 && managedWordLists.length === 0) return {};
  return {
    wordPolicy: {
      ...(managedWordLists.length > 0 && { managedWordLists }),
      ...(imported.length > 0 && { dictionaries: imported }),
    },
  };
}

const maskings: ReadonlyMap<string, Masking> = new Map([
  ["hash", "HASH"],
  ["hashing", "HASH"],
  ["mask", "ANONYMIZE"],
  ["masking", "ANONYMIZE"],
  ["redact", "ANONYMIZE"],
  ["anonymize", "ANONYMIZE"],
  ["tokenize", "TOKENIZE"],
  ["token", "TOKENIZE"],
  ["block", "BLOCK"],
  ["none", "NONE"],
]);

function importPersonal(value: JsonValue | undefined, note: Note): Pick<GuardrailManifestSpec, "sensitiveInformationPolicy"> {
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw invalid("piiProtection", "an object such as { detect: true, masking: hash }");
  const { detect = true, masking = "none" } = value;
  if (detect === false) {
    note("piiProtection does not detect, so that personal data is neither masked nor blocked.");
    return {};
  }
  if (typeof masking !== "string") throw invalid("piiProtection.masking", "a text such as hash");
  let action = maskings.get(fold(masking));
  if (action === undefined) {
    note(`The masking ${masking} is not known here and becomes ANONYMIZE.`);
    action = "ANONYMIZE";
  }
  note(
    `piiProtection names no types: ${personalTypes.length} types of personal data get ${action}. Take out what your use cases need.`,
  );
  // Only values of a prompt can have tokens.
  const sides = action === "TOKENIZE" ? ({ outputAction: "ANONYMIZE" } as const) : {};
  const chosen = action;
  return { sensitiveInformationPolicy: { piiEntities: personalTypes.map((type) => ({ type, action: chosen, ...sides })) } };
}

function invalid(path: string, what: string): Problem {
  return new Problem("resource_invalid", `This policy cannot be imported: ${path} must be ${what}.`, {
    errors: [{ path, message: `must be ${what}` }],
  });
}
