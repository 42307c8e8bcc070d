import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { serveProvider, type ServedProvider } from "../../support/serve-provider.ts";

export const clientId = "sallyport-console";
export const clientSecret = "a-client-secret-for-tests-0123456789";

export interface Issuer extends ServedProvider {
  /** How often the token endpoint was asked. */
  exchanges(): number;
}

/**
 * A real OpenID Connect provider with a log-in form of its own: whoever types a name is that person; the box says that a second
 * factor was shown. It sends back to `callback`, and answers with `iss` (RFC 9207).
 */
export async function openIssuer(callback: string, afterLogOut: string): Promise<Issuer> {
  let exchanges = 0;
  const served = await serveProvider({
    client: {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [callback],
      post_logout_redirect_uris: [afterLogOut],
    },
    scope: "openid profile email",
    configuration: {
      claims: { openid: ["sub", "acr", "amr", "auth_time"] },
      features: { rpInitiatedLogout: { enabled: true } },
    },
    interact,
    onRequest: (path) => {
      if (path.startsWith("/token")) exchanges += 1;
    },
  });
  return { ...served, exchanges: () => exchanges };
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
