import { dataClasses, exceedsClass, type DataClass, type Overlay } from "../core/data-class.ts";
import { Problem } from "../core/problem.ts";
import { days } from "../core/units.ts";
import type { CaseLife, Frozen } from "./case/case-life.ts";
import type { ManualStep } from "./case/judgement.ts";
import type { UseCaseSpec } from "./schemas.ts";
import type { UseCaseState } from "./use-case-state.ts";

/** Settings of the standard, with the defaults of config. */
export interface LifecycleSettings {
  readonly sandboxApprovalDays: number;
  readonly productionApprovalDays: number;
  /** What an administrator approves by applying it. */
  readonly approveOnApply: { readonly maxDataClass: DataClass; readonly overlays: readonly Overlay[] };
}

/** The newest step of a use case, or none yet. */
export interface CurrentStep {
  readonly to: UseCaseState;
  readonly digest: string;
  readonly notAfter?: number;
}

/** Shown to callers of a sandbox, in `x-sallyport-label`. */
export const sandboxLabel = "Research-Not for Production Use";

export interface PlannedStep {
  readonly from: UseCaseState;
  readonly to: UseCaseState;
  readonly digest: string;
  readonly notAfter?: number;
  /** What a gate let through; never on the light track. */
  readonly frozen?: Frozen;
}

/**
 * Who may go where on the light track. Serving again after a suspension is a new approval, and what is retired stays retired until
 * applied anew. What was on its way through the gates and is now light enough for one approval goes on here.
 */
const allowed: Readonly<Record<UseCaseState, readonly UseCaseState[]>> = {
  DRAFT: ["SANDBOX", "PRODUCTION", "SUSPENDED"],
  INTAKE_REVIEW: ["SANDBOX", "PRODUCTION", "SUSPENDED", "DRAFT"],
  DESIGN_REVIEW: ["SANDBOX", "PRODUCTION", "SUSPENDED", "DRAFT"],
  SANDBOX: ["SANDBOX", "PRODUCTION", "SUSPENDED", "DRAFT"],
  SECURITY_GATE: ["SANDBOX", "PRODUCTION", "SUSPENDED", "DRAFT"],
  CUTOVER: ["SANDBOX", "PRODUCTION", "SUSPENDED", "DRAFT"],
  PRODUCTION: ["PRODUCTION", "SANDBOX", "SUSPENDED", "DRAFT"],
  DEGRADED: ["PRODUCTION", "SANDBOX", "SUSPENDED", "DRAFT"],
  SUSPENDED: ["DRAFT", "SANDBOX", "PRODUCTION"],
  DECOMMISSIONING: [],
  RETIRED: ["DRAFT"],
  REJECTED: ["DRAFT"],
  WITHDRAWN: ["DRAFT"],
};

/** Whether an administrator may approve it alone, by applying it; every other use case goes through the gates. */
export function isLight(
  { dataClass, overlays }: Pick<UseCaseSpec, "dataClass" | "overlays">,
  settings: LifecycleSettings,
): boolean {
  const { approveOnApply } = settings;
  return !exceedsClass(dataClass, approveOnApply.maxDataClass) && overlays.every((one) => approveOnApply.overlays.includes(one));
}

/**
 * Whether a use case goes through the gates, declared like this: nobody may approve it alone, or gates froze what it is, or it is on its
 * way out of them. What is declared lighter stays on the track that it is on.
 */
export function isGated(
  spec: Pick<UseCaseSpec, "dataClass" | "overlays">,
  life: Pick<CaseLife, "state" | "approved" | "frozen"> | undefined,
  settings: LifecycleSettings,
): boolean {
  if (life?.approved !== undefined || life?.frozen !== undefined || life?.state === "DECOMMISSIONING") return true;
  return !isLight(spec, settings);
}

/**
 * The step that a request asks for, decided on the exact digest of the use case as it stands. Throws Problem `conflict` when
 * the state does not allow it or the digest is not the current one, `resource_invalid` when the manifest does not fit it.
 *
 * @param steps of a use case that goes through the gates, those that people may take (Judgement.steps); no other is open to it
 */
