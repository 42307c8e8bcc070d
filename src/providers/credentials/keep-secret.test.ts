import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { CredentialSource } from "./credential-source.ts";
import { keepSecret } from "./keep-secret.ts";

let clock = 0;
let asked = 0;
let stored: string | Error = "one";
let source: CredentialSource;
beforeEach(() => {
  clock = 0;
  asked = 0;
  stored = "one";
  source = keepSecret({
    now: () => clock,
    async fetch() {
      asked++;
      if (stored instanceof Error) throw stored;
      return stored;
    },
  });
});
const seconds = (count: number): number => (clock += count * 1000);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("the store is asked once, by however many calls, and then not for minutes", async () => {
  assert.deepEqual(await Promise.all([source.read(), source.read(), source.read()]), ["one", "one", "one"]);
  seconds(239);
  assert.equal(source.read(), "one", "at hand, not promised");
  assert.equal(asked, 1);
});

test("in its last minute the secret is replaced while it serves", async () => {
  await source.read();
  stored = "two";
  seconds(250);
  assert.equal(source.read(), "one");
  assert.equal(source.read(), "one");
  await turn();
  assert.equal(source.read(), "two");
  assert.equal(asked, 2);
});

test("a secret that nobody used for longer is waited for", async () => {
  await source.read();
  stored = "two";
  seconds(301);
  assert.equal(await source.read(), "two");
});

test("a refused secret is asked for again at the next call, but not right after it was had", async () => {
  await source.read();
  stored = "two";
  source.refused();
  assert.equal(source.read(), "one");
  seconds(5);
  source.refused();
  assert.equal(await source.read(), "two");
  source.refused();
  assert.equal(source.read(), "two");
  assert.equal(asked, 2);
});

test("a store that is away is asked every few seconds, and the last secret serves for an hour", async () => {
  await source.read();
  stored = new Error("away");
  seconds(301);
  for (let count = 0; count < 10; count++) assert.equal(await source.read(), "one");
  assert.equal(asked, 2);
  seconds(5);
  assert.equal(await source.read(), "one");
  assert.equal(asked, 3);
  seconds(3300);
  await assert.rejects(async () => source.read(), { message: "away" });
  assert.throws(() => source.read(), { message: "away" });
  stored = "two";
  seconds(5);
  assert.equal(await source.read(), "two");
});

test("a store that never had it fails each call, and is asked every few seconds", async () => {
  stored = new Error("away");
  await assert.rejects(async () => source.read(), { message: "away" });
  assert.throws(() => source.read(), { message: "away" });
  assert.equal(asked, 1);
  stored = "one";
  seconds(5);
  assert.equal(await source.read(), "one");
});
