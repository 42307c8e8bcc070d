import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dataClasses, type Overlay, overlays } from "../../../core/data-class.ts";
import { controlsThatApply } from "../applicable-controls.ts";
import { applies } from "../condition.ts";
import { loadStandard } from "../load-standard.ts";
import type { Scope, UseCaseProfile } from "../profile.ts";
import { capData } from "./cap-data.ts";
import type { Answers } from "./component.ts";
import { decideScope } from "./decide-scope.ts";
import { demandsOf } from "./demands-of.ts";
import { needsOf, obligationsOf, profileOf, type UseCaseFacts } from "./profile-of.ts";

const standard = loadStandard();
const { scoping } = standard;

/** Questions whose options stand from the least to the most; of those that take several, each more is more. */
const rising = ["q_embed", "q_distribute", "q_agent", "q_people", "q_exposed", "q_crit"];

const answersArbitrary: fc.Arbitrary<Answers> = fc
  .tuple(
    ...scoping.questions.map(({ id, multiple, options }) => {
      const values = options.map(({ value }) => value);
      const answer = multiple ? fc.subarray(values, { minLength: 1 }) : fc.constantFrom(...values);
      return fc.option(fc.tuple(fc.constant(id), answer), { nil: undefined, freq: 6 });
    }),
  )
  .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined)));

const factsArbitrary: fc.Arbitrary<Omit<UseCaseFacts, "components">> = fc.record({
  declared: fc.record({
    scope: fc.constantFrom<Scope>(1, 2, 3, 4, 5),
    dataClass: fc.constantFrom(...dataClasses),
    overlays: fc.subarray<Overlay>([...overlays]),
    environment: fc.constantFrom("sandbox", "production"),
    regions: fc.constantFrom(["eu-west-1"], ["eu-west-1", "us-east-1"]),
  }),
  externalVendors: fc.boolean(),
  keepsContent: fc.boolean(),
  residualRisk: fc.constantFrom("low", "medium", "high", "unknown"),
  classConfirmed: fc.boolean(),
  infrastructureChanged: fc.boolean(),
  runsCode: fc.boolean(),
  contradicted: fc.boolean(),
});

/** Everything that the standard asks because of a profile. */
function askedOf(profile: UseCaseProfile): ReadonlySet<string> {
  return new Set([
    ...controlsThatApply(standard, profile).map(({ id }) => id),
    ...demandsOf(standard, profile).flatMap(({ demands }) => demands.map(({ text }) => text)),
    ...obligationsOf(scoping, profile).map(({ id }) => `obligation ${id}`),
    ...needsOf(scoping, profile).map(({ id }) => `need ${id}`),
    ...[...standard.artefacts.values()].filter(({ requiredWhen }) => applies(requiredWhen, profile)).map(({ id }) => id),
    ...[...standard.gates.values()].flatMap(({ id, approvals }) =>
      approvals.filter(({ when }) => applies(when, profile)).map(({ role }) => `${id} ${role}`),
    ),
  ]);
}

function assertNothingLost(before: UseCaseProfile, after: UseCaseProfile, why: string): void {
  const asked = askedOf(after);
  // Data governance confirms a class that is lower than its kinds of data; once it is not, there is nothing to confirm.
  const lowered = (one: UseCaseProfile) => one.flags.includes("DOWNGRADE_REQUESTED");
  const settled = lowered(before) && !lowered(after) ? ["G1_INTAKE DATA_GOVERNANCE"] : [];
  assert.deepEqual(
    [...askedOf(before)].filter((one) => !asked.has(one) && !settled.includes(one)),
    [],
    why,
  );
  assert.ok(after.scope >= before.scope, why);
  assert.ok(after.agency >= before.agency, why);
  assert.ok(dataClasses.indexOf(after.dataClass) >= dataClasses.indexOf(before.dataClass), why);
  assert.ok(
    before.overlays.every((one) => after.overlays.includes(one)),
    why,
  );
}

const profile = (answers: Answers, facts: Omit<UseCaseFacts, "components">) =>
  profileOf(scoping, { ...facts, components: [{ name: "one", answers }] });

