import type { z } from "zod";
import { canonicalJson } from "../../../core/canonical-json.ts";
import { Problem } from "../../../core/problem.ts";
import { type Approval, approvalBody, type SignedDocument } from "../../../governance/case/statements.ts";
import type { Actor } from "../../actor.ts";
import { requireSession } from "../../passkeys/passkey-deps.ts";
import type { GovernanceDeps } from "../governance-deps.ts";
import { requireSomebodyAdministersWithout, requireSomebodyStillAdministers } from "../../require-no-lockout.ts";
import { say } from "../say.ts";
import { standardNow } from "../standard-now.ts";
import { holderOf, openTarget } from "./begin-signature.ts";
import { type SignatureView, viewSignature } from "./list-signatures.ts";
import { requireFreshLogin } from "./require-may-sign.ts";
import type { finishSignatureInput } from "./signature-input.ts";
import { notSigned, verifyAssertion, type VerifiedAssertion } from "./verify-assertion.ts";

/**
 * Signs what was shown, where it still stands as it was shown and whoever signs still may. The statement holds the assertion, so that
 * anybody can verify the signature later, without this store.
 *
 * Rejects with Problem `credential_invalid` where the passkey's answer does not verify, `conflict` where the ticket is used, has ended or what it stands
 * for has changed, and as `beginSignature` does.
 */
export function finishSignature(
  deps: GovernanceDeps,
  actor: Actor,
  { ticket, response }: z.infer<typeof finishSignatureInput>,
): Promise<SignatureView> {
  return deps.exclusive(async () => {
    const document = deps.governance.tickets.open(ticket, holderOf(actor), deps.clock());
    if (document === undefined)
      throw new Problem("conflict", "What was shown to be signed is not yours, or is older than five minutes. Look at it again.");
    const target = await openTarget(deps, actor, document);
    if (target.digest !== document.digest)
      throw new Problem("conflict", `${document.subject} has changed since it was shown to you. Look at it again.`);
    const { resource } = target.subject;
    if (document.about === "CHANGE" && resource !== undefined) {
      if (document.decision === "approve") await requireSomebodyStillAdministers(deps, resource);
      else await requireSomebodyAdministersWithout(deps, resource);
    }
    const topic = topicOf(document, actor.name);
    await requireNewer(deps, document, topic);
    const standard = standardNow(deps);
    const signed =
      standard.settings.approvals.signature === "passkey" ? await signWithPasskey(deps, actor, document, response) : undefined;
    if (signed === undefined) requireFreshLogin(deps, actor, standard);
    const body: Approval = approvalBody.parse({
      document,
      signer: actor.name,
      ...(actor.provider !== undefined && { provider: actor.provider }),
      strength: signed === undefined ? actor.authentication.strength : 3,
      authenticatedAt: signed === undefined ? actor.authentication.at : deps.clock(),
      ...(signed !== undefined && { assertion: signed.assertion }),
    });
    if (signed !== undefined) await usePasskey(deps, signed);
    const { about, role, decision, reason } = document;
    const word = { subject: document.subject, topic, body };
    const detail = { about, role, decision, signed: document.digest, signature: signed === undefined ? "log-in" : "passkey" };
    return viewSignature(await say(deps, actor, word, { action: "sign", reason: firstLine(reason), detail }));
  });
}

/** A word about one version takes the place of none about another, which may be in force by it. */
export function topicOf({ about, role, digest }: Pick<SignedDocument, "about" | "role" | "digest">, signer: string): string {
  return `approval/${about === "CHANGE" ? `CHANGE/${digest}` : about}/${role}/${signer}`;
}

/** The log's reasons are one line; the statement has the whole. */
export function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").slice(0, 500);
}

/** A signature is good once: whoever took theirs back does not have it put there again by an old answer. */
async function requireNewer({ store }: GovernanceDeps, document: SignedDocument, topic: string): Promise<void> {
  const [before] = await store.listStatements(document.subject, { topic, limit: 1 });
  if (before === undefined) return;
  const said = JSON.parse(before.body) as Approval;
  if (said.document.at >= document.at) throw new Problem("conflict", "This was signed already. Look at it again to sign anew.");
}

async function signWithPasskey(
  deps: GovernanceDeps,
  actor: Actor,
  document: SignedDocument,
  response: z.infer<typeof finishSignatureInput>["response"],
): Promise<VerifiedAssertion> {
  const session = await requireSession(deps, actor);
  if (response === undefined) throw notSigned();
  return await verifyAssertion(deps, session.principal, canonicalJson(document), response);
}

/** Two answers of one counter are one too many: one of the two authenticators is a copy. */
async function usePasskey(deps: GovernanceDeps, { passkey, counter }: VerifiedAssertion): Promise<void> {
  const use = { counter, was: passkey.counter, usedAt: deps.clock() };
  if (!(await deps.store.usePasskey(passkey.id, use))) throw notSigned();
}
