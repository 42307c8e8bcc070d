import { PatternError } from "./regex/build-positions.ts";
import { compilePattern } from "./regex/matcher.ts";
import { isSensitiveTypeName, sensitiveTypeNames, typesNotDetected } from "./sensitive/sensitive-types.ts";
import type { GuardrailSpec } from "./spec.ts";
import { foldPhrase, isTooManyWords, longestPhrase } from "./words/compile-words.ts";

/** Something in a spec that its author must change; `path` leads to it, members and indexes parted by dots. */
export interface GuardrailProblem {
  readonly path: string;
  readonly message: string;
}

const mostWords = 100_000;
const mostRegexes = 100;
/** More than the managed lists have. */
const managedUnits = 2000;

/** Problems of a spec that its schema can't tell. A spec without any compiles. */
export function checkGuardrail(spec: GuardrailSpec): GuardrailProblem[] {
  return [...checkEntities(spec), ...checkRegexes(spec), ...checkWords(spec), ...checkFilters(spec)];
}

function* checkEntities({ sensitiveInformationPolicy }: GuardrailSpec): Iterable<GuardrailProblem> {
  const seen = new Set<string>();
  for (const [index, { type }] of (sensitiveInformationPolicy?.piiEntities ?? []).entries()) {
    const path = `sensitiveInformationPolicy.piiEntities.${String(index)}.type`;
    if (!isSensitiveTypeName(type) && !typesNotDetected.has(type)) {
      yield { path, message: `unknown type ${type}; this version detects ${sensitiveTypeNames.join(", ")}` };
    }
    if (seen.has(type)) yield { path, message: `${type} is listed twice` };
    seen.add(type);
  }
}

function* checkRegexes({ sensitiveInformationPolicy }: GuardrailSpec): Iterable<GuardrailProblem> {
  const regexes = sensitiveInformationPolicy?.regexes ?? [];
  const base = "sensitiveInformationPolicy.regexes";
  if (regexes.length > mostRegexes) yield { path: base, message: `a guardrail has at most ${String(mostRegexes)} regexes` };
  const seen = new Set<string>();
  for (const [index, { name, pattern }] of regexes.entries()) {
    const path = `${base}.${String(index)}`;
    // The name stands in masked text, which may be inside a JSON string.
    if (!/^[A-Za-z0-9][A-Za-z0-9 _.-]{0,99}$/.test(name)) {
      yield {
        path: `${path}.name`,
        message: "a name has 1 to 100 letters, digits, spaces or _.- and begins with a letter or digit",
      };
    }
    if (seen.has(name)) yield { path: `${path}.name`, message: `the name ${name} is used twice` };
    seen.add(name);
    const message = patternProblem(pattern);
    if (message !== undefined) yield { path: `${path}.pattern`, message };
  }
}

function patternProblem(pattern: string): string | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

function* checkWords({ wordPolicy }: GuardrailSpec): Iterable<GuardrailProblem> {
  const words = wordPolicy?.words ?? [];
  if (words.length > mostWords) yield { path: "wordPolicy.words", message: `a guardrail has at most ${String(mostWords)} words` };
  const different = new Set<number>();
  let units = 0;
  for (const [index, { text }] of words.entries()) {
    const path = `wordPolicy.words.${String(index)}.text`;
    const phrase = foldPhrase(text);
    const { length } = phrase;
    for (const unit of phrase) different.add(unit);
    units += length;
    if (length === 0) yield { path, message: "the word is empty, or of white space, dashes or marks only" };
    if (length > longestPhrase) yield { path, message: `a phrase has at most ${String(longestPhrase)} characters` };
  }
  if (isTooManyWords(units + managedUnits, different.size + managedUnits)) {
    yield { path: "wordPolicy.words", message: "the words are too many and too different for one guardrail" };
  }
}

function* checkFilters({ contentPolicy }: GuardrailSpec): Iterable<GuardrailProblem> {
  const seen = new Set<string>();
  for (const [index, { type }] of (contentPolicy?.filters ?? []).entries()) {
    if (seen.has(type)) yield { path: `contentPolicy.filters.${String(index)}.type`, message: `${type} is listed twice` };
    seen.add(type);
  }
}

/** What a spec asks for and this version doesn't enforce: accepted, and said aloud on apply. */
export function guardrailWarnings(spec: GuardrailSpec): string[] {
  const warnings: string[] = [];
  for (const { type, outputStrength = "NONE" } of spec.contentPolicy?.filters ?? []) {
    if (type !== "PROMPT_ATTACK" || outputStrength === "NONE") continue;
    warnings.push("PROMPT_ATTACK looks at input only; its outputStrength has no effect");
  }
  for (const { name } of spec.topicPolicy?.topics ?? []) {
    warnings.push(`the denied topic ${name} is accepted but not enforced by this version`);
  }
  for (const { type } of spec.sensitiveInformationPolicy?.piiEntities ?? []) {
    if (typesNotDetected.has(type)) warnings.push(`the sensitive type ${type} is accepted but not detected by this version`);
  }
  return warnings;
}
