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

const liveIds = async (store: Store, now: number): Promise<string[]> => (await store.liveKeys(now)).map(({ id }) => id);

export function describeKeys({ store, reopen }: StoreAccess): void {
  describe("keys", () => {
    test("A key comes back as it was put; a miss is undefined.", async () => {
      await store().putKey(key("k1"));
      await store().putKey(key("k2", { rotatedFrom: "k1", kind: "pair" }));
      await store().putKey(key("k4", { kind: "certificate" }));
      assert.deepEqual(await store().getKey("k1"), key("k1"));
      assert.deepEqual(await store().getKey("k2"), key("k2", { rotatedFrom: "k1", kind: "pair" }));
      assert.deepEqual(await store().getKey("k4"), key("k4", { kind: "certificate" }));
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

    test("Live keys are those neither revoked nor expired; the expiry itself is outside.", async () => {
      await store().putKey(key("expiring"));
      await store().putKey(key("revoked"));
      await store().putKey(key("longer", { expiresAt: 20_000 }));
      await store().revokeKey("revoked", 2000);
      assert.deepEqual((await liveIds(store(), 8999)).sort(), ["expiring", "longer"]);
      assert.deepEqual(await liveIds(store(), 9000), ["longer"]);
      assert.deepEqual(await liveIds(store(), 20_000), []);
    });

    test("Revoking is true for a live key only, and its first time stays.", async () => {
      await store().putKey(key("k1"));
      await store().putKey(key("expired"));
      assert.equal(await store().revokeKey("k1", 2000), true);
      assert.equal(await store().revokeKey("k1", 3000), false);
      assert.equal((await store().getKey("k1"))?.revokedAt, 2000);
      assert.equal(await store().revokeKey("expired", 9000), false);
      assert.equal(await store().revokeKey("nobody", 2000), false);
      assert.deepEqual(await liveIds(store(), 2000), []);
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

    test("Keys, revocations and moved expiries outlive closing and opening.", async () => {
      await store().putKey(key("k1"));
      await store().putKey(key("k2"));
      await store().revokeKey("k1", 2000);
      await store().endKeyAt("k2", 4000);
      await reopen();
      assert.deepEqual(await store().getKey("k1"), key("k1", { revokedAt: 2000 }));
      assert.deepEqual(await store().getKey("k2"), key("k2", { expiresAt: 4000 }));
    });
  });
}
