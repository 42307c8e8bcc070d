import type { Dialect } from "../dialect.ts";
import { sse } from "../framing/sse.ts";
import { parseAnswer } from "./parse-answer.ts";
import { parseRequest } from "./parse-request.ts";
import { rewriteStream } from "./rewrite-stream.ts";
import { openaiChatTranslation } from "./translation.ts";
import { blockedAnswer, blockedStream } from "./write-block.ts";
import { writeError } from "./write-error.ts";

/** POST /v1/chat/completions, as the OpenAI API and all that are compatible with it speak it. */
export const openaiChat: Dialect = {
  name: "openai-chat",
  parseRequest,
  parseAnswer,
  blockedAnswer,
  error: writeError,
  streaming: { framing: sse, rewrite: rewriteStream, blocked: blockedStream },
  translation: openaiChatTranslation,
};
