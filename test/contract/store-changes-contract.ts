import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { mostStatementsAtOnce } from "../../src/storage/statement-store.ts";
import type { Store } from "../../src/storage/store.ts";
import { storedSession, storedToken } from "../support/stored-rows.ts";
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

const aUser = {
  id: "u1",
  provider: "campus",
  principal: "alice",
  userName: "alice",
  active: true,
  attributes: "{}",
  createdAt: 1,
  changedAt: 1,
} as const;
const aGroup = { id: "g1", provider: "campus", displayName: "staff", createdAt: 1, changedAt: 1 } as const;
const everyone = { add: ["u1"], remove: [], replace: false, at: 2 } as const;
const aSession = storedSession("s1");
const aToken = storedToken("t1", { kind: "access", subject: "alice" });
const aPasskey = {
  id: "p1",
  principal: "alice",
  publicKey: Uint8Array.of(1),
  counter: 0,
  transports: [],
  name: "phone",
  createdAt: 1,
} as const;
const aStatement = { subject: "UseCase/hr", topic: "evidence/NET-005", body: "{}", digest: "d", by: "alice", at: 1 } as const;
const aDocument = { id: "d1", sealed: Uint8Array.of(1), expiresAt: 9000, expected: 0, now: 1 } as const;

/** In this order each of them changes something that Snapshots are compiled from. */
const changes: readonly (readonly [string, (store: Store) => Promise<unknown>])[] = [
  ["putResource", (store) => store.putResource(modelPut("echo", "a"))],
  ["putResources", (store) => store.putResources([modelPut("echo", "b"), modelPut("other", "b")])],
  ["appendTransition", (store) => store.appendTransition(aStep)],
  ["pullAndon", (store) => store.pullAndon(aPull)],
  ["releaseAndon", (store) => store.releaseAndon("all")],
];

/** In this order each of them changes something that is followed by its sequence, and leaves the revision alone. */
const followed: readonly (readonly ["keys" | "directory" | "statements", string, (store: Store) => Promise<unknown>])[] = [
  ["keys", "putKey", (store) => store.putKey(aKey)],
  ["keys", "endKeyAt", (store) => store.endKeyAt("k1", 8000)],
  ["keys", "revokeKey", (store) => store.revokeKey("k1", 2000)],
  ["directory", "putUser", (store) => store.putUser(aUser, "none")],
  ["directory", "putUser, inactive", (store) => store.putUser({ ...aUser, active: false }, 1)],
  ["directory", "putUser, active", (store) => store.putUser(aUser, 2)],
  [
    "directory",
    "changeMembers",
    (store) => store.putGroup(aGroup, "none").then(() => store.changeMembers("campus", "g1", everyone)),
  ],
  ["directory", "putGroup, renamed", (store) => store.putGroup({ ...aGroup, displayName: "crew" }, 2)],
  ["directory", "deleteGroup", (store) => store.deleteGroup("campus", "g1", 3)],
  ["directory", "deleteUser", (store) => store.deleteUser("campus", "u1", 4)],
  ["statements", "appendStatements", (store) => store.appendStatements([aStatement])],
  [
    "statements",
    "appendStatements, two",
    (store) => store.appendStatements([aStatement, { ...aStatement, topic: "artefact/IRB" }]),
  ],
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
  ["a last use", (store) => store.touchKeys([{ id: "k1", at: 5 }])],
  ["an empty group", (store) => store.putGroup({ ...aGroup, id: "g2" }, "none")],
  ["a taken name", (store) => store.putGroup({ ...aGroup, id: "g3" }, "none")],
  ["nobody's membership", (store) => store.changeMembers("campus", "g2", everyone)],
  ["a group that is not there", (store) => store.deleteGroup("campus", "g9", 5)],
  ["a user who is not there", (store) => store.deleteUser("campus", "u1", 5)],
  ["a new session", (store) => store.putSession(aSession)],
  ["a used session", (store) => store.touchSession("s1", { usedAt: 5, idleEndsAt: 6000 })],
  ["an ended session", (store) => store.endSession("s1", 6)],
  ["a token", (store) => store.putToken(aToken)],
  ["an ended token", (store) => store.endToken("t1", 6)],
  ["a passkey", (store) => store.putPasskey(aPasskey)],
  ["a used passkey", (store) => store.usePasskey("p1", { counter: 1, was: 0, usedAt: 6 })],
  ["no statements", (store) => store.appendStatements([])],
  [
    "statements that are too many",
    (store) => store.appendStatements(Array.from({ length: mostStatementsAtOnce + 1 }, () => aStatement)).catch(() => undefined),
  ],
  ["a document", (store) => store.putDocument(aDocument)],
  ["a lease", (store) => store.leaseBudget(aLease)],
  ["a return", (store) => store.returnBudget("a", 5)],
  ["reads", (store) => Promise.all([store.allResources(), store.listKeys({ limit: 5 }), store.currentTransitions()])],
];

export function describeChanges({ store, reopen }: StoreAccess): void {
  describe("changes", () => {
    test("Every change makes the revision or a sequence grow and is heard of once; nothing else does.", async () => {
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
      for (const [which, what, change] of followed) {
        const sequences = await store().sequences();
        await change(store());
        const after = await store().sequences();
        assert(after[which] > sequences[which], `${what} must make the sequence of the ${which} grow`);
        const others = { ...after, [which]: sequences[which] };
        assert.deepEqual(others, sequences, `${what} must leave the revision and the other sequences alone`);
        assert.equal(heard, ++expected, `${what} must be heard of once`);
      }
      const sequences = await store().sequences();
      for (const [what, nothing] of nothings) {
        await nothing(store());
        assert.equal(await store().revision(), before, `${what} must leave the revision alone`);
        assert.deepEqual(await store().sequences(), sequences, `${what} must leave the sequences alone`);
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
      await rejectsWith("register_unavailable", store().putSession(aSession));
      await rejectsWith("register_unavailable", store().putGroup(aGroup, "none"));
      await rejectsWith("register_unavailable", store().directoryChanges(0, 1));
      await rejectsWith("register_unavailable", store().appendStatements([aStatement]));
      await rejectsWith("register_unavailable", store().statementChanges(0, 1));
    });
  });
}
