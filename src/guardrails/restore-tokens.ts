import type { Candidate, OpenScanner, Rule, Scanner } from "./candidate.ts";
import type { Vault } from "./guardrail.ts";
import type { OutputValidationSpec } from "./spec.ts";

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

/**
 * Finds the tokens that stand for values of this session, so that the caller's answer gets the values back.
 *
 * An answer is validated with its tokens in it. A value may come from a document that wants to be more than a value, so a
 * token stays a token where its value could make of the answer something else than what was validated.
 */
export function restoreTokens(validation: OutputValidationSpec = {}): OpenScanner {
  const { markup, sql, shell, code, jsonSchema } = validation;
  const isRead = [sql, shell, code, jsonSchema].some((one) => one !== undefined);
  const mayStand = (value: string): boolean => (!isRead || isPlain(value)) && (markup === undefined || !isMarkup(value));
  // Validation looks at what the assistant says, and nowhere else.
  return (surface, { vault }) => vault && new TokenScanner(vault, surface === "assistant" ? mayStand : () => true);
}

/** Nothing that a query, a command, a program or a document is read by. */
function isPlain(value: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} .,@+_-]*$/u.test(value) && !value.includes("--");
}

/** Whether it can begin or end a tag, a link or an attribute, or be the beginning of an address. */
function isMarkup(value: string): boolean {
  return (
    /[<>[\]`\\\p{Cc}]|\/\/|["'][^]*=|^\s*[/:]|:\s*$/u.test(value) || /(?:^|[^a-z])www\.|^\s*(?:ht|f)tps?$|^\s*wss?$/i.test(value)
  );
}

class TokenScanner implements Scanner {
  readonly #vault: Vault;
  readonly #mayStand: (value: string) => boolean;
  #position = 0;

  constructor(vault: Vault, mayStand: (value: string) => boolean) {
    this.#vault = vault;
    this.#mayStand = mayStand;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    let from = text.indexOf("{", this.#position - base);
    while (from >= 0) {
      const end = tokenEnd(text, from);
      if (end === undefined && !final && text.length - from < longestToken) break;
      const value = end === undefined ? undefined : this.#vault.valueOf(text.slice(from, end));
      if (end !== undefined && value !== undefined && this.#mayStand(value)) {
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
