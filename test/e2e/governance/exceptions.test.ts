import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { exceptionMetrics } from "../../../src/admin/exceptions/exception-metrics.ts";
import { days } from "../../../src/core/units.ts";
import { bringEvidence, caseName, type CaseRoom, goLive, openCase, requireProblem } from "./open-case.ts";

/** Exceptions on the control plane: where they stand, what ends them, what an emergency opens, and what is counted. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  await goLive(room);
});
after(() => room?.close());

const at = (offset: number): string => new Date(room.world.admin.now + offset).toISOString();
const spec = (more: object = {}): object => ({
  title: "An old endpoint",
  controls: ["NET-003"],
  useCases: [caseName],
  reason: "It cannot be moved yet.",
  businessNeed: "Advising goes on.",
  riskStatement: "Traffic could be seen.",
  compensatingControls: ["NET-005"],
  dataClassCap: "restricted",
  environments: ["production"],
  startsAt: at(0),
  expiresAt: at(days(20)),
  remediationPlan: { owner: "dana", dueAt: at(days(15)).slice(0, 10), steps: "Move it." },
  requester: "lee",
  ...more,
});
const ask = async (person: string, method: string, path: string, body?: unknown) => {
  room.tick();
  const answer = await (await room.person(person)).ask(method, path, body);
  await room.advancer.run();
  return answer;
};
const state = async (name: string) => (await ask("CISO", "GET", `/api/v1/exception-states/${name}`)).json;
const request = async (name: string) => {
  const asked = await ask("data_owner", "POST", `/api/v1/exceptions/${name}/requests`, {});
  assert.equal(asked.status, 201, asked.text);
};
const sign = async (name: string, about: string, roles: readonly string[]) => {
  for (const role of roles) {
    room.tick();
    const signed = await (await room.person(role)).sign({ subject: `Exception/${name}`, about, role });
    assert.equal(signed.status, 201, signed.text);
  }
  await room.advancer.run();
};

test("Each stands where its request, signatures and times have it, with who is missing and when people are told", async () => {
  await room.apply([{ kind: "Exception", name: "old-endpoint", spec: spec() }]);
  assert.equal((await state("old-endpoint")).state, "DRAFT");
  await request("old-endpoint");
  assert.deepEqual((await state("old-endpoint")).waitsFor, ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO"]);
  await sign("old-endpoint", "EXCEPTION", ["CIO"]);
  assert.equal((await state("old-endpoint")).state, "UNDER_REVIEW");
  await sign("old-endpoint", "EXCEPTION", ["RESEARCH_COMPLIANCE_OFFICER", "CISO"]);
  const active = await state("old-endpoint");
  assert.equal(active.state, "ACTIVE", active.why);
  assert.match(active.why, /^It ends at 2026-11-21/);
  const [there] = active.useCases;
  assert.deepEqual([there.name, there.state], [caseName, "EXPIRING"], "unless NET-005 is shown anew in a day");
  assert.deepEqual(
    active.notices.map(({ days: before, due }: { days: number; due: boolean }) => [before, due]),
    [
      [30, true],
      [7, false],
      [1, false],
      [0, false],
    ],
  );
  const { json } = await ask("PRIVACY", "GET", "/api/v1/exception-states");
  assert.ok(json.items.some(({ name }: { name: string }) => name === "old-endpoint"));
  const developer = await ask("developer", "GET", "/api/v1/exception-states");
  assert.deepEqual(
    developer.json.items.map(({ name }: { name: string }) => name),
    ["old-endpoint"],
    "and no other use case's",
  );
  assert.match(await exceptionMetrics(room.world.admin.deps), /sallyport_exceptions_active\{control="NET-003",age="7d"\} 1/);
});

test("A compensating control that fails ends it for good, by the control plane, in the log first", async () => {
  await bringEvidence(room, ["NET-005"], { outcome: "fail", summary: "It is open." });
  assert.equal((await state("old-endpoint")).state, "REVOKED");
  const { changes, deps } = room.world.admin;
  const revoked = changes.find(({ action }) => action === "exception-revoke");
  assert.deepEqual(
    [revoked?.actor, revoked?.target, revoked?.detail?.["control"], revoked?.detail?.["useCase"]],
    ["control-plane", "Exception/old-endpoint", "NET-005", caseName],
  );
  await bringEvidence(room, ["NET-005"]);
  const after = await state("old-endpoint");
  assert.equal(after.state, "REVOKED", "it does not come back with the control");
  assert.match(after.why, /NET-005, which compensates for it, failed in advising/);
  assert.equal(changes.filter(({ action }) => action === "exception-revoke").length, 1);
  const metrics = await exceptionMetrics(deps);
  assert.match(metrics, /sallyport_exceptions_compensating_failures 1/);
  assert.match(metrics, /sallyport_exceptions_used_after_expiry 0/);
  requireProblem(
    await ask("SECOPS", "POST", "/api/v1/exceptions/old-endpoint/revoke", { reason: "again" }),
    "409 conflict",
    /revoked already/,
  );
});

test("An emergency takes two people and lasts a day; asking for it opens an incident and a regular request", async () => {
  const urgent = spec({
    breakGlass: true,
    expiresAt: at(days(1) - 60_000),
    controls: ["NET-006"],
    compensatingControls: ["NET-007"],
  });
  await room.apply([{ kind: "Exception", name: "urgent", spec: urgent }]);
  await request("urgent");
  await request("urgent");
  assert.deepEqual((await state("urgent")).waitsFor, ["CISO", "SECOPS"]);
  const { deps, changes } = room.world.admin;
  const said = await deps.store.currentStatements("Exception/urgent");
  const incidents = said.filter(({ topic }) => topic.startsWith("incident/"));
  assert.equal(incidents.length, 1);
  assert.equal(JSON.parse(incidents[0]?.body ?? "{}").followUp, "urgent-after");
  assert.equal(changes.filter(({ action }) => action === "incident-open").length, 1);
  const after = await state("urgent-after");
  assert.equal(after.state, "REQUESTED");
  assert.equal(after.breakGlass, false);
  assert.deepEqual(after.waitsFor, ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO"]);
  requireProblem(
    await (await room.person("data_owner")).sign({ subject: "Exception/urgent-after", about: "EXCEPTION", role: "DATA_OWNER" }),
    "422 resource_invalid",
    /takes the signature of/,
  );
});

test("One that has ended is honoured nowhere, and that is counted from what is served", async () => {
  await room.apply([
    { kind: "Exception", name: "short", spec: spec({ expiresAt: at(days(2)), renewals: 1, progress: "Half done." }) },
  ]);
  await request("short");
  await sign("short", "EXCEPTION", ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO"]);
  const shown = await state("short");
  assert.equal(shown.state, "EXPIRING", shown.why);
  assert.deepEqual([shown.remediation.renewals, shown.remediation.progress], [1, "Half done."]);
  assert.match(await exceptionMetrics(room.world.admin.deps), /sallyport_exception_notices_due\{days="7"\} 1/);
  room.tick(days(3));
  const metrics = await exceptionMetrics(room.world.admin.deps);
  assert.match(metrics, /sallyport_exceptions_used_after_expiry 0/);
  assert.match(metrics, /sallyport_exceptions_expired 1\n/);
  assert.match(metrics, /sallyport_exceptions_expired_on_time 1\n/);
});

test("It is renewed by another that goes on where it ends, with a report, twice at most, and the second time by the committee too", async () => {
  const sunset = at(days(20));
  await room.apply([{ kind: "Exception", name: "scanner-r1", spec: spec({ controls: ["NET-010"], expiresAt: sunset }) }]);
  const renew = (name: string, days_: number, person = "data_owner", more: object = {}) =>
    ask(person, "POST", `/api/v1/exceptions/${name}/renew`, { expiresAt: at(days(days_)), progress: "Half is done.", ...more });
  requireProblem(await renew("scanner-r1", 40), "409 conflict", /is DRAFT: only what is in force/);
  await request("scanner-r1");
  const quorum = ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO"];
  await sign("scanner-r1", "EXCEPTION", quorum);
  await bringEvidence(room, ["NET-005"]);
  const first = await state("scanner-r1");
  assert.equal(first.state, "ACTIVE", first.why);

  assert.equal((await renew("scanner-r1", 40, "data_owner", { progress: undefined })).status, 422);
  requireProblem(await renew("scanner-r1", 60), "422 resource_invalid", /./);
  requireProblem(await renew("scanner-r1", 40, "developer"), "403 forbidden", /RequestApproval/);
  const asked = await renew("scanner-r1", 40);
  assert.equal(asked.status, 201, asked.text);
  assert.equal(asked.json.subject, "Exception/scanner-r1-r1");
  assert.equal((await state("scanner-r1")).state, "ACTIVE", "it holds until its own end");
  const next = await state("scanner-r1-r1");
  assert.deepEqual([next.state, next.waitsFor, next.remediation.renewals], ["REQUESTED", quorum, 1]);
  requireProblem(await renew("scanner-r1", 41), "409 conflict", /asked for already/);
  requireProblem(
    await (await room.person("data_owner")).sign({ subject: "Exception/scanner-r1-r1", about: "EXCEPTION", role: "CISO" }),
    "403 forbidden",
    /./,
  );
  await sign("scanner-r1-r1", "EXCEPTION", quorum);
  const approved = await state("scanner-r1-r1");
  assert.deepEqual([approved.state, approved.from], ["APPROVED", sunset]);

  room.world.admin.now = Date.parse(sunset) + days(1);
  const again = await renew("scanner-r1-r1", 40);
  assert.equal(again.status, 201, again.text);
  assert.deepEqual((await state("scanner-r1-r2")).waitsFor, [...quorum, "GOV_COMMITTEE"]);
  await sign("scanner-r1-r2", "EXCEPTION", [...quorum, "GOV_COMMITTEE"]);
  await bringEvidence(room, ["NET-005"]);
  const second = await state("scanner-r1-r2");
  assert.equal(second.state, "APPROVED", second.why);
  room.world.admin.now = Date.parse(second.from) + days(1);
  requireProblem(await renew("scanner-r1-r2", 30), "422 resource_invalid", /./);
  requireProblem(await renew("urgent", 1), "409 conflict", /for an emergency/);
});

test("What was signed before it was asked for again counts no more; one that is approved is not asked for again", async () => {
  const quorum = ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO"];
  await room.apply([{ kind: "Exception", name: "slow", spec: spec({ controls: ["NET-009"] }) }]);
  await request("slow");
  await sign("slow", "EXCEPTION", ["CIO", "CISO"]);
  room.tick(days(11));
  assert.match((await state("slow")).why, /not complete in 10 days/);
  await request("slow");
  const again = await state("slow");
  assert.deepEqual([again.state, again.waitsFor], ["REQUESTED", quorum]);
  await sign("slow", "EXCEPTION", quorum);
  await bringEvidence(room, ["NET-005"]);
  assert.equal((await state("slow")).state, "ACTIVE");
  requireProblem(
    await ask("data_owner", "POST", "/api/v1/exceptions/slow/requests", {}),
    "409 conflict",
    /slow is approved as it stands/,
  );
});
