import { z } from "zod";
import { Problem } from "../core/problem.ts";
import { days } from "../core/units.ts";
import { findSignatures } from "../governance/case/find-signatures.ts";
import type { StoredAndonPull } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { isSameName, requireAllowed } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { digestOfPull } from "./governance/signing/digest-of-pull.ts";
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
  const { governance } = deps.register();
  if (governance?.guarded !== true) return undefined;
  const file = deps.cases.caseFile(`Andon/${pull.scope}`);
  const { settings } = governance.standard;
  const { approved, rejected } = findSignatures(file, "RELEASE", digestOfPull(pull), settings);
  const lapsed = deps.clock() - days(settings.approvals.lapseDays);
  const other = approved.find(({ body, at }) => !isSameName(body.signer, actor.name) && at > lapsed);
  const [no] = rejected;
  if (no !== undefined) throw new Problem("conflict", `${no.body.signer} signed against the release: ${no.body.document.reason}`);
  if (other !== undefined) return other.body.signer;
  throw new Problem(
    "conflict",
    `The release takes two people: somebody else who may release it signs it first, sallyport sign Andon/${pull.scope} RELEASE.`,
  );
}
