import type { IncomingHttpHeaders } from "node:http";
import { canonicalAddress, compileRanges } from "../core/ip-ranges.ts";
import { Problem } from "../core/problem.ts";

/**
 * The network address of who sent a request, in its one way of writing; undefined where the connection has none (any more).
 *
 * It is the address of the connection. Only where that is a trusted proxy's, `X-Forwarded-For` is read: from the right, since each
 * proxy adds the one that it was reached from, up to the first that is no trusted proxy. What stands left of that one anybody can
 * have written. Where all of them are trusted proxies it is the leftmost, and without the header the connection's.
 * No other header is looked at: not `Forwarded`, `X-Real-IP` or `CF-Connecting-IP`, whoever sends them (INVARIANT request-cannot-weaken).
 *
 * Throws Problem `request_malformed` for a header of a trusted proxy that can't be read: what it hides is not known.
 */
export type ClientAddress = (peer: string | undefined, headers: IncomingHttpHeaders) => string | undefined;

/** Longer chains are nobody's network. */
const mostHops = 32;

/** `trustedProxies` are addresses or ranges (CIDR). */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const isTrusted = compileRanges(trustedProxies);
  return (peer, headers) => {
    const address = canonicalAddress(peer ?? "");
    if (trustedProxies.length === 0 || !isTrusted(address)) return address;
    const sent = headers["x-forwarded-for"];
    if (sent === undefined) return address;
    // Header lines of one name are one list (RFC 9110, section 5.3); Node has joined them.
    const hops = (Array.isArray(sent) ? sent.join(",") : sent).split(",").map(readHop);
    if (hops.length > mostHops) throw malformed();
    return hops.findLast((hop) => !isTrusted(hop)) ?? hops[0];
  };
}

/** `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:443`. */
function readHop(text: string): string {
  const { bracketed, v4 } = /^\s*(?:\[(?<bracketed>[^\]]*)\]|(?<v4>[\d.]+))(?::\d{1,5})?\s*$/.exec(text)?.groups ?? {};
  const address = canonicalAddress(bracketed ?? v4 ?? text.trim());
  if (address === undefined || (bracketed !== undefined && !bracketed.includes(":"))) throw malformed();
  return address;
}

function malformed(): Problem {
  return new Problem(
    "request_malformed",
    "The header x-forwarded-for can't be read: it must be a list of addresses. Whoever runs the proxy in front can tell why.",
  );
}
