import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJsonText } from "../core/check-json.ts";
import { decodeJsonText } from "./decode-json-text.ts";

/** What ends the process of Node 26 when it is parsed. */
const hostile = `${"[1,".repeat(9000)}[1`;

test("JSON that is nested too deep is not parsed, nor taken for plain text: what stands for it is too deep for every reader", () => {
  const stand = decodeJsonText(hostile);
  assert.ok(Array.isArray(stand));
  assert.equal(JSON.stringify(stand).lastIndexOf("["), 128);
  assert.throws(() => parseJsonText(hostile), SyntaxError);
  const deep = `${"[".repeat(900)}1${"]".repeat(900)}`;
  assert.deepEqual(decodeJsonText(deep), JSON.parse(deep));
  const brackets = JSON.stringify("[".repeat(20_000));
  assert.equal(parseJsonText(brackets), "[".repeat(20_000));
});
