import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, jsonSchema, stepCountIs, streamText, tool, type ModelMessage } from "ai";
import OpenAI from "openai";
import type { Response } from "openai/resources/responses/responses";
import { deployment, guardrail, model, useCase } from "../support/manifests.ts";
import { messageOf, startMockAnthropic } from "../support/mock-anthropic.ts";
import { sendJson, startMockServer, type ReceivedRequest } from "../support/mock-server.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

/** Use cases: `kept` and `other` keep conversations, `bare` keeps none. Models: `echo`, `gpt` (the Responses API), `claude` (Anthropic's). */
let sallyport: Sallyport;
let openai: Awaited<ReturnType<typeof startMockServer>>;
let anthropic: Awaited<ReturnType<typeof startMockAnthropic>>;
const keys = {} as Record<"kept" | "colleague" | "other" | "bare", string>;

before(async () => {
  openai = await startMockServer({ behaviours: {}, behaviour: counts });
  anthropic = await startMockAnthropic();
  sallyport = await startSallyport();
  const models = ["echo", "gpt", "claude"];
  const keeps = { conversations: { hours: 1 } };
  await sallyport.apply(
    model("gpt"),
    model("claude"),
    deployment("gpt-local", "gpt", `${openai.url}/v1`),
    deployment("claude-local", "claude", anthropic.url, { provider: "anthropic" }),
    guardrail("test-guardrail"),
    useCase("kept", models, keeps),
    useCase("other", models, keeps),
    useCase("bare", models),
  );
  keys.kept = (await sallyport.newKey("kept", { principal: "dana" })).key;
  keys.colleague = (await sallyport.newKey("kept", { principal: "robin" })).key;
  keys.other = (await sallyport.newKey("other", { principal: "dana" })).key;
  keys.bare = (await sallyport.newKey("bare", { principal: "dana" })).key;
});
after(async () => {
  await sallyport.stop();
  await openai.close();
  await anthropic.close();
});

const clientOf = (key: string, headers: Record<string, string> = {}): OpenAI =>
  new OpenAI({ baseURL: `${sallyport.dataUrl}/v1`, apiKey: key, maxRetries: 0, defaultHeaders: headers });

interface Sent {
  readonly input: readonly { readonly role?: string; readonly type?: string; readonly content?: unknown }[];
  readonly store?: boolean;
  readonly [key: string]: unknown;
}

/** Says how many items it was sent, as the Responses API. */
function counts({ body }: ReceivedRequest, response: ServerResponse): void {
  const { input, stream } = body as unknown as Sent & { stream?: boolean };
  const text = `I was sent ${typeof input === "string" ? 1 : input.length} items.`;
  const item = {
    id: "msg_upstream",
    type: "message",
    status: "completed",
    role: "assistant",
    content: [{ type: "output_text", text, annotations: [], logprobs: [] }],
  };
  const answer = {
    id: "resp_upstream",
    object: "response",
    created_at: 1_700_000_000,
    status: "completed",
    model: "gpt-upstream",
    store: false,
    output: [item],
    usage: { input_tokens: 5, output_tokens: 5, total_tokens: 10 },
  };
  if (stream !== true) return sendJson(response, answer);
  const begun = { ...answer, status: "in_progress", output: [], usage: null };
  const place = { item_id: "msg_upstream", output_index: 0, content_index: 0 };
  const events: [string, object][] = [
    ["response.created", { response: begun }],
    ["response.in_progress", { response: begun }],
    ["response.output_item.added", { output_index: 0, item: { ...item, status: "in_progress", content: [] } }],
    ["response.content_part.added", { ...place, part: { type: "output_text", text: "", annotations: [] } }],
    ["response.output_text.delta", { ...place, delta: text }],
    ["response.output_text.done", { ...place, text }],
    ["response.content_part.done", { ...place, part: item.content[0] }],
    ["response.output_item.done", { output_index: 0, item }],
    ["response.completed", { response: answer }],
  ];
  sendEvents(response, events);
}

