import { anthropicMessages, countTokens } from "./anthropic-messages.ts";
import { bedrockConverse } from "./bedrock-converse.ts";
import { invoked, invokedAnthropic, invokedStreams } from "./bedrock-invoke.ts";
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

interface ChatApi {
  readonly table: Table;
  /** Whole, and streamed. */
  readonly paths: readonly [string, string];
}

/** The APIs that are put for one another. */
export const chatApis: readonly ChatApi[] = [
  { table: openaiChat, paths: ["/v1/chat/completions", "/v1/chat/completions"] },
  { table: openaiResponses, paths: ["/v1/responses", "/v1/responses"] },
  { table: anthropicMessages, paths: ["/v1/messages", "/v1/messages"] },
  { table: bedrockConverse, paths: ["/model/{id}/converse", "/model/{id}/converse-stream"] },
  { table: invokedAnthropic, paths: ["/model/{id}/invoke", "/model/{id}/invoke-with-response-stream"] },
];

/** What deployments speak that know one API only, by a model that runs on one. */
export const translators: Readonly<Record<string, Table>> = {
  "gpt-chat": openaiChat,
  "gpt-responses": openaiResponses,
  claude: anthropicMessages,
  converse: bedrockConverse,
};
