import assert from "node:assert/strict";
import { test } from "node:test";
import { admissionOf, denialOf, outcomeOf } from "../../../test/fault/log-samples.ts";
import { encodeRecord } from "../../audit/encode-record.ts";
import type { LogView } from "../../audit/log-view.ts";
import type { AuditRecord } from "../../audit/record.ts";
import { RightEdge } from "../../audit/right-edge.ts";
import { joinBundle } from "../../audit/split-bundle.ts";
import { tileWidth } from "../../audit/tile-path.ts";
import { leafHash } from "../../audit/tree-hash.ts";
import { readDecisions } from "./read-decisions.ts";

/** A log of these records; `read` is what its files hold. */
function viewOf(records: readonly AuditRecord[], read = records): LogView {
  const entriesOf = (all: readonly AuditRecord[]): Buffer[] => all.map((record) => Buffer.from(encodeRecord(record)));
  const edge = new RightEdge(() => {});
  for (const entry of entriesOf(records)) edge.append(leafHash(entry), entry);
  const entries = entriesOf(read);
  return {
    note: "",
    checkpoint: { origin: "test", size: edge.size, root: edge.root() },
    hashTile: () => Promise.reject(new Error("not asked")),
    bundle: async (index) => joinBundle(entries.slice(index * tileWidth, (index + 1) * tileWidth)),
  };
}

async function decisionsIn(view: LogView, since = 0, useCase?: string): Promise<number[]> {
  const found: number[] = [];
  for await (const { calls } of readDecisions(view, { since, useCase, pace: () => undefined }))
    found.push(...calls.map(({ index }) => index));
  return found;
}

const denied = { useCase: "hr-insights", policies: ["a-policy"] };

test("Only decisions by policy are found, each at its place, whatever other records say", async () => {
  const records: AuditRecord[] = [
    { type: "started", at: 1, version: "0.5.0" },
    admissionOf("one"),
    outcomeOf("one", 1),
    { ...denialOf("two"), ...denied },
    { ...denialOf("three"), ...denied, code: "guardrail_blocked" },
    { type: "change", at: 5, actor: '"type":"admission"', action: "apply", target: "Model/x" },
    { ...denialOf("four"), ...denied, useCase: "another" },
  ];
  assert.deepEqual(await decisionsIn(viewOf(records)), [1, 3, 6]);
  assert.deepEqual(await decisionsIn(viewOf(records), 0, "another"), [6]);
  assert.deepEqual(await decisionsIn(viewOf(records), admissionOf("one").at + 1), []);
});

test("Records are told apart by their own time, for the clock can go back, over more than one bundle", async () => {
  const records = Array.from({ length: 600 }, (_, n) => admissionOf(`c${n}`, n % 2 === 0 ? 1000 : 2000));
  const found = await decisionsIn(viewOf(records), 2000);
  assert.deepEqual([found.length, found[0], found.at(-1)], [300, 1, 599]);
});

test("A log that does not hash to what its checkpoint signs is not believed", async () => {
  const records = [admissionOf("one"), admissionOf("two")];
  for (const read of [[admissionOf("one"), admissionOf("other")], [admissionOf("one")]])
    await assert.rejects(decisionsIn(viewOf(records, read)), { code: "audit_unavailable" });
});
