import { Joined, Unknown } from "../model/value.ts";
import { type Answer, type Pattern, whyUnknown } from "./pattern.ts";

/** AWS takes ARNs of 2,048 characters; longer patterns match nothing. */
const maxLength = 4096;

/**
 * Whether a text is what a pattern of `*` and `?` describes. Each piece between two `*` is looked for once, from left to right, and never
 * again: no text makes it slow.
 */
export function matchWildcard(pattern: string, text: string): boolean {
  if (pattern.length > maxLength || text.length > maxLength) return false;
  const pieces = pattern.split("*");
  const [first = ""] = pieces;
  if (pieces.length === 1) return first.length === text.length && fits(first, text, 0);
  const last = pieces.at(-1) ?? "";
  const end = text.length - last.length;
  if (end < first.length || !fits(first, text, 0) || !fits(last, text, end)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = find(piece, text, from, end);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

function fits(piece: string, text: string, at: number): boolean {
  if (!piece.includes("?")) return text.startsWith(piece, at);
  if (at + piece.length > text.length) return false;
  for (let n = 0; n < piece.length; n++) if (piece[n] !== "?" && piece[n] !== text[at + n]) return false;
  return true;
}

function find(piece: string, text: string, from: number, end: number): number {
  if (!piece.includes("?")) {
    const at = text.indexOf(piece, from);
    return at >= 0 && at + piece.length <= end ? at : -1;
  }
  for (let at = from; at + piece.length <= end; at++) if (fits(piece, text, at)) return at;
  return -1;
}

export const matchAction = (pattern: Pattern, action: string): Answer => {
  if (typeof pattern === "string") return matchWildcard(pattern.toLowerCase(), action.toLowerCase());
  return matchPattern(pattern, action, true);
};

/** Whether a pattern covers a text: an Unknown where it depends on parts of the pattern that are not known. */
export function matchPattern(pattern: Pattern, text: string, ignoreCase = false): Answer {
  const fold = (one: string): string => (ignoreCase ? one.toLowerCase() : one);
  const widest = fold(widestOf(pattern));
  if (!matchWildcard(widest, fold(text))) return false;
  if (typeof pattern === "string") return true;
  return new Unknown(whyUnknown(pattern) ?? "what it refers to is known only when it is deployed");
}

/** The pattern with `*` for all that is not known of it. */
export function widestOf(pattern: Pattern): string {
  if (typeof pattern === "string") return pattern;
  return pattern instanceof Joined ? pattern.parts.map((part) => (typeof part === "string" ? part : "*")).join("") : "*";
}

/** A text that begins no name of anything: what matches it with a wildcard takes all names. */
export const anyName = "\u{10ffff}";

/** `*`, `arn:*`, and whatever is of all resources of a service, in all accounts: `arn:aws:s3:::*`. */
export const isEveryResource = (resource: string): boolean =>
  matchWildcard(resource, `arn:aws:${anyName}:${anyName}:${anyName}:${anyName}`) ||
  /^arn:[^:]*:[^:]*:[*?]*:[*?]*:(?=[^*]*\*)[*?/:]*$/.test(resource);

/** Steps of one comparison of two patterns. */
const maxSteps = 250_000;

/** Whether some text is what both patterns describe. Where they are too long to tell, true. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [squeeze(one), squeeze(other)];
  if (!a.includes("*") && !a.includes("?")) return matchWildcard(b, a);
  if (!b.includes("*") && !b.includes("?")) return matchWildcard(a, b);
  if (a.length * b.length > maxSteps) return true;
  // reach[j]: whether a's first i characters and b's first j describe a common text.
  let reach = new Uint8Array(b.length + 1);
  reach[0] = 1;
  for (let j = 0; j < b.length && b[j] === "*"; j++) reach[j + 1] = 1;
  for (let i = 0; i < a.length; i++) {
    const next = new Uint8Array(b.length + 1);
    const star = a[i] === "*";
    if (star) next[0] = reach[0] ?? 0;
    for (let j = 0; j < b.length; j++) {
      if (star || b[j] === "*") next[j + 1] = (reach[j + 1] ?? 0) | (next[j] ?? 0) | (star && b[j] === "*" ? (reach[j] ?? 0) : 0);
      else next[j + 1] = a[i] === "?" || b[j] === "?" || a[i] === b[j] ? (reach[j] ?? 0) : 0;
    }
    reach = next;
  }
  return reach[b.length] === 1;
}

/** The same of two ARNs, of which no wildcard spans the first five parts. One with fewer parts, such as `*`, is any text. */
export function overlapArns(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.length < 6 || b.length < 6) return overlap(one, other);
  return a.every((part, n) => overlap(part, b[n] ?? ""));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

const squeeze = (pattern: string): string => pattern.replaceAll(/\*{2,}/g, "*");
