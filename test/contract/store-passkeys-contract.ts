import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredPasskey } from "../../src/storage/session-store.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

const passkey = (id: string, more: Partial<StoredPasskey> = {}): StoredPasskey => ({
  id,
  principal: "alice",
  publicKey: Uint8Array.of(0, 255, 7),
  counter: 3,
  transports: ["internal", "hybrid"],
  name: "Telefon",
  createdAt: 1000,
  ...more,
});
/** What is stored, with plain bytes, since a backend may give a Buffer. */
const plain = (stored: StoredPasskey | undefined): unknown => stored && { ...stored, publicKey: [...stored.publicKey] };

export function describePasskeys({ store, reopen }: StoreAccess): void {
  describe("passkeys", () => {
    test("A passkey comes back as it was put, also after closing and opening; no id is given twice.", async () => {
      await store().putPasskey(passkey("p1"));
      await store().putPasskey(passkey("p2", { usedAt: 2000, transports: [] }));
      await reopen();
      assert.deepEqual(plain(await store().getPasskey("p1")), plain(passkey("p1")));
      assert.deepEqual(plain(await store().getPasskey("p2")), plain(passkey("p2", { usedAt: 2000, transports: [] })));
      assert.equal(await store().getPasskey("p3"), undefined);
      await rejectsWith("conflict", store().putPasskey(passkey("p1", { principal: "mallory" })));
      assert.equal((await store().getPasskey("p1"))?.principal, "alice");
    });

    test("Passkeys of one person are listed, oldest first.", async () => {
      await store().putPasskey(passkey("b", { createdAt: 1000 }));
      await store().putPasskey(passkey("a", { createdAt: 2000 }));
      await store().putPasskey(passkey("c", { principal: "bob" }));
      const ids = async (principal: string): Promise<string[]> => (await store().listPasskeys(principal)).map(({ id }) => id);
      assert.deepEqual(await ids("alice"), ["b", "a"]);
      assert.deepEqual(await ids("bob"), ["c"]);
      assert.deepEqual(await ids("nobody"), []);
    });

    test("Of two uses at once that saw the same counter, one counts.", async () => {
      await store().putPasskey(passkey("p1"));
      const uses = await Promise.all(
        [4, 5].map((counter) => store().usePasskey("p1", { counter, was: 3, usedAt: 2000 + counter })),
      );
      assert.deepEqual(uses, [true, false]);
      assert.deepEqual(plain(await store().getPasskey("p1")), plain(passkey("p1", { counter: 4, usedAt: 2004 })));
      assert.equal(await store().usePasskey("nobody", { counter: 1, was: 0, usedAt: 1 }), false);
    });

    test("A passkey that doesn't count can be used again and again.", async () => {
      await store().putPasskey(passkey("p1", { counter: 0 }));
      assert.equal(await store().usePasskey("p1", { counter: 0, was: 0, usedAt: 2000 }), true);
      assert.equal(await store().usePasskey("p1", { counter: 0, was: 0, usedAt: 3000 }), true);
    });

    test("Only its own person can delete a passkey.", async () => {
      await store().putPasskey(passkey("p1"));
      assert.equal(await store().deletePasskey("bob", "p1"), false);
      assert.equal(await store().deletePasskey("alice", "p1"), true);
      assert.equal(await store().deletePasskey("alice", "p1"), false);
      assert.equal(await store().getPasskey("p1"), undefined);
    });

    test("All passkeys of a person are deleted at once, however the name is spelled, and nobody else's.", async () => {
      await store().putPasskey(passkey("p1"));
      await store().putPasskey(passkey("p2", { principal: "Alice" }));
      await store().putPasskey(passkey("p3", { principal: "alice2" }));
      assert.equal(await store().deletePasskeysOf("alice"), 2);
      assert.equal(await store().deletePasskeysOf("alice"), 0);
      assert.deepEqual([await store().getPasskey("p1"), await store().getPasskey("p2")], [undefined, undefined]);
      assert.ok(await store().getPasskey("p3"));
    });
  });
}
