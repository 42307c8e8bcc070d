import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI, { APIError } from "openai";
import type { ParsedResponse } from "openai/resources/responses/responses";
import type { Surface } from "../../core/inspection.ts";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { StreamEvent, StreamRewriter } from "../dialect.ts";
import { sse } from "../framing/sse.ts";
import { openaiResponses } from "./openai-responses.ts";
import { wordGuard } from "../../../test/support/small-guards.ts";

const context = { model: "echo", includeUsage: true, callId: "req_1", at: 5000 };
const streaming = openaiResponses.streaming as NonNullable<typeof openaiResponses.streaming>;
const start = (): StreamRewriter & { seen: [Surface, string][] } => {
  const { open, seen } = wordGuard();
  return Object.assign(Object.create(streaming.rewrite(open, context)) as StreamRewriter, { seen });
};
const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

const event = (type: string, fields: object): StreamEvent => ({
  type,
  data: JSON.stringify({ type, sequence_number: 99, ...fields }),
});
const response = (status: string, output: object[] = [], more: object = {}): object => ({
  response: { id: "resp_abc", object: "response", created_at: 3, status, model: "upstream-model", output, ...more },
});
const usage = { input_tokens: 3, output_tokens: 4, total_tokens: 7, output_tokens_details: { reasoning_tokens: 0 } };
const at = { item_id: "msg_1", output_index: 0, content_index: 0 };
const part = (text: string): object => ({ type: "output_text", text, annotations: [] });
const message = (text: string, status = "completed"): object => ({
  id: "msg_1",
  type: "message",
  status,
  role: "assistant",
  content: text === "" ? [] : [part(text)],
});
const opening = [
  event("response.created", response("in_progress")),
  event("response.in_progress", response("in_progress")),
  event("response.output_item.added", { output_index: 0, item: message("", "in_progress") }),
  event("response.content_part.added", { ...at, part: part("") }),
];
const delta = (text: string): StreamEvent =>
  event("response.output_text.delta", { ...at, delta: text, logprobs: [], obfuscation: "xx" });
const closing = (text: string): StreamEvent[] => [
  event("response.output_text.done", { ...at, text, logprobs: [] }),
  event("response.content_part.done", { ...at, part: part(text) }),
  event("response.output_item.done", { output_index: 0, item: message(text) }),
  event("response.completed", response("completed", [message(text)], { usage })),
];

interface ToldItem {
  readonly content: { readonly text: string }[];
  readonly summary: { readonly text: string }[];
  readonly arguments: string;
  readonly encrypted_content: string | null;
}
interface Told {
  readonly type: string;
  readonly item: ToldItem;
  readonly part: { readonly text: string };
  readonly response: {
    readonly output: ToldItem[];
    readonly model: string;
    readonly note: string;
    readonly instructions: string;
  };
  readonly [key: string]: unknown;
}
const told = (events: readonly StreamEvent[]): Told[] => events.map(({ data }) => JSON.parse(data) as Told);
const run = (events: readonly StreamEvent[], rewriter: StreamRewriter = start()): StreamEvent[] => [
  ...events.flatMap((one) => rewriter.take(one)),
  ...rewriter.end(undefined),
];
const saidIn = (events: readonly StreamEvent[], type = "response.output_text.delta"): string =>
  told(events)
    .filter((one) => one.type === type)
    .map((one) => one["delta"] as string)
    .join("");

/** What the OpenAI SDK makes of a stream. */
async function readBySdk(events: readonly StreamEvent[]): Promise<ParsedResponse<null>> {
  const body = sse.encode(events) as string;
  const fetch = async (): Promise<Response> => new Response(body, { headers: { "content-type": "text/event-stream" } });
  const client = new OpenAI({ apiKey: "k", baseURL: "http://127.0.0.1/v1", fetch, maxRetries: 0 });
  return await client.responses.stream({ model: "echo", input: "hi" }).finalResponse();
}

