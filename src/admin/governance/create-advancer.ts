import { setImmediate as nextTurn } from "node:timers/promises";
import { minutes, seconds } from "../../core/units.ts";
import type { AdminDeps } from "../deps.ts";
import { advanceUseCase } from "./advance.ts";
import { createInputWatch } from "./watch-inputs.ts";

/** Takes the steps that are due, in the one process that runs the control plane over a data directory. */
export interface Advancer {
  /** Something has changed: looks soon, and does not wait for it. */
  wake(): void;
  /** Looks at everything that changed or whose instant has come. Resolves when that is done. */
  run(): Promise<void>;
  /** Begins to look by the clock. */
  start(): void;
  /** Resolves when nothing is being looked at any more. */
  stop(): Promise<void>;
}

/** What is due by the clock waits so long at most, and as long as what is before it takes. */
const tickMs = seconds(0.25);
/** So many use cases are judged before it is asked again what changed: what somebody just signed is not behind thousands. */
const mostAtOnce = 50;
/** Each is judged as often as this, whatever anybody forgot to tell of. */
const longestWaitMs = minutes(10);

/**
 * Judges only use cases of which something changed, or whose next instant has come: first those that changed.
 *
 * @param report is told of a use case that could not be judged, and of none where the store could not be asked; both are tried again
 */
export function createAdvancer(deps: AdminDeps, report: (error: unknown, useCase?: string) => void): Advancer {
  const inputs = createInputWatch(deps);
  /** When to look at each again. */
  const due = new Map<string, number>();
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async (): Promise<void> => {
    if (stopped) return;
    for (const name of inputs.changed()) due.set(name, 0);
    const now = deps.clock();
    const waiting = [...due].filter(([, at]) => at <= now).sort(([, one], [, other]) => one - other);
    for (const [name] of waiting.slice(0, mostAtOnce)) {
      if (stopped) return;
      due.set(name, await lookAt(name, now));
      await nextTurn();
    }
    if (waiting.length > mostAtOnce) again = true;
  };

  const lookAt = async (name: string, now: number): Promise<number> => {
    try {
      if (!deps.register().entitlements.has(name)) return Infinity;
      const { at, asked } = await advanceUseCase(deps, name);
      inputs.judged(name, asked);
      return Math.min(at, now + longestWaitMs);
    } catch (error) {
      report(error, name);
      return now + minutes(1);
    }
  };

  const run = async (): Promise<void> => {
    again = true;
    running ??= (async () => {
      try {
        do {
          again = false;
          await look();
        } while (again);
      } finally {
        running = undefined;
      }
    })();
    await running;
  };
  /** A store that is away is away for many ticks: that is said once a minute. */
  let quietUntil = 0;
  const runQuietly = (): void =>
    void run().catch((error: unknown) => {
      const now = deps.clock();
      if (now < quietUntil) return;
      quietUntil = now + minutes(1);
      report(error);
    });

  return {
    wake: () => void setImmediate(runQuietly).unref(),
    run,
    start: () => {
      timer ??= setInterval(runQuietly, tickMs).unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}
