import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Dialect } from "../dialect.ts";
import { parseCountRequest } from "../anthropic-messages/parse-request.ts";
import { writeError } from "../anthropic-messages/write-error.ts";

/** POST /v1/messages/count_tokens of the Anthropic API. What is counted is inspected like what is answered; the answer is a number. */
export const anthropicCountTokens: Dialect = {
  name: "anthropic-count-tokens",
  parseRequest: parseCountRequest,
  parseAnswer(answer) {
    const tokens = isJsonObject(answer) ? answer["input_tokens"] : undefined;
    if (typeof tokens !== "number" || !Number.isSafeInteger(tokens) || tokens < 0) {
      throw new Problem("upstream_malformed", "The model provider gave an answer without a count.");
    }
    return {
      parts: [],
      // Counting uses nothing of a budget.
      usage: { inputTokens: 0, outputTokens: 0 },
      serialise: () => JSON.stringify({ input_tokens: tokens }),
    };
  },
  error: writeError,
  headers: (callId) => ({ "request-id": callId }),
};
