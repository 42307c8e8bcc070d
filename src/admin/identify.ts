import { Problem } from "../core/problem.ts";
import { type AccessRegister, type ProviderEntry, rolesOf } from "../governance/access.ts";
import { isAddressIn } from "../identity/address-in-ranges.ts";
import { logInUnknown } from "../identity/caller.ts";
import { indexProviders, type ProvidersByIssuer } from "../identity/oidc/provider.ts";
import type { VerifiedToken } from "../identity/oidc/token-verifier.ts";
import { isRole } from "../core/roles.ts";
import type { StoredSession } from "../storage/session-store.ts";
import { type Actor, bootstrapActor } from "./actor.ts";
import { isAdminToken } from "./admin-token.ts";
import { bootstrapStateOf } from "./bootstrap-state.ts";
import type { AdminDeps } from "./deps.ts";
import { principalNamePattern } from "./names.ts";
import { bootstrapName } from "../core/names.ts";
import { authenticationOf } from "./sessions/authentication-of.ts";

/** What somebody presents to the control plane, before anything of it is known to be true. */
export interface Presented {
  readonly deps: AdminDeps;
  /** SHA-256 of the bootstrap token of the first start, or of the operator's. */
  readonly adminTokenDigest: Buffer;
  /** The client's address. */
  readonly ip: string | undefined;
}

/**
 * Whose bearer token it is. Throws Problem `credential_invalid`, `credential_expired`, `identity_unavailable`; a token of the data
 * plane is named as such, and never looked up.
 */
export async function identifyBearer(presented: Presented, token: string): Promise<Actor> {
  const { deps, ip } = presented;
  const now = deps.clock();
  // First, whatever it looks like: the operator chooses that token freely.
  const bootstrap = await identifyBootstrap(presented, token, now);
  if (bootstrap !== undefined) return bootstrap;
  if (token.startsWith("spt_")) {
    const session = await deps.sessions.ofAccessToken(token, now);
    if (session === undefined) throw ended("This access token has ended, or never was. Make another at /account.");
    const actor = identifySession(presented, session);
    return { ...actor, authentication: { ...actor.authentication, method: "token" } };
  }
  if (token.startsWith("sps_"))
    throw new Problem("credential_invalid", "This is the token of a SCIM client; it is good for /scim/v2 only.");
  if (token.startsWith("sp_") || token.startsWith("spx_"))
    throw new Problem("credential_invalid", "This is a credential of the data plane; the control plane does not take it.");
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) throw new Problem("credential_invalid", "The token is not valid here.");
  return actorOfToken(deps, await deps.tokens.verify(token, "control", providersOf(deps.register().access), now), ip);
}

/** Of a session's cookie. Throws Problem `credential_expired`. */
export async function identifyCookie(
  presented: Presented,
  secret: string,
): Promise<{ readonly actor: Actor; readonly session: StoredSession }> {
  const session = await presented.deps.sessions.ofCookie(secret, presented.deps.clock());
  if (session === undefined) throw ended("This session has ended. Log in again.");
  return { actor: identifySession(presented, session), session };
}

/** The SCIM client of an identity provider. It holds no role: what it may do is its provider's directory. */
export async function identifyScimClient({ deps, ip }: Presented, token: string): Promise<Actor> {
  const now = deps.clock();
  const provider = token.startsWith("sps_") ? await deps.sessions.ofScimToken(token, now) : undefined;
  if (provider === undefined) throw new Problem("credential_invalid", "The token is not one of a SCIM client, or it has ended.");
  const authentication = { strength: 1, at: now, method: "token" } as const;
  return { name: `scim:${provider}`, kind: "service-account", groups: [], roles: [], authentication, ip, provider };
}

async function identifyBootstrap(
  { deps, adminTokenDigest, ip }: Presented,
  token: string,
  now: number,
): Promise<Actor | undefined> {
  const state = await bootstrapStateOf(deps.store, now);
  const first = isAdminToken(token, adminTokenDigest);
  const reset = state.state === "reset" && isAdminToken(token, Buffer.from(state.row.hash, "hex"));
  if (reset || (first && state.state === "first")) return bootstrapActor(now, ip);
  if (first) throw ended("The bootstrap token has ended: an administrator has come in. Log in at /account.");
  return undefined;
}

