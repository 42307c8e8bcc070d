import { minutes } from "../../core/units.ts";
import type { AdminDeps } from "../deps.ts";
import { tellEnds } from "../exceptions/tell-ends.ts";
import { countUsers } from "../reviews/count-users.ts";
import { collectDueReviews } from "../reviews/collect-due.ts";

/** Does what is due by the day and waits for nobody to ask: in the one process that runs the control plane over a data directory. */
export interface Calendar {
  /** Does what is due now. Resolves when that is done. */
  run(): Promise<void>;
  /** Begins to look by the clock. */
  start(): void;
  /** Resolves when nothing is being done any more. */
  stop(): Promise<void>;
}

const tickMs = minutes(10);

/**
 * Collects monthly reviews, counts users that licences limit, and tells of exceptions that end. It is apart from the steps of use cases, which do not wait for what reads a
 * month of the log. What failed is told and tried at the next tick: doing it again does nothing twice.
 */
export function createCalendar(deps: AdminDeps, report: (error: unknown) => void): Calendar {
  const quietUntil = new Map<string, number>();
  const told = new Set<string>();
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const isStopped = (): boolean => stopped;

  const run = (): Promise<void> => {
    running ??= (async () => {
      const jobs = [
        () => tellEnds(deps, told, isStopped),
        () => countUsers(deps, isStopped),
        () => collectDueReviews(deps, quietUntil, isStopped),
      ];
      for (const job of jobs) if (!stopped) await job().catch(report);
    })().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    run,
    start: () => {
      void run();
      timer ??= setInterval(() => void run(), tickMs).unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
