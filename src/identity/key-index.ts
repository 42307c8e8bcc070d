import { Problem } from "../core/problem.ts";

/**
 * What proves a key: a secret that is sent, a pair that signs (AWS Signature Version 4), or a client certificate. A key of
 * one kind is never proved in another way.
 */
export type KeyKind = "secret" | "pair" | "certificate";

export interface LiveKey {
  readonly id: string;
  readonly kind: KeyKind;
  readonly useCase: string;
  readonly principal: string;
  /** HMAC of the secret, hex; of a certificate, its fingerprint. */
  readonly hash: string;
  readonly expiresAt: number;
}

export interface Caller {
  readonly key: string;
  readonly principal: string;
  readonly useCase: string;
  /** Exclusive end of what proved it, milliseconds since the epoch. */
  readonly expiresAt: number;
  /** The keys that it rests on, as they were stored. Lose one, and what runs on it stops. */
  readonly proofs: readonly KeyProof[];
}

export interface KeyProof {
  readonly id: string;
  readonly hash: string;
}

export interface IndexedKey {
  readonly kind: KeyKind;
  readonly digest: Buffer;
  readonly caller: Caller;
}

/** The live keys. Immutable; a change makes a new one. */
export interface KeyIndex {
  readonly byId: ReadonlyMap<string, IndexedKey>;
  /** Of several keys for one certificate the one that lives longest. */
  readonly byFingerprint: ReadonlyMap<string, IndexedKey>;
}

export function indexKeys(keys: readonly LiveKey[]): KeyIndex {
  const byId = new Map<string, IndexedKey>();
  const byFingerprint = new Map<string, IndexedKey>();
  for (const { id, kind, principal, useCase, hash, expiresAt } of keys) {
    const caller: Caller = { key: id, principal, useCase, expiresAt, proofs: [{ id, hash }] };
    const indexed: IndexedKey = { kind, digest: Buffer.from(hash, "hex"), caller };
    byId.set(id, indexed);
    if (kind !== "certificate") continue;
    const other = byFingerprint.get(hash);
    if (other === undefined || other.caller.expiresAt < expiresAt) byFingerprint.set(hash, indexed);
  }
  return { byId, byFingerprint };
}

/**
 * That what proved a caller is still stored as it was, and has not ended. It takes no secret: nobody can change what proves a
 * key without changing what is stored of it.
 *
 * Throws Problem `credential_invalid` or `credential_expired`. INVARIANT expiry-needs-nobody.
 */
export function requireProofs(caller: Pick<Caller, "proofs" | "expiresAt">, index: KeyIndex, now: number): void {
  requireUnexpired(caller, now);
  for (const { id, hash } of caller.proofs) {
    const known = index.byId.get(id)?.caller;
    if (known === undefined || known.proofs[0]?.hash !== hash) throw notKnown();
    requireUnexpired(known, now);
  }
}

/** Throws Problem `credential_expired`. */
export function requireUnexpired({ expiresAt }: Pick<Caller, "expiresAt">, now: number): void {
  if (now >= expiresAt)
    throw new Problem("credential_expired", "This credential has expired. Ask for a new one, or rotate it in time.");
}

/** One answer for what was never there, what is wrong, and what was revoked. */
export function notKnown(): Problem {
  return new Problem("credential_invalid", "The credential is not known here, or has been revoked.");
}
