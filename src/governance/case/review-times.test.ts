import assert from "node:assert/strict";
import { test } from "node:test";
import { openScene, standard } from "../../../test/support/judge-case.ts";
import { sampleDigest } from "../../../test/support/sample-statements.ts";
import { reviewTimes } from "./review-times.ts";

const live = Date.UTC(2026, 0, 20);
const times = (
  signed: readonly string[],
  more: { readonly role?: "DATA_OWNER" | "PROJECT_LEAD"; readonly other?: true } = {},
  rules = standard,
) => {
  const scene = openScene();
  for (const period of signed) {
    const digest = scene.say(`review/${period}`, { period, digest: sampleDigest(period), items: [] }, live);
    scene.sign(`REVIEW/${period}`, more.role ?? "DATA_OWNER", "ana", live, { digest: more.other ? sampleDigest("x") : digest });
  }
  const { degradeAt, stopAt } = reviewTimes(scene.world().file, live, rules);
  return [degradeAt, stopAt].map((one) => (one === Infinity ? "never" : new Date(one).toISOString()));
};

test("The first review is of the month after it went live, and is due by the end of the seventh day of the next", () => {
  assert.deepEqual(times([]), ["2026-03-08T00:00:00.000Z", "2026-04-08T00:00:00.000Z"]);
});

test("Each that is signed moves both by a month, also over the turn of a year", () => {
  assert.deepEqual(times(["2026-02"]), ["2026-04-08T00:00:00.000Z", "2026-05-08T00:00:00.000Z"]);
  const year = ["02", "03", "04", "05", "06", "07", "08", "09", "10", "11"].map((month) => `2026-${month}`);
  assert.deepEqual(times(year), ["2027-01-08T00:00:00.000Z", "2027-02-08T00:00:00.000Z"]);
});

test("Only those missed in a row stop it: one signed later clears those before it", () => {
  assert.deepEqual(times(["2026-03"]), ["2026-05-08T00:00:00.000Z", "2026-06-08T00:00:00.000Z"]);
});

test("A review counts when its owner signed this very one", () => {
  assert.deepEqual(times(["2026-02"], { role: "PROJECT_LEAD" }), times([]));
  assert.deepEqual(times(["2026-02"], { other: true }), times([]));
});

test("The day and how many may be missed are settings", () => {
  const { settings } = standard;
  const rules = { ...standard, settings: { ...settings, monthlyReview: { dueDay: 3, missedToDegrade: 1, missedToSuspend: 1 } } };
  assert.deepEqual(times([], {}, rules), ["2026-03-04T00:00:00.000Z", "2026-03-04T00:00:00.000Z"]);
});
