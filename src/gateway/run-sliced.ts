import { setImmediate as turn } from "node:timers/promises";

/** Longest stretch of such work apart from the length of one step, ms: no call waits for more. */
const sliceMs = 3;

/** Runs work to its end, letting the event loop go round in between. */
export async function runSliced<T>(steps: Generator<undefined, T, undefined>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < sliceMs) continue;
    await turn();
    began = performance.now();
  }
}
