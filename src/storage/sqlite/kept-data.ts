import type { DatabaseSync } from "node:sqlite";
import type { KeptCounts } from "../kept-store.ts";
import { readInteger, readText } from "./read-columns.ts";

/** The SQL of what is kept of a use case, of whatever kind; transactions are the caller's. */
export function openKeptData(db: DatabaseSync) {
  const count = (table: "documents" | "vault_sessions", whose: string) =>
    db.prepare(`SELECT count(*) AS count FROM ${table} WHERE ${whose}`);
  const documents = count("documents", "use_case = ?");
  const sessions = count("vault_sessions", "use_case = ?");
  const nobodysDocuments = count("documents", "use_case IS NULL AND expires_at > ?");
  const nobodysSessions = count("vault_sessions", "use_case IS NULL AND expires_at > ?");
  const dropDocuments = db.prepare("DELETE FROM documents WHERE id IN (SELECT id FROM documents WHERE use_case = ? LIMIT ?)");
  const someSessions = db.prepare("SELECT session FROM vault_sessions WHERE use_case = ? LIMIT ?");
  const dropValues = db.prepare("DELETE FROM sealed_values WHERE session = ?");
  const dropSession = db.prepare("DELETE FROM vault_sessions WHERE session = ?");
  const counted = (statement: typeof documents, value: string | number): number =>
    readInteger(statement.get(value) ?? {}, "count");
  return {
    counts: (useCase: string, now: number): KeptCounts => ({
      documents: counted(documents, useCase),
      sessions: counted(sessions, useCase),
      nobodys: counted(nobodysDocuments, now) + counted(nobodysSessions, now),
    }),
    purge(useCase: string, limit: number): Pick<KeptCounts, "documents" | "sessions"> {
      const gone = Number(dropDocuments.run(useCase, limit).changes);
      const names = someSessions.all(useCase, limit).map((row) => readText(row, "session"));
      for (const name of names) {
        dropValues.run(name);
        dropSession.run(name);
      }
      return { documents: gone, sessions: names.length };
    },
  };
}
