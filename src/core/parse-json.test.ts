import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJsonObject } from "./parse-json.ts";
import type { Problem } from "./problem.ts";

const bytes = (text: string): Buffer => Buffer.from(text);
const refused = (input: Uint8Array, detail: RegExp): void => {
  assert.throws(
    () => parseJsonObject(input),
    (problem: Problem) => problem.code === "request_malformed" && detail.test(problem.detail),
  );
};

test("An object comes back as it was written", () => {
  assert.deepEqual(parseJsonObject(bytes('{"a":[1,{"b":"é \\u00e9"}]}')), { a: [1, { b: "é é" }] });
});

test("Of duplicate members the last counts", () => {
  assert.deepEqual(parseJsonObject(bytes('{"a":1,"a":2}')), { a: 2 });
});

test("Invalid UTF-8, invalid JSON and other values than objects are refused without quoting them", () => {
  refused(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), /UTF-8/);
  refused(bytes('{"secret'), /^The request body is not valid JSON\.$/);
  refused(bytes("[]"), /must be a JSON object/);
  refused(bytes(""), /not valid JSON/);
});

test("Nesting is refused from the 65th level, and brackets in strings do not count", () => {
  const nested = (levels: number): Buffer => bytes('{"a":'.repeat(levels - 1) + "{}" + "}".repeat(levels - 1));
  assert.ok(parseJsonObject(nested(64)));
  refused(nested(65), /64 levels/);
  refused(bytes("[".repeat(5_000_000)), /64 levels/);
  assert.ok(parseJsonObject(bytes(JSON.stringify({ a: '[{\\"'.repeat(200) }))));
});

test("A __proto__ member is refused, spelt out or escaped, and the word in a value is not", () => {
  refused(bytes('{"a":{"__proto__":{"x":1}}}'), /__proto__/);
  refused(bytes('{"a":[{"\\u005f\\u005fproto\\u005F_":1}]}'), /__proto__/);
  assert.deepEqual(parseJsonObject(bytes('{"a":"__proto__"}')), { a: "__proto__" });
});

test("A body of more strings than anybody needs is refused before it is parsed", () => {
  const of = (count: number): Buffer => Buffer.from(JSON.stringify({ list: Array.from({ length: count - 1 }, () => "a") }));
  assert.doesNotThrow(() => parseJsonObject(of(40_000)));
  assert.throws(() => parseJsonObject(of(40_001)), /request_malformed: The request body holds more than 40000 strings/);
});
