import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { openaiChat } from "./openai-chat.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const target: CallTarget = { model: undefined, stream: undefined, header: () => undefined };
const parse = (body: unknown): RequestView => openaiChat.parseRequest(JSON.parse(JSON.stringify(body)) as JsonObject, target);
const say = (...messages: unknown[]): RequestView => parse({ model: "m", messages });
const sent = (view: RequestView, maxOutputTokens = 100): Record<string, JsonValue> =>
  JSON.parse(view.serialise({ model: "upstream", maxOutputTokens })) as Record<string, JsonValue>;
const texts = (view: RequestView): string[] => view.parts.map(({ text }) => text);
const mask = (view: RequestView, secret: string): void => {
  for (const part of view.parts) if (part.text.includes(secret)) part.replace(part.text.replaceAll(secret, "{X}"));
};

const callWith = (args: string): RequestView =>
  say({
    role: "assistant",
    content: null,
    tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: args } }],
  });
const argumentsOf = (view: RequestView): string =>
  (sent(view) as unknown as { messages: { tool_calls: { function: { arguments: string } }[] }[] }).messages[0]?.tool_calls[0]
    ?.function.arguments ?? "";

function refusal(body: unknown): Problem {
  try {
    parse(body);
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error;
  }
  return assert.fail("it was accepted");
}

test("each role's text is a part of its surface, and fixed words are none", () => {
  const view = say(
    { role: "system", content: "s" },
    { role: "developer", content: "d" },
    { role: "user", content: "u", name: "n" },
    { role: "assistant", content: "a", reasoning_content: "r" },
    { role: "tool", content: "t", tool_call_id: "call-1" },
  );
  assert.deepEqual(
    view.parts.map(({ surface, text }) => [surface, text]),
    [
      ["system", "s"],
      ["system", "d"],
      ["user", "u"],
      ["name", "n"],
      ["assistant", "a"],
      ["reasoning", "r"],
      ["tool-result", "t"],
      ["name", "call-1"],
    ],
  );
});

test("what is replaced is what is sent, and everything else is sent as it came", () => {
  const view = parse({
    model: "m",
    temperature: 0.2,
    vendor: { deep: [{ note: "for dana" }] },
    messages: [{ role: "user", content: "dana asks" }],
  });
  mask(view, "dana");
  assert.deepEqual(sent(view), {
    model: "upstream",
    temperature: 0.2,
    vendor: { deep: [{ note: "for {X}" }] },
    messages: [{ role: "user", content: "{X} asks" }],
    max_tokens: 100,
  });
});

test("names of unknown members are inspected, and renamed in place without losing one of two", () => {
  const view = parse({
    model: "m",
    messages: [{ role: "user", content: "hi" }],
    metadata: { a: "1", dana1: "2", dana2: "3", z: "4" },
  });
  for (const part of view.parts) if (part.text.startsWith("dana")) part.replace("{NAME}");
  assert.equal(JSON.stringify(sent(view)["metadata"]), '{"a":"1","{NAME}":"2","{NAME}_2":"3","z":"4"}');
  assert.equal(JSON.stringify(sent(view)["metadata"]), '{"a":"1","{NAME}":"2","{NAME}_2":"3","z":"4"}');
});

test("a member named __proto__ stays a member", () => {
  const body = JSON.parse(
    '{"model":"m","messages":[{"role":"user","content":"x"}],"metadata":{"__proto__":{"k":"dana"}}}',
  ) as JsonObject;
  const view = openaiChat.parseRequest(body, target);
  mask(view, "dana");
  assert.match(view.serialise({ model: "u", maxOutputTokens: 1 }), /"__proto__":\{"k":"\{X\}"\}/);
});

test("long numbers are inspected in free-form places", () => {
  const view = parse({
    model: "m",
    messages: [{ role: "user", content: "hi" }],
    metadata: { card: 4111111111111111, small: 42 },
  });
  assert.ok(texts(view).includes("4111111111111111"));
  mask(view, "4111111111111111");
  assert.deepEqual(sent(view)["metadata"], { card: "{X}", small: 42 });
});

test("tool definitions are inspected down to their property names", () => {
  const view = parse({
    model: "m",
    messages: [{ role: "user", content: "hi" }],
    tools: [
      {
        type: "function",
        function: {
          name: "lookup",
          description: "finds people",
          parameters: { type: "object", properties: { employee: { type: "string", enum: ["Dana"] } } },
        },
      },
    ],
  });
  assert.deepEqual(texts(view), ["hi", "lookup", "finds people", "employee", "Dana"]);
  assert.ok(view.usesTools);
  assert.deepEqual(new Set(view.parts.slice(1).map(({ surface }) => surface)), new Set(["tool-definition"]));
});

