import * as client from "openid-client";
import { makeIssuerKey } from "./mock-issuer.ts";
import { serveProvider, type ServedProvider } from "./serve-provider.ts";

export interface RealIssuer extends ServedProvider {
  /** Logs somebody in by code flow with PKCE, as an application would; their tokens. */
  logIn(name: string): Promise<{ readonly accessToken: string; readonly idToken: string }>;
}

const app = { id: "tutor-web", secret: "a-secret-of-the-tutor-web-client-0123456789", callback: "http://127.0.0.1/callback" };

/**
 * A real OpenID Connect provider that gives out JWT access tokens (RFC 9068) for `audience`. Whoever is hinted at is logged in.
 *
 * @param claimsOf what else it puts into somebody's access tokens
 */
export async function startRealIssuer(
  audience: string,
  claimsOf: (name: string) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<RealIssuer> {
  const { privateKey, kid } = makeIssuerKey("ES256", "real");
  const { url, close } = await serveProvider({
    client: {
      client_id: app.id,
      client_secret: app.secret,
      redirect_uris: [app.callback],
      id_token_signed_response_alg: "ES256",
    },
    scope: "openid",
    resource: { audience, scope: "call" },
    configuration: {
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid, alg: "ES256", use: "sig" }] },
      features: {
        resourceIndicators: {
          enabled: true,
          defaultResource: () => audience,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({ scope: "call", audience, accessTokenFormat: "jwt", jwt: { sign: { alg: "ES256" } } }),
        },
      },
      extraTokenClaims: (_ctx, token) => ("accountId" in token ? claimsOf(token.accountId) : {}),
    },
    interact: async (provider, request, response) => {
      const { params } = await provider.interactionDetails(request, response);
      await provider.interactionFinished(request, response, { login: { accountId: String(params["login_hint"]) } });
    },
  });
  const config = await client.discovery(new URL(url), app.id, app.secret, undefined, { execute: [client.allowInsecureRequests] });

  return {
    url,
    logIn: async (name) => {
      const verifier = client.randomPKCECodeVerifier();
      const first = client.buildAuthorizationUrl(config, {
        redirect_uri: app.callback,
        scope: "openid call",
        resource: audience,
        login_hint: name,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      const tokens = await client.authorizationCodeGrant(
        config,
        await follow(first),
        { pkceCodeVerifier: verifier },
        { resource: audience },
      );
      return { accessToken: tokens.access_token, idToken: tokens.id_token ?? "" };
    },
    close,
  };
}

/** As a browser goes, with its cookies, until it is sent back to the application. */
async function follow(first: URL): Promise<URL> {
  const cookies = new Map<string, string>();
  for (let at = first, hops = 0; hops < 10; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    at = new URL(answer.headers.get("location") ?? "", at);
    if (at.href.startsWith(app.callback)) return at;
  }
  throw new Error("the log-in went round in circles");
}
