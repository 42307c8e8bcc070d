import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dataClasses, overlays } from "../core/data-class.ts";
import { Problem } from "../core/problem.ts";
import { days } from "../core/units.ts";
import { compile } from "./compile.ts";
import { planTransition, transitionOnApply, type CurrentStep, type LifecycleSettings } from "./lifecycle.ts";
import type { UseCaseSpec } from "./schemas.ts";
import { useCaseStates } from "./use-case-state.ts";

const settings: LifecycleSettings = {
  sandboxApprovalDays: 180,
  productionApprovalDays: 365,
  approveOnApply: { maxDataClass: "internal", overlays: ["pii"] },
};
const now = Date.UTC(2026, 10, 21);
const spec: UseCaseSpec = {
  title: "Training needs",
  owner: "hr@campus.example",
  environment: "production",
  scope: 3,
  dataClass: "internal",
  overlays: ["pii"],
  models: ["echo"],
  guardrail: "hr",
  applyGuardrails: [],
  regions: ["local"],
  limits: {},
  budgets: [],
  retention: { payload: "none", days: 30 },
};
const digest = "sha256:a";
const useCase = (change: Partial<UseCaseSpec> = {}) => ({ name: "hr-insights", digest, spec: { ...spec, ...change } });
const sandbox = { environment: "sandbox" } as const;

test("Applying approves what an administrator may approve alone, for as long as the setting says", () => {
  assert.deepEqual(transitionOnApply(useCase(), undefined, settings, now), {
    from: "DRAFT",
    to: "PRODUCTION",
    digest,
    notAfter: now + days(365),
  });
  assert.deepEqual(transitionOnApply(useCase(sandbox), undefined, settings, now), {
    from: "DRAFT",
    to: "SANDBOX",
    digest,
    notAfter: now + days(180),
  });
});

test("Anything more sensitive waits for an explicit transition", () => {
  for (const change of [{ dataClass: "confidential" }, { dataClass: "restricted" }, { overlays: ["pii", "ferpa"] }] as const)
    assert.equal(transitionOnApply(useCase(change as Partial<UseCaseSpec>), undefined, settings, now), undefined);
});

test("Applying again approves anew only what has changed or ended", () => {
  const current = { to: "PRODUCTION", digest, notAfter: now + 1 } as const;
  assert.equal(transitionOnApply(useCase(), current, settings, now), undefined);
  assert.equal(transitionOnApply(useCase(), current, settings, now + 1)?.notAfter, now + 1 + days(365));
  assert.equal(transitionOnApply(useCase(), { ...current, digest: "sha256:b" }, settings, now)?.to, "PRODUCTION");
  assert.equal(transitionOnApply(useCase(sandbox), current, settings, now)?.to, "SANDBOX");
});

test("What is suspended stays suspended when it is applied, and only an explicit transition lifts it", () => {
  const current = { to: "SUSPENDED", digest: "sha256:old" } as const;
  assert.equal(transitionOnApply(useCase(), current, settings, now), undefined);
  assert.equal(planTransition(useCase(), current, { to: "PRODUCTION" }, settings, now).notAfter, now + days(365));
});

const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Problem);
    return `${error.code}: ${error.detail}`;
  }
  return "";
};

test("A transition is decided on the digest that was looked at, and on no other", () => {
  const plan = (seen: string) => planTransition(useCase(), undefined, { to: "PRODUCTION", digest: seen }, settings, now);
  assert.equal(plan(digest).digest, digest);
  assert.match(
    refusalOf(() => plan("sha256:other")),
    /^conflict: hr-insights has changed/,
  );
});

test("A transition that does not fit says what would", () => {
  const plan = (to: (typeof useCaseStates)[number], current?: CurrentStep, change: Partial<UseCaseSpec> = {}) =>
    refusalOf(() => planTransition(useCase(change), current, { to }, settings, now));
  assert.match(plan("RETIRED"), /^conflict: .*DRAFT, from where it can go to SANDBOX, PRODUCTION, SUSPENDED/);
  assert.match(plan("PRODUCTION", { to: "RETIRED", digest }), /^conflict: /);
  assert.match(plan("PRODUCTION", undefined, sandbox), /^resource_invalid: .*environment to production/);
  assert.match(plan("SANDBOX"), /^resource_invalid: .*environment to sandbox/);
  const { guardrail: _, ...bare } = spec;
  const unguarded = () => planTransition({ name: "x", digest, spec: bare }, undefined, { to: "PRODUCTION" }, settings, now);
  assert.match(refusalOf(unguarded), /^resource_invalid: .*spec\.guardrail/);
});

