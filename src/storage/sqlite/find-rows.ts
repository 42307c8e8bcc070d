import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { readInteger, type Row } from "./read-columns.ts";

/** A part of a WHERE clause, of our own words only, and the value of its one parameter. */
export interface Condition {
  readonly sql: string;
  readonly value: SQLInputValue;
}

/** Finds rows of one table by any of its filters. Each combination is prepared once, so that it can use its index. */
export function openFindRows(db: DatabaseSync, table: "users" | "user_groups") {
  const prepared = new Map<string, { readonly count: StatementSync; readonly page: StatementSync }>();
  return (
    conditions: readonly Condition[],
    page: { readonly offset: number; readonly limit: number },
  ): { readonly total: number; readonly rows: readonly Row[] } => {
    const where = conditions.map(({ sql }) => sql).join(" AND ");
    let statements = prepared.get(where);
    if (statements === undefined) {
      statements = {
        count: db.prepare(`SELECT count(*) AS total FROM ${table} WHERE ${where}`),
        page: db.prepare(`SELECT * FROM ${table} WHERE ${where} ORDER BY id LIMIT ? OFFSET ?`),
      };
      prepared.set(where, statements);
    }
    const values = conditions.map(({ value }) => value);
    return {
      total: readInteger(statements.count.get(...values) ?? {}, "total"),
      rows: statements.page.all(...values, page.limit, page.offset),
    };
  };
}
