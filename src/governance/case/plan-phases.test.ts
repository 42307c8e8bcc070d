import assert from "node:assert/strict";
import { test } from "node:test";
import { standard } from "../../../test/support/judge-case.ts";
import { days } from "../../core/units.ts";
import type { Cover, JudgedControl } from "./judge-verdicts.ts";
import { phaseAt } from "./phase-at.ts";
import { type PhaseWorld, planProduction } from "./plan-phases.ts";
import { planSandbox } from "./plan-sandbox.ts";
import { refusalPhase } from "./end-phases.ts";
import type { TrueVerdict } from "./true-verdict.ts";

const hour = 3_600_000;
const live = Date.UTC(2026, 0, 5);
const never = { degradeAt: Infinity, stopAt: Infinity };
const judged = (
  id: string,
  verdict: TrueVerdict["verdict"],
  since: number,
  until = Infinity,
  cover: readonly Cover[] = [],
): JudgedControl => {
  const control = standard.controls.get(id);
  assert.ok(control);
  const part = { verdict, since, until, evidence: [], why: "It was seen." };
  return { control, parts: [part], cover };
};
const world = (controls: readonly JudgedControl[], more: Partial<PhaseWorld> = {}): PhaseWorld => ({
  standard,
  useCase: "advising",
  owner: "dean@campus.example",
  state: "PRODUCTION",
  since: live,
  servesSince: live,
  notAfter: live + days(365),
  dataClass: "restricted",
  controls,
  changedAt: live,
  ...more,
});
const shape = (phases: ReturnType<typeof planProduction>) => phases.map(({ state, from }) => [state, from - live]);

test("It is served as approved until its approval ends, to the millisecond", () => {
  const phases = planProduction(world([]), never);
  assert.deepEqual(shape(phases), [
    ["PRODUCTION", 0],
    ["SUSPENDED", days(365)],
  ]);
  assert.deepEqual(phaseAt(phases, live + days(365) - 1).refused, undefined);
  assert.deepEqual(phaseAt(phases, live + days(365)).refused, {
    code: "entitlement_expired",
    detail: "The approval of advising ended at 2027-01-05T00:00:00.000Z. Its owner, dean@campus.example, can ask for a new one.",
  });
  assert.equal(phaseAt(phases, live - 1), phases[0], "clocks differ a little");
});

test("An agreement that ends stops it at that millisecond, with why and whom to ask", () => {
  const phases = planProduction(
    world([judged("LEG-009", "pass", 1, live + hour)], { contact: "the registrar, 555-0100" }),
    never,
  );
  assert.deepEqual(shape(phases), [
    ["PRODUCTION", 0],
    ["SUSPENDED", hour],
  ]);
  assert.equal(phases[1]?.refused?.code, "use_case_suspended");
  assert.match(
    phases[1]?.refused?.detail ?? "",
    /^The use case advising is suspended\. LEG-009 \(.*\): It ended at 2026-01-05T01:00:00\.000Z\..* Ask the registrar, 555-0100\.$/,
  );
});

test("A high control that fails degrades it after its grace: one class lower, half the rate, and stops it after fourteen days", () => {
  const [first, second, third, ...others] = planProduction(world([judged("LEG-001", "fail", live + hour)]), never);
  assert.deepEqual([first.state, first.dataClass, first.rateFactor, first.causes], ["PRODUCTION", "restricted", 1, []]);
  assert.deepEqual(
    [second?.state, second?.dataClass, second?.rateFactor, (second?.from ?? 0) - live],
    ["DEGRADED", "confidential", 0.5, 25 * hour],
  );
  assert.match(second?.causes[0] ?? "", /^LEG-001 .*: It was seen\.$/);
  assert.deepEqual([third?.state, (third?.from ?? 0) - live], ["SUSPENDED", 25 * hour + days(14)]);
  assert.match(third?.causes[0] ?? "", /^It was degraded for 14 days\. LEG-001 /);
  assert.deepEqual(others, []);
  const lowest = planProduction(world([judged("LEG-001", "fail", live)], { dataClass: "public" }), never);
  assert.equal(lowest[1]?.dataClass, "public");
});

test("Once it is in DEGRADED its fourteen days run from there, whatever its causes become", () => {
  const degraded = { state: "DEGRADED" as const, since: live + days(3), changedAt: live + days(5) };
  const phases = planProduction(world([judged("LEG-001", "fail", live + days(1))], degraded), never);
  assert.deepEqual(shape(phases), [
    ["DEGRADED", days(5)],
    ["SUSPENDED", days(17)],
  ]);
  assert.deepEqual(shape(planProduction(world([], degraded), never))[0], ["PRODUCTION", days(5)]);
});

