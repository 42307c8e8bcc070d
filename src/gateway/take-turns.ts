import { setImmediate as turn } from "node:timers/promises";
import type { Answer, Question, Steps } from "../guardrails/guardrail.ts";

/** How long one call may keep the others waiting, apart from the length of one step. */
const turnMs = 2;

/** Those who wait stand in line: however many there are, one goes on each time the event loop goes round. */
let line: Promise<void> = Promise.resolve();

function nextTurn(): Promise<void> {
  line = line.then(() => turn());
  return line;
}

/** Answers what a guardrail asks of a model elsewhere. Never rejects: what goes wrong is an answer too. */
export type Ask = (question: Question) => Promise<Answer>;

/** Runs work to its end, letting the event loop go round in between: a long prompt slows only its own call. */
export async function takeTurns<T>(steps: Steps<T>, ask: Ask): Promise<T> {
  let began = performance.now();
  let answer: Answer | undefined;
  for (;;) {
    const step = steps.next(answer);
    answer = undefined;
    if (step.done === true) return step.value;
    if (step.value !== undefined) answer = await ask(step.value);
    else if (performance.now() - began < turnMs) continue;
    else await nextTurn();
    began = performance.now();
  }
}
