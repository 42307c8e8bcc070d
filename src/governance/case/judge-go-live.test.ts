import assert from "node:assert/strict";
import { test } from "node:test";
import { standard } from "../../../test/support/judge-case.ts";
import { judgeGoLive } from "./judge-go-live.ts";
import type { Verdict, VerdictValue } from "./judgement.ts";

const judge = (verdicts: Readonly<Record<string, VerdictValue>>) =>
  judgeGoLive(
    standard,
    new Map(
      Object.entries(verdicts).map(([control, verdict]): [string, Verdict] => [
        control,
        { control, verdict, evidence: [], until: Infinity, why: "" },
      ]),
    ),
  );

test("There are nine items, and each is as good as the worst of its controls", () => {
  const items = judge({
    "NET-001": "pass",
    "NET-004": "stale",
    "DAT-005": "excepted",
    "DAT-007": "pass",
    "IAM-001": "fail",
    "IAM-002": "unknown",
  });
  assert.deepEqual(
    items.map(({ n }) => n),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.deepEqual(
    items.slice(0, 3).map(({ verdict }) => verdict),
    ["stale", "excepted", "fail"],
  );
});

test("An item none of whose controls applies does not apply either", () => {
  assert.equal(judge({})[4]?.verdict, "not-applicable-proved");
  assert.equal(judge({ "NET-007": "unknown" })[4]?.verdict, "unknown");
});
