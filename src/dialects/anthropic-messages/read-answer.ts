import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { ConversationAnswer, StopReason } from "../conversation.ts";
import { readCounts, usageOf } from "./parse-usage.ts";
import { malformedAnswer } from "../refuse-answer.ts";

/** `pause_turn` comes with tools that the provider runs, which nobody can ask for here: it is an end like any other. */
const stopReasonOf: ReadonlyMap<JsonValue | undefined, StopReason> = new Map<JsonValue | undefined, StopReason>([
  ["end_turn", "end"],
  ["pause_turn", "end"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["stop_sequence", "stop-sequence"],
  ["tool_use", "tool-calls"],
  ["refusal", "refusal"],
]);

/** A whole message in the middle form. Citations are left out: what they say of the text is in the text. Throws Problem `upstream_malformed`. */
export function readAnswer(answer: JsonValue): ConversationAnswer {
  if (!isJsonObject(answer) || !Array.isArray(answer["content"])) throw malformedAnswer("that is no message");
  const usage = usageOf(readCounts(answer["usage"]));
  return {
    id: typeof answer["id"] === "string" ? answer["id"] : "",
    content: answer["content"].map(readBlock),
    ...readStop(answer),
    ...(usage === undefined ? undefined : { usage }),
  };
}

/** Of a message, and of the `delta` that ends a streamed one. A reason that nobody knows is an end. */
export function readStop(from: JsonObject): Pick<ConversationAnswer, "stopReason" | "stopSequence"> {
  const sequence = from["stop_sequence"];
  return {
    stopReason: stopReasonOf.get(from["stop_reason"]) ?? "end",
    ...(typeof sequence === "string" ? { stopSequence: sequence } : undefined),
  };
}

function readBlock(block: JsonValue): ConversationAnswer["content"][number] {
  if (!isJsonObject(block)) throw malformedAnswer("with a content block that is not an object");
  switch (typeof block["type"] === "string" ? block["type"] : "") {
    case "text":
      return { type: "text", text: requireString(block["text"]) };
    case "tool_use": {
      const { input } = block;
      if (!isJsonObject(input)) throw malformedAnswer("with a tool call without arguments");
      return { type: "tool-call", id: requireString(block["id"]), name: requireString(block["name"]), arguments: input };
    }
    case "thinking": {
      const { signature } = block;
      const text = requireString(block["thinking"]);
      return { type: "reasoning", text, ...(typeof signature === "string" && signature !== "" ? { signature } : undefined) };
    }
    case "redacted_thinking":
      return { type: "reasoning", text: "", redacted: requireString(block["data"]) };
    default:
      throw malformedAnswer("with a content block that can't be translated");
  }
}

function requireString(value: JsonValue | undefined): string {
  if (typeof value !== "string") throw malformedAnswer("with a content block that can't be read");
  return value;
}
