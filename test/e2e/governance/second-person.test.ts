import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { casePath, type CaseRoom, caseSpec, goLive, openCase, requireProblem } from "./open-case.ts";
import { useCase } from "../../support/manifests.ts";

/** INVARIANT two-people: what changes production takes effect only after somebody else signed its exact digest. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  await goLive(room);
});
after(() => room?.close());

const pull = { scope: "model/mock", reason: "odd answers" };
const release = { scope: "model/mock", reason: "mended" };

test("The cord is pulled by one and released by two: the other signs the release of this very pull", async () => {
  room.tick();
  const infosec = await room.person("INFOSEC");
  assert.equal((await infosec.ask("POST", "/api/v1/andon/pull", pull)).status, 200);
  requireProblem(
    await infosec.ask("POST", "/api/v1/andon/release", release),
    "409 conflict",
    /takes two people.*sign Andon\/model\/mock RELEASE/,
  );
  const own = await infosec.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "INFOSEC" });
  assert.equal(own.status, 201, own.text);
  requireProblem(await infosec.ask("POST", "/api/v1/andon/release", release), "409 conflict", /takes two people/);

  const secops = await room.person("SECOPS");
  requireProblem(
    await secops.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "SECOPS" }),
    "403 forbidden",
    /ReleaseAndon/,
  );
  const platform = await room.person("PLATFORM");
  assert.equal((await platform.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "PLATFORM" })).status, 201);
  room.tick();
  assert.equal((await infosec.ask("POST", "/api/v1/andon/pull", pull)).status, 200, "pulled anew");
  requireProblem(await infosec.ask("POST", "/api/v1/andon/release", release), "409 conflict", /takes two people/);
  room.tick();
  assert.equal((await platform.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "PLATFORM" })).status, 201);
  const done = await infosec.ask("POST", "/api/v1/andon/release", release);
  assert.equal(done.status, 200, done.text);
  assert.equal(room.world.admin.changes.at(-1)?.detail?.["signedBy"], "PLATFORM");
});

test("A policy that one applied is not in force until another who may apply it signs its digest", async () => {
  room.tick();
  const ciso = await room.person("CISO");
  const confirm = await ciso.ask("POST", "/api/v1/session/confirmation/options", {});
  assert.equal(confirm.status, 200);
  const spec = { cedar: '@id("spare") forbid (principal, action, resource) when { context.usesTools || context.observed };' };
  const applied = await ciso.ask("PUT", "/api/v1/policies/spare", { spec });
  assert.equal(applied.status, 200, applied.text);
  const { deps } = room.world.admin;
  const inForce = () => deps.register().policies.find(({ name }) => name === "spare")?.digest;
  assert.notEqual(inForce(), applied.json.digest);
  requireProblem(
    await ciso.sign({ subject: "Policy/spare", about: "CHANGE", role: "CISO" }),
    "403 forbidden",
    /Whoever made a change does not approve it/,
  );
  const platform = await room.person("PLATFORM");
  requireProblem(
    await platform.sign({ subject: "Policy/spare", about: "CHANGE", role: "PLATFORM" }),
    "403 forbidden",
    /ApplyPolicy/,
  );
  room.tick();
  const infosec = await room.person("INFOSEC");
  const signed = await infosec.sign({ subject: "Policy/spare", about: "CHANGE", role: "INFOSEC" });
  assert.equal(signed.status, 201, signed.text);
  assert.equal(inForce(), applied.json.digest);

  // What they say of another version is no word about this one.
  room.tick();
  const weaker = { cedar: '@id("spare") forbid (principal, action, resource) when { context.usesTools && context.observed };' };
  assert.equal((await ciso.ask("PUT", "/api/v1/policies/spare", { spec: weaker })).status, 200);
  const change = { subject: "Policy/spare", about: "CHANGE", role: "INFOSEC" } as const;
  const rejected = await infosec.sign({ ...change, decision: "reject" });
  assert.equal(rejected.status, 201, rejected.text);
  assert.equal(inForce(), applied.json.digest, "rejecting the newer one leaves the older one in force");
  room.tick();
  const back = await infosec.ask("POST", "/api/v1/signatures/withdraw", { ...change, reason: "I was too quick." });
  assert.equal(back.json.digest, rejected.json.digest, back.text);
  assert.equal(inForce(), applied.json.digest, "taking the rejection back does, too");
});

test("A newer version of a use case in production is a candidate; what was approved goes on being served", async () => {
  room.tick();
  await room.apply([useCase("advising", ["mock"], { ...caseSpec, title: "A newer one" })]);
  await room.advancer.run();
  const reader = await room.person("CISO");
  const { json } = await reader.ask("GET", `${casePath}/judgement`);
  assert.equal(json.state, "PRODUCTION");
  assert.deepEqual(
    json.gates.map(({ gate }: { gate: string }) => gate),
    ["G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"],
  );
  assert.equal(room.world.admin.deps.register().entitlements.get("advising")?.spec.title, "For tests");
});

test("One person under two spellings of their name signs once", async () => {
  room.tick();
  const { deps } = room.world.admin;
  await room.apply([{ kind: "RoleBinding", name: "infosec-again", spec: { role: "INFOSEC", members: ["Kim", "kim"] } }]);
  room.tick();
  const ciso = await room.person("CISO");
  const given = await ciso.sign({ subject: "RoleBinding/infosec-again", about: "CHANGE", role: "CISO" });
  assert.equal(given.status, 201, given.text);
  const pulled = { scope: "model/mock", reason: "again" };
  const kim = await room.person("kim");
  assert.equal((await kim.ask("POST", "/api/v1/andon/pull", pulled)).status, 200);
  room.tick();
  assert.equal((await kim.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "INFOSEC" })).status, 201);
  const other = await room.person("Kim");
  requireProblem(
    await other.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "INFOSEC" }),
    "409 conflict",
    /differs from your name in case alone/,
  );
  requireProblem(await other.ask("POST", "/api/v1/andon/release", { ...pulled }), "409 conflict", /takes two people/);
  assert.equal(
    deps.cases
      .caseFile("Andon/model/mock")
      .approvals.get("RELEASE")
      ?.filter(({ body }) => /kim/i.test(body.signer)).length,
    1,
  );
});
