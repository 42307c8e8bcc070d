/**
 * What people and programs said about a use case, an exception or a version: approvals, artefacts, evidence, reviews. Rows are only
 * added. The newest of a topic counts; those before it are its history. What `Store` promises of its methods holds for these.
 */
export interface StoredStatement {
  /** Grows with every statement; the order in which they were made. */
  readonly id: number;
  /** What it is about: `UseCase/NAME`, `Exception/NAME`, `Guardrail/NAME`, `Andon/SCOPE`, or `Programme/standard`. */
  readonly subject: string;
  /** What kind of word it is, and whose place it takes: `approval/G5_GO_LIVE/CISO/ana`, `artefact/IRB`, `evidence/NET-005`. */
  readonly topic: string;
  /** Canonical JSON; its shape is governance/statements.ts's, by the topic's first part. */
  readonly body: string;
  /** SHA-256 of the body, `sha256:` and 64 hex digits. */
  readonly digest: string;
  readonly by: string;
  readonly at: number;
  /** Exclusive end, milliseconds since the epoch; absent for none of its own. */
  readonly notAfter?: number;
}

export interface StatementStore {
  /** All or nothing. Counts as a change for listeners, and grows `sequences().statements`, not the revision. */
  appendStatements(statements: readonly Omit<StoredStatement, "id">[]): Promise<readonly StoredStatement[]>;
  getStatement(id: number): Promise<StoredStatement | undefined>;
  /** The newest of each topic of a subject, by topic. */
  currentStatements(subject: string): Promise<readonly StoredStatement[]>;
  /** Every one of a subject, or of a topic of it, newest first. */
  listStatements(
    subject: string,
    page: { readonly topic?: string; readonly before?: number; readonly limit: number },
  ): Promise<readonly StoredStatement[]>;
  /** Statements after `id`, in order, that are the newest of their topic; what the live case files follow, from 0. */
  statementChanges(id: number, limit: number): Promise<readonly StoredStatement[]>;
}
