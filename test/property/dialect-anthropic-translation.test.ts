import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonObject } from "../../src/core/json.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Conversation, ConversationAnswer, ConversationEvent } from "../../src/dialects/conversation.ts";
import type { StreamEvent } from "../../src/dialects/dialect.ts";
import { anthropicMessages } from "../../src/dialects/anthropic-messages/anthropic-messages.ts";
import { anthropicMessagesTranslation as translation } from "../../src/dialects/anthropic-messages/translation.ts";

const context = { model: "m", includeUsage: true, callId: "req_1", at: 0 };
const target = { model: undefined, stream: undefined, header: (): undefined => undefined };
const upstream = { model: "m", maxOutputTokens: 9000 };
const of = fc.constant;
/** As JSON would bring it: no objects without a prototype, no negative zero. */
const plainly = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

const word = fc.string({ minLength: 1, maxLength: 8 });
const object = fc
  .dictionary(word, fc.oneof(word, fc.integer(), fc.boolean()), { maxKeys: 3 })
  .map((value): JsonObject => ({ ...value }));
const data = fc.uint8Array({ minLength: 1, maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("base64"));
const text = fc.record({ type: of("text" as const), text: word });
const image = fc.record({ type: of("image" as const), mediaType: fc.constantFrom("image/png", "image/webp"), data });
const pdf = fc.record({ type: of("document" as const), mediaType: of("application/pdf"), data, name: word });
const plain = word.map((said) => ({
  type: "document" as const,
  mediaType: "text/plain",
  data: Buffer.from(said).toString("base64"),
}));
const material = fc.oneof(text, image, pdf, plain);
const call = fc.record({ type: of("tool-call" as const), id: word, name: word, arguments: object });
const reasoning = fc.oneof(
  fc.record({ type: of("reasoning" as const), text: word, signature: word }),
  fc.record({ type: of("reasoning" as const), text: of(""), redacted: word }),
);
const result = fc.record({
  type: of("tool-result" as const),
  id: word,
  content: fc.array(material, { maxLength: 2 }),
  failed: fc.boolean(),
});
const user = fc
  .tuple(fc.array(result, { maxLength: 2 }), fc.array(material, { maxLength: 3 }), text)
  .map(([results, rest, last]) => ({ role: "user" as const, content: [...results, ...rest, last] }));
const assistant = fc
  .array(fc.oneof(text, call, reasoning), { minLength: 1, maxLength: 3 })
  .map((content) => ({ role: "assistant" as const, content }));
/** Neighbouring texts are one: this API reads them so. */
const joined = <Message extends Conversation["messages"][number]>(message: Message): Message => {
  const content: Conversation["messages"][number]["content"][number][] = [];
  for (const block of message.content) {
    const last = content.at(-1);
    if (block.type === "text" && last?.type === "text")
      content[content.length - 1] = { type: "text", text: last.text + block.text };
    else if (block.type === "tool-result") {
      content.push({ ...block, content: joined({ role: "user", content: block.content }).content });
    } else content.push(block);
  }
  return { ...message, content };
};

const conversation: fc.Arbitrary<Conversation> = fc.record(
  {
    system: fc.array(text, { maxLength: 1 }),
    messages: fc.array(fc.tuple(user, assistant), { minLength: 1, maxLength: 3 }).map((turns) => turns.flat().map(joined)),
    tools: fc.array(fc.record({ name: word, description: word, schema: of({ type: "object" }), strict: fc.boolean() }), {
      minLength: 1,
      maxLength: 2,
    }),
    toolChoice: fc.oneof(
      fc.record({ type: fc.constantFrom("auto" as const, "any" as const) }),
      fc.record({ type: of("tool" as const), name: word }),
    ),
    parallelToolCalls: fc.boolean(),
    temperature: fc.double({ min: 0, max: 1, noNaN: true }),
    topP: fc.constantFrom(0.5, 1),
    topK: fc.nat(100),
    stopSequences: fc.array(word, { maxLength: 2 }),
    responseFormat: fc.constant({ type: "json-schema" as const, name: "answer", schema: { type: "object" }, strict: true }),
    reasoning: fc.oneof(
      fc.record({
        effort: fc.constantFrom("none" as const, "low" as const, "medium" as const, "high" as const, "xhigh" as const),
      }),
      fc.record({ budgetTokens: fc.integer({ min: 1024, max: 8000 }) }),
    ),
    user: word,
    stream: fc.boolean(),
  },
  { requiredKeys: ["system", "messages", "tools", "toolChoice", "stopSequences", "stream"] },
);

test("a request that is written, parsed and read again says what it said", () => {
  fc.assert(
    fc.property(conversation, (one) => {
      const said = plainly(one);
      const written = plainly(translation.writeRequest(said, upstream));
      const view = anthropicMessages.parseRequest(written, target);
      assert.equal(view.stream, said.stream);
      assert.deepEqual(translation.readRequest(view.document(), { stream: view.stream }), said);
    }),
    { numRuns: 500 },
  );
});

const answer: fc.Arbitrary<ConversationAnswer> = fc.record(
  {
    id: word,
    content: fc.array(fc.oneof(text, call, reasoning), { maxLength: 4 }),
    stopReason: fc.constantFrom("end" as const, "length" as const, "tool-calls" as const, "refusal" as const),
    usage: fc.record({
      inputTokens: fc.integer({ min: 100, max: 200 }),
      outputTokens: fc.nat(100),
      cacheReadTokens: fc.nat(50),
      cacheWriteTokens: fc.nat(50),
      reasoningTokens: fc.nat(50),
    }),
  },
  { requiredKeys: ["id", "content", "stopReason", "usage"] },
);

test("an answer that is written and read again says what it said", () => {
  fc.assert(
    fc.property(answer, (one) => {
      const said = plainly(one);
      const written = plainly(translation.writeAnswer(said, context));
      assert.deepEqual(translation.readAnswer(written), said);
    }),
    { numRuns: 500 },
  );
});

/** The events of an answer, its blocks open at once and speaking in this order. */
function eventsOf(said: ConversationAnswer, order: readonly number[]): ConversationEvent[] {
  const queues = said.content.map((block, index): ConversationEvent[] => {
    if (block.type === "text") {
      return [
        { type: "block-start", index, block: { type: "text" } },
        ...[...block.text].map((piece) => ({ type: "block-delta" as const, index, text: piece })),
        { type: "block-end", index },
      ];
    }
    if (block.type === "tool-call") {
      return [
        { type: "block-start", index, block: { type: "tool-call", id: block.id, name: block.name } },
        { type: "block-delta", index, text: JSON.stringify(block.arguments) },
        { type: "block-end", index },
      ];
    }
    const { text: thought, signature, redacted } = block;
    return [
      { type: "block-start", index, block: { type: "reasoning", ...(redacted === undefined ? {} : { redacted }) } },
      { type: "block-delta", index, text: thought },
      ...(signature === undefined ? [] : [{ type: "block-signature" as const, index, signature }]),
      { type: "block-end", index },
    ];
  });
  const events: ConversationEvent[] = [{ type: "start", id: said.id }, ...queues.flatMap((queue) => queue.splice(0, 1))];
  for (const pick of order) events.push(...(queues[pick % Math.max(queues.length, 1)]?.splice(0, 1) ?? []));
  events.push(...queues.flat(), { type: "usage", usage: said.usage! }, { type: "end", stopReason: said.stopReason });
  return events;
}

/** What a stream of the middle form says as a whole. */
function gather(events: readonly ConversationEvent[]): ConversationAnswer {
  const blocks: any[] = [];
  const whole: any = {};
  for (const event of events) {
    if (event.type === "start") whole.id = event.id;
    else if (event.type === "usage") whole.usage = event.usage;
    else if (event.type === "end") whole.stopReason = event.stopReason;
    else if (event.type === "block-start") {
      const { type, ...rest } = event.block;
      blocks[event.index] = type === "tool-call" ? { type, ...rest, arguments: "" } : { type, text: "", ...rest };
    } else if (event.type === "block-delta")
      blocks[event.index][blocks[event.index].type === "tool-call" ? "arguments" : "text"] += event.text;
    else if (event.type === "block-signature") blocks[event.index].signature = event.signature;
  }
  whole.content = blocks.map((block) =>
    block.type === "tool-call" ? { ...block, arguments: JSON.parse(block.arguments || "{}") } : block,
  );
  return whole;
}

test("a stream that is written and read again says what it said, in whatever order its blocks spoke", () => {
  fc.assert(
    fc.property(answer, fc.array(fc.nat(5), { maxLength: 20 }), (one, order) => {
      const said = plainly(one);
      const { reasoningTokens: _, ...usage } = said.usage!;
      const expected = { ...said, usage };
      const writer = translation.openWriter(context);
      const written = [...eventsOf(expected, order).flatMap((event) => writer.take(event)), ...writer.finish()];
      let open: unknown;
      for (const { type, data: json } of written) {
        const { index } = JSON.parse(json);
        if (type === "content_block_start") {
          assert.equal(open, undefined, "blocks come one after the other");
          open = index;
        } else if (type === "content_block_delta") assert.equal(index, open);
        else if (type === "content_block_stop") open = undefined;
      }
      const reader = translation.openReader();
      const read = [...written.flatMap((event) => reader.take(event)), ...reader.end(undefined)];
      assert.deepEqual(gather(read), expected);
    }),
    { numRuns: 500 },
  );
});

test("whatever an upstream sends, a reader gives events or throws a Problem", () => {
  const types = [
    "message_start",
    "content_block_start",
    "content_block_delta",
    "content_block_stop",
    "message_delta",
    "message_stop",
    "x",
  ];
  const event: fc.Arbitrary<StreamEvent> = fc.oneof(
    fc.record({ type: fc.string(), data: fc.oneof(fc.string(), fc.json()) }),
    fc
      .record({
        type: fc.constantFrom(...types),
        index: fc.oneof(fc.nat(2), fc.jsonValue()),
        message: fc.jsonValue(),
        content_block: fc.oneof(
          fc.jsonValue(),
          fc.record({ type: fc.constantFrom("text", "thinking", "tool_use"), text: fc.jsonValue(), input: fc.jsonValue() }),
        ),
        delta: fc.oneof(
          fc.jsonValue(),
          fc.record({ type: fc.constantFrom("text_delta", "input_json_delta"), text: fc.jsonValue() }),
        ),
        usage: fc.jsonValue(),
      })
      .map((one) => ({ type: "", data: JSON.stringify(one) })),
  );
  const start = { type: "", data: '{"type":"message_start","message":{"id":"msg_1"}}' };
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), fc.jsonValue(), (events, whole) => {
      const reader = translation.openReader();
      try {
        for (const one of [start, ...events]) reader.take(one);
        reader.end(undefined);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
      }
      try {
        translation.readAnswer({ content: whole } as JsonObject);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});
