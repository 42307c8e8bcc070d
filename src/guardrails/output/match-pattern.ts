import type { Candidate, Rule } from "../candidate.ts";
import { atBoundary, atEnd, atStart, offBoundary } from "../regex/build-positions.ts";
import { compilePattern } from "../regex/matcher.ts";
import { RegexScanner } from "../regex/scan-regex.ts";

/** Stands for the pattern in the scanner, which says only whether it matched. */
const rule: Rule = {
  policy: "output-validation",
  type: "JSON_SCHEMA",
  action: "report",
  configured: true,
  dataClass: "public",
  overlays: [],
  hashed: "as-is",
  order: 0,
};

/** Whether a pattern matches anywhere in a text, in time linear in the text. Throws PatternError. */
export function compileSchemaPattern(pattern: string): (text: string) => boolean {
  const matcher = compilePattern(pattern);
  return (text) => {
    if (matcher.positions.empty.some((needed) => holdsSomewhere(needed, text))) return true;
    const found: Candidate[] = [];
    new RegexScanner(matcher, rule).scan(text, 0, true, found);
    return found.length > 0;
  };
}

function holdsSomewhere(needed: number, text: string): boolean {
  if (needed === 0) return true;
  for (let at = 0; at <= text.length; at++) {
    const changes = isWord(text, at - 1) !== isWord(text, at);
    const holds = (changes ? atBoundary : offBoundary) | (at === 0 ? atStart : 0) | (at === text.length ? atEnd : 0);
    if ((needed & ~holds) === 0) return true;
  }
  return false;
}

function isWord(text: string, at: number): boolean {
  return /^\w$/.test(text.charAt(at));
}
