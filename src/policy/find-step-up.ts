import type { Strength } from "../core/authentication.ts";
import { ageSteps } from "./circumstances.ts";
import type { Outcome, PolicyCircumstances, PolicySubject, StepUp } from "./decision.ts";
import type { Reads } from "./note-reads.ts";
import type { Steps } from "./steps.ts";

/** What is asked, of either plane. */
export interface Asked extends PolicyCircumstances {
  readonly subject: PolicySubject;
  readonly endUser?: PolicySubject;
}

/** Whether there is somebody who could log in again. */
export function isPersons({ subject, endUser }: Asked): boolean {
  return subject.kind === "user" || endUser !== undefined;
}

const minuteMs = 60_000;
/** The oldest of all stands for any age, and is never worth asking for. */
const askable = ageSteps.filter((age) => age <= 10_080);
const [freshest] = ageSteps;

/**
 * The least that a person would have to prove, where that alone would let it through (RFC 9470).
 *
 * @param ages the oldest of each age that policies tell apart, oldest first
 * @param ask called once for each step
 */
export function* findStepUp<Q extends Asked>(
  question: Q,
  ages: readonly number[],
  ask: (question: Q) => Outcome,
): Steps<StepUp | undefined> {
  function* allowed(strength: Strength, age: number): Steps<boolean> {
    yield;
    const at = question.now - age * minuteMs;
    return ask({ ...question, authentication: { ...question.authentication, strength, at } }).effect === "allow";
  }
  if (!(yield* allowed(3, freshest))) return undefined;
  const strength = (yield* allowed(2, freshest)) ? 2 : 3;
  for (const age of ages) if (yield* allowed(strength, age)) return { strength, maxAgeSeconds: age * 60 };
  return { strength, maxAgeSeconds: freshest * 60 };
}

/** The oldest of each age that policies tell apart, oldest first: whoever asks about one has asked about all that are like it. */
export function agesToldApart({ everything, facts }: Reads): readonly number[] {
  const reading = facts.get("context.authentication.ageMinutes");
  if (everything || reading?.whole === true) return askable.toReversed();
  const limits = [...(reading?.values ?? [])].filter((value) => typeof value === "number");
  const classOf = (age: number): number => limits.filter((limit) => limit <= age).length;
  // The last has nothing after it that could be asked for.
  return askable.filter((age, at) => at + 1 === askable.length || classOf(age) !== classOf(askable[at + 1] ?? age)).toReversed();
}
