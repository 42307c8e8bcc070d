import { setImmediate as nextTurn } from "node:timers/promises";
import type { LogView } from "../../audit/log-view.ts";
import { parseRecord } from "../../audit/parse-record.ts";
import { entriesOf } from "../../audit/read-tiles.ts";
import type { AuditRecord } from "../../audit/record.ts";
import { tileWidth } from "../../audit/tile-path.ts";
import { days } from "../../core/units.ts";

/** So many bundles of 256 records are read in one go: what is beyond them is said to be. */
const mostBundles = 4000;
/** Clocks may be set back by so much, and nobody misses a record. */
export const slackMs = days(1);

/**
 * The log's records from about an instant on, a bundle at a time; some of the first are older. Others have their turn after each.
 *
 * @yields `first` is the index of the first record; `isLast` where there are more, and no more are read
 */
export async function* recordsSince(
  view: LogView,
  from: number,
): AsyncGenerator<{ readonly records: readonly AuditRecord[]; readonly first: number; readonly isLast: boolean }> {
  const bundles = Math.ceil(view.checkpoint.size / tileWidth);
  let bundle = Math.max(0, (await firstBundleAfter(view, bundles, from - slackMs)) - 1);
  const stopAt = Math.min(bundles, bundle + mostBundles);
  for (; bundle < stopAt; bundle++) {
    const records = await readBundle(view, bundle);
    yield { records, first: bundle * tileWidth, isLast: bundle + 1 === stopAt && stopAt < bundles };
    await nextTurn();
  }
}

/** By halves: records are in the order of time, but for clocks that were set back by less than the slack. */
async function firstBundleAfter(view: LogView, bundles: number, at: number): Promise<number> {
  let low = 0;
  let high = bundles;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [first] = await readBundle(view, middle);
    if (first !== undefined && first.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function readBundle(view: LogView, bundle: number): Promise<readonly AuditRecord[]> {
  return entriesOf(await view.bundle(bundle), `entries ${bundle}`).map(parseRecord);
}
