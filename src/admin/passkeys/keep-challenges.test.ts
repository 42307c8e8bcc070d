import assert from "node:assert/strict";
import { generateKeySync } from "node:crypto";
import { test } from "node:test";
import { minutes } from "../../core/units.ts";
import { createChallengeBook } from "./keep-challenges.ts";

const start = Date.parse("2026-11-01T08:00:00Z");
const open = (): ReturnType<typeof createChallengeBook> => createChallengeBook(generateKeySync("aes", { length: 256 }));

test("A challenge is taken once, by its own session, for its own ceremony, within two minutes", () => {
  const book = open();
  const issue = (): string => book.issue("confirm", "session", start).toString("base64url");
  const challenge = issue();
  assert.equal(book.take(challenge, "register", "session", start), false);
  assert.equal(book.take(challenge, "confirm", "other", start), false);
  assert.equal(book.take(challenge, "confirm", "session", start + minutes(2)), false);
  assert.equal(book.take(challenge, "confirm", "session", start - 1), false);
  assert.equal(open().take(challenge, "confirm", "session", start), false, "another installation's");
  assert.equal(book.take(challenge, "confirm", "session", start + minutes(2) - 1), true);
  assert.equal(book.take(challenge, "confirm", "session", start), false, "a second time");
  for (const spelling of [`${issue()}=`, `${issue()} `, "", "AAAA", "x".repeat(300)])
    assert.equal(book.take(spelling, "confirm", "session", start), false, spelling);
});

test("Two challenges are never the same", () => {
  const book = open();
  const issued = Array.from({ length: 100 }, () => book.issue("confirm", "session", start).toString("base64url"));
  assert.equal(new Set(issued).size, 100);
});
