import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyCaseFile } from "../case/open-case-file.ts";
import { loadStandard } from "../standard/load-standard.ts";
import { exceptionNotices } from "./exception-notices.ts";
import type { ReviewData } from "./review-data.ts";
import { reviewMonths } from "./review-months.ts";
import { sortKeys, summariseReview } from "./summarise-review.ts";

const standard = loadStandard();
const at = (text: string): number => Date.parse(`${text}Z`);
const file = emptyCaseFile("UseCase/advising");

test("Months to review begin after the one it went live in, and turn from coming to open to missed by the millisecond", () => {
  const months = (now: string) =>
    reviewMonths(file, at("2026-11-30T23:59:59"), standard, at(now)).map(({ period, status }) => `${period} ${status}`);
  assert.deepEqual(months("2026-11-30T23:59:59"), ["2026-12 coming"]);
  assert.deepEqual(months("2026-12-31T23:59:59.999"), ["2026-12 coming"]);
  assert.deepEqual(months("2027-01-01T00:00:00"), ["2026-12 open", "2027-01 coming"]);
  assert.deepEqual(months("2027-01-07T23:59:59.999"), ["2026-12 open", "2027-01 coming"]);
  assert.deepEqual(months("2027-01-08T00:00:00"), ["2026-12 missed", "2027-01 coming"]);
  assert.equal(reviewMonths(file, at("2016-01-01T00:00:00"), standard, at("2026-01-01T00:00:00")).length, 37);
});

test("Notices of an end are due from their instant on, furthest first, each once", () => {
  const until = at("2026-12-31T00:00:00");
  const due = (now: number) => exceptionNotices(until, [0, 7, 7, 1], now).flatMap((one) => (one.due ? [one.days] : []));
  assert.deepEqual(due(at("2026-12-23T23:59:59.999")), []);
  assert.deepEqual(due(at("2026-12-24T00:00:00")), [7]);
  assert.deepEqual(due(at("2026-12-30T00:00:00")), [7, 1]);
  assert.deepEqual(due(until), [7, 1, 0]);
});

const now = at("2027-01-02T00:00:00");
const key = { id: "k1", principal: "alice", kind: "secret", owner: "a@campus.example", createdAt: now - 1, expiresAt: now + 1 };
const quiet: ReviewData = {
  useCase: "advising",
  period: "2026-12",
  collectedAt: now,
  keys: { live: 1, listed: [key] },
  access: { bindings: 0, listed: [], serviceAccounts: [] },
  drift: { approved: "sha256:a", current: "sha256:a", candidates: [] },
  use: {
    calls: 100,
    denials: 1,
    inputTokens: 10,
    outputTokens: 10,
    costMicros: 0,
    mostPerDay: { requests: 10, tokens: 20, micros: 0 },
    findings: {},
    denialCodes: {},
    complete: true,
  },
  budgets: [{ limit: 100, unit: "tokens", per: "day" }],
  exceptions: [],
  vendors: [],
  controls: {},
};
const attention = (more: Partial<ReviewData>): readonly string[] =>
  summariseReview({ ...quiet, ...more }, standard)
    .filter((one) => one.attention)
    .map(({ id }) => id);

test("A quiet month wants nobody's attention; whatever stands out does, in its own item", () => {
  assert.deepEqual(attention({}), []);
  assert.deepEqual(attention({ keys: { live: 2, listed: [key] } }), ["keys"]);
  assert.deepEqual(attention({ keys: { live: 1, listed: [{ ...key, createdAt: 0 }] } }), ["keys"]);
  const gone = { name: "b", role: "USER", members: ["eve"], count: 1, gone: ["eve"] };
  assert.deepEqual(attention({ access: { bindings: 1, listed: [gone], serviceAccounts: [] } }), ["access"]);
  assert.deepEqual(attention({ drift: { approved: "sha256:a", current: "sha256:b", candidates: [] } }), ["drift"]);
  assert.deepEqual(attention({ use: { ...quiet.use, complete: false } }), ["cost"]);
  assert.deepEqual(attention({ budgets: [{ limit: 25, unit: "tokens", per: "day" }] }), ["cost"]);
  assert.deepEqual(attention({ use: { ...quiet.use, denialCodes: { guardrail_blocked: 11 } } }), ["guardrails"]);
  const exception = { name: "e", state: "ACTIVE", controls: [], planOwner: "dana", planDueAt: "2027-01-01" };
  assert.deepEqual(attention({ exceptions: [exception] }), ["exceptions"]);
  assert.deepEqual(attention({ exceptions: [{ ...exception, planDueAt: "2027-02-01" }] }), []);
  assert.deepEqual(attention({ vendors: [{ name: "lab", what: "the agreement", endsAt: now + 86_400_000 }] }), ["vendors"]);
  assert.deepEqual(attention({ controls: { "LEG-001": { verdict: "stale", why: "It ended." } } }), ["vendors"]);
});

test("Keys that nobody uses or owns come first", () => {
  const { owner: _, ...unowned } = { ...key, id: "k2" };
  const sorted = sortKeys([key, { ...key, id: "k3", createdAt: now - 1, lastUsedAt: 0 }, unowned], now);
  assert.deepEqual(
    sorted.map(({ id }) => id),
    ["k2", "k3", "k1"],
  );
});
