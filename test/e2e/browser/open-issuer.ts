import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export const clientId = "sallyport-console";
export const clientSecret = "a-client-secret-for-tests-0123456789";

export interface Issuer {
  readonly url: string;
  /** How often the token endpoint was asked. */
  exchanges(): number;
  close(): void;
}

/**
 * A real OpenID Connect provider with a log-in form of its own: whoever types a name is that person; the box says that a second
 * factor was shown. It sends back to `callback`, and answers with `iss` (RFC 9207).
 */
export async function openIssuer(callback: string, afterLogOut: string): Promise<Issuer> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
        post_logout_redirect_uris: [afterLogOut],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub", "acr", "amr", "auth_time"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    // Consent is the operator's to give, once for all.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session?.accountId ?? "" });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    cookies: { keys: ["a-key-for-the-cookies-of-tests"] },
    ttl: { AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 86_400, Grant: 86_400, AccessToken: 600 },
  });
  let exchanges = 0;
  const serve = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/token") === true) exchanges += 1;
    if (request.url?.startsWith("/interaction/") === true) {
      interact(provider, request, response).catch((error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      });
    } else void serve(request, response);
  });
  return {
    url,
    exchanges: () => exchanges,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "GET") {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Log in</title><form method="post">
<label>Name <input name="name" autocomplete="off"></label>
<label><input type="checkbox" name="factor" checked> Second factor</label>
<button>Log in</button></form>`);
    return;
  }
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const form = new URLSearchParams(Buffer.concat(pieces).toString());
  const amr = form.has("factor") ? ["pwd", "otp", "mfa"] : ["pwd"];
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: form.get("name") ?? "", amr, remember: true } },
    { mergeWithLastSubmission: false },
  );
}
