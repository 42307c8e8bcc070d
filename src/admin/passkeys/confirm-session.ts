import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import { changeBy, recordChange } from "../record-change.ts";
import type { NewSession } from "../sessions/session-desk.ts";
import { shortId } from "../sessions/end-sessions.ts";
import { base64url, credentialId, extensionResults } from "./credential-input.ts";
import { challengeMs } from "./keep-challenges.ts";
import { loadWebAuthn } from "./load-webauthn.ts";
import { type PasskeyDeps, requireRelyingParty, requireSession } from "./passkey-deps.ts";

export const confirmSessionInput = z
  .strictObject({
    id: credentialId,
    rawId: credentialId,
    type: z.literal("public-key"),
    response: z.object({
      clientDataJSON: base64url(4096),
      authenticatorData: base64url(4096),
      signature: base64url(4096),
      userHandle: base64url(200).nullish(),
    }),
    authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
    clientExtensionResults: extensionResults,
  })
  .describe("What the browser's navigator.credentials.get gave, as its toJSON() writes it.");

/** What the browser is to ask an authenticator for. Throws Problem `conflict` for who has no passkey. */
export async function confirmationOptions(deps: PasskeyDeps, actor: Actor): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const session = await requireSession(deps, actor);
  const known = await deps.store.listPasskeys(session.principal);
  if (known.length === 0) throw new Problem("conflict", "You have no passkey yet. Add one at /account.");
  const { generateAuthenticationOptions } = await loadWebAuthn();
  return await generateAuthenticationOptions({
    rpID: requireRelyingParty(deps).id,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    challenge: new Uint8Array(deps.passkeys.challenges.issue("confirm", session.id, deps.clock())),
    timeout: challengeMs,
    userVerification: "required",
  });
}

/**
 * The same log-in under a new secret, proved by a passkey of its person just now (WebAuthn Level 3, section 7.2). The old secret is
 * worth nothing from then on.
 *
 * Rejects with Problem `credential_invalid`, in the same words whether the passkey is unknown, another's, a copy or wrong.
 */
export async function confirmSession(
  deps: PasskeyDeps,
  actor: Actor,
  response: z.infer<typeof confirmSessionInput>,
): Promise<NewSession> {
  const session = await requireSession(deps, actor);
  const now = deps.clock();
  const passkey = await deps.store.getPasskey(response.id);
  if (passkey === undefined || passkey.principal !== session.principal) throw notConfirmed();
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty(deps);
  const { verifyAuthenticationResponse } = await loadWebAuthn();
  const verified = await verifyAuthenticationResponse({
    response: response as never,
    expectedChallenge: (challenge) => deps.passkeys.challenges.take(challenge, "confirm", session.id, now),
    expectedOrigin,
    expectedRPID,
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw notConfirmed(cause);
  });
  if (!verified.verified) throw notConfirmed();
  const detail = { session: shortId(session.id), passkey: shortId(passkey.id) };
  const change = changeBy(actor, { action: "log-in-confirm", target: session.principal, detail });
  return await recordChange(deps, [change], async () => {
    const use = { counter: verified.authenticationInfo.newCounter, was: passkey.counter, usedAt: now };
    // Two answers of one counter are one too many: one of the two authenticators is a copy.
    if (!(await deps.store.usePasskey(passkey.id, use))) throw notConfirmed();
    const made = await deps.sessions.confirm(session, now);
    if (made === undefined) throw new Problem("credential_invalid", "This log-in has ended. Log in again.");
    return made;
  });
}

function notConfirmed(cause?: unknown): Problem {
  const detail =
    "The passkey did not confirm it. Try again; it must be answered within two minutes, with a PIN, a finger or a face.";
  return new Problem("credential_invalid", detail, cause === undefined ? {} : { cause });
}
