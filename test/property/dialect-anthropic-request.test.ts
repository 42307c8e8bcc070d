import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { TextPart } from "../../src/core/inspection.ts";
import { Problem } from "../../src/core/problem.ts";
import { anthropicCountTokens } from "../../src/dialects/anthropic-count-tokens/anthropic-count-tokens.ts";
import { anthropicMessages } from "../../src/dialects/anthropic-messages/anthropic-messages.ts";

const context = { model: "m", includeUsage: true, callId: "req_1", at: 0 };
const target = { model: undefined, stream: undefined, header: (): undefined => undefined };
const upstream = { model: "up", maxOutputTokens: 10 };

/** What was inspected is lowered; upper case that is left was not. */
function lower(parts: readonly TextPart[]): void {
  for (const part of parts) part.replace(part.text.toLowerCase());
}

const word = fc.string({ unit: fc.constantFrom("A", "B", "Z", " ", "1", "é", "\ud83d"), maxLength: 5 });
const key = fc.oneof(
  word,
  fc.constantFrom(
    "type",
    "text",
    "name",
    "content",
    "source",
    "title",
    "cache_control",
    "citations",
    "input",
    "caller",
    "signature",
  ),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
})).value;
const extra = fc.dictionary(key, anything, { maxKeys: 3 });
const known = (object: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<any> =>
  fc.tuple(extra, fc.record(object)).map(([more, members]) => ({ ...more, ...members }));
const cached = { cache_control: fc.constantFrom(undefined, null, { type: "ephemeral" }) };
const of = fc.constant;

const textBlock = fc.oneof(known({ type: of("text"), text: word, ...cached }), fc.record({ type: of("text"), text: word }));
const image = known({ type: of("image"), source: of({ type: "base64", media_type: "image/png", data: "aaaa" }) });
const document = known({
  type: of("document"),
  source: fc.oneof(
    known({ type: of("text"), media_type: of("text/plain"), data: word }),
    known({ type: of("content"), content: fc.oneof(word, fc.array(textBlock, { maxLength: 3 })) }),
  ),
});
const block = fc.oneof(
  { weight: 3, arbitrary: textBlock },
  image,
  document,
  known({ type: of("search_result"), content: fc.array(textBlock, { maxLength: 2 }) }),
  known({ type: of("tool_use"), id: word, name: word, input: extra }),
  known({ type: of("tool_result"), content: fc.oneof(word, fc.array(fc.oneof(textBlock, document), { maxLength: 3 })) }),
  known({ type: of("thinking"), thinking: word, signature: word }),
  known({ type: of("redacted_thinking"), data: word }),
);
const request = fc
  .record({
    messages: fc.array(
      known({ role: fc.constantFrom("user", "assistant"), content: fc.oneof(word, fc.array(block, { maxLength: 5 })) }),
      { minLength: 1, maxLength: 3 },
    ),
    system: fc.oneof(word, fc.array(textBlock, { maxLength: 3 })),
    tools: fc.array(known({ type: fc.constantFrom("custom", "bash_20250124") }), { maxLength: 2 }),
    tool_choice: anything,
    metadata: anything,
    stop_sequences: anything,
    output_config: anything,
    novel: anything,
  })
  .map((body) => JSON.stringify({ model: "m", max_tokens: 5, ...body }));

test("every string of a request is inspected, whatever is around it (every-surface-inspected)", () => {
  let read = 0;
  fc.assert(
    fc.property(request, fc.boolean(), (json, count) => {
      const dialect = count ? anthropicCountTokens : anthropicMessages;
      let sent = "";
      try {
        const view = dialect.parseRequest(JSON.parse(json), target);
        lower(view.parts);
        sent = view.serialise(upstream);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
        return;
      }
      read++;
      assert.doesNotMatch(sent, /[ABZ]/);
      assert.ok(sent.isWellFormed());
      assert.doesNotMatch(sent, /\\ud83d/);
    }),
    { numRuns: 1500 },
  );
  assert.ok(read > 500, `too few requests were read to show anything: ${read}`);
});

test("whatever stands in a request, it is read or refused with a Problem", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("model", "messages", "system", "tools", "thinking", "mcp_servers"), anything),
      (body) => {
        const json = JSON.stringify({ model: "m", ...body });
        for (const dialect of [anthropicMessages, anthropicCountTokens]) {
          try {
            dialect.parseRequest(JSON.parse(json), target).serialise(upstream);
          } catch (error) {
            assert.ok(error instanceof Problem, String(error));
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});

const answer = fc
  .record({
    id: word,
    stop_reason: word,
    stop_sequence: anything,
    stop_details: anything,
    usage: anything,
    novel: anything,
    content: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: textBlock },
        known({ type: of("thinking"), thinking: word, signature: word }),
        known({ type: of("tool_use"), id: word, name: word, input: extra }),
        known({ type: of("redacted_thinking"), data: word }),
        extra,
      ),
      { maxLength: 5 },
    ),
  })
  .map((message) => JSON.stringify(message));

/** Words of one letter or more look like an upstream's identifiers, and pass as such. */
const withoutIds = (json: string): string => json.replace(/"id":"[A-Z][A-Z1]*"/g, '"id":"x"');

test("every string of an answer is inspected, whatever is around it (every-surface-inspected)", () => {
  fc.assert(
    fc.property(answer, (json) => {
      const view = anthropicMessages.parseAnswer(JSON.parse(withoutIds(json)), context);
      lower(view.parts);
      const sent = view.serialise();
      assert.doesNotMatch(sent, /[ABZ]/);
      assert.doesNotMatch(sent, /\\ud83d/);
    }),
    { numRuns: 1500 },
  );
});

test("text that is cut into neighbouring blocks is masked as a whole, and stays in them", () => {
  const piece = fc.record({
    text: fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "🙂"), minLength: 1, maxLength: 20 }),
    cache_control: fc.constantFrom(undefined, { type: "ephemeral" }),
  });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.constantFrom("", "{X}", "a longer text in its place"),
      (pieces, mask) => {
        const text = pieces.map((one) => one.text).join("");
        const content = pieces.map((one) => ({ type: "text", ...one }));
        const sent = anthropicMessages.parseRequest(
          { model: "m", messages: JSON.parse(JSON.stringify([{ role: "user", content }])) },
          target,
        );
        for (const part of sent.parts) part.replace(part.text.replaceAll("ab", mask));
        const { messages } = JSON.parse(sent.serialise(upstream));
        const blocks: any[] = messages[0]?.content ?? [];
        assert.equal(blocks.map((one) => one.text).join(""), text.replaceAll("ab", mask));
        if (text.includes("ab")) assert.ok(blocks.every((one) => one.text !== ""));
        assert.ok(blocks.every((one) => (one.text as string).isWellFormed()));
        if (!text.includes("ab")) {
          const ends = (all: any[]): number[] => {
            let end = 0;
            return all.flatMap((one) => {
              end += (one.text as string).length;
              return one.cache_control === undefined ? [] : [end];
            });
          };
          assert.deepEqual(ends(blocks), ends(pieces));
        }
      },
    ),
    { numRuns: 1000 },
  );
});
