import { createHmac, timingSafeEqual, type KeyObject } from "node:crypto";
import type { Identity } from "./caller.ts";
import { notKnown, requireUnexpired, type KeyIndex } from "./key-index.ts";

/**
 * API keys: `sp_` + id (16 hex digits) + `_` + secret (32 random bytes, base64url). Shown once, when made. What is kept is
 * HMAC-SHA256(pepper, secret): with 256 random bits nothing slower is needed, and without the pepper the stored hash is
 * no use for guessing.
 */
export interface NewApiKey {
  readonly id: string;
  readonly key: string;
  readonly hash: string;
}

const pattern = /^sp_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
const nobody = Buffer.alloc(32);

/** `random` gives n unpredictable bytes. */
export function newApiKey(random: (bytes: number) => Buffer, pepper: KeyObject): NewApiKey {
  const id = random(8).toString("hex");
  const secret = random(32).toString("base64url");
  return { id, key: `sp_${id}_${secret}`, hash: hashSecret(secret, pepper).toString("hex") };
}

const shortestOwnKey = 16;
const longestKey = 512;

/**
 * For a key that an operator sets (`SALLYPORT_DEMO_KEY`): one that has the form of a key, or any other text of 16 to 512
 * characters. Undefined for what is neither.
 */
export function readApiKey(key: string, pepper: KeyObject): NewApiKey | undefined {
  if (key.length < shortestOwnKey) return undefined;
  const parts = splitKey(key, pepper);
  return parts && { id: parts.id, key, hash: hashSecret(parts.secret, pepper).toString("hex") };
}

/** A key of another form than ours is its own secret, and its id is derived from it, so that it can be looked up. */
function splitKey(key: string, pepper: KeyObject): { id: string; secret: string } | undefined {
  if (key.length > longestKey) return undefined;
  const [, id, secret] = pattern.exec(key) ?? [];
  if (id !== undefined && secret !== undefined) return { id, secret };
  return { id: createHmac("sha256", pepper).update(`id\n${key}`).digest("hex").slice(0, 16), secret: key };
}

/**
 * Who holds this key. The same work is done for an unknown id as for a known one, and the secret is compared in constant
 * time, so that neither message nor timing tells which ids exist. That a key has expired is told only to who holds its secret.
 *
 * Throws Problem `credential_invalid` or `credential_expired`.
 */
export function verifyApiKey(presented: string, index: KeyIndex, pepper: KeyObject, now: number): Identity {
  const parts = splitKey(presented, pepper);
  if (parts === undefined) throw notKnown();
  const known = index.find(parts.id);
  const matches = timingSafeEqual(hashSecret(parts.secret, pepper), known?.digest ?? nobody);
  if (!matches || known?.kind !== "secret") throw notKnown();
  requireUnexpired(known.identity, now);
  return known.identity;
}

function hashSecret(secret: string, pepper: KeyObject): Buffer {
  return createHmac("sha256", pepper).update(secret).digest();
}
