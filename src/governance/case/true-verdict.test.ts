import assert from "node:assert/strict";
import { test } from "node:test";
import { asOf, badFrom, isGood, type TrueVerdict, worstNow, worstOf } from "./true-verdict.ts";

const truth = (verdict: TrueVerdict["verdict"], since: number, until = Infinity, next?: TrueVerdict): TrueVerdict => ({
  verdict,
  since,
  until,
  evidence: [{ digest: `sha256:${verdict}`, at: since }],
  why: `It is ${verdict}.`,
  ...(next && { next }),
});

test("What ends by itself is stale from that very millisecond on", () => {
  const one = truth("pass", 5, 100);
  assert.equal(asOf(one, 99), one);
  assert.deepEqual(asOf(one, 100), {
    ...truth("stale", 100),
    evidence: one.evidence,
    why: "It ended at 1970-01-01T00:00:00.100Z. Before that: It is pass.",
  });
  assert.equal(badFrom(one), 100);
});

test("What is known to come next comes instead", () => {
  const one = truth("pass", 5, 100, truth("pass", 100, 200, truth("fail", 200)));
  assert.equal(asOf(one, 199).verdict, "pass");
  assert.equal(asOf(one, 200).verdict, "fail");
  assert.equal(badFrom(one), 200);
  assert.equal(badFrom(truth("pass", 5)), Infinity);
  assert.equal(badFrom(truth("unknown", 7)), 7);
});

test("A control is as good as the worst that it rests on, and lasts as long as the shortest", () => {
  const all = [
    truth("pass", 1, 50),
    truth("not-applicable-proved", 1),
    truth("stale", 3),
    truth("unknown", 4),
    truth("fail", 5),
  ] as const;
  assert.equal(worstOf(all).verdict, "fail");
  assert.equal(worstOf([all[0], all[1], all[2], all[3]]).verdict, "unknown");
  assert.equal(worstOf([all[0], all[1], all[2]]).verdict, "stale");
  assert.deepEqual([worstOf([all[1], all[0]]).verdict, worstOf([all[1], all[0]]).until], ["pass", 50]);
  assert.equal(worstOf(all).evidence.length, 5);
  assert.equal(worstOf([all[0]]), all[0]);
  assert.equal(worstNow([all[0], all[1]], 49).verdict, "pass");
  assert.equal(worstNow([all[0], all[1]], 50).verdict, "stale");
  assert.deepEqual(all.map(isGood), [true, true, false, false, false]);
});
