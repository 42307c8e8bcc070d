import { Problem } from "../core/problem.ts";

/** Memory for the bodies of requests until they are answered, over the whole process. */
export interface BodyRoom {
  /** Throws Problem `concurrency_exceeded` when so many bytes are not free. */
  take(bytes: number): void;
  giveBack(bytes: number): void;
}

export function createBodyRoom(limitBytes: number): BodyRoom {
  let taken = 0;
  return {
    take: (bytes) => {
      if (taken + bytes > limitBytes) {
        throw new Problem("concurrency_exceeded", "Too many large requests are being served at once. Try again shortly.", {
          retryAfterSeconds: 1,
        });
      }
      taken += bytes;
    },
    giveBack: (bytes) => {
      taken -= bytes;
    },
  };
}
