import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import * as client from "openid-client";
import { makeIssuerKey } from "./mock-issuer.ts";

export interface RealIssuer {
  readonly url: string;
  /** Logs somebody in by code flow with PKCE, as an application would; their tokens. */
  logIn(name: string): Promise<{ readonly accessToken: string; readonly idToken: string }>;
  close(): void;
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
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey, kid } = makeIssuerKey("ES256", "real");
  const provider = new Provider(url, {
    clients: [
      {
        client_id: app.id,
        client_secret: app.secret,
        redirect_uris: [app.callback],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid, alg: "ES256", use: "sig" }] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: "call", audience, accessTokenFormat: "jwt", jwt: { sign: { alg: "ES256" } } }),
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    extraTokenClaims: (_ctx, token) => ("accountId" in token ? claimsOf(token.accountId) : {}),
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: app.id, accountId: ctx.oidc.session?.accountId ?? "" });
      grant.addOIDCScope("openid");
      grant.addResourceScope(audience, "call");
      await grant.save();
      return grant;
    },
    cookies: { keys: ["a-key-for-the-cookies-of-tests"] },
    ttl: { AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600, AccessToken: 600 },
  });
  const serve = provider.callback();
  const logInAsHinted = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { params } = await provider.interactionDetails(request, response);
    await provider.interactionFinished(request, response, { login: { accountId: String(params["login_hint"]) } });
  };
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/") === true) logInAsHinted(request, response).catch(() => response.destroy());
    else void serve(request, response);
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
    close: () => {
      server.close();
      server.closeAllConnections();
    },
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