test("deltas are masked, and every repetition of the text says what the deltas said [every-surface-inspected]", () => {
  const rewriter = start();
  const out = run([...opening, delta("I am da"), delta("na, of da"), delta("n"), ...closing("I am dana, of dan")], rewriter);
  const events = told(out);
  assert.equal(saidIn(out), "I am {X}, of dan");
  assert.doesNotMatch(JSON.stringify(events), /dana/);
  assert.equal(events.find(({ type }) => type === "response.output_text.done")?.["text"], "I am {X}, of dan");
  assert.equal(events.find(({ type }) => type === "response.content_part.done")?.part.text, "I am {X}, of dan");
  assert.equal(events.find(({ type }) => type === "response.output_item.done")?.item.content[0]?.text, "I am {X}, of dan");
  const last = events.at(-1);
  assert.equal(last?.response.output[0]?.content[0]?.text, "I am {X}, of dan");
  assert.equal(last?.response.model, "echo");
  assert.deepEqual(rewriter.usage, { inputTokens: 3, outputTokens: 4 });
  assert.equal(rewriter.seen.filter(([, text]) => text.includes("dana")).length, 1, "inspected once, however often it is said");
});

test("events are numbered without a gap, carry their type twice, and neither padding nor log probabilities", () => {
  const out = run([...opening, delta("d"), delta("an"), delta("x"), ...closing("danx")]);
  for (const [index, { type, data }] of out.entries()) {
    const read = JSON.parse(data) as Told;
    assert.equal(read["sequence_number"], index);
    assert.equal(read.type, type);
    assert.equal(read["obfuscation"], undefined);
  }
  assert.deepEqual(out.map(({ type }) => type).slice(4), [
    "response.output_text.delta",
    "response.output_text.done",
    "response.content_part.done",
    "response.output_item.done",
    "response.completed",
  ]);
});

test("the SDK's stream helper reads a rewritten stream", async () => {
  const read = await readBySdk(run([...opening, delta("Hello da"), delta("na"), ...closing("Hello dana")]));
  assert.equal(read.output_text, "Hello {X}");
  assert.equal(read.status, "completed");
});

test("a repeated whole that is not what was streamed is inspected as a text of its own [every-surface-inspected]", () => {
  const out = run([...opening, delta("harmless"), ...closing("dana is here")]);
  assert.equal(saidIn(out), "harmless");
  assert.doesNotMatch(JSON.stringify(out), /dana/);
  assert.equal(told(out).at(-1)?.response.output[0]?.content[0]?.text, "{X} is here");
  const rewriter = start();
  for (const one of [...opening, delta("harmless")]) rewriter.take(one);
  rewriter.take(closing("STOP it")[0] as StreamEvent);
  assert.equal(rewriter.blocked, true);
});

const call = { id: "fc_1", type: "function_call", call_id: "call_1", name: "find", status: "in_progress" };
const args = (type: string, fields: object): StreamEvent =>
  event(`response.function_call_arguments.${type}`, { item_id: "fc_1", output_index: 0, ...fields });
const calling = (json: string, pieces: string[]): StreamEvent[] => [
  event("response.created", response("in_progress")),
  event("response.output_item.added", { output_index: 0, item: { ...call, arguments: "" } }),
  ...pieces.map((piece) => args("delta", { delta: piece })),
  args("done", { arguments: json, name: "find" }),
  event("response.output_item.done", { output_index: 0, item: { ...call, status: "completed", arguments: json } }),
  event("response.completed", response("completed", [{ ...call, status: "completed", arguments: json }], { usage })),
];

test("arguments are held until they are whole, and stay JSON when they are masked, in every place", async () => {
  const json = String.raw`{"who":"d\u0061na","n":12345678901234567890}`;
  const out = run(calling(json, [json.slice(0, 12), json.slice(12)]));
  const masked = '{"who":"{X}","n":12345678901234567890}';
  assert.equal(saidIn(out, "response.function_call_arguments.delta"), masked);
  const events = told(out);
  assert.equal(events.filter(({ type }) => type === "response.function_call_arguments.delta").length, 1);
  assert.equal(events.find(({ type }) => type === "response.function_call_arguments.done")?.["arguments"], masked);
  assert.equal(events.find(({ type }) => type === "response.output_item.done")?.item.arguments, masked);
  assert.equal(events.at(-1)?.response.output[0]?.arguments, masked);
  const read = await readBySdk(out);
  assert.equal((read.output[0] as { arguments?: string }).arguments, masked);
});

