import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredToken } from "../../src/storage/session-store.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

const token = (id: string, more: Partial<StoredToken> = {}): StoredToken => ({
  id,
  kind: "scim",
  subject: "campus",
  hash: "ab".repeat(32),
  createdAt: 1000,
  createdBy: "root",
  expiresAt: 9000,
  ...more,
});

export function describeTokens({ store, reopen }: StoreAccess): void {
  const ids = async (kind: StoredToken["kind"], subject?: string): Promise<string[]> =>
    (await store().listTokens(kind, subject)).map(({ id }) => id);

  describe("tokens of the control plane", () => {
    test("A token comes back as it was put, also after closing and opening; no id is given twice.", async () => {
      const whole = token("t2", { kind: "access", subject: "alice", session: "s1", endedAt: 2000 });
      await store().putToken(token("t1"));
      await store().putToken(whole);
      await reopen();
      assert.deepEqual(await store().getToken("t1"), token("t1"));
      assert.deepEqual(await store().getToken("t2"), whole);
      assert.equal(await store().getToken("t3"), undefined);
      await rejectsWith("conflict", store().putToken(token("t2", { kind: "access" })));
      assert.deepEqual(await store().getToken("t2"), whole);
    });

    test("Tokens are listed by kind, and by subject, oldest first, ended ones too.", async () => {
      await store().putToken(token("late", { createdAt: 3000 }));
      await store().putToken(token("early", { createdAt: 2000 }));
      await store().putToken(token("other", { subject: "lab" }));
      await store().putToken(token("person", { kind: "access", subject: "campus" }));
      await store().endToken("early", 2500);
      assert.deepEqual(await ids("scim"), ["other", "early", "late"]);
      assert.deepEqual(await ids("scim", "campus"), ["early", "late"]);
      assert.deepEqual(await ids("access"), ["person"]);
      assert.deepEqual(await ids("bootstrap"), []);
    });

    test("Of the bootstrap's rows the last that was put is the last in the list, also of one instant.", async () => {
      for (const id of ["z", "a", "m"]) await store().putToken(token(id, { kind: "bootstrap" }));
      assert.deepEqual(await ids("bootstrap"), ["z", "a", "m"]);
      await reopen();
      assert.deepEqual(await ids("bootstrap"), ["z", "a", "m"]);
    });

    test("An end moves nearer, never further.", async () => {
      await store().putToken(token("t1"));
      assert.equal(await store().endToken("t1", 9000), false);
      assert.equal(await store().endToken("t1", 5000), true);
      assert.equal(await store().endToken("t1", 6000), false);
      assert.equal(await store().endToken("t1", 5000), false);
      assert.equal(await store().endToken("t1", 4000), true);
      assert.deepEqual(await store().getToken("t1"), token("t1", { endedAt: 4000 }));
      assert.equal(await store().endToken("nobody", 1), false);
    });
  });
}