test("Nobody answers for it: it stops so many days after that began, or after it was degraded where nobody knows when", () => {
  const settings = { ...standard.settings, owner: { missingDays: 3 } };
  const of = (since: number, more: Partial<PhaseWorld> = {}) =>
    shape(planProduction(world([judged("GOV-002", "pass", 1, since)], { standard: { ...standard, settings }, ...more }), never));
  assert.deepEqual(of(live + hour), [
    ["PRODUCTION", 0],
    ["DEGRADED", hour],
    ["SUSPENDED", hour + days(3)],
  ]);
  // It comes to light after a month of production; the control plane has not seen it yet.
  const later = { changedAt: live + days(30) };
  assert.deepEqual(of(live, later), [
    ["DEGRADED", days(30)],
    ["SUSPENDED", days(365)],
  ]);
  assert.deepEqual(of(live, { ...later, state: "DEGRADED", since: live + days(30) }), [
    ["DEGRADED", days(30)],
    ["SUSPENDED", days(33)],
  ]);
});

test("A missed review degrades it, and a second one stops it", () => {
  const phases = planProduction(world([]), { degradeAt: live + days(60), stopAt: live + days(70) });
  assert.deepEqual(shape(phases), [
    ["PRODUCTION", 0],
    ["DEGRADED", days(60)],
    ["SUSPENDED", days(70)],
  ]);
  assert.deepEqual(
    [phases[1]?.causes, phases[2]?.causes],
    [["A monthly review was missed."], ["Monthly reviews were missed again."]],
  );
});

test("An exception is named from when the control does not hold, and its sunset stops what it held up at that millisecond", () => {
  const cover = [{ exception: "late-scan", from: live - hour, until: live + days(2) }];
  const phases = planProduction(world([judged("NET-001", "pass", 1, live + hour, cover)]), never);
  assert.deepEqual(
    phases.map(({ state, from, exceptions }) => [state, from - live, exceptions]),
    [
      ["PRODUCTION", 0, []],
      ["PRODUCTION", hour, ["late-scan"]],
      ["SUSPENDED", days(2), []],
    ],
  );
});

test("An exception that begins later lifts what degrades it, and never what stopped it before", () => {
  const cover = [{ exception: "late", from: live + days(3), until: live + days(9) }];
  const degraded = planProduction(world([judged("LEG-001", "fail", live, Infinity, cover)]), never);
  assert.deepEqual(shape(degraded).slice(0, 4), [
    ["PRODUCTION", 0],
    ["DEGRADED", days(1)],
    ["PRODUCTION", days(3)],
    ["DEGRADED", days(9)],
  ]);
  const stopped = planProduction(world([judged("NET-001", "fail", live + hour, Infinity, cover)]), never);
  assert.deepEqual(shape(stopped), [
    ["PRODUCTION", 0],
    ["SUSPENDED", hour],
  ]);
});

test("What is said anew is looked at from then on: an exception that was signed in time keeps it up", () => {
  const cover = [{ exception: "late", from: live + hour, until: live + days(9) }];
  const control = judged("NET-001", "fail", live + hour - 1, Infinity, cover);
  assert.equal(planProduction(world([control], { changedAt: live + hour }), never)[0].state, "PRODUCTION");
  assert.deepEqual(shape(planProduction(world([control]), never))[1], ["SUSPENDED", hour - 1]);
});

test("What retiring asks for holds back nothing that serves", () => {
  assert.deepEqual(
    shape(planProduction(world([judged("DEC-001", "unknown", 0)]), never)),
    shape(planProduction(world([]), never)),
  );
});

test("A sandbox is served with its own class and a fifth of the rate, for as long as the standard allows", () => {
  const sandbox = { state: "SANDBOX" as const, notAfter: live + days(180) };
  const [first, last] = planSandbox(world([judged("LEG-001", "unknown", 0)], sandbox));
  assert.deepEqual([first.state, first.dataClass, first.rateFactor], ["SANDBOX", "internal", 0.2]);
  assert.deepEqual([last?.from, last?.refused?.code], [live + days(180), "entitlement_expired"]);
  const below = planSandbox(world([], { ...sandbox, dataClass: "public" }));
  assert.equal(below[0].dataClass, "public");
});

test("A sandbox has its use case's class while all that the first two gates ask for holds, and not a millisecond longer", () => {
  const sandbox = { state: "SANDBOX" as const, notAfter: live + days(180) };
  const phases = planSandbox(world([judged("LEG-001", "pass", 1, live + hour), judged("NET-004", "unknown", 0)], sandbox));
  assert.deepEqual(
    phases.map(({ dataClass, from }) => [dataClass, from - live]),
    [
      ["restricted", 0],
      ["internal", hour],
      ["restricted", days(180)],
    ],
  );
  const ethics = planSandbox(world([judged("LEG-007", "pass", 1, live + hour)], sandbox));
  assert.deepEqual(
    ethics.map(({ state, from }) => [state, from - live]),
    [
      ["SANDBOX", 0],
      ["SUSPENDED", hour],
    ],
  );
});

test("What is not served says why", () => {
  const refused = { useCase: "advising", owner: "dean@campus.example", dataClass: "restricted" } as const;
  assert.equal(
    refusalPhase("SUSPENDED", 5, "The DPA ended", refused).refused?.detail,
    "The use case advising is suspended: The DPA ended. Ask its owner, dean@campus.example.",
  );
  assert.deepEqual(refusalPhase("INTAKE_REVIEW", 5, undefined, refused).refused, {
    code: "use_case_not_approved",
    detail: "The use case advising is not approved: it is in INTAKE_REVIEW. Ask its owner, dean@campus.example.",
  });
});
