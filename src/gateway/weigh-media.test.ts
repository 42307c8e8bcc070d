import assert from "node:assert/strict";
import { test } from "node:test";
import type { MediaPart, Modality } from "../core/inspection.ts";
import { weighMedia } from "./weigh-media.ts";

const part = (modality: Modality, bytes: number): MediaPart => ({
  modality,
  mediaType: "x/y",
  data: Buffer.alloc(bytes).toString("base64"),
  path: "messages[0]",
  replace: () => {},
});

test("An image weighs the same whatever its size, documents weigh like text, and nothing weighs nothing", () => {
  assert.deepEqual(weighMedia([]), { base64Bytes: 0, tokens: 0, mostTokens: 0 });
  assert.equal(weighMedia([part("image", 30)]).mostTokens, weighMedia([part("image", 300_000)]).mostTokens);
  assert.equal(weighMedia([part("document", 3000)]).base64Bytes, 4000);
  assert.equal(weighMedia([part("document", 3000)]).tokens, 750);
});

test("The pages of a small PDF weigh more than its bytes (never-overspent)", () => {
  const small = [part("document", 40_000)];
  assert.ok(weighMedia(small, 300).mostTokens >= weighMedia(small).mostTokens + 300 * 4000);
});
