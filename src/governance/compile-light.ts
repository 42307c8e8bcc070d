import type { Phase } from "./case/judgement.ts";
import { defaultGuardrailId } from "./default-guardrail.ts";
import { entitlementIn } from "./entitlement-at.ts";
import { classCap, sandboxLabel } from "./lifecycle.ts";
import { modelsFor } from "./inherited-class.ts";
import { resolvePrompts } from "./prompts/resolve-prompts.ts";
import type { Entitlement, ModelEntry } from "./register.ts";
import { resolveGuardrail } from "./resolve-guardrail.ts";
import type { UseCaseSpec } from "./schemas.ts";
import { useCaseStates, type UseCaseState } from "./use-case-state.ts";
import { type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";

/** The newest step of a use case's life. */
export interface ApprovalStep {
  readonly useCase: string;
  readonly to: string;
  readonly digest: string;
  readonly notAfter?: number;
  readonly reason: string;
}

/** A use case that one person may approve: there are no gates, time alone ends it, and the newest version of everything is served. */
export function entitleNewest(
  row: ResourceVersion,
  step: ApprovalStep | undefined,
  index: VersionIndex,
  models: ReadonlyMap<string, ModelEntry>,
): Entitlement {
  const { name, digest } = row;
  const useCase = { name, digest, spec: specOf(row, "UseCase") };
  const prompts = resolvePrompts(useCase, (one) => index.find("Prompt", one));
  const entitlement = entitleLight(useCase, step, models, (reference) =>
    resolveGuardrail(reference, (one) => index.find("Guardrail", one)),
  );
  return { ...entitlement, ...(prompts && { prompts }) };
}

function entitleLight(
  { name, digest, spec }: { readonly name: string; readonly digest: string; readonly spec: UseCaseSpec },
  step: ApprovalStep | undefined,
  models: ReadonlyMap<string, ModelEntry>,
  resolve: (guardrail: string) => string | undefined,
): Entitlement {
  const decided = step !== undefined && step.digest === digest;
  // A suspension holds for whatever the manifest says now; an approval only for the digest it was given on.
  const state: UseCaseState = step !== undefined && isState(step.to) && (decided || step.to === "SUSPENDED") ? step.to : "DRAFT";
  const reference = spec.guardrail ?? (spec.environment === "sandbox" ? defaultGuardrailId : undefined);
  const guardrail = reference === undefined ? undefined : resolve(reference);
  const refused = refusal(name, spec, state, step, reference, guardrail);
  const dataClass = classCap(state, spec.dataClass);
  const now: Phase = { from: 0, state, dataClass, rateFactor: 1, exceptions: [], causes: [], ...(refused && { refused }) };
  const base = {
    useCase: name,
    digest,
    spec,
    phases: refused === undefined ? withEnd(now, name, spec, step?.notAfter ?? 0) : ([now] as const),
    overlays: spec.overlays,
    applyGuardrails: [...new Set(spec.applyGuardrails.map(resolve).filter((id) => id !== undefined))],
    models: modelsFor(spec, models),
    sandboxLabel,
    ...(guardrail !== undefined && { guardrail }),
  };
  return entitlementIn(base, base.phases[0]);
}

function withEnd(served: Phase, name: string, { owner }: UseCaseSpec, notAfter: number): readonly [Phase, Phase] {
  const ended = `The approval of ${name} ended at ${new Date(notAfter).toISOString()}.`;
  const refused = { code: "entitlement_expired", detail: `${ended} Its owner, ${owner}, can ask for a new one.` } as const;
  return [served, { ...served, from: notAfter, refused, causes: [ended] }];
}

function isState(text: string): text is UseCaseState {
  return (useCaseStates as readonly string[]).includes(text);
}

function refusal(
  name: string,
  spec: UseCaseSpec,
  state: UseCaseState,
  step: ApprovalStep | undefined,
  reference: string | undefined,
  guardrail: string | undefined,
): Phase["refused"] {
  if (state === "SUSPENDED") {
    const detail = `The use case ${name} is suspended: ${sentence(step?.reason ?? "no reason given")} Ask ${whom(spec)}.`;
    return { code: "use_case_suspended", detail };
  }
  if (state !== "SANDBOX" && state !== "PRODUCTION") {
    const changed = step !== undefined && (step.to === "SANDBOX" || step.to === "PRODUCTION");
    const why = changed ? "has changed since it was approved" : "is not approved";
    return notApproved(`The use case ${name} ${why}. Its owner, ${spec.owner}, can ask for approval.`);
  }
  const ask = `Ask its owner, ${spec.owner}.`;
  if (state === "SANDBOX" && spec.environment !== "sandbox")
    return notApproved(`The use case ${name} is approved for the sandbox only and declared for ${spec.environment}. ${ask}`);
  if (reference === undefined) return notApproved(`The use case ${name} names no guardrail, which production needs. ${ask}`);
  if (guardrail === undefined) return notApproved(`The guardrail of the use case ${name} does not exist. ${ask}`);
  return undefined;
}

function notApproved(detail: string): NonNullable<Phase["refused"]> {
  return { code: "use_case_not_approved", detail };
}

/** Whom to reach about what is suspended. */
function whom({ owner, contact }: UseCaseSpec): string {
  return contact === undefined ? `its owner, ${owner}` : contact;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
