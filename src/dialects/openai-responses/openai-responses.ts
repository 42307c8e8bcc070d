import type { Dialect } from "../dialect.ts";
import { sse } from "../framing/sse.ts";
import { writeError } from "../openai-chat/write-error.ts";
import { parseAnswer } from "./parse-answer.ts";
import { parseRequest } from "./parse-request.ts";
import { readReferences } from "./read-references.ts";
import { inputItems, restoreInput } from "./restore-input.ts";
import { rewriteStream } from "./rewrite-stream.ts";
import { openaiResponsesTranslation } from "./translation.ts";
import { blockedAnswer, blockedStream } from "./write-block.ts";

/** POST /v1/responses, as the OpenAI API speaks it. */
export const openaiResponses: Dialect = {
  name: "openai-responses",
  parseRequest,
  parseAnswer,
  blockedAnswer,
  error: writeError,
  state: { readReferences, restore: restoreInput, inputItems },
  translation: openaiResponsesTranslation,
  streaming: { framing: sse, rewrite: rewriteStream, blocked: blockedStream },
};
