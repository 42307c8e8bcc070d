import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { malformed, requireObjects } from "../refuse-request.ts";

/** Amazon Bedrock API reference, "InvokeGuardrailChecks": the body. */
export interface ChecksRequest {
  readonly messages: readonly { readonly role: "user" | "assistant" | "system"; readonly texts: readonly string[] }[];
  /** What is asked for; a kind that isn't is absent. */
  readonly content?: readonly string[];
  readonly promptAttack?: readonly string[];
  readonly sensitive?: readonly string[];
}

const mostMessages = 1000;
const roles: ReadonlySet<unknown> = new Set(["user", "assistant", "system"]);
const contentCategories: ReadonlySet<string> = new Set(["VIOLENCE", "HATE", "SEXUAL", "MISCONDUCT", "INSULTS", "SELF_HARM"]);
const attackCategories: ReadonlySet<string> = new Set(["JAILBREAK", "PROMPT_INJECTION", "PROMPT_LEAKAGE"]);

/**
 * @param types the types of sensitive information that are known here
 * Throws Problem `request_malformed`.
 */
export function parseChecks(body: JsonObject, types: ReadonlySet<string>): ChecksRequest {
  const { messages, checks } = body;
  requireObjects(messages, "messages");
  const list = messages as JsonObject[];
  if (list.length === 0 || list.length > mostMessages) throw malformed("messages", `1 to ${mostMessages} messages`);
  if (!isJsonObject(checks)) throw malformed("checks", "an object");
  const content = named(checks, { check: "contentFilter", list: "categories", member: "category", known: contentCategories });
  const promptAttack = named(checks, { check: "promptAttack", list: "categories", member: "category", known: attackCategories });
  const sensitive = named(checks, { check: "sensitiveInformation", list: "entities", member: "type", known: types });
  if (content === undefined && promptAttack === undefined && sensitive === undefined)
    throw malformed("checks", "an object with a check");
  return {
    messages: list.map((message, index) => parseMessage(message, `messages[${index}]`)),
    ...(content && { content }),
    ...(promptAttack && { promptAttack }),
    ...(sensitive && { sensitive }),
  };
}

function parseMessage({ role, content }: JsonObject, path: string): ChecksRequest["messages"][number] {
  if (!roles.has(role)) throw malformed(`${path}.role`, "user, assistant or system");
  requireObjects(content, `${path}.content`);
  const texts = (content as JsonObject[]).map(({ text }, index) => {
    if (typeof text !== "string") throw malformed(`${path}.content[${index}].text`, "a string");
    return text.toWellFormed();
  });
  return { role: role as "user", texts };
}

interface Names {
  readonly check: string;
  readonly list: string;
  readonly member: string;
  readonly known: ReadonlySet<string>;
}

function named(checks: JsonObject, { check, list, member, known }: Names): readonly string[] | undefined {
  const config: JsonValue | undefined = checks[check];
  if (config === undefined || config === null) return undefined;
  const path = `checks.${check}.${list}`;
  const entries = isJsonObject(config) ? config[list] : undefined;
  requireObjects(entries, path);
  const names = (entries as JsonObject[]).map((entry, index) => {
    const name = entry[member];
    if (typeof name !== "string" || !known.has(name))
      throw malformed(`${path}[${index}].${member}`, `one of ${[...known].join(", ")}`);
    return name;
  });
  if (names.length === 0) throw malformed(path, "a list with an entry");
  return [...new Set(names)];
}
