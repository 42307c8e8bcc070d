import { createHmac, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { openSealed, seal, sealOverheadBytes } from "../crypto/seal.ts";
import type { Vault } from "../guardrails/guardrail.ts";
import { mostSealedValues, type SealedValue, type Store } from "../storage/store.ts";

/** Whose session: a name that one caller gave to one conversation is nobody else's (INVARIANT no-cross-tenant). */
export interface VaultOwner {
  readonly useCase: string;
  readonly principal: string;
}

/** The tokens of one session during one call. */
export interface SessionVault extends Vault {
  /** Makes durable what this call added; does nothing where that is nothing, or where the session is this call alone. */
  save(): Promise<void>;
}

export interface VaultDesk {
  /** @param session as the caller names it; absent for a vault that ends with the call */
  open(owner: VaultOwner, session: string | undefined): Promise<SessionVault>;
}

export interface VaultDeps {
  readonly store: Pick<Store, "readSealed" | "keepSealed" | "dropSealed">;
  /** An HMAC key from which every session's own are derived. */
  readonly key: KeyObject;
  readonly clock: () => number;
}

/** A session's values are kept so long after it was last written to. */
const keptMs = 24 * 60 * 60 * 1000;
const sweepEveryMs = 60_000;
/** What comes beyond is masked for good. */
interface Room {
  readonly values: number;
  /** Of all values together; sealed ones count as such. */
  readonly bytes: number;
}

const roomOfCall: Room = { values: 10_000, bytes: 1_048_576 };
/** All of it is read at the beginning of every call, while the others wait. */
const roomOfSession: Room = { values: mostSealedValues, bytes: 262_144 };
/** Written in one go, while all others wait. */
const mostWritten = 100;

/**
 * Tokens are HMACs under the session's key: the same value has the same token throughout a session and another in the next,
 * and nobody can tell from one what it stands for. Values are sealed (AES-256-GCM) under another key of the session, with
 * the token as associated data, before they are stored.
 */
export function createVaultDesk({ store, key, clock }: VaultDeps): VaultDesk {
  let sweptAt = 0;
  const save = async (useCase: string, session: string, values: readonly SealedValue[]): Promise<void> => {
    if (values.length === 0) return;
    const now = clock();
    for (let from = 0; from < values.length; from += mostWritten) {
      if (from > 0) await turn();
      await store.keepSealed(session, values.slice(from, from + mostWritten), now + keptMs, useCase);
    }
    if (now - sweptAt < sweepEveryMs) return;
    sweptAt = now;
    await store.dropSealed(now);
  };
  return {
    async open({ useCase, principal }, session) {
      if (session === undefined) return sessionVault(createSecretKey(randomBytes(32)), [], roomOfCall, () => Promise.resolve());
      const root = derive(key, JSON.stringify([useCase, principal, session]));
      const id = createHmac("sha256", root).update("id").digest("hex");
      return sessionVault(root, await store.readSealed(id, clock()), roomOfSession, (values) => save(useCase, id, values));
    },
  };
}

function sessionVault(
  root: KeyObject,
  stored: readonly SealedValue[],
  room: Room,
  save: (values: readonly SealedValue[]) => Promise<void>,
): SessionVault {
  const tokenKey = derive(root, "token");
  const sealKey = derive(root, "seal");
  const sealedByToken = new Map(stored.map(({ token, sealed }) => [token, sealed]));
  const values = new Map<string, string>();
  let fresh: string[] = [];
  let count = stored.length;
  let bytes = stored.reduce((sum, { sealed }) => sum + sealed.byteLength, 0);
  return {
    tokenOf(type, value) {
      const token = `{${type}:${digest(tokenKey, `${type}\0${value}`)}}`;
      if (values.has(token)) return token;
      if (!sealedByToken.has(token)) {
        const more = Buffer.byteLength(value) + sealOverheadBytes;
        if (count >= room.values || bytes + more > room.bytes) return `{${type}}`;
        count++;
        bytes += more;
        fresh.push(token);
      }
      values.set(token, value);
      return token;
    },
    valueOf(token) {
      const value = values.get(token);
      if (value !== undefined) return value;
      const sealed = sealedByToken.get(token);
      const opened = sealed && openSealed(sealKey, sealed, Buffer.from(token));
      return opened?.toString("utf8");
    },
    async save() {
      const added = fresh;
      fresh = [];
      await save(
        added.map((token) => ({
          token,
          sealed: seal(sealKey, Buffer.from(values.get(token) ?? ""), Buffer.from(token)),
        })),
      );
    },
  };
}

function derive(key: KeyObject, purpose: string): KeyObject {
  return createSecretKey(createHmac("sha256", key).update(purpose).digest());
}

/** 60 bits in 12 letters and digits: short enough for a model to repeat. */
function digest(key: KeyObject, value: string): string {
  return BigInt(`0x${createHmac("sha256", key).update(value).digest("hex").slice(0, 15)}`)
    .toString(32)
    .padStart(12, "0");
}
