import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { day, noon, refusedWith, request, reserveNow, setUp } from "../../test/property/quota-at-desk.ts";
import { PersonalMeters } from "./personal-meters.ts";
import type { Limits, QuotaRequest } from "./quota.ts";

const nothing = { tokens: 0, micros: 0 };
const by = (owner: string, limits: Limits, more: Partial<QuotaRequest> = {}): QuotaRequest =>
  request({ personal: { owner, limits }, ...more });

describe("limits of each caller", () => {
  test("One call too many in a minute is rate_limited, for its caller alone and in its use case alone.", async () => {
    const { quota } = setUp();
    const limits = { requestsPerMinute: 2 };
    for (let i = 0; i < 2; i++) reserveNow(quota, by("alice", limits)).settle(nothing);
    const problem = await refusedWith("rate_limited", quota, by("alice", limits));
    assert.equal(problem.retryAfterSeconds, 61);
    assert.match(problem.detail, /^Each caller of this use case may make 2 calls a minute/);
    reserveNow(quota, by("bob", limits));
    reserveNow(quota, by("alice", limits, { useCase: "pilot" }));
    reserveNow(quota, by("alice", limits, { now: noon + 61_000 }));
  });

  test("One call too many at once is concurrency_exceeded until one of the same caller is settled, which counts once.", async () => {
    const { quota } = setUp();
    const limits = { concurrent: 1 };
    const first = reserveNow(quota, by("alice", limits));
    const bobs = reserveNow(quota, by("bob", limits));
    const problem = await refusedWith("concurrency_exceeded", quota, by("alice", limits));
    assert.equal(problem.retryAfterSeconds, 1);
    bobs.settle(nothing);
    await refusedWith("concurrency_exceeded", quota, by("alice", limits));
    first.settle(nothing);
    first.settle(nothing);
    reserveNow(quota, by("alice", limits));
    await refusedWith("concurrency_exceeded", quota, by("alice", limits));
  });

  test("A call that is refused for its caller takes nothing of the use case, nor the other way.", async () => {
    const { quota, answering } = setUp();
    const both = (owner: string): QuotaRequest => by(owner, { requestsPerMinute: 1 }, { limits: { requestsPerMinute: 3 } });
    reserveNow(quota, both("alice"));
    for (let i = 0; i < 5; i++) await refusedWith("rate_limited", quota, both("alice"));
    reserveNow(quota, both("bob"));
    const poor = by("carol", { requestsPerMinute: 1, concurrent: 1 }, { budgets: day(1) });
    await refusedWith("budget_exhausted", quota, poor);
    reserveNow(quota, both("carol"));
    const problem = await refusedWith("rate_limited", quota, both("dora"));
    assert.match(problem.detail, /^This use case/);
    await answering(quota.close());
  });

  test("A lease that can't be had gives the caller's place back too.", async () => {
    const { quota, desk, answering } = setUp();
    const limits = { requestsPerMinute: 1, concurrent: 1 };
    const waiting = quota.reserve(by("alice", limits, { budgets: day(1000) }));
    assert(waiting instanceof Promise);
    await refusedWith("rate_limited", quota, by("alice", limits));
    const refused = assert.rejects(waiting, /can't be checked/);
    desk.answer("failed");
    await refused;
    (await answering(quota.reserve(by("alice", limits, { budgets: day(1000), now: noon + 5000 })))).settle(nothing);
    await answering(quota.close());
  });

  test("Owners are told apart whatever their names are.", () => {
    const { quota } = setUp();
    const limits = { requestsPerMinute: 1 };
    reserveNow(quota, by("b", limits, { useCase: "a" }));
    reserveNow(quota, by("a b", limits, { useCase: "a" }));
    reserveNow(quota, by("svc for campus b", limits, { useCase: "a" }));
    reserveNow(quota, by("__proto__", limits, { useCase: "a" }));
    reserveNow(quota, by("constructor", limits, { useCase: "a" }));
  });
});

describe("meters of callers", () => {
  const limits: Limits = { requestsPerMinute: 5 };
  const start = (meters: PersonalMeters, owner: string, now: number): { readonly end: () => void } => {
    const meter = meters.require("hr", { owner, limits }, now);
    meter.window.take();
    meter.running++;
    return { end: () => meter.running-- };
  };

  test("Who is idle is forgotten; who has a call running, or made one within the minute, is not.", () => {
    const meters = new PersonalMeters(10);
    const running = start(meters, "running", noon);
    start(meters, "done", noon).end();
    meters.sweep(noon + 59_000);
    assert.equal(meters.size, 2);
    meters.sweep(noon + 62_000);
    assert.equal(meters.size, 1);
    running.end();
    meters.sweep(noon + 63_000);
    assert.equal(meters.size, 0);
  });

  test("A million callers in turn are held in bounded memory, and their limits hold all the same.", () => {
    const meters = new PersonalMeters(1000);
    for (let i = 0; i < 1_000_000; i++) {
      // Ten callers a second.
      const now = noon + i * 100;
      start(meters, `u${i}`, now).end();
      assert(meters.size <= 1000);
    }
  });

  test("More callers than there is room for are refused until others are idle; who is known goes on.", () => {
    const meters = new PersonalMeters(2);
    start(meters, "a", noon).end();
    start(meters, "b", noon);
    const refused = { code: "quota_unavailable", retryAfterSeconds: 60 };
    assert.throws(() => start(meters, "c", noon), refused);
    start(meters, "a", noon + 1000).end();
    assert.throws(() => start(meters, "c", noon + 1500), refused);
    start(meters, "c", noon + 62_500);
    assert.throws(() => start(meters, "d", noon + 200_000), refused, "two have calls running");
    assert.throws(() => start(meters, "d", noon - 200_000), refused, "a clock that was set back lets nobody in");
  });
});
