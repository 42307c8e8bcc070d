import { hash, randomBytes } from "node:crypto";
import { Problem } from "../../../core/problem.ts";
import type { ProviderEntry } from "../../../governance/access.ts";
import type { IdentityProviderSpec } from "../../../governance/schemas.ts";
import type { FetchJson } from "../../../identity/oidc/fetch-json.ts";
import type { AdminDeps } from "../../deps.ts";
import type { FlowBook } from "./keep-flows.ts";
import type { ReadIssuerMetadata } from "./read-issuer-metadata.ts";
import { requireLocalPath } from "./return-path.ts";

/** What log-ins need besides the rest of the control plane. */
export interface LoginDeps extends AdminDeps {
  readonly login: {
    readonly fetchJson: FetchJson;
    readonly metadata: ReadIssuerMetadata;
    readonly flows: FlowBook;
    /** For client secrets. */
    readonly env: Readonly<Record<string, string | undefined>>;
  };
  /** Where browsers reach the control plane: an origin. Known once it listens. */
  readonly adminUrl: () => string;
}

export interface LoginAsked {
  /** May be absent where there is only one. */
  readonly provider?: string | undefined;
  readonly returnTo: string;
  /** How long ago the person may have proved who they are, seconds: 0 asks them again. 8 hours when absent. */
  readonly maxAge?: number | undefined;
}

/** What the shipped policies take for a change. An older log-in at the provider would only be refused by the first of them. */
const oldestLogInSeconds = 8 * 3600;

/**
 * Of each provider its own: not every issuer names itself in its answers (RFC 9207), and none may have its own taken for another's
 * (RFC 9700, section 4.4.2.2).
 */
export function redirectUriOf({ adminUrl }: Pick<LoginDeps, "adminUrl">, provider: string): string {
  return `${adminUrl()}/auth/callback/${provider}`;
}

/** Names of providers that people may log in with, in order. */
export function loginProviders(deps: AdminDeps): readonly string[] {
  const providers = [...deps.register().access.providers.values()];
  return providers
    .filter(({ spec }) => spec.login !== undefined)
    .map(({ name }) => name)
    .sort();
}

/**
 * Where to send the browser, and what to put in its cookie (OpenID Connect Core 1.0, section 3.1.2.1; RFC 7636; RFC 9700).
 * Rejects with Problem `not_found`, `request_malformed` or `identity_unavailable`.
 */
export async function beginLogin(
  deps: LoginDeps,
  asked: LoginAsked,
): Promise<{ readonly location: string; readonly cookie: string }> {
  const returnTo = requireLocalPath(asked.returnTo);
  const { entry, login } = requireLogin(deps, asked.provider ?? onlyProvider(deps));
  const metadata = await deps.login.metadata(entry);
  const random = (): string => randomBytes(32).toString("base64url");
  const [state, nonce, verifier] = [random(), random(), random()];
  const location = new URL(metadata.authorizationEndpoint);
  const query = {
    response_type: "code",
    client_id: login.clientId,
    redirect_uri: redirectUriOf(deps, entry.name),
    scope: [...new Set(["openid", ...login.scopes])].join(" "),
    state,
    nonce,
    code_challenge: hash("sha256", verifier, "base64url"),
    code_challenge_method: "S256",
    ...(login.acrValues !== undefined && { acr_values: login.acrValues.join(" ") }),
    // Whoever is asked for it says in `auth_time` when the person proved who they are (section 3.1.2.1).
    max_age: String(asked.maxAge ?? oldestLogInSeconds),
  };
  for (const [name, value] of Object.entries(query)) location.searchParams.set(name, value);
  const flow = { state, nonce, verifier, provider: entry.name, providerDigest: entry.digest, returnTo, begunAt: deps.clock() };
  return { location: location.href, cookie: deps.login.flows.seal(flow) };
}

/** Throws Problem `not_found`. */
export function requireLogin(
  deps: AdminDeps,
  name: string,
): { readonly entry: ProviderEntry; readonly login: NonNullable<IdentityProviderSpec["login"]> } {
  const entry = deps.register().access.providers.get(name);
  if (entry?.spec.login === undefined)
    throw new Problem("not_found", "Nobody logs in with that identity provider. /account lists those that can be used.");
  return { entry, login: entry.spec.login };
}

function onlyProvider(deps: AdminDeps): string {
  const [only, ...others] = loginProviders(deps);
  if (only !== undefined && others.length === 0) return only;
  throw new Problem(
    "not_found",
    only === undefined
      ? "Nobody can log in yet: no IdentityProvider has a login. docs/access.md shows how to declare one."
      : "There are several identity providers: say which one with ?provider=NAME.",
  );
}
