import type { Outlet } from "./exchange.ts";

/** Answers that clients are still reading, so that shutting down can wait for them: a call is over before its last byte is out. */
export interface OpenAnswers {
  add(outlet: Outlet): void;
  /** Resolves when every answer that has begun is out, or its client gone; after `waitMs` at the latest. */
  ended(waitMs: number): Promise<void>;
}

export function createOpenAnswers(): OpenAnswers {
  const streams = new Set<Outlet["stream"]>();
  let settle: (() => void) | undefined;
  const anyBegun = (): boolean => [...streams].some((stream) => stream.headersSent);
  return {
    add: ({ stream }) => {
      streams.add(stream);
      stream.once("close", () => {
        streams.delete(stream);
        if (settle !== undefined && !anyBegun()) settle();
      });
    },
    ended: (waitMs) =>
      new Promise((resolve) => {
        if (!anyBegun()) return resolve();
        const timer = setTimeout(resolve, waitMs);
        settle = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
