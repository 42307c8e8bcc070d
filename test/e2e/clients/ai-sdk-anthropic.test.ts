import { createAnthropic } from "@ai-sdk/anthropic";
import { aiErrors, connectAi, counting } from "./ai-sdk-client.ts";
import { testClient } from "./client-suite.ts";

testClient({
  name: "ai with @ai-sdk/anthropic",
  models: ["claude", "gpt"],
  connect: (connection) => {
    const { url, key, onRequest } = connection;
    return connectAi(connection, createAnthropic({ baseURL: `${url}/v1`, apiKey: key, fetch: counting(onRequest) }));
  },
  finish: { end: "stop", tools: "tool-calls", blocked: "content-filter" },
  errors: aiErrors,
  triesAgain: ["budget"],
});
