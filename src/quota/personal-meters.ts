import { Problem } from "../core/problem.ts";
import { seconds } from "../core/units.ts";
import type { PersonalLimits } from "./quota.ts";
import { rateLimitedCaller, tooManyOfCaller } from "./refuse-call.ts";
import { RequestWindow } from "./request-window.ts";

/** What one caller has under way with one use case. */
export interface PersonalMeter {
  readonly window: RequestWindow;
  running: number;
}

/** A fruitless look for idle meters is not repeated before this, so that a flood of callers costs no more than one. */
const sweepAgainMs = seconds(1);

/**
 * The meters of callers, in this process. Only those with something to remember are kept: who has made no call for a minute and
 * has none running is forgotten. Where there are more than `most` all the same, new callers are refused (INVARIANT fail-closed).
 */
export class PersonalMeters {
  readonly #meters = new Map<string, PersonalMeter>();
  readonly #most: number;
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#meters.size;
  }

  /**
   * The caller's meter, when one more call fits; nothing is taken yet. Throws Problem `rate_limited`, `concurrency_exceeded`,
   * `quota_unavailable`.
   */
  require(useCase: string, { owner, limits }: PersonalLimits, now: number): PersonalMeter {
    const meter = this.#meterOf(`${useCase}\n${owner}`, now);
    const { requestsPerMinute, concurrent } = limits;
    const waitSeconds = meter.window.secondsUntilFree(requestsPerMinute ?? Number.POSITIVE_INFINITY, now);
    if (waitSeconds > 0) throw rateLimitedCaller(requestsPerMinute ?? 0, waitSeconds);
    if (concurrent !== undefined && !(meter.running < concurrent)) throw tooManyOfCaller(concurrent);
    return meter;
  }

  /** Forgets who is idle. */
  sweep(now: number): void {
    this.#sweptAt = now;
    for (const [name, { window, running }] of this.#meters) if (running === 0 && window.isEmpty(now)) this.#meters.delete(name);
  }

  #meterOf(name: string, now: number): PersonalMeter {
    const known = this.#meters.get(name);
    if (known !== undefined) return known;
    // A clock that was set back must not put the next look off for long.
    if (this.#meters.size >= this.#most && Math.abs(now - this.#sweptAt) >= sweepAgainMs) this.sweep(now);
    if (this.#meters.size >= this.#most)
      throw new Problem("quota_unavailable", "Too many callers are being counted at once. Try again in a minute.", {
        retryAfterSeconds: 60,
      });
    const meter = { window: new RequestWindow(), running: 0 };
    this.#meters.set(name, meter);
    return meter;
  }
}
