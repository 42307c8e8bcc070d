import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OpenChannel, Surface } from "../../src/core/inspection.ts";
import { Problem } from "../../src/core/problem.ts";
import type { StreamEvent } from "../../src/dialects/dialect.ts";
import { rewriteStream } from "../../src/dialects/openai-responses/rewrite-stream.ts";
import { openReader } from "../../src/dialects/openai-responses/read-stream.ts";

/** Masks `qz` and blocks at `!!`, holding back one character: the smallest guardrail that a cut could fool. */
function guard(): { open: OpenChannel; seen: string[] } {
  let blocked = false;
  const seen: string[] = [];
  const open = (surface: Surface): ReturnType<OpenChannel> => {
    let held = "";
    const at = seen.push(`${surface}:`) - 1;
    const release = (keep: number): { text: string; blocked: boolean } => {
      if (blocked) return { text: "", blocked };
      const masked = held.replaceAll("qz", "{X}");
      const stop = masked.indexOf("!!");
      if (stop >= 0) {
        blocked = true;
        seen[at] = (seen[at] as string).replace(/!!.*/, "!!");
        return { text: masked.slice(0, stop), blocked };
      }
      const last = /[q!]$/.test(masked) ? keep : 0;
      held = masked.slice(masked.length - last);
      return { text: masked.slice(0, masked.length - last), blocked };
    };
    return {
      push(text) {
        seen[at] += text;
        held += text;
        return release(1);
      },
      end: () => release(0),
    };
  };
  return { open, seen };
}

type Told = Record<string, any>;
interface Relayed {
  readonly events: Told[];
  readonly seen: readonly string[];
  readonly failed: boolean;
}

/** Everything a caller gets of a stream, and how it ended. */
function relay(events: readonly StreamEvent[]): Relayed {
  const { open, seen } = guard();
  const rewriter = rewriteStream(open, { model: "m", includeUsage: true, callId: "c", at: 0 });
  const out: StreamEvent[] = [];
  let failed = false;
  try {
    for (const event of events) out.push(...rewriter.take(event));
    out.push(...rewriter.end(undefined));
    if (rewriter.blocked) out.push(...rewriter.block("Withheld."));
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.notEqual(error.code, "internal", String(error.cause));
    failed = !rewriter.blocked;
    out.push(...(rewriter.blocked ? rewriter.block("Withheld.") : rewriter.fail(error)));
  }
  const told = out.map(({ type, data }) => {
    const read = JSON.parse(data) as Told;
    assert.equal(read["type"], type);
    return read;
  });
  return { events: told, seen, failed };
}

const event = (type: string, fields: object): StreamEvent => ({ type, data: JSON.stringify({ type, ...fields }) });
const response = (status: string, output: object[]): object => ({
  response: { id: "resp_a", object: "response", created_at: 1, status, model: "u", output },
});

/** One answer of a reasoning item, a message and a call, each text cut as given. */
function stream({ thought, text, json }: Record<"thought" | "text" | "json", readonly string[]>): StreamEvent[] {
  const whole = { thought: thought.join(""), text: text.join(""), json: json.join("") };
  const reasoning = { id: "rs_1", type: "reasoning", summary: [{ type: "summary_text", text: whole.thought }] };
  const message = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    status: "completed",
    content: [{ type: "output_text", text: whole.text, annotations: [] }],
  };
  const call = { id: "fc_1", type: "function_call", call_id: "c_1", name: "f", status: "completed", arguments: whole.json };
  const at = [
    { item_id: "rs_1", output_index: 0, summary_index: 0 },
    { item_id: "msg_1", output_index: 1, content_index: 0 },
    { item_id: "fc_1", output_index: 2 },
  ];
  return [
    event("response.created", response("in_progress", [])),
    event("response.output_item.added", { output_index: 0, item: { ...reasoning, summary: [] } }),
    event("response.reasoning_summary_part.added", { ...at[0], part: { type: "summary_text", text: "" } }),
    ...thought.map((delta) => event("response.reasoning_summary_text.delta", { ...at[0], delta })),
    event("response.reasoning_summary_text.done", { ...at[0], text: whole.thought }),
    event("response.reasoning_summary_part.done", { ...at[0], part: reasoning.summary[0] }),
    event("response.output_item.done", { output_index: 0, item: reasoning }),
    event("response.output_item.added", { output_index: 1, item: { ...message, content: [] } }),
    event("response.content_part.added", { ...at[1], part: { type: "output_text", text: "", annotations: [] } }),
    ...text.map((delta) => event("response.output_text.delta", { ...at[1], delta })),
    event("response.output_text.done", { ...at[1], text: whole.text }),
    event("response.content_part.done", { ...at[1], part: message.content[0] }),
    event("response.output_item.done", { output_index: 1, item: message }),
    event("response.output_item.added", { output_index: 2, item: { ...call, arguments: "" } }),
    ...json.map((delta) => event("response.function_call_arguments.delta", { ...at[2], delta })),
    event("response.function_call_arguments.done", { ...at[2], arguments: whole.json }),
    event("response.output_item.done", { output_index: 2, item: call }),
    event("response.completed", response("completed", [reasoning, message, call])),
  ];
}

