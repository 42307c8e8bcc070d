import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { answers } from "../../support/mock-anthropic.ts";
import { openWorld, type World } from "./client-world.ts";
import { speaks } from "./upstream-wires.ts";

let world: World;
let openai: OpenAI;
let anthropic: Anthropic;
before(async () => {
  world = await openWorld();
  const { key } = world.callers.tests;
  openai = new OpenAI({ baseURL: `${world.sallyport.dataUrl}/v1`, apiKey: key });
  anthropic = new Anthropic({ baseURL: world.sallyport.dataUrl, authToken: key, apiKey: null });
});
after(() => world.close());

test("OpenAI's SDK lists the models, and embeds what was masked", async () => {
  const models = await openai.models.list();
  assert.deepEqual(models.data.map(({ id }) => id).sort(), ["chat", "claude", "endpoint", "gpt", "nova"]);

  const upstream = world.upstreamOf("gpt");
  const usage = { prompt_tokens: 4, total_tokens: 4 };
  const data = [{ object: "embedding", index: 0, embedding: [0.5, -0.25] }];
  upstream.behave(answers({ object: "list", data, model: "mock", usage }));
  const input = "Ask dana@campus.example";
  const embedded = await openai.embeddings.create({ model: "gpt", input, encoding_format: "float" });
  assert.deepEqual(embedded.data[0]?.embedding, [0.5, -0.25]);
  assert.match(upstream.requests.at(-1)?.text ?? "", /Ask \{EMAIL\}/);
  // The SDK asks for base64 by itself where nobody says.
  const floats = Buffer.from(new Float32Array([0.5, -0.25]).buffer).toString("base64");
  upstream.behave(
    answers({ object: "list", data: [{ object: "embedding", index: 0, embedding: floats }], model: "mock", usage }),
  );
  assert.deepEqual((await openai.embeddings.create({ model: "gpt", input })).data[0]?.embedding, [0.5, -0.25]);

  await assert.rejects(openai.embeddings.create({ model: "gpt", input: "Is it 123-45-6789?" }), OpenAI.BadRequestError);
  await assert.rejects(openai.embeddings.create({ model: "claude", input }), OpenAI.BadRequestError);
});

test("Anthropic's SDK counts tokens of what was masked, with a bearer token", async () => {
  const upstream = world.upstreamOf("claude");
  upstream.behave(answers({ input_tokens: 12 }));
  const messages = [{ role: "user" as const, content: "Ask dana@campus.example" }];
  assert.deepEqual(await anthropic.messages.countTokens({ model: "claude", messages }), { input_tokens: 12 });
  assert.match(upstream.requests.at(-1)?.text ?? "", /Ask \{EMAIL\}/);
});

const url = "https://files.example/x.png";
const user = (content: any) => [{ role: "user" as const, content }];
const message = (content: any, more: object = {}) =>
  anthropic.messages.create({ model: "claude", max_tokens: 100, messages: user(content), ...more });
const chat = (content: any, more: object = {}) =>
  openai.chat.completions.create({ model: "gpt", messages: user(content), ...more });
const responses = (more: any) => openai.responses.create({ model: "gpt", input: "Hello", ...more });

const refused: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
  ["an image's address (chat)", () => chat([{ type: "image_url", image_url: { url } }]), /image_url/],
  ["an image's address (responses)", () => responses({ input: user([{ type: "input_image", image_url: url }]) }), /image_url/],
  ["an image's address (messages)", () => message([{ type: "image", source: { type: "url", url } }]), /source/],
  ["a kept file (chat)", () => chat([{ type: "file", file: { file_id: "file-1" } }]), /file_id/],
  ["a kept file (messages)", () => message([{ type: "document", source: { type: "file", file_id: "f" } }]), /source/],
  ["a kept answer", () => responses({ previous_response_id: "resp_1" }), /previous_response_id/],
  ["a kept conversation", () => responses({ conversation: "conv_1" }), /conversation/],
  ["a background job", () => responses({ background: true }), /background/],
  ["a web search of the provider's (responses)", () => responses({ tools: [{ type: "web_search" }] }), /tools/],
  ["an MCP server of the provider's", () => responses({ tools: [{ type: "mcp", server_label: "x", server_url: url }] }), /tools/],
  [
    "a web search of the provider's (messages)",
    () => message("Hello", { tools: [{ type: "web_search_20250305", name: "web_search" }] }),
    /tools/,
  ],
];
for (const [what, call, member] of refused) {
  test(`The SDK is told at which member ${what} is refused, and nothing is sent`, async () => {
    const seen = world.upstreamOf("gpt").requests.length + world.upstreamOf("claude").requests.length;
    await assert.rejects(call(), (error: any) => {
      assert.equal(error.status, 400);
      assert.equal(error.code ?? error.error?.error?.code, "content_not_supported");
      assert.match(error.message, member);
      return true;
    });
    assert.equal(world.upstreamOf("gpt").requests.length + world.upstreamOf("claude").requests.length, seen);
  });
}

test("What another API can't say is refused, and what changes nothing is left out", async () => {
  await assert.rejects(chat("Hello", { model: "claude", n: 2 }), {
    status: 400,
    code: "content_not_supported",
    message: /\bn\b/,
  });
  world.upstreamOf("claude").behave(speaks({ text: ["Hello."] }));
  const { choices } = (await chat("Hello", { model: "claude", metadata: { a: "b" }, store: true })) as OpenAI.ChatCompletion;
  assert.equal(choices[0]?.message.content, "Hello.");
  assert.doesNotMatch(world.upstreamOf("claude").requests.at(-1)?.text ?? "", /store|"a"/);
  world.upstreamOf("gpt").behave(speaks({ text: ["Hello."] }));
  await responses({ store: true });
  assert.equal(world.upstreamOf("gpt").requests.at(-1)?.body.store, false);
});
