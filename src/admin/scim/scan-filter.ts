import { quote, type ScimType, scimProblem } from "./scim-problem.ts";

/**
 * A place in the text of a filter or a PATCH path, and what is left of its bounds. Everything below takes time linear in
 * the text, and throws nothing but a Problem.
 */
export interface Scan {
  readonly text: string;
  readonly type: ScimType;
  at: number;
  depth: number;
  terms: number;
}

const longest = 2000;
const deepest = 10;
const mostTerms = 100;

export function beginScan(text: string, type: ScimType): Scan {
  if (text.length > longest) throw scimProblem(type, `It is longer than ${longest} characters.`);
  return { text, type, at: 0, depth: 0, terms: 0 };
}

export function refuse(scan: Scan, expected: string): never {
  const found = scan.at >= scan.text.length ? "the end" : `“${quote(scan.text.slice(scan.at, scan.at + 20))}”`;
  throw scimProblem(scan.type, `At character ${scan.at + 1}, ${expected} was expected and not ${found}.`);
}

/** Counts brackets that are open. */
export function goDeeper(scan: Scan): void {
  scan.depth += 1;
  if (scan.depth > deepest) throw scimProblem(scan.type, `It is nested more than ${deepest} deep.`);
}

export function countTerm(scan: Scan): void {
  scan.terms += 1;
  if (scan.terms > mostTerms) throw scimProblem(scan.type, `It has more than ${mostTerms} comparisons.`);
}

export function skipSpaces(scan: Scan): void {
  while (scan.text[scan.at] === " ") scan.at += 1;
}

export function takeSymbol(scan: Scan, symbol: string): boolean {
  if (scan.text[scan.at] !== symbol) return false;
  scan.at += 1;
  return true;
}

export function requireSymbol(scan: Scan, symbol: string): void {
  if (!takeSymbol(scan, symbol)) refuse(scan, `“${symbol}”`);
}

/** Letters that stand alone, in any case. Nothing is taken unless all of it is there. */
export function takeWord(scan: Scan, word: string): boolean {
  const end = scan.at + word.length;
  if (scan.text.slice(scan.at, end).toLowerCase() !== word) return false;
  if (isWordCharacter(scan.text[end])) return false;
  scan.at = end;
  return true;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9_.:$-]/.test(character);
}

/** What can be an attribute's path: a name, with a URN before it and one name below it. */
export function takeName(scan: Scan): string {
  const begin = scan.at;
  while (isWordCharacter(scan.text[scan.at])) scan.at += 1;
  if (scan.at === begin) refuse(scan, "an attribute's name");
  return scan.text.slice(begin, scan.at);
}

/** A JSON string, number, true, false or null (RFC 7644, section 3.4.2.2: compValue). */
export function takeValue(scan: Scan): string | number | boolean | null {
  const begin = scan.at;
  if (scan.text[begin] === '"') {
    scan.at += 1;
    while (scan.at < scan.text.length && scan.text[scan.at] !== '"') scan.at += scan.text[scan.at] === "\\" ? 2 : 1;
    if (scan.at >= scan.text.length) refuse(scan, "the end of a text in quotes");
    scan.at += 1;
  } else {
    while (/[A-Za-z0-9+.-]/.test(scan.text[scan.at] ?? "")) scan.at += 1;
  }
  const literal = scan.text.slice(begin, scan.at);
  try {
    const value: unknown = JSON.parse(literal[0] === '"' ? literal : literal.toLowerCase());
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null) return value;
  } catch {
    // Said below, without the parser's own words.
  }
  scan.at = begin;
  return refuse(scan, "a text in quotes, a number, true, false or null");
}
