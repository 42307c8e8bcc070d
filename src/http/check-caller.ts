import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { Problem } from "../core/problem.ts";

/**
 * Refuses a request that a foreign page made a browser send. A name that resolves here but is not this plane's (DNS
 * rebinding) shows in `host`; a page of another origin shows in `origin`. The credential is the
 * first lock, and a session's CSRF token; this is the second. Throws Problem `forbidden`.
 */
export function requireOwnOrigin(
  { headers, headersDistinct }: Pick<IncomingMessage, "headers" | "headersDistinct">,
  hosts: readonly string[],
): void {
  // RFC 9112, section 3.2: whatever stands before us may have looked at the other one.
  if ((headersDistinct["host"]?.length ?? 0) > 1)
    throw new Problem("forbidden", "There is more than one host header in this request. Send one.");
  const authority = (headers.host ?? "").toLowerCase();
  const host = authority.replace(/:\d{1,5}$/, "");
  const address = host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
  if (host !== "localhost" && isIP(address) === 0 && !hosts.includes(host))
    throw new Problem(
      "forbidden",
      "The control plane does not answer to this host name. Use its address, or add the name to adminHosts.",
    );
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${authority}` && origin !== `https://${authority}`)
    throw new Problem(
      "forbidden",
      "The control plane takes no requests from pages of another origin. A proxy in front must pass the browser's host name on.",
    );
}

/**
 * Whether a browser says that a page of ours sent it. `sec-fetch-site` is the browser's own word, which no page can set; browsers
 * that do not send it send `origin` with whatever is no GET.
 */
export function isOwnPage({ host, origin, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  if (site !== undefined) return site === "same-origin";
  const authority = (host ?? "").toLowerCase();
  return origin === `http://${authority}` || origin === `https://${authority}`;
}
