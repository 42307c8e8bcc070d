import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ageSteps } from "./circumstances.ts";
import type { AdminQuestion, Outcome } from "./decision.ts";
import { agesToldApart, findStepUp } from "./find-step-up.ts";
import type { Reads } from "./note-reads.ts";
import { finish } from "./steps.ts";

const now = Date.UTC(2026, 10, 21);
const question: AdminQuestion = {
  subject: { principal: "kim", kind: "user", roles: [], groups: [] },
  authentication: { strength: 0, at: 0, method: "session" },
  ip: undefined,
  now,
  action: "ReadLog",
  resource: { kind: "Log", name: "log" },
};
const ageOf = ({ authentication }: AdminQuestion): number => (now - authentication.at) / 60_000;

/** Reads as of policies that compare ages with these numbers. */
function readsOf(limits: readonly number[]): Reads {
  const path = "context.authentication.ageMinutes";
  return { everything: false, facts: new Map([[path, { whole: false, values: new Set(limits) }]]) };
}

test("The oldest log-in that would do is found by asking about each age that policies tell apart once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12_000 }), { maxLength: 4 }),
      fc.constantFrom(2, 3),
      fc.integer({ min: 0, max: 15 }),
      (limits, strength, mask) => {
        // Any answer that goes by which limits an age reaches; the freshest is always let through.
        const classOf = (age: number): number => limits.filter((limit) => limit <= age).length;
        const allows = (age: number): boolean => classOf(age) === classOf(5) || (mask & (1 << (classOf(age) % 4))) !== 0;
        const asked: string[] = [];
        const ask = (one: AdminQuestion): Outcome => {
          asked.push(`${one.authentication.strength} ${classOf(ageOf(one))}`);
          const allowed = one.authentication.strength >= strength && allows(ageOf(one));
          return { effect: allowed ? "allow" : "deny", policies: [] };
        };
        const found = finish(findStepUp(question, agesToldApart(readsOf(limits)), ask));
        const oldest = ageSteps.filter((age) => age <= 10_080 && allows(age)).at(-1) ?? 5;
        assert.deepEqual(found, { strength, maxAgeSeconds: oldest * 60 });
        assert.ok(asked.length <= 2 + new Set(limits).size + 1);
      },
    ),
  );
});

test("Where no log-in would do, one question is enough to know", () => {
  let asked = 0;
  const ask = (): Outcome => {
    asked++;
    return { effect: "deny", policies: [] };
  };
  assert.equal(finish(findStepUp(question, agesToldApart(readsOf([])), ask)), undefined);
  assert.equal(asked, 1);
});

test("Where ages count as such, every step is asked about", () => {
  assert.deepEqual(agesToldApart({ everything: true, facts: new Map() }), [10_080, 1440, 720, 480, 240, 60, 15, 5]);
  assert.deepEqual(agesToldApart(readsOf([])), [10_080]);
  assert.deepEqual(agesToldApart(readsOf([6, 481])), [10_080, 480, 5]);
});
