import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type Calendar, createCalendar } from "../../../src/admin/governance/create-calendar.ts";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { days, minutes } from "../../../src/core/units.ts";
import { sha256 } from "../../support/governed.ts";
import { caseName, casePath, type CaseRoom, caseSubject, goLive, openCase } from "./open-case.ts";

/** What the control plane does by the day, and nobody has to ask for. */
let room: CaseRoom;
let calendars: Calendar[];
let failures: unknown[];
beforeEach(async () => {
  room = await openCase();
  calendars = [];
  failures = [];
});
afterEach(async () => {
  await Promise.all(calendars.map((one) => one.stop()));
  await room.close();
});

function calendar(): Calendar {
  const made = createCalendar(room.world.admin.deps, (error) => failures.push(error));
  calendars.push(made);
  return made;
}
const said = (action: string) => room.world.admin.changes.filter((one) => one.action === action);

test("A month that is over is collected by the control plane, once, in the log first; the owner signs it, and it is not collected again", async () => {
  await goLive(room);
  const { admin } = room.world;
  const all = [calendar(), calendar(), calendar()];
  const over = Date.parse("2027-01-01T01:00:00Z");
  admin.now = over - 1;
  await Promise.all(all.map((one) => one.run()));
  assert.deepEqual(said("review-collect"), [], "calls of the month's last minutes are settled first");

  admin.now = over;
  admin.logFails = true;
  await all[0]?.run();
  assert.equal(failures.splice(0).length, 1);
  assert.equal(admin.deps.cases.caseFile(caseSubject).reviews.size, 0, "nothing is said that is not in the log");
  admin.logFails = false;
  await Promise.all(all.map((one) => one.run()));
  assert.deepEqual(
    said("review-collect").map(({ actor, target, detail }) => [actor, target, detail?.["topic"], detail?.["automatic"]]),
    [
      ["control-plane", caseSubject, "review-data/2026-12", true],
      ["control-plane", caseSubject, "review/2026-12", true],
    ],
  );

  const owner = await room.person("data_owner");
  const { json } = await owner.ask("GET", `${casePath}/reviews/2026-12`);
  assert.deepEqual([json.status, json.collectedBy], ["collected", "control-plane"]);
  assert.equal(sha256(canonicalJson(json.data)), json.dataDigest);
  const signed = await owner.sign({ about: "REVIEW/2026-12", role: "DATA_OWNER" });
  assert.equal(signed.status, 201, signed.text);

  room.tick(days(20));
  await Promise.all([...all, calendar()].map((one) => one.run()));
  assert.equal(said("review-collect").length, 2);
  admin.now = Date.parse("2027-03-01T01:00:00Z");
  // A process that starts late finds all that nobody collected.
  await calendar().run();
  await all[0]?.run();
  assert.deepEqual(
    said("review-collect").flatMap(({ detail }) => detail?.["period"] ?? []),
    ["2026-12", "2027-01", "2027-02"],
  );
  const { json: list } = await (await room.person("CISO")).ask("GET", `${casePath}/reviews`);
  assert.deepEqual(
    list.months.map(({ period, status }: Record<string, string>) => `${period} ${status}`),
    ["2026-12 signed", "2027-01 missed", "2027-02 collected", "2027-03 coming"],
  );
  assert.deepEqual(failures, []);
});

test("What has no month to be reviewed has none collected", async () => {
  room.world.admin.now = Date.parse("2027-01-05T00:00:00Z");
  await calendar().run();
  assert.deepEqual(said("review-collect"), []);
});

test("Each notice before the end of an exception is in the log once, and the last one when it has ended", async () => {
  const { admin } = room.world;
  const begin = admin.now;
  const at = (offset: number): string => new Date(begin + offset).toISOString();
  const spec = {
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
  };
  await room.apply([{ kind: "Exception", name: "old-endpoint", spec }]);
  room.tick();
  await calendar().run();
  assert.deepEqual(said("exception-notice"), [], "nobody asked for it yet");
  const asked = await (await room.person("data_owner")).ask("POST", "/api/v1/exceptions/old-endpoint/requests", {});
  assert.equal(asked.status, 201, asked.text);
  for (const role of ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO"]) {
    room.tick();
    const signed = await (await room.person(role)).sign({ subject: "Exception/old-endpoint", about: "EXCEPTION", role });
    assert.equal(signed.status, 201, signed.text);
  }
  const all = [calendar(), calendar()];
  const given = async (offset: number) => {
    admin.now = begin + offset;
    await Promise.all(all.map((one) => one.run()));
    return said("exception-notice").map(({ detail }) => detail?.["days"]);
  };
  assert.deepEqual(await given(days(1)), [30]);
  assert.deepEqual(await given(days(13) - 1), [30]);
  assert.deepEqual(await given(days(13)), [30, 7]);
  // Two are due when it is looked at again: the nearer one is told.
  assert.deepEqual(await given(days(20)), [30, 7, 0]);
  assert.deepEqual(await given(days(20) + minutes(10)), [30, 7, 0]);
  const last = said("exception-notice").at(-1);
  assert.deepEqual([last?.actor, last?.target], ["control-plane", "Exception/old-endpoint"]);
  assert.match(last?.reason ?? "", /^It has ended at 2026-.*Its plan is dana's and due on 2026-/);
  assert.deepEqual(failures, []);
});
