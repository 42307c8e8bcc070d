import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../core/problem.ts";
import { parseJsonAnswer } from "./parse-json-answer.ts";

const parse = (text: string): unknown => parseJsonAnswer(Buffer.from(text));
const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

test("any JSON value is read, and bytes that are no UTF-8 are replaced", () => {
  assert.deepEqual(parse('{"a":[1,"é"]}'), { a: [1, "é"] });
  assert.equal(parse("null"), null);
  assert.equal(parseJsonAnswer(Buffer.concat([Buffer.from('"a'), Buffer.of(0xff), Buffer.from('"')])), "a\ufffd");
  assert.deepEqual(parse(`{"a":"${"[".repeat(100)}\\"["}`), { a: `${"[".repeat(100)}"[` });
});

test("what is no JSON, nests too deep or names __proto__ is malformed, and its text is not told", () => {
  for (const text of [
    "",
    "secret",
    '{"a":',
    '{"__proto__":{"secret":1}}',
    '[{"a":{"\\u005f_proto__":1}}]',
    nested(65),
    nested(1e6),
  ]) {
    assert.throws(
      () => parse(text),
      (error) =>
        error instanceof Problem && error.code === "upstream_malformed" && !error.detail.includes("secret") && !error.cause,
      text.slice(0, 40),
    );
  }
  assert.doesNotThrow(() => parse(nested(64)));
  assert.equal(parse('"the member __proto__ in a text"'), "the member __proto__ in a text");
});
