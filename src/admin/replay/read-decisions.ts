import type { LogView } from "../../audit/log-view.ts";
import { parseRecord } from "../../audit/parse-record.ts";
import { readProvedEntries } from "../../audit/read-proved-entries.ts";
import { type DecidedCall, decidedCall } from "./decided-record.ts";
import type { Pace } from "./pace.ts";

/** What was found after each bundle of the log. */
export interface ReadDecisions {
  /** Records of the log that were looked at so far. */
  readonly read: number;
  readonly calls: readonly { readonly index: number; readonly call: DecidedCall }[];
}

/**
 * Every decision by policy on a model call, from `since` (milliseconds since the epoch) on, bundle by bundle. All entries are hashed,
 * from the first on, and the end is reached only where they make the root that the checkpoint signs: until then nothing of it is
 * proved. Rejects with Problem `audit_unavailable` where they do not. Memory does not grow with the log.
 */
export async function* readDecisions(
  view: LogView,
  { since, useCase, pace }: { readonly since: number; readonly useCase: string | undefined; readonly pace: Pace },
): AsyncGenerator<ReadDecisions, void, undefined> {
  for await (const { first, entries } of readProvedEntries(view)) {
    const calls: { index: number; call: DecidedCall }[] = [];
    for (const [n, entry] of entries.entries()) {
      const call = decisionIn(entry, since);
      if (call !== undefined && (useCase === undefined || call.useCase === useCase)) calls.push({ index: first + n, call });
      const rest = pace();
      if (rest !== undefined) await rest;
    }
    yield { read: first + entries.length, calls };
  }
}

/** In canonical JSON only a record's own member is spelled so: within a string the quotes are escaped. */
const types = ["admission", "denial"].map((type) => Buffer.from(`"type":"${type}"`));

/** Most records are of other types, and need not be parsed to know it. */
function decisionIn(entry: Buffer, since: number): DecidedCall | undefined {
  if (!types.some((type) => entry.includes(type))) return undefined;
  const record = parseRecord(entry);
  // The clock can go back, so each record's time is looked at.
  return record.at < since ? undefined : decidedCall(record);
}
