import { asProblem, type Problem } from "../core/problem.ts";
import { andonState } from "./andon.ts";
import { authenticateWhole } from "./authenticate.ts";
import { bindUseCase } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import type { IncomingCall } from "./reply.ts";
import type { Trail } from "./trail.ts";

export type ModelList =
  | { readonly ok: true; readonly models: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

/** The models that the caller's use case may call right now: entitled, deployed, and not stopped. */
export function listModels(deps: CallDeps, incoming: IncomingCall, trail: Trail): ModelList {
  try {
    const snapshot = deps.snapshot();
    const caller = authenticateWhole(deps, snapshot, incoming, new Uint8Array(), trail);
    const { entitlement } = bindUseCase(snapshot, caller, incoming, deps.clock(), trail);
    const { deploymentsByModel } = snapshot.register;
    const models = entitlement.models.filter(
      (model) =>
        (deploymentsByModel.get(model)?.length ?? 0) > 0 &&
        andonState(snapshot.andon, { useCase: caller.useCase, principal: caller.principal, model }).stoppedBy === undefined,
    );
    return { ok: true, models };
  } catch (error) {
    return { ok: false, problem: asProblem(error, "internal", "The models could not be listed.") };
  }
}
