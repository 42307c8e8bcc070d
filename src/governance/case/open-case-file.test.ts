import assert from "node:assert/strict";
import { test } from "node:test";
import { approvalOf, artefactOf, evidenceOf, requestOf, reviewOf, rowOf } from "../../../test/support/sample-statements.ts";
import { openCaseFile } from "./open-case-file.ts";

test("A case file has everything by what it is about, with what judging reads of it.", () => {
  const rows = [
    requestOf("G5_GO_LIVE"),
    approvalOf("G5_GO_LIVE", "CISO", "ana"),
    approvalOf("G5_GO_LIVE", "CIO", "ben", { onBehalfOf: { principal: "cio", delegation: 9 }, strength: 1 }),
    approvalOf("ARTEFACT/IRB", "IRB_OFFICE", "cem", { withdrawn: true }),
    artefactOf("IRB"),
    evidenceOf("NET-005"),
    reviewOf("2026-10"),
  ].map((word, at) => rowOf(at + 1, "UseCase/hr", word));
  const file = openCaseFile("UseCase/hr", rows.toReversed());

  assert.deepEqual([file.subject, file.newest], ["UseCase/hr", 7]);
  const request = file.requests.get("G5_GO_LIVE");
  assert.deepEqual(request?.body, JSON.parse(rows[0]?.body ?? ""));
  assert.deepEqual([request?.by, request?.id, request?.digest, request?.notAfter], ["pia", 1, rows[0]?.digest, Infinity]);
  assert.deepEqual(
    [...file.approvals].map(([about, signatures]) => [about, signatures.map(({ body }) => body.signer)]),
    [
      ["G5_GO_LIVE", ["ana", "ben"]],
      ["ARTEFACT/IRB", ["cem"]],
    ],
  );
  const [first, second] = file.approvals.get("G5_GO_LIVE") ?? [];
  assert.deepEqual(first?.body, { ...(JSON.parse(rows[1]?.body ?? "") as object), assertion: true });
  assert.deepEqual([second?.body.onBehalfOf, second?.body.strength], [{ principal: "cio", delegation: 9 }, 1]);
  assert.equal(file.approvals.get("ARTEFACT/IRB")?.[0]?.body.withdrawn, true);
  assert.deepEqual(file.artefacts.get("IRB")?.body, JSON.parse(rows[4]?.body ?? ""));
  assert.deepEqual(file.evidence.get("NET-005")?.body, JSON.parse(rows[5]?.body ?? ""));
  assert.deepEqual(file.reviews.get("2026-10")?.body, { period: "2026-10", digest: reviewDigest(rows[6]?.body) });
});

test("An approval that no passkey signed has no assertion, and an end of its own is kept.", () => {
  const { assertion: _, ...loggedIn } = JSON.parse(rowOf(1, "s", approvalOf("EXCEPTION", "CISO", "ana")).body) as {
    assertion: unknown;
  };
  const row = { ...rowOf(1, "s", approvalOf("EXCEPTION", "CISO", "ana")), body: JSON.stringify(loggedIn), notAfter: 5 };
  const [said] = openCaseFile("s", [row]).approvals.get("EXCEPTION") ?? [];
  assert(said);
  assert.equal("assertion" in said.body, false);
  assert.equal(said.notAfter, 5);
});

test("What a later version says in another way counts for nothing, but as something newer.", () => {
  const later = ["oracle/NET-005", "approvals/G5_GO_LIVE/CISO/ana", "evidence", ""].map((topic, at) =>
    rowOf(at + 1, "s", { topic, body: {} }),
  );
  const file = openCaseFile("s", later);
  assert.equal(file.newest, 4);
  for (const part of [file.requests, file.approvals, file.artefacts, file.evidence, file.reviews]) assert.equal(part.size, 0);
});

function reviewDigest(body: string | undefined): string {
  return (JSON.parse(body ?? "") as { digest: string }).digest;
}
