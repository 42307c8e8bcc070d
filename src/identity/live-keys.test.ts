import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createKeyTable, shardCount, type LiveKey } from "./key-table.ts";
import { createLiveDirectory } from "./live-directory.ts";
import { createLiveKeys } from "./live-keys.ts";

const now = Date.UTC(2026, 10, 21);
const day = 86_400_000;
const idOf = (n: number): string => ((BigInt(n) * 0x9e3779b97f4a7c15n) % 2n ** 64n).toString(16).padStart(16, "0");
const key = (n: number, more: Partial<LiveKey> = {}): LiveKey => ({
  id: idOf(n),
  kind: "secret",
  useCase: `use-case-${n % 7}`,
  principal: "portal",
  hash: n.toString(16).padStart(64, "0"),
  expiresAt: now + n,
  ...more,
});

test("The table holds what a plain map would, through additions, changes and drops", () => {
  const step = fc.record({
    n: fc.nat(40),
    drop: fc.boolean(),
    kind: fc.constantFrom("secret", "pair", "certificate"),
    end: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const table = createKeyTable();
      const map = new Map<string, LiveKey>();
      for (const { n, drop, kind, end } of steps) {
        // All in one shard, so that they meet.
        const one = key(n, {
          id: `00${idOf(n).slice(2)}`,
          kind,
          expiresAt: end,
          ...(end > 5 && { serviceAccount: true, models: ["m"] }),
        });
        if (drop) table.drop(one.id);
        else table.put(one);
        if (drop) map.delete(one.id);
        else map.set(one.id, one);
      }
      assert.equal(table.size, map.size);
      for (let n = 0; n <= 40; n++) {
        const id = `00${idOf(n).slice(2)}`;
        assert.deepEqual(table.get(id), map.get(id));
      }
      const ended = [...map.values()].filter(({ expiresAt }) => expiresAt < 5).map(({ id }) => id);
      assert.deepEqual([...table.expiredIn(0, 5)].sort(), ended.sort());
    }),
  );
});

test("Ids and hashes of another form are in no table", () => {
  const table = createKeyTable();
  for (const id of ["", "k1", "0123456789ABCDEF", "0123456789abcdef0", "constructor"]) {
    table.put(key(1, { id }));
    assert.equal(table.get(id), undefined);
  }
  assert.equal(table.size, 0);
  // What is left of another's hash in that place must never prove a key.
  table.put(key(1));
  table.put(key(1, { hash: "00" }));
  assert.equal(table.get(idOf(1)), undefined);
});

interface Change {
  readonly sequence: number;
  readonly key: LiveKey & { readonly revokedAt?: number };
}

function source(): {
  changes: Change[];
  put(key: Change["key"]): void;
  keyChanges(after: number, limit: number): Promise<Change[]>;
} {
  const changes: Change[] = [];
  return {
    changes,
    put: (one) => {
      const at = changes.findIndex(({ key: { id } }) => id === one.id);
      const sequence = (changes.at(-1)?.sequence ?? 0) + 1;
      if (at >= 0) changes.splice(at, 1);
      changes.push({ sequence, key: one });
    },
    keyChanges: (after, limit) => Promise.resolve(changes.filter(({ sequence }) => sequence > after).slice(0, limit)),
  };
}

test("The index follows changes in pages: new keys, nearer ends, revocations; what is unchanged stays the same object", async () => {
  const store = source();
  for (let n = 1; n <= 1000; n++) store.put(key(n));
  const live = createLiveKeys(store);
  assert.equal(live.find(idOf(1)), undefined);
  await live.follow(now);
  assert.deepEqual([live.size, live.sequence], [1000, 1000]);
  const first = live.find(idOf(1));
  assert.equal(first?.identity.expiresAt, now + 1);

  store.put({ ...key(2), revokedAt: now });
  store.put(key(3, { expiresAt: now }));
  await live.follow(now);
  assert.equal(live.find(idOf(1)), first);
  assert.equal(live.find(idOf(2)), undefined);
  assert.equal(live.find(idOf(3))?.identity.expiresAt, now);
  assert.deepEqual([live.size, live.sequence], [999, 1002]);
});

test("Long ended keys are not taken in, and those that end are forgotten after a day", async () => {
  const store = source();
  store.put(key(1, { expiresAt: now - day - 1 }));
  store.put(key(2, { expiresAt: now + 1 }));
  const live = createLiveKeys(store);
  await live.follow(now);
  assert.equal(live.size, 1);
  for (let shard = 0; shard < shardCount; shard++) live.sweep(now + day);
  assert.equal(live.size, 1);
  for (let shard = 0; shard < shardCount; shard++) live.sweep(now + day + 2);
  assert.deepEqual([live.size, live.find(idOf(2))], [0, undefined]);
});

test("Of the keys of one certificate the longest counts, until it is revoked", async () => {
  const store = source();
  const fingerprint = "ab".repeat(32);
  for (const n of [5, 9, 7]) store.put(key(n, { kind: "certificate", hash: fingerprint }));
  const live = createLiveKeys(store);
  await live.follow(now);
  assert.equal(live.findCertificate(fingerprint)?.identity.credential, idOf(9));
  for (const n of [9, 7, 5]) {
    assert.equal(live.findCertificate(fingerprint)?.identity.credential, idOf(n));
    store.put({ ...key(n, { kind: "certificate", hash: fingerprint }), revokedAt: now });
    await live.follow(now);
  }
  assert.equal(live.findCertificate(fingerprint), undefined);
});

test("A failure in the middle of following leaves what was read, and the next look goes on", async () => {
  const store = source();
  for (let n = 1; n <= 600; n++) store.put(key(n));
  let failing = true;
  const live = createLiveKeys({
    keyChanges: (after, limit) =>
      after > 0 && failing ? Promise.reject(new Error("the disk is away")) : store.keyChanges(after, limit),
  });
  await assert.rejects(live.follow(now), /disk is away/);
  assert.ok(live.find(idOf(1)));
  failing = false;
  await live.follow(now);
  assert.equal(live.size, 600);
});

test("The directory says who is active, with qualified groups, and no former provider's word counts against a new one's", async () => {
  const entries = [
    { sequence: 1, provider: "campus", principal: "Alice", active: true, groups: ["staff"] },
    { sequence: 2, provider: "campus", principal: "bob", active: true, groups: [] },
    { sequence: 3, provider: "clinic", principal: "alice", active: true, groups: ["nurses"] },
    { sequence: 4, provider: "campus", principal: "Alice", active: false, groups: [] },
  ];
  const directory = createLiveDirectory({
    directoryChanges: (after, limit) => Promise.resolve(entries.filter(({ sequence }) => sequence > after).slice(0, limit)),
  });
  await directory.follow();
  assert.deepEqual(directory.find("ALICE"), { provider: "clinic", active: true, groups: ["clinic/nurses"] });
  const bob = directory.find("bob");
  entries.push({ sequence: 5, provider: "clinic", principal: "alice", active: false, groups: ["nurses"] });
  await directory.follow();
  assert.deepEqual(directory.find("alice"), { provider: "clinic", active: false, groups: [] });
  assert.equal(directory.find("bob"), bob);
  assert.equal(directory.find("carol"), undefined);
});
