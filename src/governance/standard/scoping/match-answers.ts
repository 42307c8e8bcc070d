import type { Condition } from "../condition.ts";
import type { Answers } from "./component.ts";
import type { Scoping } from "./scoping.ts";

/** What is known of one question: the options that were chosen, and whether others may be true as well. */
export interface Given {
  readonly values: readonly string[];
  readonly open: boolean;
}
export type GivenAnswers = ReadonlyMap<string, Given>;

export type Match = "no" | "maybe" | "yes";

/** The answers as they are given. A question is open when it was asked and has no answer, or `unknown` among them. */
export function readAnswers(scoping: Scoping, answers: Answers): GivenAnswers {
  const given = new Map<string, Given>();
  for (const { id } of scoping.questions) {
    const answer = answers[id] ?? [];
    const values = typeof answer === "string" ? [answer] : answer;
    given.set(id, {
      values: values.filter((value) => value !== "unknown"),
      open: values.length === 0 || values.includes("unknown"),
    });
  }
  for (const { id, askedWhen } of scoping.questions) {
    const one = given.get(id);
    if (askedWhen === undefined || one === undefined) continue;
    if (one.open && matchAnswers({ answers: askedWhen }, given) === "no") given.set(id, { ...one, open: false });
  }
  return given;
}

/**
 * Whether a condition on answers holds, in three values: an open question may be anything. Three-valued logic of Kleene, so that
 * opening a question turns a yes or a no into a maybe at most (property: unknown never weakens). Reads `answers`, `any` and `not`.
 */
export function matchAnswers({ answers = {}, any, not }: Condition, given: GivenAnswers): Match {
  const parts = Object.entries(answers).map(([id, wanted]) => matchOne(given.get(id), wanted));
  if (any !== undefined) parts.push(strongest(any.map((one) => matchAnswers(one, given))));
  if (not !== undefined) parts.push(opposite[matchAnswers(not, given)]);
  return weakest(parts);
}

function matchOne(given: Given | undefined, wanted: readonly string[]): Match {
  if (given?.values.some((value) => wanted.includes(value))) return "yes";
  return given === undefined || given.open ? "maybe" : "no";
}

const opposite: Readonly<Record<Match, Match>> = { yes: "no", maybe: "maybe", no: "yes" };

function weakest(parts: readonly Match[]): Match {
  if (parts.includes("no")) return "no";
  return parts.includes("maybe") ? "maybe" : "yes";
}

function strongest(parts: readonly Match[]): Match {
  if (parts.includes("yes")) return "yes";
  return parts.includes("maybe") ? "maybe" : "no";
}
