import { openaiResponses } from "../dialects/openai-responses/openai-responses.ts";
import {
  createConversation,
  deleteConversation,
  deleteResponse,
  updateConversation,
} from "../gateway/conversations/change-kept.ts";
import type { Operation } from "../gateway/conversations/conversation-request.ts";
import { listInputItems, listItems, readConversation, readResponse } from "../gateway/conversations/read-kept.ts";
import { serveConversation } from "../gateway/conversations/serve-conversation.ts";
import type { IncomingCall } from "../gateway/reply.ts";
import type { DataPlane, DataRoute } from "./data-plane.ts";
import type { Exchange } from "./exchange.ts";
import { incomingCall } from "./incoming-call.ts";
import type { Matched } from "./match-route.ts";
import { replyOn } from "./reply-on.ts";

/** What a use case keeps of the Responses API, as OpenAI's API names it (API reference, "Conversations" and "Responses"). */
export const conversationRoutes: readonly DataRoute[] = [
  route("POST", "/v1/conversations", createConversation),
  route("GET", "/v1/conversations/{id}", readConversation),
  route("POST", "/v1/conversations/{id}", updateConversation),
  route("DELETE", "/v1/conversations/{id}", deleteConversation),
  route("GET", "/v1/conversations/{id}/items", listItems),
  route("GET", "/v1/responses/{id}", readResponse),
  route("DELETE", "/v1/responses/{id}", deleteResponse),
  route("GET", "/v1/responses/{id}/input_items", listInputItems),
];

function route(method: DataRoute["method"], path: string, operation: Operation): DataRoute {
  const handle = (plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>): Promise<void> =>
    answer(plane, exchange, matched, operation);
  return { method, path, credential: true, dialect: openaiResponses, handle };
}

function answer(plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>, operation: Operation): Promise<void> {
  const reply = replyOn(exchange.outlet, plane.slowClientMs);
  const held = incomingCall(plane, exchange, matched);
  // Only what is posted has a body. What a signature covers of another is refused by its digest.
  const incoming: IncomingCall =
    exchange.method === "POST" ? held : { ...held, readBody: () => Promise.resolve(new Uint8Array()) };
  const { target } = exchange;
  const at = target.indexOf("?");
  const path = { id: matched.parameter ?? "", query: new URLSearchParams(at < 0 ? "" : target.slice(at + 1)) };
  return serveConversation(plane.calls, matched.route.dialect, operation, path, incoming, reply).finally(() => held.letGo());
}
