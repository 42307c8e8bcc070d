import { z } from "zod";
import { dataClasses, overlays } from "../../core/data-class.ts";
import { controlsThatApply } from "../../governance/standard/applicable-controls.ts";
import { capData } from "../../governance/standard/scoping/cap-data.ts";
import { type Component, componentsSchema } from "../../governance/standard/scoping/component.ts";
import { decideScope } from "../../governance/standard/scoping/decide-scope.ts";
import { demandsOf } from "../../governance/standard/scoping/demands-of.ts";
import { needsOf, obligationsOf, profileOf } from "../../governance/standard/scoping/profile-of.ts";
import type { AdminDeps } from "../deps.ts";
import { standardNow } from "./standard-now.ts";

export const scopingInput = z.strictObject({
  components: componentsSchema.min(1).describe("Answers for each component, as a use case's spec.scoping has them."),
  dataClass: z.enum(dataClasses).default("public").describe("At least this class, whatever the answers say."),
  overlays: z.array(z.enum(overlays)).max(overlays.length).default([]),
  environment: z.enum(["sandbox", "production"]).default("production"),
});

export const scopingAnswer = z
  .object({
    scope: z.int(),
    componentScopes: z.array(z.int()).describe("All whose controls and demands hold, where answers are open more than one."),
    agency: z.int(),
    dataClass: z.string().describe("By which it is judged."),
    overlays: z.array(z.string()),
    flags: z.array(z.string()),
    components: z.array(
      z.object({
        name: z.string(),
        scope: z.int(),
        why: z.array(z.string()),
        open: z.array(z.string()),
        cap: z.object({ dataClass: z.string(), withApproval: z.string(), fits: z.string(), why: z.string() }).optional(),
      }),
    ),
    disciplines: z.array(
      z.object({ id: z.string(), name: z.string(), demands: z.array(z.string()), controls: z.array(z.string()) }),
    ),
    obligations: z.array(z.object({ id: z.string(), title: z.string(), controls: z.array(z.string()) })),
    needs: z.array(z.object({ id: z.string(), title: z.string(), artefacts: z.array(z.string()) })),
    controls: z.array(z.object({ id: z.string(), title: z.string(), gate: z.string(), severity: z.string() })),
  })
  .meta({ id: "Scoping" });
export type ScopingAnswer = z.infer<typeof scopingAnswer>;

export const scopingQuestion = z
  .object({
    id: z.string(),
    text: z.string(),
    multiple: z.boolean(),
    required: z.boolean(),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
    askedWhen: z.record(z.string(), z.array(z.string())).optional().describe("Asked only where one of these answers was given."),
    why: z.string(),
  })
  .meta({ id: "ScopingQuestion" });
export type ScopingQuestion = z.infer<typeof scopingQuestion>;

/** The questionnaire. */
export async function listQuestions(deps: AdminDeps): Promise<readonly ScopingQuestion[]> {
  const { scoping } = standardNow(deps);
  return scoping.questions.map(({ id, text, multiple, required, options, askedWhen, why }) => ({
    id,
    text,
    multiple,
    required,
    options: options.map((option) => ({ ...option })),
    ...(askedWhen && { askedWhen: Object.fromEntries(Object.entries(askedWhen).map(([key, values]) => [key, [...values]])) }),
    why,
  }));
}

/** What follows from answers of the questionnaire. Nothing of it is kept. */
export async function scopeAnswers(deps: AdminDeps, input: z.infer<typeof scopingInput>): Promise<ScopingAnswer> {
  const standard = standardNow(deps);
  const { scoping } = standard;
  const components: readonly Component[] = input.components;
  const decision = decideScope(scoping, components);
  const { dataClass, overlays: kinds, environment } = input;
  const profile = profileOf(scoping, {
    declared: { scope: decision.scope, dataClass, overlays: kinds, environment, regions: [] },
    components,
    externalVendors: false,
    keepsContent: true,
    residualRisk: "unknown",
    classConfirmed: false,
    infrastructureChanged: true,
    runsCode: false,
    contradicted: false,
  });
  const caps = new Map(capData(scoping, components).map((cap) => [cap.component, cap]));
  return {
    scope: profile.scope,
    componentScopes: [...profile.componentScopes],
    agency: profile.agency,
    dataClass: profile.dataClass,
    overlays: [...profile.overlays],
    flags: [...profile.flags],
    components: decision.components.map(({ name, scope, why, open }) => {
      const cap = caps.get(name);
      const shown = cap && { dataClass: cap.dataClass, withApproval: cap.withApproval, fits: cap.fits, why: cap.why };
      return { name, scope, why: [...why], open: [...open], ...(shown && { cap: shown }) };
    }),
    disciplines: demandsOf(standard, profile).map(({ id, name, demands, controls }) => ({
      id,
      name,
      demands: demands.map(({ text }) => text),
      controls: controls.map((control) => control.id),
    })),
    obligations: obligationsOf(scoping, profile).map(({ id, title, controls }) => ({ id, title, controls: [...controls] })),
    needs: needsOf(scoping, profile).map(({ id, title, artefacts }) => ({ id, title, artefacts: [...artefacts] })),
    controls: controlsThatApply(standard, profile).map(({ id, title, gate, severity }) => ({ id, title, gate, severity })),
  };
}
