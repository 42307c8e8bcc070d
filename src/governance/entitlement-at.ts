import { lowerClass } from "../core/data-class.ts";
import type { Phase } from "./case/judgement.ts";
import { phaseAt } from "./case/phase-at.ts";
import type { Entitlement } from "./register.ts";
import type { UseCaseState } from "./use-case-state.ts";

/** An entitlement without what changes from phase to phase. */
export type EntitlementBase = Omit<
  Entitlement,
  | "phase"
  | "state"
  | "dataClass"
  | "callClass"
  | "routeClass"
  | "environment"
  | "notAfter"
  | "refused"
  | "label"
  | "rateFactor"
  | "exceptions"
>;

/** States that are served as the sandbox is. */
const sandboxStates: ReadonlySet<UseCaseState> = new Set(["SANDBOX", "SECURITY_GATE", "CUTOVER"]);

/** As it is at an instant, by whose clock it is asked for. INVARIANT expiry-needs-nobody. */
export function entitlementAt(entitlement: Entitlement, now: number): Entitlement {
  const phase = phaseAt(entitlement.phases, now);
  return phase === entitlement.phase ? entitlement : entitlementIn(entitlement, phase);
}

/** As it is in one of its phases. */
export function entitlementIn(
  { useCase, digest, spec, phases, overlays, guardrail, prompts, tools, applyGuardrails, models, sandboxLabel }: EntitlementBase,
  phase: Phase,
): Entitlement {
  const { state, dataClass, rateFactor, exceptions, refused } = phase;
  const asSandbox = sandboxStates.has(state);
  return {
    useCase,
    digest,
    spec,
    phases,
    overlays,
    ...(guardrail !== undefined && { guardrail }),
    ...(prompts !== undefined && { prompts }),
    ...(tools !== undefined && { tools }),
    applyGuardrails,
    models,
    sandboxLabel,
    phase,
    state,
    dataClass,
    callClass: lowerClass(spec.dataClass, dataClass),
    routeClass: asSandbox ? dataClass : spec.dataClass,
    environment: asSandbox ? "sandbox" : spec.environment,
    notAfter: refused === undefined ? endOf(phases, phase) : 0,
    ...(refused && { refused }),
    ...(asSandbox && { label: sandboxLabel }),
    rateFactor,
    exceptions,
  };
}

/** When it is first refused after a phase. */
function endOf(phases: readonly Phase[], phase: Phase): number {
  for (let at = phases.indexOf(phase) + 1; at < phases.length; at++) {
    const later = phases[at];
    if (later?.refused !== undefined) return later.from;
  }
  return Infinity;
}
