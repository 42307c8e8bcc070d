import { type CaseFiles, createCaseIndex } from "../governance/case/case-index.ts";
import type { StatementStore } from "../storage/statement-store.ts";
import { followChanges } from "../identity/follow-changes.ts";

/** The case files, as they follow the store. One call of `follow` at a time. */
export interface LiveCases extends CaseFiles {
  /** Resolves when they hold what the store held at the time of the call; rejects when it fails, with what was read until then. */
  follow(): Promise<void>;
}

/** Empty until the first `follow`: then nothing is approved. */
export function createLiveCases(source: Pick<StatementStore, "statementChanges">): LiveCases {
  const index = createCaseIndex();
  return {
    follow: async () => {
      await followChanges(
        index.newest,
        async (after, limit) => (await source.statementChanges(after, limit)).map((row) => ({ sequence: row.id, row })),
        ({ row }) => index.apply(row),
      );
    },
    caseFile: (subject) => index.caseFile(subject),
    changedSince: (id) => index.changedSince(id),
    get newest() {
      return index.newest;
    },
  };
}
