import type { AuditSink } from "../audit/record.ts";
import type { Identity } from "../identity/caller.ts";

/** Denials of one caller that are written within a second; what comes on top is counted. */
const writtenPerSecond = 20;
/** Beyond so many callers those that are at rest are forgotten. */
const manyCallers = 10_000;

/** Keeps a caller that is refused again and again from filling the log: each record costs the disk a write. */
export interface DenialLimit {
  /**
   * Undefined when this denial is not to be written. Otherwise how many of the caller's were not, since the last that was.
   *
   * @param now milliseconds since the epoch
   */
  take(caller: Identity, now: number): number | undefined;
}

interface Kept {
  second: number;
  written: number;
  suppressed: number;
}

export function createDenialLimit(many = manyCallers): DenialLimit {
  const callers = new Map<string, Kept>();
  let forgottenIn = -1;
  /** Once a second at the most. Where there are far too many, what was suppressed of those at rest is forgotten too. */
  const forget = (second: number): void => {
    if (forgottenIn === second) return;
    forgottenIn = second;
    for (const [name, kept] of callers)
      if (kept.second !== second && (kept.suppressed === 0 || callers.size > many * 2)) callers.delete(name);
  };
  return {
    take(caller, now) {
      const name = nameOf(caller);
      const second = Math.floor(now / 1000);
      let kept = callers.get(name);
      if (kept === undefined) {
        if (callers.size >= many) forget(second);
        kept = { second, written: 0, suppressed: 0 };
        callers.set(name, kept);
      }
      if (kept.second !== second) {
        kept.second = second;
        kept.written = 0;
      }
      if (kept.written >= writtenPerSecond) {
        kept.suppressed++;
        return undefined;
      }
      kept.written++;
      const { suppressed } = kept;
      kept.suppressed = 0;
      return suppressed;
    },
  };
}

/** A key by its id, since its name is anybody's to give; others by who they are: of tokens each may have as many as they like. */
function nameOf({ kind, credential, principal, person }: Identity): string {
  if (kind === "key") return credential;
  return person === undefined ? `${kind} ${principal}` : `${kind} ${principal} ${person.provider} ${person.principal}`;
}

const limits = new WeakMap<AuditSink, DenialLimit>();

/** Each log has its own. */
export function denialLimitOf(log: AuditSink): DenialLimit {
  let limit = limits.get(log);
  if (limit === undefined) {
    limit = createDenialLimit();
    limits.set(log, limit);
  }
  return limit;
}
