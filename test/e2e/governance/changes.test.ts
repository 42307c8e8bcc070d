import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { useCase } from "../../support/manifests.ts";
import { runInProcess } from "../../support/run-in-process.ts";
import { type CaseRoom, caseSpec, goLive, openCase } from "./open-case.ts";

/** INVARIANT two-people: what waits for a second person is shown, with who that may be. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
});
after(() => room?.close());

const list = async (who: string) => {
  room.tick();
  const answer = await (await room.person(who)).ask("GET", "/api/v1/changes");
  assert.equal(answer.status, 200, answer.text);
  return answer.json.items as readonly Record<string, never>[];
};
const policy = { cedar: '@id("spare") forbid (principal, action, resource) when { context.usesTools || context.observed };' };

test("Before anything serves that went through gates, nothing waits", async () => {
  const ciso = await room.person("CISO");
  assert.equal((await ciso.ask("POST", "/api/v1/andon/pull", { scope: "model/mock", reason: "odd" })).status, 200);
  assert.deepEqual(await list("CISO"), []);
  const infosec = await room.person("INFOSEC");
  assert.equal((await infosec.ask("POST", "/api/v1/andon/release", { scope: "model/mock", reason: "fine" })).status, 200);
});

test("Then each change waits, with the roles that may sign it and whoever may not; signed, it is gone", async () => {
  await goLive(room);
  room.tick();
  const ciso = await room.person("CISO");
  const applied = await ciso.ask("PUT", "/api/v1/policies/spare", { spec: policy });
  assert.equal(applied.status, 200, applied.text);
  const [waiting, ...more] = await list("AUDITOR");
  assert.deepEqual(more, []);
  assert.deepEqual(
    [waiting?.["subject"], waiting?.["about"], waiting?.["digest"], waiting?.["inForce"], waiting?.["version"], waiting?.["by"]],
    ["Policy/spare", "CHANGE", applied.json.digest, 1, 2, "CISO"],
  );
  assert.deepEqual(waiting?.["maySign"], ["INFOSEC", "CISO"]);
  assert.deepEqual(waiting?.["notBy"], ["CISO"], "what alex made was frozen by its gates");
  room.tick();
  const infosec = await room.person("INFOSEC");
  assert.equal((await infosec.sign({ subject: "Policy/spare", about: "CHANGE", role: "INFOSEC" })).status, 201);
  assert.deepEqual(await list("AUDITOR"), []);
});

test("A pull of the cord is among them, with whoever signed its release", async () => {
  const infosec = await room.person("INFOSEC");
  assert.equal((await infosec.ask("POST", "/api/v1/andon/pull", { scope: "model/mock", reason: "odd" })).status, 200);
  room.tick();
  const platform = await room.person("PLATFORM");
  assert.equal((await platform.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "PLATFORM" })).status, 201);
  const [pull] = (await list("SECOPS")) as unknown as { about: string; maySign: string[]; signed: { principal: string }[] }[];
  assert.deepEqual([pull?.about, pull?.maySign], ["RELEASE", ["PLATFORM", "INFOSEC", "CISO"]]);
  assert.deepEqual(
    pull?.signed.map(({ principal }) => principal),
    ["PLATFORM"],
  );
  assert.equal((await infosec.ask("POST", "/api/v1/andon/release", { scope: "model/mock", reason: "fine" })).status, 200);
  assert.deepEqual(await list("SECOPS"), []);
});

test("What one signed to be retired waits for another to retire it, and shows who may; retired, it is gone", async () => {
  room.tick();
  const ciso = await room.person("CISO");
  const cedar = policy.cedar.replace("spare", "brief");
  assert.equal((await ciso.ask("PUT", "/api/v1/policies/brief", { spec: { cedar } })).status, 201);
  room.tick();
  const infosec = await room.person("INFOSEC");
  for (const about of ["CHANGE", "RETIRE"])
    assert.equal((await infosec.sign({ subject: "Policy/brief", about, role: "INFOSEC" })).status, 201);
  const { digest } = (await infosec.ask("GET", "/api/v1/policies/brief")).json;
  const why = "Somebody else who may make this change retires it: DELETE /api/v1/policies/brief";
  const waiting = { subject: "Policy/brief", about: "RETIRE", digest, version: 1, inForce: 1, by: "INFOSEC", why };
  const [shown, ...more] = await list("AUDITOR");
  assert.deepEqual(more, []);
  const { signed, ...rest } = shown as unknown as { signed: { principal: string }[] };
  assert.deepEqual(rest, { ...waiting, maySign: ["INFOSEC", "CISO"], notBy: ["INFOSEC"] });
  assert.deepEqual(
    signed.map(({ principal }) => principal),
    ["INFOSEC"],
  );
  assert.deepEqual(await list("DEVELOPER@others"), [shown], "policies are everybody's to read");
  const { stdout } = await runInProcess("change list", {
    tty: true,
    env: { SALLYPORT_ADMIN_URL: room.world.url, SALLYPORT_ADMIN_TOKEN: room.world.token("AUDITOR"), NO_COLOR: "1" },
  });
  assert.match(stdout, /^Policy\/brief +1 to 1 +RETIRE +INFOSEC +INFOSEC CISO +INFOSEC +INFOSEC *$/m);
  room.tick();
  assert.equal((await (await room.person("CISO")).ask("DELETE", "/api/v1/policies/brief")).status, 204);
  assert.deepEqual(await list("AUDITOR"), []);
});

test("A newer version of a use case waits for its gates, and nobody of another use case sees it", async () => {
  await room.apply([useCase("advising", ["mock"], { ...caseSpec, title: "A newer one" })]);
  const [newer] = (await list("CISO")) as unknown as { subject: string; about: string; notBy: string[] }[];
  assert.deepEqual(
    [newer?.subject, newer?.about, newer?.notBy.toSorted()],
    ["UseCase/advising", "G3_SECURITY G4_SECURITY_PASS G5_GO_LIVE", ["CISO", "alex", "author"]],
    "whoever made a part of it",
  );
  assert.deepEqual(await list("DEVELOPER@others"), []);
});
