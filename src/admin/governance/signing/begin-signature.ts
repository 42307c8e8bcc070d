import type { z } from "zod";
import { canonicalJson } from "../../../core/canonical-json.ts";
import { Problem } from "../../../core/problem.ts";
import { toInstant } from "../../../core/units.ts";
import type { SignedDocument } from "../../../governance/case/statements.ts";
import type { Actor } from "../../actor.ts";
import { isSameName } from "../../authorize.ts";
import type { AdminDeps } from "../../deps.ts";
import { loadWebAuthn } from "../../passkeys/load-webauthn.ts";
import { type PasskeyDeps, requireRelyingParty, requireSession } from "../../passkeys/passkey-deps.ts";
import type { GovernanceDeps } from "../governance-deps.ts";
import { standardNow } from "../standard-now.ts";
import { openSubject } from "../subject.ts";
import { findTarget } from "./find-target.ts";
import { requireFreshLogin, requireMaySign } from "./require-may-sign.ts";
import type { beginSignatureInput, SignatureDraft } from "./signature-input.ts";
import type { SignTarget } from "./sign-target.ts";
import { type Holder, ticketMs } from "./signing-tickets.ts";
import { challengeOf } from "./verify-assertion.ts";

type Wanted = z.infer<typeof beginSignatureInput>;

/**
 * What somebody is about to sign, exactly, and for people; with the challenge that their passkey signs. Nothing is kept of it.
 * Rejects with Problem `forbidden` where their signature would count for nothing, `conflict`, `not_found`, `resource_invalid`.
 */
export async function beginSignature(deps: GovernanceDeps, actor: Actor, wanted: Wanted): Promise<SignatureDraft> {
  const target = await openTarget(deps, actor, wanted);
  const standard = standardNow(deps);
  const { signature } = standard.settings.approvals;
  const { subject, about, role, decision, reason } = wanted;
  const document: SignedDocument = { subject, about, digest: target.digest, decision, role, reason, at: deps.clock() };
  const canonical = canonicalJson(document);
  const draft = {
    document,
    canonical,
    text: describe(document, target),
    signature,
    page: pageFor(deps, wanted),
    expiresAt: toInstant(document.at + ticketMs),
  };
  if (signature === "log-in") {
    requireFreshLogin(deps, actor, standard);
    return { ...draft, ticket: deps.governance.tickets.issue(document, holderOf(actor)) };
  }
  // Whoever asks from the command line is told where to sign.
  if (actor.session === undefined || actor.authentication.method !== "session") return draft;
  const session = await requireSession(deps, actor);
  const known = await deps.store.listPasskeys(session.principal);
  if (known.length === 0) throw new Problem("conflict", "You have no passkey yet. Add one at /account.");
  const { generateAuthenticationOptions } = await loadWebAuthn();
  const options = await generateAuthenticationOptions({
    rpID: requireRelyingParty(deps).id,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] as never })),
    challenge: new Uint8Array(challengeOf(canonical)),
    timeout: ticketMs,
    userVerification: "required",
  });
  return { ...draft, ticket: deps.governance.tickets.issue(document, holderOf(actor)), options: { ...options } };
}

/** What would be signed now, where they may sign it. */
export async function openTarget(
  deps: AdminDeps,
  actor: Actor,
  wanted: Pick<Wanted, "subject" | "about" | "role" | "decision">,
): Promise<SignTarget> {
  const subject = await openSubject(deps, actor, "Sign", wanted.subject);
  const target = await findTarget(deps, subject, wanted.about);
  requireMaySign(deps, actor, target, wanted);
  requireOneName(deps, actor, target);
  return target;
}

/** INVARIANT two-people: names that differ only in case may be one person's, who signs under one of them. Throws Problem `conflict`. */
function requireOneName({ cases }: AdminDeps, { name }: Actor, { subject, about }: SignTarget): void {
  const signed = cases.caseFile(subject.text).approvals.get(about) ?? [];
  const other = signed.find(({ body }) => body.withdrawn === undefined && body.signer !== name && isSameName(body.signer, name));
  if (other === undefined) return;
  throw new Problem(
    "conflict",
    `${other.body.signer} signed this, which differs from your name in case alone. Sign under that name.`,
  );
}

export function holderOf({ name, session, authentication }: Actor): Holder {
  return { principal: name, login: session === undefined ? `token ${authentication.at}` : `session ${session}` };
}

function describe({ decision, role, reason, digest }: SignedDocument, { lines }: SignTarget): string[] {
  const head = decision === "approve" ? `You approve, as ${role}:` : `You reject, as ${role}:`;
  return [head, ...lines, `Your reason: ${reason}`, `It is bound to ${digest}`].map(onOneLine);
}

/** Whatever somebody wrote into it looks like no other line, and like nothing else than it is: no line ends, and nothing that cannot be seen. */
function onOneLine(line: string): string {
  return line.replaceAll(/\r?\n|[\u2028\u2029]/g, " ⏎ ").replaceAll(/[\p{Cc}\p{Cf}]/gu, "�");
}

function pageFor(deps: PasskeyDeps, { subject, about, role, decision, reason }: Wanted): string {
  const query = new URLSearchParams({ subject, about, role, decision, reason });
  return `${deps.adminUrl()}/account/sign?${query.toString()}`;
}
