import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createCaseIndex } from "./case-index.ts";
import { openCaseFile } from "./open-case-file.ts";
import type { StatementRow } from "./read-statement.ts";
import {
  approvalOf,
  artefactOf,
  evidenceOf,
  requestOf,
  reviewOf,
  rowOf,
  type Word,
} from "../../../test/support/sample-statements.ts";

const words: readonly Word[] = [
  requestOf("G5_GO_LIVE"),
  approvalOf("G5_GO_LIVE", "CISO", "ana"),
  approvalOf("G5_GO_LIVE", "CIO", "ben"),
  approvalOf("ARTEFACT/IRB", "IRB_OFFICE", "cem"),
  artefactOf("IRB"),
  evidenceOf("NET-005"),
  reviewOf("2026-10"),
  { topic: "oracle/later", body: {} },
];

test("However statements come, each case file is what opening it from its newest statements gives.", () => {
  const said = fc.record({ subject: fc.constantFrom("UseCase/a", "UseCase/b", "Exception/c"), word: fc.constantFrom(...words) });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 60 }), fc.array(fc.nat(60)), (all, asked) => {
      const index = createCaseIndex();
      const current = new Map<string, Map<string, StatementRow>>();
      for (const [at, { subject, word }] of all.entries()) {
        const row = rowOf(at + 1, subject, word);
        index.apply(row);
        const topics = current.get(subject) ?? new Map<string, StatementRow>();
        current.set(subject, topics.set(row.topic, row));
        if (asked.includes(at)) index.caseFile(subject);
      }
      assert.equal(index.newest, all.length);
      for (const subject of ["UseCase/a", "UseCase/b", "Exception/c", "UseCase/never"]) {
        const rows = [...(current.get(subject)?.values() ?? [])];
        const file = index.caseFile(subject);
        assert.deepEqual(file, openCaseFile(subject, rows));
        for (const signatures of file.approvals.values())
          assert.deepEqual(
            signatures.map(({ id }) => id),
            signatures.map(({ id }) => id).toSorted((a, b) => a - b),
          );
      }
      for (const id of [0, 7, all.length])
        assert.deepEqual(
          new Set(index.changedSince(id)),
          new Set(all.flatMap(({ subject }, at) => (at + 1 > id ? [subject] : []))),
        );
    }),
  );
});

test("A case file is the same object until something is said about its subject, and what was handed out never changes.", () => {
  const index = createCaseIndex();
  const nothing = index.caseFile("UseCase/a");
  assert.equal(nothing.newest, 0);
  assert.equal(index.caseFile("UseCase/a"), nothing);
  index.apply(rowOf(1, "UseCase/a", evidenceOf("NET-005")));
  const first = index.caseFile("UseCase/a");
  assert.notEqual(first, nothing);
  index.apply(rowOf(2, "UseCase/b", evidenceOf("NET-005")));
  assert.equal(index.caseFile("UseCase/a"), first);
  index.apply(rowOf(3, "UseCase/a", artefactOf("IRB")));
  const second = index.caseFile("UseCase/a");
  assert.notEqual(second, first);
  assert.deepEqual([nothing.evidence.size, first.evidence.size, first.artefacts.size, second.artefacts.size], [0, 1, 0, 1]);
  assert.deepEqual([first.newest, second.newest], [1, 3]);
});

test("A statement that comes again changes nothing, and one that can't be read is not held.", () => {
  const index = createCaseIndex();
  const row = rowOf(5, "UseCase/a", approvalOf("G5_GO_LIVE", "CISO", "ana"));
  index.apply(row);
  const file = index.caseFile("UseCase/a");
  index.apply(row);
  index.apply(rowOf(4, "UseCase/a", approvalOf("G5_GO_LIVE", "CISO", "ana", { withdrawn: true })));
  assert.equal(index.caseFile("UseCase/a"), file);
  assert.throws(() => index.apply({ ...row, id: 6, body: "{" }), SyntaxError);
  assert.throws(() => index.apply({ ...row, id: 6, body: "{}" }), TypeError);
  assert.equal(index.newest, 5);
  assert.equal(index.caseFile("UseCase/a"), file);
});

test("Names of which nothing was said are remembered up to a bound, however many are asked for.", () => {
  const index = createCaseIndex();
  const first = index.caseFile("UseCase/0");
  for (let at = 1; at <= 10_000; at++) index.caseFile(`UseCase/${at}`);
  assert.notEqual(index.caseFile("UseCase/0"), first);
  assert.deepEqual(index.caseFile("UseCase/0"), first);
  assert.deepEqual(index.changedSince(0), []);
});
