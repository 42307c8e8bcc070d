import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../core/problem.ts";
import { days, minutes } from "../../core/units.ts";
import { applySettings } from "./apply-settings.ts";
import { loadStandard } from "./load-standard.ts";
import { durationMs } from "./parse-duration.ts";
import { standardSchema } from "./settings.ts";

const standard = loadStandard();
const set = (settings: unknown) => applySettings(standard, standardSchema.parse(settings));

test("No settings leave the standard as it is", () => {
  assert.deepEqual(set({}), standard);
});

test("What limits a risk can be made stricter, never looser", () => {
  assert.equal(set({ exceptions: { maxDays: { restricted: 14 } } }).exceptions.maxDays.restricted, 14);
  assert.equal(set({ breakGlass: { maxHours: 4 } }).exceptions.breakGlass.maxHours, 4);
  for (const looser of [
    { exceptions: { maxDays: { restricted: 31 } } },
    { exceptions: { maxRenewals: 3 } },
    { breakGlass: { maxHours: 25 } },
    { approvals: { lapseDays: 31 } },
    { approvals: { freshLoginMinutes: 16 } },
    { sandbox: { days: 181 } },
    { sandbox: { dataClass: "confidential" } },
    { degraded: { days: 15 } },
    { degraded: { rateFactor: 0.6 } },
    { graceHours: { failed: { critical: 1 } } },
    { owner: { missingDays: 15 } },
    { monthlyReview: { missedToSuspend: 3 } },
  ])
    assert.equal(standardSchema.safeParse(looser).success, false, JSON.stringify(looser));
});

test("The sandbox's label fits the header that each answer carries it in", () => {
  assert.equal(set({ sandbox: { label: "Forschung, nicht produktiv" } }).settings.sandbox.label, "Forschung, nicht produktiv");
  for (const label of ["Forschung – nicht produktiv", "a\r\nset-cookie: x", " a", "", "\u0000", "für"])
    assert.equal(standardSchema.safeParse({ sandbox: { label } }).success, false, JSON.stringify(label));
});

test("Controls can be looked at more often, or half as often, and taken more seriously", () => {
  const stricter = set({
    controls: { "NET-001": { maxAge: "PT6H" }, "GOV-003": { severity: "critical", onFail: "block", stopsAtOnce: true } },
  });
  assert.equal(stricter.controls.get("NET-001")?.verification.maxAgeMs, durationMs("PT6H"));
  assert.equal(stricter.controls.get("GOV-003")?.severity, "critical");
  assert.equal(stricter.controls.get("GOV-003")?.onFail, "block");
  assert.ok(stricter.stopsAtOnce.has("GOV-003"));
  assert.equal(set({ controls: { "NET-001": { maxAge: "P2D" } } }).controls.get("NET-001")?.verification.maxAgeMs, days(2));
  assert.equal(standard.controls.get("NET-001")?.verification.maxAgeMs, days(1), "the shipped standard is untouched");
});

test("Settings beyond the standard are refused, each with its place", () => {
  const errors = (settings: unknown) => {
    try {
      set(settings);
    } catch (error) {
      assert.ok(error instanceof Problem && error.code === "resource_invalid");
      return error.errors?.map(({ path }) => path);
    }
    return [];
  };
  assert.deepEqual(
    errors({
      controls: {
        "NET-001": { maxAge: "P3D" },
        "NET-999": {},
        "GOV-001": { severity: "high", onFail: "alert" },
      },
      artefacts: { RISK: { validDays: 731 - 1 }, EULA: { validDays: 361 }, IRB: { validDays: 30 }, NONE: { validDays: 1 } },
      exceptions: { nonWaivable: ["ABC-001", "NET-001"] },
      monthlyReview: { missedToDegrade: 1, missedToSuspend: 1 },
    }),
    [
      "exceptions.nonWaivable",
      "controls.NET-001.maxAge",
      "controls.NET-999",
      "controls.GOV-001.severity",
      "controls.GOV-001.onFail",
      "artefacts.EULA",
      "artefacts.IRB",
      "artefacts.NONE",
    ].map((path) => (path === "artefacts.EULA" ? "artefacts.EULA.validDays" : path)),
  );
});

test("More controls can be put beyond exceptions, none taken from there", () => {
  const { nonWaivable } = set({ exceptions: { nonWaivable: ["NET-001"] } }).exceptions;
  assert.ok(nonWaivable.has("NET-001") && nonWaivable.has("LEG-007"));
  assert.equal(nonWaivable.size, 8);
});

test("A duration is days, hours and minutes of ISO 8601, and not nothing", () => {
  assert.equal(durationMs("P1D"), days(1));
  assert.equal(durationMs("PT5M"), minutes(5));
  assert.equal(durationMs("P1DT1H30M"), days(1) + minutes(90));
  for (const none of ["", "P", "PT", "P1DT", "P0D", "P1M", "P1Y", "1D", "-P1D", "PT1S", "P1.5D"])
    assert.equal(durationMs(none), undefined, none);
});
