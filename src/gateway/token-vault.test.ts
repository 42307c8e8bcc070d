import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { startCalls } from "../../test/support/call-harness.ts";
import { guardrail, mockWorld, useCase } from "../../test/support/manifests.ts";
import { memorySealed } from "../../test/support/memory-sealed.ts";
import { Problem } from "../core/problem.ts";
import type { Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import { createVaultDesk, type VaultDesk } from "./token-vault.ts";

const owner = { useCase: "hr", principal: "app" };
const key = createSecretKey(randomBytes(32));

function desk(store = memorySealed()): { readonly vaults: VaultDesk; readonly store: ReturnType<typeof memorySealed> } {
  return { vaults: createVaultDesk({ store, key, clock: () => 0 }), store };
}

test("a value has one token throughout a session, and gets back what it stands for in a later call", async () => {
  const { vaults } = desk();
  const first = await vaults.open(owner, "chat-1");
  const token = first.tokenOf("NAME", "Dana Müller");
  assert.match(token, /^\{NAME:[0-9a-v]{12}\}$/);
  assert.equal(first.tokenOf("NAME", "Dana Müller"), token);
  assert.notEqual(first.tokenOf("NAME", "Dana Miller"), token);
  await first.save();
  const later = await vaults.open(owner, "chat-1");
  assert.equal(later.valueOf(token), "Dana Müller");
  assert.equal(later.tokenOf("NAME", "Dana Müller"), token);
});

test("no-cross-tenant: a session's tokens mean nothing to another session, principal or use case of the same name", async () => {
  const { vaults } = desk();
  const mine = await vaults.open(owner, "chat-1");
  const token = mine.tokenOf("NAME", "Dana");
  await mine.save();
  for (const [whose, session] of [
    [owner, "chat-2"],
    [{ ...owner, principal: "other" }, "chat-1"],
    [{ ...owner, useCase: "other" }, "chat-1"],
    [owner, undefined],
  ] as const) {
    const theirs = await vaults.open(whose, session);
    assert.equal(theirs.valueOf(token), undefined);
    assert.notEqual(theirs.tokenOf("NAME", "Dana"), token);
  }
});

test("secrets-stay-secret: what is stored holds neither the value nor the session's name, and opens under no other token", async () => {
  const { vaults, store } = desk();
  const vault = await vaults.open(owner, "chat-of-dana");
  const [one, other] = [vault.tokenOf("NAME", "Dana Whitfield"), vault.tokenOf("NAME", "Ann")];
  await vault.save();
  for (const [session, values] of store.kept) {
    assert.ok(!session.includes("dana"));
    for (const { token, sealed } of values)
      assert.ok(!`${token} ${Buffer.from(sealed).toString("latin1")}`.includes("Whitfield"));
  }
  const [[session = "", values = []] = []] = store.kept;
  const swapped = values.map(({ token }, at) => ({ token, sealed: values[1 - at]?.sealed ?? new Uint8Array() }));
  const forged = { ...store, readSealed: (id: string) => Promise.resolve(id === session ? swapped : []) };
  const read = await createVaultDesk({ store: forged, key, clock: () => 0 }).open(owner, "chat-of-dana");
  assert.deepEqual([read.valueOf(one), read.valueOf(other)], [undefined, undefined]);
});

test("a call without a session stores nothing, and a call that adds nothing writes nothing", async () => {
  const { vaults, store } = desk();
  const alone = await vaults.open(owner, undefined);
  const token = alone.tokenOf("EMAIL", "a@example.org");
  await alone.save();
  assert.equal(alone.valueOf(token), "a@example.org");
  await (await vaults.open(owner, "chat")).save();
  assert.equal(store.kept.size, 0);
});

test("a session holds so many values, by number and by size, and what comes beyond is masked for good", async () => {
  const { vaults, store } = desk();
  const vault = await vaults.open(owner, "chat");
  for (let at = 0; at < 1000; at++) vault.tokenOf("NAME", String(at));
  assert.equal(vault.tokenOf("NAME", "one more"), "{NAME}");
  assert.match(vault.tokenOf("NAME", "17"), /^\{NAME:/);
  await vault.save();
  const later = await vaults.open(owner, "chat");
  assert.equal(later.tokenOf("NAME", "one more"), "{NAME}");
  assert.match(later.tokenOf("NAME", "17"), /^\{NAME:/);
  assert.equal([...store.kept.values()].flat().length, 1000);

  const long = await vaults.open(owner, "long");
  for (let at = 0; at < 100; at++) long.tokenOf("KEY", `${at}${"x".repeat(8000)}`);
  await long.save();
  const stored = [...store.kept.values()].at(-1) ?? [];
  assert.ok(stored.length > 20 && stored.length < 40, String(stored.length));
});

test("a call that is refused its place stores nothing, so that a session costs no more than its use case may send", async () => {
  const refusing: Quota = {
    reserve: () => {
      throw new Problem("rate_limited", "Too many.");
    },
    close: async () => {},
  };
  const provider: Provider = {
    speaks: () => ["openai-chat"],
    send: () => Promise.reject(new Error("sent")),
    close: async () => {},
  };
  const tokenize = { sensitiveInformationPolicy: { piiEntities: [{ type: "EMAIL", action: "TOKENIZE" }] } };
  const world = [
    ...mockWorld("http://127.0.0.1:9/v1").slice(0, 2),
    guardrail("test-guardrail", tokenize),
    useCase("tests", ["mock"]),
  ];
  const calls = startCalls(provider, refusing, {}, world);
  const store = memorySealed();
  Object.assign(calls.deps, { vaults: createVaultDesk({ store, key, clock: () => 0 }) });
  const body = { model: "mock", messages: [{ role: "user", content: "Write to ann@example.org" }] };
  const { status } = await calls.call(body, { session: "chat" });
  assert.equal(status, 429);
  assert.equal(store.kept.size, 0);
});
