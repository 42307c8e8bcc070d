import type { Resource } from "../model/inventory.ts";
import { explainFailure } from "./explain-failure.ts";

/** What one reader found, in one region or of the account. */
export interface Reading {
  readonly resources: readonly Resource[];
  /** Types of which something could not be read, with a plain clause why. */
  readonly unread: ReadonlyMap<string, string>;
}

export const nothing: Reading = { resources: [], unread: new Map() };

export const allOf = (resources: readonly Resource[]): Reading => ({ resources, unread: new Map() });

/** What was read counts, and what is unread in one of them is unread. */
export function join(readings: readonly Reading[]): Reading {
  const unread = new Map<string, string>();
  for (const reading of readings) for (const [type, why] of reading.unread) if (!unread.has(type)) unread.set(type, why);
  return { resources: readings.flatMap(({ resources }) => resources), unread };
}

/** Whatever goes wrong leaves the types unread. */
export async function attempt(types: readonly string[], where: string, read: () => Promise<Reading>): Promise<Reading> {
  try {
    return await read();
  } catch (error) {
    return unreadBecause(types, `${explainFailure(error)}${where === "" ? "" : `, in ${where}`}`);
  }
}

export function unreadBecause(types: readonly string[], why: string): Reading {
  return { resources: [], unread: new Map(types.map((type) => [type, why])) };
}
