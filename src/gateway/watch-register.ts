import { asProblem, Problem } from "../core/problem.ts";
import { seconds } from "../core/units.ts";
import type { Store } from "../storage/store.ts";
import type { LiveDirectory } from "../identity/live-directory.ts";
import type { LiveKeys } from "../identity/live-keys.ts";
import type { SnapshotBuilder } from "./build-snapshot.ts";
import type { LiveCases } from "./live-cases.ts";
import type { Snapshot } from "./snapshot.ts";

export interface WatchOptions {
  readonly store: Store;
  readonly builder: SnapshotBuilder;
  readonly keys: LiveKeys;
  readonly directory: LiveDirectory;
  readonly cases: LiveCases;
  readonly clock: () => number;
  readonly maxAgeSeconds: number;
  /** How often the store is asked for changes that nobody told of. */
  readonly pollMs?: number;
  /** Told of each new Snapshot, of changed keys and people, and at each look that found nothing new: time alone also ends calls. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly report: (problem: Problem) => void;
}

/** Keeps the newest Snapshot at hand, with its keys, people and case files, following the store. */
export interface RegisterWatch {
  /** Throws Problem `register_unavailable` when the store could not be asked for longer than the age limit. */
  current(): Snapshot;
  /** Resolves when the Snapshot, its keys, directory and case files hold what the store held at the time of the call. Rejects when the store fails. */
  refresh(): Promise<void>;
  readonly ageSeconds: number;
  stop(): void;
}

export async function watchRegister(options: WatchOptions): Promise<RegisterWatch> {
  const { store, builder, keys, directory, cases, clock, maxAgeSeconds, onSnapshot, report } = options;

  /** Keys, people and case files first: whoever a new register names is known by then, and what was said is judged. */
  const followAll = async (known: Snapshot | undefined): Promise<Snapshot> => {
    const newest = await store.sequences();
    if (newest.keys !== keys.sequence) await keys.follow(clock());
    if (newest.directory !== directory.sequence) await directory.follow();
    if (newest.statements !== cases.newest) await cases.follow();
    const asKnown = known?.revision === newest.revision && known.statements === cases.newest && !builder.isOutdated();
    return asKnown ? known : builder.build(store);
  };
  let snapshot = await followAll(undefined);
  let confirmedAt = clock();
  let running: Promise<void> = Promise.resolve();

  /** One after the other: a later look must see what an earlier change wrote. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = running.then(work, work);
    running = mine;
    return mine;
  };
  const look = async (): Promise<void> => {
    try {
      snapshot = await followAll(snapshot);
      confirmedAt = clock();
      keys.sweep(confirmedAt);
    } finally {
      // Also of what was read before something failed, and of time that went by.
      onSnapshot(snapshot);
    }
  };
  let waiting = false;
  /** However many changes come at once, one look that has not begun sees them all. */
  const lookQuietly = (): void => {
    if (waiting) return;
    waiting = true;
    inTurn(() => {
      waiting = false;
      return look();
    }).catch((error: unknown) => report(asProblem(error, "register_unavailable", "The register could not be read.")));
  };

  const timer = setInterval(lookQuietly, options.pollMs ?? seconds(0.2));
  timer.unref();
  const unsubscribe = store.onChange(lookQuietly);
  onSnapshot(snapshot);

  return {
    current: () => {
      if (clock() - confirmedAt > seconds(maxAgeSeconds)) {
        throw new Problem(
          "register_unavailable",
          `The register of approvals could not be read for ${maxAgeSeconds} s, so nothing is served.`,
        );
      }
      return snapshot;
    },
    refresh: () => inTurn(look),
    get ageSeconds() {
      return Math.max(0, (clock() - confirmedAt) / 1000);
    },
    stop: () => {
      clearInterval(timer);
      unsubscribe();
    },
  };
}
