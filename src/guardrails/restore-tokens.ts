import type { Candidate, OpenScanner, Rule, Scanner } from "./candidate.ts";
import type { Vault } from "./guardrail.ts";

/** `{TYPE:…}`: a type's or a regex's name, and what a vault makes. */
const longestToken = 160;
const brace = 0x7b;
const closing = 0x7d;

const rule: Rule = {
  policy: "sensitive-information",
  type: "TOKEN",
  action: "restore",
  configured: false,
  dataClass: "public",
  overlays: [],
  hashed: "as-is",
  order: 0,
};

/** Finds the tokens that stand for values of this session, so that the caller's answer gets the values back. */
export const restoreTokens: OpenScanner = (_surface, { vault }) => (vault === undefined ? undefined : new TokenScanner(vault));

class TokenScanner implements Scanner {
  readonly #vault: Vault;
  #position = 0;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    let from = text.indexOf("{", this.#position - base);
    while (from >= 0) {
      const end = tokenEnd(text, from);
      if (end === undefined && !final && text.length - from < longestToken) break;
      if (end !== undefined && this.#vault.valueOf(text.slice(from, end)) !== undefined) {
        found.push({ rule, start: base + from, end: base + end, confidence: 1 });
      }
      from = text.indexOf("{", end ?? from + 1);
    }
    this.#position = base + (from < 0 ? text.length : from);
    return this.#position;
  }
}

/** Just after the closing brace; undefined where none comes within a token's length, or another opens first. */
function tokenEnd(text: string, from: number): number | undefined {
  const limit = Math.min(text.length, from + longestToken);
  for (let at = from + 1; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === closing) return at + 1;
    if (unit === brace) return undefined;
  }
  return undefined;
}
