import type { DocumentStore, StoredDocument } from "../../src/storage/document-store.ts";

interface Held extends StoredDocument {
  readonly expiresAt: number;
}

/** Documents in memory, as the store's contract has them; and it can be told to fail. */
export function memoryDocuments(): DocumentStore & {
  readonly kept: Map<string, Held>;
  /** What the next write, and all after it, reject with. */
  failing: Error | undefined;
} {
  const kept = new Map<string, Held>();
  const read = (id: string, now: number): Held | undefined => {
    const held = kept.get(id);
    return held !== undefined && now < held.expiresAt ? held : undefined;
  };
  return {
    kept,
    failing: undefined,
    async putDocument(document) {
      return await this.putDocuments([document]);
    },
    async putDocuments(documents) {
      if (this.failing) throw this.failing;
      if (documents.some(({ id, expected, now }) => (read(id, now)?.version ?? 0) !== expected))
        return await Promise.resolve(false);
      for (const { id, sealed, expiresAt, expected } of documents) kept.set(id, { sealed, expiresAt, version: expected + 1 });
      return true;
    },
    getDocument: (id, now) => Promise.resolve(read(id, now)),
    getDocuments: (ids, now) => Promise.resolve(ids.map((id) => read(id, now))),
    deleteDocument: (id) => Promise.resolve(kept.delete(id)),
    dropDocuments: (now, limit) => {
      const ended = [...kept].filter(([, { expiresAt }]) => expiresAt <= now).slice(0, limit);
      for (const [id] of ended) kept.delete(id);
      return Promise.resolve(ended.length);
    },
  };
}
