import assert from "node:assert/strict";
import { test } from "node:test";
import { untilExpiry } from "./open-credentials.ts";

const minute = 60_000;
const identityOf = (accessKeyId: string, endsAt?: number) => ({
  accessKeyId,
  secretAccessKey: "s",
  ...(endsAt !== undefined && { expiration: new Date(endsAt) }),
});

test("Credentials are asked for again five minutes before they end, once for all who wait", async () => {
  let [now, asked] = [0, 0];
  const get = untilExpiry(
    () => Promise.resolve(identityOf(`K${++asked}`, now + 60 * minute)),
    () => now,
  );
  const names = async (): Promise<readonly string[]> =>
    (await Promise.all([get(), get(), get()])).map(({ accessKeyId }) => accessKeyId);
  assert.deepEqual(await names(), ["K1", "K1", "K1"]);
  now = 54 * minute;
  assert.deepEqual(await names(), ["K1", "K1", "K1"]);
  now = 56 * minute;
  assert.deepEqual(await names(), ["K2", "K2", "K2"]);
});

test("Where no new ones can be had, the old ones serve to their end and no longer", async () => {
  let [now, isDown, asked] = [0, false, 0];
  const get = untilExpiry(
    () => {
      asked++;
      return isDown ? Promise.reject(new Error("down")) : Promise.resolve(identityOf("K1", 60 * minute));
    },
    () => now,
  );
  await get();
  [isDown, now] = [true, 56 * minute];
  const served = await Promise.all([get(), get()]);
  assert.deepEqual(
    served.map(({ accessKeyId }) => accessKeyId),
    ["K1", "K1"],
  );
  assert.equal(asked, 2);
  await get();
  assert.equal(asked, 3, "each later call tries again");
  now = 60 * minute;
  await assert.rejects(get(), /down/);
  isDown = false;
  assert.equal((await get()).accessKeyId, "K1");
});

test("Credentials that name no end are kept", async () => {
  let asked = 0;
  const get = untilExpiry(() => Promise.resolve(identityOf(`K${++asked}`)));
  assert.deepEqual([(await get()).accessKeyId, (await get()).accessKeyId], ["K1", "K1"]);
});
