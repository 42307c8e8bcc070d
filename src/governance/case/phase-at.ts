import type { Phase } from "./judgement.ts";

/** The phase that holds at an instant. The first one also holds before it began: clocks differ a little. */
export function phaseAt(phases: readonly [Phase, ...Phase[]], at: number): Phase {
  return phases.findLast(({ from }) => from <= at) ?? phases[0];
}
