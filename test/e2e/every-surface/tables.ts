import { anthropicMessages, countTokens } from "./anthropic-messages.ts";
import { bedrockConverse } from "./bedrock-converse.ts";
import { invoked, invokedStreams } from "./bedrock-invoke.ts";
import { openaiChat } from "./openai-chat.ts";
import { openaiEmbeddings } from "./openai-embeddings.ts";
import { openaiResponses } from "./openai-responses.ts";
import { sagemakerInvocations } from "./sagemaker-invocations.ts";
import type { Table } from "./table.ts";

/** By the paths of the data plane's routes. A route that is not here fails the tests: it carries text, so it needs a table. */
export const tables: Readonly<Record<string, readonly Table[]>> = {
  "/v1/chat/completions": [openaiChat],
  "/v1/responses": [openaiResponses],
  "/v1/embeddings": [openaiEmbeddings],
  "/v1/messages": [anthropicMessages],
  "/v1/messages/count_tokens": [countTokens],
  "/model/{id}/converse": [bedrockConverse],
  "/model/{id}/converse-stream": [bedrockConverse],
  "/model/{id}/invoke": invoked,
  "/model/{id}/invoke-with-response-stream": invokedStreams,
  "/endpoints/{name}/invocations": sagemakerInvocations,
};
