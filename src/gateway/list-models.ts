import { asProblem, type Problem } from "../core/problem.ts";
import { andonState } from "./andon.ts";
import { authenticateWhole } from "./authenticate.ts";
import { bindUseCase } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { mayUse } from "./decide.ts";
import { noteUse } from "./last-uses.ts";
import type { IncomingCall } from "./reply.ts";
import type { Trail } from "./trail.ts";

export type ModelList =
  | { readonly ok: true; readonly models: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

/** The models that the caller's use case may call right now: entitled, deployed, and not stopped. */
export async function listModels(deps: CallDeps, incoming: IncomingCall, trail: Trail): Promise<ModelList> {
  try {
    const snapshot = deps.snapshot();
    const identity = await authenticateWhole(deps, snapshot, incoming, new Uint8Array());
    const { caller, binding } = bindUseCase(snapshot, identity, incoming, deps.clock(), trail);
    noteUse(deps.lastUses, identity, deps.clock());
    const { entitlement } = binding;
    const { deploymentsByModel } = snapshot.register;
    const models = entitlement.models.filter(
      (model) =>
        mayUse(caller, entitlement, model) &&
        (deploymentsByModel.get(model)?.length ?? 0) > 0 &&
        andonState(snapshot.andon, { caller, model }).stoppedBy === undefined,
    );
    return { ok: true, models };
  } catch (error) {
    return { ok: false, problem: asProblem(error, "internal", "The models could not be listed.") };
  }
}
