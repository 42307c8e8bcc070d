import { RegExpParser } from "@eslint-community/regexpp";
import type { AST } from "@eslint-community/regexpp";
import {
  anyButLineEnds,
  complement,
  digits,
  ignoreCase,
  propertySet,
  spaces,
  toUnitSequences,
  unite,
  wordUnits,
} from "./unit-set.ts";
import type { UnitSet } from "./unit-set.ts";

/** Why a pattern can't be used; the message is for the person who wrote it. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

/** Conditions on a place between two units; a path may need several. */
export const atBoundary = 1;
export const offBoundary = 2;
export const atStart = 4;
export const atEnd = 8;

/** A step to position `to`, possible where all of `conditions` hold. */
export interface Step {
  readonly to: number;
  readonly conditions: number;
}

/**
 * A pattern as a position automaton (Glushkov 1961): one state for each occurrence of a set of units in it, no empty steps.
 * A match is a walk from `first` along `follow` to a position that `accept` lists.
 */
export interface Positions {
  readonly sets: readonly UnitSet[];
  readonly first: readonly Step[];
  readonly follow: readonly (readonly Step[])[];
  /** Conditions under which a match may end after each position; empty where it may not. */
  readonly accept: readonly (readonly number[])[];
  /** Each a set of conditions under which the pattern matches nothing at all at a place. */
  readonly empty: readonly number[];
  readonly usesConditions: boolean;
}

const mostPositions = 512;
const mostSteps = 16_384;
const longestPattern = 2048;

/** Throws PatternError for what isn't a pattern, can't be matched in linear time, or would take too many states. */
export function buildPositions(pattern: string): Positions {
  if (pattern.length === 0 || pattern.length > longestPattern) {
    throw new PatternError(`a pattern has 1 to ${String(longestPattern)} characters`);
  }
  const insensitive = pattern.startsWith("(?i)");
  const builder = new Builder(insensitive);
  const tree = parsePattern(insensitive ? pattern.slice(4) : pattern);
  const whole = builder.alternatives(tree.alternatives);
  if (whole.last.length === 0) throw new PatternError("the pattern can only match empty text");
  const accept: number[][] = builder.sets.map(() => []);
  for (const { to, conditions } of whole.last) accept[to]?.push(conditions);
  const { sets, follow, usesConditions } = builder;
  return { sets, first: whole.first, follow, accept, empty: whole.empty, usesConditions };
}

function parsePattern(source: string): AST.Pattern {
  const parser = new RegExpParser({ ecmaVersion: 2025 });
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true });
  } catch (strict) {
    try {
      // What other engines accept, such as an escaped hyphen outside a class.
      return parser.parsePattern(source, 0, source.length, { unicode: false });
    } catch {
      throw new PatternError(strict instanceof Error ? strict.message : "not a regular expression", { cause: strict });
    }
  }
}

/** A part of a pattern: where it can begin and end, and under which conditions it can match nothing. */
interface Fragment {
  readonly first: readonly Step[];
  readonly last: readonly Step[];
  readonly empty: readonly number[];
}

const nothing: Fragment = { first: [], last: [], empty: [0] };

class Builder {
  readonly sets: UnitSet[] = [];
  readonly follow: Step[][] = [];
  usesConditions = false;
  #steps = 0;
  #ignoreCase: boolean;
  #dotAll = false;

  constructor(insensitive: boolean) {
    this.#ignoreCase = insensitive;
  }

  alternatives(alternatives: readonly AST.Alternative[]): Fragment {
    const parts = alternatives.map(({ elements }) => this.#sequence(elements.map((element) => () => this.#element(element))));
    return either(parts);
  }

  #element(element: AST.Element): Fragment {
    switch (element.type) {
      case "Character":
        return this.#set([element.value, element.value]);
      case "CharacterSet":
        return this.#set(element.kind === "any" ? (this.#dotAll ? complement([]) : anyButLineEnds) : escapeSet(element));
      case "CharacterClass":
        return this.#class(element);
      case "CapturingGroup":
        return this.alternatives(element.alternatives);
      case "Group":
        return this.#group(element);
      case "Quantifier":
        return this.#repeat(element);
      case "Assertion":
        return this.#assertion(element);
      case "Backreference":
        throw new PatternError("back-references can't be matched in linear time; write the text out, or use two patterns");
      case "ExpressionCharacterClass":
        break;
    }
    throw new PatternError("set operations in classes are not supported");
  }

