import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StoredGroup } from "../../src/storage/directory-store.ts";
import type { Store } from "../../src/storage/store.ts";
import type { StoreAccess } from "./store-contract.ts";
import { changesAfter, user } from "./store-directory-contract.ts";

type NewGroup = Omit<StoredGroup, "version">;

const group = (id: string, more: Partial<NewGroup> = {}): NewGroup => ({
  id,
  provider: "campus",
  displayName: id,
  createdAt: 1000,
  changedAt: 1000,
  ...more,
});

export function describeGroups({ store, reopen }: StoreAccess): void {
  const ids = async (filter: Parameters<Store["findGroups"]>[1], offset = 0, limit = 10): Promise<string[]> =>
    (await store().findGroups("campus", filter, { offset, limit })).groups.map(({ id }) => id);
  const members = (id: string, page: { after?: string; limit: number } = { limit: 100 }): Promise<readonly string[]> =>
    store().listMembers("campus", id, page);
  const change = (id: string, add: readonly string[], remove: readonly string[] = [], replace = false): Promise<boolean> =>
    store().changeMembers("campus", id, { add, remove, replace, at: 2000 });
  const newest = async (): Promise<number> => (await store().sequences()).directory;
  const people = async (...names: string[]): Promise<void> => {
    for (const name of names) await store().putUser(user(name, { principal: name }), "none");
  };

  describe("groups", () => {
    test("A group comes back as it was put, and is replaced under the version that is expected.", async () => {
      const whole = group("g1", { externalId: "e1" });
      assert.deepEqual(await store().putGroup(whole, "none"), { ...whole, version: 1 });
      assert.deepEqual(await store().getGroup("campus", "g1"), { ...whole, version: 1 });
      assert.equal(await store().getGroup("other", "g1"), undefined);
      const next = group("g1", { displayName: "new", createdAt: 7, changedAt: 2000 });
      assert.equal(await store().putGroup(next, 2), "conflict");
      assert.deepEqual(await store().putGroup(next, 1), { ...next, createdAt: 1000, version: 2 });
      await reopen();
      assert.deepEqual(await store().getGroup("campus", "g1"), { ...next, createdAt: 1000, version: 2 });
      assert.equal(await store().putGroup(group("g2"), 1), "conflict");
      assert.equal(await store().putGroup(group("g1", { provider: "other" }), 2), "conflict");
      assert.equal(await store().putGroup(group("g1", { provider: "other" }), "none"), "taken");
    });

    test("Display names are unique in their provider, without case.", async () => {
      await store().putGroup(group("g1", { displayName: "Prüfer" }), "none");
      assert.equal(await store().putGroup(group("g2", { displayName: "PRÜFER" }), "none"), "taken");
      assert.equal(typeof (await store().putGroup(group("g2", { displayName: "PRÜFER", provider: "other" }), "none")), "object");
      await store().putGroup(group("g3"), "none");
      assert.equal(await store().putGroup(group("g3", { displayName: "prüfer" }), 1), "taken");
      assert.equal(typeof (await store().putGroup(group("g1", { displayName: "prüfer" }), 1)), "object");
    });

    test("Groups are found by what is asked for, by id, in pages, with the total.", async () => {
      await people("u1");
      for (const id of ["c", "a", "b"]) await store().putGroup(group(id, { externalId: `e-${id}` }), "none");
      await store().putGroup(group("z", { provider: "other" }), "none");
      await change("b", ["u1"]);
      assert.deepEqual(await ids({}), ["a", "b", "c"]);
      assert.deepEqual(await ids({}, 1, 1), ["b"]);
      assert.equal((await store().findGroups("campus", {}, { offset: 1, limit: 1 })).total, 3);
      assert.deepEqual(await ids({ displayName: "C" }), ["c"]);
      assert.deepEqual(await ids({ externalId: "e-a" }), ["a"]);
      assert.deepEqual(await ids({ member: "u1" }), ["b"]);
      assert.deepEqual(await ids({ member: "u1", displayName: "a" }), []);
      assert.deepEqual(await ids({ id: "z" }), []);
      assert.deepEqual(
        (await store().groupsOfUser("campus", "u1")).map(({ id }) => id),
        ["b"],
      );
      assert.deepEqual(await store().groupsOfUser("other", "u1"), []);
    });

    test("Members are added and removed in one step, and told; who is in both lists is added.", async () => {
      await people("a", "b", "c");
      await store().putGroup(group("g"), "none");
      const before = await newest();
      assert.equal(await change("g", ["b", "a", "a"]), true);
      assert.deepEqual(await members("g"), ["a", "b"]);
      assert.deepEqual((await changesAfter(store(), before)).toSorted(), ["a+ g", "b+ g"]);
      const then = await newest();
      assert.equal(await change("g", ["c", "b"], ["a", "b"]), true);
      assert.deepEqual(await members("g"), ["b", "c"]);
      assert.deepEqual((await changesAfter(store(), then)).toSorted(), ["a+", "c+ g"]);
      const stored = await store().getGroup("campus", "g");
      assert.deepEqual([stored?.version, stored?.changedAt], [3, 2000]);
    });

    test("Replacing makes what is added the whole, and touches only who comes or goes.", async () => {
      await people("a", "b", "c");
      await store().putGroup(group("g"), "none");
      await change("g", ["a", "b"]);
      const before = await newest();
      assert.equal(await change("g", ["b", "c"], ["c"], true), true);
      assert.deepEqual(await members("g"), ["b", "c"]);
      assert.deepEqual((await changesAfter(store(), before)).toSorted(), ["a+", "c+ g"]);
      assert.equal(await change("g", [], [], true), true);
      assert.deepEqual(await members("g"), []);
    });

    test("What is there already, is not there, or is another provider's changes nothing.", async () => {
      await people("a");
      await store().putUser(user("stranger", { provider: "other" }), "none");
      await store().putGroup(group("g"), "none");
      await change("g", ["a"]);
      const before = await store().sequences();
      assert.equal(await change("g", ["a", "nobody", "stranger"], ["nobody"]), true);
      assert.equal(await change("g", ["a"], [], true), true);
      assert.equal(await change("nothing", ["a"]), false);
      assert.equal(await store().changeMembers("other", "g", { add: ["stranger"], remove: [], replace: true, at: 1 }), false);
      assert.deepEqual(await members("g"), ["a"]);
      assert.deepEqual(await store().listMembers("other", "g", { limit: 5 }), []);
      assert.deepEqual(await store().sequences(), before);
      assert.equal((await store().getGroup("campus", "g"))?.version, 2);
    });

    test("A group's new name is told for everyone in it, and for nobody else.", async () => {
      await people("a", "b", "c");
      await store().putGroup(group("g"), "none");
      await store().putGroup(group("h"), "none");
      await change("g", ["a", "b"]);
      await change("h", ["b", "c"]);
      const before = await newest();
      await store().putGroup(group("g", { externalId: "e", changedAt: 5 }), 2);
      assert.deepEqual(await changesAfter(store(), before), []);
      await store().putGroup(group("g", { displayName: "New" }), 3);
      assert.deepEqual((await changesAfter(store(), before)).toSorted(), ["a+ New", "b+ New,h"]);
    });

    test("A group that is deleted is told for everyone who was in it.", async () => {
      await people("a", "b");
      await store().putGroup(group("g"), "none");
      await change("g", ["a", "b"]);
      const before = await newest();
      assert.equal(await store().deleteGroup("other", "g", 2000), false);
      assert.equal(await store().deleteGroup("campus", "g", 2000), true);
      assert.equal(await store().deleteGroup("campus", "g", 2000), false);
      assert.deepEqual((await changesAfter(store(), before)).toSorted(), ["a+", "b+"]);
      assert.deepEqual(await store().groupsOfUser("campus", "a"), []);
      await store().putGroup(group("g"), "none");
      assert.deepEqual(await members("g"), []);
    });

    test("A deleted person leaves their groups, which have a next version, and comes back without them.", async () => {
      await people("a", "b");
      await store().putGroup(group("g"), "none");
      await change("g", ["a", "b"]);
      await store().deleteUser("campus", "a", 3000);
      assert.deepEqual(await members("g"), ["b"]);
      const stored = await store().getGroup("campus", "g");
      assert.deepEqual([stored?.version, stored?.changedAt], [3, 3000]);
      assert.deepEqual(await changesAfter(store(), 0), ["b+ g", "a-"]);
      await people("a");
      assert.deepEqual(await changesAfter(store(), 0), ["b+ g", "a+"]);
    });

    test("Members of a large group are listed in pages, each once, and all of them are told of a new name.", async () => {
      const names = Array.from({ length: 230 }, (_, i) => `u${String(i).padStart(4, "0")}`);
      await Promise.all(names.map((name) => people(name)));
      await store().putGroup(group("g"), "none");
      await change("g", names.toReversed());
      const listed: string[] = [];
      for (;;) {
        const after = listed.at(-1);
        const page = await members("g", after === undefined ? { limit: 100 } : { after, limit: 100 });
        if (page.length === 0) break;
        listed.push(...page);
      }
      assert.deepEqual(listed, names);
      const before = await newest();
      await store().putGroup(group("g", { displayName: "New" }), 2);
      assert.deepEqual(
        (await changesAfter(store(), before, 7)).toSorted(),
        names.map((name) => `${name}+ New`),
      );
      await change("g", names.slice(0, 1), [], true);
      assert.deepEqual(await members("g"), names.slice(0, 1));
    });

    test("Changes to one group at once are made one after the other, and reads in between see one or the other.", async () => {
      const names = Array.from({ length: 400 }, (_, i) => `u${String(i).padStart(4, "0")}`);
      await Promise.all(names.map((name) => people(name)));
      await store().putGroup(group("g"), "none");
      const half = names.slice(200);
      const changes = [change("g", names, [], true), change("g", half, [], true), store().putUser(user("later"), "none")];
      const seen = new Set<number>();
      const state = { over: false };
      const all = Promise.all(changes).then(() => (state.over = true));
      while (!state.over) {
        seen.add((await members("g", { limit: 1000 })).length);
        await new Promise(setImmediate);
      }
      await all;
      for (const count of seen) assert([0, 400, 200].includes(count), `${count} members`);
      assert.deepEqual(await members("g", { limit: 1000 }), half);
      assert.equal((await store().getGroup("campus", "g"))?.version, 3);
    });
  });
}