export function planTransition(
  useCase: { readonly name: string; readonly digest: string; readonly spec: UseCaseSpec },
  current: CurrentStep | undefined,
  request: { readonly to: UseCaseState; readonly digest?: string },
  settings: LifecycleSettings,
  now: number,
  steps?: readonly Omit<ManualStep, "roles">[],
): PlannedStep {
  const from = current?.to ?? "DRAFT";
  const { to } = request;
  if (request.digest !== undefined && request.digest !== useCase.digest) {
    throw new Problem(
      "conflict",
      `${useCase.name} has changed: its digest is ${useCase.digest} now. Look at the change, then decide on that digest.`,
    );
  }
  if (steps !== undefined || !isLight(useCase.spec, settings)) return planGated(useCase, from, to, steps ?? []);
  if (!allowed[from].includes(to)) {
    throw new Problem(
      "conflict",
      `${useCase.name} is ${from}, from where it can go to ${allowed[from].join(", ")}, not to ${to}.`,
    );
  }
  if (to === "PRODUCTION" && useCase.spec.environment !== "production") {
    throw new Problem(
      "resource_invalid",
      `${useCase.name} is declared for the ${useCase.spec.environment}. Set spec.environment to production first.`,
    );
  }
  if (to === "SANDBOX" && useCase.spec.environment !== "sandbox") {
    throw new Problem(
      "resource_invalid",
      `${useCase.name} is declared for ${useCase.spec.environment}, which the sandbox never serves. Set spec.environment to sandbox first.`,
    );
  }
  if (to === "PRODUCTION" && useCase.spec.guardrail === undefined) {
    throw new Problem(
      "resource_invalid",
      `${useCase.name} names no guardrail, which production needs. Set spec.guardrail first.`,
    );
  }
  return step(from, to, useCase.digest, settings, now);
}

function planGated(
  { name, digest }: { readonly name: string; readonly digest: string },
  from: UseCaseState,
  to: UseCaseState,
  steps: readonly Omit<ManualStep, "roles">[],
): PlannedStep {
  const step = steps.find((one) => one.to === to);
  if (step === undefined) {
    const open = steps.map((one) => `${one.action} (to ${one.to})`).join(", ");
    throw new Problem(
      "conflict",
      `${name} goes through the gates of the control standard, so that nobody can move it from ${from} to ${to}. ${open === "" ? "Look at what its next gate waits for." : `People can: ${open}.`}`,
    );
  }
  const { frozen, notAfter } = step;
  return { from, to, digest, ...(notAfter !== undefined && { notAfter }), ...(frozen && { frozen }) };
}

/**
 * The step that applying a use case takes by itself: where the administrator may approve alone, applying is the approval of
 * that digest. A suspended use case stays suspended, and anything more sensitive waits for an explicit transition.
 */
export function transitionOnApply(
  useCase: { readonly digest: string; readonly spec: UseCaseSpec },
  current: CurrentStep | undefined,
  settings: LifecycleSettings,
  now: number,
): PlannedStep | undefined {
  const from = current?.to ?? "DRAFT";
  // What was stopped or refused by people is not let through by applying it.
  if (from === "SUSPENDED" || from === "DECOMMISSIONING" || from === "REJECTED") return undefined;
  const { spec, digest } = useCase;
  if (!isLight(spec, settings)) return undefined;
  const to = spec.environment === "production" ? "PRODUCTION" : "SANDBOX";
  if (current?.to === to && current.digest === digest && (current.notAfter ?? 0) > now) return undefined;
  return step(from, to, digest, settings, now);
}

function step(from: UseCaseState, to: UseCaseState, digest: string, settings: LifecycleSettings, now: number): PlannedStep {
  if (to === "SANDBOX") return { from, to, digest, notAfter: now + days(settings.sandboxApprovalDays) };
  if (to === "PRODUCTION") return { from, to, digest, notAfter: now + days(settings.productionApprovalDays) };
  return { from, to, digest };
}

/** The highest class that a state serves. */
export function classCap(state: UseCaseState, approved: DataClass): DataClass {
  if (state !== "SANDBOX") return approved;
  const cap: DataClass = "internal";
  return dataClasses.indexOf(approved) < dataClasses.indexOf(cap) ? approved : cap;
}
