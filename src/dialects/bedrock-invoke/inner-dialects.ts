import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { anthropicMessages } from "../anthropic-messages/anthropic-messages.ts";
import { bedrockConverse } from "../bedrock-converse/bedrock-converse.ts";
import type { Dialect, StreamEvent } from "../dialect.ts";
import { openaiChat } from "../openai-chat/openai-chat.ts";
import { parseJson } from "./chunk-events.ts";
import type { Family } from "./tell-family.ts";

/** A dialect whose answers stand in the bodies and chunks of a family, and how. */
export interface InnerDialect {
  readonly dialect: Dialect;
  /** Turns the chunks of one stream into that dialect's events, and back. */
  openCodec(): ChunkCodec;
}

export interface ChunkCodec {
  toEvents(chunk: JsonObject): StreamEvent[];
  /** Undefined for an event that has no place in chunks. */
  toChunk(event: StreamEvent): JsonObject | undefined;
}

/** An event of the Anthropic API says its type in its data too. */
const anthropicCodec: ChunkCodec = {
  toEvents: (chunk) => [{ type: typeof chunk["type"] === "string" ? chunk["type"] : "", data: JSON.stringify(chunk) }],
  toChunk: ({ data }) => objectOf(parseJson(data)),
};

/** A chunk of Nova's is an object with the payload of a Converse event under the event's name. */
const novaCodec: ChunkCodec = {
  toEvents: (chunk) => Object.keys(chunk).map((type) => ({ type, data: JSON.stringify(chunk[type]) })),
  toChunk: ({ type, data }) => ({ [type]: parseJson(data) }),
};

/**
 * Mistral's chat models stream `message` and `stop_reason` where OpenAI's streams have `delta` and `finish_reason`. What comes
 * out is spelled as what came in.
 */
function openChatCodec(): ChunkCodec {
  let mistral = false;
  const rename = (chunk: JsonObject, from: readonly string[], to: readonly string[]): JsonObject => {
    const { choices } = chunk;
    if (!Array.isArray(choices)) return chunk;
    const renamed = choices.map((choice) => {
      if (!isJsonObject(choice)) return choice;
      const copy: JsonObject = {};
      for (const key of Object.keys(choice)) {
        const at = from.indexOf(key);
        const name = at < 0 ? key : (to[at] as string);
        // The rest of the dialect refuses what is named like that.
        if (name !== "__proto__") copy[name] = choice[key] as JsonValue;
      }
      return copy;
    });
    return { ...chunk, choices: renamed };
  };
  return {
    toEvents(chunk) {
      const { choices } = chunk;
      mistral ||=
        Array.isArray(choices) && choices.some((choice) => isJsonObject(choice) && "message" in choice && !("delta" in choice));
      return [{ type: "", data: JSON.stringify(mistral ? rename(chunk, mistralNames, openaiNames) : chunk) }];
    },
    toChunk({ data }) {
      if (data === "[DONE]") return undefined;
      const chunk = objectOf(parseJson(data));
      return chunk !== undefined && mistral ? rename(chunk, openaiNames, mistralNames) : chunk;
    },
  };
}

const mistralNames = ["message", "stop_reason"];
const openaiNames = ["delta", "finish_reason"];

const inner: Partial<Record<Family, InnerDialect>> = {
  anthropic: { dialect: anthropicMessages, openCodec: () => anthropicCodec },
  nova: { dialect: bedrockConverse, openCodec: () => novaCodec },
  chat: { dialect: openaiChat, openCodec: openChatCodec },
};

export function innerDialect(family: Family): InnerDialect | undefined {
  return inner[family];
}

function objectOf(value: JsonValue): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}
