import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Role } from "../../core/roles.ts";
import { fillSeats, type Seat, type Signature } from "./fill-seats.ts";

const signed = (signer: string, role: Role, at = 1, until = Infinity): Signature => ({
  until,
  said: {
    id: at,
    digest: "sha256:s",
    by: signer,
    at,
    notAfter: until,
    body: {
      document: { subject: "UseCase/a", about: "G5_GO_LIVE", digest: "sha256:d", decision: "approve", role, reason: "r", at },
      signer,
      strength: 3,
      authenticatedAt: at,
    },
  },
});
const seats = (...roles: Role[]): readonly Seat[] => roles.map((role) => ({ role, count: 1 }));
const names = (filled: ReturnType<typeof fillSeats>["filled"]) =>
  filled.map(({ body }) => `${body.document.role}: ${body.signer}`);

test("two-people: one person who holds two roles fills one seat", () => {
  const one = fillSeats([signed("ana", "CISO"), signed("ana", "INFOSEC")], seats("CISO", "INFOSEC"));
  assert.equal(one.filled.length, 1);
  assert.deepEqual(one.missing, [{ role: "INFOSEC", count: 1 }]);
});

test("two-people: one person is one, however their name is spelled", () => {
  const one = fillSeats(
    [signed("ana@campus.example", "CISO"), signed("Ana@Campus.Example", "INFOSEC")],
    seats("CISO", "INFOSEC"),
  );
  assert.deepEqual(one.missing, [{ role: "INFOSEC", count: 1 }]);
  const both = [signed("Ana", "CISO", 1), signed("ana", "INFOSEC", 2), signed("ben", "CISO", 3)];
  assert.deepEqual(names(fillSeats(both, seats("CISO", "INFOSEC")).filled), ["CISO: ben", "INFOSEC: ana"]);
});

test("Whoever holds several roles takes the seat that nobody else can, in whatever order they signed", () => {
  const all = [signed("ana", "CISO", 1), signed("ana", "INFOSEC", 2), signed("ben", "CISO", 3)];
  for (const order of [all, all.toReversed()]) {
    const { missing, filled, completeAt } = fillSeats(order, seats("CISO", "INFOSEC"));
    assert.deepEqual(missing, []);
    assert.deepEqual(names(filled), ["CISO: ben", "INFOSEC: ana"]);
    assert.equal(completeAt, 3);
  }
});

test("Two seats of one role need two people", () => {
  const two: readonly Seat[] = [{ role: "CISO", count: 2 }];
  assert.deepEqual(fillSeats([signed("ana", "CISO")], two).missing, [{ role: "CISO", count: 1 }]);
  assert.deepEqual(fillSeats([signed("ana", "CISO"), signed("ben", "CISO")], two).missing, []);
});

test("Where nothing is asked nothing is missing, and nothing ends", () => {
  assert.deepEqual(fillSeats([], []), { missing: [], filled: [], completeAt: 0, until: Infinity });
});

test("It is complete with the first signatures that are enough, and ends with the last ones that are", () => {
  const late = [signed("ana", "CISO", 5, 90), signed("ben", "CISO", 7, 40)];
  const { completeAt, until, filled } = fillSeats(late, seats("CISO"));
  assert.deepEqual([completeAt, until, names(filled)], [5, 90, ["CISO: ana"]]);
  const later = fillSeats([signed("ana", "CISO", 5), signed("ben", "CISO", 7)], seats("CISO"));
  assert.deepEqual([later.completeAt, later.until, names(later.filled)], [5, Infinity, ["CISO: ana"]]);
});

test("As many seats are filled as can be, and until the very instant at which that is no longer so", () => {
  const roles = ["CISO", "CIO", "INFOSEC", "LEGAL"] as const;
  const signature = fc
    .record({
      who: fc.constantFrom("a", "b", "c", "d"),
      role: fc.constantFrom(...roles),
      at: fc.nat(9),
      until: fc.integer({ min: 10, max: 14 }),
    })
    .map(({ who, role, at, until }) => signed(who, role, at, until === 14 ? Infinity : until));
  const uniqueSignatures = fc.uniqueArray(signature, {
    maxLength: 9,
    selector: ({ said: { body } }) => `${body.signer}/${body.document.role}`,
  });
  /** Tries every way to seat people. */
  const most = (all: readonly Signature[], places: readonly Role[], taken: readonly string[] = []): number => {
    const [place, ...others] = places;
    if (place === undefined) return 0;
    const free = all.filter(({ said: { body } }) => body.document.role === place && !taken.includes(body.signer));
    return Math.max(
      most(all, others, taken),
      ...free.map(({ said: { body } }) => 1 + most(all, others, [...taken, body.signer])),
    );
  };
  fc.assert(
    fc.property(uniqueSignatures, fc.array(fc.constantFrom(...roles), { maxLength: 4 }), (all, asked) => {
      const { missing, filled, completeAt, until } = fillSeats(all, seats(...asked));
      const open = missing.reduce((sum, { count }) => sum + count, 0);
      assert.equal(filled.length, most(all, asked));
      assert.equal(open, asked.length - filled.length);
      assert.equal(new Set(filled.map(({ body }) => body.signer)).size, filled.length);
      if (open > 0 || asked.length === 0) return;
      const fullAt = (at: number) =>
        most(
          all.filter((one) => at < one.until),
          asked,
        ) === asked.length;
      assert.ok(fullAt(until === Infinity ? 1000 : until - 1));
      if (until < Infinity) assert.ok(!fullAt(until));
      assert.equal(
        most(
          all.filter(({ said }) => said.at <= completeAt),
          asked,
        ),
        asked.length,
      );
    }),
    { numRuns: 500 },
  );
});
