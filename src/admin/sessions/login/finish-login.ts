import type { Authentication } from "../../../core/authentication.ts";
import { Problem } from "../../../core/problem.ts";
import { minutes } from "../../../core/units.ts";
import { indexProviders } from "../../../identity/oidc/provider.ts";
import type { VerifiedToken } from "../../../identity/oidc/token-verifier.ts";
import type { StoredSession } from "../../../storage/session-store.ts";
import { couldAdminister, endBootstrap } from "../../bootstrap.ts";
import { requirePerson } from "../../identify.ts";
import { couldConfirm } from "../../passkeys/register-passkey.ts";
import { recordChange } from "../../record-change.ts";
import type { NewSession } from "../session-desk.ts";
import { authenticationOf } from "../authentication-of.ts";
import { type LoginDeps, redirectUriOf, requireLogin } from "./begin-login.ts";
import { exchangeCode } from "./exchange-code.ts";
import type { LoginFlow } from "./keep-flows.ts";
import { readClientSecret } from "./read-client-secret.ts";

/** What the identity provider sent the browser back with. Every member is anybody's. */
export interface LoginAnswer {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
}

export interface LoginPlace {
  /** Whose redirect URI it came to. */
  readonly provider: string;
  /** The flow that this browser holds. */
  readonly cookie: string | undefined;
  readonly ip: string | undefined;
  readonly userAgent: string | undefined;
}

/**
 * A log-in that came back: flow → issuer → code → ID token → person → session. Nothing is asked of the provider before the flow is
 * known to be this browser's own.
 *
 * Rejects with Problem `request_malformed` when it is not, `credential_invalid` and `forbidden` for who does not come in,
 * `identity_unavailable` when the provider does not answer.
 */
export async function finishLogin(
  deps: LoginDeps,
  answer: LoginAnswer,
  place: LoginPlace,
): Promise<NewSession & { readonly returnTo: string }> {
  const flow = deps.login.flows.take(place.cookie, answer.state ?? "", deps.clock());
  if (flow === undefined)
    throw new Problem(
      "request_malformed",
      "This log-in was begun in another browser, was completed before, or took longer than ten minutes. Begin again at /account.",
    );
  const token = await verifyAnswer(deps, flow, answer, place.provider);
  if (token.serviceAccount) throw new Problem("forbidden", "Service accounts do not log in: they come with a token or a key.");
  const { principal, provider, providerDigest, roles, strength } = token;
  const person = { principal, groups: requirePerson(deps, token).groups, roles };
  const { ip, userAgent } = place;
  const login = {
    ...person,
    provider,
    providerDigest,
    strength,
    authenticatedAt: provedAt(token),
    ...(ip !== undefined && { ip }),
    ...(userAgent !== undefined && { userAgent: printable(userAgent) }),
  };
  const change = { actor: principal, action: "log-in", target: principal, detail: { provider, strength, token: token.id } };
  const made = await recordChange(deps, [change], () => deps.sessions.start(login, deps.clock()));
  if (couldAdminister(deps, person, await strongest(deps, made.session), ip))
    await endBootstrap(deps, { name: principal }, "an administrator has logged in");
  return { ...made, returnTo: flow.returnTo };
}

async function verifyAnswer(
  deps: LoginDeps,
  flow: LoginFlow,
  { code, iss, error }: LoginAnswer,
  cameTo: string,
): Promise<VerifiedToken> {
  const { entry, login } = requireLogin(deps, flow.provider);
  if (entry.digest !== flow.providerDigest)
    throw new Problem("conflict", `The identity provider ${entry.name} was changed meanwhile. Log in again.`);
  const metadata = await deps.login.metadata(entry);
  // RFC 9700, section 4.4: an answer of another issuer than was asked is a mix-up, and its code is not shown to anybody.
  if (cameTo !== entry.name || (iss === undefined ? metadata.namesItself : iss !== entry.spec.issuer))
    throw new Problem(
      "credential_invalid",
      "The answer to this log-in is not from the identity provider that was asked. Log in again.",
    );
  if (error !== undefined || code === undefined) {
    const what = error !== undefined && /^[a-z_]{1,60}$/.test(error) ? ` (${error})` : "";
    throw new Problem("credential_invalid", `The identity provider did not log you in${what}. Begin again at /account.`);
  }
  const idToken = await exchangeCode(deps.login.fetchJson, entry, metadata, {
    code,
    verifier: flow.verifier,
    redirectUri: redirectUriOf(deps, entry.name),
    clientId: login.clientId,
    clientSecret: await readClientSecret(entry, deps.login.env),
  });
  const providers = indexProviders(deps.register().access.providers.values());
  return await deps.tokens.verifyLogin(idToken, entry, flow.nonce, deps.clock(), providers);
}

/**
 * An ID token that does not say when the person proved who they are is one that the provider makes without a word for whoever sits
 * before a browser that is logged in there: it counts as an hour old, which is good for work and no step-up.
 */
function provedAt({ authenticatedAt, saysWhen }: VerifiedToken): number {
  return saysWhen === true ? authenticatedAt : authenticatedAt - minutes(60);
}

/** Who can neither add nor use a passkey could hold every role and still change nothing: for them the bootstrap token is needed on. */
async function strongest(deps: LoginDeps, session: StoredSession): Promise<Authentication> {
  const now = deps.clock();
  return (await couldConfirm(deps, session)) ? { strength: 3, at: now, method: "session" } : authenticationOf(session, now);
}

/** A browser says what it likes of itself. */
function printable(userAgent: string): string {
  return userAgent.replace(/[^\x20-\x7e]/g, "").slice(0, 200);
}
