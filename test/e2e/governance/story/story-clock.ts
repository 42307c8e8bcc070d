import { days } from "../../../../src/core/units.ts";

/** Time that goes on as it does, and further where a test says so; everything in this process sees it. */
export interface StoryClock {
  now(): number;
  pass(milliseconds: number): void;
  /** From here on it stands at this instant, until it is let go on from there. */
  stopAt(instant: number): void;
  goOn(): void;
  /** Puts the real one back. */
  restore(): void;
}

/** Begins at an instant, so that a story that is told again is the same story. */
export function startStoryClock(begin: number): StoryClock {
  const Real = globalThis.Date;
  const realBegin = Real.now();
  let ahead = begin - realBegin;
  let stopped: number | undefined;
  const now = (): number => stopped ?? Real.now() + ahead;
  class StoryDate extends Real {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  globalThis.Date = StoryDate as unknown as DateConstructor;
  return {
    now,
    pass: (milliseconds) => {
      if (milliseconds < 0 || milliseconds > days(400)) throw new Error("a story goes forward");
      ahead += milliseconds;
    },
    stopAt: (instant) => {
      stopped = instant;
    },
    goOn: () => {
      if (stopped !== undefined) ahead = stopped - Real.now();
      stopped = undefined;
    },
    restore: () => {
      globalThis.Date = Real;
    },
  };
}
