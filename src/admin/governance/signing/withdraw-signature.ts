import { z } from "zod";
import { Problem } from "../../../core/problem.ts";
import { roles } from "../../../core/roles.ts";
import { type Approval, approvalBody } from "../../../governance/case/statements.ts";
import type { Actor } from "../../actor.ts";
import type { AdminDeps } from "../../deps.ts";
import { requireSomebodyAdministersWithout } from "../../require-no-lockout.ts";
import { say } from "../say.ts";
import { openSubject } from "../subject.ts";
import { standardNow } from "../standard-now.ts";
import { firstLine, topicOf } from "./finish-signature.ts";
import { type SignatureView, viewSignature } from "./list-signatures.ts";
import { requireFreshLogin } from "./require-may-sign.ts";
import { aboutText, signatureReason, subjectText } from "./signature-input.ts";

export const withdrawSignatureInput = z.strictObject({
  subject: subjectText,
  about: aboutText,
  role: z.enum(roles),
  reason: signatureReason,
});

/**
 * Takes one's own signature back, the newest of them: it counts for nothing from now on. What it let through before stays in the log. A no that is
 * taken back lets something through: that takes what a signature does. Throws Problem `authentication_insufficient`, `not_found`.
 */
export function withdrawSignature(
  deps: AdminDeps,
  actor: Actor,
  { subject, about, role, reason }: z.infer<typeof withdrawSignatureInput>,
): Promise<SignatureView> {
  return deps.exclusive(async () => {
    const { text, resource } = await openSubject(deps, actor, "Sign", subject);
    const said = (await deps.store.currentStatements(text))
      .filter(({ topic }) => topic.startsWith("approval/"))
      .sort((one, other) => one.id - other.id)
      .map(({ body }) => JSON.parse(body) as Approval)
      .findLast(({ document, signer, withdrawn }) => {
        const own = signer === actor.name && document.about === about && document.role === role;
        return own && withdrawn !== true;
      });
    if (said === undefined) throw new Problem("not_found", `You have not signed ${about} of ${text} as ${role}.`);
    const { decision, digest } = said.document;
    if (decision === "reject") requireFreshLogin(deps, actor, standardNow(deps));
    else if (about === "CHANGE" && resource !== undefined)
      await requireSomebodyAdministersWithout(deps, { kind: resource.kind, name: resource.name, digest });
    const { authentication } = actor;
    const body: Approval = approvalBody.parse({
      document: { ...said.document, reason, at: deps.clock() },
      signer: actor.name,
      ...(actor.provider !== undefined && { provider: actor.provider }),
      strength: authentication.strength,
      authenticatedAt: authentication.at,
      withdrawn: true,
    });
    const detail = { about, role, signed: digest };
    return viewSignature(
      await say(
        deps,
        actor,
        { subject: text, topic: topicOf(said.document, actor.name), body },
        { action: "sign-withdraw", reason: firstLine(reason), detail },
      ),
    );
  });
}