  #class(element: AST.CharacterClass): Fragment {
    const members: UnitSet[] = [];
    for (const member of element.elements) {
      if (member.type === "Character") members.push([member.value, member.value]);
      else if (member.type === "CharacterClassRange") members.push([member.min.value, member.max.value]);
      else if (member.type === "CharacterSet") members.push(escapeSet(member));
      else throw new PatternError("nested classes are not supported");
    }
    const set = this.#ignoreCase ? ignoreCase(unite(members)) : unite(members);
    return this.#set(element.negate ? complement(set) : set, true);
  }

  #group(element: AST.Group): Fragment {
    const { modifiers } = element;
    if (modifiers === null) return this.alternatives(element.alternatives);
    if (modifiers.add.multiline || modifiers.remove?.multiline) throw new PatternError("the modifier m is not supported");
    const outer = [this.#ignoreCase, this.#dotAll] as const;
    this.#ignoreCase = (this.#ignoreCase || modifiers.add.ignoreCase) && modifiers.remove?.ignoreCase !== true;
    this.#dotAll = (this.#dotAll || modifiers.add.dotAll) && modifiers.remove?.dotAll !== true;
    const inner = this.alternatives(element.alternatives);
    [this.#ignoreCase, this.#dotAll] = outer;
    return inner;
  }

  #assertion(element: AST.Assertion): Fragment {
    if (element.kind === "lookahead" || element.kind === "lookbehind") {
      throw new PatternError("look-around can't be matched in linear time; match the text around too, or use \\b");
    }
    this.usesConditions = true;
    const condition =
      element.kind === "word" ? (element.negate ? offBoundary : atBoundary) : element.kind === "start" ? atStart : atEnd;
    return { first: [], last: [], empty: [condition] };
  }

  /** Lazy or greedy makes no difference: the longest match is reported. */
  #repeat({ element, min, max }: AST.Quantifier): Fragment {
    if (Math.max(min, max === Infinity ? 0 : max) > mostPositions) {
      throw new PatternError(`a repetition of more than ${String(mostPositions)} is too complex`);
    }
    const once = (): Fragment => this.#element(element);
    const parts: (() => Fragment)[] = Array.from({ length: max === Infinity ? Math.max(min - 1, 0) : min }, () => once);
    if (max === Infinity) parts.push(() => this.#loop(once(), min === 0));
    else if (max > min) parts.push(() => this.#optionals(once, max - min));
    return this.#sequence(parts);
  }

  #loop(part: Fragment, optional: boolean): Fragment {
    this.#join(part.last, part.first);
    return optional ? { ...part, empty: [0] } : part;
  }

  /** (X(X(X)?)?)? */
  #optionals(once: () => Fragment, count: number): Fragment {
    let fragment = nothing;
    for (let i = 0; i < count; i++) {
      const inner = fragment;
      fragment = { ...this.#sequence([once, () => inner]), empty: [0] };
    }
    return fragment;
  }

  #sequence(parts: readonly (() => Fragment)[]): Fragment {
    let whole = nothing;
    for (const part of parts) {
      const next = part();
      this.#join(whole.last, next.first);
      whole = {
        first: merge(whole.first, under(next.first, whole.empty)),
        last: merge(next.last, under(whole.last, next.empty)),
        empty: smallest(whole.empty.flatMap((a) => next.empty.map((b) => a | b))),
      };
    }
    return whole;
  }

  #set(codePoints: UnitSet, folded = false): Fragment {
    const set = this.#ignoreCase && !folded ? ignoreCase(codePoints) : codePoints;
    return either(toUnitSequences(set).map((units) => this.#sequence(units.map((unit) => () => this.#position(unit)))));
  }

  #position(set: UnitSet): Fragment {
    if (this.sets.length >= mostPositions) {
      throw new PatternError(
        `the pattern is too complex: more than ${String(mostPositions)} places; shorten its counted repetitions`,
      );
    }
    const step: Step = { to: this.sets.length, conditions: 0 };
    this.sets.push(set);
    this.follow.push([]);
    return { first: [step], last: [step], empty: [] };
  }

  #join(last: readonly Step[], first: readonly Step[]): void {
    this.#steps += last.length * first.length;
    if (this.#steps > mostSteps) throw new PatternError("the pattern is too complex: too many ways from one part to the next");
    for (const from of last) {
      const steps = this.follow[from.to];
      for (const to of first) {
        const conditions = from.conditions | to.conditions;
        if (steps?.some((step) => step.to === to.to && (step.conditions & ~conditions) === 0)) continue;
        steps?.push({ to: to.to, conditions });
      }
    }
  }
}

function either(parts: readonly Fragment[]): Fragment {
  return {
    first: parts.reduce<readonly Step[]>((all, part) => merge(all, part.first), []),
    last: parts.reduce<readonly Step[]>((all, part) => merge(all, part.last), []),
    empty: smallest(parts.flatMap((part) => part.empty)),
  };
}

function merge(a: readonly Step[], b: readonly Step[]): readonly Step[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : [...a, ...b];
}

function under(steps: readonly Step[], empty: readonly number[]): Step[] {
  return empty.flatMap((conditions) => steps.map((step) => ({ to: step.to, conditions: step.conditions | conditions })));
}

/** Without those that ask for more than another does. */
function smallest(conditions: readonly number[]): readonly number[] {
  const all = [...new Set(conditions)];
  return all.filter((one) => !all.some((other) => other !== one && (other & ~one) === 0));
}

function escapeSet(element: AST.EscapeCharacterSet | AST.UnicodePropertyCharacterSet): UnitSet {
  const set = positiveSet(element);
  return element.negate ? complement(set) : set;
}

function positiveSet(element: AST.EscapeCharacterSet | AST.UnicodePropertyCharacterSet): UnitSet {
  switch (element.kind) {
    case "digit":
      return digits;
    case "space":
      return spaces;
    case "word":
      return wordUnits;
    case "property":
      break;
  }
  if (element.strings) throw new PatternError("properties of strings are not supported");
  return propertySet(element.value === null ? element.key : `${element.key}=${element.value}`);
}
