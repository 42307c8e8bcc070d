import type { Migration } from "../migrate-schema.ts";

/** Keys that were there before are all proved by a secret that is sent. */
export const keyKinds: Migration = {
  version: 2,
  name: "key kinds",
  sql: `
    ALTER TABLE keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'secret' CHECK (kind IN ('secret', 'pair', 'certificate'));
  `,
};
