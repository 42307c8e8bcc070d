import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import { longestStatement, mostStatementsAtOnce, mostTopics, type StoredStatement } from "../statement-store.ts";
import { readInteger, readText, type Row } from "./read-columns.ts";

const fromRow = (row: Row): StoredStatement => ({
  id: readInteger(row, "id"),
  subject: readText(row, "subject"),
  topic: readText(row, "topic"),
  body: readText(row, "body"),
  digest: readText(row, "digest"),
  by: readText(row, "by"),
  at: readInteger(row, "at"),
  ...(row["not_after"] !== null && { notAfter: readInteger(row, "not_after") }),
});

/** The SQL of statements; transactions are the caller's. A trigger keeps `current_statements`. */
export function openStatements(db: DatabaseSync) {
  const insert = db.prepare(
    "INSERT INTO statements (subject, topic, body, digest, by, at, not_after) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
  );
  const get = db.prepare("SELECT * FROM statements WHERE id = ?");
  // CROSS JOIN: SQLite goes through the current ones in the order that is asked for, and looks each up.
  const current = db.prepare(
    `SELECT statements.* FROM current_statements AS newest CROSS JOIN statements ON statements.id = newest.id
     WHERE newest.subject = ? ORDER BY newest.topic`,
  );
  const changes = db.prepare(
    `SELECT statements.* FROM current_statements AS newest CROSS JOIN statements ON statements.id = newest.id
     WHERE newest.id > ? ORDER BY newest.id LIMIT ?`,
  );
  const ofSubject = db.prepare("SELECT * FROM statements WHERE subject = ? AND id < ? ORDER BY id DESC LIMIT ?");
  const ofTopic = db.prepare("SELECT * FROM statements WHERE subject = ? AND topic = ? AND id < ? ORDER BY id DESC LIMIT ?");
  const isCurrent = db.prepare("SELECT 1 FROM current_statements WHERE subject = ? AND topic = ?");
  const countTopics = db.prepare("SELECT count(*) AS topics FROM current_statements WHERE subject = ?");
  const newest = db.prepare("SELECT coalesce(max(id), 0) AS newest FROM statements");

  return {
    append(statements: readonly Omit<StoredStatement, "id">[]): StoredStatement[] {
      requireSmall(statements);
      const topics = new Map<string, number>();
      return statements.map((said) => {
        const { subject, topic, body, digest, by, at, notAfter } = said;
        if (isCurrent.get(subject, topic) === undefined) {
          const known = topics.get(subject) ?? readInteger(countTopics.get(subject) ?? {}, "topics");
          if (known >= mostTopics) throw tooManyTopics(subject);
          topics.set(subject, known + 1);
        }
        const row = insert.get(subject, topic, body, digest, by, at, notAfter ?? null);
        return { ...said, id: readInteger(row ?? {}, "id") };
      });
    },
    get(id: number): StoredStatement | undefined {
      const row = get.get(id);
      return row && fromRow(row);
    },
    current: (subject: string): StoredStatement[] => current.all(subject).map(fromRow),
    list(subject: string, topic: string | undefined, before: number, limit: number): StoredStatement[] {
      const rows = topic === undefined ? ofSubject.all(subject, before, limit) : ofTopic.all(subject, topic, before, limit);
      return rows.map(fromRow);
    },
    changes: (id: number, limit: number): StoredStatement[] => changes.all(id, limit).map(fromRow),
    newest: (): number => readInteger(newest.get() ?? {}, "newest"),
  };
}

function requireSmall(statements: readonly { readonly body: string }[]): void {
  if (statements.length > mostStatementsAtOnce)
    throw new Problem("request_too_large", `At most ${mostStatementsAtOnce} statements are taken at once. Send them in parts.`);
  if (statements.some(({ body }) => body.length > longestStatement))
    throw new Problem(
      "request_too_large",
      `A statement has at most ${longestStatement} characters. Keep the document elsewhere.`,
    );
}

function tooManyTopics(subject: string): Problem {
  return new Problem("conflict", `${mostTopics} different things are said about ${subject}. Nothing more can be, but for these.`);
}
