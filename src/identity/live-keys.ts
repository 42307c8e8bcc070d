import { days } from "../core/units.ts";
import { followChanges } from "./follow-changes.ts";
import { createKeyIndex, type KeyIndex } from "./key-index.ts";
import type { LiveKey } from "./key-table.ts";

/** What the index is made from; `Store` of storage fits. */
export interface KeySource {
  keyChanges(
    sequence: number,
    limit: number,
  ): Promise<readonly { readonly sequence: number; readonly key: LiveKey & { readonly revokedAt?: number } }[]>;
}

/** The key index, as it follows the store. One call of `follow` at a time. */
export interface LiveKeys extends KeyIndex {
  /** The newest change that it holds. */
  readonly sequence: number;
  /** Resolves when it holds what the store held at the time of the call. */
  follow(now: number): Promise<void>;
  /** Forgets some of what ended long ago. */
  sweep(now: number): void;
  readonly size: number;
}

/** Who holds a key that has expired hears so for a day; then it is one that was never there. */
const toldMs = days(1);

/** Empty until the first `follow`: then nobody is let in. */
export function createLiveKeys(source: KeySource): LiveKeys {
  const index = createKeyIndex();
  let sequence = 0;
  return {
    find: (id) => index.find(id),
    findCertificate: (fingerprint) => index.findCertificate(fingerprint),
    follow: async (now) => {
      sequence = await followChanges(
        sequence,
        (after, limit) => source.keyChanges(after, limit),
        ({ key }) => {
          if (key.revokedAt !== undefined || key.expiresAt + toldMs < now) index.drop(key.id);
          else index.put(key);
        },
      );
    },
    sweep: (now) => index.sweep(now - toldMs),
    get sequence() {
      return sequence;
    },
    get size() {
      return index.size;
    },
  };
}
