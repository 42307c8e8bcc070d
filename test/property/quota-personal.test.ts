import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../src/core/problem.ts";
import type { Limits, Reservation } from "../../src/quota/quota.ts";
import { noon, request, setUp } from "./quota-at-desk.ts";

const step = fc.record({
  gapMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 70_000 })),
  owner: fc.integer({ min: 0, max: 3 }),
  /** Which of the running calls ends; none where there are not so many. */
  ends: fc.option(fc.integer({ min: 0, max: 5 })),
});

describe("limits of each caller", () => {
  test("No caller ever starts or runs more than its limit, nor all of them more than the use case's, and none is refused for another's calls.", () => {
    fc.assert(
      fc.property(
        fc.record({ requestsPerMinute: fc.integer({ min: 1, max: 6 }), concurrent: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ requestsPerMinute: fc.integer({ min: 1, max: 15 }), concurrent: fc.integer({ min: 1, max: 6 }) }),
        fc.array(step, { maxLength: 120 }),
        (personal, limits, steps) => {
          const { quota } = setUp();
          const started: { readonly owner: number; readonly at: number }[] = [];
          let running: { readonly owner: number; readonly place: Reservation }[] = [];
          let now = noon;
          const within = (ms: number, owner?: number): number =>
            started.filter((call) => call.at > now - ms && (owner === undefined || call.owner === owner)).length;
          const runs = (owner?: number): number => running.filter((call) => owner === undefined || call.owner === owner).length;
          const fits = ({ requestsPerMinute = 0, concurrent = 0 }: Limits, owner?: number): boolean =>
            within(61_000, owner) < requestsPerMinute && runs(owner) < concurrent;

          for (const { gapMs, owner, ends } of steps) {
            now += gapMs;
            const ending = ends === null ? undefined : running[ends];
            ending?.place.settle({ tokens: 0, micros: 0 });
            running = running.filter((call) => call !== ending);
            const fitted = fits(personal, owner) && fits(limits);
            try {
              const place = quota.reserve(request({ limits, personal: { owner: `o${owner}`, limits: personal }, now }));
              assert(!(place instanceof Promise));
              started.push({ owner, at: now });
              running.push({ owner, place });
              assert(within(60_000, owner) <= personal.requestsPerMinute);
              assert(within(60_000) <= limits.requestsPerMinute);
              assert(runs(owner) <= personal.concurrent);
              assert(runs() <= limits.concurrent);
            } catch (error) {
              assert(error instanceof Problem, String(error));
              assert(["rate_limited", "concurrency_exceeded"].includes(error.code));
              assert(!fitted, "what fits is let through");
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
