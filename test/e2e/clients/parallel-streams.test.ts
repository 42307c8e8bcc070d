import assert from "node:assert/strict";
import { test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import OpenAI from "openai";
import { openWorld, type World } from "./client-world.ts";
import { speaks } from "./upstream-wires.ts";

const count = 100;

type Reader = (model: string, prompt: string) => Promise<string>;

/** Each reads one stream of the model to its end, by a client of its own kind, and gives the text. */
function readers({ sallyport, callers }: World): readonly Reader[] {
  const { key, pair } = callers.tests;
  const endpoint = sallyport.dataUrl;
  const openai = new OpenAI({ baseURL: `${endpoint}/v1`, apiKey: key });
  const anthropic = new Anthropic({ baseURL: endpoint, apiKey: key });
  const signed = new BedrockRuntimeClient({ endpoint, region: "us-east-1", credentials: pair });
  const bearer = new BedrockRuntimeClient({
    endpoint,
    region: "us-east-1",
    token: { token: key },
    authSchemePreference: ["httpBearerAuth"],
  });
  return [
    async (model, content) => {
      const stream = await openai.chat.completions.create({ model, messages: [{ role: "user", content }], stream: true });
      let text = "";
      for await (const { choices } of stream) text += choices[0]?.delta.content ?? "";
      return text;
    },
    async (model, input) => (await openai.responses.stream({ model, input }).finalResponse()).output_text,
    (model, content) => anthropic.messages.stream({ model, max_tokens: 1000, messages: [{ role: "user", content }] }).finalText(),
    async (modelId, prompt) => {
      const messages = [{ role: "user" as const, content: [{ text: prompt }] }];
      const { stream = [] } = await signed.send(new ConverseStreamCommand({ modelId, messages }));
      let text = "";
      for await (const { contentBlockDelta } of stream) text += contentBlockDelta?.delta?.text ?? "";
      return text;
    },
    async (modelId, content) => {
      const body = { anthropic_version: "bedrock-2023-05-31", max_tokens: 1000, messages: [{ role: "user", content }] };
      const command = new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(body) });
      const { body: events = [] } = await bearer.send(command);
      let text = "";
      for await (const { chunk } of events) text += JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()).delta?.text ?? "";
      return text;
    },
  ];
}

test(`${count} streams at once, over every API and provider, each say their own and nothing else`, async () => {
  const world = await openWorld();
  try {
    // Each answer is told from its prompt, in pieces that cut through what is masked.
    const respond = speaks(({ text }) => {
      const number = /number (\d+)/.exec(text)?.[1] ?? "none";
      const pieces = Array.from({ length: 40 }, (_, piece) => `${number}.${piece} `);
      return { text: [...pieces, `mail dana${number}@cam`, "pus.example ", `end of ${number}`] };
    });
    const models = ["gpt", "chat", "claude", "nova"];
    for (const model of models) world.upstreamOf(model).behave(respond);
    const kinds = readers(world);
    const texts = await Promise.all(
      Array.from({ length: count }, (_, index) => {
        const read = kinds[index % kinds.length] as Reader;
        // Every kind meets every model.
        const model = models[Math.floor(index / kinds.length) % models.length] ?? "gpt";
        return read(model, `This is number ${index}.`);
      }),
    );
    for (const [index, text] of texts.entries()) {
      const pieces = Array.from({ length: 40 }, (_, piece) => `${index}.${piece} `).join("");
      assert.equal(text, `${pieces}mail {EMAIL} end of ${index}`);
    }
  } finally {
    await world.close();
  }
});

test("The same signed request many times at once is served each time, as the SDK signs each anew", async () => {
  const world = await openWorld();
  try {
    const signed = readers(world)[3] as Reader;
    world.upstreamOf("nova").behave(speaks({ text: ["Hello."] }));
    const texts = await Promise.all(Array.from({ length: 20 }, () => signed("nova", "The same.")));
    assert.deepEqual(new Set(texts), new Set(["Hello."]));
  } finally {
    await world.close();
  }
});
