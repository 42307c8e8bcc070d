import type { Condition } from "../condition.ts";
import type { Answers } from "./component.ts";
import type { Scoping } from "./scoping.ts";

/** What is known of one question: the options that were chosen, and whether others may be true as well. */
export interface Given {
  readonly values: readonly string[];
  readonly open: boolean;
}
export type GivenAnswers = Readonly<Record<string, Given>>;

export type Match = "no" | "maybe" | "yes";

/** The answers as they are given. A question is open when it was asked and has no answer, or `unknown` among them. */
export function readAnswers(scoping: Scoping, answers: Answers): GivenAnswers {
  const given: Record<string, Given> = {};
  for (const { id } of scoping.questions) {
    const answer = answers[id] ?? [];
    const values = typeof answer === "string" ? [answer] : answer;
    const unknown = values.includes("unknown");
    given[id] = {
      values: unknown ? values.filter((value) => value !== "unknown") : values,
      open: unknown || values.length === 0,
    };
  }
  for (const { id, askedWhen } of scoping.questions) {
    const one = given[id];
    if (askedWhen === undefined || one?.open !== true) continue;
    if (matchAnswers({ answers: askedWhen }, given) === "no") given[id] = { ...one, open: false };
  }
  return given;
}

/**
 * Whether a condition on answers holds, in three values: an open question may be anything. Three-valued logic of Kleene, so that
 * opening a question turns a yes or a no into a maybe at most (property: unknown never weakens). Reads `answers`, `any` and `not`.
 */
export function matchAnswers({ answers, any, not }: Condition, given: GivenAnswers): Match {
  let all: Match = "yes";
  for (const id in answers) all = weaker(all, matchOne(given[id], answers[id] ?? []));
  if (any !== undefined) all = weaker(all, matchAny(any, given));
  if (not !== undefined) all = weaker(all, opposite[matchAnswers(not, given)]);
  return all;
}

function matchOne(given: Given | undefined, wanted: readonly string[]): Match {
  if (given?.values.some((value) => wanted.includes(value))) return "yes";
  return given === undefined || given.open ? "maybe" : "no";
}

function matchAny(any: readonly Condition[], given: GivenAnswers): Match {
  let best: Match = "no";
  for (const one of any) {
    const match = matchAnswers(one, given);
    if (match === "yes") return "yes";
    if (match === "maybe") best = "maybe";
  }
  return best;
}

const opposite: Readonly<Record<Match, Match>> = { yes: "no", maybe: "maybe", no: "yes" };

function weaker(a: Match, b: Match): Match {
  if (a === "no" || b === "no") return "no";
  return a === "maybe" || b === "maybe" ? "maybe" : "yes";
}
