import type { Dialect } from "../dialect.ts";
import { eventStream } from "../framing/event-stream.ts";
import { parseAnswer } from "./parse-answer.ts";
import { parseRequest } from "./parse-request.ts";
import { rewriteStream } from "./rewrite-stream.ts";
import { bedrockConverseTranslation } from "./translation.ts";
import { blockedAnswer, blockedStream } from "./write-block.ts";
import { converseError } from "./write-error.ts";

/** POST /model/{id}/converse and /converse-stream of the Amazon Bedrock runtime. */
export const bedrockConverse: Dialect = {
  name: "bedrock-converse",
  parseRequest,
  parseAnswer,
  blockedAnswer,
  error: converseError,
  headers: (callId) => ({ "x-amzn-requestid": callId }),
  streaming: { framing: eventStream, rewrite: rewriteStream, blocked: blockedStream },
  translation: bedrockConverseTranslation,
};
