import { asProblem, Problem } from "../core/problem.ts";
import type { DeploymentTarget } from "./provider.ts";

/**
 * Waits for what a call needs before it can be sent, no longer than for its first byte, and no longer than the call is wanted.
 * What is waited for goes on, for the calls after this one. Rejects with Problem `deadline_exceeded` or the signal's reason.
 */
export async function waitInTime<T>(waited: Promise<T>, { timeouts }: DeploymentTarget, signal: AbortSignal): Promise<T> {
  let end = (_problem: Problem): void => {};
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  const onAbort = (): void =>
    end(asProblem(signal.reason, "upstream_unavailable", "The call to the model provider was stopped."));
  const timer = setTimeout(
    () => end(new Problem("deadline_exceeded", "The gateway's credentials for this deployment could not be had in time.")),
    Math.min(timeouts.firstByteMs, timeouts.totalMs),
  );
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([waited, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}