function sendEvents(response: ServerResponse, events: readonly [string, object][]): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const [at, [type, fields]] of events.entries())
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: at, ...fields })}\n\n`);
  response.end();
}

const lastSent = (server: { readonly requests: ReceivedRequest[] }): Sent => server.requests.at(-1)?.body as Sent;

/** One turn, whole or streamed; no event of a stream may name the upstream's ids. */
async function ask(client: OpenAI, stream: boolean, body: Parameters<OpenAI["responses"]["create"]>[0]): Promise<Response> {
  if (!stream) return await client.responses.create({ ...body, stream: false });
  const events = await client.responses.create({ ...body, stream: true });
  let last: Response | undefined;
  for await (const event of events) {
    assert.doesNotMatch(JSON.stringify(event), /upstream"/);
    if ("response" in event) {
      last ??= event.response;
      assert.equal(event.response.id, last.id);
      last = event.response;
    }
  }
  assert.ok(last);
  return last;
}
/** The SDK's types have no word for it. */
const storeOf = (response: object): unknown => (response as { store?: unknown }).store;
const textOf = ({ output }: Response): string =>
  output
    .flatMap((item) => (item.type === "message" ? item.content.map((part) => ("text" in part ? part.text : "")) : []))
    .join("");

for (const stream of [false, true]) {
  const how = stream ? "streamed" : "whole";

  test(`OpenAI's SDK goes on from previous_response_id, ${how}`, async () => {
    const client = clientOf(keys.kept);
    const first = await ask(client, stream, { model: "gpt", input: "My name is Dana." });
    assert.match(first.id, /^resp_[a-z]{32}$/);
    assert.partialDeepStrictEqual(first, { store: true, previous_response_id: null, status: "completed" });
    const second = await ask(client, stream, { model: "gpt", input: "What is my name?", previous_response_id: first.id });
    assert.partialDeepStrictEqual(second, { store: true, previous_response_id: first.id });
    assert.equal(textOf(second), "I was sent 3 items.");
    const sent = lastSent(openai);
    assert.equal(sent.store, false);
    assert.ok(!("previous_response_id" in sent));
    assert.deepEqual(
      sent.input.map(({ role }) => role),
      ["user", "assistant", "user"],
    );
    // Two may go on from one.
    const other = await ask(client, stream, { model: "gpt", input: "And yours?", previous_response_id: first.id });
    assert.equal(textOf(other), "I was sent 3 items.");
    const third = await ask(client, stream, { model: "gpt", input: "Why?", previous_response_id: second.id });
    assert.equal(textOf(third), "I was sent 5 items.");
  });
}

test("What was kept is read, listed and deleted by whom it is kept for, in the API's own shapes", async () => {
  const client = clientOf(keys.kept);
  const made = await client.responses.create({ model: "echo", input: "Which trainings do we need? Ask dana@campus.example." });
  const read = await client.responses.retrieve(made.id);
  assert.deepEqual(read, made);
  const inputs = await client.responses.inputItems.list(made.id);
  // As it was inspected: what the guardrail took out was never kept.
  assert.deepEqual(inputs.data, [
    {
      id: `${made.id.replace("resp", "msg")}_i0`,
      type: "message",
      role: "user",
      status: "completed",
      content: [{ type: "input_text", text: "Which trainings do we need? Ask {EMAIL}." }],
    },
  ]);
  await client.responses.delete(made.id);
  await assert.rejects(client.responses.retrieve(made.id), OpenAI.NotFoundError);
  await assert.rejects(client.responses.delete(made.id), OpenAI.NotFoundError);
  await assert.rejects(
    client.responses.create({ model: "echo", input: "More?", previous_response_id: made.id }),
    (error) => error instanceof OpenAI.NotFoundError && error.code === "not_found",
  );
});

