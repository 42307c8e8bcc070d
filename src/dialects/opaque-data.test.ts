import assert from "node:assert/strict";
import { test } from "node:test";
import { looksOpaque } from "./opaque-data.ts";

test("only what looks like random bytes in base64 passes uninspected", () => {
  const random = "Kj8/2mQx+7Lr0ZvT5nYc9WbH3sEoPdUg1AiFqM4kXt6yJRzVhNlBeCfGwSuOpDaI";
  for (const sealed of [random, `${random}==`, random.replaceAll("/", "_").replaceAll("+", "-"), random.repeat(100)]) {
    assert.equal(looksOpaque(sealed), true, sealed);
  }
  const texts = [
    random.slice(1),
    "A".repeat(64),
    "TheNumberOfDanaMillerAndHerPasswordThatNobodyElseEverShouldKnowOf",
    `ThePhoneOfDanaIs415555267100${random}`,
    `${random} dana@campus.example`,
    "",
  ];
  for (const text of texts) assert.equal(looksOpaque(text), false, text);
});
