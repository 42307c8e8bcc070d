import { type LoginDeps, requireLogin } from "./begin-login.ts";

/**
 * Where a browser ends its session at the identity provider, too (RP-Initiated Logout 1.0, section 2). Without the ID token, which is
 * not kept, the provider asks the person. Undefined where the provider offers none, is gone or does not answer: the log-out here is
 * over by then.
 */
export async function logOutUrl(deps: LoginDeps, provider: string): Promise<string | undefined> {
  try {
    const { entry, login } = requireLogin(deps, provider);
    const { endSessionEndpoint } = await deps.login.metadata(entry);
    if (endSessionEndpoint === undefined) return undefined;
    const url = new URL(endSessionEndpoint);
    url.searchParams.set("client_id", login.clientId);
    url.searchParams.set("post_logout_redirect_uri", `${deps.adminUrl()}/account`);
    return url.href;
  } catch {
    return undefined;
  }
}
