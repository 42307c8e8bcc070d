import assert from "node:assert/strict";
import { test } from "node:test";
import { mostSealedValues } from "../../src/storage/store.ts";
import type { StoreAccess } from "./store-contract.ts";

const value = (token: string, byte: number): { token: string; sealed: Uint8Array } => ({
  token,
  sealed: Uint8Array.of(byte, 0, 255),
});
const plain = (values: readonly { readonly token: string; readonly sealed: Uint8Array }[]): unknown[] =>
  values.map(({ token, sealed }) => [token, ...sealed]);

/** Sealed values of the TOKENIZE action. */
export function describeSealed({ store, reopen }: StoreAccess): void {
  test("sealed values come back by token, to their own session only, and survive a restart", async () => {
    await store().keepSealed("a", [value("{NAME:2}", 2), value("{NAME:1}", 1)], 1000);
    await store().keepSealed("b", [value("{NAME:1}", 9)], 1000);
    assert.deepEqual(plain(await store().readSealed("a", 999)), [
      ["{NAME:1}", 1, 0, 255],
      ["{NAME:2}", 2, 0, 255],
    ]);
    assert.deepEqual(plain(await (await reopen()).readSealed("b", 0)), [["{NAME:1}", 9, 0, 255]]);
    assert.deepEqual(await store().readSealed("c", 0), []);
  });

  test("a token that is there stays as it is", async () => {
    await store().keepSealed("a", [value("{NAME:1}", 1)], 1000);
    await store().keepSealed("a", [value("{NAME:1}", 7)], 1000);
    assert.deepEqual(plain(await store().readSealed("a", 0)), [["{NAME:1}", 1, 0, 255]]);
  });

  test("a session holds so many, however many calls add to it", async () => {
    const many = (from: number): ReturnType<typeof value>[] =>
      Array.from({ length: 600 }, (_, at) => value(`{NAME:${from + at}}`, 1));
    await Promise.all([store().keepSealed("a", many(0), 1000), store().keepSealed("a", many(600), 1000)]);
    await store().keepSealed("b", [value("{NAME:1}", 1)], 1000);
    assert.equal((await store().readSealed("a", 0)).length, mostSealedValues);
    assert.equal((await store().readSealed("b", 0)).length, 1);
  });

  test("expiry-needs-nobody: a session ends at its instant, which only moves away", async () => {
    await store().keepSealed("a", [value("{NAME:1}", 1)], 1000);
    await store().keepSealed("a", [value("{NAME:2}", 2)], 500);
    assert.equal((await store().readSealed("a", 999)).length, 2);
    assert.equal((await store().readSealed("a", 1000)).length, 0);
  });

  test("what has ended is removed, and nothing else", async () => {
    await store().keepSealed("a", [value("{NAME:1}", 1)], 1000);
    await store().keepSealed("b", [value("{NAME:1}", 1)], 2000);
    assert.equal(await store().dropSealed(1000), 1);
    assert.equal(await store().dropSealed(1000), 0);
    assert.equal((await store().readSealed("a", 0)).length, 0);
    assert.equal((await store().readSealed("b", 0)).length, 1);
  });

  test("sealed values are no change that listeners hear of", async () => {
    const before = await store().revision();
    await store().keepSealed("a", [value("{NAME:1}", 1)], 1000);
    assert.equal(await store().revision(), before);
  });
}