test("encrypted reasoning is told with the whole item, and not at all once its text was rewritten", () => {
  const sealed = `gAAAAAB1${"xY9_".repeat(30)}==`;
  const thinking = (text: string): Told[] => {
    const item = { id: "rs_1", type: "reasoning", summary: [] as object[], encrypted_content: sealed };
    const whole = { ...item, summary: [{ type: "summary_text", text }] };
    const place = { item_id: "rs_1", output_index: 0, summary_index: 0 };
    return told(
      run([
        event("response.created", response("in_progress")),
        event("response.output_item.added", { output_index: 0, item }),
        event("response.reasoning_summary_part.added", { ...place, part: { type: "summary_text", text: "" } }),
        event("response.reasoning_summary_text.delta", { ...place, delta: text }),
        event("response.reasoning_summary_text.done", { ...place, text }),
        event("response.reasoning_summary_part.done", { ...place, part: { type: "summary_text", text } }),
        event("response.output_item.done", { output_index: 0, item: whole }),
        event("response.completed", response("completed", [whole])),
      ]),
    );
  };
  const plain = thinking("hm, plain");
  assert.equal(plain[1]?.item.encrypted_content, null);
  assert.equal(plain.at(-2)?.item.encrypted_content, sealed);
  const masked = thinking("hm, dana");
  assert.doesNotMatch(JSON.stringify(masked), /dana|gAAAA/);
  assert.equal(masked.at(-1)?.response.output[0]?.summary[0]?.text, "hm, {X}");
});

test("a block in mid-stream ends the open message with the guardrail's, and the response as filtered", async () => {
  const rewriter = start();
  const out = [...opening, delta("so far STOP"), delta("never")].flatMap((one) => rewriter.take(one));
  assert.equal(rewriter.blocked, true);
  const all = [...out, ...rewriter.block(" Withheld.")];
  assert.equal(saidIn(all), "so far  Withheld.");
  assert.deepEqual(
    told(all).map((one) => one["sequence_number"] as number),
    all.map((_, index) => index),
  );
  const read = await readBySdk(all);
  assert.equal(read.status, "incomplete");
  assert.deepEqual(read.incomplete_details, { reason: "content_filter" });
  assert.equal(read.output_text, "so far  Withheld.");
  assert.deepEqual(rewriter.block("again"), []);
});

test("a tool call comes out when it is whole, and what began after it waits for it", async () => {
  const place = { item_id: "ct_1", output_index: 0 };
  const custom = { id: "ct_1", type: "custom_tool_call", call_id: "call_1", name: "find", input: "" };
  const after = { item_id: "msg_1", output_index: 1, content_index: 0 };
  const rewriter = start();
  const taken = (events: StreamEvent[]): string[] => events.flatMap((one) => rewriter.take(one)).map(({ type }) => type);
  assert.deepEqual(
    taken([
      event("response.created", response("in_progress")),
      event("response.output_item.added", { output_index: 0, item: custom }),
      event("response.custom_tool_call_input.delta", { ...place, delta: "look" }),
      event("response.output_item.added", { output_index: 1, item: message("", "in_progress") }),
      event("response.output_text.delta", { ...after, delta: "meanwhile" }),
      event("keepalive", {}),
    ]),
    ["response.created", "keepalive"],
  );
  assert.deepEqual(
    taken([
      event("response.custom_tool_call_input.done", { ...place, input: "look" }),
      event("response.output_item.done", { output_index: 0, item: { ...custom, input: "look" } }),
      event("response.output_text.delta", { ...after, delta: ", more" }),
    ]),
    [
      "response.output_item.added",
      "response.custom_tool_call_input.delta",
      "response.custom_tool_call_input.done",
      "response.output_item.done",
      "response.output_item.added",
      "response.output_text.delta",
      "response.output_text.delta",
    ],
  );
});

