import { anthropicCountTokens } from "./anthropic-count-tokens/anthropic-count-tokens.ts";
import { anthropicMessages } from "./anthropic-messages/anthropic-messages.ts";
import { bedrockConverse } from "./bedrock-converse/bedrock-converse.ts";
import { bedrockInvoke } from "./bedrock-invoke/bedrock-invoke.ts";
import type { Dialect, DialectName } from "./dialect.ts";
import { openaiChat } from "./openai-chat/openai-chat.ts";
import { openaiEmbeddings } from "./openai-embeddings/openai-embeddings.ts";
import { openaiResponses } from "./openai-responses/openai-responses.ts";
import { sagemakerInvocations } from "./sagemaker-invocations/sagemaker-invocations.ts";

/** All of them, by name: providers name what they speak, and an upstream is spoken to in that. */
const dialects: Readonly<Record<DialectName, Dialect>> = {
  "openai-chat": openaiChat,
  "openai-responses": openaiResponses,
  "openai-embeddings": openaiEmbeddings,
  "anthropic-messages": anthropicMessages,
  "anthropic-count-tokens": anthropicCountTokens,
  "bedrock-converse": bedrockConverse,
  "bedrock-invoke": bedrockInvoke,
  "sagemaker-invocations": sagemakerInvocations,
};

export function dialectNamed(name: DialectName): Dialect {
  return dialects[name];
}