test("tool arguments are inspected decoded and stay JSON when masked", () => {
  const escaped = callWith('{"who": "d\\u0061na \\"q\\"", "id": 12345678901234567890, "x": 1.0}');
  assert.ok(texts(escaped).includes('dana "q"'));
  mask(escaped, 'dana "q"');
  assert.equal(argumentsOf(escaped), '{"who":"{X}","id":12345678901234567890,"x":1.0}');

  const twice = callWith('{"a":"secret","a":"shown"}');
  assert.equal(argumentsOf(twice), '{"a":"shown"}', "of two members with one name only the inspected one is sent");

  const broken = callWith('{"a": dana');
  mask(broken, "dana");
  assert.equal(argumentsOf(broken), '{"a": {X}');
});

test("text cut over neighbouring content parts is inspected and sent in one piece", () => {
  const view = say({
    role: "user",
    content: [
      { type: "text", text: "123-45" },
      { type: "text", text: "-6789", cache: { type: "short" } },
    ],
  });
  assert.ok(texts(view).includes("123-45-6789"));
  mask(view, "123-45-6789");
  assert.deepEqual(sent(view)["messages"], [
    { role: "user", content: [{ type: "text", text: "{X}", cache: { type: "short" } }] },
  ]);
});

test("lone surrogates are gone from what is inspected and from what is sent", () => {
  const body: JsonObject = { model: "m", messages: [{ role: "user", content: "a\ud800b" }], metadata: { "k\udc00": "v" } };
  const view = openaiChat.parseRequest(body, target);
  assert.ok(texts(view).includes("a\ufffdb"));
  assert.ok(texts(view).includes("k\ufffd"));
  assert.doesNotMatch(view.serialise({ model: "u", maxOutputTokens: 1 }), /\\ud/);
});

test("a known field with an unexpected value is inspected as text", () => {
  const view = parse({
    model: "m",
    temperature: "dana",
    reasoning_effort: "dana",
    tool_choice: "dana",
    messages: [{ role: "dana", content: "dana" }],
  });
  assert.equal(texts(view).filter((text) => text === "dana").length, 5);
  assert.throws(() => parse({ model: "m", Messages: ["dana"], messages: [] }), { code: "request_malformed" });
});

test("the output bound is the smaller one, under the caller's name", () => {
  const message = { role: "user", content: "x" };
  const bounds = (fields: object, most: number): JsonValue[] => {
    const { max_tokens: older, max_completion_tokens: newer } = sent(parse({ model: "m", messages: [message], ...fields }), most);
    return [older ?? null, newer ?? null];
  };
  assert.deepEqual(bounds({}, 7), [7, null]);
  assert.deepEqual(bounds({ max_tokens: 5 }, 7), [5, null]);
  assert.deepEqual(bounds({ max_completion_tokens: 9 }, 7), [null, 7]);
  assert.deepEqual(bounds({ max_tokens: 9, max_completion_tokens: 5 }, 7), [5, 5]);
  assert.equal(parse({ model: "m", messages: [message], max_tokens: 9, max_completion_tokens: 5 }).maxOutputTokens, 5);
  const otherNames = parse({ model: "m", messages: [message], max_new_tokens: 900, best_of: 3, parameters: { n: 4 } });
  assert.equal(otherNames.choices, 4);
  assert.equal(sent(otherNames, 7)["max_new_tokens"], 7);
  assert.equal(parse({ model: "m", messages: [message] }).maxOutputTokens, undefined);
});

test("the upstream is always asked for the usage of a stream", () => {
  const view = parse({ model: "m", stream: true, messages: [{ role: "user", content: "x" }] });
  assert.equal(view.includeUsage, false);
  assert.deepEqual(sent(view)["stream_options"], { include_usage: true });
  const asked = parse({
    model: "m",
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: "user", content: "x" }],
  });
  assert.equal(asked.includeUsage, true);
});

test("where a call goes and who keeps it is not the caller's to say (request-cannot-weaken)", () => {
  const asks = {
    base_url: "http://evil.example",
    models: ["other"],
    fallbacks: ["other"],
    provider: { order: ["x"] },
    api_key: "k",
  };
  const call = { model: "m", messages: [{ role: "user", content: "x" }] };
  assert.deepEqual(sent(parse({ ...call, ...asks, moderation: { model: "theirs" }, store: true })), {
    ...call,
    model: "upstream",
    store: false,
    max_tokens: 100,
  });
});

