import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredKey } from "../../src/storage/store.ts";
import type { StoreAccess } from "./store-contract.ts";

/** What is kept of one use case, apart from all others' (INVARIANT no-cross-tenant). */
export function describeKept({ store, reopen }: StoreAccess): void {
  const put = (id: string, useCase: string | undefined, expected = 0) =>
    store().putDocument({
      id,
      sealed: Uint8Array.of(1),
      expiresAt: 9000,
      expected,
      now: 1000,
      ...(useCase !== undefined && { useCase }),
    });
  const keep = (session: string, useCase?: string) =>
    store().keepSealed(session, [{ token: "{NAME:1}", sealed: Uint8Array.of(1) }], 9000, useCase);

  describe("what is kept of a use case", () => {
    test("It is counted and purged in steps, durably, and nothing of another's goes along.", async () => {
      for (const id of ["a", "b", "c"]) await put(id, "advising");
      await put("d", "tutoring");
      await keep("one", "advising");
      await keep("two", "tutoring");
      assert.deepEqual(await store().countKept("advising", 1000), { documents: 3, sessions: 1, nobodys: 0 });
      assert.deepEqual(await store().purgeKept("advising", 2), { documents: 2, sessions: 1 });
      assert.deepEqual(await store().purgeKept("advising", 2), { documents: 1, sessions: 0 });
      assert.deepEqual(await store().purgeKept("advising", 2), { documents: 0, sessions: 0 });
      await reopen();
      assert.deepEqual(await store().countKept("advising", 1000), { documents: 0, sessions: 0, nobodys: 0 });
      assert.deepEqual(await store().countKept("tutoring", 1000), { documents: 1, sessions: 1, nobodys: 0 });
      assert.equal((await store().readSealed("one", 1000)).length, 0);
      assert.equal((await store().readSealed("two", 1000)).length, 1);
      assert.ok(await store().getDocument("d", 1000));
    });

    test("What nobody's name was kept with may be anybody's, until it ends or somebody writes it anew.", async () => {
      await put("a", undefined);
      await keep("one");
      assert.deepEqual(await store().countKept("advising", 1000), { documents: 0, sessions: 0, nobodys: 2 });
      assert.deepEqual(await store().countKept("advising", 9000), { documents: 0, sessions: 0, nobodys: 0 });
      assert.deepEqual(await store().purgeKept("advising", 10), { documents: 0, sessions: 0 });
      await put("a", "advising", 1);
      await keep("one", "advising");
      assert.deepEqual(await store().countKept("advising", 1000), { documents: 1, sessions: 1, nobodys: 0 });
    });

    test("Its keys are listed by id, page by page, whatever became of them.", async () => {
      const key = (id: string, useCase: string): StoredKey => ({
        id,
        useCase,
        principal: "alice",
        kind: "secret",
        hash: id,
        createdAt: 1,
        createdBy: "root",
        expiresAt: 9000,
      });
      for (const id of ["k3", "k1", "k2"]) await store().putKey(key(id, "advising"));
      await store().putKey(key("k0", "tutoring"));
      await store().revokeKey("k1", 5);
      const ids = async (page: { after?: string; limit: number }): Promise<string[]> =>
        (await store().listKeysOf("advising", page)).map(({ id }) => id);
      assert.deepEqual(await ids({ limit: 2 }), ["k1", "k2"]);
      assert.deepEqual(await ids({ after: "k2", limit: 2 }), ["k3"]);
      assert.deepEqual(await store().listKeysOf("nobody", { limit: 10 }), []);
    });
  });
}
