import { randomUUID } from "node:crypto";
import { anthropicMessages } from "../dialects/anthropic-messages/anthropic-messages.ts";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import { listModels } from "../gateway/list-models.ts";
import { openTrail, trailHeaders } from "../gateway/trail.ts";
import type { DataPlane, DataRoute } from "./data-plane.ts";
import type { Exchange } from "./exchange.ts";
import { incomingCall } from "./incoming-call.ts";
import type { Matched } from "./match-route.ts";
import { replyOn } from "./reply-on.ts";
import { sendJson, sendProblem } from "./send-answer.ts";

/** The caller's models in the shape of OpenAI's API, or of Anthropic's for its clients, which always send `anthropic-version`. */
export async function serveModels(plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>): Promise<void> {
  const { calls, slowClientMs } = plane;
  const forAnthropic = exchange.headers["anthropic-version"] !== undefined;
  const dialect = forAnthropic ? anthropicMessages : openaiChat;
  const trail = openTrail(`req_${randomUUID()}`, calls.clock(), forAnthropic ? "anthropic-models" : "openai-models");
  const reply = replyOn(exchange.outlet, slowClientMs);
  const listed = await listModels(calls, incomingCall(plane, exchange, matched), trail);
  if (!listed.ok) {
    trail.decision = "denied";
    return sendProblem(reply, dialect, listed.problem, trail.call, trailHeaders(trail));
  }
  const list = forAnthropic ? anthropicList(listed.models) : openaiList(listed.models);
  sendJson(reply, 200, list, { ...trailHeaders(trail), ...dialect.headers?.(trail.call) });
}

/** OpenAI API reference, "List models". */
function openaiList(models: readonly string[]): object {
  return { object: "list", data: models.map((id) => ({ id, object: "model", created: 0, owned_by: "sallyport" })) };
}

/** Anthropic API reference, "List Models". */
function anthropicList(models: readonly string[]): object {
  return {
    data: models.map((id) => ({ type: "model", id, display_name: id, created_at: "1970-01-01T00:00:00Z" })),
    has_more: false,
    first_id: models[0] ?? null,
    last_id: models.at(-1) ?? null,
  };
}
