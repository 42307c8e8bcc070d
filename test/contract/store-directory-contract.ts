import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DirectoryEntry, StoredUser } from "../../src/storage/directory-store.ts";
import type { Store } from "../../src/storage/store.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

type NewUser = Omit<StoredUser, "version">;

export const user = (id: string, more: Partial<NewUser> = {}): NewUser => ({
  id,
  provider: "campus",
  principal: `${id}@campus`,
  userName: id,
  active: true,
  attributes: "{}",
  createdAt: 1000,
  changedAt: 1000,
  ...more,
});

/** As `PRINCIPAL+` or `-` for active or not, and the groups. */
export const told = ({ principal, active, groups }: DirectoryEntry): string =>
  `${principal}${active ? "+" : "-"}${groups.length > 0 ? ` ${groups.join(",")}` : ""}`;

/** What a follower reads after `sequence`, page by page. */
export async function changesAfter(store: Store, sequence: number, limit = 3): Promise<string[]> {
  const changes: string[] = [];
  for (let after = sequence; ;) {
    const page = await store.directoryChanges(after, limit);
    for (const entry of page) {
      assert(entry.sequence > after, "sequences grow");
      after = entry.sequence;
      changes.push(told(entry));
    }
    if (page.length === 0) return changes;
  }
}

export function describeDirectory({ store, reopen }: StoreAccess): void {
  const ids = async (filter: Parameters<Store["findUsers"]>[1], offset = 0, limit = 10): Promise<string[]> =>
    (await store().findUsers("campus", filter, { offset, limit })).users.map(({ id }) => id);
  const newest = async (): Promise<number> => (await store().sequences()).directory;

  describe("users", () => {
    test("A user comes back as it was put, to its own provider only, also after closing and opening.", async () => {
      const whole = user("u1", { externalId: "e1", attributes: '{"title":"Größe"}', active: false });
      assert.deepEqual(await store().putUser(whole, "none"), { ...whole, version: 1 });
      await reopen();
      assert.deepEqual(await store().getUser("campus", "u1"), { ...whole, version: 1 });
      assert.equal(await store().getUser("other", "u1"), undefined);
      assert.equal(await store().getUser("campus", "U1"), undefined);
    });

    test("A user is replaced under the version that is expected, and keeps when it was made.", async () => {
      await store().putUser(user("u1", { externalId: "e1" }), "none");
      const next = user("u1", { active: false, createdAt: 5000, changedAt: 5000 });
      assert.equal(await store().putUser(next, 2), "conflict");
      assert.deepEqual(await store().putUser(next, 1), { ...next, createdAt: 1000, version: 2 });
      assert.equal(await store().putUser(next, 1), "conflict");
      assert.deepEqual(await store().getUser("campus", "u1"), { ...next, createdAt: 1000, version: 2 });
    });

    test("Who is not there, or is another provider's, can't be replaced, and no id is given twice.", async () => {
      assert.equal(await store().putUser(user("u1"), 1), "conflict");
      await store().putUser(user("u1"), "none");
      assert.equal(await store().putUser(user("u1", { userName: "new", principal: "new" }), "none"), "taken");
      const others = user("u1", { provider: "other", userName: "new", principal: "new" });
      assert.equal(await store().putUser(others, 1), "conflict");
      assert.equal(await store().putUser(others, "none"), "taken");
    });

    test("Principals are unique over all providers, user names in theirs, both without case.", async () => {
      await store().putUser(user("u1", { principal: "Zoë", userName: "Zoë" }), "none");
      const taken = async (more: Partial<NewUser>): Promise<boolean> =>
        (await store().putUser(user("u2", more), "none")) === "taken";
      assert(await taken({ principal: "zoË", userName: "x" }));
      assert(await taken({ principal: "zoe\u0308", userName: "x" }), "however the accent is composed");
      assert(await taken({ principal: "x", userName: "ZOË" }));
      assert(await taken({ principal: "zoë", userName: "x", provider: "other" }));
      assert(!(await taken({ principal: "x", userName: "zoë", provider: "other" })));
      await store().putUser(user("u3"), "none");
      assert.equal(await store().putUser(user("u3", { userName: "zoë" }), 1), "taken");
      // Its own name in other letters is nobody else's.
      assert.notEqual(await store().putUser(user("u1", { principal: "ZOË", userName: "ZOË" }), 1), "taken");
    });

    test("Users are found by what is asked for, by id, in pages, with the total.", async () => {
      await store().putUser(user("c", { externalId: "e1" }), "none");
      await store().putUser(user("a", { active: false, userName: "Anna" }), "none");
      await store().putUser(user("b", { externalId: "e2" }), "none");
      await store().putUser(user("z", { provider: "other", externalId: "e1" }), "none");
      assert.deepEqual(await ids({}), ["a", "b", "c"]);
      assert.deepEqual(await ids({}, 1, 1), ["b"]);
      assert.deepEqual(await ids({}, 3), []);
      assert.equal((await store().findUsers("campus", {}, { offset: 1, limit: 1 })).total, 3);
      assert.deepEqual(await ids({ userName: "aNNA" }), ["a"]);
      assert.deepEqual(await ids({ externalId: "e1" }), ["c"]);
      assert.deepEqual(await ids({ externalId: "E1" }), []);
      assert.deepEqual(await ids({ active: true }), ["b", "c"]);
      assert.deepEqual(await ids({ id: "b" }), ["b"]);
      assert.deepEqual(await ids({ id: "z" }), []);
      assert.deepEqual(await ids({ active: false, userName: "b" }), []);
      assert.deepEqual(await store().findUsers("nobody", {}, { offset: 0, limit: 10 }), { total: 0, users: [] });
      await rejectsWith("register_unavailable", store().findUsers("campus", {}, { offset: 0, limit: -1 }));
      await rejectsWith("register_unavailable", store().findUsers("campus", {}, { offset: -1, limit: 1 }));
    });

    test("What a filter says is compared, never run.", async () => {
      await store().putUser(user("a"), "none");
      for (const words of ["' OR 1=1 --", "%", "*", 'a" eq "a', "a\0"]) {
        assert.deepEqual(await ids({ userName: words }), []);
        assert.deepEqual(await ids({ externalId: words }), []);
      }
    });
  });

  describe("the directory", () => {
    test("Whoever is new, or becomes active or not, is told; other attributes are not.", async () => {
      await store().putUser(user("a"), "none");
      await store().putUser(user("b", { active: false }), "none");
      assert.deepEqual(await changesAfter(store(), 0), ["a@campus+", "b@campus-"]);
      const before = await newest();
      await store().putUser(user("a", { attributes: '{"title":"x"}', externalId: "e", userName: "aa" }), 1);
      assert.deepEqual(await changesAfter(store(), before), []);
      await store().putUser(user("a", { active: false }), 2);
      assert.deepEqual(await changesAfter(store(), before), ["a@campus-"]);
      await store().putUser(user("a"), 3);
      assert.deepEqual(await changesAfter(store(), 0), ["b@campus-", "a@campus+"]);
      assert.deepEqual(await store().directoryChanges(before, 1), [
        { sequence: await newest(), provider: "campus", principal: "a@campus", active: true, groups: [] },
      ]);
    });

    test("Who was deleted goes on being told as not active, also after closing and opening.", async () => {
      await store().putUser(user("a"), "none");
      await store().putUser(user("b"), "none");
      const before = await newest();
      assert.equal(await store().deleteUser("other", "a", 2000), false);
      assert.equal(await store().deleteUser("campus", "a", 2000), true);
      assert.equal(await store().deleteUser("campus", "a", 2000), false);
      assert.equal(await store().getUser("campus", "a"), undefined);
      assert.deepEqual(await ids({}), ["b"]);
      assert.deepEqual(await changesAfter(store(), before), ["a@campus-"]);
      await reopen();
      assert.deepEqual(await changesAfter(store(), 0), ["b@campus+", "a@campus-"]);
    });

    test("A renamed person is told twice: the former name is out, then the new one is in.", async () => {
      await store().putUser(user("a"), "none");
      const before = await newest();
      await store().putUser(user("a", { principal: "anna", userName: "anna" }), 1);
      assert.deepEqual(await changesAfter(store(), before), ["a@campus-", "anna+"]);
      await store().putUser(user("a", { principal: "Anna", userName: "Anna" }), 2);
      assert.deepEqual(await changesAfter(store(), 0), ["a@campus-", "anna-", "Anna+"]);
    });

    test("A name that went to another person, of another provider too, is told last as theirs.", async () => {
      await store().putUser(user("a", { principal: "anna" }), "none");
      await store().deleteUser("campus", "a", 2000);
      await store().putUser(user("b", { principal: "Anna", provider: "other" }), "none");
      const changes = await store().directoryChanges(0, 10);
      assert.deepEqual(
        changes.map((entry) => `${entry.provider} ${told(entry)}`),
        ["campus anna-", "other Anna+"],
      );
      await store().deleteUser("other", "b", 3000);
      await store().putUser(user("c", { principal: "anna" }), "none");
      assert.deepEqual(await changesAfter(store(), 0), ["Anna-", "anna+"]);
      // The tombstone is nobody's any more, so that the former holder's id moves nothing.
      assert.equal(await store().deleteUser("campus", "a", 4000), false);
      assert.deepEqual(await changesAfter(store(), 0), ["Anna-", "anna+"]);
    });

    test("A put that is refused tells nothing.", async () => {
      await store().putUser(user("a"), "none");
      const before = await newest();
      assert.equal(await store().putUser(user("a", { active: false }), 7), "conflict");
      assert.equal(await store().putUser(user("b", { principal: "A@CAMPUS" }), "none"), "taken");
      assert.deepEqual(await changesAfter(store(), before), []);
      assert.equal(await newest(), before);
    });
  });
}
