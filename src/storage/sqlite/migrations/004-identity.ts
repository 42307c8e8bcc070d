import type { Migration } from "../migrate-schema.ts";

/**
 * People, sessions, tokens and conversations; keys that are followed by sequence. Keys that were there before get their
 * sequences in the order they were made in.
 */
export const identity: Migration = {
  version: 4,
  name: "identity",
  sql: `
    CREATE TABLE change_counter (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      value INTEGER NOT NULL
    ) STRICT;
    INSERT INTO change_counter SELECT 1, count(*) FROM keys;

    ALTER TABLE keys ADD COLUMN service_account INTEGER NOT NULL DEFAULT 0 CHECK (service_account IN (0, 1));
    ALTER TABLE keys ADD COLUMN owner TEXT;
    ALTER TABLE keys ADD COLUMN ip_ranges TEXT;
    ALTER TABLE keys ADD COLUMN models TEXT;
    ALTER TABLE keys ADD COLUMN last_used_at INTEGER;
    ALTER TABLE keys ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
    UPDATE keys SET sequence = numbered.place
      FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS place FROM keys) AS numbered
      WHERE numbered.id = keys.id;
    CREATE UNIQUE INDEX keys_by_sequence ON keys (sequence);
    CREATE INDEX keys_by_certificate ON keys (hash) WHERE kind = 'certificate';
    DROP INDEX keys_by_expiry;

    CREATE TABLE users (
      id TEXT PRIMARY KEY,
      provider TEXT NOT NULL,
      principal TEXT NOT NULL,
      principal_folded TEXT NOT NULL UNIQUE,
      user_name TEXT NOT NULL,
      user_name_folded TEXT NOT NULL,
      external_id TEXT,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      attributes TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      UNIQUE (provider, user_name_folded)
    ) STRICT;
    CREATE INDEX users_by_provider ON users (provider, id);
    CREATE INDEX users_by_activity ON users (provider, active, id);
    CREATE INDEX users_by_external_id ON users (provider, external_id) WHERE external_id IS NOT NULL;

    CREATE TABLE user_groups (
      id TEXT PRIMARY KEY,
      provider TEXT NOT NULL,
      display_name TEXT NOT NULL,
      display_name_folded TEXT NOT NULL,
      external_id TEXT,
      created_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      UNIQUE (provider, display_name_folded)
    ) STRICT;
    CREATE INDEX user_groups_by_provider ON user_groups (provider, id);
    CREATE INDEX user_groups_by_external_id ON user_groups (provider, external_id) WHERE external_id IS NOT NULL;

    CREATE TABLE group_members (
      group_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      PRIMARY KEY (group_id, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX group_members_by_user ON group_members (user_id, group_id);

    CREATE TABLE directory (
      provider TEXT NOT NULL,
      principal TEXT NOT NULL,
      user_id TEXT,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      sequence INTEGER NOT NULL,
      PRIMARY KEY (provider, principal),
      CHECK (user_id IS NOT NULL OR active = 0)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX directory_by_sequence ON directory (sequence);
    CREATE UNIQUE INDEX directory_by_user ON directory (user_id) WHERE user_id IS NOT NULL;

    CREATE TABLE sessions (
      id TEXT PRIMARY KEY,
      principal TEXT NOT NULL,
      provider TEXT NOT NULL,
      provider_digest TEXT NOT NULL,
      groups TEXT NOT NULL,
      roles TEXT NOT NULL,
      strength INTEGER NOT NULL,
      authenticated_at INTEGER NOT NULL,
      confirmed_at INTEGER,
      created_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL,
      idle_ends_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      ended_at INTEGER,
      ip TEXT,
      user_agent TEXT,
      -- When the log-in is over, which ends the tokens that rest on it too; a cookie may end before that, idle.
      over_at INTEGER NOT NULL AS (min(expires_at, coalesce(ended_at, expires_at))) VIRTUAL
    ) STRICT;
    CREATE INDEX sessions_by_end ON sessions (over_at);
    CREATE INDEX sessions_by_start ON sessions (created_at, id);
    CREATE INDEX sessions_by_principal ON sessions (principal, created_at, id);

    CREATE TABLE passkeys (
      id TEXT PRIMARY KEY,
      principal TEXT NOT NULL,
      public_key BLOB NOT NULL,
      counter INTEGER NOT NULL,
      transports TEXT NOT NULL,
      name TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      used_at INTEGER
    ) STRICT;
    CREATE INDEX passkeys_by_principal ON passkeys (principal, created_at, id);

    CREATE TABLE tokens (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('scim', 'access', 'bootstrap')),
      subject TEXT NOT NULL,
      session TEXT,
      hash TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX tokens_by_subject ON tokens (kind, subject, created_at);
    CREATE INDEX tokens_by_session ON tokens (session) WHERE session IS NOT NULL;

    CREATE TABLE documents (
      id TEXT PRIMARY KEY,
      sealed BLOB NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX documents_by_expiry ON documents (expires_at);
  `,
};
