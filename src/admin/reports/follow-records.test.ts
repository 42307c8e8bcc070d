import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeRecord } from "../../audit/encode-record.ts";
import type { ChangeRecord } from "../../audit/record.ts";
import type { EvidenceInputs } from "../../governance/reports/evidence-inputs.ts";
import { followRecords } from "./follow-records.ts";

const digest = (of: string): string => `sha256:${of.repeat(64)}`;
const change = (action: string, target: string, more: Partial<ChangeRecord> = {}): ChangeRecord => ({
  type: "change",
  at: 1000,
  actor: "ana",
  action,
  target,
  digest: digest("a"),
  ...more,
});
const applied = (target: string, version: number): ChangeRecord => change("apply", target, { detail: { version } });
const word = (action: string, of = "a"): ChangeRecord =>
  change(action, "UseCase/chat", { digest: digest(of), detail: { topic: "evidence/NET-005" } });
const step = (from: string, to: string, more: Partial<ChangeRecord> = {}): ChangeRecord =>
  change("transition", "UseCase/chat", { reason: "due", detail: { from, to }, ...more });

const useCase = { kind: "UseCase", name: "chat", version: 1, digest: digest("a"), spec: "{}", createdBy: "ana", createdAt: 1000 };
const said = { id: 1, subject: "UseCase/chat", topic: "evidence/NET-005", body: "{}", digest: digest("a"), by: "ana", at: 1000 };
const taken = { from: "DRAFT", to: "INTAKE_REVIEW", digest: digest("a"), by: "ana", at: 1000, reason: "due" } as const;

function hiddenIn(records: readonly ChangeRecord[], more: Partial<EvidenceInputs> = {}): readonly string[] {
  const inputs = { useCase: "chat", versions: [useCase], statements: [], transitions: [], ...more } as unknown as EvidenceInputs;
  const follower = followRecords(inputs);
  follower.follow({ first: 0, entries: records.map((record) => Buffer.from(encodeRecord(record))) });
  return follower.hidden().map((text) => text.replace(/ at \S+/, ""));
}

test("What counts for a use case and is not in the bundle is hidden; what is of others is not", () => {
  const records = [applied("UseCase/chat", 1), applied("UseCase/other", 1), word("evidence-add"), step("DRAFT", "INTAKE_REVIEW")];
  assert.deepEqual(hiddenIn(records, { statements: [said], transitions: [taken] }), []);
  assert.deepEqual(hiddenIn(records), [
    "evidence/NET-005 of UseCase/chat (record 2)",
    "the step from DRAFT to INTAKE_REVIEW (record 3)",
  ]);
  assert.deepEqual(hiddenIn([applied("UseCase/chat", 1), applied("UseCase/chat", 2)]), ["version 2 of UseCase/chat (record 1)"]);
  assert.deepEqual(hiddenIn([applied("UseCase/chat", 1), change("retire", "UseCase/chat")]), [
    "the end of UseCase/chat (record 1)",
  ]);
});

test("A newer word that is left out is hidden, wherever the older one was said", () => {
  const records = [word("evidence-add"), word("evidence-add", "b")];
  assert.deepEqual(hiddenIn(records, { statements: [said] }), ["evidence/NET-005 of UseCase/chat (record 1)"]);
  assert.deepEqual(hiddenIn(records.toReversed(), { statements: [said] }), []);
});

test("Policies and the standard hold for all: none may be left out, until it is retired", () => {
  assert.deepEqual(hiddenIn([applied("Policy/house", 1), applied("Standard/default", 1)]), [
    "version 1 of Policy/house (record 0)",
    "version 1 of Standard/default (record 1)",
  ]);
  assert.deepEqual(hiddenIn([applied("Policy/house", 1), applied("Policy/house", 2), change("retire", "Policy/house")]), []);
  assert.deepEqual(hiddenIn([change("retire", "Policy/house"), applied("Policy/house", 3)]), [
    "version 3 of Policy/house (record 1)",
  ]);
});

test("What the log says and never came to be is not hidden once it is taken back or made again", () => {
  assert.deepEqual(hiddenIn([word("evidence-add", "b"), word("evidence-add-failed", "b")]), []);
  assert.deepEqual(
    hiddenIn([applied("Policy/house", 1), change("apply-failed", "Policy/house", { detail: { version: 1 } })]),
    [],
  );
  const step1 = step("DRAFT", "INTAKE_REVIEW");
  assert.deepEqual(
    hiddenIn([step1, change("transition-failed", "UseCase/chat", { detail: { from: "DRAFT", to: "INTAKE_REVIEW" } })]),
    [],
  );
  const early = { ...step1, at: 500, reason: "late" };
  assert.deepEqual(hiddenIn([early, step1], { transitions: [taken] }), []);
  // The next step begins where the hidden one ended: it came to be.
  const back = step("INTAKE_REVIEW", "DRAFT");
  assert.equal(hiddenIn([early, back, step1], { transitions: [taken] }).length, 2);
});
