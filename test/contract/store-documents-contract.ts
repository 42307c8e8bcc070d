import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DocumentStore, StoredDocument } from "../../src/storage/document-store.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

type Put = Parameters<DocumentStore["putDocument"]>[0];

const put = (id: string, expected: number, more: Partial<Put> = {}): Put => ({
  id,
  sealed: Uint8Array.of(expected, 0, 255),
  expiresAt: 9000,
  expected,
  now: 1000,
  ...more,
});
const plain = (stored: StoredDocument | undefined): unknown => stored && [stored.version, ...stored.sealed];

export function describeDocuments({ store, reopen }: StoreAccess): void {
  const read = async (id: string, now = 1000): Promise<unknown> => plain(await store().getDocument(id, now));

  describe("documents", () => {
    test("A document is added, then replaced under the version that is expected, durably.", async () => {
      assert.equal(await store().putDocument(put("d", 1)), false);
      assert.equal(await store().putDocument(put("d", 0)), true);
      assert.equal(await store().putDocument(put("d", 0)), false);
      assert.equal(await store().putDocument(put("d", 1)), true);
      assert.equal(await store().putDocument(put("d", 1)), false);
      await reopen();
      assert.deepEqual(await read("d"), [2, 1, 0, 255]);
      assert.equal(await read("e"), undefined);
    });

    test("Of two writers that saw the same version, one writes.", async () => {
      const done = await Promise.all([store().putDocument(put("d", 0)), store().putDocument(put("d", 0))]);
      assert.deepEqual(done, [true, false]);
      const next = await Promise.all([store().putDocument(put("d", 1)), store().putDocument(put("d", 1))]);
      assert.deepEqual(next, [true, false]);
    });

    test("What has ended is not there, and its id is free again; each write moves the end.", async () => {
      await store().putDocument(put("d", 0));
      assert.deepEqual(await read("d", 8999), [1, 0, 0, 255]);
      assert.equal(await read("d", 9000), undefined);
      assert.equal(await store().putDocument(put("d", 1, { now: 9000, expiresAt: 20_000 })), false);
      assert.equal(await store().putDocument(put("d", 0, { now: 8999, expiresAt: 20_000 })), false);
      assert.equal(await store().putDocument(put("d", 0, { now: 9000, expiresAt: 20_000 })), true);
      assert.deepEqual(await read("d", 19_999), [1, 0, 0, 255]);
      assert.equal(await store().putDocument(put("d", 1, { now: 10_000, expiresAt: 15_000 })), true);
      assert.equal(await read("d", 15_000), undefined);
    });

    test("Several are written all or none.", async () => {
      await store().putDocument(put("b", 0));
      assert.equal(await store().putDocuments([put("a", 0), put("b", 0), put("c", 0)]), false);
      assert.equal(await store().putDocuments([put("a", 0), put("a", 0)]), false);
      assert.equal(await read("a"), undefined);
      assert.equal(await store().putDocuments([put("a", 0), put("b", 1), put("c", 0)]), true);
      assert.equal(await store().putDocuments([]), true);
      const read3 = await store().getDocuments(["c", "nobody", "b", "a", "c"], 1000);
      assert.deepEqual(read3.map(plain), [[1, 0, 0, 255], undefined, [2, 1, 0, 255], [1, 0, 0, 255], [1, 0, 0, 255]]);
      assert.deepEqual(await store().getDocuments(["a"], 9000), [undefined]);
    });

    test("A document can be deleted, once.", async () => {
      await store().putDocument(put("d", 0));
      assert.equal(await store().deleteDocument("d"), true);
      assert.equal(await store().deleteDocument("d"), false);
      assert.equal(await read("d"), undefined);
      assert.equal(await store().putDocument(put("d", 0)), true);
    });

    test("Those that have ended are dropped, so many at a time, the earliest first.", async () => {
      for (const [id, expiresAt] of [
        ["c", 3000],
        ["a", 5000],
        ["b", 4000],
        ["live", 5001],
      ] as const) {
        await store().putDocument(put(id, 0, { expiresAt }));
      }
      assert.equal(await store().dropDocuments(2999, 10), 0);
      assert.equal(await store().dropDocuments(5000, 2), 2);
      assert.equal(await store().deleteDocument("a"), true, "the latest to end was left");
      assert.equal(await store().dropDocuments(5000, 2), 0);
      assert.deepEqual(await read("live"), [1, 0, 0, 255]);
      await rejectsWith("register_unavailable", store().dropDocuments(5000, -1));
    });
  });
}
