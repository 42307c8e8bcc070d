/** Remembers up to `limit` values, dropping first what was not asked for of late. */
export interface TokenCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

interface Entry<Value> {
  readonly key: string;
  readonly value: Value;
  /** Whether it was asked for since it was last looked at for dropping. */
  asked: boolean;
}

/** How many that were asked for are passed over before one is dropped all the same: what one new value may cost. */
const mostPassed = 16;

/**
 * A clock with a second chance for what was asked for: a hit changes nothing but a mark. Entries stand in a ring that the hand
 * goes round; those deleted leave their place to be filled when the hand comes by.
 */
export function createTokenCache<Value>(limit: number): TokenCache<Value> {
  const places = new Map<string, number>();
  const ring: (Entry<Value> | undefined)[] = [];
  let hand = 0;

  /** The place of a new entry. */
  const makeRoom = (): number => {
    if (ring.length < limit) return ring.length;
    for (let passed = 0; ; passed++) {
      const place = hand;
      hand = (hand + 1) % limit;
      const entry = ring[place];
      if (entry === undefined) return place;
      if (!entry.asked || passed >= mostPassed) {
        places.delete(entry.key);
        return place;
      }
      entry.asked = false;
    }
  };

  return {
    get(key) {
      const place = places.get(key);
      const entry = place === undefined ? undefined : ring[place];
      if (entry === undefined) return undefined;
      entry.asked = true;
      return entry.value;
    },
    set(key, value) {
      const place = places.get(key) ?? makeRoom();
      ring[place] = { key, value, asked: false };
      places.set(key, place);
    },
    delete(key) {
      const place = places.get(key);
      if (place === undefined) return;
      places.delete(key);
      ring[place] = undefined;
    },
  };
}
