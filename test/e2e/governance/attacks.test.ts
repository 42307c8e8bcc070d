import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { putIntoWords } from "../../../src/admin/governance/say.ts";
import { days, minutes } from "../../../src/core/units.ts";
import { mostFiled } from "../../../src/admin/governance/require-room.ts";
import { sampleDigest } from "../../support/sample-statements.ts";
import { bringEvidence, caseName, casePath, type CaseRoom, caseSubject, goLive, openCase, requireProblem } from "./open-case.ts";

/** What somebody with one role, and a hand on the clock or on the wire, tries in favour of a use case. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  await goLive(room);
});
after(() => room?.close());

const item = (more: object) => ({
  control: "NET-005",
  outcome: "pass",
  observedAt: new Date(room.world.admin.now).toISOString(),
  digest: sampleDigest("scan"),
  source: "scanner",
  summary: "Seen.",
  ...more,
});
const add = async (...items: readonly object[]) => {
  room.tick();
  return await (await room.person("SECOPS")).ask("POST", `${casePath}/evidence`, { items: items.map(item) });
};
const verdictOf = async (control: string): Promise<string> => {
  const { json } = await (await room.person("CISO")).ask("GET", `${casePath}/controls`);
  return json.items.find((one: { control: string }) => one.control === control).verdict;
};

test("What was seen before a failure does not hide it, however late it is told; what was seen since does", async () => {
  const earlier = new Date(room.world.admin.now).toISOString();
  room.tick(minutes(5));
  await bringEvidence(room, ["NET-005"], { outcome: "fail", summary: "It is open." });
  const late = await add({ observedAt: earlier });
  requireProblem(late, "409 conflict", /NET-005 was seen to fail at 20.*, later than this/);
  assert.equal((await add({ observedAt: earlier, outcome: "unknown" })).status, 409);
  assert.equal((await add({ observedAt: earlier, digestSet: "current" })).status, 409, "nor for this digest set alone");
  assert.equal(await verdictOf("NET-005"), "fail");
  assert.equal((await add({ observedAt: earlier, outcome: "fail" })).status, 201, "a failure is always heard");
  assert.equal((await add({})).status, 201);
  assert.equal(await verdictOf("NET-005"), "pass");
});

test("Nor does it hide a failure that was seen of this digest set alone", async () => {
  const earlier = new Date(room.world.admin.now).toISOString();
  room.tick(minutes(5));
  await bringEvidence(room, ["NET-005"], { outcome: "fail", digestSet: "current" });
  requireProblem(await add({ observedAt: earlier }), "409 conflict", /NET-005 was seen to fail/);
  assert.equal(await verdictOf("NET-005"), "fail");
  assert.equal((await add({ digestSet: "current" })).status, 201);
  assert.equal(await verdictOf("NET-005"), "pass");
});

test("A clock that was ahead when a failure was seen keeps nobody from showing that it is mended", async () => {
  const { admin } = room.world;
  const { now } = admin;
  admin.now = now + days(400);
  const { deps } = admin;
  const body = {
    control: "NET-005",
    outcome: "fail",
    observedAt: admin.now,
    digest: sampleDigest("x"),
    source: "s",
    summary: "s",
  };
  const { statement } = putIntoWords(
    { subject: caseSubject, topic: "evidence/NET-005", body, saying: { action: "evidence-add" } },
    "SECOPS",
    admin.now,
  );
  await deps.store.appendStatements([statement]);
  admin.now = now;
  await deps.afterChange();
  const mended = await add({});
  assert.equal(mended.status, 201, mended.text);
  assert.equal(await verdictOf("NET-005"), "pass");
});

const strange = [
  "Advising",
  "ADVISING",
  "advising ",
  "advising/",
  "advising/../others",
  "..",
  "__proto__",
  "constructor",
  "ａｄｖｉｓｉｎｇ",
  "advısing",
  "advising\u0000",
  "advising\u200b",
  "advising@1",
];

test("A name that only looks like a use case's is none, in paths and in what is signed", async () => {
  const infosec = await room.person("INFOSEC");
  const { deps } = room.world.admin;
  const said = deps.cases.newest;
  for (const name of strange) {
    const path = `/api/v1/use-cases/${encodeURIComponent(name)}`;
    const brought = await infosec.ask("POST", `${path}/evidence`, { items: [item({})] });
    assert.ok([400, 404, 422].includes(brought.status), `${name}: ${brought.text}`);
    for (const text of [`UseCase/${name}`, `usecase/${caseName}`, `UseCase//${caseName}`, `Programme/${name}`]) {
      const begun = await infosec.sign({ subject: text, about: "ARTEFACT/RISK", role: "INFOSEC" });
      assert.ok([404, 422].includes(begun.status), `${text}: ${begun.text}`);
    }
  }
  const raw = await infosec.ask("POST", `/api/v1/use-cases/others/..%2f${caseName}/evidence`, { items: [item({})] });
  assert.equal(raw.status, 404, raw.text);
  assert.equal(deps.cases.newest, said, "nothing was said");
});

test("Names of kinds, gates, fields and controls are looked up as nothing else", async () => {
  const lead = await room.person("project_lead");
  const infosec = await room.person("INFOSEC");
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const filed = await lead.ask("POST", `${casePath}/artefacts`, { kind: name, title: "x", fields: {} });
    assert.equal(filed.status, 422, filed.text);
    const fields = JSON.parse(`{"mitigationsVerified":true,"${name}":"x"}`) as object;
    const field = await lead.ask("POST", `${casePath}/artefacts`, { kind: "DPIA", title: "x", fields });
    assert.ok([400, 422].includes(field.status), field.text);
    assert.equal((await add({ control: name })).status, 422);
    const signed = await infosec.sign({ about: name, role: "INFOSEC" });
    assert.ok([404, 422].includes(signed.status), signed.text);
  }
});

test("Of two answers to what was shown, sent at once, one signs", async () => {
  room.tick();
  const scope = "model/mock";
  const infosec = await room.person("INFOSEC");
  assert.equal((await infosec.ask("POST", "/api/v1/andon/pull", { scope, reason: "odd" })).status, 200);
  const subject = `Andon/${scope}`;
  const begun = await infosec.ask("POST", "/api/v1/signatures/begin", {
    subject,
    about: "RELEASE",
    role: "INFOSEC",
    reason: "ok",
  });
  assert.equal(begun.status, 200, begun.text);
  const answer = { ticket: begun.json.ticket, response: infosec.passkey.get(begun.json.options) };
  const both = await Promise.all([answer, answer].map((body) => infosec.ask("POST", "/api/v1/signatures", body)));
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
  // And of two releases at once one ends the pull: the other finds none.
  const platform = await room.person("PLATFORM");
  const release = { scope, reason: "mended" };
  const released = await Promise.all([release, release].map((body) => platform.ask("POST", "/api/v1/andon/release", body)));
  assert.deepEqual(released.map(({ status }) => status).sort(), [200, 404]);
});

test("A passkey that was taken away between looking and signing signs nothing, and what it said of one thing says nothing of another", async () => {
  room.tick();
  const scope = "model/mock";
  const infosec = await room.person("INFOSEC");
  assert.equal((await infosec.ask("POST", "/api/v1/andon/pull", { scope, reason: "odd" })).status, 200);
  const wanted = { subject: `Andon/${scope}`, about: "RELEASE", role: "INFOSEC", reason: "ok" };
  const begun = await infosec.ask("POST", "/api/v1/signatures/begin", wanted);
  const other = await infosec.ask("POST", "/api/v1/signatures/begin", { ...wanted, reason: "something else" });
  const response = infosec.passkey.get(begun.json.options);
  requireProblem(
    await infosec.ask("POST", "/api/v1/signatures", { ticket: other.json.ticket, response }),
    "401 credential_invalid",
    /did not sign this/,
  );
  const { json } = await infosec.ask("GET", "/api/v1/session/passkeys");
  for (const { id } of json.items) {
    const gone = await infosec.ask("DELETE", `/api/v1/session/passkeys/${encodeURIComponent(id)}`);
    assert.ok(gone.status < 300, gone.text);
  }
  const signed = await infosec.ask("POST", "/api/v1/signatures", { ticket: begun.json.ticket, response });
  assert.ok([401, 409].includes(signed.status), signed.text);
  const file = room.world.admin.deps.cases.caseFile(`Andon/${scope}`);
  assert.equal(
    file.approvals.get("RELEASE")?.filter(({ body }) => body.document.reason === "ok").length ?? 0,
    1,
    "the one before",
  );
});

test("Nobody fills the case file of a use case until nothing more can be said against it", async () => {
  const { deps } = room.world.admin;
  const artefact = (digestSet: string) => {
    const body = { kind: "DPIA", title: "x", fields: { mitigationsVerified: true }, digestSet };
    const word = { subject: caseSubject, topic: `artefact/DPIA/${digestSet}`, body, saying: { action: "artefact-file" } };
    return putIntoWords(word, "project_lead", room.world.admin.now).statement;
  };
  for (let filled = 0; filled < mostFiled; filled += 200)
    await deps.store.appendStatements(Array.from({ length: 200 }, (_, n) => artefact(sampleDigest(`${filled + n}`))));
  await deps.afterChange();
  const lead = await room.person("project_lead");
  const filing = { kind: "DPIA", title: "x", fields: { mitigationsVerified: true }, bound: true };
  requireProblem(await lead.ask("POST", `${casePath}/artefacts`, filing), "409 conflict", /too much is filed/i);
  requireProblem(await add({ digestSet: "current", control: "NET-006" }), "409 conflict", /too much is filed/i);
  assert.equal((await add({ outcome: "fail" })).status, 201, "what was said before is said anew");
  const owner = await room.person("data_owner");
  const asked = await lead.ask("POST", `${casePath}/requests`, { gate: "G5_GO_LIVE" });
  assert.equal(asked.status, 201, asked.text);
  const no = await owner.sign({ about: "G5_GO_LIVE", role: "DATA_OWNER", decision: "reject" });
  assert.equal(no.status, 201, no.text);
});