test("Raising an answer never lowers the scope, and never drops a control, a demand, an artefact or an approval", () => {
  fc.assert(
    fc.property(
      answersArbitrary,
      factsArbitrary,
      fc.constantFrom(...scoping.questions),
      fc.nat(10),
      (answers, facts, question, pick) => {
        const { id, multiple, options } = question;
        const answer = answers[id];
        const values = options.map(({ value }) => value).filter((value) => value !== "unknown");
        if (answer === undefined || answer === "unknown") return;
        if (!multiple && !rising.includes(id)) return;
        const more = values[pick % values.length] ?? "";
        const from = values.indexOf(typeof answer === "string" ? answer : "");
        const raised =
          typeof answer === "string"
            ? (values[Math.min(from + 1 + (pick % 3), values.length - 1)] ?? answer)
            : [...new Set([...answer, more])];
        assertNothingLost(profile(answers, facts), profile({ ...answers, [id]: raised }, facts), `${id}: ${String(raised)}`);
      },
    ),
    { numRuns: 600 },
  );
});

test("Opening an answer never weakens anything: not the scope, nor what is asked, nor the cap of the data", () => {
  fc.assert(
    fc.property(
      answersArbitrary,
      factsArbitrary,
      fc.constantFrom(...scoping.questions),
      fc.boolean(),
      (answers, facts, question, leave) => {
        const { id, multiple, options } = question;
        const canSay = options.some(({ value }) => value === "unknown");
        const { [id]: answer, ...rest } = answers;
        if (answer === undefined) return;
        const several = typeof answer === "string" ? [answer] : answer;
        const unknown = multiple ? [...several.filter((one) => one !== "unknown"), "unknown"] : "unknown";
        const opened: Answers = canSay && leave ? { ...answers, [id]: unknown } : rest;
        assertNothingLost(profile(answers, facts), profile(opened, facts), `${id} opened`);
        const [before] = capData(scoping, [{ name: "one", answers }]);
        const [after] = capData(scoping, [{ name: "one", answers: opened }]);
        assert.ok(before && after);
        assert.ok(dataClasses.indexOf(after.withApproval) <= dataClasses.indexOf(before.withApproval), id);
        const order = ["yes", "with-approval", "by-exception", "never"];
        assert.ok(order.indexOf(after.fits) >= order.indexOf(before.fits), id);
      },
    ),
    { numRuns: 600 },
  );
});

test("One more component never lowers the scope, and never drops anything that is asked", () => {
  fc.assert(
    fc.property(answersArbitrary, answersArbitrary, factsArbitrary, (one, two, facts) => {
      const components = [
        { name: "one", answers: one },
        { name: "two", answers: two },
      ];
      assertNothingLost(profile(one, facts), profileOf(scoping, { ...facts, components }), "a second component");
      const { scope } = decideScope(scoping, components);
      assert.equal(scope, Math.max(...components.map((component) => decideScope(scoping, [component]).scope)));
    }),
    { numRuns: 200 },
  );
});

test("A profile is of the scope that the table decides, or higher where answers are open", () => {
  fc.assert(
    fc.property(answersArbitrary, factsArbitrary, (answers, facts) => {
      const decision = decideScope(scoping, [{ name: "one", answers }]);
      const { scope, componentScopes } = profile(answers, facts);
      assert.ok(scope >= decision.scope && scope >= facts.declared.scope);
      assert.ok(componentScopes.includes(decision.scope));
    }),
  );
});

test("Adding an overlay, or raising the class, never drops anything that is asked", () => {
  fc.assert(
    fc.property(
      answersArbitrary,
      factsArbitrary,
      fc.constantFrom(...overlays),
      fc.constantFrom(...dataClasses),
      (answers, facts, overlay, dataClass) => {
        const { declared } = facts;
        const higher =
          dataClasses[Math.max(dataClasses.indexOf(dataClass), dataClasses.indexOf(declared.dataClass))] ?? "restricted";
        const raised = { ...facts, declared: { ...declared, overlays: [...declared.overlays, overlay], dataClass: higher } };
        assertNothingLost(profile(answers, facts), profile(answers, raised), overlay);
      },
    ),
    { numRuns: 200 },
  );
});
