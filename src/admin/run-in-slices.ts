import { setImmediate, setTimeout } from "node:timers/promises";
import { Problem } from "../core/problem.ts";
import type { Steps } from "../policy/steps.ts";

/** Longest stretch of work apart from the length of one step, ms: calls wait no longer for what only administrators wonder about. */
const sliceMs = 2;

/** Runs work to its end, letting the event loop go round in between. */
export async function runInSlices<T>(steps: Steps<T>): Promise<T> {
  return await runSliced(steps, () => setImmediate());
}

const mostWaiting = 16;
const mostOfOne = 2;
/** Of each slice, so that such work takes a fifth of a core however much is asked. */
const restsPerSlice = 4;

/** Those who asked, in order; the first is being answered. */
const line: string[] = [];
let last: Promise<unknown> = Promise.resolve();

/**
 * The same for work that anybody may ask for: one after the other, all together a fifth of a core. Throws Problem
 * `concurrency_exceeded` where too many wait, or the one who asks has asked for more already.
 */
export async function runWhenQuiet<T>(asker: string, start: () => Steps<T>): Promise<T> {
  if (line.length >= mostWaiting || line.filter((one) => one === asker).length >= mostOfOne)
    throw new Problem("concurrency_exceeded", "Too many such questions are being answered. Ask again later.", {
      retryAfterSeconds: 1,
    });
  line.push(asker);
  const mine = last.then(() => runSliced(start(), (tookMs) => setTimeout(tookMs * restsPerSlice)));
  last = mine.catch(ignored);
  try {
    return await mine;
  } finally {
    line.splice(line.indexOf(asker), 1);
  }
}

/** The failure reaches whoever asked. */
function ignored(): void {}

async function runSliced<T>(steps: Steps<T>, pause: (tookMs: number) => Promise<void>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const tookMs = performance.now() - began;
    if (tookMs < sliceMs) continue;
    await pause(tookMs);
    began = performance.now();
  }
}
