import type { JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { OpenChannel } from "../../core/inspection.ts";
import { converseError } from "../bedrock-converse/write-error.ts";
import type { AnswerContext, AnswerView, Dialect, StreamEvent, StreamRewriter } from "../dialect.ts";
import { eventStream } from "../framing/event-stream.ts";
import { writeChunk } from "./chunk-events.ts";
import { innerDialect } from "./inner-dialects.ts";
import { parseFreeFormAnswer } from "./parse-answer.ts";
import { parseRequest } from "./parse-request.ts";
import { rewriteFreeForm } from "./rewrite-free-form.ts";
import { rewriteInner } from "./rewrite-inner.ts";
import { parseFamily } from "./tell-family.ts";
import { invokeTranslation } from "./translate.ts";
import { blockedAnswer, blockedChunk, intervened } from "./write-block.ts";

/** POST /model/{id}/invoke and /invoke-with-response-stream of the Bedrock runtime, for the bodies of all model families. */
export const bedrockInvoke: Dialect = {
  name: "bedrock-invoke",
  parseRequest,
  parseAnswer,
  blockedAnswer,
  error: converseError,
  headers: (callId) => ({ "x-amzn-requestid": callId }),
  streaming: { framing: eventStream, rewrite, blocked },
  translation: invokeTranslation,
};

function parseAnswer(answer: JsonValue, context: AnswerContext): AnswerView {
  const family = parseFamily(context.variant);
  const inner = innerDialect(family);
  // Some models take the chat form and answer in one of their own.
  const unlike = family === "chat" && !(isJsonObject(answer) && Array.isArray(answer["choices"]));
  return inner === undefined || unlike ? parseFreeFormAnswer(answer) : inner.dialect.parseAnswer(answer, context);
}

function rewrite(open: OpenChannel, context: AnswerContext): StreamRewriter {
  const inner = innerDialect(parseFamily(context.variant));
  const rewriter = inner?.dialect.streaming?.rewrite(open, { ...context, includeUsage: false });
  return inner === undefined || rewriter === undefined
    ? rewriteFreeForm(open, context)
    : rewriteInner(rewriter, inner.openCodec(), context);
}

function blocked(message: string, context: AnswerContext): readonly StreamEvent[] {
  const family = parseFamily(context.variant);
  const inner = innerDialect(family);
  const events = inner?.dialect.streaming?.blocked(message, { ...context, includeUsage: false });
  if (inner === undefined || events === undefined) return [writeChunk(blockedChunk(message, family))];
  const codec = inner.openCodec();
  const chunks = events.map((event) => codec.toChunk(event)).filter((chunk) => chunk !== undefined);
  return chunks.map((chunk, index) => writeChunk(index === chunks.length - 1 ? { ...chunk, ...intervened } : chunk));
}
