import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredTransition } from "../storage/store.ts";
import { createLiveLives } from "./live-lives.ts";

const step = (id: number, to: string, more: Partial<StoredTransition> = {}): StoredTransition => ({
  id,
  useCase: "advising",
  from: "DRAFT",
  to,
  digest: "sha256:0",
  by: "control-plane",
  at: id,
  reason: "Because.",
  ...more,
});
const following = (rows: readonly StoredTransition[]) =>
  createLiveLives({ transitionChanges: async (after) => rows.filter(({ id }) => id > after) });

test("A state that only a later version knows is a draft", async () => {
  const live = following([step(1, "INTAKE_REVIEW"), step(2, "BLESSED")]);
  await live.follow();
  assert.equal(live.lives.get("advising")?.state, "DRAFT");
});

test("A step that can't be read is not passed over, however often it is tried (fail-closed)", async () => {
  for (const frozen of ["{", "{}", '"x"', "null"]) {
    const live = following([step(1, "CUTOVER"), step(2, "SECURITY_GATE", { frozen }), step(3, "DRAFT")]);
    for (let tries = 0; tries < 3; tries++) await assert.rejects(live.follow(), Error, frozen);
    assert.equal(live.lives.get("advising")?.state, "CUTOVER");
    assert.equal(live.steps.get("advising")?.to, "CUTOVER");
  }
});
