/** Entries of each of the two halves. */
const mostInHalf = 10_000;

export interface Cache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  readonly clear: () => void;
}

/**
 * Bounded by two halves: what is used moves to the young one; when that is full it becomes the old one, and what was not used
 * for a whole such turn is forgotten. Costs one look-up for what is in use.
 */
export function openCache<V>(): Cache<V> {
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  const set = (key: string, value: V): void => {
    if (young.size >= mostInHalf) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };
  return {
    get: (key) => {
      const known = young.get(key);
      if (known !== undefined) return known;
      const aged = old.get(key);
      if (aged !== undefined) set(key, aged);
      return aged;
    },
    set,
    clear: () => {
      young.clear();
      old.clear();
    },
  };
}
