import { z } from "zod";

/** One IPv4 range as its first and last address, each a number. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

function parseRange(text: string): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = match.slice(1).map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || prefix > 32) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1, prefix } : undefined;
}

export function overlap(a: string, b: string): boolean {
  const [one, other] = [parseRange(a), parseRange(b)];
  return one !== undefined && other !== undefined && one.first <= other.last && other.first <= one.last;
}

export function isWithin(inner: string, outer: string): boolean {
  const [small, large] = [parseRange(inner), parseRange(outer)];
  return small !== undefined && large !== undefined && small.first >= large.first && small.last <= large.last;
}

/** An IPv4 range that starts on its own boundary. Wider than /8 would be a good part of the internet. */
export const addressRange = z
  .string()
  .refine((text) => parseRange(text) !== undefined, "must be an IPv4 range that starts on its boundary, such as 10.20.0.0/16")
  .refine((text) => (parseRange(text)?.prefix ?? 8) >= 8, "is wider than /8: it would let in much of the internet");

/** A range for a VPC: AWS takes /16 to /28; subnets of three tiers in three zones need a /22. */
export const vpcRange = addressRange.refine((text) => {
  const prefix = parseRange(text)?.prefix ?? 16;
  return prefix >= 16 && prefix <= 22;
}, "must be between /16 and /22: the subnets of three tiers must fit into it");
