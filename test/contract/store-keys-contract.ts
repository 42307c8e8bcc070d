import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Store, StoredKey } from "../../src/storage/store.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

const key = (id: string, more: Partial<StoredKey> = {}): StoredKey => ({
  id,
  useCase: "hr",
  principal: "alice",
  kind: "secret",
  hash: "ab".repeat(32),
  createdAt: 1000,
  createdBy: "root",
  expiresAt: 9000,
  ...more,
});
const full: StoredKey = key("full", {
  kind: "certificate",
  rotatedFrom: "k1",
  serviceAccount: true,
  owner: "team@campus.example",
  ipRanges: ["10.0.0.0/8", "2001:db8::/32"],
  models: ["echo", "größer"],
  revokedAt: 3000,
  lastUsedAt: 2000,
});

/** What a follower reads after `sequence`, page by page. */
async function idsAfter(store: Store, sequence: number, limit = 2): Promise<string[]> {
  const ids: string[] = [];
  for (let after = sequence; ;) {
    const page = await store.keyChanges(after, limit);
    for (const change of page) {
      assert(change.sequence > after, "sequences grow");
      after = change.sequence;
      ids.push(change.key.id);
    }
    if (page.length === 0) return ids;
  }
}

export function describeKeys({ store, reopen }: StoreAccess): void {
  describe("keys", () => {
    test("A key comes back as it was put; a miss is undefined.", async () => {
      await store().putKey(key("k1"));
      await store().putKey(key("k2", { rotatedFrom: "k1", kind: "pair" }));
      await store().putKey(full);
      await store().putKey(key("none", { ipRanges: [], models: [] }));
      assert.deepEqual(await store().getKey("k1"), key("k1"));
      assert.deepEqual(await store().getKey("k2"), key("k2", { rotatedFrom: "k1", kind: "pair" }));
      assert.deepEqual(await store().getKey("full"), full);
      assert.deepEqual(await store().getKey("none"), key("none", { ipRanges: [], models: [] }));
      assert.equal(await store().getKey("k3"), undefined);
    });

    test("A taken id is refused, so that a revoked key never comes back to life.", async () => {
      await store().putKey(key("k1"));
      await store().revokeKey("k1", 2000);
      await rejectsWith("conflict", store().putKey(key("k1")));
      assert.equal((await store().getKey("k1"))?.revokedAt, 2000);
    });

    test("Keys are listed by id, in pages, dead ones too.", async () => {
      for (const id of ["c", "a", "d", "b"]) await store().putKey(key(id));
      await store().revokeKey("b", 2000);
      const ids = async (page: { after?: string; limit: number }): Promise<string[]> =>
        (await store().listKeys(page)).map(({ id }) => id);
      assert.deepEqual(await ids({ limit: 3 }), ["a", "b", "c"]);
      assert.deepEqual(await ids({ after: "c", limit: 3 }), ["d"]);
      assert.deepEqual(await ids({ after: "d", limit: 3 }), []);
    });

    test("A certificate's live keys are found by its hash; the expiry itself is outside.", async () => {
      const certificate = { kind: "certificate", hash: "cd" } as const;
      await store().putKey(key("b", certificate));
      await store().putKey(key("a", { ...certificate, expiresAt: 20_000 }));
      await store().putKey(key("revoked", certificate));
      await store().putKey(key("another", { ...certificate, hash: "ef" }));
      await store().putKey(key("secret", { hash: "cd" }));
      await store().revokeKey("revoked", 2000);
      const ids = async (now: number): Promise<string[]> => (await store().keysWithHash("cd", now)).map(({ id }) => id);
      assert.deepEqual(await ids(8999), ["a", "b"]);
      assert.deepEqual(await ids(9000), ["a"]);
      assert.deepEqual(await ids(20_000), []);
      assert.deepEqual(await store().keysWithHash("", 1), []);
    });

    test("Revoking is true for a live key only, and its first time stays.", async () => {
      await store().putKey(key("k1"));
      await store().putKey(key("expired"));
      assert.equal(await store().revokeKey("k1", 2000), true);
      assert.equal(await store().revokeKey("k1", 3000), false);
      assert.equal((await store().getKey("k1"))?.revokedAt, 2000);
      assert.equal(await store().revokeKey("expired", 9000), false);
      assert.equal((await store().getKey("expired"))?.revokedAt, 9000);
      assert.equal(await store().revokeKey("nobody", 2000), false);
    });

    test("An expiry moves nearer, never further.", async () => {
      await store().putKey(key("k1"));
      assert.equal(await store().endKeyAt("k1", 9001), false);
      assert.equal(await store().endKeyAt("k1", 9000), false);
      assert.equal(await store().endKeyAt("k1", 5000), true);
      assert.equal(await store().endKeyAt("k1", 6000), false);
      assert.equal((await store().getKey("k1"))?.expiresAt, 5000);
      assert.equal(await store().endKeyAt("nobody", 5000), false);
    });

    test("Changes are told in their order, each key once, at its newest change, dead ones too.", async () => {
      assert.deepEqual(await store().keyChanges(0, 10), []);
      for (const id of ["c", "a", "d", "b"]) await store().putKey(key(id));
      assert.deepEqual(await idsAfter(store(), 0), ["c", "a", "d", "b"]);
      const before = (await store().sequences()).keys;
      assert.deepEqual(await idsAfter(store(), before), []);
      await store().revokeKey("a", 2000);
      await store().endKeyAt("c", 5000);
      await store().revokeKey("a", 3000);
      await store().endKeyAt("c", 6000);
      assert.deepEqual(await idsAfter(store(), before), ["a", "c"]);
      assert.deepEqual(await idsAfter(store(), 0), ["d", "b", "a", "c"]);
      const [first] = await store().keyChanges(before, 1);
      assert.deepEqual(first?.key, key("a", { revokedAt: 2000 }));
    });

    test("The newest sequence is that of the newest change, and outlives closing and opening.", async () => {
      assert.equal((await store().sequences()).keys, 0);
      await store().putKey(key("a"));
      const one = (await store().sequences()).keys;
      assert.equal((await store().keyChanges(0, 10)).at(-1)?.sequence, one);
      await reopen();
      assert.equal((await store().sequences()).keys, one);
      await store().putKey(key("b"));
      assert((await store().sequences()).keys > one);
      assert.deepEqual(await idsAfter(store(), one), ["b"]);
    });

    test("A follower that asks while keys are made at once misses none and hears of none twice.", async () => {
      const told: string[] = [];
      let after = 0;
      const read = async (): Promise<void> => {
        for (const change of await store().keyChanges(after, 7)) {
          told.push(change.key.id);
          after = change.sequence;
        }
      };
      // One read after the other, as a follower does, each while some of the writes are under way.
      let reading = Promise.resolve();
      const writes = Array.from({ length: 40 }, (_, i) =>
        store()
          .putKey(key(`k${i}`))
          .then(() => (reading = reading.then(read))),
      );
      await Promise.all(writes);
      await reading;
      told.push(...(await idsAfter(store(), after, 7)));
      assert.equal(told.length, 40);
      assert.equal(new Set(told).size, 40);
    });

    test("Last uses move forward only, of keys that are there, and count as no change.", async () => {
      await store().putKey(key("a"));
      await store().putKey(key("b"));
      const before = await store().sequences();
      let heard = 0;
      store().onChange(() => heard++);
      await store().touchKeys([
        { id: "a", at: 2000 },
        { id: "nobody", at: 2000 },
        { id: "b", at: 2500 },
        { id: "b", at: 2100 },
      ]);
      await store().touchKeys([{ id: "a", at: 1500 }]);
      await store().touchKeys([]);
      assert.deepEqual(await store().getKey("a"), key("a", { lastUsedAt: 2000 }));
      assert.deepEqual(await store().getKey("b"), key("b", { lastUsedAt: 2500 }));
      assert.equal(await store().getKey("nobody"), undefined);
      assert.deepEqual(await store().sequences(), before);
      assert.equal(heard, 0);
    });

    test("Keys can be made and revoked while thousands of last uses are written.", async () => {
      await store().putKey(key("a"));
      const many = Array.from({ length: 20_000 }, (_, i) => ({ id: i % 2 === 0 ? "a" : `k${i}`, at: 2000 + i }));
      const touched = store().touchKeys(many);
      const made = store().putKey(key("b"));
      const revoked = store().revokeKey("a", 3000);
      assert.deepEqual(await Promise.all([made, revoked, touched]), [undefined, true, undefined]);
      assert.deepEqual(await store().getKey("a"), key("a", { revokedAt: 3000, lastUsedAt: 21_998 }));
    });

    test("A page of changes has a bound: none without one.", async () => {
      await store().putKey(key("a"));
      for (const limit of [-1, 0, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
        await rejectsWith("register_unavailable", store().keyChanges(0, limit));
      assert.equal((await store().keyChanges(0, Number.MAX_SAFE_INTEGER)).length, 1);
    });

    test("Keys, revocations and moved expiries outlive closing and opening.", async () => {
      await store().putKey(key("k1"));
      await store().putKey(key("k2"));
      await store().revokeKey("k1", 2000);
      await store().endKeyAt("k2", 4000);
      await store().touchKeys([{ id: "k2", at: 1234 }]);
      await reopen();
      assert.deepEqual(await store().getKey("k1"), key("k1", { revokedAt: 2000 }));
      assert.deepEqual(await store().getKey("k2"), key("k2", { expiresAt: 4000, lastUsedAt: 1234 }));
    });
  });
}
