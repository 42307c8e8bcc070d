import { setImmediate as nextTurn } from "node:timers/promises";
import type { LogView } from "../../audit/log-view.ts";
import { parseRecord } from "../../audit/parse-record.ts";
import { entriesOf } from "../../audit/read-tiles.ts";
import type { AuditRecord, FindingCount } from "../../audit/record.ts";
import { tileWidth } from "../../audit/tile-path.ts";
import { days } from "../../core/units.ts";
import type { UseOfMonth } from "../../governance/reviews/review-data.ts";

/** So many bundles of 256 records are read for one review: what is beyond them is said to be. */
const mostBundles = 4000;
/** Clocks may be set back by so much, and nobody misses a record. */
const slackMs = days(1);

/** What the log says of one use case from `from` until `until`, exclusive. Lets others have their turn after each bundle. */
export async function readUse(view: LogView, useCase: string, from: number, until: number): Promise<UseOfMonth> {
  const use = { calls: 0, denials: 0, inputTokens: 0, outputTokens: 0, costMicros: 0 };
  const findings = new Map<string, number>();
  const denialCodes = new Map<string, number>();
  const byDay = new Map<string, { requests: number; tokens: number; micros: number }>();
  const open = new Set<number>();
  const count = (all: readonly FindingCount[]): void => {
    for (const { type, action, count: n } of all) add(findings, `${type} ${action}`, n);
  };
  const take = (record: AuditRecord, index: number): void => {
    if (record.type === "admission" && record.useCase === useCase && isWithin(record.at)) {
      open.add(index);
      use.calls++;
      dayOf(record.at).requests++;
      count(record.findings);
    } else if (record.type === "outcome" && open.delete(record.admission)) {
      use.inputTokens += record.inputTokens;
      use.outputTokens += record.outputTokens;
      use.costMicros += record.costMicros;
      const day = dayOf(record.at);
      day.tokens += record.inputTokens + record.outputTokens;
      day.micros += record.costMicros;
      count(record.findings);
    } else if (record.type === "denial" && record.useCase === useCase && isWithin(record.at)) {
      const times = 1 + (record.suppressed ?? 0);
      use.denials += times;
      add(denialCodes, record.code, times);
      count(record.findings);
    }
  };
  const isWithin = (at: number): boolean => at >= from && at < until;
  const dayOf = (at: number) => {
    const key = new Date(at).toISOString().slice(0, 10);
    let day = byDay.get(key);
    if (day === undefined) byDay.set(key, (day = { requests: 0, tokens: 0, micros: 0 }));
    return day;
  };

  const bundles = Math.ceil(view.checkpoint.size / tileWidth);
  let bundle = Math.max(0, (await firstBundleAfter(view, bundles, from - slackMs)) - 1);
  const stopAt = bundle + mostBundles;
  for (; bundle < Math.min(bundles, stopAt); bundle++) {
    const records = await readBundle(view, bundle);
    for (const [n, record] of records.entries()) take(record, bundle * tileWidth + n);
    if (open.size === 0 && records.every(({ at }) => at >= until + slackMs)) break;
    await nextTurn();
  }
  const most = { requests: 0, tokens: 0, micros: 0 };
  for (const day of byDay.values()) {
    most.requests = Math.max(most.requests, day.requests);
    most.tokens = Math.max(most.tokens, day.tokens);
    most.micros = Math.max(most.micros, day.micros);
  }
  return {
    ...use,
    mostPerDay: most,
    findings: Object.fromEntries(findings),
    denialCodes: Object.fromEntries(denialCodes),
    complete: bundle < stopAt || bundle >= bundles,
  };
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

const mostNames = 200;

function add(counts: Map<string, number>, name: string, n: number): void {
  const key = counts.has(name) || counts.size < mostNames ? name : "other";
  counts.set(key, (counts.get(key) ?? 0) + n);
}
