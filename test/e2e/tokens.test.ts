import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import OpenAI from "openai";
import { guardrail, mockWorld } from "../support/manifests.ts";
import { frame, saysBack, startMockUpstream, type MockUpstream } from "../support/mock-upstream.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

/**
 * TOKENIZE from end to end, in every chat API: the model sees tokens, the caller's answer has the values. The upstream says
 * back what it was sent, a word at a time, and for this test cuts every token into pieces.
 */
let upstream: MockUpstream;
let sallyport: Sallyport;
let key: string;
const prompt = "Mail dana@example.org and bo@x.example.org, then dana@example.org again. {EMAIL:000000000000} is no token.";

before(async () => {
  upstream = await startMockUpstream({ behaviour: saysBack });
  sallyport = await startSallyport({ env: { SALLYPORT_EXAMPLES: "off" } });
  await sallyport.apply(
    ...mockWorld(upstream.url, {}, { apis: ["chat-completions"] }).slice(0, 2),
    guardrail("test-guardrail", {
      sensitiveInformationPolicy: {
        piiEntities: [{ type: "EMAIL", action: "TOKENIZE" }],
        regexes: [{ name: "case-file", pattern: String.raw`\bC-\d+ "[^"]*"`, action: "TOKENIZE" }],
      },
    }),
    ...mockWorld(upstream.url).slice(3),
  );
  ({ key } = await sallyport.newKey("tests"));
});
after(async () => {
  await sallyport.stop();
  await upstream.close();
});

/** What the model saw last. */
function seen(): string {
  return upstream.requests.at(-1)?.text ?? "";
}

function requireTokens(said: string): void {
  assert.equal(said, prompt);
  assert.ok(!seen().includes("dana@example.org"), seen());
  const tokens = seen().match(/\{EMAIL:[0-9a-v]{12}\}/g) ?? [];
  assert.equal(tokens.length, 4);
  assert.equal(tokens[0], tokens[2]);
}

test("OpenAI's chat completions: whole and streamed", async () => {
  const client = new OpenAI({ apiKey: key, baseURL: `${sallyport.dataUrl}/v1`, maxRetries: 0 });
  const messages = [{ role: "user", content: prompt }] as const;
  const whole = await client.chat.completions.create({ model: "mock", messages: [...messages] });
  requireTokens(whole.choices[0]?.message.content ?? "");
  let said = "";
  for await (const chunk of await client.chat.completions.create({ model: "mock", messages: [...messages], stream: true }))
    said += chunk.choices[0]?.delta.content ?? "";
  requireTokens(said);
});

test("OpenAI's responses, Anthropic's messages and Bedrock's converse, whole and streamed", async () => {
  const openai = new OpenAI({ apiKey: key, baseURL: `${sallyport.dataUrl}/v1`, maxRetries: 0 });
  requireTokens((await openai.responses.create({ model: "mock", input: prompt })).output_text);
  let said = "";
  for await (const event of await openai.responses.create({ model: "mock", input: prompt, stream: true }))
    if (event.type === "response.output_text.delta") said += event.delta;
  requireTokens(said);

  const anthropic = new Anthropic({ apiKey: key, baseURL: sallyport.dataUrl, maxRetries: 0 });
  const asked = { model: "mock", max_tokens: 500, messages: [{ role: "user" as const, content: prompt }] };
  requireTokens(
    (await anthropic.messages.create(asked)).content.map((block) => (block.type === "text" ? block.text : "")).join(""),
  );
  requireTokens(await anthropic.messages.stream(asked).finalText());

  const bedrock = new BedrockRuntimeClient({
    endpoint: sallyport.dataUrl,
    region: "us-east-1",
    token: { token: key },
    authSchemePreference: ["httpBearerAuth"],
  });
  const converse = { modelId: "mock", messages: [{ role: "user" as const, content: [{ text: prompt }] }] };
  const { output } = await bedrock.send(new ConverseCommand(converse));
  requireTokens((output?.message?.content ?? []).map(({ text = "" }) => text).join(""));
  said = "";
  for await (const { contentBlockDelta } of (await bedrock.send(new ConverseStreamCommand(converse))).stream ?? [])
    said += contentBlockDelta?.delta?.text ?? "";
  requireTokens(said);
});

test("A token cut over many pieces of a stream is put back whole, and inside a tool's arguments as JSON has it", async () => {
  const content = 'About C-17 "Smith vs. State", please.';
  upstream.behave(({ body }, response) => {
    const text = String(body?.messages?.at(-1)?.content);
    const args = JSON.stringify({ about: text });
    response.writeHead(200, { "content-type": "text/event-stream" });
    const call = { index: 0, id: "c1", type: "function", function: { name: "look_up", arguments: "" } };
    response.write(frame({ role: "assistant", tool_calls: [call] }));
    for (const piece of args) response.write(frame({ tool_calls: [{ index: 0, function: { arguments: piece } }] }));
    response.end(`${frame({}, "tool_calls")}data: [DONE]\n\n`);
  });
  const tools = [{ type: "function" as const, function: { name: "look_up", parameters: { type: "object", properties: {} } } }];
  const client = new OpenAI({ apiKey: key, baseURL: `${sallyport.dataUrl}/v1`, maxRetries: 0 });
  let args = "";
  const stream = await client.chat.completions.create({
    model: "mock",
    messages: [{ role: "user", content }],
    tools,
    stream: true,
  });
  for await (const chunk of stream) args += chunk.choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? "";
  upstream.behave(saysBack);
  assert.match(seen(), /About \{case-file:[0-9a-v]{12}\}, please/);
  assert.deepEqual(JSON.parse(args), { about: content });
});

test("In a session a token stands for its value in later calls too; in another it is only text", async () => {
  const ask = async (content: string, session: string): Promise<string> => {
    const answer = await sallyport.chat(
      key,
      { model: "mock", messages: [{ role: "user", content }] },
      { "x-sallyport-session": session },
    );
    return ((await answer.json()) as { choices: [{ message: { content: string } }] }).choices[0].message.content;
  };
  await ask("Write to ann@example.org", "s1");
  const [token = ""] = /\{EMAIL:[0-9a-v]{12}\}/.exec(seen()) ?? [];
  assert.equal(await ask(`Who is ${token}?`, "s1"), "Who is ann@example.org?");
  assert.equal(await ask(`Who is ${token}?`, "s2"), `Who is ${token}?`);
  await ask("Write to ann@example.org", "s2");
  assert.ok(!seen().includes(token));
  const refused = await sallyport.chat(
    key,
    { model: "mock", messages: [{ role: "user", content: "x" }] },
    { "x-sallyport-session": "a b" },
  );
  assert.equal(refused.status, 400);
});
