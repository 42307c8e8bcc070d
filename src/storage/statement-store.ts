/**
 * What people and programs said about a use case, an exception or a version: approvals, artefacts, evidence, reviews. Rows are only
 * added. The newest of a topic counts; those before it are its history. What `Store` promises of its methods holds for these.
 */
export interface StoredStatement {
  /** Grows with every statement; the order in which they were made, whatever `at` says. Never given twice. */
  readonly id: number;
  /** What it is about: `UseCase/NAME`, `Exception/NAME`, `Guardrail/NAME`, `Andon/SCOPE`, or `Programme/standard`. */
  readonly subject: string;
  /** What kind of word it is, and whose place it takes: `approval/G5_GO_LIVE/CISO/ana`, `artefact/IRB`, `evidence/NET-005`. */
  readonly topic: string;
  /** Canonical JSON of at most `longestStatement` characters; its shape is governance/case/statements.ts's, by the topic's first part. */
  readonly body: string;
  /** SHA-256 of the body, `sha256:` and 64 hex digits. */
  readonly digest: string;
  readonly by: string;
  readonly at: number;
  /** Exclusive end, milliseconds since the epoch; absent for none of its own. */
  readonly notAfter?: number;
}

/** Characters. */
export const longestStatement = 256 * 1024;
/** So many are appended in one go, so that nobody waits long for their turn. */
export const mostStatementsAtOnce = 200;
/** So many topics a subject may have: a case file is always read as a whole. */
export const mostTopics = 10_000;

export interface StatementStore {
  /**
   * All or nothing, with ids in the order given. Counts as a change for listeners, and grows `sequences().statements`, not the revision.
   * Rejects with Problem `request_too_large` when a body is too long or there are too many, and `conflict` when a subject would get too
   * many topics; one that it has can always be said anew.
   */
  appendStatements(statements: readonly Omit<StoredStatement, "id">[]): Promise<readonly StoredStatement[]>;
  getStatement(id: number): Promise<StoredStatement | undefined>;
  /** The newest of each topic of a subject, by topic; all of them. */
  currentStatements(subject: string): Promise<readonly StoredStatement[]>;
  /** Every one of a subject, or of a topic of it, newest first, before the id `before`. At most `mostPerPage`. */
  listStatements(
    subject: string,
    page: { readonly topic?: string; readonly before?: number; readonly limit: number },
  ): Promise<readonly StoredStatement[]>;
  /**
   * Statements after `id`, in order, that are the newest of their topic; what the live case files follow, from 0. At most `mostPerPage`;
   * how much was said before about the same topics does not make it slower.
   */
  statementChanges(id: number, limit: number): Promise<readonly StoredStatement[]>;
}
