import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { requestGate } from "../../../src/admin/governance/request-gate.ts";
import { collectEvidenceInputs } from "../../../src/admin/reports/collect-evidence-inputs.ts";
import type { Answered } from "../every-route/control-world.ts";
import { identityProvider, model, roleBinding, serviceAccount } from "../../support/manifests.ts";
import { alex } from "../../support/open-admin.ts";
import {
  caseName,
  casePath,
  type CaseRoom,
  goLive,
  missingAt,
  openCase,
  prepareGate,
  requireProblem,
  signGate,
} from "./open-case.ts";

/** INVARIANT two-people: whoever answers for a program is no second person beside it. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  const { issuer = "" } = room.world.admin.deps.register().access.providers.get("campus")?.spec ?? {};
  await room.apply([
    identityProvider("ci", issuer, {
      audiences: ["ci"],
      controlAudiences: ["ci-console"],
      principal: { prefix: "ci-" },
      rules: [{ when: { sub: "bot" }, serviceAccount: "release-bot" }],
    }),
    serviceAccount("release-bot", { owner: "infosec" }),
    roleBinding("bot-platform", "PLATFORM", ["release-bot"]),
    roleBinding("bot-leads", "PROJECT_LEAD", ["release-bot"], { useCases: [caseName] }),
  ]);
});
after(() => room?.close());

/** As the program that INFOSEC answers for. */
const asBot = (method: string, path: string, body?: unknown): Promise<Answered> => {
  room.tick();
  const authorization = `Bearer ${room.world.token("bot", { aud: "ci-console" })}`;
  return room.world.call(method, path, { headers: { authorization }, ...(body !== undefined && { body }) });
};

test("Who answers for the program that asked for a gate does not sign it where who asked may not", async () => {
  await signGate(room, "G1_INTAKE", await prepareGate(room, "G1_INTAKE"));
  await room.advancer.run();
  const roles = await prepareGate(room, "G2_DESIGN");
  assert.ok(roles.includes("INFOSEC"), roles.join());
  const asked = await asBot("POST", `${casePath}/requests`, { gate: "G2_DESIGN" });
  assert.equal(asked.status, 201, asked.text);
  assert.equal(asked.json.by, "release-bot");
  room.tick();
  const infosec = await room.person("INFOSEC");
  requireProblem(
    await infosec.sign({ about: "G2_DESIGN", role: "INFOSEC" }),
    "403 forbidden",
    /Whoever asked for this gate does not approve it/,
  );
});

test("Nor does a signature count that they gave before their program asked", async () => {
  await prepareGate(room, "G2_DESIGN");
  room.tick();
  assert.equal((await (await room.person("INFOSEC")).sign({ about: "G2_DESIGN", role: "INFOSEC" })).status, 201);
  const needs = async () => (await missingAt(room, "G2_DESIGN")).some(({ role }) => role === "INFOSEC");
  assert.equal(await needs(), false);
  assert.equal((await asBot("POST", `${casePath}/requests`, { gate: "G2_DESIGN" })).status, 201);
  assert.equal(await needs(), true);
});

test("An evidence bundle has the programs that asked, so that whoever verifies it judges alike", async () => {
  const inputs = await collectEvidenceInputs(room.world.admin.deps, caseName, room.world.admin.now);
  const accounts = inputs.versions.filter(({ kind }) => kind === "ServiceAccount").map(({ name }) => name);
  assert.deepEqual(accounts, ["release-bot"]);
});

test("Nobody signs a release that their own program then makes", async () => {
  const lead = await room.person("project_lead");
  const asked = await lead.ask("POST", `${casePath}/requests`, { gate: "G2_DESIGN" });
  assert.equal(asked.status, 201, asked.text);
  await goLive(room, room.advancer, "G2_DESIGN");
  room.tick();
  const infosec = await room.person("INFOSEC");
  assert.equal((await infosec.ask("POST", "/api/v1/andon/pull", { scope: "model/mock", reason: "odd" })).status, 200);
  room.tick();
  assert.equal((await infosec.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "INFOSEC" })).status, 201);
  const release = { scope: "model/mock", reason: "mended" };
  requireProblem(await asBot("POST", "/api/v1/andon/release", release), "409 conflict", /takes two people/);
  room.tick();
  const platform = await room.person("PLATFORM");
  assert.equal((await platform.sign({ subject: "Andon/model/mock", about: "RELEASE", role: "PLATFORM" })).status, 201);
  const released = await asBot("POST", "/api/v1/andon/release", release);
  assert.equal(released.status, 200, released.text);
  assert.equal(room.world.admin.changes.at(-1)?.detail?.["signedBy"], "PLATFORM");
});

test("A program that asked for anything stays in the register, and whoever once answered for it goes on having asked", async () => {
  const { deps } = room.world.admin;
  await room.apply([serviceAccount("asker", { owner: "infosec" })]);
  room.tick();
  await requestGate(deps, { ...alex, name: "asker" }, caseName, { gate: "G4_SECURITY_PASS" });
  room.tick();
  await room.apply([serviceAccount("asker", { owner: "somebody-else" })]);
  const platform = await room.person("PLATFORM");
  requireProblem(
    await platform.ask("DELETE", "/api/v1/service-accounts/asker"),
    "409 conflict",
    /asker asked for G4_SECURITY_PASS of UseCase\/advising: .*disabled: true/,
  );
  requireProblem(
    await (await room.person("INFOSEC")).sign({ about: "G4_SECURITY_PASS", role: "INFOSEC" }),
    "403 forbidden",
    /Whoever asked for this gate does not approve it/,
  );
});

test("A program that made what is in the register stays there; one that did nothing is retired", async () => {
  const { deps } = room.world.admin;
  await room.apply([serviceAccount("maker", { owner: "infosec" }), serviceAccount("idle", { owner: "infosec" })]);
  await applyManifests(deps, { ...alex, name: "maker" }, { dryRun: false, manifests: [model("made")] });
  const platform = await room.person("PLATFORM");
  requireProblem(await platform.ask("DELETE", "/api/v1/service-accounts/maker"), "409 conflict", /made version 1 of Model made/);
  assert.equal((await platform.ask("DELETE", "/api/v1/service-accounts/idle")).status, 204);
});

test("Nor does anybody let a role through that waits for a program of theirs, which they are told is one", async () => {
  const ciso = await room.person("CISO");
  for (const name of ["release-bot", "later-bot"]) {
    room.tick();
    const spec = { role: "REGISTRAR", members: [name] };
    const applied = await ciso.ask("PUT", `/api/v1/role-bindings/${name}`, { spec });
    assert.equal(applied.status, 201, applied.text);
  }
  await room.apply([serviceAccount("later-bot", { owner: "infosec" })]);
  const reader = await room.person("INFOSEC-too");
  for (const name of ["release-bot", "later-bot"]) {
    room.tick();
    const wanted = { subject: `RoleBinding/${name}`, about: "CHANGE", role: "INFOSEC" };
    requireProblem(await (await room.person("INFOSEC")).sign(wanted), "403 forbidden", /gives a role to themselves/);
    const shown = await reader.ask("POST", "/api/v1/signatures/begin", { ...wanted, reason: "I know it." });
    assert.ok(shown.json.text.includes(`${name} is a program that infosec answers for.`), shown.text);
    assert.equal((await reader.sign(wanted)).status, 201);
  }
});
