import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OpenChannel } from "../../src/core/inspection.ts";
import { Problem } from "../../src/core/problem.ts";
import { anthropicMessages } from "../../src/dialects/anthropic-messages/anthropic-messages.ts";
import { bedrockConverse } from "../../src/dialects/bedrock-converse/bedrock-converse.ts";
import { bedrockInvoke } from "../../src/dialects/bedrock-invoke/bedrock-invoke.ts";
import type { ConversationEvent } from "../../src/dialects/conversation.ts";
import type { AnswerContext, Dialect, Framing, StreamEvent } from "../../src/dialects/dialect.ts";
import { openaiChat } from "../../src/dialects/openai-chat/openai-chat.ts";
import { openaiResponses } from "../../src/dialects/openai-responses/openai-responses.ts";
import { openStreamPipe } from "../../src/gateway/open-stream-pipe.ts";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import type { Finding } from "../../src/guardrails/guardrail.ts";

const guardrail = compileGuardrail({
  sensitiveInformationPolicy: {
    piiEntities: [
      { type: "EMAIL", action: "ANONYMIZE" },
      { type: "US_SOCIAL_SECURITY_NUMBER", action: "BLOCK" },
    ],
  },
  wordPolicy: { words: [{ text: "Project Nightingale" }] },
  blockedInputMessaging: "Not sent.",
  blockedOutputsMessaging: "Withheld.",
});
const email = "dana.smith@campus.example";
/** Stands in what an upstream says, and is made small by what inspects it: where it comes out, nobody looked. */
const canary = "Ä";

const context: AnswerContext = { model: "m", includeUsage: true, variant: "anthropic", callId: "req_1", at: 0 };
const translated = [openaiChat, openaiResponses, anthropicMessages, bedrockConverse];
/** From the upstream's API to the caller's. Nobody is spoken to in bedrock-invoke but for its own callers. */
const pairs: readonly (readonly [Dialect, Dialect])[] = [
  ...translated.flatMap((upstream) => [...translated, bedrockInvoke].map((caller) => [upstream, caller] as const)),
  [bedrockInvoke, bedrockInvoke],
];

interface Relayed {
  readonly bytes: Buffer;
  readonly findings: readonly Finding[];
  readonly code: string | undefined;
}

/** Long enough for the slowest machine, and far too short for anything that isn't linear. */
const patienceMs = 5000;

/** Everything a caller gets of a stream, as `relay-stream.ts` sends it, and how it ended. */
function relay(upstream: Dialect, caller: Dialect, chunks: readonly Uint8Array[]): Relayed {
  const output = guardrail.openOutput({ hash: (value) => `h${value.length}` });
  const open: OpenChannel = (surface) => {
    const channel = output.openChannel(surface);
    return { push: (text) => channel.push(text.replaceAll(canary, "ä")), end: () => channel.end() };
  };
  const startedAt = performance.now();
  const pipe = openStreamPipe(caller, upstream, open, context);
  const out: (string | Uint8Array)[] = [];
  let code: string | undefined;
  try {
    for (const chunk of chunks) {
      out.push(pipe.push(chunk));
      if (pipe.blocked) break;
    }
    if (!pipe.blocked) out.push(pipe.end());
    if (pipe.blocked) out.push(pipe.block("Withheld."));
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.notEqual(error.code, "internal", String(error.cause));
    code = error.code;
    out.push(pipe.fail(error));
  }
  assert.ok(performance.now() - startedAt < patienceMs, "it takes too long");
  return { bytes: Buffer.concat(out.map((piece) => Buffer.from(piece as Uint8Array))), findings: output.findings, code };
}

function framingOf({ streaming }: Dialect): Framing {
  assert.ok(streaming);
  return streaming.framing;
}

/** The payloads of what came out, decoded as far as a reader would. Throws on what is no stream of this API. */
function payloadsOf(caller: Dialect, bytes: Uint8Array): { type: string; data: unknown }[] {
  const payloads: { type: string; data: unknown }[] = [];
  const decoder = framingOf(caller).openDecoder(({ type, data }) => {
    if (data === "[DONE]") return;
    const read = JSON.parse(data);
    const chunk = caller === bedrockInvoke && typeof read.bytes === "string";
    payloads.push({ type, data: chunk ? JSON.parse(Buffer.from(read.bytes, "base64").toString()) : read });
  });
  decoder.push(bytes);
  assert.equal(decoder.end(), undefined, "it ends within an event");
  return payloads;
}

