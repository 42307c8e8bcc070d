import type { Scope } from "../profile.ts";
import type { Component } from "./component.ts";
import { type Given, type GivenAnswers, matchAnswers, readAnswers } from "./match-answers.ts";
import type { DecisionRule, ScopeFlag, Scoping } from "./scoping.ts";

/** The scope of a use case, and of what it is made of. */
export interface ScopeDecision {
  /** The highest of its components'. */
  readonly scope: Scope;
  readonly flags: readonly ScopeFlag[];
  readonly components: readonly ComponentScope[];
}

export interface ComponentScope {
  readonly name: string;
  /** By the decision table; the highest over the ways to reach it. */
  readonly scope: Scope;
  /**
   * Scopes whose controls and demands it has: of each way to reach it and each customisation by itself, as duties of a lower scope
   * stay, and of all that open answers may turn out to be. Sorted.
   */
  readonly duties: readonly Scope[];
  /** The lowest that it may be for one of the ways to reach it: what caps its data. */
  readonly capScope: Scope;
  readonly flags: readonly ScopeFlag[];
  /** Why, one line for each way to reach it. */
  readonly why: readonly string[];
  /** Questions that are open. */
  readonly open: readonly string[];
}

/**
 * Scopes of a use case's components. Pure; conservative where answers are open: controls of every scope that is still possible, data
 * of the lowest. No component at all counts as one of which nothing is known.
 */
export function decideScope(scoping: Scoping, components: readonly Component[]): ScopeDecision {
  const described = components.length > 0 ? components : [{ name: "not described", answers: {} }];
  const decided = described.map((component) => decideComponent(scoping, component));
  return {
    scope: highest(decided.map(({ scope }) => scope)),
    flags: unique(decided.flatMap(({ flags }) => flags)),
    components: decided,
  };
}

function decideComponent(scoping: Scoping, { name, answers }: Component): ComponentScope {
  const given = readAnswers(scoping, answers);
  const ways = oneByOne(given, "q_surface").map((way) => ({ way, rules: possibleRules(scoping, way) }));
  const taken = ways.flatMap(({ way }) => firstRule(scoping, way) ?? []);
  const duties = ways
    .flatMap(({ way }) => oneByOne(way, "q_weights"))
    .flatMap(withoutBuilding)
    .flatMap((single) => possibleRules(scoping, single));
  const open = scoping.questions.filter(({ id }) => given[id]?.open === true).map(({ id }) => id);
  return {
    name,
    scope: highest(taken.map(({ scope }) => scope)),
    duties: unique([...taken, ...duties].map(({ scope }) => scope)).sort(),
    capScope: lowest(ways.flatMap(({ rules }) => rules.map(({ scope }) => scope))),
    flags: unique([
      ...taken.flatMap(({ flag }) => flag ?? []),
      ...(ways.some(({ rules }) => rules.length > 1) ? ["UNKNOWN" as const] : []),
    ]),
    why: taken.map(({ scope, why }) => `Scope ${scope}: ${why}.`),
    open,
  };
}

/** The answers with each of a question's options by itself, and with whatever it leaves open. */
function oneByOne(given: GivenAnswers, question: string): readonly GivenAnswers[] {
  const { values, open } = given[question] ?? { values: [], open: true };
  if (values.length === 1 && !open) return [given];
  const only = (one: Given): GivenAnswers => ({ ...given, [question]: one });
  return [...values.map((value) => only({ values: [value], open: false })), ...(open ? [only({ values: [], open })] : [])];
}

/** Building on an enterprise product leaves it one: the duties of having bought it stay. */
function withoutBuilding(given: GivenAnswers): readonly GivenAnswers[] {
  const building = given["q_embed"]?.values.includes("build") === true;
  return building ? [given, { ...given, q_embed: { values: ["config"], open: false } }] : [given];
}

function firstRule({ decision }: Scoping, given: GivenAnswers): DecisionRule | undefined {
  return decision.find(({ when }) => matchAnswers(when, given) === "yes");
}

/** All rules that may be the first that holds, once the open answers are known. */
function possibleRules({ decision }: Scoping, given: GivenAnswers): readonly DecisionRule[] {
  const possible: DecisionRule[] = [];
  for (const rule of decision) {
    const match = matchAnswers(rule.when, given);
    if (match !== "no") possible.push(rule);
    if (match === "yes") break;
  }
  return possible;
}

function highest(scopes: readonly Scope[]): Scope {
  return scopes.reduce((a, b) => (a > b ? a : b), 1);
}

function lowest(scopes: readonly Scope[]): Scope {
  return scopes.reduce((a, b) => (a < b ? a : b), 5);
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
