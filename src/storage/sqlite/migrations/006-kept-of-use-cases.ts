import type { Migration } from "../migrate-schema.ts";

/**
 * Whose what is kept is, so that a use case that ends can be emptied: names of use cases are no secret of the database, as keys name
 * them too. What was kept before has nobody's name, and ends by itself.
 */
export const keptOfUseCases: Migration = {
  version: 6,
  name: "what is kept of each use case",
  sql: `
    ALTER TABLE documents ADD COLUMN use_case TEXT;
    CREATE INDEX documents_by_use_case ON documents (use_case);
    ALTER TABLE vault_sessions ADD COLUMN use_case TEXT;
    CREATE INDEX vault_sessions_by_use_case ON vault_sessions (use_case);
    CREATE INDEX keys_by_use_case ON keys (use_case, id);
  `,
};
