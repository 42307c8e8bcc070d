import { setTimeout } from "node:timers/promises";

/** Longest stretch of work, ms: calls wait no longer for what only administrators wonder about. */
const sliceMs = 2;
/** Of each slice, so that such work takes a fifth of a core. */
const restsPerSlice = 4;

/**
 * Keeps long work from being felt: asked after each short step, it says when to rest. Undefined for go on, which costs next to
 * nothing.
 */
export function createPace(): () => Promise<void> | undefined {
  let began = performance.now();
  const rest = async (tookMs: number): Promise<void> => {
    await setTimeout(tookMs * restsPerSlice);
    began = performance.now();
  };
  return () => {
    const tookMs = performance.now() - began;
    return tookMs < sliceMs ? undefined : rest(tookMs);
  };
}
