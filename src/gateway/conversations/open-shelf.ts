import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { JsonValue } from "../../core/json.ts";
import { openSealed, seal } from "../../crypto/seal.ts";
import { codeLetters, codeLength } from "../../dialects/openai-responses/own-ids.ts";
import type { DocumentStore } from "../../storage/document-store.ts";
import type { Owner } from "../owner-of.ts";
import type { KeptDocument } from "./kept-documents.ts";

/** A document as it lies in the store. */
export interface Shelved<D extends KeptDocument = KeptDocument> {
  readonly document: D;
  readonly version: number;
}

export interface ToShelve {
  readonly document: KeptDocument;
  /** The version that it replaces; 0 for none. */
  readonly expected: number;
  /** When the store may forget it, milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * The documents of one owner. Keys and the ids in the store are derived from who that is, so that another's id leads nowhere: it is
 * looked for like one that never was, and not found (INVARIANT no-cross-tenant). Rejects with what the store rejects with.
 */
export interface Shelf {
  /** Undefined for what is not there, and for what does not open: damaged, forged, or put in another's place. */
  read(id: string): Promise<Shelved | undefined>;
  /** In the order of `ids`. */
  readAll(ids: readonly string[]): Promise<readonly (Shelved | undefined)[]>;
  /** All or none; false when one is not what was expected. */
  write(documents: readonly ToShelve[]): Promise<boolean>;
  /** True when it was there. */
  remove(id: string): Promise<boolean>;
  /** The id of the conversation that this owner calls by a name of its own. */
  conversationNamed(name: string): string;
  /** What the store knows a document by. */
  keyOf(id: string): string;
}

export interface ShelfDeps {
  readonly store: DocumentStore;
  /** An HMAC key from which every owner's own are derived. */
  readonly key: KeyObject;
  readonly clock: () => number;
  /** What did not open: someone wrote to the database, or its keys are not those that it was written with. */
  readonly reportDamage: (cause: Error) => void;
}

export function openShelf({ store, key, clock, reportDamage }: ShelfDeps, { useCase, principal }: Owner): Shelf {
  const root = derive(key, JSON.stringify([useCase, principal]));
  const idKey = derive(root, "id");
  const sealKey = derive(root, "seal");
  const keyOf = (id: string): string => createHmac("sha256", idKey).update(id).digest("hex");

  const open = (
    id: string,
    stored: { readonly sealed: Uint8Array; readonly version: number } | undefined,
  ): Shelved | undefined => {
    if (stored === undefined) return undefined;
    const { sealed, version } = stored;
    const opened = openSealed(sealKey, sealed, associated(keyOf(id), version));
    if (opened === undefined) {
      reportDamage(new Error("A kept conversation does not open under its own name: the database was damaged or changed."));
      return undefined;
    }
    return { document: JSON.parse(opened.toString("utf8")) as KeptDocument, version };
  };

  return {
    keyOf,
    read: async (id) => open(id, await store.getDocument(keyOf(id), clock())),
    readAll: async (ids) => {
      if (ids.length === 0) return [];
      const stored = await store.getDocuments(ids.map(keyOf), clock());
      return ids.map((id, at) => open(id, stored[at]));
    },
    write: (documents) =>
      store.putDocuments(
        documents.map(({ document, expected, expiresAt }) => {
          const id = keyOf(document.id);
          const text = Buffer.from(JSON.stringify(document satisfies KeptDocument as unknown as JsonValue));
          return { id, sealed: seal(sealKey, text, associated(id, expected + 1)), expiresAt, expected, now: clock(), useCase };
        }),
      ),
    remove: (id) => store.deleteDocument(keyOf(id)),
    conversationNamed: (name) => `conv_${codeOf(createHmac("sha256", root).update(`session\0${name}`).digest())}`,
  };
}

/** A document opens only under its own id and as the version that it is. */
function associated(key: string, version: number): Buffer {
  return Buffer.from(`${key}\0${version}`);
}

function derive(key: KeyObject, purpose: string): KeyObject {
  return createSecretKey(createHmac("sha256", key).update(purpose).digest());
}

/** 32 letters of 32 bytes. Of 256 values the first 16 of the 20 letters have one more: no matter for an id. */
export function codeOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, codeLength), (byte) => codeLetters[byte % codeLetters.length]).join("");
}
