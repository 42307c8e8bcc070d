import assert from "node:assert/strict";
import { test } from "node:test";
import { type Frozen, isAfter, type LifeStep, newLife, readLife } from "./case-life.ts";

const frozen = (of: string): Frozen => ({ digest: of, digestSet: {}, parts: [] });
const way: readonly LifeStep[] = [
  { to: "INTAKE_REVIEW", at: 1 },
  { to: "DESIGN_REVIEW", at: 2 },
  { to: "SANDBOX", at: 3, frozen: frozen("a"), notAfter: 180 },
  { to: "SECURITY_GATE", at: 4, frozen: frozen("a"), notAfter: 180 },
  { to: "CUTOVER", at: 5, frozen: frozen("a"), notAfter: 180 },
  { to: "PRODUCTION", at: 6, frozen: frozen("a"), notAfter: 365 },
];
const after = (...steps: readonly LifeStep[]) => readLife([...way, ...steps]);

test("A life is what its steps say, from the draft on", () => {
  assert.deepEqual(readLife([]), newLife);
  assert.deepEqual(readLife(way.slice(0, 5)), {
    state: "CUTOVER",
    since: 5,
    roundSince: 3,
    draftSince: 0,
    frozen: frozen("a"),
    sandboxUntil: 180,
  });
  const approved = { frozen: frozen("a"), at: 6, notAfter: 365 };
  assert.deepEqual(after(), {
    state: "PRODUCTION",
    since: 6,
    roundSince: 6,
    draftSince: 0,
    approved,
    liveSince: 6,
    firstLive: 6,
  });
});

test("When it was in production first is remembered, however it went on", () => {
  const steps = [
    { to: "SUSPENDED", at: 30 },
    { to: "PRODUCTION", at: 31, frozen: frozen("a"), notAfter: 400 },
    { to: "SUSPENDED", at: 40 },
    { to: "DECOMMISSIONING", at: 41 },
    { to: "RETIRED", at: 42 },
  ] as const;
  for (const last of steps.keys()) assert.equal(after(...steps.slice(0, last + 1)).firstLive, 6);
});

test("Being degraded and coming back approves nothing anew", () => {
  const degraded = after({ to: "DEGRADED", at: 9 });
  assert.deepEqual([degraded.approved?.at, degraded.roundSince, degraded.liveSince], [6, 6, 6]);
  const back = after({ to: "DEGRADED", at: 9 }, { to: "PRODUCTION", at: 10, frozen: frozen("a"), notAfter: 365 });
  assert.deepEqual([back.since, back.approved?.at, back.roundSince, back.liveSince], [10, 6, 6, 6]);
});

test("A candidate that was approved is served from then on, without a break in its months", () => {
  const next = after({ to: "PRODUCTION", at: 20, frozen: frozen("b"), notAfter: 400 });
  assert.deepEqual([next.approved, next.roundSince, next.liveSince], [{ frozen: frozen("b"), at: 20, notAfter: 400 }, 20, 6]);
});

test("A suspension starts a new round, and remembers what was served until something else is looked at", () => {
  const suspended = after({ to: "SUSPENDED", at: 30 });
  assert.deepEqual([suspended.roundSince, suspended.approved?.frozen.digest], [30, "a"]);
  const gate = after({ to: "SUSPENDED", at: 30 }, { to: "SECURITY_GATE", at: 31, frozen: frozen("b"), notAfter: 200 });
  assert.deepEqual([gate.roundSince, gate.approved, gate.frozen?.digest], [30, undefined, "b"]);
  const again = after({ to: "SUSPENDED", at: 30 }, { to: "PRODUCTION", at: 31, frozen: frozen("a"), notAfter: 400 });
  assert.deepEqual([again.liveSince, again.roundSince], [31, 31]);
});

test("Going back to the security gate keeps what was frozen, and going back to the sandbox starts a new round", () => {
  const back = readLife([...way.slice(0, 5), { to: "SECURITY_GATE", at: 7, notAfter: 180 }]);
  assert.deepEqual([back.frozen?.digest, back.roundSince], ["a", 3]);
  const sandbox = readLife([...way.slice(0, 4), { to: "SANDBOX", at: 7, frozen: frozen("b"), notAfter: 180 }]);
  assert.deepEqual([sandbox.frozen, sandbox.roundSince, sandbox.sandboxUntil], [undefined, 7, 180]);
});

test("What was approved on the light track is a draft where gates are asked for", () => {
  for (const to of ["SANDBOX", "PRODUCTION"] as const)
    assert.deepEqual(readLife([{ to, at: 5, notAfter: 400 }]), { state: "DRAFT", since: 5, roundSince: 5, draftSince: 5 });
  assert.equal(after({ to: "PRODUCTION", at: 9, notAfter: 400 }).state, "DRAFT");
  assert.equal(after({ to: "DRAFT", at: 9 }).draftSince, 9);
});

test("What was said in the same millisecond as a step counts as later where the order of statements says so", () => {
  const known = way.map((step, n) => ({ ...step, saidBefore: 10 * n }));
  const { said, since } = readLife([...known, { to: "SUSPENDED", at: 6, saidBefore: 77 }]);
  assert.deepEqual(said, { step: 77, round: 77, draft: 0, approved: 50 });
  const round = { at: since, saidBefore: said.round };
  assert.deepEqual([isAfter({ id: 77, at: 6 }, round), isAfter({ id: 78, at: 6 }, round)], [false, true]);
  assert.equal(isAfter({ id: 78, at: 6 }, { at: 6 }), false, "by the time alone nobody knows");
  assert.deepEqual(readLife([...known, { to: "DEGRADED", at: 6, saidBefore: 60 }]).said, {
    step: 60,
    round: 50,
    draft: 0,
    approved: 50,
  });
  assert.equal(after({ to: "SUSPENDED", at: 30 }).said, undefined);
});
