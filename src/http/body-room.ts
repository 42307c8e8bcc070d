import { Problem } from "../core/problem.ts";

/** Memory for the bodies of requests until they are answered, over the whole process. */
export interface BodyRoom {
  /** The part of one owner: once half of the room is taken, each may hold an eighth of it, so that no one keeps the others out. */
  of(owner: string): BodyShare;
}

export interface BodyShare {
  /** Throws Problem `concurrency_exceeded` when so many bytes are not free. */
  take(bytes: number): void;
  giveBack(bytes: number): void;
}

export function createBodyRoom(limitBytes: number): BodyRoom {
  let taken = 0;
  const heldBy = new Map<string, number>();
  return {
    of: (owner) => ({
      take: (bytes) => {
        const held = (heldBy.get(owner) ?? 0) + bytes;
        const fits = taken + bytes <= limitBytes && ((taken + bytes) * 2 <= limitBytes || held * 8 <= limitBytes);
        if (!fits) {
          throw new Problem("concurrency_exceeded", "Too many large requests are being served at once. Try again shortly.", {
            retryAfterSeconds: 1,
          });
        }
        taken += bytes;
        heldBy.set(owner, held);
      },
      giveBack: (bytes) => {
        taken -= bytes;
        const held = (heldBy.get(owner) ?? 0) - bytes;
        if (held > 0) heldBy.set(owner, held);
        else heldBy.delete(owner);
      },
    }),
  };
}