test("a wrong shape is refused with the path of the offender", () => {
  const user = { role: "user", content: "x" };
  const cases: readonly (readonly [unknown, string])[] = [
    [{ messages: [user] }, "model"],
    [{ model: "m" }, "messages"],
    [{ model: "m", messages: [] }, "messages"],
    [{ model: "m", messages: {} }, "messages"],
    [{ model: "m", messages: [user, "x"] }, "messages[1]"],
    [{ model: "m", messages: [{ content: "x" }] }, "messages[0].role"],
    [{ model: "m", messages: [{ role: "user" }] }, "messages[0].content"],
    [{ model: "m", messages: [{ role: "user", content: 1 }] }, "messages[0].content"],
    [{ model: "m", messages: [{ role: "user", content: ["x"] }] }, "messages[0].content[0]"],
    [{ model: "m", messages: [{ role: "user", content: [{ type: "text", text: 1 }] }] }, "messages[0].content[0].text"],
    [{ model: "m", messages: [{ role: "assistant", tool_calls: [1] }] }, "messages[0].tool_calls[0]"],
    [{ model: "m", messages: [user], stream: "yes" }, "stream"],
    [{ model: "m", messages: [user], n: 9 }, "n"],
    [{ model: "m", messages: [user], best_of: 9 }, "best_of"],
    [{ model: "m", messages: [user], candidate_count: 9 }, "candidate_count"],
    [{ model: "m", messages: [user], max_new_tokens: 0 }, "max_new_tokens"],
    [{ model: "m", messages: [user], n: 1.5 }, "n"],
    [{ model: "m", messages: [user], max_tokens: -1 }, "max_tokens"],
    [{ model: "m", messages: [user], stream_options: [] }, "stream_options"],
    [{ model: "m", messages: [user], tools: [1] }, "tools[0]"],
    [
      { model: "m", messages: [{ role: "user", content: [{ type: "image_url", image_url: png }] }] },
      "messages[0].content[0].image_url",
    ],
    [
      { model: "m", messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: `${png}!` } }] }] },
      "messages[0].content[0].image_url.url",
    ],
    [
      {
        model: "m",
        messages: [{ role: "user", content: [{ type: "input_audio", input_audio: { data: "AAAA", format: "ogg" } }] }],
      },
      "messages[0].content[0].input_audio.format",
    ],
  ];
  for (const [body, path] of cases) {
    const problem = refusal(body);
    assert.equal(problem.code, "request_malformed", path);
    assert.ok(problem.detail.startsWith(`${path} must be `), `${problem.detail} names ${path}`);
  }
});

const png = "data:image/png;base64,iVBORw0KGgo=";

test("images, sounds and files in the request are its media, and their names are inspected", () => {
  const view = say({
    role: "user",
    content: [
      { type: "text", text: "a" },
      { type: "image_url", image_url: { url: "data:image/PNG;name=dana;base64,iVBORw0KGgo=", detail: "high", note: "dana" } },
      { type: "text", text: "b" },
      { type: "input_audio", input_audio: { data: "AAAA", format: "mp3" } },
      { type: "file", file: { filename: "dana.pdf", file_data: "JVBERi0=" } },
      { type: "file", file: { filename: "x.bin", file_data: "data:text/plain;charset=utf-8;base64,aGk=" }, extra: "dana" },
    ],
  });
  assert.deepEqual(
    view.media.map(({ modality, mediaType, data, path }) => [modality, mediaType, data, path]),
    [
      ["image", "image/png", "iVBORw0KGgo=", "messages[0].content[1].image_url"],
      ["audio", "audio/mpeg", "AAAA", "messages[0].content[3].input_audio"],
      ["document", "application/pdf", "JVBERi0=", "messages[0].content[4].file"],
      ["document", "text/plain", "aGk=", "messages[0].content[5].file"],
    ],
  );
  assert.ok(view.parts.some(({ surface, text }) => surface === "name" && text === "dana.pdf"));
  mask(view, "dana");
  for (const part of view.media) part.replace("eHh4");
  assert.deepEqual(sent(view)["messages"], [
    {
      role: "user",
      content: [
        { type: "text", text: "a" },
        { type: "image_url", image_url: { url: "data:image/PNG;base64,eHh4", detail: "high", note: "{X}" } },
        { type: "text", text: "b" },
        { type: "input_audio", input_audio: { data: "eHh4", format: "mp3" } },
        { type: "file", file: { filename: "{X}.pdf", file_data: "eHh4" } },
        { type: "file", file: { filename: "x.bin", file_data: "data:text/plain;base64,eHh4" }, extra: "{X}" },
      ],
    },
  ]);
});

