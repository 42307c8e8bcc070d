import type { RequestHead } from "../identity/credential.ts";

/**
 * A client that authenticates to the token endpoint by HTTP Basic (RFC 6749, section 2.3.1): its name, and the same head with the key
 * where every other route has it. Undefined for a head that does it in another way, or not at all; what is malformed stays as it
 * is, and is refused as the scheme that it is.
 */
export function readBasicClient(head: RequestHead): { readonly id: string; readonly head: RequestHead } | undefined {
  const { rawHeaders } = head;
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === "authorization");
  const [, encoded] = /^Basic +([A-Za-z0-9+/]{1,4096}={0,2}) *$/i.exec(rawHeaders[at + 1] ?? "") ?? [];
  if (at < 0 || encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, "base64").toString("latin1");
  const colon = pair.indexOf(":");
  const id = decode(pair.slice(0, colon));
  const secret = decode(pair.slice(colon + 1));
  if (colon < 1 || id === undefined || secret === undefined || !/^[\x21-\x7e]+$/.test(secret)) return undefined;
  return { id, head: { ...head, rawHeaders: rawHeaders.with(at + 1, `Bearer ${secret}`) } };
}

/** As a form has it: RFC 6749, appendix B. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