function identifySession({ deps, ip }: Presented, session: StoredSession): Actor {
  const now = deps.clock();
  const { principal, provider, providerDigest, groups, roles } = session;
  const person = requirePerson(deps, { principal, provider, providerDigest, groups });
  return {
    name: principal,
    kind: "user",
    groups: person.groups,
    roles: rolesOf(deps.register().access, { principal, groups: person.groups, roles: roles.filter(isRole) }, now),
    authentication: authenticationOf(session, now),
    ip,
    session: session.id,
    provider,
  };
}

function actorOfToken(deps: AdminDeps, token: VerifiedToken, ip: string | undefined): Actor {
  const now = deps.clock();
  const { access } = deps.register();
  const { principal, provider, roles, strength } = token;
  if (token.serviceAccount) {
    if (isBootstrapName(principal)) throw notLetIn();
    const account = access.serviceAccounts.get(principal)?.spec;
    if (account === undefined || account.disabled)
      throw new Problem("credential_invalid", "The service account of this token does not exist, or is disabled.");
    if (account.ipRanges !== undefined && !isAddressIn(ip, account.ipRanges))
      throw new Problem("credential_invalid", "This service account may not call from this address.");
    // Groups and roles of a token are a person's; a program has those that role bindings give its name.
    const held = rolesOf(access, { principal, groups: [], roles: [] }, now);
    const authentication = { strength, at: now, method: "token" } as const;
    return { name: principal, kind: "service-account", groups: [], roles: held, authentication, ip, provider };
  }
  const { groups } = requirePerson(deps, token);
  // One that does not say when may have been renewed for days (INVARIANT fail-closed).
  const at = token.saysWhen === true ? Math.min(token.authenticatedAt, now) : logInUnknown;
  const authentication = { strength, at, method: "token" } as const;
  return {
    name: principal,
    kind: "user",
    groups,
    roles: rolesOf(access, { principal, groups, roles }, now),
    authentication,
    ip,
    provider,
  };
}

/**
 * Whether a person that a provider vouched for may still come in: the provider stands as it was, the name is theirs alone, and where
 * it provisions people they are provisioned and active. Their groups are the directory's then. Throws Problem `credential_expired`
 * and `credential_invalid`.
 */
export function requirePerson(
  deps: Pick<AdminDeps, "register" | "directory">,
  person: Pick<StoredSession, "principal" | "provider" | "providerDigest" | "groups">,
): { readonly groups: readonly string[] } {
  const { access } = deps.register();
  const provider = access.providers.get(person.provider);
  if (provider === undefined || provider.digest !== person.providerDigest)
    throw ended("The identity provider of this log-in has changed. Log in again.");
  const { principal } = person;
  if (!principalNamePattern.test(principal) || !isOwnName(access, provider, principal) || isBootstrapName(principal))
    throw notLetIn();
  if (provider.spec.provisioning !== "scim") return { groups: person.groups };
  const known = deps.directory.find(principal);
  if (known === undefined || !known.active || known.provider !== provider.name) throw notLetIn();
  return { groups: known.groups };
}

/** No service account has it, and no other provider claims it by a longer prefix. */
function isOwnName({ serviceAccounts, providers }: AccessRegister, { name, spec }: ProviderEntry, principal: string): boolean {
  if (serviceAccounts.has(principal) || serviceAccounts.has(principal.toLowerCase())) return false;
  const own = spec.principal.prefix?.length ?? 0;
  for (const other of providers.values()) {
    const { prefix } = other.spec.principal;
    if (other.name !== name && prefix !== undefined && prefix.length > own && principal.startsWith(prefix)) return false;
  }
  return true;
}

/** What the bootstrap token applies counts by its name (INVARIANT two-people). */
function isBootstrapName(principal: string): boolean {
  return principal.toLowerCase() === bootstrapName;
}

const indexes = new WeakMap<AccessRegister, ProvidersByIssuer>();

function providersOf(access: AccessRegister): ProvidersByIssuer {
  let index = indexes.get(access);
  if (index === undefined) {
    index = indexProviders(access.providers.values());
    indexes.set(access, index);
  }
  return index;
}

function ended(detail: string): Problem {
  return new Problem("credential_expired", detail);
}

function notLetIn(): Problem {
  return new Problem("credential_invalid", "Whoever this credential names is not let in. Ask who runs the identity provider.");
}
