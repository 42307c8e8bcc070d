import type { JsonObject } from "../../core/json.ts";
import type { AnswerContext } from "../dialect.ts";
import { innerDialect } from "./inner-dialects.ts";
import { guardrailMember } from "./answer-members.ts";
import type { Family } from "./tell-family.ts";
import { parseFamily } from "./tell-family.ts";

/** Said as Bedrock says it when a guardrail of its own steps in (user guide, "Use guardrails with InvokeModel"). */
export const intervened: JsonObject = { [guardrailMember]: "INTERVENED" };

/**
 * A block in the family's own way. Undefined for embeddings: no list of numbers could say it, and a made-up one would be stored
 * as if it meant something.
 */
export function blockedAnswer(message: string, context: AnswerContext): JsonObject | undefined {
  const body = blockedBody(message, context);
  return body && { ...body, ...intervened };
}

function blockedBody(message: string, context: AnswerContext): JsonObject | undefined {
  const family = parseFamily(context.variant);
  const inner = innerDialect(family);
  if (inner?.dialect.blockedAnswer !== undefined) return inner.dialect.blockedAnswer(message, context);
  switch (family) {
    case "llama":
      return { generation: message, prompt_token_count: 0, generation_token_count: 0, stop_reason: "stop" };
    case "mistral":
      return { outputs: [{ text: message, stop_reason: "stop" }] };
    case "titan":
      return { inputTextTokenCount: 0, results: [{ tokenCount: 0, outputText: message, completionReason: "CONTENT_FILTERED" }] };
    case "embeddings":
      return undefined;
    case "anthropic":
    case "nova":
    case "chat":
    case "unknown":
  }
  return { completion: message, stop_reason: "guardrail_intervened" };
}

/** The end of a stream that was blocked, for the families whose chunks stand alone. */
export function blockedChunk(message: string, family: Family): JsonObject {
  switch (family) {
    case "llama":
      return { generation: message, prompt_token_count: null, generation_token_count: 0, stop_reason: "stop", ...intervened };
    case "mistral":
      return { outputs: [{ text: message, stop_reason: "stop" }], ...intervened };
    case "titan":
      return { outputText: message, index: 0, completionReason: "CONTENT_FILTERED", ...intervened };
    case "anthropic":
    case "chat":
    case "nova":
    case "embeddings":
    case "unknown":
  }
  return { completion: message, stop_reason: "guardrail_intervened", ...intervened };
}
