import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { RequestView } from "../dialect.ts";
import { openaiResponses } from "./openai-responses.ts";

const target = { model: undefined, stream: undefined, header: () => undefined };
const parse = (body: object): RequestView => openaiResponses.parseRequest({ model: "echo", ...structuredClone(body) }, target);
const sent = (view: RequestView, maxOutputTokens = 100): JsonObject =>
  JSON.parse(view.serialise({ model: "upstream", maxOutputTokens })) as JsonObject;
const seen = (view: RequestView): string[][] => view.parts.map(({ surface, text }) => [surface, text]);
const refusal = (body: object): Problem => {
  try {
    parse(body);
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `was not refused: ${JSON.stringify(body)}` });
};
const png = "data:image/png;base64,iVBORw0KGgo=";

test("a plain input and the instructions are inspected; the answer is not kept, and is bounded", () => {
  const view = parse({ input: "hello", instructions: "be kind", stream: true, max_output_tokens: 400, store: true });
  assert.deepEqual(seen(view), [
    ["user", "hello"],
    ["system", "be kind"],
  ]);
  assert.deepEqual([view.model, view.stream, view.maxOutputTokens, view.choices, view.usesTools], ["echo", true, 400, 1, false]);
  assert.deepEqual(sent(view), {
    model: "upstream",
    input: "hello",
    instructions: "be kind",
    stream: true,
    max_output_tokens: 100,
    store: false,
  });
  assert.equal(sent(parse({ input: "x" }))["store"], false, "said even where the caller said nothing");
  assert.equal(sent(parse({ input: "x", max_output_tokens: 7 }))["max_output_tokens"], 7);
});

test("each place of an input has its surface", () => {
  const view = parse({
    input: [
      { role: "developer", content: "dev" },
      { type: "message", role: "user", content: [{ type: "input_text", text: "user text" }], id: "msg_secret" },
      {
        role: "assistant",
        content: [
          { type: "output_text", text: "said", annotations: [{ title: "source" }] },
          { type: "refusal", refusal: "no" },
        ],
      },
      {
        type: "reasoning",
        id: "rs",
        summary: [{ type: "summary_text", text: "thought" }],
        content: [{ type: "reasoning_text", text: "deep" }],
      },
      { type: "function_call", call_id: "c1", name: "find", arguments: '{"who":"d\\u0061na"}', status: "completed" },
      { type: "function_call_output", call_id: "c1", output: "result" },
      { type: "function_call_output", call_id: "c1", output: [{ type: "input_text", text: "part" }] },
      { type: "custom_tool_call", call_id: "c2", name: "run", input: "free" },
      { type: "shell_call", call_id: "c3", action: { commands: ["ls"] }, environment: { type: "local" } },
      { type: "apply_patch_call_output", call_id: "c4", status: "failed", output: "patched" },
    ],
    tools: [
      {
        type: "function",
        name: "find",
        description: "finds",
        parameters: { type: "object", properties: { who: {} } },
        strict: true,
      },
    ],
    metadata: { team: "blue" },
  });
  const surfaces = new Map(view.parts.map(({ surface, text }) => [text, surface]));
  const expected = {
    dev: "system",
    "user text": "user",
    said: "assistant",
    no: "assistant",
    source: "document",
    thought: "reasoning",
    deep: "reasoning",
    dana: "tool-arguments",
    find: "tool-definition",
    result: "tool-result",
    part: "tool-result",
    free: "tool-arguments",
    ls: "tool-arguments",
    patched: "tool-result",
    finds: "tool-definition",
    who: "tool-definition",
    blue: "unknown",
    msg_secret: "name",
  };
  for (const [text, surface] of Object.entries(expected)) assert.equal(surfaces.get(text), surface, text);
  assert.equal(view.usesTools, true);
});

