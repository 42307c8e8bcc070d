import { parseJsonText } from "../core/check-json.ts";
import type { JsonObject, JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import type { StreamEvent } from "./dialect.ts";

/** Blocks of Anthropic's API that are calls. */
const blocks: ReadonlySet<JsonValue | undefined> = new Set(["tool_use", "server_tool_use", "mcp_tool_use"]);
/** Members with data in them: what a call is made with is no call. */
const data: ReadonlySet<string> = new Set(["arguments", "parameters", "input", "json"]);

/** Names of the tools that an answer of any API calls, or a piece of one, as told by the shapes in which APIs say calls. Pure. */
export function calledTools(answer: JsonValue): readonly string[] {
  const names: string[] = [];
  walk(answer, names);
  return names;
}

/** What only an event that could hold a call has in its text. A character that is escaped could be any. */
const mayCall = /tool|call|\\u|"bytes"/i;

/** The same of one event of a stream. What is no JSON calls nothing. */
export function calledInEvent({ data: text }: StreamEvent): readonly string[] {
  if (!mayCall.test(text)) return [];
  const event = parse(text);
  // A chunk of Bedrock's InvokeModelWithResponseStream.
  const bytes = isJsonObject(event) ? event["bytes"] : undefined;
  return calledTools(typeof bytes === "string" ? parse(Buffer.from(bytes, "base64").toString("utf8")) : event);
}

function parse(text: string): JsonValue {
  try {
    return parseJsonText(text) as JsonValue;
  } catch {
    // The end mark of some streams.
    return null;
  }
}

function walk(node: JsonValue, names: string[]): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) walk(item, names);
    return;
  }
  const { type, name } = node;
  if (blocks.has(type)) names.push(textOf(name));
  else if (typeof type === "string" && type.endsWith("_call")) names.push(nameOfItem(type, name));
  for (const key of Object.keys(node)) {
    const value = node[key] as JsonValue;
    if (data.has(key)) continue;
    if (key === "tool_calls" && Array.isArray(value)) for (const call of value) addCall(call, names);
    else if ((key === "function_call" || key === "toolUse") && isJsonObject(value)) addName(value, names);
    else walk(value, names);
  }
}

/** An output item of OpenAI's Responses API: `local_shell_call` has no name but its type's. */
function nameOfItem(type: string, name: JsonValue | undefined): string {
  if (type === "function_call" || type === "custom_tool_call") return textOf(name);
  return typeof name === "string" && name !== "" ? name : type.slice(0, -"_call".length);
}

/** OpenAI's chat and those like it; some say the name in the call itself. */
function addCall(call: JsonValue, names: string[]): void {
  if (!isJsonObject(call)) return;
  for (const holder of [call, call["function"], call["custom"]]) if (isJsonObject(holder)) addName(holder, names);
}

/** Pieces of a call that was begun before have no name. */
function addName({ name }: JsonObject, names: string[]): void {
  if (name !== undefined && name !== null && name !== "") names.push(textOf(name));
}

function textOf(name: JsonValue | undefined): string {
  return typeof name === "string" ? name : "";
}
