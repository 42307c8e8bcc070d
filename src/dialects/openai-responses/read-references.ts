import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { References } from "../dialect.ts";
import { malformed } from "../refuse-request.ts";
import { isSaid } from "./request-checks.ts";

/** Ids are looked up, so no longer one is looked at. */
const longestId = 256;
/** In one request. Each is a look-up. */
const mostReferences = 1000;

/**
 * What a body of POST /v1/responses refers to (API reference, `store`, `previous_response_id`, `conversation` and items of the
 * type `item_reference`). Throws Problem `request_malformed`.
 */
export function readReferences(body: JsonObject): References {
  const { store, previous_response_id: previous, conversation, input } = body;
  if (isSaid(store) && typeof store !== "boolean") throw malformed("store", "true or false");
  const previousResponse = readId(previous, "previous_response_id");
  const named = isJsonObject(conversation)
    ? readId(conversation["id"] ?? false, "conversation.id")
    : readId(conversation, "conversation");
  if (previousResponse !== undefined && named !== undefined)
    throw new Problem("request_malformed", "Say either previous_response_id or conversation: each tells what goes on.");
  if (named !== undefined && store === false)
    throw new Problem(
      "request_malformed",
      "What is said in a conversation is kept there: leave out store: false, or conversation.",
    );
  return {
    store: store !== false,
    ...(previousResponse !== undefined && { previousResponse }),
    ...(named !== undefined && { conversation: named }),
    items: referredItems(input),
  };
}

function referredItems(input: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(input)) return [];
  const ids = new Set<string>();
  for (const [index, item] of input.entries()) {
    if (!isReference(item)) continue;
    const id = readId(item["id"] ?? false, `input[${index}].id`);
    if (id !== undefined) ids.add(id);
    if (ids.size > mostReferences) throw new Problem("request_malformed", `input refers to more than ${mostReferences} items.`);
  }
  return [...ids];
}

/** The type may be left out, where there is nothing but an id. */
export function isReference(item: JsonValue | undefined): item is JsonObject {
  if (!isJsonObject(item)) return false;
  return item["type"] === "item_reference" || (!isSaid(item["type"]) && item["role"] === undefined);
}

function readId(value: JsonValue | undefined, path: string): string | undefined {
  if (!isSaid(value)) return undefined;
  if (typeof value !== "string" || value === "" || value.length > longestId) throw malformed(path, "an id");
  return value;
}