/** Every string, name of a member, and text that is told in pieces: what stands at one place of events of one kind and block. */
function textsOf(payloads: readonly { type: string; data: unknown }[]): string[] {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "string") texts.set(path, (texts.get(path) ?? "") + value);
    else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        texts.set(`name ${key}`, key);
        walk(member, `${path}/${key}`);
      }
    }
  };
  for (const { type, data } of payloads) {
    texts.set(`type ${type}`, type);
    const text = JSON.stringify(data);
    const places = [...text.matchAll(/"(?:\w*index|contentBlockIndex)":(\d+)/g)].map(([, index]) => index);
    walk(data, `${type} ${places.join()}`);
  }
  const found = [...texts.values()];
  // Arguments of tools are JSON in a string.
  for (const text of texts.values()) {
    if (!/^[{[]/.test(text)) continue;
    try {
      found.push(JSON.stringify(JSON.parse(text)));
    } catch {
      // No JSON after all.
    }
  }
  return found;
}

const piece = fc.constantFrom(
  "Hello ", "there, ", "é", "🙂", '"', "\\", "\n", canary, `${canary} `, "dana", "@", ".", "123-45-", " Project ", "Night", "ingale ", "{", "}", " ",
  ` ${email} `, ` ${email} `, " dana.smith@cam", "pus.example ",
); // prettier-ignore
const blocking = fc.constantFrom(" 123-45-6789 ", " Project Nightingale ");
const block = fc.record({
  type: fc.constantFrom("text" as const, "text" as const, "tool-call" as const, "reasoning" as const),
  pieces: fc.array(fc.oneof({ weight: 30, arbitrary: piece }, { weight: 1, arbitrary: blocking }), { maxLength: 8 }),
  cut: fc.integer({ min: 1, max: 9 }),
});
type BlockSaid = typeof block extends fc.Arbitrary<infer T> ? T : never;

/** What an upstream tells in its own words, each text cut into pieces of so many characters. */
function tell(upstream: Dialect, blocks: readonly BlockSaid[]): StreamEvent[] {
  const events: ConversationEvent[] = [{ type: "start", id: "msg_1" }];
  for (const [index, { type, pieces, cut }] of blocks.entries()) {
    const text = type === "tool-call" ? JSON.stringify({ say: pieces.join("") }) : pieces.join("");
    events.push({
      type: "block-start",
      index,
      block: type === "tool-call" ? { type, id: `call_${index}`, name: "look" } : { type },
    });
    const letters = [...text];
    for (let at = 0; at < letters.length; at += cut) {
      events.push({ type: "block-delta", index, text: letters.slice(at, at + cut).join("") });
    }
    events.push({ type: "block-end", index });
  }
  events.push({ type: "usage", usage: { inputTokens: 3, outputTokens: 4 } });
  events.push({ type: "end", stopReason: blocks.some(({ type }) => type === "tool-call") ? "tool-calls" : "end" });
  const writer = upstream.translation?.openWriter(context);
  assert.ok(writer);
  return [...events.flatMap((event) => writer.take(event)), ...writer.finish()];
}

/** What goes wrong with one of the events; places are taken modulo what is there. */
const mishap = fc.record({
  what: fc.constantFrom("drop", "repeat", "swap", "graft", "graft", "graft", "garble", "retype"),
  at: fc.nat(1000),
  where: fc.nat(1000),
  with: fc.oneof(
    fc.constantFrom<unknown>(canary, ` ${canary}\n`, `${canary} ${email}`, [canary], { [canary]: canary }, { text: canary }, { type: canary }),
    fc.constantFrom<unknown>(null, true, -1, 1e300, [], {}, "", "[DONE]", "text", "error", "tool_use", "__proto__"),
    fc.jsonValue({ maxDepth: 2 }),
  ),
}); // prettier-ignore
type Mishap = typeof mishap extends fc.Arbitrary<infer T> ? T : never;

function spoil(upstream: Dialect, events: readonly StreamEvent[], mishaps: readonly Mishap[]): StreamEvent[] {
  const out = [...events];
  for (const { what, at, where, with: value } of mishaps) {
    const place = at % Math.max(out.length, 1);
    const event = out[place];
    if (event === undefined) break;
    if (what === "drop") out.splice(place, 1);
    else if (what === "repeat") out.splice(where % out.length, 0, event);
    else if (what === "swap") out.splice(where % out.length, 0, ...out.splice(place, 1));
    else if (what === "retype") {
      const type = typeof value === "string" && !value.includes("\n") ? value : (out[where % out.length]?.type ?? "");
      out[place] = { ...event, type };
    } else if (what === "garble") {
      const cut = where % (event.data.length + 1);
      out[place] = {
        ...event,
        data: event.data.slice(0, cut) + (typeof value === "string" ? value : "") + event.data.slice(cut + 1),
      };
    } else out[place] = { ...event, data: graft(upstream, event.data, where, value) };
  }
  return out;
}

/** Puts a value in the place of another, or beside it under a new name. */
function graft(upstream: Dialect, data: string, where: number, value: unknown): string {
  let root: any;
  let wrapped = false;
  try {
    root = JSON.parse(data);
    wrapped = upstream === bedrockInvoke && typeof root?.bytes === "string";
    if (wrapped) root = JSON.parse(Buffer.from(root.bytes, "base64").toString());
  } catch {
    return data;
  }
  const places: [any, string][] = [];
  const walk = (node: any): void => {
    if (typeof node !== "object" || node === null) return;
    places.push([node, Array.isArray(node) ? String(node.length) : "novel"]);
    for (const key of Object.keys(node)) {
      places.push([node, key]);
      walk(node[key]);
    }
  };
  walk(root);
  const place = places[where % Math.max(places.length, 1)];
  if (place !== undefined) place[0][place[1]] = value;
  return JSON.stringify(wrapped ? { bytes: Buffer.from(JSON.stringify(root)).toString("base64") } : root);
}

function encode(upstream: Dialect, events: readonly StreamEvent[]): Buffer {
  return Buffer.from(framingOf(upstream).encode(events) as Uint8Array);
}

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

const junk = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .constantFrom(
      `: ${canary}\n\n`,
      `id: ${canary}\n`,
      `event: ${canary}\n`,
      `\n\n${canary}\n\n`,
      `data: "${canary}"\n\n`,
      "\r",
      "\ufeff",
    )
    .map((line): Uint8Array => Buffer.from(line)),
);
const blocks = fc.array(block, { maxLength: 4 });
const cuts = fc.array(fc.nat(20_000), { maxLength: 8 });

