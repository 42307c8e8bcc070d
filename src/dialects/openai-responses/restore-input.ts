import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { itemIdOf, readItemId } from "./own-ids.ts";
import { isReference } from "./read-references.ts";

/**
 * Puts what a request refers to in its place, and takes the references away: from here on it is a request that says everything
 * itself, and is inspected as one. Gives the number of items that now stand before the request's own.
 */
export function restoreInput(body: JsonObject, before: readonly JsonObject[], items: ReadonlyMap<string, JsonObject>): number {
  delete body["previous_response_id"];
  delete body["conversation"];
  const { input } = body;
  const first = before.flatMap(sendable);
  if (Array.isArray(input)) body["input"] = [...first, ...input.flatMap((item) => restoreItem(item, items))];
  else if (first.length > 0) body["input"] = [...first, ...saidPlainly(input)];
  return first.length;
}

function restoreItem(item: JsonValue, items: ReadonlyMap<string, JsonObject>): JsonValue[] {
  const { id } = isJsonObject(item) ? item : {};
  if (typeof id !== "string") return [item];
  const referred = isReference(item) ? items.get(id) : undefined;
  // Two references to one item are two items.
  if (referred !== undefined) return sendable(structuredClone(referred));
  return isJsonObject(item) && readItemId(id) !== undefined ? sendable(item) : [item];
}

/**
 * An item with an id of this gateway's, as an upstream can take it. Such an id says nothing there, and what is encrypted is bound
 * to the upstream's own; some servers want one on what a model said, though. Reasoning that is neither told nor encrypted is a
 * name alone, of something that nobody has kept.
 */
function sendable(item: JsonObject): JsonObject[] {
  if (item["type"] === "reasoning") {
    const { encrypted_content: encrypted, content } = item;
    if (typeof encrypted === "string" && encrypted !== "") delete item["id"];
    else if (!Array.isArray(content) || content.length === 0) return [];
  } else if (item["role"] !== "assistant") delete item["id"];
  return [item];
}

function saidPlainly(input: JsonValue | undefined): JsonValue[] {
  if (input === undefined || input === null) return [];
  // What is neither a string nor a list is refused where the input is read.
  return [typeof input === "string" ? messageOf("user", input) : input];
}

function messageOf(role: string, text: string): JsonObject {
  return { type: "message", role, content: [{ type: role === "assistant" ? "output_text" : "input_text", text }] };
}

/** What a request says by itself, from its item `from` on, as the API lists it. */
export function inputItems({ input }: JsonObject, from: number, code: string): readonly JsonObject[] {
  const items = Array.isArray(input) ? input.slice(from) : saidPlainly(input);
  return items.filter(isJsonObject).map((item, index) => {
    const listed: JsonObject = { ...item, type: item["type"] ?? "message" };
    const { role, content } = item;
    if (typeof role === "string" && typeof content === "string") Object.assign(listed, messageOf(role, content));
    listed["id"] = itemIdOf(listed, { code, place: "i", index });
    return listed;
  });
}
