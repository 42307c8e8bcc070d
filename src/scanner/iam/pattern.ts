import { plainText } from "../model/plain-text.ts";
import { Joined, Reference, Unknown, type Value } from "../model/value.ts";

/** One action, resource, principal or value of a condition, as far as it is known. */
export type Pattern = string | Joined | Reference | Unknown;

/** What is asked may be known not to be known: then the Unknown says why. */
export type Answer = boolean | Unknown;

/** Patterns that one policy document may have: longer lists are not read. */
export const maxPatterns = 20_000;

/** A single one or a list of them, as policies write it. What is no text is an Unknown. */
export function patternsOf(value: Value | undefined): readonly Pattern[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, maxPatterns).map(patternOf);
  return [patternOf(value)];
}

function patternOf(value: Value): Pattern {
  if (value instanceof Joined || value instanceof Reference || value instanceof Unknown) return value;
  return plainText(value) ?? new Unknown("it is written in a way that is not understood");
}

/** For people; at most 200 characters of it. */
export function showPattern(pattern: Pattern): string {
  const text =
    typeof pattern === "string" ? pattern : (pattern instanceof Joined ? pattern.parts : [pattern]).map(showPart).join("");
  const line = text.toWellFormed().replaceAll(/\p{C}+/gu, " ");
  return line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
}

function showPart(part: string | Reference | Unknown): string {
  if (typeof part === "string") return part;
  if (part instanceof Unknown) return "…";
  return part.attribute === undefined ? `\${${part.id}}` : `\${${part.id}.${part.attribute}}`;
}

/** Undefined where all of it is known. */
export function whyUnknown(pattern: Pattern): string | undefined {
  if (pattern instanceof Unknown) return pattern.why;
  if (pattern instanceof Joined) return pattern.parts.find((part) => part instanceof Unknown)?.why;
  return undefined;
}

/** A pseudo parameter's account or region is the own one, where it is not said which that is: both readers say it in these words. */
export const isPseudo = (why: string, name: "account" | "region"): boolean => why === `the ${name} is not known`;

/** True where one is, otherwise an Unknown where one is, otherwise false. */
export function anyOf<T>(items: Iterable<T>, ask: (item: T) => Answer): Answer {
  let unknown: Unknown | undefined;
  for (const item of items) {
    const answer = ask(item);
    if (answer === true) return true;
    if (answer !== false) unknown ??= answer;
  }
  return unknown ?? false;
}

/** False where one is, otherwise an Unknown where one is, otherwise true. */
export function allOf<T>(items: Iterable<T>, ask: (item: T) => Answer): Answer {
  return not(anyOf(items, (item) => not(ask(item))));
}

export const not = (answer: Answer): Answer => (typeof answer === "boolean" ? !answer : answer);
