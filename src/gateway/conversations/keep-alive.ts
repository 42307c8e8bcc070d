import { minutes } from "../../core/units.ts";
import type { KeptDocument } from "./kept-documents.ts";
import type { Shelf } from "./open-shelf.ts";

/**
 * How long a use case keeps what was last used. What a turn goes on from is used with it, but to write all of it anew for each
 * turn would cost too much: it is written when its last writing is an eighth of that time ago, and the store holds everything for
 * an eighth longer. So a chain lives exactly as long as its newest turn, and an older one of it, gone on from by itself, up to an
 * eighth less.
 */
export interface Lifetime {
  /** Whether what is asked for by its own id is still there. By the hours of now: a shorter setting holds at once. */
  holds(document: KeptDocument, now: number): boolean;
  /** Until when the store holds what is written now. */
  endOf(now: number): number;
  isStale(document: KeptDocument, now: number): boolean;
}

export function lifetimeOf(hours: number): Lifetime {
  const ms = minutes(60) * hours;
  return {
    holds: ({ usedAt }, now) => now < usedAt + ms,
    endOf: (now) => now + ms + ms / 8,
    isStale: ({ usedAt }, now) => now >= usedAt + ms / 8,
  };
}

/**
 * Writes documents anew that were written long ago. One that another call has just written is as good, and one that a call is at is
 * that call's to write: `free` says false of it. A conversation is written after its turns, so that one that is found is whole.
 */
export async function keepAlive(
  shelf: Shelf,
  lifetime: Lifetime,
  stale: readonly string[],
  now: number,
  free: (conversation: string) => boolean,
): Promise<void> {
  for (const id of stale) {
    const found = await shelf.read(id);
    if (found === undefined || !lifetime.isStale(found.document, now)) continue;
    const { document, version } = found;
    if (document.kind === "conversation") {
      if (!free(id)) continue;
      await keepAlive(shelf, lifetime, document.turns, now, free);
    }
    await shelf.write([{ document: { ...document, usedAt: now }, expected: version, expiresAt: lifetime.endOf(now) }]);
  }
}
