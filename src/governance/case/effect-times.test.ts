import assert from "node:assert/strict";
import { test } from "node:test";
import { standard } from "../../../test/support/judge-case.ts";
import type { Control } from "../standard/standard.ts";
import { effectTimes, sandboxEndsAt, uncovered } from "./effect-times.ts";
import type { Cover } from "./judge-verdicts.ts";
import type { TrueVerdict } from "./true-verdict.ts";

const hour = 3_600_000;
const part = (verdict: TrueVerdict["verdict"], since: number, until = Infinity): TrueVerdict => ({
  verdict,
  since,
  until,
  evidence: [],
  why: "",
});
const control = (id: string, more: Partial<Control> = {}): Control => {
  const found = standard.controls.get(id);
  assert.ok(found);
  return { ...found, ...more };
};
const times = (of: Control, one: TrueVerdict, since = 0, cover: readonly Cover[] = []) => {
  const { stopAt, degradeAt } = effectTimes({ control: of, parts: [one], cover }, since, standard);
  return [stopAt, degradeAt];
};
const critical = control("NET-001");
const high = control("LEG-001");

test("A critical control that blocks stops it: at once when it fails, after a day when it is not seen again", () => {
  assert.deepEqual(times(critical, part("fail", 500)), [500, Infinity]);
  assert.deepEqual(times(critical, part("pass", 1, 500)), [500 + 24 * hour, Infinity]);
  assert.deepEqual(times(critical, part("stale", 500)), [500 + 24 * hour, Infinity]);
  assert.deepEqual(times(critical, part("pass", 1)), [Infinity, Infinity]);
});

test("Any other degrades it, after a grace of its severity", () => {
  assert.deepEqual(times(high, part("fail", 500)), [Infinity, 500 + 24 * hour]);
  assert.deepEqual(times(high, part("stale", 500)), [Infinity, 500 + 48 * hour]);
  assert.deepEqual(times(control("GOV-006"), part("fail", 500)), [Infinity, 500 + 72 * hour]);
  assert.deepEqual(times(control("NET-001", { severity: "low" }), part("stale", 500)), [Infinity, 500 + 336 * hour]);
});

test("What only tells has no effect, and what may never lapse stops it at that instant", () => {
  assert.deepEqual(times(control("DAT-012"), part("fail", 500)), [Infinity, Infinity]);
  assert.deepEqual(times(control("LEG-009"), part("pass", 1, 500)), [500, Infinity]);
  assert.deepEqual(times(control("LEG-009"), part("unknown", 0), 700), [700, Infinity]);
});

test("That nobody answers for it degrades it at once, and stops it after the days that are set, or at once", () => {
  const owner = control("GOV-002");
  const of = (missingDays: number) => {
    const settings = { ...standard.settings, owner: { missingDays } };
    return effectTimes({ control: owner, parts: [part("pass", 1, 500)], cover: [] }, 0, { ...standard, settings });
  };
  assert.deepEqual(of(14), { stopAt: Infinity, degradeAt: 500, stopsAfterMs: 14 * 24 * hour });
  assert.deepEqual(of(0), { stopAt: 500, degradeAt: Infinity });
});

test("What was bad before it was approved counts from then", () => {
  assert.deepEqual(times(critical, part("unknown", 0), 1000), [1000 + 24 * hour, Infinity]);
  assert.deepEqual(times(high, part("fail", 10), 1000), [Infinity, 1000 + 24 * hour]);
});

test("The first of all that a control rests on decides, and what is known to come is known", () => {
  const next = { ...part("pass", 1, 500), next: part("fail", 500) };
  const parts = [part("pass", 1, 9000 * hour), next] as const;
  assert.equal(effectTimes({ control: high, parts, cover: [] }, 0, standard).degradeAt, 500 + 24 * hour);
});

test("Where an exception ended there is no grace left, unless it ended before anything was bad", () => {
  const cover = [{ exception: "e", from: 100, until: 600 }];
  assert.deepEqual(times(high, part("fail", 500), 0, cover), [Infinity, 600]);
  assert.deepEqual(times(high, part("fail", 600), 0, cover), [Infinity, 600 + 24 * hour]);
  assert.deepEqual(times(high, part("fail", 500), 600, cover), [Infinity, 600 + 24 * hour]);
});

test("Exceptions hold an effect off until the first instant that none covers", () => {
  const cover = [
    { exception: "a", from: 100, until: 200 },
    { exception: "b", from: 150, until: 300 },
    { exception: "c", from: 300, until: 400 },
    { exception: "d", from: 401, until: 500 },
  ];
  assert.deepEqual(
    [99, 100, 250, 399, 400, 401, 500].map((at) => uncovered(at, cover)),
    [99, 400, 400, 400, 400, 500, 500],
  );
});

test("A sandbox ends with its baseline or with what may never lapse, and not with what nothing shows yet", () => {
  const ends = (of: Control, one: TrueVerdict) => sandboxEndsAt({ control: of, parts: [one], cover: [] }, 1000, standard);
  assert.equal(ends(critical, part("unknown", 0)), Infinity);
  assert.equal(ends(critical, part("fail", 2000)), 2000);
  assert.equal(ends(critical, part("pass", 1, 2000)), 2000 + 24 * hour);
  assert.equal(ends(control("LEG-007"), part("unknown", 0)), 1000);
  assert.equal(ends(control("LEG-002"), part("pass", 1, 2000)), 2000);
  assert.equal(ends(control("NET-004"), part("fail", 2000)), Infinity);
});
