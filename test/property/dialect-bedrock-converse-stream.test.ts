import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../src/core/problem.ts";
import { rewriteStream } from "../../src/dialects/bedrock-converse/rewrite-stream.ts";
import { bedrockConverseTranslation } from "../../src/dialects/bedrock-converse/translation.ts";
import type { StreamEvent } from "../../src/dialects/dialect.ts";
import { letterGuard } from "../support/small-guards.ts";

interface Piece {
  readonly kind: "text" | "reasoning" | "input";
  readonly text: string;
}

const event = (type: string, payload: object): StreamEvent => ({ type, data: JSON.stringify(payload) });

function deltaOf({ kind, text }: Piece): object {
  if (kind === "input") return { toolUse: { input: text } };
  return kind === "reasoning" ? { reasoningContent: { text } } : { text };
}

/** A whole stream: each block is one kind of text, in these pieces. */
function streamOf(blocks: readonly (readonly Piece[])[]): StreamEvent[] {
  return [
    event("messageStart", { role: "assistant", p: "abc" }),
    ...blocks.flatMap((pieces, contentBlockIndex) => [
      ...(pieces[0]?.kind === "input"
        ? [event("contentBlockStart", { contentBlockIndex, start: { toolUse: { toolUseId: "t", name: "n" } } })]
        : []),
      ...pieces.map((piece) => event("contentBlockDelta", { contentBlockIndex, delta: deltaOf(piece), p: "abcdef" })),
      ...(pieces[0]?.kind === "reasoning"
        ? [event("contentBlockDelta", { contentBlockIndex, delta: { reasoningContent: { signature: "S".repeat(64) } } })]
        : []),
      event("contentBlockStop", { contentBlockIndex }),
    ]),
    event("messageStop", { stopReason: "end_turn" }),
    event("metadata", { usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 }, metrics: { latencyMs: 4 } }),
  ];
}

function relay(given: readonly StreamEvent[]): StreamEvent[] {
  const rewriter = rewriteStream(letterGuard());
  const told: StreamEvent[] = [];
  try {
    for (const one of given) told.push(...rewriter.take(one));
    told.push(...rewriter.end(undefined));
  } catch (error) {
    assert.ok(error instanceof Problem && ["upstream_malformed", "upstream_unavailable"].includes(error.code), String(error));
    if (!rewriter.blocked) return [...told, ...rewriter.fail(error)];
  }
  return rewriter.blocked ? [...told, ...rewriter.block("Withheld.")] : told;
}

interface Heard {
  readonly contentBlockIndex?: number;
  readonly delta?: { readonly text?: string; readonly reasoningContent?: { readonly text?: string } };
}

/** What a caller makes of events: neighbouring texts of one block joined. */
function heard(events: readonly StreamEvent[]): string[] {
  const lines: string[] = [];
  let place = "";
  for (const { type, data } of events) {
    const { contentBlockIndex: index, delta } = JSON.parse(data) as Heard;
    const thought = delta?.reasoningContent?.text;
    const text = delta?.text ?? thought;
    const here = text === undefined ? "" : `${thought === undefined ? "text" : "reasoning"} ${index}: `;
    if (text !== undefined && here === place) lines.push(lines.pop() + text);
    else lines.push(text === undefined ? `${type} ${data}` : here + text);
    place = here;
  }
  return lines;
}

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "é", "🙂", '"', "!"), maxLength: 12 });
const block = fc.oneof(
  fc.record({ kind: fc.constantFrom("text" as const, "reasoning" as const), text: letters }),
  letters.map((text): Piece => ({ kind: "input", text: JSON.stringify({ [`k${text}`]: [text] }) })),
);
const cutting = fc.array(fc.nat(60), { maxLength: 6 });

/** Cut between UTF-16 units, as deltas of a hostile server may be, but never inside of a character. */
function cut({ kind, text }: Piece, cuts: readonly number[]): Piece[] {
  const units = [...text];
  const places = [0, ...cuts.map((place) => place % (units.length + 1)), units.length].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => ({ kind, text: units.slice(places[index], place).join("") }));
}

test("How blocks are cut into deltas changes nothing of what is heard (chunking-is-invisible).", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(block, cutting, cutting), { maxLength: 4 }), (blocks) => {
      const one = relay(streamOf(blocks.map(([piece, cuts]) => cut(piece, cuts))));
      const other = relay(streamOf(blocks.map(([piece, , cuts]) => cut(piece, cuts))));
      const letter = relay(streamOf(blocks.map(([piece]) => [...piece.text].map((text) => ({ kind: piece.kind, text })))));
      assert.deepEqual(heard(one), heard(other));
      if (blocks.every(([piece]) => piece.text !== "")) assert.deepEqual(heard(letter), heard(one));
    }),
    { numRuns: 400 },
  );
});

test("Tool arguments that were JSON are JSON after masking.", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), cutting, (value, cuts) => {
      const told = relay(streamOf([cut({ kind: "input", text: JSON.stringify({ ab: value }) }, cuts)]));
      for (const { type, data } of told) {
        if (type !== "contentBlockDelta") continue;
        const { delta } = JSON.parse(data) as { delta: { toolUse?: { input: string } } };
        if (delta.toolUse !== undefined) JSON.parse(delta.toolUse.input);
      }
    }),
    { numRuns: 300 },
  );
});

const types = fc.constantFrom(
  "messageStart",
  "contentBlockStart",
  "contentBlockDelta",
  "contentBlockStop",
  "messageStop",
  "metadata",
  "novelty",
  "__proto__",
  "",
);
const keys = fc.constantFrom(
  ..."role contentBlockIndex delta start stopReason usage metrics trace text toolUse input toolUseId name reasoningContent signature redactedContent citation image toolResult p type __proto__ x".split(
    " ",
  ),
);
const node = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("canary", "a", "", null, true, 0, 1, -1, 1.5, 123456789),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 3 }),
  ),
})).value;
const garbage = fc.record({
  type: types,
  data: fc.oneof(
    { weight: 8, arbitrary: fc.dictionary(keys, node, { maxKeys: 4 }).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: fc.constantFrom("[", "[]", "null", `{"delta":${"[".repeat(20_000)}${"]".repeat(20_000)},"contentBlockIndex":0}`),
    },
  ),
});

test("Garbage events are rewritten or refused, and no text comes out that was not inspected (every-surface-inspected).", () => {
  fc.assert(
    fc.property(fc.array(garbage, { maxLength: 8 }), (events) => {
      // A guardrail that lets out nothing: whatever comes out has not been inspected.
      const rewriter = rewriteStream(() => ({
        push: () => ({ text: "", blocked: false }),
        end: () => ({ text: "", blocked: false }),
      }));
      const told: StreamEvent[] = [];
      try {
        for (const one of events) told.push(...rewriter.take(one));
        told.push(...rewriter.end(undefined));
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
        assert.ok(["upstream_malformed", "upstream_unavailable"].includes(error.code), String(error));
      }
      assert.equal(JSON.stringify(told).includes("canary"), false);
    }),
    { numRuns: 1500 },
  );
});

test("Garbage events are translated or refused.", () => {
  fc.assert(
    fc.property(fc.array(garbage, { maxLength: 8 }), (events) => {
      const reader = bedrockConverseTranslation.openReader();
      try {
        for (const one of events) reader.take(one);
        reader.end(undefined);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
