import assert from "node:assert/strict";
import { makeIssuerKey } from "../../../support/mock-issuer.ts";
import { serveProvider, type ServedProvider } from "../../../support/serve-provider.ts";

export const clientId = "sallyport-console";
export const clientSecret = "a-client-secret-for-tests-0123456789";

/** Who stands at the log-in form, with a second factor. */
const whoHeader = "x-who";

/** A real OpenID Connect provider; whoever the request names has typed that name, password and a second factor. */
export async function openIssuer(callback: string): Promise<ServedProvider> {
  const { privateKey, kid } = makeIssuerKey("ES256", "story");
  return await serveProvider({
    client: {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [callback],
      id_token_signed_response_alg: "ES256",
    },
    scope: "openid",
    configuration: {
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid, alg: "ES256", use: "sig" }] },
      claims: { openid: ["sub", "acr", "amr", "auth_time"] },
    },
    interact: async (provider, request, response) => {
      const accountId = String(request.headers[whoHeader]);
      const login = { accountId, amr: ["pwd", "otp", "mfa"], remember: true };
      await provider.interactionFinished(request, response, { login });
    },
  });
}

/** As a browser of its own goes: from the console to the provider and back. Gives the cookies of the console. */
export async function logIn(consoleUrl: string, who: string): Promise<Map<string, string>> {
  const jars = new Map<string, Map<string, string>>();
  let at = new URL("/auth/login?provider=campus", consoleUrl);
  for (let hops = 0; hops < 12; hops++) {
    const jar = jars.get(at.origin) ?? new Map<string, string>();
    jars.set(at.origin, jar);
    const answer = await fetch(at, { redirect: "manual", headers: { cookie: cookieText(jar), [whoHeader]: who } });
    keepCookies(jar, answer);
    const location = answer.headers.get("location");
    assert.ok(location !== null, `${at.href}: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at);
    if (at.origin === consoleUrl && at.pathname === "/account") return jar;
  }
  throw new Error("the log-in went round in circles");
}

export function cookieText(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

export function keepCookies(jar: Map<string, string>, answer: Response): void {
  for (const set of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (name !== undefined && value !== undefined) jar.set(name, value);
  }
}
