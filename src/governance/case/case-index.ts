import type { CaseFile } from "./case-file.ts";
import { emptyCaseFile, makeCaseFile } from "./open-case-file.ts";
import { type HeldStatement, readStatement, type StatementRow } from "./read-statement.ts";
import { createSharedTexts } from "./share-texts.ts";

/** The case files of all subjects. A file is immutable; which one is a subject's changes when something is said about it. */
export interface CaseFiles {
  /** The newest statement that they hold; 0 for none. */
  readonly newest: number;
  /** The same object until something is said about the subject. An empty one where nothing was. */
  caseFile(subject: string): CaseFile;
  /** The subjects that something was said about after this statement. */
  changedSince(id: number): readonly string[];
}

/** Case files that are made from statements as they come. */
export interface CaseIndex extends CaseFiles {
  /** Statements in their order; the same one again changes nothing. Throws when the body can't be read, and then holds what it held. */
  apply(row: StatementRow): void;
}

interface Entry {
  /** By topic, in the order in which they were said. */
  readonly topics: Map<string, HeldStatement>;
  newest: number;
  /** Absent until somebody asks for it again. */
  file: CaseFile | undefined;
}

/** Files of subjects that nothing was said about are remembered up to so many: anybody may ask for any name. */
const mostEmpty = 10_000;

export function createCaseIndex(): CaseIndex {
  const entries = new Map<string, Entry>();
  const empty = new Map<string, CaseFile>();
  const share = createSharedTexts();
  let newest = 0;

  const emptyOf = (subject: string): CaseFile => {
    const known = empty.get(subject);
    if (known !== undefined) return known;
    if (empty.size >= mostEmpty) empty.clear();
    const file = emptyCaseFile(subject);
    empty.set(subject, file);
    return file;
  };

  return {
    apply(row) {
      if (row.id <= newest) return;
      const held = readStatement(row, share);
      let entry = entries.get(row.subject);
      if (entry === undefined) {
        entry = { topics: new Map(), newest: 0, file: undefined };
        entries.set(row.subject, entry);
        empty.delete(row.subject);
      }
      if (held !== undefined) {
        // Only an approval's topic has somebody's name in it.
        const topic = held.kind === "approval" ? row.topic : share(row.topic);
        // What takes another's place comes last, too.
        entry.topics.delete(topic);
        entry.topics.set(topic, held);
      }
      entry.newest = row.id;
      entry.file = undefined;
      newest = row.id;
    },
    caseFile(subject) {
      const entry = entries.get(subject);
      if (entry === undefined) return emptyOf(subject);
      entry.file ??= makeCaseFile(subject, entry.newest, entry.topics.values());
      return entry.file;
    },
    changedSince(id) {
      const subjects: string[] = [];
      for (const [subject, entry] of entries) if (entry.newest > id) subjects.push(subject);
      return subjects;
    },
    get newest() {
      return newest;
    },
  };
}
