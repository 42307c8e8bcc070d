import assert from "node:assert/strict";
import { test } from "node:test";
import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { aiErrors, connectAi, counting } from "./ai-sdk-client.ts";
import { testClient } from "./client-suite.ts";
import { openWorld } from "./client-world.ts";
import { speaks } from "./upstream-wires.ts";

testClient({
  name: "ai with @ai-sdk/amazon-bedrock",
  models: ["nova", "gpt"],
  connect: (connection) => {
    const { url, key, onRequest } = connection;
    const fetch = counting(onRequest);
    return connectAi(connection, createAmazonBedrock({ baseURL: url, region: "us-east-1", apiKey: key, fetch }));
  },
  finish: { end: "stop", tools: "tool-calls", blocked: "content-filter" },
  errors: aiErrors,
  triesAgain: ["budget"],
});

test("@ai-sdk/amazon-bedrock signs with a key pair that was issued here", async () => {
  const world = await openWorld();
  try {
    const url = world.sallyport.dataUrl;
    const caller = world.callers.tests;
    const provider = createAmazonBedrock({ baseURL: url, region: "us-east-1", ...caller.pair });
    const client = connectAi({ ...caller, url, retries: 0, onRequest: () => {} }, provider);
    world.upstreamOf("nova").behave(speaks({ text: ["Hello", " there."] }));
    assert.equal((await client.ask({ model: "nova", prompt: "Whole?" })).text, "Hello there.");
    assert.equal((await client.stream({ model: "nova", prompt: "Streamed?" })).text, "Hello there.");
  } finally {
    await world.close();
  }
});
