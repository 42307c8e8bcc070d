import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isCount, isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { ConversationAnswer, DetailedUsage, StopReason } from "../conversation.ts";
import { readCall, readReasoning } from "./read-conversation.ts";
import { parseUsage } from "./parse-usage.ts";
import { malformedAnswer } from "../refuse-answer.ts";

/** A whole response as the middle form. Throws Problem `upstream_malformed`, or `upstream_unavailable` on one that failed. */
export function readAnswer(answer: JsonValue): ConversationAnswer {
  if (!isJsonObject(answer) || !Array.isArray(answer["output"])) throw malformedAnswer("without a list of output items");
  requireNotFailed(answer);
  const content: ConversationAnswer["content"][number][] = [];
  let refused = false;
  for (const item of answer["output"]) {
    if (!isJsonObject(item)) throw malformedAnswer("with an output item that is not an object");
    if (item["type"] === "reasoning") content.push(readReasoning(item));
    else if (item["type"] === "function_call") content.push(readAnswerCall(item));
    else if (item["type"] === "message") {
      for (const { text, isRefusal } of textsOf(item)) {
        refused ||= isRefusal;
        content.push({ type: "text", text });
      }
    } else throw untold();
  }
  const usage = readUsage(answer["usage"]);
  const called = content.some(({ type }) => type === "tool-call");
  const stopReason = stopReasonOf(answer, called, refused);
  return {
    id: typeof answer["id"] === "string" ? answer["id"] : "",
    content,
    stopReason,
    ...(usage === undefined ? undefined : { usage }),
  };
}

/** Of a message. */
export function textsOf(message: JsonObject): { text: string; isRefusal: boolean }[] {
  const { content } = message;
  if (!Array.isArray(content)) throw malformedAnswer("with a message that has no content");
  return content.map((part) => {
    const { type, text, refusal } = isJsonObject(part) ? part : {};
    if (type === "output_text" && typeof text === "string") return { text, isRefusal: false };
    if (type === "refusal" && typeof refusal === "string") return { text: refusal, isRefusal: true };
    throw malformedAnswer("with content that can't be translated");
  });
}

function readAnswerCall(item: JsonObject): ReturnType<typeof readCall> {
  try {
    return readCall(item, "output");
  } catch (cause) {
    throw new Problem(
      "upstream_malformed",
      "The model provider gave an answer with a tool call whose arguments are no JSON object.",
      { cause },
    );
  }
}

export function requireNotFailed(response: JsonObject): void {
  const { status } = response;
  if (status === "failed" || status === "cancelled" || status === "queued") {
    throw new Problem("upstream_unavailable", "The model provider could not finish its answer.");
  }
}

export function stopReasonOf(response: JsonObject, called: boolean, refused: boolean): StopReason {
  const details = response["incomplete_details"];
  const reason = isJsonObject(details) ? details["reason"] : undefined;
  if (reason === "content_filter") return "filtered";
  if (reason === "max_output_tokens" || response["status"] === "incomplete") return "length";
  if (called) return "tool-calls";
  return refused ? "refusal" : "end";
}

export function readUsage(usage: JsonValue | undefined): DetailedUsage | undefined {
  const counts = parseUsage(usage);
  if (counts === undefined || !isJsonObject(usage)) return undefined;
  const count = (holder: JsonValue | undefined, key: string, name: string): Record<string, number> => {
    const value = isJsonObject(holder) ? holder[key] : undefined;
    return isCount(value) && value > 0 ? { [name]: value } : {};
  };
  return {
    ...counts,
    ...count(usage["input_tokens_details"], "cached_tokens", "cacheReadTokens"),
    ...count(usage["input_tokens_details"], "cache_write_tokens", "cacheWriteTokens"),
    ...count(usage["output_tokens_details"], "reasoning_tokens", "reasoningTokens"),
  };
}

/** An item of a tool that the request can't have asked for. */
export function untold(): Problem {
  return malformedAnswer("with an output item that can't be translated");
}
