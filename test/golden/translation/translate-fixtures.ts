import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { JsonObject, JsonValue } from "../../../src/core/json.ts";
import { Problem } from "../../../src/core/problem.ts";
import type { ConversationEvent, DetailedUsage, Translation } from "../../../src/dialects/conversation.ts";
import type { AnswerContext, Dialect, StreamEvent, Usage } from "../../../src/dialects/dialect.ts";

/** An event as fixtures write it: its data as the JSON that it is, where it is JSON. */
interface EventFixture {
  readonly type: string;
  readonly data: JsonValue;
  readonly exception?: boolean;
}

/** What one API's clients ask, and what its servers answer. */
interface Fixtures {
  readonly requests: Readonly<Record<string, JsonObject>>;
  readonly answers: Readonly<Record<string, JsonObject>>;
  readonly streams: Readonly<Record<string, readonly EventFixture[]>>;
}

/** Everything a dialect's fixtures become in another; what is refused as `{problem, detail}`. */
export type Translated = Record<"requests" | "answers" | "streams", Record<string, JsonValue>>;

const context: AnswerContext = { model: "campus-model", includeUsage: true, callId: "req_1", at: 1_795_262_400_000 };
const upstream = { model: "upstream-model", maxOutputTokens: 500 };

/** Requests of `from` as an upstream of `to` gets them; answers of an upstream of `from` as callers of `to` get them. */
export function translateAll(from: Dialect, to: Dialect): Translated {
  const fixtures = readFixtures(from);
  const reads = translationOf(from);
  const writes = translationOf(to);
  return {
    requests: each(fixtures.requests, (body) => {
      const { model, stream } = body;
      const byPath = from.name.startsWith("bedrock-");
      if (byPath) delete body["stream"];
      const view = from.parseRequest(body, {
        model: byPath ? "campus-model" : undefined,
        stream: byPath ? stream === true : undefined,
        header: () => undefined,
      });
      if (!byPath && model !== context.model) throw new TypeError("fixtures ask for campus-model");
      return writes.writeRequest(reads.readRequest(view.document(), view), upstream);
    }),
    answers: each(fixtures.answers, (answer) => {
      const read = reads.readAnswer(answer);
      const written = writes.writeAnswer(read, context);
      // The caller's dialect must be able to inspect what was written.
      requireSameUsage(to.parseAnswer(plain(written), context).usage, read.usage);
      return { answer: written, usage: read.usage === undefined ? null : { ...read.usage } };
    }),
    streams: each(fixtures.streams, (events) => translateStream(reads, writes, to, events)),
  };
}

function translateStream(reads: Translation, writes: Translation, to: Dialect, fixtures: readonly EventFixture[]): JsonValue {
  const reader = reads.openReader();
  const writer = writes.openWriter(context);
  const rewriter = to.streaming?.rewrite(
    () => ({ push: (text) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) }),
    context,
  );
  if (rewriter === undefined) throw new TypeError(`${to.name} has no streams`);
  const told: JsonValue[] = [];
  let usage: DetailedUsage | undefined;
  const write = (events: readonly ConversationEvent[]): void => {
    for (const event of events) {
      if (event.type === "usage") ({ usage } = event);
      tell(writer.take(event));
    }
  };
  const tell = (events: readonly StreamEvent[]): void => {
    for (const event of events) {
      told.push(readable(event));
      rewriter.take(event);
    }
  };
  try {
    for (const fixture of fixtures) write(reader.take(wireEvent(fixture)));
    write(reader.end(undefined));
    tell(writer.finish());
    rewriter.end(undefined);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { events: told, problem: error.code, closing: rewriter.fail(error).map(readable) };
  }
  requireSameUsage(rewriter.usage, usage);
  return { events: told, usage: usage === undefined ? null : { ...usage } };
}

/** What a caller is told of the usage is what the upstream reported, where it did. */
function requireSameUsage(told: Usage | undefined, reported: Usage | undefined): void {
  if (reported === undefined) return;
  assert.deepEqual([told?.inputTokens, told?.outputTokens], [reported.inputTokens, reported.outputTokens]);
}

function wireEvent({ type, data, exception }: EventFixture): StreamEvent {
  return { type, data: typeof data === "string" ? data : JSON.stringify(data), ...(exception === true && { exception }) };
}

function readable({ type, data, exception }: StreamEvent): JsonObject {
  const json = data.startsWith("{") ? (JSON.parse(data) as JsonObject) : data;
  return { type, data: json, ...(exception === true && { exception }) };
}

function each<T>(cases: Readonly<Record<string, T>>, translate: (value: T) => JsonValue): Record<string, JsonValue> {
  const done: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(cases)) {
    try {
      done[name] = plain(translate(value));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      done[name] = { problem: error.code, detail: error.detail };
    }
  }
  return done;
}

/** As it stands on the wire. */
function plain(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

function readFixtures({ name }: Dialect): Fixtures {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf8")) as Fixtures;
}

export function translationOf({ name, translation }: Dialect): Translation {
  if (translation === undefined) throw new TypeError(`${name} has no translation`);
  return translation;
}

/** JSON with a line for each message of a request and each event of a stream, so that a difference can be read. */
export function goldenText(value: JsonValue, depth = 0): string {
  if (depth >= 4 || typeof value !== "object" || value === null || Object.keys(value).length === 0) return JSON.stringify(value);
  const inner = Array.isArray(value)
    ? value.map((item) => goldenText(item, depth + 1))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${goldenText(item, depth + 1)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const indent = "  ".repeat(depth);
  return `${open}\n${inner.map((line) => `${indent}  ${line}`).join(",\n")}\n${indent}${close}`;
}
