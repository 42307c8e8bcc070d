import assert from "node:assert/strict";
import { test } from "node:test";
import type { Identity } from "../identity/caller.ts";
import { createDenialLimit } from "./limit-denials.ts";

const base: Identity = {
  credential: "0011223344556677",
  principal: "batch",
  kind: "key",
  authentication: { strength: 1, at: Infinity, method: "key" },
  delegated: false,
  expiresAt: Infinity,
  proofs: [],
};
const personal = (principal: string, token: string): Identity => ({
  ...base,
  credential: `campus:${token}`,
  kind: "user",
  principal,
  person: { principal, provider: "campus", providerDigest: "d", groups: [], roles: [] },
});

/** How many of `count` denials are written. */
function written(limit: ReturnType<typeof createDenialLimit>, count: number, who: (n: number) => Identity, now = 0): number {
  let taken = 0;
  for (let n = 0; n < count; n++) if (limit.take(who(n), now) !== undefined) taken++;
  return taken;
}

test("Who gets a new token for each call has no more denials written than with one", () => {
  const limit = createDenialLimit();
  assert.equal(
    written(limit, 100, (n) => personal("alice", String(n))),
    20,
  );
  assert.equal(
    written(limit, 100, (n) => personal("bob", String(n))),
    20,
    "another person's are their own",
  );
  const portal = (n: number): Identity => ({
    ...personal("alice", String(n)),
    kind: "service-account",
    principal: "portal",
    delegated: true,
  });
  assert.equal(written(limit, 100, portal), 20);
  assert.equal(limit.take(personal("alice", "next"), 1000), 80);
});

test("Keys are told apart by their ids: two that somebody gave one name keep each other's denials out of no log", () => {
  const limit = createDenialLimit();
  assert.equal(
    written(limit, 40, (n) => ({ ...base, credential: n % 2 === 0 ? "a" : "b" })),
    40,
  );
});

test("However many callers there are, those at rest are forgotten, and what was not written of them last", () => {
  const limit = createDenialLimit(10);
  assert.equal(
    written(limit, 25, () => personal("busy", "1")),
    20,
  );
  written(limit, 15, (n) => personal(`other-${n}`, "1"));
  limit.take(personal("new", "1"), 1000);
  assert.equal(limit.take(personal("busy", "1"), 1000), 5, "kept while there is room");
  assert.equal(
    written(limit, 25, () => personal("busy", "1"), 2000),
    20,
  );
  written(limit, 30, (n) => personal(`more-${n}`, "1"), 3000);
  limit.take(personal("new", "1"), 4000);
  assert.equal(limit.take(personal("busy", "1"), 4000), 0, "forgotten when there is none");
});
