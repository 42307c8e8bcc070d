import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { minutes, toInstant } from "../../core/units.ts";
import type { StoredPasskey, StoredSession } from "../../storage/session-store.ts";
import type { Actor } from "../actor.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { changeBy, recordChange } from "../record-change.ts";
import { authenticationOf } from "../sessions/authentication-of.ts";
import { shortId } from "../sessions/end-sessions.ts";
import { base64url, credentialId, extensionResults, transports } from "./credential-input.ts";
import { challengeMs } from "./keep-challenges.ts";
import { loadWebAuthn } from "./load-webauthn.ts";
import { findRelyingParty, type PasskeyDeps, requireRelyingParty, requireSession } from "./passkey-deps.ts";

const freshMs = minutes(5);
const mostPasskeys = 20;
/** EdDSA, ES256, RS256 (COSE): what authenticators and browsers all have. */
const algorithms = [-8, -7, -257];

export const registerPasskeyInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^\P{Cc}*$/u, "must be one line of text")
    .default("passkey")
    .describe("What its owner calls it."),
  response: z
    .strictObject({
      id: credentialId,
      rawId: credentialId,
      type: z.literal("public-key"),
      response: z.object({ clientDataJSON: base64url(4096), attestationObject: base64url(32_768), transports }),
      authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
      clientExtensionResults: extensionResults,
    })
    .describe("What the browser's navigator.credentials.create gave, as its toJSON() writes it."),
});

export const passkeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime().optional(),
  })
  .meta({ id: "Passkey" });
export type PasskeyView = z.infer<typeof passkeyView>;

export function viewPasskey({ id, name, createdAt, usedAt }: StoredPasskey): PasskeyView {
  return { id, name, createdAt: toInstant(createdAt), ...(usedAt !== undefined && { usedAt: toInstant(usedAt) }) };
}

/** What the browser is to ask an authenticator for. Throws Problem `authentication_insufficient` for who may not add one now. */
export async function passkeyOptions(deps: PasskeyDeps, actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const session = await requireSession(deps, actor);
  const known = await requireMayAdd(deps, session);
  const { id } = requireRelyingParty(deps);
  const { generateRegistrationOptions } = await loadWebAuthn();
  return await generateRegistrationOptions({
    rpName: "Sallyport",
    rpID: id,
    userName: session.principal,
    userID: new Uint8Array(deps.passkeys.userHandle(session.principal)),
    challenge: new Uint8Array(deps.passkeys.challenges.issue("register", session.id, deps.clock())),
    timeout: challengeMs,
    attestationType: "none",
    excludeCredentials: known.map((passkey) => ({ id: passkey.id, transports: [...passkey.transports] })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    supportedAlgorithmIDs: algorithms,
  });
}

/** Rejects with Problem `authentication_insufficient`, `resource_invalid` when the answer does not verify, `conflict`. */
export async function registerPasskey(
  deps: PasskeyDeps,
  actor: Actor,
  { name, response }: z.infer<typeof registerPasskeyInput>,
): Promise<PasskeyView> {
  const session = await requireSession(deps, actor);
  await requireMayAdd(deps, session);
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty(deps);
  const { verifyRegistrationResponse } = await loadWebAuthn();
  const verified = await verifyRegistrationResponse({
    response: { ...response, response: { ...response.response, transports: [...response.response.transports] } } as never,
    expectedChallenge: (challenge) => deps.passkeys.challenges.take(challenge, "register", session.id, deps.clock()),
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch((cause: unknown) => {
    throw notVerified(cause);
  });
  if (!verified.verified) throw notVerified();
  const { credential } = verified.registrationInfo;
  const passkey: StoredPasskey = {
    id: credential.id,
    principal: session.principal,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: response.response.transports,
    name,
    createdAt: deps.clock(),
  };
  const detail = { passkey: shortId(passkey.id) };
  // What a signature is verified by later: a key that was put there in another way is none of theirs.
  const digest = digestOf(Buffer.from(passkey.publicKey).toString("base64url"));
  const change = changeBy(actor, { action: "passkey-add", target: session.principal, digest, detail });
  await recordChange(deps, [change], () => deps.store.putPasskey(passkey));
  return viewPasskey(passkey);
}

/**
 * Whoever holds a stolen cookie must not be able to make themselves an approver: the first passkey needs a log-in with several
 * factors of the last five minutes, a further one a passkey of theirs. Gives those that there are.
 */
async function requireMayAdd(deps: PasskeyDeps, session: StoredSession): Promise<readonly StoredPasskey[]> {
  const known = await deps.store.listPasskeys(session.principal);
  if (known.length >= mostPasskeys) throw new Problem("conflict", `You have ${mostPasskeys} passkeys. Remove one first.`);
  requireFresh(deps, session, known.length === 0 ? 2 : 3);
  return known;
}

/** Whether this log-in could be confirmed by a passkey: one that there is, or a first one that may be added now. */
export async function couldConfirm(
  deps: Pick<PasskeyDeps, "store" | "clock" | "adminUrl">,
  session: StoredSession,
): Promise<boolean> {
  if (findRelyingParty(deps) === undefined) return false;
  return isFresh(session, 2, deps.clock()) || (await deps.store.listPasskeys(session.principal)).length > 0;
}

function isFresh(session: StoredSession, strength: 2 | 3, now: number): boolean {
  const shown = authenticationOf(session, now);
  return shown.strength >= strength && now - shown.at <= freshMs;
}

/** Throws Problem `authentication_insufficient` unless the session was proved with that strength in the last five minutes. */
export function requireFresh(deps: PasskeyDeps, session: StoredSession, strength: 2 | 3): void {
  if (isFresh(session, strength, deps.clock())) return;
  throw new Problem(
    "authentication_insufficient",
    strength === 3
      ? "This needs one of your passkeys, confirmed in the last 5 minutes."
      : "Your first passkey needs a log-in with a second factor in the last 5 minutes; the identity provider must say both, in amr or acr and in auth_time. Log in again.",
    { needs: { strength, maxAgeSeconds: freshMs / 1000 } },
  );
}

function notVerified(cause?: unknown): Problem {
  const detail =
    "The passkey's answer does not verify. Try again; it must be answered within two minutes, with a PIN, a finger or a face.";
  return new Problem("resource_invalid", detail, cause === undefined ? {} : { cause });
}
