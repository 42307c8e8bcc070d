import type { Caller } from "../identity/caller.ts";
import type { Limits, PersonalLimits } from "../quota/quota.ts";
import { ownerOf } from "./owner-of.ts";

/** Safe mode serves half the rate. */
export function limitsNow({ requestsPerMinute, concurrent }: Limits, safeMode: boolean): Limits {
  return {
    ...(requestsPerMinute !== undefined && {
      requestsPerMinute: safeMode ? Math.max(1, Math.floor(requestsPerMinute / 2)) : requestsPerMinute,
    }),
    ...(concurrent !== undefined && { concurrent }),
  };
}

export function personalLimits(caller: Caller, limits: Limits, safeMode: boolean): PersonalLimits {
  return { owner: ownerOf(caller).principal, limits: limitsNow(limits, safeMode) };
}
