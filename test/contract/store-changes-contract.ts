import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Store } from "../../src/storage/store.ts";
import { rejectsWith } from "./rejects-with.ts";
import { modelPut, type StoreAccess } from "./store-contract.ts";

const aKey = {
  id: "k1",
  useCase: "hr",
  principal: "alice",
  kind: "secret",
  hash: "ab",
  createdAt: 1,
  createdBy: "root",
  expiresAt: 9000,
} as const;
const aStep = { useCase: "hr", from: "draft", to: "submitted", digest: "d", by: "alice", at: 1, reason: "r" } as const;
const aPull = { scope: "all", reason: "r", safeMode: false, pulledAt: 1, pulledBy: "alice" } as const;
const aLease = { account: "a", limit: 100, atLeast: 1, wanted: 10, periodEndsAt: 10, now: 1 } as const;

/** In this order each of them changes something. */
const changes: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ["putResource", (store) => store.putResource(modelPut("echo", "a"))],
  ["putResources", (store) => store.putResources([modelPut("echo", "b"), modelPut("other", "b")])],
  ["appendTransition", (store) => store.appendTransition(aStep)],
  ["putKey", (store) => store.putKey(aKey)],
  ["endKeyAt", (store) => store.endKeyAt("k1", 8000)],
  ["revokeKey", (store) => store.revokeKey("k1", 2000)],
  ["pullAndon", (store) => store.pullAndon(aPull)],
  ["releaseAndon", (store) => store.releaseAndon("all")],
];

/** After those above, none of these changes anything that listeners should hear of. */
const nothings: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ["the same put", (store) => store.putResource(modelPut("echo", "b"))],
  ["a conflict", (store) => store.putResources([modelPut("new", "x"), modelPut("echo", "c", { expected: "none" })])],
  ["no puts", (store) => store.putResources([])],
  ["a taken key", (store) => store.putKey(aKey).catch(() => undefined)],
  ["a revoked key", (store) => store.revokeKey("k1", 3000)],
  ["a later end", (store) => store.endKeyAt("k1", 8500)],
  ["a scope not pulled", (store) => store.releaseAndon("all")],
  ["a lease", (store) => store.leaseBudget(aLease)],
  ["a return", (store) => store.returnBudget("a", 5)],
  ["reads", (store) => Promise.all([store.allResources(), store.listKeys({ limit: 5 }), store.currentTransitions()])],
];

export function describeChanges({ store, reopen }: StoreAccess): void {
  describe("changes", () => {
    test("The revision grows with every change, is heard of once each, and with nothing else.", async () => {
      let heard = 0;
      store().onChange(() => heard++);
      let before = await store().revision();
      let expected = 0;
      for (const [what, change] of changes) {
        await change(store());
        const after = await store().revision();
        assert(after > before, `${what} must make the revision grow`);
        assert.equal(heard, ++expected, `${what} must be heard of once`);
        before = after;
      }
      for (const [what, nothing] of nothings) {
        await nothing(store());
        assert.equal(await store().revision(), before, `${what} must leave the revision alone`);
        assert.equal(heard, expected, `${what} must not be heard of`);
      }
    });

    test("The revision never falls back, also not after closing and opening.", async () => {
      await store().putResource(modelPut("echo", "a"));
      const before = await store().revision();
      await reopen();
      assert.equal(await store().revision(), before);
      await store().putResource(modelPut("echo", "b"));
      assert((await store().revision()) > before);
    });

    test("A listener sees the change that it hears of, and hears nothing after it has stopped.", async () => {
      const seen: Promise<number | undefined>[] = [];
      const stop = store().onChange(() => {
        seen.push(
          store()
            .getResource("Model", "echo")
            .then((found) => found?.version),
        );
      });
      await store().putResource(modelPut("echo", "a"));
      await store().putResource(modelPut("echo", "b"));
      stop();
      stop();
      await store().putResource(modelPut("echo", "c"));
      assert.deepEqual(await Promise.all(seen), [1, 2]);
    });

    test("A closed store refuses with register_unavailable, and can be closed again.", async () => {
      await store().close();
      await store().close();
      await rejectsWith("register_unavailable", store().getResource("Model", "echo"));
      await rejectsWith("register_unavailable", store().putResource(modelPut("echo", "a")));
      await rejectsWith("register_unavailable", store().leaseBudget(aLease));
      await rejectsWith("register_unavailable", store().revision());
    });
  });
}
