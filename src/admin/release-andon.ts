import { z } from "zod";
import { Problem } from "../core/problem.ts";
import type { Actor } from "./actor.ts";
import { requireAllowed } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { reason } from "./names.ts";
import { andonResource, type AndonPull, viewAndonPull } from "./pull-andon.ts";
import { changeBy, recordChange } from "./record-change.ts";

export const releaseAndonInput = z.strictObject({ scope: z.string().max(200), reason });

/** Answers with the pull that it ended. Throws Problem `not_found` when the scope was not pulled. */
export function releaseAndon(deps: AdminDeps, actor: Actor, input: z.infer<typeof releaseAndonInput>): Promise<AndonPull> {
  return deps.exclusive(async () => {
    requireAllowed(deps, actor, "ReleaseAndon", andonResource(deps, input.scope));
    const pull = (await deps.store.listAndon()).find((one) => one.scope === input.scope);
    if (pull === undefined) throw new Problem("not_found", "The Andon cord is not pulled for this scope.");
    const change = changeBy(actor, { action: "andon-release", target: pull.scope, reason: input.reason });
    await recordChange(deps, [change], () => deps.store.releaseAndon(pull.scope));
    return viewAndonPull(pull);
  });
}
