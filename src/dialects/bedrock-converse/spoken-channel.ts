import type { TextChannel } from "../../core/inspection.ts";

/** A channel that knows whether what came out is what went in. */
export interface SpokenChannel {
  push(text: string): string;
  end(): string;
  /** Settled once it has ended. */
  readonly rewritten: boolean;
}

export function readSpokenChannel(channel: TextChannel): SpokenChannel {
  /** What went in and has not come out. */
  let pending = "";
  let rewritten = false;

  const compare = (released: string): string => {
    if (rewritten || released === "") return released;
    if (pending.startsWith(released)) pending = pending.slice(released.length);
    else rewritten = true;
    return released;
  };

  return {
    push(text) {
      if (!rewritten) pending += text;
      return compare(channel.push(text).text);
    },
    end() {
      const released = compare(channel.end().text);
      rewritten ||= pending !== "";
      return released;
    },
    get rewritten() {
      return rewritten;
    },
  };
}
