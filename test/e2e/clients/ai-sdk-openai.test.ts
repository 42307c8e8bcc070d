import { createOpenAI } from "@ai-sdk/openai";
import { aiErrors, connectAi, counting } from "./ai-sdk-client.ts";
import { testClient, type ClientKind } from "./client-suite.ts";

const kind = {
  finish: { end: "stop", tools: "tool-calls", blocked: "content-filter" },
  errors: aiErrors,
  triesAgain: ["budget"],
} satisfies Partial<ClientKind>;

testClient({
  ...kind,
  name: "ai with @ai-sdk/openai, responses",
  models: ["gpt", "claude"],
  connect: (connection) => {
    const { url, key, onRequest } = connection;
    return connectAi(connection, createOpenAI({ baseURL: `${url}/v1`, apiKey: key, fetch: counting(onRequest) }));
  },
});
testClient({
  ...kind,
  name: "ai with @ai-sdk/openai, chat completions",
  models: ["gpt", "nova"],
  connect: (connection) => {
    const { url, key, onRequest } = connection;
    const openai = createOpenAI({ baseURL: `${url}/v1`, apiKey: key, fetch: counting(onRequest) });
    return connectAi(connection, (name) => openai.chat(name));
  },
});
