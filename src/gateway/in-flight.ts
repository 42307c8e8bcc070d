import { Problem } from "../core/problem.ts";
import type { Snapshot } from "./snapshot.ts";
import { reasonToStop, type Standing } from "./standing.ts";

/** A running call's place in the register of running calls. */
export interface RunningCall {
  /** Aborts with the Problem that stops the call; the upstream request hangs on it. */
  readonly controller: AbortController;
  /** Changes with the deployment that the call is sent to. */
  standing: Standing;
}

/**
 * All model calls that are running, so that losing an approval, a key or the Andon cord stops them too, and so that
 * shutting down can wait for them.
 */
export interface InFlight {
  /** Throws Problem `concurrency_exceeded` above the process's limit, `shutting_down` once draining. */
  enter(standing: Standing): RunningCall;
  leave(call: RunningCall): void;
  /** Stops every call that may no longer go on: a few look-ups each. */
  recheck(snapshot: Snapshot, now: number): void;
  /** No new calls; resolves when none is left, or stops the rest after `waitMs`. */
  drain(waitMs: number): Promise<void>;
  readonly size: number;
}

export function createInFlight(limit: number): InFlight {
  const calls = new Set<RunningCall>();
  let draining: (() => void) | undefined;

  return {
    enter: (standing) => {
      if (draining)
        throw new Problem("shutting_down", "This gateway is shutting down. Try again at once: another one answers.", {
          retryAfterSeconds: 1,
        });
      if (calls.size >= limit) {
        throw new Problem("concurrency_exceeded", `The gateway runs ${limit} calls at once at the most.`, {
          retryAfterSeconds: 1,
        });
      }
      const call: RunningCall = { controller: new AbortController(), standing };
      calls.add(call);
      return call;
    },
    leave: (call) => {
      calls.delete(call);
      if (calls.size === 0) draining?.();
    },
    recheck: (snapshot, now) => {
      for (const call of calls) {
        const reason = reasonToStop(snapshot, call.standing, now);
        if (reason) call.controller.abort(reason);
      }
    },
    drain: (waitMs) =>
      new Promise((resolve) => {
        draining = resolve;
        if (calls.size === 0) return resolve();
        setTimeout(() => {
          for (const call of calls)
            call.controller.abort(new Problem("shutting_down", "This gateway is shutting down.", { retryAfterSeconds: 1 }));
        }, waitMs).unref();
      }),
    get size() {
      return calls.size;
    },
  };
}
