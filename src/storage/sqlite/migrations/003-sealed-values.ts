import type { Migration } from "../migrate-schema.ts";

/** What the tokens of the TOKENIZE action stand for: sealed, by session. */
export const sealedValues: Migration = {
  version: 3,
  name: "sealed values",
  sql: `
CREATE TABLE sealed_values (
  session TEXT NOT NULL,
  token TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (session, token)
) STRICT, WITHOUT ROWID;

CREATE TABLE vault_sessions (
  session TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX vault_sessions_by_expiry ON vault_sessions (expires_at);
`,
};
