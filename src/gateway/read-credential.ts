import type { ClientCertificate, Credential, RequestHead } from "../identity/credential.ts";

const authorizationLength = "authorization".length;
const apiKeyLength = "x-api-key".length;

/**
 * What `head` presents. Each header counts as often as it was sent: a proxy in front might have looked at another one than
 * we do. Nothing is ever read from the query: what stands there is in the logs of every proxy, so it is nothing to go by, and whoever
 * sends it so must hear of it, also where a header would do.
 *
 * @param certificate `"untrusted"` for one that does not chain to the authority trusted for clients
 */
export function readCredential(head: RequestHead, certificate?: ClientCertificate | "untrusted"): Credential | undefined {
  if (certificate === "untrusted") return unclear;
  if (namesKeyInQuery(head.target)) return inQuery;
  let authorization: string | undefined;
  let apiKey: string | undefined;
  const { rawHeaders } = head;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const { length } = rawHeaders[at] ?? "";
    if (length !== authorizationLength && length !== apiKeyLength) continue;
    const name = rawHeaders[at]?.toLowerCase();
    const value = rawHeaders[at + 1] ?? "";
    if (name === "authorization") {
      if (authorization !== undefined) return unclear;
      authorization = value;
    } else if (name === "x-api-key") {
      if (apiKey !== undefined) return unclear;
      apiKey = value;
    }
  }
  if (authorization === undefined && apiKey === undefined) {
    return certificate && { kind: "certificate", certificate };
  }
  const beside = certificate && { certificate };
  if (authorization?.startsWith("AWS4-")) {
    return apiKey === undefined ? { kind: "signature", authorization, head, ...beside } : unclear;
  }
  const bearer = authorization === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (authorization !== undefined && bearer === undefined) return unclear;
  if (bearer !== undefined && apiKey !== undefined && bearer !== apiKey) return unclear;
  return credentialOf(bearer ?? apiKey ?? "", beside);
}

const unclear: Credential = { kind: "unclear" };
const inQuery: Credential = { kind: "in-query" };

function credentialOf(secret: string, beside: { readonly certificate: ClientCertificate } | undefined): Credential {
  if (secret.startsWith("sp_")) return { kind: "key", key: secret, ...beside };
  if (secret.startsWith("spx_")) return { kind: "exchanged", token: secret, ...beside };
  // The control plane's own mean nothing here, whatever key an operator set.
  if (/^sp[ats]_/.test(secret)) return unclear;
  return isToken(secret) ? { kind: "token", token: secret, ...beside } : { kind: "key", key: secret, ...beside };
}

const longestToken = 16_384;

/** A signed token in compact form (RFC 7515, section 7.1): its first part is the base64url of an object, `{…`. */
function isToken(secret: string): boolean {
  return secret.length <= longestToken && /^e[w3y][\w-]*\.[\w-]+\.[\w-]+$/.test(secret);
}

const keyParameters = new Set(["key", "api_key", "api-key", "apikey", "access_token"]);

function namesKeyInQuery(target: string): boolean {
  const query = target.indexOf("?");
  if (query < 0) return false;
  return [...new URLSearchParams(target.slice(query)).keys()].some((name) => keyParameters.has(name.toLowerCase()));
}