test("masked arguments stay JSON, and neighbouring texts are one", () => {
  const view = parse({
    input: [
      {
        role: "user",
        content: [
          { type: "input_text", text: "d" },
          { type: "output_text", text: "a" },
          { type: "input_text", text: "na" },
        ],
      },
      { type: "function_call", call_id: "c", name: "f", arguments: '{"a":"dana \\"x\\"","n":12345678901234567890}' },
    ],
  });
  for (const part of view.parts) if (part.text.includes("dana")) part.replace(part.text.replace("dana", '"'));
  const [message, call] = sent(view)["input"] as JsonObject[];
  assert.deepEqual(message?.["content"], [{ type: "input_text", text: '"' }]);
  assert.equal(call?.["arguments"], '{"a":"\\" \\"x\\"","n":12345678901234567890}');
});

test("pictures, files and sounds in the request itself are media, their names text", () => {
  const view = parse({
    input: [
      {
        role: "user",
        content: [
          { type: "input_image", image_url: png, detail: "low" },
          { type: "input_file", filename: "secret.pdf", file_data: "JVBERi0=" },
          { type: "input_file", filename: "x", file_data: "data:text/plain;base64,aGk=" },
          { type: "input_file", filename: "y", file_data: png },
          { type: "input_audio", input_audio: { data: "UklGRg==", format: "wav" } },
        ],
      },
      { type: "function_call_output", call_id: "c", output: [{ type: "input_image", image_url: png }] },
      { type: "computer_call_output", call_id: "c", output: { type: "computer_screenshot", image_url: png } },
    ],
  });
  assert.deepEqual(
    view.media.map(({ modality, mediaType, path }) => [modality, mediaType, path]),
    [
      ["image", "image/png", "input[0].content[0]"],
      ["document", "application/pdf", "input[0].content[1]"],
      ["document", "text/plain", "input[0].content[2]"],
      ["image", "image/png", "input[0].content[3]"],
      ["audio", "audio/wav", "input[0].content[4].input_audio"],
      ["image", "image/png", "input[1].output[0]"],
      ["image", "image/png", "input[2].output"],
    ],
  );
  assert.deepEqual(
    seen(view)
      .filter(([surface]) => surface === "name")
      .map(([, text]) => text),
    ["secret.pdf", "x", "y", "c", "c"],
  );
  view.media[0]?.replace("AAAA");
  assert.match(JSON.stringify(sent(view)), /data:image\/png;base64,AAAA/);
});

test("what the provider keeps, fetches or runs by the caller's word is refused, and named", () => {
  const content = (part: object): object => ({ input: [{ role: "user", content: [part] }] });
  const refused: [object, RegExp][] = [
    [{ input: "x", previous_response_id: "resp_1" }, /previous_response_id.*keeps no conversations/],
    [{ input: "x", conversation: { id: "conv_1" } }, /conversation.*keeps no conversations/],
    [{ input: "x", prompt: { id: "pmpt_1" } }, /prompt/],
    [{ input: "x", background: true }, /background/],
    [{ input: "x", context_management: [{ type: "compaction" }] }, /context_management/],
    [{ input: [{ type: "item_reference", id: "msg_1" }] }, /input\[0\].*keeps no conversations/],
    [{ input: [{ id: "msg_1" }] }, /input\[0\]/],
    [{ input: [{ type: "web_search_call", id: "ws" }] }, /input\[0\]/],
    [{ input: [{ type: "mcp_call", id: "m" }] }, /input\[0\]/],
    [{ input: [{ type: "compaction", encrypted_content: "x" }] }, /input\[0\]/],
    [{ input: [{ type: "new_thing" }] }, /input\[0\]/],
    [
      { input: [{ type: "shell_call", environment: { type: "container_reference", container_id: "c" } }] },
      /input\[0\]\.environment/,
    ],
    [{ input: [{ type: "additional_tools", tools: [{ type: "web_search" }] }] }, /input\[0\]\.tools\[0\]/],
    [content({ type: "input_image", image_url: "https://evil.example/x.png" }), /input\[0\]\.content\[0\]\.image_url/],
    [content({ type: "input_image", image_url: png, file_id: "file_1" }), /file_id/],
    [content({ type: "input_file", file_url: "https://evil.example" }), /file_url/],
    [content({ type: "input_file", file_id: "file_1" }), /file_id/],
    [content({ type: "input_video", data: "x" }), /input\[0\]\.content\[0\]/],
    ...[
      "web_search",
      "web_search_preview",
      "file_search",
      "code_interpreter",
      "image_generation",
      "mcp",
      "programmatic_tool_calling",
      "tool_search",
      "x",
    ].map((type): [object, RegExp] => [{ input: "x", tools: [{ type: "function", name: "f" }, { type }] }, /tools\[1\]/]),
    [{ input: "x", tools: [{ type: "shell", environment: { type: "container_auto" } }] }, /tools\[0\]\.environment/],
    [{ input: "x", tools: [{ type: "namespace", name: "n", tools: [{ type: "mcp" }] }] }, /tools\[0\]\.tools\[0\]/],
    [{ input: "x", tools: [{ type: "function", name: "f", allowed_callers: ["programmatic"] }] }, /allowed_callers/],
  ];
  for (const [body, detail] of refused) {
    const problem = refusal(body);
    assert.equal(problem.code, "content_not_supported", JSON.stringify(body));
    assert.match(problem.detail, detail);
    assert.doesNotMatch(problem.detail, /evil|resp_1|conv_1|new_thing/);
  }
});

