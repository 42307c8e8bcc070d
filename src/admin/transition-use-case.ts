import { z } from "zod";
import { planTransition } from "../governance/lifecycle.ts";
import type { UseCaseSpec } from "../governance/schemas.ts";
import { useCaseStates } from "../governance/use-case-state.ts";
import type { Actor } from "./actor.ts";
import { describeStep } from "./apply-manifests.ts";
import { requireAllowed, useCaseResource } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
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

/** Moves a use case to another state, decided on its spec as it stands. What lets it be served is an approval. */
export function transitionUseCase(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  input: z.infer<typeof transitionInput>,
): Promise<Transition> {
  return deps.exclusive(async () => {
    const stored = await deps.store.getResource("UseCase", name);
    const serves = input.to === "SANDBOX" || input.to === "PRODUCTION";
    const createdBy = stored && (await makerOf(deps, actor, stored));
    const resource = { ...useCaseResource(deps, name), ...(createdBy !== undefined && { createdBy }) };
    requireAllowed(deps, actor, serves ? "ApproveUseCase" : "SuspendUseCase", resource);
    const useCase = await requireResource(deps.store, "UseCase", name);
    const at = deps.clock();
    const planned = planTransition(
      { name, digest: useCase.digest, spec: JSON.parse(useCase.spec) as UseCaseSpec },
      await readCurrentStep(deps.store, name),
      { to: input.to, ...(input.digest !== undefined && { digest: input.digest }) },
      deps.settings.lifecycle,
      at,
    );
    const step = { ...planned, useCase: name, by: actor.name, at, reason: input.reason };
    await recordChange(deps, [describeStep(actor, step)], () => deps.store.appendTransition(step));
    return viewTransition(step);
  });
}
