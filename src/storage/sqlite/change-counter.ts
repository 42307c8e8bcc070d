import type { DatabaseSync } from "node:sqlite";
import { readInteger } from "./read-columns.ts";

/**
 * What gives keys and directory entries their sequences. It is moved inside the transaction that writes them, and SQLite has one
 * writer: sequences become visible in their order, so that who asks for what came after N misses nothing.
 */
export function openChangeCounter(db: DatabaseSync) {
  const grow = db.prepare("UPDATE change_counter SET value = value + ? RETURNING value");
  return {
    /** The last of the next `count` sequences. */
    take: (count: number): number => readInteger(grow.get(count) ?? {}, "value"),
  };
}

export type ChangeCounter = ReturnType<typeof openChangeCounter>;
