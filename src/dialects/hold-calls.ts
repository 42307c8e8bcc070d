import { Problem } from "../core/problem.ts";
import { MiB } from "../core/units.ts";

/** What may wait, in characters. */
const maxWaiting = MiB(8);

/**
 * The order in which the parts of one streamed answer are told. A call of a tool comes out when it is whole, so that no client ever has half of one, to run
 * it with arguments that it lacks. Parts that began after it wait for it, because clients number parts in the order in which they are told.
 */
export interface HeldCalls<Event> {
  begin(index: number, isCall: boolean): void;
  /** An event of a part: told now, or when its part is. Throws Problem `upstream_malformed` when too much waits. */
  say(index: number, event: Event, length: number): void;
  /** The last event of a part was said. */
  end(index: number): void;
  /** Tells what still waits: the answer is over. */
  release(): void;
  /** Whether callers know nothing of a part yet. */
  holds(index: number): boolean;
}

interface Waiting<Event> {
  readonly events: Event[];
  length: number;
  complete: boolean;
}

export function holdCalls<Event>(tell: (event: Event) => void): HeldCalls<Event> {
  /** Parts that were not told yet, in the order in which they began. */
  const waiting = new Map<number, Waiting<Event>>();
  let length = 0;

  const advance = (): void => {
    for (const [index, part] of waiting) {
      if (!part.complete) return;
      waiting.delete(index);
      length -= part.length;
      for (const event of part.events) tell(event);
    }
  };

  return {
    begin(index, isCall) {
      if (isCall || waiting.size > 0) waiting.set(index, { events: [], length: 0, complete: !isCall });
    },
    say(index, event, size) {
      const part = waiting.get(index);
      if (part === undefined) return tell(event);
      part.length += size;
      length += size;
      if (length > maxWaiting)
        throw new Problem("upstream_malformed", "The model provider streamed too much beside a tool call.");
      part.events.push(event);
    },
    end(index) {
      const part = waiting.get(index);
      if (part === undefined) return;
      part.complete = true;
      advance();
    },
    release() {
      for (const part of waiting.values()) part.complete = true;
      advance();
    },
    holds: (index) => waiting.has(index),
  };
}
