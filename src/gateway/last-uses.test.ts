import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import type { Identity } from "../identity/caller.ts";
import { createLastUses, noteUse } from "./last-uses.ts";

type Use = { readonly id: string; readonly at: number };

/** A store that answers when it is told to. */
function openDesk() {
  const written: (readonly Use[])[] = [];
  const answers: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const touchKeys = (uses: readonly Use[]): Promise<void> => {
    written.push(uses);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    answers.push({ resolve, reject });
    return promise;
  };
  return { written, answers, store: { touchKeys } };
}

function setUp(t: TestContext, mostKeys = 3) {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const desk = openDesk();
  const reports: unknown[] = [];
  const uses = createLastUses({ store: desk.store, mostKeys, report: (cause) => reports.push(cause) });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { ...desk, uses, reports, settled, minute: () => t.mock.timers.tick(60_000) };
}

describe("last uses of keys", () => {
  test("They are written once a minute, the newest of each key, and nothing where there was none.", async (t) => {
    const { uses, written, answers, minute, settled } = setUp(t);
    minute();
    assert.deepEqual(written, []);
    uses.note("a", 10);
    uses.note("b", 20);
    uses.note("a", 30);
    uses.note("a", 25);
    assert.deepEqual(written, []);
    minute();
    assert.deepEqual(written, [
      [
        { id: "a", at: 30 },
        { id: "b", at: 20 },
      ],
    ]);
    answers[0]?.resolve();
    await settled();
    minute();
    assert.equal(written.length, 1);
    uses.note("a", 40);
    minute();
    assert.deepEqual(written[1], [{ id: "a", at: 40 }]);
  });

  test("One writing at a time; what a failed one held is written with the next, and no use moves back.", async (t) => {
    const { uses, written, answers, minute, settled, reports } = setUp(t);
    uses.note("a", 10);
    uses.note("b", 10);
    minute();
    uses.note("a", 20);
    minute();
    assert.equal(written.length, 1);
    answers[0]?.reject(new Error("the disk is full"));
    await settled();
    assert.equal(reports.length, 1);
    minute();
    assert.deepEqual(
      written[1]?.toSorted((x, y) => (x.id < y.id ? -1 : 1)),
      [
        { id: "a", at: 20 },
        { id: "b", at: 10 },
      ],
    );
  });

  test("More keys than there is room for are written ahead of time; while that takes, no more are held.", async (t) => {
    const { uses, written, answers, settled } = setUp(t);
    for (const id of ["a", "b", "c"]) uses.note(id, 1);
    assert.equal(written.length, 0);
    uses.note("d", 2);
    assert.deepEqual(
      written[0]?.map(({ id }) => id),
      ["a", "b", "c"],
    );
    for (const id of ["e", "f", "g", "h"]) uses.note(id, 3);
    uses.note("d", 4);
    answers[0]?.resolve();
    await settled();
    const closed = uses.close();
    await settled();
    assert.deepEqual(written[1], [
      { id: "d", at: 4 },
      { id: "e", at: 3 },
      { id: "f", at: 3 },
    ]);
    answers[1]?.resolve();
    await closed;
  });

  test("While the store fails, the minute tries again and no call does.", async (t) => {
    const { uses, written, answers, minute, settled, reports } = setUp(t);
    for (const id of ["a", "b", "c", "d"]) uses.note(id, 1);
    answers[0]?.reject(new Error("the disk is full"));
    await settled();
    for (const id of ["e", "f", "g", "h"]) uses.note(id, 2);
    await settled();
    assert.deepEqual([written.length, reports.length], [1, 1]);
    minute();
    answers[1]?.resolve();
    await settled();
    for (const id of ["a", "b", "c", "d"]) uses.note(id, 3);
    assert.equal(written.length, 3, "ahead of time again");
  });

  test("Closing waits for the writing that is under way, then writes the rest; a store that is away is no error.", async (t) => {
    const { uses, written, answers, minute, settled, reports } = setUp(t);
    uses.note("a", 1);
    minute();
    uses.note("b", 2);
    const closed = uses.close();
    answers[0]?.resolve();
    await settled();
    assert.deepEqual(written[1], [{ id: "b", at: 2 }]);
    answers[1]?.reject(new Error("closed"));
    await closed;
    assert.equal(reports.length, 1);
    minute();
    assert.equal(written.length, 2);
  });

  test("Only the key that was presented was used, not one that a token rests on.", (t) => {
    const { uses, written, minute } = setUp(t);
    const identity: Identity = {
      credential: "k1",
      principal: "svc",
      kind: "service-account",
      authentication: { strength: 1, at: 0, method: "key" },
      delegated: false,
      expiresAt: 9000,
      proofs: [{ id: "k1", hash: "h" }],
    };
    noteUse(uses, { ...identity, credential: "campus:0123456789abcdef" }, 5);
    minute();
    assert.deepEqual(written, []);
    noteUse(uses, identity, 5);
    minute();
    assert.deepEqual(written, [[{ id: "k1", at: 5 }]]);
  });
});
