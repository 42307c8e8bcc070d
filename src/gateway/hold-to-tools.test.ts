import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyTarget, type Calls, startCalls } from "../../test/support/call-harness.ts";
import { completion, doneFrame, frame } from "../../test/support/mock-upstream.ts";
import { calledInEvent, calledTools } from "../dialects/called-tools.ts";
import type { JsonObject, JsonValue } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import type { DialectName } from "../dialects/dialect.ts";
import { dialectNamed } from "../dialects/dialects.ts";
import type { Entitlement } from "../governance/register.ts";
import type { EntitledTool } from "../governance/resolve-tools.ts";
import type { Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import { callModel } from "./call-model.ts";
import { requireApprovedTools } from "./hold-to-tools.ts";

const schema = { type: "object", properties: { course: { type: "string" } }, required: ["course"] };
const approved: readonly EntitledTool[] = [{ name: "look_up" }, { name: "shell" }];
const pinned: readonly EntitledTool[] = [
  { name: "look_up", arguments: '{"properties":{"course":{"type":"string"}},"required":["course"],"type":"object"}' },
];
const held = (tools: readonly EntitledTool[] | undefined): Entitlement =>
  ({ useCase: "tests", spec: { owner: "o@campus.example" }, ...(tools && { tools }) }) as unknown as Entitlement;

/** The detail of the refusal; undefined where it passes. */
function refuse(dialect: DialectName, body: object, tools: readonly EntitledTool[] | "any" = approved): string | undefined {
  const target = dialect.startsWith("bedrock") || dialect.startsWith("sagemaker") ? { model: "m", stream: false } : {};
  const request = dialectNamed(dialect).parseRequest(structuredClone(body) as JsonObject, { ...bodyTarget, ...target });
  try {
    requireApprovedTools(held(tools === "any" ? undefined : tools), request);
  } catch (error) {
    assert.ok(error instanceof Problem);
    assert.deepEqual([error.code, error.status], ["tool_not_approved", 403]);
    return error.detail;
  }
  return undefined;
}

const user = { role: "user", content: "Hi" };
const chat = (more: object): object => ({ model: "m", messages: [user], ...more });
const messages = (more: object): object => ({ model: "m", max_tokens: 10, messages: [user], ...more });
const responses = (more: object): object => ({ model: "m", input: "Hi", ...more });
const converse = (more: object): object => ({ messages: [{ role: "user", content: [{ text: "Hi" }] }], ...more });
const invoke = (more: object): object => ({
  anthropic_version: "bedrock-2023-05-31",
  max_tokens: 10,
  messages: [user],
  ...more,
});
const spec = (name: string): object => ({ toolSpec: { name, inputSchema: { json: schema } } });

/** Every way in which an API lets a model call something. */
const ways: readonly (readonly [string, DialectName, (name: string) => object])[] = [
  ["chat", "openai-chat", (name) => chat({ tools: [{ type: "function", function: { name, parameters: schema } }] })],
  ["chat, custom", "openai-chat", (name) => chat({ tools: [{ type: "custom", custom: { name } }] })],
  ["chat, functions", "openai-chat", (name) => chat({ functions: [{ name, parameters: schema }] })],
  [
    "chat, another name beside it",
    "openai-chat",
    (name) => chat({ tools: [{ type: "function", name, function: { name: "look_up" } }] }),
  ],
  ["chat, where a server's template reads it", "openai-chat", (name) => chat({ chat_template_kwargs: { tools: [{ name }] } })],
  ["responses", "openai-responses", (name) => responses({ tools: [{ type: "function", name, parameters: schema }] })],
  [
    "responses, namespace",
    "openai-responses",
    (name) => responses({ tools: [{ type: "namespace", name: "n", tools: [{ type: "function", name }] }] }),
  ],
  [
    "responses, in its input",
    "openai-responses",
    (name) => responses({ input: [{ type: "additional_tools", role: "developer", tools: [{ type: "function", name }] }, user] }),
  ],
  ["messages", "anthropic-messages", (name) => messages({ tools: [{ name, input_schema: schema }] })],
  ["messages, a type of its own", "anthropic-messages", (name) => messages({ tools: [{ type: "bash_20250124", name }] })],
  [
    "converse",
    "bedrock-converse",
    (name) => converse({ toolConfig: { tools: [spec(name), { cachePoint: { type: "default" } }] } }),
  ],
  [
    "converse, the model's own fields",
    "bedrock-converse",
    (name) => converse({ additionalModelRequestFields: { tools: [{ name, input_schema: schema }] } }),
  ],
  [
    "converse, in the middle",
    "bedrock-converse",
    (name) => converse({ messages: [{ role: "user", content: [{ text: "Hi" }, { toolAddition: { tool: { name } } }] }] }),
  ],
  ["invoke", "bedrock-invoke", (name) => invoke({ tools: [{ name, input_schema: schema }] })],
  ["invoke, of no one form", "bedrock-invoke", (name) => ({ prompt: "Hi", tools: [{ name, parameter_definitions: {} }] })],
  ["sagemaker", "sagemaker-invocations", (name) => ({ messages: [user], tools: [{ type: "function", function: { name } }] })],
];
for (const [where, dialect, body] of ways) {
  test(`A tool that was not approved is refused: ${where}`, () => {
    assert.equal(refuse(dialect, body("look_up")), undefined);
    const why = refuse(dialect, body("transfer_money"));
    assert.match(why ?? "", /^look_up, shell are approved for tests, and .+ of this call is none of them\./);
    assert.doesNotMatch(why ?? "", /transfer/);
    assert.match(refuse(dialect, body("look_up"), []) ?? "", /^No tool is approved/);
    assert.equal(refuse(dialect, body("transfer_money"), "any"), undefined, "what goes through no gates is held to none");
  });
}

test("A tool without a name goes by its type", () => {
  assert.equal(refuse("openai-responses", responses({ tools: [{ type: "shell", environment: { type: "local" } }] })), undefined);
  assert.match(refuse("openai-responses", responses({ tools: [{ type: "apply_patch" }] })) ?? "", /tools\[0\] of this call/);
});

test("Where the approved tool says its arguments, the call's must be the same", () => {
  const [first] = ways;
  assert.ok(first);
  const [, dialect, body] = first;
  assert.equal(refuse(dialect, body("look_up"), pinned), undefined);
  const wider = { type: "function", function: { name: "look_up", parameters: { type: "object" } } };
  for (const tool of [wider, { type: "function", function: { name: "look_up" } }])
    assert.match(refuse("openai-chat", chat({ tools: [tool] }), pinned) ?? "", /other arguments than were approved/);
  const both = { type: "function", parameters: { type: "object" }, function: { name: "look_up", parameters: schema } };
  assert.match(refuse("openai-chat", chat({ tools: [both] }), pinned) ?? "", /other arguments/);
  const torn = { type: "function", function: { name: "look_up", parameters: { ...schema, title: "\ud800" } } };
  assert.match(refuse("openai-chat", chat({ tools: [torn] }), pinned) ?? "", /other arguments/);
});

test("What was called before, and what it was called with, declares nothing", () => {
  const made = { role: "assistant", content: [{ type: "tool_use", id: "t1", name: "x", input: { tools: [{ name: "x" }] } }] };
  const result = { role: "user", content: [{ type: "tool_result", tool_use_id: "t1", content: "done" }] };
  assert.equal(refuse("anthropic-messages", messages({ messages: [user, made, result] })), undefined);
  const properties = { tools: { type: "array", items: { type: "string" } } };
  const own = { name: "look_up", input_schema: { type: "object", properties } };
  assert.equal(refuse("anthropic-messages", messages({ tools: [own] })), undefined);
  assert.equal(refuse("openai-chat", chat({ tools: [], metadata: { tools: ["x"] } })), undefined);
});

const calls: readonly (readonly [string, JsonValue])[] = [
  [
    "chat",
    completion(null, { tool_calls: [{ id: "c", type: "function", function: { name: "x", arguments: "{}" } }] }) as JsonObject,
  ],
  ["chat, custom", { choices: [{ delta: { tool_calls: [{ index: 0, type: "custom", custom: { name: "x", input: "" } }] } }] }],
  ["chat, function_call", { choices: [{ message: { function_call: { name: "x", arguments: "{}" } } }] }],
  ["responses", { type: "response.output_item.added", item: { type: "function_call", name: "x", arguments: "" } }],
  ["responses, custom", { output: [{ type: "custom_tool_call", name: "x", input: "" }] }],
  ["responses, by type", { output: [{ type: "x_call", action: {} }] }],
  ["messages", { type: "content_block_start", content_block: { type: "tool_use", id: "t", name: "x", input: {} } }],
  ["messages, of the provider", { content: [{ type: "server_tool_use", id: "t", name: "x", input: {} }] }],
  ["converse", { output: { message: { content: [{ toolUse: { toolUseId: "t", name: "x", input: {} } }] } } }],
  ["converse, streamed", { contentBlockIndex: 0, start: { toolUse: { toolUseId: "t", name: "x" } } }],
  ["of no one form", { text: "", tool_calls: [{ name: "x", parameters: {} }] }],
];
test("What an answer calls is found in each API's form, whole and in events", () => {
  for (const [form, answer] of calls) {
    assert.deepEqual(calledTools(answer), ["x"], form);
    const text = JSON.stringify(answer);
    assert.deepEqual(calledInEvent({ type: "", data: text }), ["x"], form);
    const bytes = Buffer.from(text).toString("base64");
    assert.deepEqual(calledInEvent({ type: "chunk", data: JSON.stringify({ bytes }) }), ["x"], form);
    const escaped = text.replaceAll(/"[^"]*"/g, (said) =>
      said.replaceAll(/[a-z]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
    );
    assert.deepEqual(calledInEvent({ type: "", data: escaped }), ["x"], form);
  }
  assert.deepEqual(calledTools({ content: [{ type: "tool_use", name: "x", input: { type: "tool_use", name: "y" } }] }), ["x"]);
  assert.deepEqual(calledTools({ tools: [{ type: "function", name: "y" }], choices: [{ message: { tool_calls: null } }] }), []);
  assert.deepEqual(calledInEvent({ type: "", data: "[DONE]" }), []);
});

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const call = (name: string): object => ({ index: 0, id: "call_1", type: "function", function: { name, arguments: "{}" } });

/** A gateway whose model calls a tool, of a use case that is held to these. */
function gatewayCalling(name: string, tools: readonly EntitledTool[] | undefined): Calls {
  const provider: Provider = {
    speaks: () => ["openai-chat"],
    send: async (_target, { stream }) => ({
      status: 200,
      contentType: "application/json",
      body: (async function* () {
        yield Buffer.from(frame({ role: "assistant", content: "Moment." }));
        yield Buffer.from(frame({ tool_calls: [call(name)] }) + frame({}, "tool_calls") + doneFrame);
      })(),
      readAll: async () => Buffer.from(stream ? "" : JSON.stringify(completion(null, { tool_calls: [call(name)] }))),
    }),
    close: async () => {},
  };
  const gateway = startCalls(provider, free);
  const { register } = gateway.snapshot;
  const [entitlement] = register.entitlements.values();
  assert.ok(entitlement);
  const entitlements = new Map([["tests", { ...entitlement, ...(tools && { tools }) }]]);
  gateway.snapshot = { ...gateway.snapshot, register: { ...register, entitlements } };
  return gateway;
}

/** The harness joins frames of bytes as lists of numbers. */
function readable<Answered extends { readonly text: string }>(answered: Answered): Answered {
  const text = answered.text.replaceAll(/(?:\d+,){9,}\d+/g, (bytes) =>
    Buffer.from(bytes.split(",").map(Number)).toString("latin1"),
  );
  return { ...answered, text };
}

const callers: readonly (readonly [DialectName, object, object?])[] = [
  ["openai-chat", chat({})],
  ["openai-responses", responses({})],
  ["anthropic-messages", messages({})],
  ["bedrock-converse", converse({}), { model: "mock" }],
];
for (const [dialect, body, target] of callers)
  for (const stream of [false, true])
    test(`An answer that calls what was not approved is withheld: ${dialect}${stream ? ", streamed" : ""}`, async () => {
      const ask = async (gateway: Calls): Promise<{ status: number; text: string }> =>
        readable(
          await gateway.call(
            { ...body, ...(target === undefined && { model: "mock", stream }) },
            {
              serve: (incoming, reply) =>
                callModel(
                  gateway.deps,
                  dialectNamed(dialect),
                  { ...incoming, target: { ...bodyTarget, ...target, stream } },
                  reply,
                ),
            },
          ),
        );
      const gateway = gatewayCalling("transfer_money", approved);
      const { status, text } = await ask(gateway);
      assert.equal(status, stream ? 200 : 403);
      assert.doesNotMatch(text, /transfer_money/);
      assert.match(text, stream ? /approved|error/i : /the model's answer calls another/);
      const outcome = gateway.log.records.at(-1);
      assert.ok(outcome?.type === "outcome");
      assert.deepEqual([outcome.status, outcome.code], ["failed", "tool_not_approved"]);
      assert.equal(outcome.usage, stream ? "estimated" : "reported");

      for (const free of [gatewayCalling("look_up", approved), gatewayCalling("transfer_money", undefined)]) {
        const served = await ask(free);
        assert.equal(served.status, 200);
        assert.match(served.text, /look_up|transfer_money/);
      }
    });

test("A call that declares what was not approved is sent nowhere, and the log says why", async () => {
  const gateway = gatewayCalling("look_up", approved);
  const { status, text } = await gateway.call(chat({ model: "mock", tools: [{ type: "function", function: { name: "rm" } }] }));
  assert.equal(status, 403);
  assert.match(text, /tool_not_approved/);
  const [denial, ...rest] = gateway.log.records;
  assert.equal(denial?.type === "denial" && denial.code, "tool_not_approved");
  assert.deepEqual(rest, []);
});
