import { entityTypes } from "./compile-entities.ts";
import { checkOutputValidation } from "./output/check-output.ts";
import { PatternError } from "./regex/build-positions.ts";
import { compilePattern } from "./regex/matcher.ts";
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
  return [
    ...checkEntities(spec),
    ...checkRegexes(spec),
    ...checkWords(spec),
    ...checkFilters(spec),
    ...checkOutputValidation(spec.outputValidation),
    ...checkNames("topicPolicy.topics", spec.topicPolicy?.topics ?? []),
  ];
}

function* checkEntities({ sensitiveInformationPolicy }: GuardrailSpec): Iterable<GuardrailProblem> {
  const seen = new Set<string>();
  const { piiEntities = [], regexes = [] } = sensitiveInformationPolicy ?? {};
  for (const [list, rules] of Object.entries({ piiEntities, regexes })) {
    for (const [index, { outputAction }] of rules.entries()) {
      if (outputAction !== "TOKENIZE") continue;
      const path = `sensitiveInformationPolicy.${list}.${String(index)}.outputAction`;
      yield { path, message: "only values of a prompt can have tokens; use ANONYMIZE for answers" };
    }
  }
  for (const [index, { type }] of piiEntities.entries()) {
    const path = `sensitiveInformationPolicy.piiEntities.${String(index)}.type`;
    if (!entityTypes.has(type)) {
      yield { path, message: `unknown type ${type}; this version detects ${[...entityTypes].sort().join(", ")}` };
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
  const { words: own = [], dictionaries = [] } = wordPolicy ?? {};
  yield* checkNames("wordPolicy.dictionaries", dictionaries);
  const words = [
    ...own.map(({ text }, index) => ({ text, path: `wordPolicy.words.${String(index)}.text` })),
    ...dictionaries.flatMap(({ terms }, list) =>
      terms.map((text, index) => ({ text, path: `wordPolicy.dictionaries.${String(list)}.terms.${String(index)}` })),
    ),
  ];
  if (words.length > mostWords) yield { path: "wordPolicy.words", message: `a guardrail has at most ${String(mostWords)} words` };
  const different = new Set<number>();
  let units = 0;
  for (const { text, path } of words) {
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

function* checkNames(path: string, named: readonly { readonly name: string }[]): Iterable<GuardrailProblem> {
  const seen = new Set<string>();
  for (const [index, { name }] of named.entries()) {
    if (seen.has(name)) yield { path: `${path}.${String(index)}.name`, message: `the name ${name} is used twice` };
    seen.add(name);
  }
}

/** What a spec asks for and this version doesn't enforce: accepted, and said aloud on apply. */
export function guardrailWarnings(spec: GuardrailSpec): string[] {
  const warnings: string[] = [];
  for (const { type, outputStrength = "NONE" } of spec.contentPolicy?.filters ?? []) {
    if (type !== "PROMPT_ATTACK" || outputStrength === "NONE") continue;
    warnings.push("PROMPT_ATTACK looks at input only; its outputStrength has no effect");
  }
  return warnings;
}
