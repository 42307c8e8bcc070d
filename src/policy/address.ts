import ipaddr from "ipaddr.js";
import { Problem } from "../core/problem.ts";

const mostKnown = 10_000;
const known = new Map<string, string>();

/**
 * An address as policies see it: IPv4 where it is one in IPv6's clothes, no zone. Throws Problem `policy_unavailable` for what is
 * no address: policies that look at addresses can't be asked about it (INVARIANT fail-closed).
 */
export function addressOf(text: string): string {
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const bare = text.replace(/%.*$/s, "");
  if (!ipaddr.isValid(bare) || (!bare.includes(":") && !ipaddr.IPv4.isValidFourPartDecimal(bare)))
    throw new Problem("policy_unavailable", "The caller's address can't be read, so policies can't be asked about it.");
  const address = ipaddr.process(bare).toString();
  if (known.size >= mostKnown) known.clear();
  known.set(text, address);
  return address;
}
