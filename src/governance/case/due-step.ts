import { days } from "../../core/units.ts";
import { applies } from "../standard/condition.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { GateId, Standard, TransitionRule } from "../standard/standard.ts";
import type { UseCaseState } from "../use-case-state.ts";
import type { CaseLife, Frozen } from "./case-life.ts";
import type { CaseStep, GateResult, Phase } from "./judgement.ts";

export interface StepWorld {
  readonly standard: Pick<Standard, "transitions" | "settings" | "states">;
  readonly life: CaseLife;
  /** Of what stands in the register now. */
  readonly profile: UseCaseProfile;
  readonly current: { readonly frozen: Frozen };
  readonly gates: ReadonlyMap<GateId, GateResult>;
  /** How it is served now. */
  readonly phase: Phase;
  /** How long approvals last, days. */
  readonly approvalDays: { readonly sandbox: number; readonly production: number };
  readonly now: number;
}

/** Gates that a candidate passes again while what was approved goes on being served. */
export const candidateGates: readonly GateId[] = ["G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"];

/**
 * The step that is due by itself, if any, by the standard's transitions. What stops comes before what changed, and that before what
 * lets through: nothing that is not as it was frozen passes a gate.
 */
export function dueStep(world: StepWorld): CaseStep | undefined {
  const { life, standard } = world;
  const rules = standard.transitions.filter(({ from, automatic, parallel }) => from === life.state && automatic && !parallel);
  return (
    stopping(rules, world) ??
    changed(rules, world) ??
    tooLong(rules, world) ??
    candidate(world) ??
    passing(rules, world) ??
    served(rules, world)
  );
}

function stopping(rules: readonly TransitionRule[], { life, phase }: StepWorld): CaseStep | undefined {
  if (phase.state !== "SUSPENDED" || life.state === "SUSPENDED" || !leadsTo(rules, "SUSPENDED")) return undefined;
  return { to: "SUSPENDED", reason: reasonOf(phase) };
}

/** Back to where what changed is looked at again. What was frozen stays so in the security gate: only the same set goes on from there. */
function changed(rules: readonly TransitionRule[], { life, current, now }: StepWorld): CaseStep | undefined {
  if (life.frozen === undefined || life.frozen.digest === current.frozen.digest) return undefined;
  const rule = rules.find(({ on }) => on.includes("digest-changed"));
  if (rule === undefined) return undefined;
  const reason = "What was frozen has changed since, so that its approvals are void.";
  const notAfter = life.sandboxUntil ?? now;
  return { to: rule.to, reason, frozen: rule.to === "SANDBOX" ? current.frozen : life.frozen, notAfter };
}

function tooLong(rules: readonly TransitionRule[], { life, standard, now }: StepWorld): CaseStep | undefined {
  const rule = rules.find(({ on }) => on.includes("suspended-too-long"));
  const { days: most } = standard.settings.suspended;
  if (rule === undefined || now < life.since + days(most)) return undefined;
  return { to: rule.to, reason: `It was suspended for ${most} days.` };
}

/** PRODUCTION to PRODUCTION: what was approved goes on being served until all three gates have passed on what comes after it. */
function candidate({ life, gates, current, approvalDays, now }: StepWorld): CaseStep | undefined {
  if (life.state !== "PRODUCTION" && life.state !== "DEGRADED") return undefined;
  if (!candidateGates.every((gate) => gates.get(gate)?.passed === true)) return undefined;
  return {
    to: "PRODUCTION",
    reason: `${candidateGates.join(", ")} have passed on ${current.frozen.digest}.`,
    gate: "G5_GO_LIVE",
    frozen: current.frozen,
    notAfter: now + days(approvalDays.production),
  };
}

function passing(rules: readonly TransitionRule[], world: StepWorld): CaseStep | undefined {
  const { life, profile, gates, current, approvalDays, now } = world;
  // Nothing that was frozen goes on as something else.
  if (life.frozen !== undefined && life.frozen.digest !== current.frozen.digest) return undefined;
  const rule = rules.find(({ gate, when }) => gate !== undefined && gates.get(gate)?.passed === true && applies(when, profile));
  if (rule?.gate === undefined) return undefined;
  const { to, gate } = rule;
  const step = { to, gate, reason: `${gate} has passed.` };
  if (to === "PRODUCTION") return { ...step, frozen: current.frozen, notAfter: now + days(approvalDays.production) };
  if (to !== "SANDBOX" && to !== "SECURITY_GATE" && to !== "CUTOVER") return step;
  // However often it goes back and forth, it is no longer in the sandbox than the standard allows.
  return { ...step, frozen: current.frozen, notAfter: life.sandboxUntil ?? now + days(sandboxDays(world)) };
}

/** Degraded, or no longer so. */
function served(rules: readonly TransitionRule[], { life, phase }: StepWorld): CaseStep | undefined {
  const { approved, state } = life;
  if (phase.state === state || approved === undefined || !leadsTo(rules, phase.state)) return undefined;
  if (phase.state === "DEGRADED") return { to: "DEGRADED", reason: reasonOf(phase) };
  if (phase.state !== "PRODUCTION") return undefined;
  const { frozen, notAfter } = approved;
  return { to: "PRODUCTION", reason: "All causes for which it was degraded are cleared.", frozen, notAfter };
}

/** The shorter of what the configuration and the standard allow. */
export function sandboxDays({ approvalDays, standard }: Pick<StepWorld, "approvalDays" | "standard">): number {
  return Math.min(approvalDays.sandbox, standard.settings.sandbox.days);
}

function leadsTo(rules: readonly TransitionRule[], state: UseCaseState): boolean {
  return rules.some(({ to, gate }) => to === state && gate === undefined);
}

function reasonOf({ causes }: Phase): string {
  return causes.join(" ").slice(0, longestReason);
}

const longestReason = 2000;
