import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Whether an address, as text, is within a set of ranges. What is no address is in none. */
export type RangeMatcher = (address: string | undefined) => boolean;

interface Parsed {
  readonly address: Address;
  /** The one way of writing it (RFC 5952). */
  readonly text: string;
}

/** Of late: the same few addresses call again and again, and parsing one of IPv6 takes tens of microseconds. */
const parsed = new Map<string, Parsed | undefined>();
const mostParsed = 10_000;
/** The longest IPv6 address with a scope; also keeps the parser from long strings. */
const longestAddress = 80;

/** The one way of writing an address (RFC 5952), unwrapped; undefined for what is none. */
export function canonicalAddress(text: string): string | undefined {
  return parseAddress(text)?.text;
}

function parseAddress(text: string): Parsed | undefined {
  if (text.length > longestAddress) return undefined;
  let known = parsed.get(text);
  if (known === undefined && !parsed.has(text)) {
    const address = parseAnew(text);
    known = address && { address, text: address.toString() };
    if (parsed.size >= mostParsed) parsed.clear();
    // A copy: what was cut out of a header would keep the whole header in memory.
    parsed.set([...text].join(""), known);
  }
  return known;
}

/**
 * Reads an address in its plain forms: four decimal parts, or IPv6 (RFC 4291). A scope (`%eth0`) is left off, and an IPv4-mapped
 * address is the IPv4 address in it, so that what a dual-stack socket says is compared with what an administrator wrote.
 */
function parseAnew(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  const bare = text.replace(/%[A-Za-z0-9._-]+$/, "");
  if (!bare.includes(":") || !ipaddr.IPv6.isValid(bare)) return undefined;
  const address = ipaddr.IPv6.parse(bare);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** Whether `text` is an address, or a range in CIDR notation (RFC 4632, RFC 4291) with no bit set behind its prefix. */
export function isRange(text: string): boolean {
  return parseRange(text) !== undefined;
}

/** Compiles ranges; one that can't be read matches nothing, and neither does an empty list (INVARIANT fail-closed). */
export function compileRanges(ranges: readonly string[]): RangeMatcher {
  const compiled = ranges.flatMap((text) => parseRange(text) ?? []);
  return (text) => {
    const address = text === undefined ? undefined : parseAddress(text)?.address;
    return address !== undefined && compiled.some((range) => within(address, range));
  };
}

interface Range {
  readonly base: Address;
  readonly bits: number;
}

function parseRange(text: string): Range | undefined {
  const slash = text.indexOf("/");
  if (slash < 0) {
    const base = text.includes("%") ? undefined : parseAddress(text)?.address;
    return base && { base, bits: lengthOf(base) };
  }
  const [start, prefix] = [text.slice(0, slash), text.slice(slash + 1)];
  const base = start.includes("%") ? undefined : parseAddress(start)?.address;
  if (base === undefined || !/^(?:0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  // A mapped range counts its bits from the IPv6 address's front: ::ffff:10.0.0.0/104 is 10.0.0.0/8.
  const bits = Number(prefix) - (base.kind() === "ipv4" && start.includes(":") ? 96 : 0);
  if (bits < 0 || bits > lengthOf(base)) return undefined;
  return hasBitsBehind(base.toByteArray(), bits) ? undefined : { base, bits };
}

function lengthOf(address: Address): number {
  return address.kind() === "ipv4" ? 32 : 128;
}

/** 10.1.2.3/8 is most often one digit wrong, and would let in 16 million addresses. */
function hasBitsBehind(bytes: readonly number[], bits: number): boolean {
  return bytes.some((byte, at) => (byte & (0xff >> Math.min(8, Math.max(0, bits - at * 8)))) !== 0);
}

function within(address: Address, { base, bits }: Range): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}
