import type { Decision, PolicyQuestion, PolicySet } from "../../src/policy/decision.ts";
import { writeQuestions } from "./write-questions.ts";

export interface Day {
  /** Mean of each thousand questions that were all asked before, by the whole mix and in its order. */
  readonly cachedMicros: readonly number[];
  /** How often the engine had to be asked: a decision that nobody saw before is a new object. */
  readonly asked: number;
  readonly allowed: number;
}

/** Asks everything of a day in its order, each thousand twice: the second time all of it is known. */
export function measureDay(policies: PolicySet, calls: number): Day {
  const seen = new Set<Decision>();
  const cachedMicros: number[] = [];
  let allowed = 0;
  const run: PolicyQuestion[] = [];
  const askRun = (): void => {
    for (const question of run) {
      const decision = policies.decide(question);
      seen.add(decision);
      if (decision.effect === "allow") allowed++;
    }
    const from = performance.now();
    for (const question of run) policies.decide(question);
    if (run.length === 1000) cachedMicros.push(performance.now() - from);
    run.length = 0;
  };
  for (const question of writeQuestions(calls)) if (run.push(question) === 1000) askRun();
  askRun();
  return { cachedMicros, asked: seen.size, allowed };
}
