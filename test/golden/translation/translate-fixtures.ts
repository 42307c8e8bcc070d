import { readFileSync } from "node:fs";
import type { JsonObject, JsonValue } from "../../../src/core/json.ts";
import { Problem } from "../../../src/core/problem.ts";
import type { Translation } from "../../../src/dialects/conversation.ts";
import type { AnswerContext, Dialect, StreamEvent } from "../../../src/dialects/dialect.ts";

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
export type Translated = Readonly<Record<"requests" | "answers" | "streams", Readonly<Record<string, JsonValue>>>>;

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
      const written = writes.writeAnswer(reads.readAnswer(answer), context);
      // A caller's dialect must be able to inspect what was written, and to settle by it.
      const usage = to.parseAnswer(plain(written), context).usage;
      return { answer: written, settles: usage === undefined ? null : { ...usage } };
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
  const tell = (events: readonly StreamEvent[]): void => {
    for (const event of events) {
      told.push(readable(event));
      rewriter.take(event);
    }
  };
  try {
    for (const fixture of fixtures) {
      for (const event of reader.take(wireEvent(fixture))) tell(writer.take(event));
    }
    for (const event of reader.end(undefined)) tell(writer.take(event));
    tell(writer.finish());
    rewriter.end(undefined);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { events: told, problem: error.code, closing: rewriter.fail(error).map(readable) };
  }
  return { events: told, settles: rewriter.usage === undefined ? null : { ...rewriter.usage } };
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
