import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredToken } from "../../src/storage/session-store.ts";
import { storedToken } from "../support/stored-rows.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

export function describeTokens({ store, reopen }: StoreAccess): void {
  const ids = async (kind: StoredToken["kind"], subject?: string): Promise<string[]> =>
    (await store().listTokens(kind, subject)).map(({ id }) => id);

  describe("tokens of the control plane", () => {
    test("A token comes back as it was put, also after closing and opening; no id is given twice.", async () => {
      const whole = storedToken("t2", { kind: "access", subject: "alice", session: "s1", endedAt: 2000 });
      await store().putToken(storedToken("t1"));
      await store().putToken(whole);
      await reopen();
      assert.deepEqual(await store().getToken("t1"), storedToken("t1"));
      assert.deepEqual(await store().getToken("t2"), whole);
      assert.equal(await store().getToken("t3"), undefined);
      await rejectsWith("conflict", store().putToken(storedToken("t2", { kind: "access" })));
      assert.deepEqual(await store().getToken("t2"), whole);
    });

    test("Tokens are listed by kind, and by subject, oldest first, ended ones too.", async () => {
      await store().putToken(storedToken("late", { createdAt: 3000 }));
      await store().putToken(storedToken("early", { createdAt: 2000 }));
      await store().putToken(storedToken("other", { subject: "lab" }));
      await store().putToken(storedToken("person", { kind: "access", subject: "campus" }));
      await store().endToken("early", 2500);
      assert.deepEqual(await ids("scim"), ["other", "early", "late"]);
      assert.deepEqual(await ids("scim", "campus"), ["early", "late"]);
      assert.deepEqual(await ids("access"), ["person"]);
      assert.deepEqual(await ids("bootstrap"), []);
    });

    test("Of the bootstrap's rows the last that was put is the last in the list, also of one instant.", async () => {
      for (const id of ["z", "a", "m"]) await store().putToken(storedToken(id, { kind: "bootstrap" }));
      assert.deepEqual(await ids("bootstrap"), ["z", "a", "m"]);
      await reopen();
      assert.deepEqual(await ids("bootstrap"), ["z", "a", "m"]);
    });

    test("An end moves nearer, never further.", async () => {
      await store().putToken(storedToken("t1"));
      assert.equal(await store().endToken("t1", 9000), false);
      assert.equal(await store().endToken("t1", 5000), true);
      assert.equal(await store().endToken("t1", 6000), false);
      assert.equal(await store().endToken("t1", 5000), false);
      assert.equal(await store().endToken("t1", 4000), true);
      assert.deepEqual(await store().getToken("t1"), storedToken("t1", { endedAt: 4000 }));
      assert.equal(await store().endToken("nobody", 1), false);
    });
  });
}
