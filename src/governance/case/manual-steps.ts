import { days } from "../../core/units.ts";
import { applies } from "../standard/condition.ts";
import type { Standard } from "../standard/standard.ts";
import type { UseCaseState } from "../use-case-state.ts";
import { sandboxDays, type StepWorld } from "./due-step.ts";
import type { ManualAction, ManualStep } from "./judgement.ts";

const actionTo: Readonly<Partial<Record<UseCaseState, ManualAction>>> = {
  INTAKE_REVIEW: "submit",
  REJECTED: "reject",
  WITHDRAWN: "withdraw",
  SUSPENDED: "suspend",
  SANDBOX: "return",
  SECURITY_GATE: "resume",
  PRODUCTION: "resume",
  DECOMMISSIONING: "retire",
};

/**
 * The steps that people may take from here, by the standard's transitions: none of them passes a gate that has not passed. After a
 * suspension the gate must have passed anew, and back to production only with what was there before.
 */
export function manualSteps(world: StepWorld): readonly ManualStep[] {
  const { standard, life, profile, gates, now, approvalDays } = world;
  const { frozen } = world.current;
  if (standard.states.get(life.state)?.terminal === true) return redraft(standard);
  return standard.transitions.flatMap((rule): ManualStep[] => {
    const { from, to, roles, gate, when, parallel } = rule;
    const action = actionTo[to];
    if (from !== life.state || roles.length === 0 || parallel || action === undefined || !applies(when, profile)) return [];
    if (gate !== undefined && gates.get(gate)?.passed !== true) return [];
    if (to === "SANDBOX") return [{ to, action, roles, frozen, notAfter: life.sandboxUntil ?? now }];
    if (gate === undefined) return [{ to, action, roles }];
    if (to === "SECURITY_GATE") return [{ to, action, roles, gate, frozen, notAfter: now + days(sandboxDays(world)) }];
    if (to !== "PRODUCTION" || life.approved?.frozen.digest !== frozen.digest) return [];
    return [{ to, action, roles, gate, frozen, notAfter: now + days(approvalDays.production) }];
  });
}

/** What was refused, withdrawn or retired can begin again, with nothing of what was signed before. */
function redraft(standard: Pick<Standard, "transitions">): readonly ManualStep[] {
  const roles = standard.transitions.find(({ from, to }) => from === "DRAFT" && to === "INTAKE_REVIEW")?.roles ?? [];
  return [{ to: "DRAFT", action: "redraft", roles }];
}
