import type { CredentialSource } from "./credential-source.ts";

export interface KeepSecretOptions {
  /** Asks the store. Has its own deadline. Rejects with Problem `upstream_unavailable`. */
  readonly fetch: () => Promise<string>;
  /** Milliseconds, of a clock that does not go back. */
  readonly now: () => number;
}

const freshMs = 240_000;
const keepMs = 300_000;
/** A store that is away takes no call with it until then; what was revoked in the meantime the upstream refuses. */
const keepWithoutStoreMs = 3_600_000;
const minGapMs = 5000;

/**
 * A secret of a store, kept for five minutes and replaced behind the calls' backs in the last of them. However many calls
 * there are, the store is asked once at a time, and no more than every few seconds.
 */
export function keepSecret({ fetch, now }: KeepSecretOptions): CredentialSource {
  let value: string | undefined;
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let failure: unknown;
  let distrusted = false;
  let fetching: Promise<string> | undefined;

  const ask = (): Promise<string> => {
    triedAt = now();
    distrusted = false;
    fetching = fetch()
      .then(
        (fetched) => {
          fetchedAt = now();
          return (value = fetched);
        },
        (error: unknown) => {
          failure = error;
          return lastKnown();
        },
      )
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };

  const lastKnown = (): string => {
    if (value !== undefined && now() - fetchedAt < keepWithoutStoreMs) return value;
    throw failure;
  };

  return {
    read() {
      const age = now() - fetchedAt;
      const stale = distrusted || age >= keepMs;
      if (value !== undefined && !stale && (age < freshMs || fetching !== undefined)) return value;
      if (fetching !== undefined) return fetching;
      if (now() - triedAt < minGapMs) return lastKnown();
      const asked = ask();
      if (value === undefined || stale) return asked;
      // Told with the first call that has to wait for it.
      asked.catch(() => {});
      return value;
    },
    refused() {
      if (now() - triedAt >= minGapMs) distrusted = true;
    },
  };
}
