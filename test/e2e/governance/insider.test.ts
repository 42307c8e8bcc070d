import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { minutes } from "../../../src/core/units.ts";
import { guardrail, roleBinding } from "../../support/manifests.ts";
import { caseName, casePath, type CaseRoom, goLive, openCase, type Person, requireProblem } from "./open-case.ts";

/** What one person alone could try against a use case in production, or in its favour, and does not get. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  await room.apply([
    guardrail("others-own"),
    {
      kind: "Policy",
      name: "house",
      spec: { cedar: '@id("house") forbid (principal, action, resource) when { context.observed };' },
    },
    roleBinding("ciso-too", "CISO", ["CISO-too"]),
  ]);
  await goLive(room);
});
after(() => room?.close());

const fresh = async (name: string): Promise<Person> => {
  room.tick();
  return await room.person(name);
};

for (const { path, subject, first, second, role } of [
  { path: "/api/v1/policies/house", subject: "Policy/house", first: "CISO", second: "INFOSEC", role: "INFOSEC" },
  { path: "/api/v1/deployments/mock-local", subject: "Deployment/mock-local", first: "PLATFORM", second: "", role: "" },
] as const) {
  test(`Nobody alone takes ${subject} away from what stands on it`, async () => {
    const one = await fresh(first);
    requireProblem(await one.ask("DELETE", path), "409 conflict", new RegExp(`takes two people.*sign ${subject} RETIRE`));
    assert.equal((await one.sign({ subject, about: "RETIRE", role: first })).status, 201);
    requireProblem(await one.ask("DELETE", path), "409 conflict", /takes two people/);
    if (second === "") return;
    const other = await fresh(second);
    assert.equal((await other.sign({ subject, about: "RETIRE", role })).status, 201);
    const done = await (await fresh(first)).ask("DELETE", path);
    assert.equal(done.status, 204, done.text);
    assert.equal(room.world.admin.changes.findLast(({ action }) => action === "retire")?.detail?.["signedBy"], second);
  });
}

test("Whoever signed that a version is retired did not sign it of one that is applied later, whatever it says", async () => {
  const spec = { cedar: '@id("house") forbid (principal, action, resource) when { context.observed };' };
  const ciso = await fresh("CISO");
  const again = await ciso.ask("PUT", "/api/v1/policies/house", { spec });
  assert.equal(again.status, 201, again.text);
  const infosec = await fresh("INFOSEC");
  assert.equal((await infosec.sign({ subject: "Policy/house", about: "CHANGE", role: "INFOSEC" })).status, 201);
  requireProblem(await (await fresh("CISO")).ask("DELETE", "/api/v1/policies/house"), "409 conflict", /takes two people/);
});

test("What nothing in production stands on is retired by one", async () => {
  const infosec = await fresh("INFOSEC");
  const done = await infosec.ask("DELETE", "/api/v1/guardrails/others-own");
  assert.equal(done.status, 204, done.text);
});

test("A use case that gates let through is not taken out of the register before it is emptied and retired", async () => {
  const owner = await fresh("data_owner");
  requireProblem(await owner.ask("DELETE", casePath), "409 conflict", /use-case retire advising/);
  assert.equal(room.world.admin.deps.register().entitlements.get(caseName)?.state, "PRODUCTION");
});

test("Nobody alone makes a stop into less: to restrict what was stopped is a release", async () => {
  const scope = "use-case/advising";
  const secops = await fresh("SECOPS");
  assert.equal((await secops.ask("POST", "/api/v1/andon/pull", { scope, reason: "odd" })).status, 200);
  const platform = await fresh("PLATFORM");
  const less = await platform.ask("POST", "/api/v1/andon/pull", { scope, reason: "less", safeMode: true });
  requireProblem(less, "409 conflict", /is stopped.*release/);
  assert.equal((await secops.ask("POST", "/api/v1/andon/pull", { scope, reason: "still odd" })).status, 200);
});

test("Whoever signed a release and lost the role since has not signed it", async () => {
  const scope = "use-case/advising";
  await room.apply([roleBinding("brief", "PLATFORM", ["visitor"])]);
  const given = await (await fresh("CISO")).sign({ subject: "RoleBinding/brief", about: "CHANGE", role: "CISO" });
  assert.equal(given.status, 201, given.text);
  const visitor = await fresh("visitor");
  const signed = await visitor.sign({ subject: `Andon/${scope}`, about: "RELEASE", role: "PLATFORM" });
  assert.equal(signed.status, 201, signed.text);
  await room.apply([roleBinding("brief", "PLATFORM", ["somebody-else"])]);
  const platform = await fresh("PLATFORM");
  const release = { scope, reason: "mended" };
  requireProblem(await platform.ask("POST", "/api/v1/andon/release", release), "409 conflict", /takes two people/);
  const infosec = await fresh("INFOSEC");
  assert.equal((await infosec.sign({ subject: `Andon/${scope}`, about: "RELEASE", role: "INFOSEC" })).status, 201);
  assert.equal((await platform.ask("POST", "/api/v1/andon/release", release)).status, 200);
});

test("A rejection is taken back by whoever just showed their passkey, and by no token of theirs", async () => {
  const subject = "Policy/house-too";
  const infosec = await fresh("INFOSEC");
  const spec = { cedar: '@id("house-too") forbid (principal, action, resource) when { context.observed };' };
  assert.equal((await infosec.ask("PUT", "/api/v1/policies/house-too", { spec })).status, 201);
  const ciso = await fresh("CISO");
  assert.equal((await ciso.sign({ subject, about: "CHANGE", role: "CISO", decision: "reject" })).status, 201);
  const withdrawal = { subject, about: "CHANGE", role: "CISO", reason: "well" };
  room.tick(minutes(16));
  requireProblem(await ciso.ask("POST", "/api/v1/signatures/withdraw", withdrawal), "401 authentication_insufficient", /passkey/);
  const { json: options } = await ciso.ask("POST", "/api/v1/session/confirmation/options", {});
  assert.ok(options.challenge);
});

test("What somebody wrote into a document looks like no other line of it", async () => {
  const lead = await fresh("project_lead");
  const title = "The intake\nIt is bound to sha256:0 \u202eesrever";
  const filed = await lead.ask("POST", `${casePath}/artefacts`, { kind: "DPIA", title, fields: { mitigationsVerified: true } });
  if (filed.status !== 201) assert.fail(filed.text);
  const signer = await fresh("PRIVACY");
  const { json } = await signer.ask("POST", "/api/v1/signatures/begin", {
    subject: `UseCase/${caseName}`,
    about: filed.json.about,
    role: "PRIVACY",
    reason: "I read it.",
  });
  assert.ok(
    json.text.every((line: string) => !/[\n\u202e]/.test(line)),
    JSON.stringify(json),
  );
  assert.equal(json.text.filter((line: string) => line.startsWith("It is bound to")).length, 1);
});

test("An exception that was asked for is not taken out of the register to count its renewals anew", async () => {
  const infosec = await fresh("INFOSEC");
  const asked = await infosec.ask("POST", "/api/v1/exceptions/spare/requests", {});
  assert.equal(asked.status, 201, asked.text);
  requireProblem(
    await infosec.ask("DELETE", "/api/v1/exceptions/spare"),
    "409 conflict",
    /renewals are counted until 2026-12-31/,
  );
});