for (const stream of [false, true]) {
  test(`OpenAI's SDK talks in a conversation that it created, ${stream ? "streamed" : "whole"}`, async () => {
    const client = clientOf(keys.kept);
    const items = [{ type: "message" as const, role: "user" as const, content: "Mail dana@campus.example." }];
    const { id, ...told } = await client.conversations.create({ items, metadata: { topic: "mail" } });
    assert.partialDeepStrictEqual(told, { object: "conversation", metadata: { topic: "mail" } });
    const first = await ask(client, stream, { model: "gpt", input: "To whom?", conversation: id });
    assert.deepEqual([textOf(first), first.conversation], ["I was sent 2 items.", { id }]);
    assert.match(JSON.stringify(lastSent(openai).input), /Mail \{EMAIL\}\./);
    const second = await ask(client, stream, { model: "gpt", input: "Why?", conversation: { id } });
    assert.equal(textOf(second), "I was sent 4 items.");
    // The same context by the response's own id.
    const branch = await ask(client, stream, { model: "gpt", input: "How?", previous_response_id: second.id });
    assert.equal(textOf(branch), "I was sent 6 items.");

    const listed = [];
    for await (const item of client.conversations.items.list(id, { order: "asc", limit: 2 })) listed.push(item);
    assert.equal(listed.length, 5);
    assert.deepEqual(
      listed.map((item) => (item.type === "message" ? item.role : item.type)),
      ["user", "user", "assistant", "user", "assistant"],
    );
    const [newest] = (await client.conversations.items.list(id, { limit: 1 })).data;
    assert.equal(newest?.id, second.output[0]?.id);

    assert.deepEqual((await client.conversations.update(id, { metadata: { topic: "reasons" } })).metadata, { topic: "reasons" });
    assert.deepEqual((await client.conversations.retrieve(id)).metadata, { topic: "reasons" });
    // Without one of its turns it goes on.
    await client.responses.delete(first.id);
    assert.equal(textOf(await ask(client, stream, { model: "gpt", input: "So?", conversation: id })), "I was sent 4 items.");
    assert.deepEqual(await client.conversations.delete(id), { id, object: "conversation.deleted", deleted: true });
    for (const gone of [() => client.conversations.retrieve(id), () => client.responses.retrieve(second.id)])
      await assert.rejects(gone(), OpenAI.NotFoundError);
    await assert.rejects(ask(client, stream, { model: "gpt", input: "So?", conversation: id }), OpenAI.NotFoundError);
  });
}

test("A conversation goes on by the name that its principal gives it, and each principal has its own", async () => {
  const headers = { "x-sallyport-session": "chat-7" };
  const say = async (key: string, body: object = {}): Promise<Response> =>
    clientOf(key, headers).responses.create({ model: "gpt", input: "And?", ...body, stream: false });
  const first = await say(keys.kept);
  assert.equal(textOf(first), "I was sent 1 items.");
  assert.match(first.conversation?.id ?? "", /^conv_/);
  assert.equal(textOf(await say(keys.kept)), "I was sent 3 items.");
  assert.equal(textOf(await say(keys.colleague)), "I was sent 1 items.");
  assert.equal(textOf(await say(keys.other)), "I was sent 1 items.");
  // Who keeps nothing brings its own context; so does who refers to single items.
  const alone = await say(keys.kept, { store: false });
  assert.deepEqual([textOf(alone), storeOf(alone)], ["I was sent 1 items.", false]);
  const id = first.output[0]?.id ?? "";
  assert.equal(textOf(await say(keys.kept, { input: [{ type: "item_reference", id }] })), "I was sent 1 items.");
  assert.equal(textOf(await say(keys.kept)), "I was sent 5 items.");
});

test("Where a use case keeps no conversations a reference is refused, and answers say that nothing is kept", async () => {
  const client = clientOf(keys.bare);
  const answer = await client.responses.create({ model: "gpt", input: "Hello", store: true });
  assert.equal(storeOf(answer), false);
  assert.doesNotMatch(answer.id, /upstream/);
  const refused = (error: unknown): boolean =>
    error instanceof OpenAI.BadRequestError &&
    error.code === "content_not_supported" &&
    error.message.includes("keeps no conversations");
  const body = { model: "gpt", input: "And?" };
  await assert.rejects(client.responses.create({ ...body, previous_response_id: answer.id }), refused);
  await assert.rejects(client.responses.create({ ...body, conversation: "conv_1" }), refused);
  await assert.rejects(client.responses.create({ ...body, input: [{ type: "item_reference", id: "msg_1" }] }), refused);
  await assert.rejects(client.conversations.create(), refused);
  await assert.rejects(client.responses.retrieve(answer.id), refused);
});