for (const [upstream, caller] of pairs) {
  const way = `${upstream.name} to ${caller.name}`;

  test(`${way}: how the bytes are cut changes neither output nor findings (chunking-is-invisible)`, () => {
    const mishaps = fc.array(mishap, { maxLength: 1 });
    fc.assert(
      fc.property(blocks, mishaps, cuts, (said, wrong, places) => {
        const bytes = encode(upstream, spoil(upstream, tell(upstream, said), wrong));
        const whole = relay(upstream, caller, [bytes]);
        for (const chunks of [cutAt(bytes, places), [...bytes].map((byte) => Uint8Array.of(byte))]) {
          const cut = relay(upstream, caller, chunks);
          assert.equal(cut.bytes.toString("latin1"), whole.bytes.toString("latin1"));
          assert.deepEqual([cut.findings, cut.code], [whole.findings, whole.code]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test(`${way}: nobody who puts the pieces together sees a masked address, nor a piece that was not inspected (every-surface-inspected)`, () => {
    let said = 0;
    fc.assert(
      fc.property(blocks, cuts, (told, places) => {
        const { bytes, code } = relay(upstream, caller, cutAt(encode(upstream, tell(upstream, told)), places));
        assert.equal(code, undefined, "a sound stream fails");
        for (const text of textsOf(payloadsOf(caller, bytes))) {
          assert.ok(!text.includes(email), text);
          assert.ok(!text.includes(canary), text);
          if (text.includes("{EMAIL}")) said += 1;
        }
      }),
      { numRuns: 100 },
    );
    assert.ok(said > 0, "no address was ever masked");
  });

  test(`${way}: whatever the upstream's events say, only Problems are thrown and nothing comes out uninspected (every-surface-inspected)`, () => {
    fc.assert(
      fc.property(blocks, fc.array(mishap, { minLength: 1, maxLength: 6 }), (told, wrong) => {
        const { bytes } = relay(upstream, caller, [encode(upstream, spoil(upstream, tell(upstream, told), wrong))]);
        for (const text of textsOf(payloadsOf(caller, bytes))) assert.ok(!text.includes(canary), text);
      }),
      { numRuns: 150 },
    );
  });

  test(`${way}: bytes that are cut off, flipped or made up give Problems, and a stream that can be read to its end`, () => {
    const damage = fc.array(fc.record({ at: fc.nat(20_000), flip: fc.nat(255), junk }), { maxLength: 4 });
    fc.assert(
      fc.property(blocks, damage, fc.option(fc.nat(20_000), { nil: undefined }), (told, wrong, end) => {
        const bytes = encode(upstream, tell(upstream, told));
        const pieces: Uint8Array[] = [];
        for (const { at, flip, junk: made } of wrong) {
          const place = at % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(place) ^ flip, place);
          if (made.length % 2 === 0) pieces.push(bytes.subarray(0, place));
          pieces.push(made);
        }
        pieces.push(bytes.subarray(0, end === undefined ? bytes.length : end % bytes.length));
        const out = relay(upstream, caller, pieces);
        for (const text of textsOf(payloadsOf(caller, out.bytes))) assert.ok(!text.includes(canary), text);
      }),
      { numRuns: 100 },
    );
  });
}
