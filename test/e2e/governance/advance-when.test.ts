import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { createAdvancer, type Advancer } from "../../../src/admin/governance/create-advancer.ts";
import type { ChangeRecord } from "../../../src/audit/record.ts";
import { days, minutes } from "../../../src/core/units.ts";
import { roleBinding, useCase } from "../../support/manifests.ts";
import { alex } from "../../support/open-admin.ts";
import { caseName, type CaseRoom, caseSpec, goLive, openCase, prepareGate, signGate } from "./open-case.ts";

let room: CaseRoom;
let advancers: Advancer[] = [];
let failures: unknown[] = [];
beforeEach(async () => {
  room = await openCase();
  failures = [];
});
afterEach(async () => {
  await Promise.all(advancers.map((one) => one.stop()));
  advancers = [];
  await room.close();
});

function advancer(): Advancer {
  const made = createAdvancer(room.world.admin.deps, (error) => failures.push(error));
  advancers.push(made);
  return made;
}

/** Resolves with the next step that the control plane takes by itself. */
function nextStep(): Promise<ChangeRecord> {
  return new Promise((resolve) => {
    room.world.admin.onRecord = async (record) => {
      if (record.type === "change" && record.actor === "control-plane") resolve(record);
    };
  });
}

const states = async (): Promise<readonly string[]> =>
  (await room.world.admin.deps.store.listTransitions(caseName)).map(({ to }) => to);

test("Woken by a change, it takes the step that this made due; by the clock, the one that time made due", async () => {
  const roles = await prepareGate(room, "G1_INTAKE");
  const one = advancer();
  await one.run();
  await signGate(room, "G1_INTAKE", roles);
  const woken = nextStep();
  one.wake();
  assert.equal((await woken).detail?.["to"], "DESIGN_REVIEW");

  const other = advancer();
  other.start();
  room.tick();
  const second = await prepareGate(room, "G2_DESIGN");
  const ticked = nextStep();
  await signGate(room, "G2_DESIGN", second);
  assert.equal((await ticked).detail?.["to"], "SANDBOX");
  assert.deepEqual(failures, []);
});

test("However many look at once, a step is taken once", async () => {
  await signGate(room, "G1_INTAKE", await prepareGate(room, "G1_INTAKE"));
  const all = Array.from({ length: 5 }, advancer);
  await Promise.all(all.map((one) => one.run()));
  assert.deepEqual(await states(), ["INTAKE_REVIEW", "DESIGN_REVIEW"]);
  assert.deepEqual(failures, []);
});

test("What the log does not take is not done, is told, and is done when the log takes it again", async () => {
  const { admin } = room.world;
  await signGate(room, "G1_INTAKE", await prepareGate(room, "G1_INTAKE"));
  const one = advancer();
  admin.logFails = true;
  await one.run();
  assert.deepEqual(await states(), ["INTAKE_REVIEW"]);
  assert.equal(failures.length, 1);
  admin.logFails = false;
  room.tick(minutes(1));
  await one.run();
  assert.deepEqual(await states(), ["INTAKE_REVIEW", "DESIGN_REVIEW"]);
});

test("A step that was taken by the clock says what ended, and is taken at the instant at which it is due, not a millisecond before", async () => {
  const one = advancer();
  await goLive(room, one);
  const { admin } = room.world;
  const { phases } = admin.deps.register().entitlements.get(caseName) ?? {};
  const next = phases?.[1]?.from;
  assert.ok(next !== undefined && next > admin.now && next < admin.now + days(60));
  admin.now = next - 1;
  await one.run();
  assert.equal((await states()).at(-1), "PRODUCTION");
  admin.now = next;
  await one.run();
  assert.equal((await states()).at(-1), phases?.[1]?.state);
  assert.deepEqual(failures, []);
});

