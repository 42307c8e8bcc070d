import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, Question } from "../../guardrails/guardrail.ts";
import { createKeptEmbeddings } from "./keep-embeddings.ts";

type Embeddings = Extract<Question, { kind: "embeddings" }>;
const adviser = { model: "vectors" } as Embeddings["adviser"];
const question = (texts: string[], more: Partial<Embeddings> = {}): Embeddings => ({
  kind: "embeddings",
  adviser,
  texts,
  own: true,
  shows: {} as Embeddings["shows"],
  ...more,
});
const answer = { kind: "failed" } as Answer;

test("Of a prompt nothing is kept, so that nobody finds what another asked about (no-cross-tenant)", () => {
  const kept = createKeptEmbeddings();
  const { own: _, ...ofPrompt } = question(["what a caller says"]);
  kept.keep(ofPrompt, 1, answer);
  assert.equal(kept.read(ofPrompt, 1), undefined);
  assert.equal(kept.read(question(["what a caller says"]), 1), undefined);
});

test("A guardrail's own topics are kept for the model and the register that they were asked under", () => {
  const kept = createKeptEmbeddings(2);
  kept.keep(question(["pay"]), 1, answer);
  assert.equal(kept.read(question(["pay"]), 1), answer);
  assert.equal(kept.read(question(["pay"]), 2), undefined);
  assert.equal(kept.read(question(["pay"], { adviser: { ...adviser, model: "other" } }), 1), undefined);
  kept.keep(question(["b"]), 1, answer);
  kept.keep(question(["c"]), 1, answer);
  assert.equal(kept.read(question(["pay"]), 1), undefined, "the one that was used longest ago goes");
});
