import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { InvokeEndpointCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { fails } from "../../support/mock-bedrock.ts";
import { answers, says } from "../../support/mock-sagemaker.ts";
import { openWorld, type KeyPair, type World } from "./client-world.ts";

let world: World;
let tries = 0;
before(async () => {
  world = await openWorld();
});
beforeEach(() => {
  tries = 0;
});
after(() => world.close());

/** The SDK's own handler; it signs with a key pair, and has no other way. */
function connect(credentials: KeyPair, maxAttempts?: number): SageMakerRuntimeClient {
  const endpoint = world.sallyport.dataUrl;
  const client = new SageMakerRuntimeClient({ endpoint, region: "us-east-1", credentials, ...(maxAttempts && { maxAttempts }) });
  client.middlewareStack.add((next) => (args) => (tries++, next(args)), { step: "finalizeRequest", priority: "low" });
  return client;
}

async function invoke(client: SageMakerRuntimeClient, body: object, EndpointName = "endpoint"): Promise<any> {
  const command = new InvokeEndpointCommand({ EndpointName, ContentType: "application/json", Body: JSON.stringify(body) });
  const answer = await client.send(command);
  return JSON.parse(Buffer.from(answer.Body).toString());
}

test("The SDK invokes an endpoint; what is sent and said is masked", async () => {
  const upstream = world.upstreamOf("endpoint");
  upstream.behave(says("Write to bob@campus.example."));
  const parameters = { max_new_tokens: 64, temperature: 0.2 };
  const said = await invoke(connect(world.callers.tests.pair), { inputs: "Who is dana@campus.example?", parameters });
  assert.deepEqual(said, [{ generated_text: "Write to {EMAIL}." }]);
  const sent = upstream.requests.at(-1);
  assert.equal(sent?.path, "/endpoints/llm-endpoint/invocations");
  assert.equal(sent?.body.inputs, "Who is {EMAIL}?");
});

test("A container that speaks chat calls tools, and its masked arguments stay JSON", async () => {
  const args = JSON.stringify({ to: "dana@campus.example", text: 'a "quoted"\nline' });
  const call = { id: "call_1", type: "function", function: { name: "send_mail", arguments: args } };
  const message = { role: "assistant", content: null, tool_calls: [call] };
  world.upstreamOf("endpoint").behave(answers({ choices: [{ index: 0, message, finish_reason: "tool_calls" }] }));
  const tools = [{ type: "function", function: { name: "send_mail", parameters: { type: "object", properties: {} } } }];
  const said = await invoke(connect(world.callers.tests.pair), { messages: [{ role: "user", content: "Tell Dana" }], tools });
  const called = said.choices[0].message.tool_calls[0].function;
  assert.deepEqual(JSON.parse(called.arguments), { to: "{EMAIL}", text: 'a "quoted"\nline' });
});

test("A block has the form that the container answers in", async () => {
  const upstream = world.upstreamOf("endpoint");
  const client = connect(world.callers.tests.pair);
  const seen = upstream.requests.length;
  assert.deepEqual(await invoke(client, { inputs: "Is it 123-45-6789?" }), { generated_text: "This request can't be sent." });
  assert.equal(upstream.requests.length, seen);
  upstream.behave(says("It is 123-45-6789."));
  assert.deepEqual(await invoke(client, { inputs: "What is it?" }), { generated_text: "The answer was withheld." });
});

test("Each refusal has a name of its own and is not tried again, but for a 429", async () => {
  const body = { inputs: "Hello" };
  const { tests, stopped, strict, spent, hurried } = world.callers;
  const stranger = { accessKeyId: "SP0000000000000000", secretAccessKey: "wrong" };
  world.upstreamOf("endpoint").behave(says("Hello"));
  const refused = async (name: string, doing: Promise<unknown>): Promise<void> => {
    tries = 0;
    await assert.rejects(doing, { name });
    assert.equal(tries, 1);
  };
  await refused("UnrecognizedClientException", invoke(connect(stranger), body));
  await refused("AccessDeniedException", invoke(connect(stopped.pair), body));
  await refused("ValidationError", invoke(connect(tests.pair), body, "elsewhere"));
  await refused("ValidationError", invoke(connect(strict.pair), { inputs: "Is it 123-45-6789?" }));
  for (const { pair } of [spent, hurried]) {
    const client = connect(pair, 1);
    await invoke(client, body);
    await refused("ThrottlingException", invoke(client, body));
  }
});

test("A failure of the endpoint is the SDK's own error", async () => {
  const client = connect(world.callers.tests.pair, 1);
  world.upstreamOf("endpoint").behave(fails(500, "InternalFailure"));
  await assert.rejects(invoke(client, { inputs: "Hello" }), { name: "ServiceUnavailable" });
  world.upstreamOf("endpoint").behave(fails(424, "ModelError"));
  await assert.rejects(invoke(client, { inputs: "Hello" }), { name: "ModelError" });
});

test("An endpoint serves no other API, and no other model an endpoint's", async () => {
  const { pair } = world.callers.tests;
  await assert.rejects(invoke(connect(pair), { inputs: "Hello" }, "gpt"), { name: "ValidationError" });
  const answer = await world.sallyport.chat(world.callers.tests.key, {
    model: "endpoint",
    messages: [{ role: "user", content: "Hello" }],
  });
  assert.equal(answer.status, 400);
});
