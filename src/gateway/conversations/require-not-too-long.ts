import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { MiB } from "../../core/units.ts";

/** Turns of one conversation. */
export const maxTurns = 200;
/** Of all that stands in a request together: what it goes on from, and what it says. */
export const maxContextBytes = MiB(4);
/** Of the documents that are read for one request: answers say more than what is gone on from. */
export const maxReadBytes = MiB(16);
/** As of a request that says everything itself: each costs whoever looks into it. */
const maxStrings = 40_000;

/** Names of members and values together. Throws Problem `content_not_supported`. */
export function requireNotTooLong(items: readonly JsonObject[]): void {
  let strings = 0;
  const waiting: JsonValue[] = [...items];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string") strings++;
    else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        strings += Array.isArray(value) || key === "" ? 0 : 1;
        if (typeof member === "string") strings++;
        else waiting.push(member);
      }
    }
    if (strings > maxStrings) throw tooLong();
  }
}

export function tooLong(): Problem {
  return new Problem(
    "content_not_supported",
    `This conversation is longer than ${maxTurns} turns or ${maxContextBytes} bytes, which is the most that is gone on from. Begin a new one.`,
  );
}
