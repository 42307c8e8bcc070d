import type { IncomingHttpHeaders } from "node:http";

/**
 * Cookies of the control plane (RFC 6265bis). `__Host-` makes browsers take them only from this very host over a secure
 * connection, so that no other host of the domain can plant one. SameSite is Lax and not Strict, which would hold the session's
 * cookie back when the identity provider sends the browser here: a log-in would seem not to have worked. What changes something is
 * never a GET, and needs the CSRF token besides.
 *
 * Browsers treat http://localhost as secure, so that a trial needs no certificate.
 */
export const sessionCookie = "__Host-sallyport";
export const loginCookie = "__Host-sallyport-login";
/** The header in which a page of ours shows that it is one: other origins' pages cannot read the token. */
export const csrfHeader = "x-sallyport-csrf";

/** The cookie's value; undefined when it is absent, or there more than once: nobody guesses which one is meant. */
export function readCookie(headers: Pick<IncomingHttpHeaders, "cookie">, name: string): string | undefined {
  const values = readCookies(headers, name);
  return values.length === 1 ? values[0] : undefined;
}

/** Every value that is sent under the name. */
export function readCookies(headers: Pick<IncomingHttpHeaders, "cookie">, name: string): readonly string[] {
  return (headers.cookie ?? "").split(";").flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals > 0 && pair.slice(0, equals).trim() === name ? [pair.slice(equals + 1).trim()] : [];
  });
}

/** @param value base64url and dots only. @param maxAgeSeconds until the browser closes when absent; 0 removes it. */
export function setCookie(name: string, value: string, maxAgeSeconds?: number): string {
  const age = maxAgeSeconds === undefined ? "" : `; Max-Age=${Math.floor(maxAgeSeconds)}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}
