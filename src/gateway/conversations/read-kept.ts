import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import {
  fromStore,
  recordOperation,
  requireConversation,
  requireTurn,
  unknown,
  type ConversationRequest,
  type Operation,
} from "./conversation-request.ts";
import { itemsOf, type KeptConversation, type KeptDocument } from "./kept-documents.ts";
import { maxContextBytes } from "./require-not-too-long.ts";

/** GET /v1/conversations/{id} */
export const readConversation: Operation = async (request) => {
  const { document } = await requireConversation(request);
  await recordOperation(request, "read", document.id);
  return conversationObject(document);
};

/** GET /v1/conversations/{id}/items */
export const listItems: Operation = async (request) => {
  const { document } = await requireConversation(request);
  request.incoming.takeRoom(document.readBytes, request.caller.useCase);
  const turns = await fromStore(() => request.shelf.readAll(document.turns));
  const whole: readonly (KeptDocument | undefined)[] = [document, ...turns.map((turn) => turn?.document)];
  const items = whole.flatMap((one) => {
    if (one === undefined) throw unknown("conversation");
    return itemsOf(one);
  });
  await recordOperation(request, "read", document.id);
  return page(items, request);
};

/** GET /v1/responses/{id} */
export const readResponse: Operation = async (request) => {
  if (request.query.get("stream") === "true")
    throw new Problem("content_not_supported", "stream: a response that is kept is told whole, not streamed again.");
  const { document } = await requireTurn(request);
  await recordOperation(request, "read", document.id);
  return document.response;
};

/** GET /v1/responses/{id}/input_items */
export const listInputItems: Operation = async (request) => {
  const { document } = await requireTurn(request);
  await recordOperation(request, "read", document.id);
  return page(document.input, request);
};

/** The conversation object of the API. */
export function conversationObject({ id, createdAt, metadata }: KeptConversation): JsonObject {
  return { id, object: "conversation", created_at: Math.floor(createdAt / 1000), metadata: { ...metadata } };
}

/** As the API pages: newest first unless `order=asc`, after the item `after`. */
function page(items: readonly JsonObject[], { query }: ConversationRequest): JsonObject {
  const order = query.get("order") ?? "desc";
  if (order !== "asc" && order !== "desc") throw new Problem("request_malformed", "order must be asc or desc.");
  const limit = Number(query.get("limit") ?? "20");
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 100)
    throw new Problem("request_malformed", "limit must be an integer from 1 to 100.");
  const ordered = order === "asc" ? items : items.toReversed();
  const after = query.get("after");
  const from = after === null ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
  if (after !== null && from === 0) throw new Problem("request_malformed", "after must be the id of an item of this list.");
  const data: JsonObject[] = [];
  let bytes = 0;
  for (const item of ordered.slice(from, from + limit)) {
    data.push(item["type"] === "message" && item["status"] === undefined ? { ...item, status: "completed" } : item);
    bytes += Buffer.byteLength(JSON.stringify(item));
    if (bytes > maxContextBytes) break;
  }
  const idOf = (item: unknown): string | null => (isJsonObject(item) && typeof item["id"] === "string" ? item["id"] : null);
  const more = from + data.length < ordered.length;
  return { object: "list", data, first_id: idOf(data[0]), last_id: idOf(data.at(-1)), has_more: more };
}