test("tools that the client runs pass", () => {
  const tools = [
    { type: "custom", name: "c", format: { type: "grammar", syntax: "lark", definition: "start: X" } },
    { type: "local_shell" },
    { type: "shell", environment: { type: "local" } },
    { type: "apply_patch" },
    { type: "computer" },
    { type: "namespace", name: "n", description: "d", tools: [{ type: "function", name: "f" }] },
  ];
  const view = parse({ input: "x", tools });
  assert.deepEqual(sent(view)["tools"], tools);
  assert.ok(seen(view).some(([surface, text]) => surface === "tool-definition" && text === "start: X"));
});

test("malformed requests are refused with the offender's path", () => {
  const malformed: [object, RegExp][] = [
    [{ input: "x", model: "" }, /model/],
    [{}, /input/],
    [{ input: [] }, /input/],
    [{ input: ["x"] }, /input\[0\]/],
    [{ input: [{ role: "user" }] }, /input\[0\]\.content/],
    [{ input: [{ role: "user", content: [{ type: "input_text" }] }] }, /input\[0\]\.content\[0\]\.text/],
    [{ input: [{ role: 5, content: "x" }] }, /input\[0\]\.role/],
    [{ input: [{ type: "function_call_output", call_id: "c" }] }, /input\[0\]\.output/],
    [{ input: "x", instructions: ["y"] }, /instructions/],
    [{ input: "x", max_output_tokens: 0 }, /max_output_tokens/],
    [{ input: "x", stream: "yes" }, /stream/],
    [{ input: "x", tools: {} }, /tools/],
    [{ input: [{ role: "user", content: [{ type: "input_image", image_url: "data:image/png;base64,!" }] }] }, /image_url/],
  ];
  for (const [body, detail] of malformed) {
    const problem = refusal(body);
    assert.equal(problem.code, "request_malformed", JSON.stringify(body));
    assert.match(problem.detail, detail);
  }
});

test("routing, the provider's own guards and the text that log probabilities spell are not sent on [request-cannot-weaken]", () => {
  const body = sent(
    parse({
      input: [{ role: "assistant", content: [{ type: "output_text", text: "x", logprobs: [{ token: "x" }] }] }],
      base_url: "https://evil.example",
      fallbacks: ["other"],
      moderation: { model: "none" },
      access_programs: { cyber: "x" },
    }),
  );
  assert.deepEqual(Object.keys(body).sort(), ["input", "max_output_tokens", "model", "store"]);
  assert.deepEqual((body["input"] as JsonObject[])[0]?.["content"], [{ type: "output_text", text: "x" }]);
});

test("encrypted reasoning passes as it is; what only pretends to be is inspected [every-surface-inspected]", () => {
  const sealed = `gAAAAAB1${"xY9_".repeat(30)}==`;
  const texts = (encrypted: string): string[] =>
    parse({ input: [{ type: "reasoning", summary: [], encrypted_content: encrypted }] }).parts.map(({ text }) => text);
  assert.deepEqual(texts(sealed), []);
  for (const text of ["secret", "my secret ".repeat(20), `${sealed} and more`, "a".repeat(100), `${sealed}123456789`]) {
    assert.deepEqual(texts(text), [text]);
  }
});
