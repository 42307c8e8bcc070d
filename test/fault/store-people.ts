import type { StoredSession } from "../../src/storage/session-store.ts";
import { storedSession } from "../support/stored-rows.ts";

export interface Round {
  readonly number: number;
  readonly half: number;
}

/** So many that a change of all of them takes several turns of the event loop. */
const half = 600;

/** The members of the group in even rounds, and in odd ones. */
export const peopleOf = (which: number): readonly string[] =>
  Array.from({ length: half }, (_, i) => `u${String(2 * i + which).padStart(5, "0")}`);

export const sessionOf = (round: number): StoredSession => storedSession(`s${round}`, { principal: "p" });
