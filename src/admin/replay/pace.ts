import { setTimeout } from "node:timers/promises";

/** Longest stretch of work, ms: calls wait no longer for what only administrators wonder about. */
const sliceMs = 2;
/** Of each slice, so that such work takes a fifth of a core. */
const restsPerSlice = 4;
/** Time that went by while it waited, for a file or for its reader, was no work, and must not be rested from. */
const longestRestMs = 100;

/** Asked after each short step of long work: when to rest. Undefined for go on, which costs next to nothing. */
export type Pace = () => Promise<void> | undefined;

/** Keeps long work from being felt. One for all of it: each would take the rests of another for work. */
export function createPace(): Pace {
  let began = performance.now();
  const rest = async (tookMs: number): Promise<void> => {
    await setTimeout(Math.min(tookMs * restsPerSlice, longestRestMs));
    began = performance.now();
  };
  return () => {
    const tookMs = performance.now() - began;
    return tookMs < sliceMs ? undefined : rest(tookMs);
  };
}
