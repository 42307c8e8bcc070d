/**
 * What proves a key: a secret that is sent, a pair that signs (AWS Signature Version 4), or a client certificate. A key of
 * one kind is never proved in another way.
 */
export type KeyKind = "secret" | "pair" | "certificate";

export interface LiveKey {
  /** 16 hex digits. */
  readonly id: string;
  readonly kind: KeyKind;
  readonly useCase: string;
  readonly principal: string;
  /** HMAC of the secret, 64 hex digits; of a certificate, its fingerprint. */
  readonly hash: string;
  /** Exclusive, milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Whether `principal` is a ServiceAccount. */
  readonly serviceAccount?: boolean;
  readonly ipRanges?: readonly string[];
  readonly models?: readonly string[];
}

/** Keys in about a hundred bytes each, in arrays that the garbage collector need not walk through. */
export interface KeyTable {
  /** Adds or replaces. One whose id or hash has another form is not there then: nobody can prove it. */
  put(key: LiveKey): void;
  drop(id: string): void;
  get(id: string): LiveKey | undefined;
  /** The keys of one of `shardCount` parts that ended before `before`. */
  expiredIn(shard: number, before: number): readonly string[];
  readonly size: number;
}

/** A table that grows copies one of these at a time: of a million keys four thousand, well within a millisecond. */
export const shardCount = 256;

const kinds: readonly KeyKind[] = ["secret", "pair", "certificate"];
const free = 255;
const dropped = 254;
const firstSlots = 8;
const hashBytes = 32;
const idPattern = /^[0-9a-f]{16}$/;
const hashPattern = /^[0-9a-f]{64}$/;
/** Grants that many keys have in common are kept once. */
const mostShared = 100_000;

/** What a key lets who holds it do: alike for many keys. */
interface Grant {
  readonly useCase: string;
  readonly principal: string;
  readonly serviceAccount?: boolean;
  readonly ipRanges?: readonly string[];
  readonly models?: readonly string[];
}

/** Open addressing with linear probing. Ids are random, so they need no hashing. */
interface Shard {
  /** Two for each slot. */
  readonly ids: Uint32Array;
  readonly kinds: Uint8Array;
  readonly hashes: Buffer;
  readonly ends: Float64Array;
  readonly grants: (Grant | undefined)[];
  /** Slots that are not free: keys, and what was dropped. */
  taken: number;
  live: number;
}

interface Place {
  readonly shard: Shard;
  readonly slot: number;
}

export function createKeyTable(): KeyTable {
  const shards = Array.from({ length: shardCount }, () => newShard(firstSlots));
  const shared = new Map<string, Grant>();
  let size = 0;

  const share = ({ useCase, principal, serviceAccount, ipRanges, models }: LiveKey): Grant => {
    const grant: Grant = {
      useCase,
      principal,
      ...(serviceAccount === true && { serviceAccount }),
      ...(ipRanges && { ipRanges }),
      ...(models && { models }),
    };
    const name = JSON.stringify(grant);
    const known = shared.get(name);
    if (known !== undefined) return known;
    if (shared.size >= mostShared) shared.clear();
    shared.set(name, grant);
    return grant;
  };
  const find = (id: string): Place | undefined => {
    if (!idPattern.test(id)) return undefined;
    const [high, low] = halves(id);
    const shard = shards[shardOf(high)];
    if (shard === undefined) return undefined;
    const slot = slotOf(shard, high, low);
    return shard.kinds[slot] === free ? undefined : { shard, slot };
  };
  const drop = (id: string): void => {
    const place = find(id);
    if (place === undefined) return;
    const { shard, slot } = place;
    shard.kinds[slot] = dropped;
    shard.grants[slot] = undefined;
    shard.live--;
    size--;
  };

  return {
    put: (key) => {
      drop(key.id);
      if (!idPattern.test(key.id) || !hashPattern.test(key.hash)) return;
      const [high, low] = halves(key.id);
      const at = shardOf(high);
      let shard = shards[at] ?? newShard(firstSlots);
      if ((shard.taken + 1) * 4 > shard.kinds.length * 3) shards[at] = shard = regrown(shard);
      const slot = slotOf(shard, high, low);
      fill(shard, slot, high, low);
      shard.kinds[slot] = kinds.indexOf(key.kind);
      shard.hashes.write(key.hash, slot * hashBytes, hashBytes, "hex");
      shard.ends[slot] = key.expiresAt;
      shard.grants[slot] = share(key);
      size++;
    },
    drop,
    get: (id) => {
      const { shard, slot } = find(id) ?? {};
      const grant = slot === undefined ? undefined : shard?.grants[slot];
      if (shard === undefined || slot === undefined || grant === undefined) return undefined;
      const hash = shard.hashes.toString("hex", slot * hashBytes, (slot + 1) * hashBytes);
      return { id, kind: kinds[shard.kinds[slot] ?? free] ?? "secret", hash, expiresAt: shard.ends[slot] ?? 0, ...grant };
    },
    expiredIn: (at, before) => {
      const shard = shards[at];
      if (shard === undefined) return [];
      return [...shard.grants.keys()]
        .filter((slot) => isLive(shard, slot) && (shard.ends[slot] ?? 0) < before)
        .map((slot) => idAt(shard, slot));
    },
    get size() {
      return size;
    },
  };
}

function newShard(slots: number): Shard {
  return {
    ids: new Uint32Array(slots * 2),
    kinds: new Uint8Array(slots).fill(free),
    hashes: Buffer.alloc(slots * hashBytes),
    ends: new Float64Array(slots),
    grants: Array.from({ length: slots }, () => undefined),
    taken: 0,
    live: 0,
  };
}

/** The same keys with room for more, and without what was dropped. */
function regrown(from: Shard): Shard {
  const slots = from.kinds.length;
  const to = newShard((from.live + 1) * 2 > slots ? slots * 2 : slots);
  for (let at = 0; at < slots; at++) {
    if (!isLive(from, at)) continue;
    const high = from.ids[at * 2] ?? 0;
    const low = from.ids[at * 2 + 1] ?? 0;
    const slot = slotOf(to, high, low);
    fill(to, slot, high, low);
    to.kinds[slot] = from.kinds[at] ?? free;
    from.hashes.copy(to.hashes, slot * hashBytes, at * hashBytes, (at + 1) * hashBytes);
    to.ends[slot] = from.ends[at] ?? 0;
    to.grants[slot] = from.grants[at];
  }
  return to;
}

/** Where this id is, or the free slot where it would be. There always is a free one. */
function slotOf({ ids, kinds: states }: Shard, high: number, low: number): number {
  const mask = states.length - 1;
  let slot = low & mask;
  while (states[slot] !== free) {
    if (states[slot] !== dropped && ids[slot * 2] === high && ids[slot * 2 + 1] === low) return slot;
    slot = (slot + 1) & mask;
  }
  return slot;
}

function fill(shard: Shard, slot: number, high: number, low: number): void {
  shard.ids[slot * 2] = high;
  shard.ids[slot * 2 + 1] = low;
  shard.taken++;
  shard.live++;
}

function isLive({ kinds: states }: Shard, slot: number): boolean {
  return (states[slot] ?? free) < dropped;
}

function idAt({ ids }: Shard, slot: number): string {
  return [ids[slot * 2] ?? 0, ids[slot * 2 + 1] ?? 0].map((half) => half.toString(16).padStart(8, "0")).join("");
}

function shardOf(high: number): number {
  return high >>> 24;
}

function halves(id: string): [number, number] {
  return [Number.parseInt(id.slice(0, 8), 16), Number.parseInt(id.slice(8), 16)];
}
