import { seconds } from "../core/units.ts";
import type { Identity } from "../identity/caller.ts";
import type { Store } from "../storage/store.ts";

/** When keys were used last: kept in memory, written every minute, so that no call waits for it. A crash loses that minute. */
export interface LastUses {
  note(id: string, at: number): void;
  /** Writes what was noted; after that nothing is written any more. Never rejects. */
  close(): Promise<void>;
}

export interface LastUsesOptions {
  readonly store: Pick<Store, "touchKeys">;
  readonly everyMs?: number;
  /** Keys that one writing holds. More of them in a minute are written ahead of time. */
  readonly mostKeys?: number;
  readonly report: (cause: unknown) => void;
}

export function createLastUses({ store, everyMs = seconds(60), mostKeys = 10_000, report }: LastUsesOptions): LastUses {
  let noted = new Map<string, number>();
  let writing: Promise<void> | undefined;
  /** Whether the newest writing failed: then the next one is tried with the minute and not with each call. */
  let failing = false;

  const keep = (id: string, at: number): void => {
    if (at > (noted.get(id) ?? 0) && (noted.has(id) || noted.size < mostKeys)) noted.set(id, at);
  };
  const write = async (): Promise<void> => {
    const uses = noted;
    noted = new Map();
    try {
      await store.touchKeys(Array.from(uses, ([id, at]) => ({ id, at })));
      failing = false;
    } catch (error) {
      failing = true;
      report(error);
      // For the next time, as far as there is room beside what was noted meanwhile.
      for (const [id, at] of uses) keep(id, at);
    }
  };
  /** One at a time. */
  const flush = (): Promise<void> => {
    if (writing !== undefined || noted.size === 0) return writing ?? Promise.resolve();
    writing = write().finally(() => (writing = undefined));
    return writing;
  };
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();

  return {
    note: (id, at) => {
      // While the store is slow or away, keys beyond the bound go without; the next of their uses counts.
      if (noted.size >= mostKeys && !noted.has(id) && !failing) void flush();
      keep(id, at);
    },
    close: async () => {
      clearInterval(timer);
      await writing;
      await flush();
    },
  };
}

/** A use of the key that was presented. Keys that something else rests on, such as a token that was exchanged, were not. */
export function noteUse(lastUses: LastUses, { credential, proofs }: Identity, at: number): void {
  if (proofs.some(({ id }) => id === credential)) lastUses.note(credential, at);
}
