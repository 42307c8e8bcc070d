import { z } from "zod";
import { Problem } from "../core/problem.ts";
import { rolesFor } from "../governance/access.ts";
import type { ManualStep } from "../governance/case/judgement.ts";
import { planTransition } from "../governance/lifecycle.ts";
import type { UseCaseSpec } from "../governance/schemas.ts";
import { type UseCaseState, useCaseStates } from "../governance/use-case-state.ts";
import type { Actor } from "./actor.ts";
import { describeStep } from "./apply-manifests.ts";
import { type AdminAction, requireAllowed, useCaseResource } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { isGated, judgeNow } from "./governance/judge-now.ts";
import { storedStep } from "./governance/stored-step.ts";
import { makerOf } from "./maker-of.ts";
import { reason } from "./names.ts";
import { requireResource } from "./read-resource.ts";
import { recordChange } from "./record-change.ts";
import { readCurrentStep, type Transition, viewTransition } from "./use-case-status.ts";

export const transitionInput = z.strictObject({
  to: z.enum(useCaseStates),
  reason,
  digest: z.string().optional().describe("Of the spec that was looked at. When it has changed since, the answer is 409."),
});

/**
 * Moves a use case to another state, decided on its spec as it stands. On the light track what lets it be served is an approval; one that
 * goes through the gates is let through by them alone, and people take only those steps that the standard leaves to them.
 */
export function transitionUseCase(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  input: z.infer<typeof transitionInput>,
): Promise<Transition> {
  return deps.exclusive(async () => {
    const stored = await deps.store.getResource("UseCase", name);
    const spec = stored && !stored.retired ? (JSON.parse(stored.spec) as UseCaseSpec) : undefined;
    const gated = spec !== undefined && isGated(deps, name, spec);
    const createdBy = stored && (await makerOf(deps, actor, stored));
    const resource = { ...useCaseResource(deps, name), ...(createdBy !== undefined && { createdBy }) };
    requireAllowed(deps, actor, gated ? gatedAction(input.to) : lightAction(input.to), resource);
    const useCase = await requireResource(deps.store, "UseCase", name);
    const steps = gated ? judgeNow(deps, name).judgement.steps : undefined;
    const at = deps.clock();
    const planned = planTransition(
      { name, digest: useCase.digest, spec: JSON.parse(useCase.spec) as UseCaseSpec },
      await readCurrentStep(deps.store, name),
      { to: input.to, ...(input.digest !== undefined && { digest: input.digest }) },
      deps.settings.lifecycle,
      at,
      steps,
    );
    if (steps !== undefined) requireStepRole(actor, name, steps, input.to);
    const step = storedStep(planned, { useCase: name, by: actor.name, at, reason: input.reason });
    await recordChange(deps, [describeStep(actor, step)], () => deps.store.appendTransition(step));
    return viewTransition(step);
  });
}

function lightAction(to: UseCaseState): AdminAction {
  return to === "SANDBOX" || to === "PRODUCTION" ? "ApproveUseCase" : "SuspendUseCase";
}

/** To serve again is an approval; what lets nothing through, and only stops, is open to everybody who may stop. */
function gatedAction(to: UseCaseState): AdminAction {
  if (to === "PRODUCTION") return "ApproveUseCase";
  const stops: readonly UseCaseState[] = ["SUSPENDED", "REJECTED", "SANDBOX", "DECOMMISSIONING"];
  return stops.includes(to) ? "SuspendUseCase" : "RequestApproval";
}

/** Throws Problem `forbidden` unless they hold a role that the standard leaves this step to. */
export function requireStepRole(actor: Actor, name: string, steps: readonly ManualStep[], to: UseCaseState): void {
  // Whoever may stop things may stop this; the bootstrap token holds no role, and lets nothing through here.
  if (to === "SUSPENDED" || actor.kind === "bootstrap") return;
  const held = rolesFor(actor.roles, name);
  const roles = steps.filter((step) => step.to === to).flatMap((step) => step.roles);
  if (roles.some((role) => held.includes(role))) return;
  throw new Problem(
    "forbidden",
    `This step of ${name} is for ${[...new Set(roles)].join(" or ")}. Ask somebody who holds that role.`,
  );
}
