import type { LogView } from "../../audit/log-view.ts";
import type { AuditRecord, FindingCount } from "../../audit/record.ts";
import type { UseOfMonth } from "../../governance/reviews/review-data.ts";
import { recordsSince, slackMs } from "./records-since.ts";

/**
 * What the log says of each of these use cases from `from` until `until`, exclusive, in one pass. Lets others have their turn after each
 * bundle.
 */
export async function readUse(
  view: LogView,
  useCases: ReadonlySet<string>,
  from: number,
  until: number,
): Promise<(useCase: string) => UseOfMonth> {
  const tallies = new Map<string, Tally>();
  const open = new Map<number, Tally>();
  const tallyOf = (useCase: string): Tally => {
    let tally = tallies.get(useCase);
    if (tally === undefined) tallies.set(useCase, (tally = openTally()));
    return tally;
  };
  const isWanted = ({ useCase, at }: { readonly useCase?: string; readonly at: number }): boolean =>
    useCase !== undefined && useCases.has(useCase) && at >= from && at < until;
  const take = (record: AuditRecord, index: number): void => {
    if (record.type === "admission" && isWanted(record)) {
      const tally = tallyOf(record.useCase);
      open.set(index, tally);
      tally.admit(record);
    } else if (record.type === "outcome") {
      open.get(record.admission)?.settle(record);
      open.delete(record.admission);
    } else if (record.type === "denial" && isWanted(record)) tallyOf(record.useCase ?? "").deny(record);
  };

  let complete = true;
  for await (const { records, first, isLast } of recordsSince(view, from)) {
    for (const [n, record] of records.entries()) take(record, first + n);
    if (open.size === 0 && records.every(({ at }) => at >= until + slackMs)) break;
    complete = !isLast;
  }
  return (useCase) => (tallies.get(useCase) ?? openTally()).total(complete);
}

interface Tally {
  admit(record: Extract<AuditRecord, { type: "admission" }>): void;
  settle(record: Extract<AuditRecord, { type: "outcome" }>): void;
  deny(record: Extract<AuditRecord, { type: "denial" }>): void;
  total(complete: boolean): UseOfMonth;
}

/** Of one use case. */
function openTally(): Tally {
  const use = { calls: 0, denials: 0, inputTokens: 0, outputTokens: 0, costMicros: 0 };
  const findings = new Map<string, number>();
  const denialCodes = new Map<string, number>();
  const byDay = new Map<string, { requests: number; tokens: number; micros: number }>();
  const count = (all: readonly FindingCount[]): void => {
    for (const { type, action, count: n } of all) add(findings, `${type} ${action}`, n);
  };
  const dayOf = (at: number) => {
    const key = new Date(at).toISOString().slice(0, 10);
    let day = byDay.get(key);
    if (day === undefined) byDay.set(key, (day = { requests: 0, tokens: 0, micros: 0 }));
    return day;
  };
  return {
    admit: ({ at, findings: found }) => {
      use.calls++;
      dayOf(at).requests++;
      count(found);
    },
    settle: ({ at, inputTokens, outputTokens, costMicros, findings: found }) => {
      use.inputTokens += inputTokens;
      use.outputTokens += outputTokens;
      use.costMicros += costMicros;
      const day = dayOf(at);
      day.tokens += inputTokens + outputTokens;
      day.micros += costMicros;
      count(found);
    },
    deny: ({ code, suppressed = 0, findings: found }) => {
      use.denials += 1 + suppressed;
      add(denialCodes, code, 1 + suppressed);
      count(found);
    },
    total: (complete) => {
      const mostPerDay = { requests: 0, tokens: 0, micros: 0 };
      for (const day of byDay.values()) {
        mostPerDay.requests = Math.max(mostPerDay.requests, day.requests);
        mostPerDay.tokens = Math.max(mostPerDay.tokens, day.tokens);
        mostPerDay.micros = Math.max(mostPerDay.micros, day.micros);
      }
      return {
        ...use,
        mostPerDay,
        findings: Object.fromEntries(findings),
        denialCodes: Object.fromEntries(denialCodes),
        complete,
      };
    },
  };
}

const mostNames = 200;

function add(counts: Map<string, number>, name: string, n: number): void {
  const key = counts.has(name) || counts.size < mostNames ? name : "other";
  counts.set(key, (counts.get(key) ?? 0) + n);
}