test("A use case that needs gates goes only where a step of people leads, with what the gate froze", () => {
  const restricted = useCase({ dataClass: "restricted" });
  const frozen = { digest: "sha256:set", digestSet: {}, parts: [] };
  const plan = (to: (typeof useCaseStates)[number], steps: Parameters<typeof planTransition>[5] = []) =>
    planTransition(restricted, { to: "SUSPENDED", digest }, { to }, settings, now, steps);
  for (const to of useCaseStates)
    assert.match(
      refusalOf(() => plan(to)),
      /^conflict: hr-insights goes through the gates/,
    );
  const resume = { to: "PRODUCTION", action: "resume", frozen, notAfter: now + 5 } as const;
  assert.deepEqual(plan("PRODUCTION", [resume]), { from: "SUSPENDED", to: "PRODUCTION", digest, frozen, notAfter: now + 5 });
  assert.match(
    refusalOf(() => plan("SANDBOX", [resume])),
    /from SUSPENDED to SANDBOX\. People can: resume \(to PRODUCTION\)\.$/,
  );
});

test("What became light leaves the gates by an approval, but not what was refused or is being taken down", () => {
  for (const to of ["INTAKE_REVIEW", "SECURITY_GATE", "DEGRADED", "WITHDRAWN"] as const)
    assert.equal(transitionOnApply(useCase(), { to, digest }, settings, now)?.to, "PRODUCTION", to);
  for (const to of ["DECOMMISSIONING", "REJECTED"] as const)
    assert.equal(transitionOnApply(useCase(), { to, digest }, settings, now), undefined, to);
});

test("expiry-needs-nobody, fail-closed: whatever steps a use case takes, it is served only under an approval of its exact digest", () => {
  const event = fc.oneof(
    fc.record({
      kind: fc.constant("apply" as const),
      environment: fc.constantFrom("sandbox" as const, "production" as const),
      dataClass: fc.constantFrom(...dataClasses),
      overlays: fc.uniqueArray(fc.constantFrom(...overlays), { maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant("transition" as const), to: fc.constantFrom(...useCaseStates) }),
    fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 400 }) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let at = now;
      let current: CurrentStep | undefined;
      let declared = useCase();
      /** The digest that somebody approved last, until when. */
      let approved: { readonly digest: string; readonly until: number } | undefined;
      let suspended = false;
      for (const one of events) {
        if (one.kind === "wait") at += days(one.days);
        else {
          let step;
          if (one.kind === "apply") {
            const { environment, dataClass, overlays } = one;
            declared = { ...useCase({ environment, dataClass, overlays }), digest: JSON.stringify(one) };
            step = transitionOnApply(declared, current, settings, at);
            const alone = ["public", "internal"].includes(dataClass) && overlays.every((overlay) => overlay === "pii");
            if (step) assert.ok(alone && !suspended);
          } else {
            try {
              step = planTransition(declared, current, { to: one.to }, settings, at);
            } catch (error) {
              assert.ok(error instanceof Problem);
            }
          }
          if (step) {
            current = step;
            suspended = step.to === "SUSPENDED";
            approved = step.notAfter === undefined ? undefined : { digest: step.digest, until: step.notAfter };
          }
        }
        const { entitlements } = compile(
          [
            { kind: "UseCase", name: "hr-insights", version: 1, digest: declared.digest, spec: JSON.stringify(declared.spec) },
            { kind: "Guardrail", name: "hr", version: 1, digest: "sha256:g", spec: JSON.stringify({ streaming: "windowed" }) },
          ],
          current ? [{ ...current, useCase: "hr-insights", reason: "r" }] : [],
        );
        const entitlement = entitlements.get("hr-insights");
        assert.ok(entitlement);
        const served = entitlement.refused === undefined && at < entitlement.notAfter;
        assert.equal(served, !suspended && approved?.digest === declared.digest && at < approved.until);
        if (served && declared.spec.environment === "production") assert.equal(entitlement.state, "PRODUCTION");
        if (served && entitlement.state === "SANDBOX") {
          assert.ok(["public", "internal"].includes(entitlement.dataClass));
          assert.equal(entitlement.label, "Research-Not for Production Use");
        }
      }
    }),
    { numRuns: 500 },
  );
});
