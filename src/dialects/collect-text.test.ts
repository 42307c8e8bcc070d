import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../core/json.ts";
import { collectJsonText, newCollection, settle } from "./collect-text.ts";
import { inspectStream } from "./inspect-stream.ts";
import { processorMs } from "../../test/support/processor-ms.ts";

const collected = (text: string): { texts: string[]; mask: (word: string) => unknown } => {
  const holder: JsonObject = { text };
  const collection = newCollection("upstream_malformed");
  collectJsonText(collection, holder, "text", "tool-arguments");
  return {
    texts: collection.parts.map((part) => part.text),
    mask(word) {
      for (const part of collection.parts) if (part.text.includes(word)) part.replace(part.text.replaceAll(word, "{X}"));
      settle(collection);
      return holder["text"];
    },
  };
};

test("JSON that ends in the middle is inspected as it stands and with its escapes decoded (every-surface-inspected)", () => {
  const cut = String.raw`{"to":"dana\u0040campus`;
  assert.deepEqual(collected(cut).texts, [cut, '{"to":"dana@campus']);
  assert.equal(collected(cut).mask("dana@campus"), "");
  assert.equal(collected('{"to":"dana').mask("dana"), '{"to":"{X}');
  assert.deepEqual(collected('{"to":"dana').texts, ['{"to":"dana']);
});

test("JSON is not taken for plain text because it nests too deep to be read with its numbers (every-surface-inspected)", () => {
  for (const depth of [100, 10_000, 200_000]) {
    const json = `${"[".repeat(depth)}"dana\\u0040campus",1.5${"]".repeat(depth)}`;
    assert.throws(() => collected(json), { code: "upstream_malformed" });
  }
});

test("empty strings under a long name cost no more than their characters", () => {
  const inspection = inspectStream(() => ({
    push: (text) => ({ text, blocked: false }),
    end: () => ({ text: "", blocked: false }),
  }));
  const started = processorMs();
  inspection.value({ ["k".repeat(500_000)]: Array.from({ length: 5000 }, () => "") }, "events");
  assert.ok(processorMs() - started < 2000);
});
