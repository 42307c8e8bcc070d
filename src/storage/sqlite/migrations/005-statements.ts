import type { Migration } from "../migrate-schema.ts";

/**
 * What was said about a subject, and what a step of a use case's life was approved on. `current_statements` names the newest of each
 * topic, so that replicas find what changed without walking over what it replaced. An id that is taken is refused by a trigger too:
 * INSERT OR REPLACE would delete the row without a word.
 */
export const statements: Migration = {
  version: 5,
  name: "statements",
  sql: `
    CREATE TABLE statements (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      subject TEXT NOT NULL,
      topic TEXT NOT NULL,
      body TEXT NOT NULL,
      digest TEXT NOT NULL,
      by TEXT NOT NULL,
      at INTEGER NOT NULL,
      not_after INTEGER
    ) STRICT;
    CREATE INDEX statements_by_subject ON statements (subject, id);
    CREATE INDEX statements_by_topic ON statements (subject, topic, id);

    CREATE TABLE current_statements (
      subject TEXT NOT NULL,
      topic TEXT NOT NULL,
      id INTEGER NOT NULL,
      PRIMARY KEY (subject, topic)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX current_statements_by_id ON current_statements (id);

    CREATE TRIGGER statements_become_current AFTER INSERT ON statements
      BEGIN
        INSERT INTO current_statements (subject, topic, id) VALUES (NEW.subject, NEW.topic, NEW.id)
          ON CONFLICT (subject, topic) DO UPDATE SET id = excluded.id;
      END;
    CREATE TRIGGER statements_never_change BEFORE UPDATE ON statements
      BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
    CREATE TRIGGER statements_never_go BEFORE DELETE ON statements
      BEGIN SELECT RAISE(ABORT, 'a statement is never deleted'); END;
    CREATE TRIGGER statements_are_never_replaced BEFORE INSERT ON statements
      WHEN EXISTS (SELECT 1 FROM statements WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'a statement is never replaced'); END;
    CREATE TRIGGER current_statements_only_grow BEFORE UPDATE ON current_statements
      WHEN NEW.id <= OLD.id OR NEW.subject <> OLD.subject OR NEW.topic <> OLD.topic
      BEGIN SELECT RAISE(ABORT, 'a statement gives way to a newer one only'); END;
    CREATE TRIGGER current_statements_never_go BEFORE DELETE ON current_statements
      BEGIN SELECT RAISE(ABORT, 'what was said last stays'); END;

    ALTER TABLE transitions ADD COLUMN frozen TEXT;
    ALTER TABLE transitions ADD COLUMN said_before INTEGER;
    CREATE TRIGGER transitions_are_never_replaced BEFORE INSERT ON transitions
      WHEN EXISTS (SELECT 1 FROM transitions WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'a transition is never replaced'); END;
  `,
};
