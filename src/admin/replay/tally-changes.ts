import type { DecidedCall } from "./decided-record.ts";
import { known } from "./replay-decision.ts";
import type { IndexedDecision, WhatIf } from "./what-if-result.ts";
import { isSameDecision, type Weighed } from "./weigh-again.ts";

/** Counts what a change of policies would change. Bounded, however long the log is. */
export interface Tally {
  add(index: number, call: DecidedCall, before: Weighed, after: Weighed): void;
  addUnknown(missing: readonly string[]): void;
  result(): Omit<WhatIf, "since" | "records">;
}

const mostRows = 1000;
const mostReasons = 50;
const nothingPermits = "(no policy permits it)";

export function createTally(mostExamples: number): Tally {
  const counts = { decisions: 0, same: 0, allowedToDenied: 0, deniedToAllowed: 0, otherwise: 0, unknown: 0 };
  const rows = new Map<string, { useCase: string; policy: string; allowedToDenied: number; deniedToAllowed: number }>();
  const missing = new Map<string, number>();
  const examples: IndexedDecision[] = [];
  let rowsLeftOut = 0;

  const count = (useCase: string, policy: string, change: "allowedToDenied" | "deniedToAllowed"): void => {
    const key = `${useCase} ${policy}`;
    let row = rows.get(key);
    if (row === undefined) {
      if (rows.size >= mostRows) {
        rowsLeftOut++;
        return;
      }
      row = { useCase, policy, allowedToDenied: 0, deniedToAllowed: 0 };
      rows.set(key, row);
    }
    row[change]++;
  };

  return {
    add: (index, { record, useCase }, before, after) => {
      counts.decisions++;
      if (before.effect === after.effect) {
        if (isSameDecision(before, after)) counts.same++;
        else counts.otherwise++;
        return;
      }
      const change = after.effect === "deny" ? "allowedToDenied" : "deniedToAllowed";
      counts[change]++;
      // What denies is what a change is about: the forbids that came, or those that went.
      const { policies } = after.effect === "deny" ? after : before;
      for (const policy of policies.length === 0 ? [nothingPermits] : policies) count(useCase, policy, change);
      if (examples.length < mostExamples) {
        const at = new Date(record.at).toISOString();
        examples.push({ index, at, useCase, principal: record.principal, before: known(before), after: known(after) });
      }
    },
    addUnknown: (reasons) => {
      counts.decisions++;
      counts.unknown++;
      for (const reason of reasons) {
        const known = missing.get(reason);
        if (known !== undefined || missing.size < mostReasons) missing.set(reason, (known ?? 0) + 1);
      }
    },
    result: () => ({
      ...counts,
      changes: [...rows.values()].sort(byMost),
      rowsLeftOut,
      missing: [...missing].map(([what, calls]) => ({ what, calls })).sort((a, b) => b.calls - a.calls),
      examples,
    }),
  };
}

interface Counted {
  readonly allowedToDenied: number;
  readonly deniedToAllowed: number;
}

function byMost(a: Counted, b: Counted): number {
  return b.allowedToDenied + b.deniedToAllowed - (a.allowedToDenied + a.deniedToAllowed);
}
