import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Advancer, createAdvancer } from "../../../src/admin/governance/create-advancer.ts";
import { days } from "../../../src/core/units.ts";
import { caseName, casePath, type CaseRoom, openCase, missingAt, prepareGate, requireProblem, signGate } from "./open-case.ts";

let room: CaseRoom;
let advancer: Advancer;
const failures: unknown[] = [];
before(async () => {
  room = await openCase();
  advancer = createAdvancer(room.world.admin.deps, (error) => failures.push(error));
});
after(async () => {
  await advancer?.stop();
  await room?.close();
  assert.deepEqual(failures, []);
});

const stateNow = async (): Promise<string> => {
  await advancer.run();
  const reader = await room.person("CISO");
  return (await reader.ask("GET", `${casePath}/judgement`)).json.state as string;
};

test("A gate that has passed moves the use case by itself, in the log first, with what was frozen", async () => {
  assert.equal(await stateNow(), "DRAFT");
  const roles = await prepareGate(room, "G1_INTAKE");
  assert.equal(await stateNow(), "INTAKE_REVIEW");
  await signGate(room, "G1_INTAKE", roles.slice(1));
  assert.equal(await stateNow(), "INTAKE_REVIEW");
  await signGate(room, "G1_INTAKE", roles.slice(0, 1));
  const { changes } = room.world.admin;
  const from = changes.length;
  assert.equal(await stateNow(), "DESIGN_REVIEW");
  const [change, ...more] = changes.slice(from);
  assert.deepEqual(more, []);
  assert.deepEqual(
    [change?.action, change?.actor, change?.reason, change?.detail?.["from"], change?.detail?.["to"], change?.detail?.["gate"]],
    ["transition", "control-plane", "G1_INTAKE has passed.", "INTAKE_REVIEW", "DESIGN_REVIEW", "G1_INTAKE"],
  );
  assert.equal(await stateNow(), "DESIGN_REVIEW", "and only once");
  assert.equal(changes.length, from + 1);
});

test("Nobody moves it past a gate: no transition is offered that lets something through", async () => {
  const lead = await room.person("project_lead");
  for (const to of ["SANDBOX", "PRODUCTION", "CUTOVER"]) {
    const answer = await lead.ask("POST", `${casePath}/transitions`, { to, reason: "please" });
    assert.ok([403, 409].includes(answer.status), answer.text);
  }
  const infosec = await room.person("INFOSEC");
  requireProblem(
    await infosec.ask("POST", `${casePath}/transitions`, { to: "PRODUCTION", reason: "please" }),
    "409 conflict",
    /goes through the gates/,
  );
  requireProblem(
    await infosec.ask("POST", `${casePath}/transitions`, { to: "WITHDRAWN", reason: "please" }),
    "403 forbidden",
    /PROJECT_LEAD or DATA_OWNER/,
  );
});

test("From intake to production, gate by gate; what is frozen stands with each step", async () => {
  for (const [gate, state] of [
    ["G2_DESIGN", "SANDBOX"],
    ["G3_SECURITY", "SECURITY_GATE"],
    ["G4_SECURITY_PASS", "CUTOVER"],
    ["G5_GO_LIVE", "PRODUCTION"],
  ] as const) {
    room.tick();
    const roles = await prepareGate(room, gate);
    if (gate === "G4_SECURITY_PASS") {
      const same = await room.person("INFOSEC");
      requireProblem(await same.sign({ about: gate, role: "INFOSEC" }), "403 forbidden", /signed G2_DESIGN as INFOSEC/);
    }
    await signGate(room, gate, roles);
    assert.equal(await stateNow(), state, JSON.stringify(gate === "G5_GO_LIVE" ? "" : await missingAt(room, gate).catch(String)));
  }
  const steps = await room.world.admin.deps.store.listTransitions(caseName);
  assert.deepEqual(
    steps.map(({ to }) => to),
    ["INTAKE_REVIEW", "DESIGN_REVIEW", "SANDBOX", "SECURITY_GATE", "CUTOVER", "PRODUCTION"],
  );
  const live = steps.at(-1);
  assert.ok(live?.frozen !== undefined && live.notAfter !== undefined);
  assert.match(live.frozen, /"digestSet":\{.*"guardrail":"sha256:/);
});

test("What ends by the clock moves it when its instant has come, and not before", async () => {
  assert.equal(await stateNow(), "PRODUCTION");
  room.tick(days(20));
  const state = await stateNow();
  assert.ok(["DEGRADED", "SUSPENDED"].includes(state), state);
  const [step] = (await room.world.admin.deps.store.listTransitions(caseName)).slice(-1);
  assert.equal(step?.by, "control-plane");
  assert.match(step.reason, /[A-Z]{3}-\d{3}/);
});
