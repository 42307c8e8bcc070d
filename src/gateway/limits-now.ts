import type { Caller } from "../identity/caller.ts";
import type { Limits, PersonalLimits } from "../quota/quota.ts";
import { ownerOf } from "./owner-of.ts";

/** What a use case is slowed down by. */
export interface Slowed {
  readonly safeMode: boolean;
  /** Of its phase. */
  readonly rateFactor: number;
}

/** A sandbox and what is degraded have a share of the manifest's rate and of its calls at once; safe mode serves half the rate of that. */
export function limitsNow({ requestsPerMinute, concurrent }: Limits, { safeMode, rateFactor }: Slowed): Limits {
  return {
    ...(requestsPerMinute !== undefined && {
      requestsPerMinute: shareOf(requestsPerMinute, safeMode ? rateFactor / 2 : rateFactor),
    }),
    ...(concurrent !== undefined && { concurrent: shareOf(concurrent, rateFactor) }),
  };
}

export function personalLimits(caller: Caller, limits: Limits, slowed: Slowed): PersonalLimits {
  return { owner: ownerOf(caller).principal, limits: limitsNow(limits, slowed) };
}

function shareOf(limit: number, factor: number): number {
  return Math.max(1, Math.floor(limit * factor));
}
