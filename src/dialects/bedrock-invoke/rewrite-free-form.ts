import type { JsonObject } from "../../core/json.ts";
import type { OpenChannel } from "../../core/inspection.ts";
import type { AnswerContext, StreamEvent, StreamRewriter, Usage } from "../dialect.ts";
import { inspectStream } from "../inspect-stream.ts";
import { metricsMember } from "./answer-members.ts";
import { chunkType, parseJson, readChunk, writeChunk } from "./chunk-events.ts";
import { readUsage } from "./read-usage.ts";
import { streamPlaces } from "./stream-places.ts";
import { parseFamily } from "./tell-family.ts";
import { blockedChunk } from "./write-block.ts";
import { converseException } from "../bedrock-converse/write-error.ts";
import { cutOff, malformedStream, reportedFailure } from "../refuse-answer.ts";

/**
 * Rewrites the chunks of the families that say their text in plain members, and those of families that nobody here knows.
 * The chunk with Bedrock's metrics is the last one; nothing may come after it.
 */
export function rewriteFreeForm(openChannel: OpenChannel, context: AnswerContext): StreamRewriter {
  const inspection = inspectStream(openChannel);
  const places = streamPlaces(inspection);
  const family = parseFamily(context.variant);
  let usage: Usage | undefined;
  let inputTokens: number | undefined;
  let over = false;
  let closed = false;

  const takeChunk = (chunk: JsonObject): StreamEvent[] => {
    if (over) throw malformedStream("a chunk after its last one");
    const said = places.take(chunk);
    const last = chunk[metricsMember] !== undefined;
    if (last && !inspection.blocked) places.end(said);
    over ||= last;
    noteUsage(chunk);
    return inspection.blocked ? [] : [writeChunk(said)];
  };

  /** Llama tells the prompt's tokens in its first chunk only. */
  const noteUsage = (chunk: JsonObject): void => {
    const prompt = chunk["prompt_token_count"];
    if (typeof prompt === "number") inputTokens = prompt;
    usage = readUsage(inputTokens === undefined ? chunk : { ...chunk, prompt_token_count: inputTokens }) ?? usage;
  };

  return {
    take(event) {
      if (closed || inspection.blocked) return [];
      if (event.exception === true) throw reportedFailure();
      if (event.type === chunkType) return takeChunk(readChunk(event));
      const type = inspection.key(event.type);
      const data = JSON.stringify(inspection.value(parseJson(event.data), `:${event.type}`));
      return inspection.blocked ? [] : [{ type, data }];
    },
    end(left) {
      if (closed || inspection.blocked) return [];
      if (left !== undefined || (!over && !places.ended && family !== "unknown")) throw cutOff();
      const rest: JsonObject = {};
      const says = places.end(rest);
      if (inspection.blocked) return [];
      closed = true;
      return says ? [writeChunk(rest)] : [];
    },
    block(message) {
      if (closed) return [];
      closed = true;
      return [writeChunk(blockedChunk(message, family))];
    },
    fail(problem) {
      if (closed) return [];
      closed = true;
      return [converseException(problem)];
    },
    get usage() {
      return usage;
    },
    get outputBytes() {
      return inspection.outputBytes + places.heldBytes;
    },
    get blocked() {
      return inspection.blocked;
    },
  };
}