const letters = fc.array(fc.constantFrom("q", "z", "c", " ", "é", "🙂", '"', "!"), { maxLength: 14 });
const cut = (characters: readonly string[], at: number): string[] =>
  characters.reduce<string[]>((pieces, letter, index) => {
    if ((at >> (index % 30)) & 1 || pieces.length === 0) pieces.push("");
    pieces[pieces.length - 1] += letter;
    return pieces;
  }, []);

/** What was said, whatever the events it was said in. */
const saidIn = ({ events, failed }: Relayed): object => {
  const deltas = new Map<string, string>();
  for (const { type, delta } of events) {
    if (typeof delta === "string") deltas.set(type as string, (deltas.get(type as string) ?? "") + delta);
  }
  return {
    failed,
    deltas: [...deltas],
    final: events.at(-1)?.["response"]?.output,
    types: [...new Set(events.map(({ type }) => type))],
  };
};

test("what is said and found does not depend on how the upstream cuts its deltas [chunking-is-invisible]", () => {
  fc.assert(
    fc.property(
      letters,
      letters,
      fc.object({ maxDepth: 1 }),
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      (thought, text, object, cuts) => {
        const json = [...JSON.stringify(object)];
        const [a, b] = [cuts.slice(0, 3), cuts.slice(3)].map((at) =>
          relay(
            stream({
              thought: cut(thought, at[0] as number),
              text: cut(text, at[1] as number),
              json: cut(json, at[2] as number),
            }),
          ),
        ) as [Relayed, Relayed];
        assert.deepEqual(saidIn(a), saidIn(b));
        assert.deepEqual(a.seen, b.seen);
      },
    ),
    { numRuns: 200 },
  );
});

test("the deltas, the repetitions of the whole and the response say the same, masked", () => {
  fc.assert(
    fc.property(
      letters,
      letters,
      fc.nat(),
      fc.dictionary(fc.constantFrom("k", "l"), fc.constantFrom("qz", "xqzy", "q")),
      (thought, text, at, object) => {
        const plain = (characters: string[]): string[] => characters.filter((letter) => letter !== "!");
        const { events } = relay(
          stream({ thought: cut(plain(thought), at), text: cut(plain(text), at), json: cut([...JSON.stringify(object)], at) }),
        );
        const masked = (characters: string[]): string => plain(characters).join("").replaceAll("qz", "{X}");
        const of = (type: string): Told[] => events.filter((one) => one["type"] === type);
        const deltas = (type: string): string =>
          of(type)
            .map(({ delta }) => delta as string)
            .join("");
        const output = events.at(-1)?.["response"].output;
        assert.equal(deltas("response.output_text.delta"), masked(text));
        assert.equal(of("response.output_text.done")[0]?.["text"], masked(text));
        assert.equal(of("response.content_part.done")[0]?.["part"].text, masked(text));
        assert.equal(output[1].content[0].text, masked(text));
        assert.equal(deltas("response.reasoning_summary_text.delta"), masked(thought));
        assert.equal(output[0].summary[0].text, masked(thought));
        assert.deepEqual(JSON.parse(output[2].arguments as string), JSON.parse(JSON.stringify(object).replaceAll("qz", "{X}")));
        assert.deepEqual(deltas("response.function_call_arguments.delta"), output[2].arguments);
        assert.deepEqual(
          events.map(({ sequence_number: number }) => number as number),
          [...events.keys()],
        );
      },
    ),
    { numRuns: 200 },
  );
});

