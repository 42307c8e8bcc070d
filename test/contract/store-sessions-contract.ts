import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { storedSession } from "../support/stored-rows.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

export function describeSessions({ store, reopen }: StoreAccess): void {
  const live = async (now: number, principal?: string): Promise<string[]> =>
    (await store().listSessions(now, principal === undefined ? { limit: 10 } : { principal, limit: 10 })).map(({ id }) => id);

  describe("sessions", () => {
    test("A session comes back as it was put, also after closing and opening; no id is given twice.", async () => {
      const whole = storedSession("s2", { confirmedAt: 950, ip: "192.0.2.1", userAgent: "a browser", endedAt: 3000 });
      await store().putSession(storedSession("s1"));
      await store().putSession(whole);
      await reopen();
      assert.deepEqual(await store().getSession("s1"), storedSession("s1"));
      assert.deepEqual(await store().getSession("s2"), whole);
      assert.equal(await store().getSession("s3"), undefined);
      await rejectsWith("conflict", store().putSession(storedSession("s2")));
      assert.deepEqual(await store().getSession("s2"), whole);
    });

    test("A use moves the idle end; an older one moves nothing back.", async () => {
      await store().putSession(storedSession("s1"));
      assert.equal(await store().touchSession("s1", { usedAt: 4000, idleEndsAt: 8000, confirmedAt: 3900 }), true);
      assert.equal(await store().touchSession("s1", { usedAt: 2000, idleEndsAt: 6000, confirmedAt: 2000 }), true);
      const used = storedSession("s1", { usedAt: 4000, idleEndsAt: 8000, confirmedAt: 3900 });
      assert.deepEqual(await store().getSession("s1"), used);
      assert.equal(await store().touchSession("s1", { usedAt: 5000, idleEndsAt: 5500 }), true);
      assert.deepEqual(await store().getSession("s1"), storedSession("s1", { ...used, usedAt: 5000, idleEndsAt: 5500 }));
    });

    test("What has ended, by whichever of its ends, is not used any more.", async () => {
      await store().putSession(storedSession("idle"));
      await store().putSession(storedSession("expired", { idleEndsAt: 20_000 }));
      await store().putSession(storedSession("ended"));
      assert.equal(await store().endSession("ended", 2000), true);
      for (const [id, usedAt] of [
        ["idle", 5000],
        ["expired", 9000],
        ["ended", 2000],
        ["ended", 1500],
        ["nobody", 1000],
      ] as const) {
        assert.equal(await store().touchSession(id, { usedAt, idleEndsAt: 30_000 }), false, id);
      }
      assert.equal(await store().touchSession("idle", { usedAt: 4999, idleEndsAt: 5000 }), true);
    });

    test("Ending is true for a live one only, and its first time stays.", async () => {
      await store().putSession(storedSession("s1"));
      await store().putSession(storedSession("idle"));
      assert.equal(await store().endSession("s1", 2000), true);
      assert.equal(await store().endSession("s1", 1000), false);
      assert.equal((await store().getSession("s1"))?.endedAt, 2000);
      assert.equal(await store().endSession("idle", 5000), false);
      assert.equal((await store().getSession("idle"))?.endedAt, 5000);
      assert.equal(await store().endSession("nobody", 2000), false);
    });

    test("All sessions of one person end at once, and nobody else's.", async () => {
      await store().putSession(storedSession("a1"));
      await store().putSession(storedSession("a2"));
      await store().putSession(storedSession("idle", { idleEndsAt: 1500 }));
      await store().putSession(storedSession("b", { principal: "alicea" }));
      assert.equal(await store().endSessionsOf("alice", 2000), 2);
      assert.equal(await store().endSessionsOf("alice", 2000), 0);
      assert.deepEqual(await live(2000), ["b"]);
      assert.equal(await store().touchSession("idle", { usedAt: 1000, idleEndsAt: 9000 }), false);
    });

    test("Live sessions are listed newest first, of one person or of all.", async () => {
      await store().putSession(storedSession("a1", { createdAt: 1000 }));
      await store().putSession(storedSession("a2", { createdAt: 3000 }));
      await store().putSession(storedSession("b", { createdAt: 2000, principal: "bob" }));
      await store().putSession(storedSession("ended", { createdAt: 4000 }));
      await store().endSession("ended", 4500);
      assert.deepEqual(await live(4000), ["a2", "b", "a1"]);
      assert.deepEqual(await live(4000, "alice"), ["a2", "a1"]);
      assert.deepEqual(await live(4000, "nobody"), []);
      assert.deepEqual(await live(5000), []);
      const one = await store().listSessions(4000, { limit: 1 });
      assert.deepEqual(
        one.map(({ id }) => id),
        ["a2"],
      );
    });

    test("A session is replaced in one step, with the tokens that rest on it; an ended one is not.", async () => {
      const token = { kind: "access", subject: "alice", hash: "h", createdAt: 1, createdBy: "alice", expiresAt: 9000 } as const;
      await store().putSession(storedSession("s1"));
      await store().putSession(storedSession("other"));
      await store().putToken({ ...token, id: "t1", session: "s1" });
      await store().putToken({ ...token, id: "t2", session: "other" });
      const next = storedSession("s2", { confirmedAt: 2000 });
      assert.equal(await store().replaceSession("s1", next, 2000), true);
      assert.equal((await store().getSession("s1"))?.endedAt, 2000);
      assert.deepEqual(await store().getSession("s2"), next);
      assert.equal((await store().getToken("t1"))?.session, "s2");
      assert.equal((await store().getToken("t2"))?.session, "other");
      for (const [id, at] of [
        ["s1", 2000],
        ["s2", 5000],
        ["nobody", 2000],
      ] as const) {
        assert.equal(await store().replaceSession(id, storedSession("s3"), at), false);
        assert.equal(await store().getSession("s3"), undefined);
      }
      await rejectsWith("conflict", store().replaceSession("other", storedSession("s1"), 2000));
      assert.equal((await store().getSession("other"))?.endedAt, undefined, "nothing was done");
    });

    test("Sessions that are over are forgotten, with their tokens; one that was only idle stays.", async () => {
      const token = { kind: "access", subject: "alice", hash: "h", createdAt: 1, createdBy: "alice", expiresAt: 9000 } as const;
      await store().putSession(storedSession("ended"));
      await store().putSession(storedSession("expired", { expiresAt: 2500 }));
      await store().putSession(storedSession("idle"));
      for (const id of ["ended", "expired", "idle"]) await store().putToken({ ...token, id: `t-${id}`, session: id });
      await store().putToken({ ...token, id: "t-scim", kind: "scim" });
      await store().endSession("ended", 2000);
      assert.equal(await store().dropSessions(2000), 0);
      assert.equal(await store().dropSessions(2001), 1);
      assert.equal(await store().dropSessions(8000), 1);
      assert.equal(await store().getSession("ended"), undefined);
      assert.equal(await store().getToken("t-ended"), undefined);
      assert.equal(await store().getToken("t-expired"), undefined);
      assert.equal((await store().getToken("t-idle"))?.session, "idle");
      assert((await store().getToken("t-scim")) !== undefined);
      assert.equal(await store().dropSessions(9001), 1);
    });
  });
}