test("What is another's answers in the words of what never was, whatever it is asked for (no-cross-tenant)", async () => {
  const owner = clientOf(keys.kept);
  const { id: conversation } = await owner.conversations.create();
  const { id: response, output } = await owner.responses.create({ model: "gpt", input: "Hi", conversation });
  const item = output[0]?.id ?? "";
  const never = (id: string): string => id.replace(/_[a-z]{32}/, `_${"b".repeat(32)}`);
  const ways: [string, (id: string) => [method: string, path: string, body?: object]][] = [
    [response, (id) => ["GET", `/v1/responses/${id}`]],
    [response, (id) => ["GET", `/v1/responses/${id}/input_items`]],
    [response, (id) => ["DELETE", `/v1/responses/${id}`]],
    [response, (id) => ["POST", "/v1/responses", { model: "gpt", input: "x", previous_response_id: id }]],
    [conversation, (id) => ["GET", `/v1/conversations/${id}`]],
    [conversation, (id) => ["POST", `/v1/conversations/${id}`, { metadata: {} }]],
    [conversation, (id) => ["GET", `/v1/conversations/${id}/items`]],
    [conversation, (id) => ["DELETE", `/v1/conversations/${id}`]],
    [conversation, (id) => ["POST", "/v1/responses", { model: "gpt", input: "x", conversation: id }]],
    [item, (id) => ["POST", "/v1/responses", { model: "gpt", input: [{ type: "item_reference", id }] }]],
  ];
  const told = async (key: string, [method, path, body]: [string, string, object?]): Promise<string> => {
    const answer = await fetch(sallyport.dataUrl + path, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.equal(answer.status, 404, `${method} ${path}`);
    return await answer.text();
  };
  const seen = openai.requests.length;
  for (const key of [keys.colleague, keys.other]) {
    for (const [id, way] of ways) assert.equal(await told(key, way(id)), await told(key, way(never(id))));
  }
  assert.equal(openai.requests.length, seen);
  assert.equal(textOf(await ask(owner, false, { model: "gpt", input: "Still?", conversation })), "I was sent 3 items.");
});

test("Two turns at once in one conversation: the second is told to wait, and nothing of it is sent", async () => {
  const client = clientOf(keys.kept);
  const { id: conversation } = await client.conversations.create();
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  openai.behave(async (request, response) => {
    arrived.resolve();
    await gate.promise;
    counts(request, response);
  });
  const first = client.responses.create({ model: "gpt", input: "One", conversation });
  await arrived.promise;
  const seen = openai.requests.length;
  await assert.rejects(
    client.responses.create({ model: "gpt", input: "Two", conversation }),
    (error) => error instanceof OpenAI.ConflictError && error.code === "conflict",
  );
  assert.equal(openai.requests.length, seen);
  gate.resolve();
  openai.behave(counts);
  assert.equal(textOf(await first), "I was sent 1 items.");
  assert.equal(textOf(await client.responses.create({ model: "gpt", input: "Two", conversation })), "I was sent 3 items.");
});

test("What goes on behind another API is translated whole", async () => {
  const client = clientOf(keys.kept);
  anthropic.behave((_request, response) => sendJson(response, messageOf("Nice to meet you.")));
  const first = await client.responses.create({ model: "claude", input: "I am Dana." });
  await client.responses.create({ model: "claude", input: "Who am I?", previous_response_id: first.id });
  assert.deepEqual(
    (lastSent(anthropic)["messages"] as { role: string; content: { text: string }[] }[]).map(({ role, content }) => [
      role,
      content[0]?.text,
    ]),
    [
      ["user", "I am Dana."],
      ["assistant", "Nice to meet you."],
      ["user", "Who am I?"],
    ],
  );
});

test("A block leaves nothing behind, and says so", async () => {
  const client = clientOf(keys.kept);
  const said: string[] = [];
  for (const stream of [false, true]) {
    const prompt = await ask(client, stream, { model: "gpt", input: "Is 123-45-6789 the number of Dana?" });
    assert.deepEqual([prompt.status, storeOf(prompt)], ["incomplete", false]);
    said.push(prompt.id);
  }
  for (const id of said) await assert.rejects(client.responses.retrieve(id), OpenAI.NotFoundError);
});

test("The log has who read and deleted what, and nothing of what was said", async () => {
  const client = clientOf(keys.kept);
  const made = await client.responses.create({ model: "echo", input: "a word that is told nobody: heliotrope" });
  await client.responses.retrieve(made.id);
  await client.responses.delete(made.id);
  // What is exported are the records under the newest checkpoint.
  let log = "";
  let records: object[] = [];
  for (const deadline = Date.now() + 10_000; records.length < 2 && Date.now() < deadline;) {
    const { body } = await sallyport.admin("GET", "/api/v1/audit/export?format=jsonl");
    log = typeof body === "string" ? body : JSON.stringify(body);
    const lines = log.split("\n").filter((line) => line.includes(made.id));
    records = lines.map((line) => (JSON.parse(line) as { record: object }).record);
  }
  assert.partialDeepStrictEqual(records, [
    { type: "conversation", action: "read", principal: "dana", useCase: "kept", target: made.id },
    { type: "conversation", action: "delete", principal: "dana", useCase: "kept", target: made.id },
  ]);
  assert.doesNotMatch(log, /heliotrope/);
});

test("Nothing of what is kept can be read in the data directory", async () => {
  const client = clientOf(keys.kept, { "x-sallyport-session": "about-heliotropes" });
  await client.responses.create({
    model: "echo",
    input: "secret heliotropes grow at night",
    metadata: { flower: "heliotropes" },
  });
  for (const name of readdirSync(sallyport.dataDir, { recursive: true, encoding: "utf8" })) {
    const path = join(sallyport.dataDir, name);
    if (statSync(path).isFile()) assert.equal(readFileSync(path).indexOf("heliotropes"), -1, name);
  }
});

test("The AI SDK keeps what it says by default, and refers to it item by item over several steps", async () => {
  const provider = createOpenAI({ baseURL: `${sallyport.dataUrl}/v1`, apiKey: keys.kept });
  const tools = {
    weather: tool({
      description: "The weather of a town.",
      inputSchema: jsonSchema<{ town: string }>({ type: "object", properties: { town: { type: "string" } }, required: ["town"] }),
      execute: ({ town }) => Promise.resolve(`It rains in ${town}.`),
    }),
  };
  const call = { type: "tool_use", id: "toolu_1", name: "weather", input: { town: "Basel" } };
  const seen: string[] = [];
  anthropic.behave((request, response) => {
    seen.push(request.text);
    const done = request.text.includes("It rains in Basel.");
    const content = done ? "Take a coat." : [{ type: "text", text: "Let me see." }, call];
    sendJson(response, messageOf(content, { stop_reason: done ? "end_turn" : "tool_use" }));
  });
  const messages: ModelMessage[] = [{ role: "user", content: "Do I need a coat in Basel?" }];
  const first = await generateText({ model: provider("claude"), messages, tools, stopWhen: stepCountIs(3) });
  assert.equal(first.text, "Take a coat.");
  assert.equal(first.steps.length, 2);
  const { body } = first.steps[1]?.request ?? {};
  assert.match(JSON.stringify(body), /item_reference/);
  assert.match(seen[1] ?? "", /Let me see\..*toolu_1.*It rains in Basel\./s);
  messages.push(...first.response.messages, { role: "user", content: "And gloves?" });
  const second = await generateText({ model: provider("claude"), messages, tools, stopWhen: stepCountIs(3) });
  assert.equal(second.text, "Take a coat.");
  assert.match(seen.at(-1) ?? "", /Let me see\..*It rains in Basel\..*Take a coat\..*And gloves\?/s);
  const previousResponseId = second.providerMetadata?.["openai"]?.["responseId"] ?? "";
  const third = await generateText({
    model: provider("claude"),
    prompt: "And boots?",
    providerOptions: { openai: { previousResponseId: previousResponseId } },
  });
  assert.equal(third.text, "Take a coat.");
  const { fullStream } = streamText({ model: provider("echo"), messages: [{ role: "user", content: "Streamed" }] });
  let streamed = "";
  for await (const part of fullStream) if (part.type === "text-delta") streamed += part.text;
  assert.match(streamed, /Streamed/);
});

test("The AI SDK refers to items over the steps of a stream too", async () => {
  const provider = createOpenAI({ baseURL: `${sallyport.dataUrl}/v1`, apiKey: keys.kept });
  const execute = ({ town }: { town: string }): Promise<string> => Promise.resolve(`It rains in ${town}.`);
  const inputSchema = jsonSchema<{ town: string }>({
    type: "object",
    properties: { town: { type: "string" } },
    required: ["town"],
  });
  const tools = { weather: tool({ description: "The weather of a town.", inputSchema, execute }) };
  const call = {
    id: "fc_upstream",
    type: "function_call",
    status: "completed",
    call_id: "call_1",
    name: "weather",
    arguments: '{"town":"Basel"}',
  };
  openai.behave((request, response) => {
    if (request.text.includes("It rains in Basel.")) return counts(request, response);
    const part = { type: "output_text", text: "Let me see.", annotations: [], logprobs: [] };
    const said = { id: "msg_upstream", type: "message", status: "completed", role: "assistant", content: [part] };
    const answer = { id: "resp_upstream", object: "response", created_at: 1_700_000_000, model: "gpt-upstream" };
    const usage = { input_tokens: 5, output_tokens: 5, total_tokens: 10 };
    const place = { item_id: "msg_upstream", output_index: 0, content_index: 0 };
    sendEvents(response, [
      ["response.created", { response: { ...answer, status: "in_progress", output: [] } }],
      ["response.output_item.added", { output_index: 0, item: { ...said, status: "in_progress", content: [] } }],
      ["response.content_part.added", { ...place, part: { ...part, text: "" } }],
      ["response.output_text.delta", { ...place, delta: part.text }],
      ["response.output_text.done", { ...place, text: part.text }],
      ["response.content_part.done", { ...place, part }],
      ["response.output_item.done", { output_index: 0, item: said }],
      ["response.output_item.added", { output_index: 1, item: { ...call, status: "in_progress", arguments: "" } }],
      ["response.function_call_arguments.delta", { item_id: call.id, output_index: 1, delta: call.arguments }],
      ["response.function_call_arguments.done", { item_id: call.id, output_index: 1, arguments: call.arguments }],
      ["response.output_item.done", { output_index: 1, item: call }],
      ["response.completed", { response: { ...answer, status: "completed", output: [said, call], usage } }],
    ]);
  });
  const messages: ModelMessage[] = [{ role: "user", content: "Do I need a coat in Basel?" }];
  const first = streamText({ model: provider("gpt"), messages, tools, stopWhen: stepCountIs(3) });
  assert.equal(await first.text, "I was sent 4 items.");
  const [, second] = await first.steps;
  assert.match(JSON.stringify(second?.request.body), /"item_reference","id":"msg_[a-z]{32}_o0"/);
  const { input } = lastSent(openai);
  assert.deepEqual(
    input.map(({ type, role }) => type ?? role),
    ["user", "message", "function_call", "function_call_output"],
  );
  openai.behave(counts);
});

test("What a request goes on from counts with the bodies that are held at once, and is given back", async (t) => {
  const small = await startSallyport({ config: "maxBodiesBytes: 1048576\n" });
  t.after(() => small.stop());
  await small.apply(
    model("gpt"),
    deployment("gpt-local", "gpt", `${openai.url}/v1`),
    guardrail("test-guardrail"),
    useCase("kept", ["gpt"], { conversations: { hours: 1 }, limits: { maxInputTokens: 1_000_000 } }),
  );
  const apiKey = (await small.newKey("kept")).key;
  const client = new OpenAI({ baseURL: `${small.dataUrl}/v1`, apiKey, maxRetries: 0 });
  const { id } = await client.responses.create({ model: "gpt", input: "word ".repeat(80_000) });
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  openai.behave(async (request, response) => {
    arrived.resolve();
    await gate.promise;
    counts(request, response);
  });
  const more = { model: "gpt", input: "And?", previous_response_id: id };
  const first = client.responses.create(more);
  await arrived.promise;
  const refused = (error: unknown): boolean => error instanceof OpenAI.RateLimitError && error.code === "concurrency_exceeded";
  await assert.rejects(client.responses.create(more), refused);
  await assert.rejects(
    client.responses.create({ model: "gpt", input: [{ type: "item_reference", id: `${id.replace("resp", "msg")}_i0` }] }),
    refused,
  );
  gate.resolve();
  openai.behave(counts);
  assert.equal(textOf(await first), "I was sent 3 items.");
  assert.equal(textOf(await client.responses.create(more)), "I was sent 3 items.");
});

test("An approval that is lost ends what it let be kept", async () => {
  const client = clientOf(keys.other);
  const { id } = await client.responses.create({ model: "gpt", input: "Hello" });
  await sallyport.admin("POST", "/api/v1/use-cases/other/transitions", { to: "SUSPENDED", reason: "a review is due" });
  await assert.rejects(client.responses.retrieve(id), OpenAI.PermissionDeniedError);
  await assert.rejects(
    client.responses.create({ model: "gpt", input: "And?", previous_response_id: id }),
    OpenAI.PermissionDeniedError,
  );
});
