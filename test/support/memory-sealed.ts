import type { SealedValue, Store } from "../../src/storage/store.ts";

/** Sealed values in memory, with nothing else of a store. */
export function memorySealed(): Pick<Store, "keepSealed" | "readSealed" | "dropSealed"> & {
  readonly kept: ReadonlyMap<string, SealedValue[]>;
} {
  const kept = new Map<string, SealedValue[]>();
  return {
    kept,
    keepSealed: (session, values) => {
      kept.set(session, [...(kept.get(session) ?? []), ...values]);
      return Promise.resolve();
    },
    readSealed: (session) => Promise.resolve(kept.get(session) ?? []),
    dropSealed: () => Promise.resolve(0),
  };
}
