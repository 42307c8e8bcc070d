import assert from "node:assert/strict";
import { test } from "node:test";
import { approvalOf, evidenceOf, rowOf } from "../../test/support/sample-statements.ts";
import { createLiveCases } from "./live-cases.ts";

const rows = Array.from({ length: 450 }, (_, at) =>
  rowOf(at + 1, `UseCase/u${at % 9}`, approvalOf("G5_GO_LIVE", "CISO", `ana-${at}`)),
);

test("Case files follow the store page by page, and a failure in the middle leaves what was read.", async () => {
  const asked: number[] = [];
  const pages: number[] = [];
  let failing = true;
  const cases = createLiveCases({
    statementChanges: (after, limit) => {
      asked.push(after);
      pages.push(limit);
      if (failing && after >= 300) return Promise.reject(new Error("the store has gone"));
      return Promise.resolve(rows.filter(({ id }) => id > after).slice(0, limit));
    },
  });
  assert.equal(cases.caseFile("UseCase/u0").newest, 0);
  await assert.rejects(cases.follow(), /gone/);
  assert.equal(cases.newest, 300);
  assert.equal(cases.caseFile("UseCase/u0").approvals.get("G5_GO_LIVE")?.length, 34);
  failing = false;
  await cases.follow();
  assert.equal(cases.newest, 450);
  assert.equal(cases.caseFile("UseCase/u0").approvals.get("G5_GO_LIVE")?.length, 50);
  assert.deepEqual(asked, [0, 100, 200, 300, 300, 400]);
  assert(Math.max(...pages) <= 100, "others take their turn between pages");
});

test("What changed since a statement is known by subject, and other case files stay the same objects.", async () => {
  const all = rows.slice(0, 9);
  const cases = createLiveCases({
    statementChanges: (after, limit) => Promise.resolve(all.filter(({ id }) => id > after).slice(0, limit)),
  });
  await cases.follow();
  const before = [0, 1, 2].map((at) => cases.caseFile(`UseCase/u${at}`));
  const { newest } = cases;
  await cases.follow();
  assert.deepEqual(cases.changedSince(newest), []);
  all.push(rowOf(20, "UseCase/u1", evidenceOf("NET-005")));
  await cases.follow();
  assert.deepEqual(cases.changedSince(newest), ["UseCase/u1"]);
  assert.equal(cases.changedSince(0).length, 9);
  assert.deepEqual(
    [0, 1, 2].map((at) => cases.caseFile(`UseCase/u${at}`) === before[at]),
    [true, false, true],
  );
});

test("A statement that can't be read stops the following there, and what came before counts.", async () => {
  const damaged = [...rows.slice(0, 2), { ...rowOf(3, "UseCase/u0", evidenceOf("NET-005")), body: "{" }, ...rows.slice(3, 5)];
  const cases = createLiveCases({
    statementChanges: (after, limit) => Promise.resolve(damaged.filter(({ id }) => id > after).slice(0, limit)),
  });
  await assert.rejects(cases.follow(), SyntaxError);
  await assert.rejects(cases.follow(), SyntaxError);
  assert.equal(cases.newest, 2);
});
