import { parseJsonText } from "../../core/check-json.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { StreamEvent } from "../dialect.ts";
import { malformedStream } from "../refuse-answer.ts";

/** The event that carries a piece of an answer (Bedrock API reference, "InvokeModelWithResponseStream", PayloadPart). */
export const chunkType = "chunk";

/**
 * What a `chunk` event carries: JSON in base64, in the member `bytes`. What stands beside it is padding that hides the length
 * of the piece; after rewriting it no longer fits, so it is not read. Throws Problem `upstream_malformed`.
 */
export function readChunk(event: StreamEvent): JsonObject {
  const payload = parseJson(event.data);
  const bytes = isJsonObject(payload) ? payload["bytes"] : undefined;
  if (typeof bytes !== "string") throw malformedStream("a chunk without bytes");
  const chunk = parseJson(Buffer.from(bytes, "base64").toString("utf8"));
  if (!isJsonObject(chunk)) throw malformedStream("a chunk that is not a JSON object");
  return chunk;
}

export function writeChunk(chunk: JsonObject): StreamEvent {
  return { type: chunkType, data: `{"bytes":"${Buffer.from(JSON.stringify(chunk)).toString("base64")}"}` };
}

export function parseJson(text: string): JsonValue {
  try {
    return parseJsonText(text) as JsonValue;
  } catch (cause) {
    throw new Problem("upstream_malformed", "The model provider streamed a chunk that is not JSON.", { cause });
  }
}