test("of a tool call that is blocked nothing is told, and a message of its own says the guardrail's", async () => {
  const rewriter = start();
  const out = calling('{"a":"STOP"}', ['{"a":"STOP"}']).flatMap((one) => rewriter.take(one));
  assert.equal(rewriter.blocked, true);
  const all = [...out, ...rewriter.block("Withheld.")];
  assert.doesNotMatch(JSON.stringify(all), /find|function_call/);
  const read = await readBySdk(all);
  assert.equal(read.output_text, "Withheld.");
  assert.deepEqual(
    read.output.map(({ type }) => type),
    ["message"],
  );
});

test("a blocked prompt is answered with a whole stream and a whole answer of the guardrail's message", async () => {
  const read = await readBySdk(streaming.blocked("Not here.", context));
  assert.equal(read.output_text, "Not here.");
  assert.equal(read.status, "incomplete");
  const answer = openaiResponses.blockedAnswer?.("Not here.", context) as JsonObject;
  assert.deepEqual(answer["incomplete_details"], { reason: "content_filter" });
  const [item] = answer["output"] as JsonObject[];
  assert.deepEqual(item?.["content"], [{ type: "output_text", text: "Not here.", annotations: [], logprobs: [] }]);
});

test("a failure in mid-stream makes the SDK throw it", async () => {
  const rewriter = start();
  const out = [...opening, delta("so far")].flatMap((one) => rewriter.take(one));
  const all = [...out, ...rewriter.fail(new Problem("upstream_unavailable", "It went away."))];
  assert.equal(told(all).at(-1)?.["sequence_number"], all.length - 1);
  await assert.rejects(
    readBySdk(all),
    (error) => error instanceof APIError && error.code === "upstream_unavailable" && /went away/.test(error.message),
  );
});

test("a stream without its final event was cut off, and an error event of the upstream is a failure", () => {
  assert.throws(() => run([...opening, delta("so far")]), hasCode("upstream_unavailable"));
  const rewriter = start();
  assert.throws(() => rewriter.take(event("error", { code: "x", message: "dana" })), hasCode("upstream_unavailable"));
  assert.throws(() => start().take({ type: "error", data: '{"error":{"message":"x"}}' }), hasCode("upstream_unavailable"));
  assert.throws(() => start().take({ type: "", data: "{" }), hasCode("upstream_malformed"));
  assert.throws(
    () => start().take(event("response.image_generation_call.partial_image", { partial_image_b64: "x" })),
    hasCode("upstream_malformed"),
  );
});

test("annotations, unknown members and unknown events are inspected, and their names too [every-surface-inspected]", () => {
  const annotation = (title: string, index: number): StreamEvent =>
    event("response.output_text.annotation.added", {
      ...at,
      annotation_index: index,
      annotation: { type: "url_citation", url: "https://a.example", title, start_index: 0, end_index: 1 },
    });
  const out = run([
    ...opening,
    delta("text"),
    annotation("by dana", 0),
    annotation("by another", 1),
    event("response.new_thing.started", { item_id: "msg_1", output_index: 0, note: "dana", dana: 1 }),
    event("response.new_thing.delta", { item_id: "msg_1", output_index: 0, delta: "da" }),
    event("response.new_thing.delta", { item_id: "msg_1", output_index: 0, delta: "na" }),
    event("keepalive", {}),
    ...closing("text").slice(0, 3),
    event(
      "response.completed",
      response("completed", [message("text")], { note: "dana", instructions: "dana", metadata: { dana: "dana" } }),
    ),
  ]);
  assert.doesNotMatch(JSON.stringify(out), /dana/);
  assert.equal(saidIn(out, "response.new_thing.delta"), "{X}");
  assert.match(JSON.stringify(out), /by another/);
  assert.equal(told(out).at(-1)?.response.instructions, "{X}");
});

