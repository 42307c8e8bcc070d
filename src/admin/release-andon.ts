import { z } from "zod";
import { Problem } from "../core/problem.ts";
import type { StoredAndonPull } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { requireAllowed } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { digestOfPull } from "./governance/signing/digest-of-pull.ts";
import { requireSecondSignature } from "./governance/signing/require-second-signature.ts";
import { reason } from "./names.ts";
import { andonResource, type AndonPull, viewAndonPull } from "./pull-andon.ts";
import { changeBy, recordChange } from "./record-change.ts";

export const releaseAndonInput = z.strictObject({ scope: z.string().max(200), reason });

/**
 * Answers with the pull that it ended. INVARIANT two-people: as soon as anything serves that went through the gates, somebody else has
 * signed the release of this very pull before. Throws Problem `not_found` when the scope was not pulled, `conflict` where that signature is missing.
 */
export function releaseAndon(deps: AdminDeps, actor: Actor, input: z.infer<typeof releaseAndonInput>): Promise<AndonPull> {
  return deps.exclusive(async () => {
    requireAllowed(deps, actor, "ReleaseAndon", andonResource(deps, input.scope));
    const pull = (await deps.store.listAndon()).find((one) => one.scope === input.scope);
    if (pull === undefined) throw new Problem("not_found", "The Andon cord is not pulled for this scope.");
    const second = requireSecondPerson(deps, actor, pull);
    const detail = second === undefined ? {} : { signedBy: second };
    const change = changeBy(actor, { action: "andon-release", target: pull.scope, reason: input.reason, detail });
    await recordChange(deps, [change], () => deps.store.releaseAndon(pull.scope));
    return viewAndonPull(pull);
  });
}

/** Who signed the release besides whoever releases; undefined where nobody has to. */
function requireSecondPerson(deps: AdminDeps, actor: Actor, pull: StoredAndonPull): string | undefined {
  if (deps.register().governance?.guarded !== true) return undefined;
  const { scope } = pull;
  const { useCase } = andonResource(deps, scope);
  return requireSecondSignature(deps, actor, {
    subject: `Andon/${scope}`,
    about: "RELEASE",
    digest: digestOfPull(pull),
    since: pull.pulledAt,
    useCases: useCase === undefined ? [] : [useCase],
    what: "The release",
  });
}