const words = fc.constantFrom(
  "created",
  "output_item",
  "content_part",
  "output_text",
  "completed",
  "added",
  "delta",
  "done",
  "refusal",
  "novel",
);
const type = fc.oneof(
  fc.constantFrom(
    ...new Set(stream({ thought: ["x"], text: ["x"], json: ["{}"] }).map((one) => one.type)),
    "error",
    "response.failed",
    "keepalive",
  ),
  fc.array(words, { maxLength: 3 }).map((parts) => ["response", ...parts].join(".")),
  fc.string({ maxLength: 5 }),
);
const said = fc.constantFrom("q", "z", "qz", "cqz", "!", "");
/** What looks like an identifier passes uninspected, so these hold nothing. */
const identifier = fc.constantFrom("i_1", "not an id qz", "");
const item = fc.record(
  {
    id: identifier,
    type: fc.constantFrom("message", "reasoning", "function_call", "custom_tool_call", "shell_call", "novel"),
    call_id: identifier,
    name: said,
    arguments: fc.oneof(said, fc.json()),
    content: fc.array(
      fc.record({ type: fc.constantFrom("output_text", "refusal", "reasoning_text", "novel"), text: said, refusal: said }),
      { maxLength: 2 },
    ),
    summary: fc.array(fc.record({ type: fc.constant("summary_text"), text: said }), { maxLength: 2 }),
    novel: said,
  },
  { requiredKeys: ["type"] },
);
const garbage = fc
  .record(
    {
      type,
      item_id: said,
      output_index: fc.nat(2),
      content_index: fc.nat(1),
      summary_index: fc.nat(1),
      annotation_index: fc.nat(1),
      annotation: fc.object({ maxDepth: 1 }),
      delta: fc.oneof(said, fc.object({ maxDepth: 1 })),
      text: said,
      arguments: fc.oneof(said, fc.json()),
      part: fc.record({ type: fc.constantFrom("output_text", "refusal", "summary_text", "novel"), text: said }),
      item,
      response: fc.record({
        id: identifier,
        status: said,
        output: fc.array(item, { maxLength: 2 }),
        note: said,
        usage: fc.object({ maxDepth: 1 }),
      }),
      novel: fc.object({ maxDepth: 2 }),
    },
    { requiredKeys: ["type"] },
  )
  .map((fields) => ({ type: "", data: JSON.stringify(fields) }));
const anyEvent = fc.oneof(
  { weight: 8, arbitrary: garbage },
  { weight: 1, arbitrary: fc.record({ type: fc.string(), data: fc.oneof(fc.string(), fc.json()) }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ type: "", data: "[DONE]" }, { type: "", data: "" }, { type: "x", data: '{"__proto__":{}}' }),
  },
);
const opening = stream({ thought: ["a"], text: ["b"], json: ["{}"] });

test("garbage among the events is a Problem or is inspected: nothing of it comes out that no channel saw [every-surface-inspected]", () => {
  fc.assert(
    fc.property(fc.nat(opening.length), fc.array(anyEvent, { maxLength: 12 }), (keep, events) => {
      const { events: told } = relay([...opening.slice(0, keep), ...events]);
      assert.doesNotMatch(JSON.stringify(told), /qz/);
      assert.deepEqual(
        told.map(({ sequence_number: number }) => number as number),
        [...told.keys()],
      );
      const ends = told.filter(({ type: one }) => /^(error|response\.(completed|incomplete|failed))$/.test(one as string));
      assert.equal(ends.length, 1);
      assert.equal(told.at(-1), ends[0]);
    }),
    { numRuns: 600 },
  );
});

test("a reader of garbage ends in a Problem or in an end, with every block begun before it goes on and ended once", () => {
  fc.assert(
    fc.property(fc.nat(opening.length), fc.array(anyEvent, { maxLength: 12 }), (keep, events) => {
      const reader = openReader();
      const open = new Set<number>();
      let next = 0;
      try {
        const read = [...opening.slice(0, keep), ...events].flatMap((one) => reader.take(one));
        for (const one of [...read, ...reader.end(undefined)]) {
          if (one.type === "block-start") {
            assert.equal(one.index, next++);
            open.add(one.index);
          } else if (one.type === "block-end") assert.ok(open.delete(one.index));
          else if (one.type === "block-delta") assert.ok(open.has(one.index));
          else if (one.type === "end") assert.equal(open.size, 0);
        }
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
