import type { ClientCertificate, Credential, RequestHead } from "../identity/credential.ts";

const authorizationLength = "authorization".length;
const apiKeyLength = "x-api-key".length;

/**
 * What `head` presents. Each header counts as often as it was sent: a proxy in front might have looked at another one than
 * we do. Nothing is ever read from the query.
 *
 * @param certificate `"untrusted"` for one that does not chain to the authority trusted for clients
 */
export function readCredential(head: RequestHead, certificate?: ClientCertificate | "untrusted"): Credential | undefined {
  if (certificate === "untrusted") return unclear;
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
  return { kind: "key", key: bearer ?? apiKey ?? "", ...beside };
}

const unclear: Credential = { kind: "unclear" };
