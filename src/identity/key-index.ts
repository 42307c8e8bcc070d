import { Problem } from "../core/problem.ts";
import type { Authentication } from "../core/authentication.ts";
import { isAddressIn } from "./address-in-ranges.ts";
import { provedByEachCall, type Identity } from "./caller.ts";
import { createKeyTable, shardCount, type KeyKind, type LiveKey } from "./key-table.ts";

export type { KeyKind, LiveKey } from "./key-table.ts";

export interface IndexedKey {
  readonly kind: KeyKind;
  readonly digest: Buffer;
  readonly identity: Identity;
}

/** The live keys. What it answers changes with the store: whoever goes on with a call asks again. */
export interface KeyIndex {
  /** The same object for as long as the key stays as it is and is in use. */
  find(id: string): IndexedKey | undefined;
  /** Of several keys for one certificate the one that lives longest. */
  findCertificate(fingerprint: string): IndexedKey | undefined;
}

export interface MutableKeyIndex extends KeyIndex {
  /** Adds, or replaces the one with its id. */
  put(key: LiveKey): void;
  drop(id: string): void;
  /** Forgets some of the keys that ended before `before`; all of them in `shardCount` calls. */
  sweep(before: number): void;
  readonly size: number;
}

/** Keys whose identities are kept made. All are forgotten when there are more: they are soon made again. */
const mostMade = 50_000;

export function createKeyIndex(): MutableKeyIndex {
  const table = createKeyTable();
  const made = new Map<string, IndexedKey>();
  const idsByFingerprint = new Map<string, readonly string[]>();
  let swept = 0;

  const find = (id: string): IndexedKey | undefined => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const key = table.get(id);
    if (key === undefined) return undefined;
    const indexed = indexedKey(key);
    if (made.size >= mostMade) made.clear();
    made.set(id, indexed);
    return indexed;
  };
  const drop = (id: string): void => {
    const key = table.get(id);
    if (key === undefined) return;
    if (key.kind === "certificate") {
      const others = (idsByFingerprint.get(key.hash) ?? []).filter((other) => other !== id);
      if (others.length > 0) idsByFingerprint.set(key.hash, others);
      else idsByFingerprint.delete(key.hash);
    }
    table.drop(id);
    made.delete(id);
  };

  return {
    find,
    findCertificate: (fingerprint) => {
      let longest: IndexedKey | undefined;
      for (const id of idsByFingerprint.get(fingerprint) ?? []) {
        const known = find(id);
        if (known !== undefined && known.identity.expiresAt > (longest?.identity.expiresAt ?? -Infinity)) longest = known;
      }
      return longest;
    },
    put: (key) => {
      drop(key.id);
      table.put(key);
      if (key.kind === "certificate") idsByFingerprint.set(key.hash, [...(idsByFingerprint.get(key.hash) ?? []), key.id]);
    },
    drop,
    sweep: (before) => {
      for (const id of table.expiredIn(swept, before)) drop(id);
      swept = (swept + 1) % shardCount;
    },
    get size() {
      return table.size;
    },
  };
}

export function indexKeys(keys: readonly LiveKey[]): KeyIndex {
  const index = createKeyIndex();
  for (const key of keys) index.put(key);
  return index;
}

const authentications: Readonly<Record<KeyKind, Authentication>> = {
  secret: { strength: 1, at: provedByEachCall, method: "key" },
  pair: { strength: 1, at: provedByEachCall, method: "signature" },
  certificate: { strength: 1, at: provedByEachCall, method: "certificate" },
};

function indexedKey({ id, kind, useCase, principal, hash, expiresAt, serviceAccount, ipRanges, models }: LiveKey): IndexedKey {
  return {
    kind,
    digest: Buffer.from(hash, "hex"),
    identity: {
      credential: id,
      principal,
      kind: serviceAccount === true ? "service-account" : "key",
      authentication: authentications[kind],
      delegated: false,
      useCases: [useCase],
      ...(models && { models }),
      ...(ipRanges && { ipRanges }),
      expiresAt,
      proofs: [{ id, hash }],
    },
  };
}

/**
 * That what proved a caller is still stored as it was, has not ended, and may come from `address`. It takes no secret: nobody can
 * change what proves a key without changing what is stored of it.
 *
 * Throws Problem `credential_invalid`, `credential_expired` or `forbidden`. INVARIANT expiry-needs-nobody.
 */
export function requireProofs(
  identity: Pick<Identity, "proofs" | "expiresAt">,
  index: KeyIndex,
  address: string | undefined,
  now: number,
): void {
  requireUnexpired(identity, now);
  for (const { id, hash } of identity.proofs) {
    const known = index.find(id)?.identity;
    if (known === undefined || known.proofs[0]?.hash !== hash) throw notKnown();
    requireUnexpired(known, now);
    requireAddress(known.ipRanges, address);
  }
}

/** An address that is not known is in no range. Throws Problem `forbidden`. */
export function requireAddress(ranges: readonly string[] | undefined, address: string | undefined): void {
  if (ranges !== undefined && !isAddressIn(address, ranges))
    throw new Problem(
      "forbidden",
      "This credential may not be used from this network address. Whoever issued it can say from where.",
    );
}

/** Throws Problem `credential_expired`. */
export function requireUnexpired({ expiresAt }: Pick<Identity, "expiresAt">, now: number): void {
  if (now >= expiresAt)
    throw new Problem("credential_expired", "This credential has expired. Ask for a new one, or rotate it in time.");
}

/** One answer for what was never there, what is wrong, and what was revoked. */
export function notKnown(): Problem {
  return new Problem("credential_invalid", "The credential is not known here, or has been revoked.");
}
