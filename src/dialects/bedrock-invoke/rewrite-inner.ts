import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AnswerContext, StreamEvent, StreamRewriter, Usage } from "../dialect.ts";
import { guardrailMember, metricsMember } from "./answer-members.ts";
import { chunkType, readChunk, writeChunk } from "./chunk-events.ts";
import type { ChunkCodec } from "./inner-dialects.ts";
import { readUsage } from "./read-usage.ts";
import { intervened } from "./write-block.ts";
import { converseException } from "../bedrock-converse/write-error.ts";
import { toldUsage } from "../hide-cache.ts";
import { reportedFailure } from "../refuse-answer.ts";

const metricNames = [
  "inputTokenCount",
  "outputTokenCount",
  "invocationLatency",
  "firstByteLatency",
  "cacheReadInputTokenCount",
  "cacheWriteInputTokenCount",
];

/**
 * Rewrites chunks that carry the events of another dialect, by that dialect. What Bedrock adds to them, its metrics and its
 * guardrail's action, is read here: numbers and words of a closed list, and nothing else of it is passed on.
 */
export function rewriteInner(
  inner: StreamRewriter,
  codec: ChunkCodec,
  context: Pick<AnswerContext, "hidesCache">,
): StreamRewriter {
  let usage: Usage | undefined;
  let failed = false;

  const wrap = (events: readonly StreamEvent[], added?: JsonObject): StreamEvent[] => {
    const chunks = events.map((event) => codec.toChunk(event)).filter((chunk) => chunk !== undefined);
    return chunks.map((chunk, index) => writeChunk(index === chunks.length - 1 ? { ...chunk, ...added } : chunk));
  };

  return {
    take(event) {
      if (failed || inner.blocked) return [];
      if (event.exception === true) throw reportedFailure();
      // Beside chunks, streams of this operation hold exceptions only.
      if (event.type !== chunkType) return [];
      const { [metricsMember]: metrics, [guardrailMember]: action, "amazon-bedrock-trace": _, ...chunk } = readChunk(event);
      const added: JsonObject = {};
      if (action === "NONE" || action === "INTERVENED") added[guardrailMember] = action;
      if (isJsonObject(metrics)) {
        added[metricsMember] = toldUsage(countsOf(metrics), context);
        usage = readUsage(metrics) ?? usage;
      }
      if (Object.keys(chunk).length === 0) return [];
      return wrap(
        codec.toEvents(chunk).flatMap((inside) => inner.take(inside)),
        added,
      );
    },
    end: (left) => (failed ? [] : wrap(inner.end(left))),
    block: (message) => (failed ? [] : wrap(inner.block(message), intervened)),
    fail(problem) {
      // Whether there is still anything to say: not after the stream's own end.
      if (failed || inner.fail(problem).length === 0) return [];
      failed = true;
      return [converseException(problem)];
    },
    get usage() {
      return inner.usage ?? usage;
    },
    get outputBytes() {
      return inner.outputBytes;
    },
    get blocked() {
      return inner.blocked;
    },
  };
}

function countsOf(metrics: JsonObject): JsonObject {
  const counts: JsonObject = {};
  for (const name of metricNames) {
    const value: JsonValue | undefined = metrics[name];
    if (typeof value === "number") counts[name] = value;
  }
  return counts;
}
