import assert from "node:assert/strict";
import { test } from "node:test";
import { conversationWorld, openConversations, textOf, codeOf, person } from "../../../test/support/open-conversations.ts";
import type { Identity } from "../../identity/caller.ts";
import { readResponse } from "./read-kept.ts";

test("What is kept is its principal's, use case's and end user's alone; all others hear what strangers to it hear (no-cross-tenant)", async () => {
  const { say, operate, as } = openConversations();
  const on = (name: string): Partial<Identity> => ({
    principal: "portal",
    kind: "service-account",
    delegated: true,
    person: person(name),
  });
  const { useCases: _, ...unbound } = { useCases: [] };
  const callers = {
    key: as({}),
    otherKey: as({ principal: "other" }),
    otherUseCase: { ...as({ useCases: ["tests", "others"] }), useCase: "others" },
    personOfThatName: as({ kind: "user", person: person("tester"), ...unbound }),
    program: { ...as({ principal: "portal", kind: "service-account" }), useCase: "tests" },
    forAlice: { ...as(on("alice")), useCase: "tests" },
    forBob: { ...as(on("bob")), useCase: "tests" },
  };
  for (const [whose, owner] of Object.entries(callers)) {
    const mine = await say({ input: "mine" }, owner);
    assert.equal(mine.store, true, `${whose}: ${JSON.stringify(mine)}`);
    const never = mine.id.replace(/_.*/, `_${"b".repeat(32)}`);
    for (const [who, caller] of Object.entries(callers)) {
      const goOn = await say({ input: "more", previous_response_id: mine.id }, caller);
      const read = await operate(readResponse, mine.id, caller);
      const item = await say({ input: [{ type: "item_reference", id: mine.output[0]?.id }] }, caller);
      if (who === whose) {
        assert.deepEqual([textOf(goOn), read.id, textOf(item)], ["3", mine.id, "1"]);
        continue;
      }
      assert.deepEqual(goOn, await say({ input: "more", previous_response_id: never }, caller), `${who} of ${whose}`);
      assert.deepEqual(read, await operate(readResponse, never, caller));
      assert.deepEqual([codeOf(goOn), codeOf(read), codeOf(item)], ["not_found", "not_found", "not_found"]);
    }
  }
});

test("Keys of one service account share what is kept; a lost role, account or key ends it for who lost it", async () => {
  const { say, operate, calls, as } = openConversations();
  const portal = (): object => ({ ...as({ principal: "portal", kind: "service-account" }), useCase: "tests" });
  const { id } = await say({ input: "one" }, portal());
  assert.equal(textOf(await say({ input: "two", previous_response_id: id }, portal())), "3");
  const alice = as({ kind: "user", principal: "alice", person: person("alice") });
  const hers = await say({ input: "one" }, alice);
  const rest = conversationWorld().filter((one) => !["RoleBinding", "ServiceAccount"].includes((one as { kind: string }).kind));
  calls.apply(rest);
  for (const [caller, kept] of [
    [portal(), id],
    [alice, hers.id],
  ] as const) {
    const refused = await say({ input: "two", previous_response_id: kept }, caller);
    assert.notEqual(refused.error, undefined);
    assert.equal(codeOf(await operate(readResponse, kept, caller)), codeOf(refused));
  }
  calls.apply(conversationWorld());
  assert.equal(textOf(await say({ input: "two", previous_response_id: hers.id }, alice)), "3");
});

test("A document that is put in another owner's place in the database, or in its own of another use case, does not open", async () => {
  const { say, operate, store, faults, as } = openConversations();
  const owners = [as({}), as({ principal: "robin" }), { ...as({ useCases: ["others"] }), useCase: "others" }];
  const kept: { id: string; key: string; owner: (typeof owners)[number] }[] = [];
  for (const owner of owners) {
    const { id } = await say({ input: "mine" }, owner);
    kept.push({ id, key: [...store.kept.keys()].at(-1) ?? "", owner });
  }
  const originals = new Map(store.kept);
  for (const mine of kept) {
    for (const other of kept) {
      if (other === mine) continue;
      const stolen = originals.get(other.key);
      assert.ok(stolen);
      store.kept.set(mine.key, stolen);
      assert.equal(codeOf(await operate(readResponse, mine.id, mine.owner)), "not_found");
      assert.equal(codeOf(await operate(readResponse, other.id, mine.owner)), "not_found");
    }
  }
  assert.equal(faults.length, 6);
});

test("Documents that were exchanged, damaged or set back to another version in the database are not found, and reported", async () => {
  const { say, operate, store, faults } = openConversations();
  const one = await say({ input: "one" });
  const two = await say({ input: "two" });
  const [a, b] = [...store.kept.keys()] as [string, string];
  const [first, second] = [store.kept.get(a), store.kept.get(b)];
  assert.ok(first && second);
  store.kept.set(a, second);
  store.kept.set(b, first);
  for (const { id } of [one, two]) {
    assert.equal(codeOf(await operate(readResponse, id)), "not_found");
    assert.equal(codeOf(await say({ input: "more", previous_response_id: id })), "not_found");
  }
  assert.equal(faults.length, 4);
  assert.ok(faults.every((fault) => fault instanceof Error && !/one|two/.test(fault.message.replace("someone", ""))));
  store.kept.set(a, { ...first, version: 2 });
  store.kept.set(b, { ...second, sealed: second.sealed.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) });
  for (const { id } of [one, two]) assert.equal(codeOf(await operate(readResponse, id)), "not_found");
  store.kept.set(a, first);
  assert.equal((await operate(readResponse, one.id)).id, one.id);
});