test("what the upstream would fetch, look up or run by itself is refused, and so is media where no user speaks", () => {
  const user = { role: "user", content: "x" };
  const part = (type: string, holder: object): object => ({ messages: [{ role: "user", content: [{ type, [type]: holder }] }] });
  const cases: readonly (readonly [object, string])[] = [
    [part("image_url", { url: "https://x.example/a.png" }), "messages[0].content[0].image_url.url: "],
    [part("image_url", { url: "data:image/svg+xml,%3Csvg/%3E" }), "messages[0].content[0].image_url.url: "],
    [part("file", { file_id: "file-1" }), "messages[0].content[0].file.file_id: "],
    [part("file", { file_data: "https://x.example/a.pdf" }), "messages[0].content[0].file.file_data: "],
    [part("video_url", { url: png }), "messages[0].content[0]: "],
    [part("refusal", {}), "messages[0].content[0]: "],
    [
      { messages: [{ role: "tool", tool_call_id: "c", content: [{ type: "image_url", image_url: { url: png } }] }] },
      "messages[0].content[0]: ",
    ],
    [{ messages: [{ role: "system", content: [{ type: "image_url", image_url: { url: png } }] }] }, "messages[0].content[0]: "],
    [{ messages: [{ role: "assistant", audio: { id: "audio-1" } }] }, "messages[0].audio: "],
    [{ messages: [user], modalities: ["text", "audio"] }, "modalities[1]: "],
    [{ messages: [user], audio: { voice: "x" } }, "audio: "],
    [{ messages: [user], web_search_options: {} }, "web_search_options: "],
    [{ messages: [user], tools: [{ google_search: {} }] }, "tools[0]: "],
    [{ messages: [user], kv_transfer_params: { remote_host: "10.0.0.1" } }, "kv_transfer_params: "],
    [{ messages: [user], data_sources: [{ type: "azure_search" }] }, "data_sources: "],
    [{ messages: [user], tools: [{ type: "function", function: { name: "f" } }, { type: "web_search" }] }, "tools[1]: "],
  ];
  for (const [fields, start] of cases) {
    const problem = refusal({ model: "m", ...fields });
    assert.equal(problem.code, "content_not_supported", start);
    assert.ok(problem.detail.startsWith(start), `${problem.detail} starts with ${start}`);
  }
});

test("nesting beyond the limit is refused, also inside tool arguments", () => {
  const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
  const call = { id: "c", type: "function", function: { name: "f", arguments: deep } };
  assert.equal(
    refusal({ model: "m", messages: [{ role: "assistant", content: null, tool_calls: [call] }] }).code,
    "request_malformed",
  );
});

test("thousands of member names that mask alike are renamed in linear time", () => {
  const metadata = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`k${index}`, index]));
  const view = openaiChat.parseRequest({ model: "m", messages: [{ role: "user", content: "x" }], metadata }, target);
  for (const part of view.parts) part.replace("{X}");
  const started = processorMs();
  view.serialise({ model: "u", maxOutputTokens: 1 });
  assert.ok(processorMs() - started < 2000);
});

test("A deployment of the newest models is bounded by the newer name alone, whatever the caller wrote", () => {
  for (const asked of [{}, { max_tokens: 50 }, { max_completion_tokens: 50 }, { max_tokens: 50, max_completion_tokens: 70 }]) {
    const view = openaiChat.parseRequest({ model: "m", messages: [{ role: "user", content: "hi" }], ...asked }, target);
    const sent = (more: object): unknown => {
      const { max_tokens, max_completion_tokens } = JSON.parse(view.serialise({ model: "m", maxOutputTokens: 60, ...more }));
      return [max_tokens, max_completion_tokens];
    };
    const bound = "max_tokens" in asked || "max_completion_tokens" in asked ? 50 : 60;
    assert.deepEqual(sent({ boundsCompletion: true }), [undefined, bound]);
    assert.deepEqual(sent({}), [
      "max_completion_tokens" in asked && !("max_tokens" in asked) ? undefined : bound,
      "max_completion_tokens" in asked ? bound : undefined,
    ]);
  }
});