test("Whoever answers for it loses the role: it is degraded by that change, and suspended when nobody took their place in the days that are set", async () => {
  await room.apply([{ kind: "Standard", name: "default", spec: { owner: { missingDays: 1 } } }]);
  const one = advancer();
  await goLive(room, one);
  const { admin } = room.world;
  room.tick();
  await room.apply([roleBinding("data_owner-advising", "DATA_OWNER", ["somebody-else"], { useCases: [caseName] })]);
  const lost = admin.deps.register().entitlements.get(caseName);
  assert.equal(lost?.state, "DEGRADED", "the data plane waits for no step");
  await one.run();
  const since = admin.now;
  assert.deepEqual((await states()).slice(-2), ["PRODUCTION", "DEGRADED"]);
  admin.now = since + days(1) - 1;
  await one.run();
  assert.equal((await states()).at(-1), "DEGRADED");
  const { phases } = admin.deps.register().entitlements.get(caseName) ?? {};
  assert.equal(phases?.at(-1)?.from, since + days(1));
  admin.now = since + days(1);
  await one.run();
  const last = (await admin.deps.store.listTransitions(caseName)).at(-1);
  assert.equal(last?.to, "SUSPENDED");
  assert.match(last?.reason ?? "", /^GOV-002 .*data_owner, who answers for it, does not hold the role DATA_OWNER/);
  assert.deepEqual(failures, []);
});

test("A signature stops counting at a gate with its signer's role, and passes the gate when the role is back", async () => {
  const bind = (member: string) => room.apply([roleBinding("infosec", "INFOSEC", [member])]);
  const roles = await prepareGate(room, "G1_INTAKE");
  assert.ok(roles.includes("INFOSEC"), roles.join());
  await signGate(room, "G1_INTAKE", roles);
  room.tick();
  await bind("somebody-else");
  const one = advancer();
  await one.run();
  assert.deepEqual(await states(), ["INTAKE_REVIEW"]);
  await bind("INFOSEC");
  await one.run();
  assert.deepEqual(await states(), ["INTAKE_REVIEW", "DESIGN_REVIEW"]);
  assert.deepEqual(failures, []);
});

test("Whoever comes to answer for a program made what it applied, and goes on having made it when somebody else answers for it", async () => {
  const { deps } = room.world.admin;
  const answersFor = (owner: string) =>
    room.apply([{ kind: "ServiceAccount", name: "deployer", spec: { title: "Deploys", owner } }]);
  await answersFor("somebody-else");
  const changed = useCase(caseName, ["mock"], { ...caseSpec, title: "Advising, again" });
  await applyManifests(deps, { ...alex, name: "deployer" }, { dryRun: false, manifests: [changed] });
  await signGate(room, "G1_INTAKE", await prepareGate(room, "G1_INTAKE"));
  await answersFor("INFOSEC");
  const one = advancer();
  await one.run();
  assert.deepEqual(await states(), ["INTAKE_REVIEW"]);
  await answersFor("somebody-else");
  await one.run();
  assert.deepEqual(await states(), ["INTAKE_REVIEW"]);
  assert.deepEqual(failures, []);
});

test("Whoever answers for it is let go by their identity provider: it is degraded as soon as the directory says so", async () => {
  const one = advancer();
  await goLive(room, one);
  const { deps, now: at } = room.world.admin;
  const [provider = ""] = deps.register().access.providers.keys();
  const user = {
    id: "dean",
    provider,
    principal: "data_owner",
    userName: "dean",
    attributes: "{}",
    createdAt: at,
    changedAt: at,
  };
  const state = async () => {
    await deps.afterChange();
    return deps.register().entitlements.get(caseName)?.state;
  };
  const stored = await deps.store.putUser({ ...user, active: true }, "none");
  assert.ok(typeof stored === "object");
  assert.equal(await state(), "PRODUCTION");
  await deps.store.putUser({ ...user, active: false }, stored.version);
  assert.equal(await state(), "DEGRADED");
  await one.run();
  assert.equal((await states()).at(-1), "DEGRADED");
  await deps.store.deleteUser(provider, "dean", at);
  assert.equal(await state(), "DEGRADED");
});
