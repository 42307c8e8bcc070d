import type { Dialect } from "../dialect.ts";
import { sse } from "../framing/sse.ts";
import { parseAnswer } from "./parse-answer.ts";
import { parseRequest } from "./parse-request.ts";
import { rewriteStream } from "./rewrite-stream.ts";
import { anthropicMessagesTranslation } from "./translation.ts";
import { blockedAnswer, blockedEvents } from "./write-block.ts";
import { writeError } from "./write-error.ts";

/** POST /v1/messages of the Anthropic API. */
export const anthropicMessages: Dialect = {
  name: "anthropic-messages",
  parseRequest,
  parseAnswer,
  blockedAnswer,
  error: writeError,
  headers: (callId) => ({ "request-id": callId }),
  translation: anthropicMessagesTranslation,
  streaming: { framing: sse, rewrite: rewriteStream, blocked: blockedEvents },
};