test("an item that was told only whole, and one that only the response tells, are inspected", () => {
  const out = run([
    event("response.created", response("in_progress")),
    event("response.output_item.done", { output_index: 0, item: message("by dana") }),
    event("response.completed", response("completed", [message("by dana"), { ...message("dana again"), id: "msg_2" }])),
  ]);
  assert.doesNotMatch(JSON.stringify(out), /dana/);
  assert.equal(told(out).at(-1)?.response.output[1]?.content[0]?.text, "{X} again");
});

test("a member that changes from event to event is told as it first was: it could be a text in pieces", () => {
  const out = run([
    event("response.created", response("in_progress", [], { note: "da" })),
    event("response.in_progress", response("in_progress", [], { note: "na" })),
    event("response.completed", response("completed", [], { note: "na" })),
  ]);
  assert.deepEqual(
    told(out).map((one) => one.response.note),
    ["da", "da", "da"],
  );
});

test("calls of several items keep their names, and so do the events of each", () => {
  const out = [0, 1].flatMap((index) => {
    const place = { output_index: index, item_id: `fc_${index}` };
    const item = { ...call, id: `fc_${index}`, call_id: `call_${index}`, name: `tools.find_${index}`, arguments: "" };
    return [
      event("response.output_item.added", { output_index: index, item }),
      event("response.function_call_arguments.done", { ...place, arguments: '{"a":1}', name: item.name }),
      event("response.output_item.done", { output_index: index, item: { ...item, arguments: '{"a":1}' } }),
    ];
  });
  const rewriter = start();
  const events = told([event("response.created", response("in_progress")), ...out].flatMap((one) => rewriter.take(one)));
  assert.deepEqual(
    events.filter(({ type }) => type === "response.function_call_arguments.done").map((one) => one["name"]),
    ["tools.find_0", "tools.find_1"],
  );
});

test("output is counted once, before masking, and what the response echoes of the request is none", () => {
  const count = (events: readonly StreamEvent[]): number => {
    const rewriter = start();
    run(events, rewriter);
    return rewriter.outputBytes;
  };
  const echoed = [
    event("response.created", response("in_progress", [], { instructions: "a long prompt ".repeat(50) })),
    ...opening.slice(1),
  ];
  const spoken = count([...echoed, delta("Zoë is "), delta("dana"), ...closing("Zoë is dana")]);
  assert.equal(spoken, 12);
  assert.equal(count(calling('{"who":"dana"}', ['{"who":', '"dana"}'])), 14 + "find".length);
});

test("nothing that is told again and again gets a text out in pieces [every-surface-inspected]", () => {
  const pieces = ["da", "na"];
  const telling: ((piece: string) => StreamEvent)[] = [
    (piece) => event("response.in_progress", response("in_progress", [], { error: { code: "x", message: piece } })),
    (piece) => event("response.in_progress", response(piece)),
    (piece) => event("response.in_progress", response("in_progress", [], { service_tier: piece, metadata: { a: piece } })),
    (piece) => event("response.output_text.done", { ...at, text: piece }),
    (piece) => event("response.content_part.done", { ...at, part: part(piece) }),
    (piece) => event("response.output_text.annotation.added", { ...at, annotation_index: 0, annotation: { title: piece } }),
    (piece) => event("response.output_item.done", { output_index: 0, item: message(piece) }),
  ];
  for (const tell of telling) {
    const rewriter = start();
    const out = opening.flatMap((one) => rewriter.take(one)).slice(0, 0);
    try {
      for (const piece of pieces) out.push(...rewriter.take(tell(piece)));
    } catch (error) {
      assert.ok(hasCode("upstream_malformed")(error), String(error));
    }
    const letters = JSON.stringify(out.map(({ data }) => data));
    assert.ok(!letters.includes("na\\"), letters);
  }
  const rewriter = start();
  assert.throws(() => {
    for (let index = 0; index < 1000; index++) rewriter.take(opening[1] as StreamEvent);
  }, hasCode("upstream_malformed"));
});
