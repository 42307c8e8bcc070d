import type { LogView } from "../../audit/log-view.ts";
import { parseRecord } from "../../audit/parse-record.ts";
import { entriesOf } from "../../audit/read-tiles.ts";
import type { AuditRecord } from "../../audit/record.ts";
import { tileWidth } from "../../audit/tile-path.ts";
import { isRecordOf, type LoggedThing } from "./match-record.ts";

/** Bundles that are held while the log is looked through. */
const mostHeld = 64;
/** The log's order is that of its clock, but for what was written at once and for a clock that was put back. */
const slackMs = 120_000;

/**
 * The index of each thing's record, by key; those of which the log has none are not there. Looks where the record should be by its
 * time, and goes through the whole log only for what is not there.
 */
export async function findRecords(view: LogView, things: readonly LoggedThing[]): Promise<ReadonlyMap<string, number>> {
  const read = createBundleReader(view);
  const bundles = Math.ceil(view.checkpoint.size / tileWidth);
  const found = new Map<string, number>();
  const missing: LoggedThing[] = [];
  for (const thing of things.toSorted((a, b) => a.at - b.at)) {
    const index = await findNear(read, bundles, thing);
    if (index === undefined) missing.push(thing);
    else found.set(thing.key, index);
  }
  for (let bundle = 0; bundle < bundles && missing.length > 0; bundle++) {
    const records = await read(bundle);
    for (const thing of missing.splice(0)) {
      const at = records.findIndex((record) => isRecordOf(thing, record));
      if (at === -1) missing.push(thing);
      else found.set(thing.key, bundle * tileWidth + at);
    }
  }
  return found;
}

type ReadBundle = (bundle: number) => Promise<readonly AuditRecord[]>;

async function findNear(read: ReadBundle, bundles: number, thing: LoggedThing): Promise<number | undefined> {
  let low = 0;
  let high = bundles;
  // The first bundle that begins after it, as far as times can be trusted; it is in the one before that, or near.
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [first] = await read(middle);
    if (first !== undefined && first.at < thing.at - slackMs) low = middle + 1;
    else high = middle;
  }
  for (let bundle = Math.max(0, low - 1); bundle < bundles; bundle++) {
    const records = await read(bundle);
    const at = records.findIndex((record) => isRecordOf(thing, record));
    if (at !== -1) return bundle * tileWidth + at;
    if ((records[0]?.at ?? Infinity) > thing.at + slackMs) return undefined;
  }
  return undefined;
}

function createBundleReader(view: LogView): ReadBundle {
  const held = new Map<number, readonly AuditRecord[]>();
  return async (bundle) => {
    const known = held.get(bundle);
    if (known !== undefined) return known;
    if (held.size >= mostHeld) held.clear();
    const records = entriesOf(await view.bundle(bundle), `entries ${bundle}`).map(parseRecord);
    held.set(bundle, records);
    return records;
  };
}
