import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isCount, isJsonObject } from "../../core/json.ts";
import type { ConversationAnswer, DetailedUsage, StopReason } from "../conversation.ts";
import { holdsMedia } from "./answer-fields.ts";
import { parseUsage } from "./parse-usage.ts";
import { readArguments } from "./read-arguments.ts";
import { malformedAnswer } from "../refuse-answer.ts";

const stopReasons: ReadonlyMap<unknown, StopReason> = new Map([
  ["stop", "end"],
  ["length", "length"],
  ["tool_calls", "tool-calls"],
  ["function_call", "tool-calls"],
  ["content_filter", "filtered"],
]);

/** A whole chat completion in the middle form. Throws Problem `upstream_malformed`. */
export function readAnswer(answer: JsonValue): ConversationAnswer {
  const choices = isJsonObject(answer) ? answer["choices"] : undefined;
  const choice = Array.isArray(choices) && choices.length === 1 ? choices[0] : undefined;
  if (!isJsonObject(answer) || !isJsonObject(choice) || !isJsonObject(choice["message"]))
    throw malformedAnswer("without exactly one message");
  const { message } = choice;
  if (holdsMedia(message)) throw malformedAnswer("with pictures or sound, which can't be inspected");
  const said = readSaid(message);
  const stop = readStop(choice, said.refused);
  const calls = (Array.isArray(message["tool_calls"]) ? message["tool_calls"] : []).flatMap(
    (call) => readCall(call, stop.stopReason) ?? [],
  );
  const usage = readUsage(answer["usage"]);
  return {
    id: typeof answer["id"] === "string" ? answer["id"] : "",
    content: [
      ...(said.reasoning === "" ? [] : [{ type: "reasoning" as const, text: said.reasoning }]),
      ...(said.text === "" ? [] : [{ type: "text" as const, text: said.text }]),
      ...calls.map(({ id, name, given }) => ({ type: "tool-call" as const, id, name, arguments: given })),
    ],
    ...(calls.length > 0 && stop.stopReason === "end" ? { stopReason: "tool-calls" as const } : stop),
    ...(usage !== undefined && { usage }),
  };
}

interface Said {
  readonly reasoning: string;
  readonly text: string;
  readonly refused: boolean;
}

/** Text of a message or of a delta, in the forms that servers give it: strings, or content parts with thinking among them. */
export function readSaid(message: JsonObject): Said {
  const { content, refusal } = message;
  let reasoning = joined(message["reasoning_content"] ?? message["reasoning"]);
  let text = "";
  if (Array.isArray(content)) {
    for (const part of content) {
      if (!isJsonObject(part)) throw malformedAnswer("with content that can't be read");
      if (part["type"] === "thinking") reasoning += joined(part["thinking"]);
      else if (part["type"] === "text" || part["type"] === "refusal") text += joined(part[part["type"]]);
      else throw malformedAnswer("with content of a type that can't be translated");
    }
  } else text = joined(content);
  const refused = typeof refusal === "string" && refusal !== "";
  return { reasoning, text: refused ? text + refusal : text, refused };
}

/** A string, or text parts in a list. */
function joined(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) throw malformedAnswer("with text that can't be read");
  let text = "";
  for (const part of value) {
    const piece = isJsonObject(part) ? part["text"] : undefined;
    if (typeof piece !== "string") throw malformedAnswer("with text that can't be read");
    text += piece;
  }
  return text;
}

/** Why a choice ended. A word that nobody knows is an end. Some servers name the stop sequence in `stop_reason`. */
export function readStop(choice: JsonObject, refused: boolean): { stopReason: StopReason; stopSequence?: string } {
  const stopReason = stopReasons.get(choice["finish_reason"]) ?? "end";
  if (stopReason !== "end") return { stopReason };
  if (refused) return { stopReason: "refusal" };
  const sequence = choice["stop_reason"];
  return typeof sequence === "string" && sequence !== ""
    ? { stopReason: "stop-sequence", stopSequence: sequence }
    : { stopReason };
}

/** A whole call. Undefined where the bound on tokens, or a filter, cut its arguments off: then there is nothing that could be called. */
export function readCall(call: JsonValue, stopReason: StopReason): { id: string; name: string; given: JsonObject } | undefined {
  const called = isJsonObject(call) ? call["function"] : undefined;
  if (!isJsonObject(call) || !isJsonObject(called)) throw malformedAnswer("with a tool call that is not of a function");
  const { id } = call;
  const { name } = called;
  const given = readArguments(called["arguments"]);
  if (typeof id === "string" && typeof name === "string" && given !== undefined) return { id, name, given };
  if (stopReason === "length" || stopReason === "filtered") return undefined;
  throw malformedAnswer("with a tool call that can't be read");
}

/** Undefined unless both counts are there. */
export function readUsage(value: JsonValue | undefined): DetailedUsage | undefined {
  const usage = parseUsage(value);
  if (usage === undefined || !isJsonObject(value)) return undefined;
  const cacheReadTokens = countIn(value["prompt_tokens_details"], "cached_tokens");
  const reasoningTokens = countIn(value["completion_tokens_details"], "reasoning_tokens");
  return {
    ...usage,
    ...(cacheReadTokens !== undefined && { cacheReadTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
  };
}

function countIn(details: JsonValue | undefined, key: string): number | undefined {
  const count = isJsonObject(details) ? details[key] : undefined;
  return isCount(count) ? count : undefined;
}
