import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answered } from "../every-route/control-world.ts";
import {
  caseName,
  casePath,
  type CaseRoom,
  goLive,
  holderOf,
  missingAt,
  openCase,
  prepareGate,
  requireProblem,
  signGate,
} from "./open-case.ts";

let room: CaseRoom;
before(async () => {
  room = await openCase();
});
after(() => room?.close());

async function move(role: string, to: string): Promise<Answered> {
  room.tick();
  const person = await room.person(holderOf(role));
  const answer = await person.ask("POST", `${casePath}/transitions`, { to, reason: "a test" });
  await room.advancer.run();
  return answer;
}
const served = () => room.world.admin.deps.register().entitlements.get(caseName);

test("What is refused ends there, and begins again as a draft of which nothing was signed", async () => {
  await prepareGate(room, "G1_INTAKE");
  requireProblem(await move("PLATFORM", "REJECTED"), "403 forbidden", /SuspendUseCase|INFOSEC or LEGAL/);
  requireProblem(await move("PRIVACY", "REJECTED"), "403 forbidden", /is for INFOSEC or LEGAL/);
  const rejected = await move("LEGAL", "REJECTED");
  assert.equal(rejected.status, 201, rejected.text);
  requireProblem(await move("PROJECT_LEAD", "INTAKE_REVIEW"), "409 conflict", /People can: redraft \(to DRAFT\)/);
  assert.equal((await move("PROJECT_LEAD", "DRAFT")).status, 201);
  const asked = await (await room.person("project_lead")).ask("POST", `${casePath}/requests`, {});
  assert.equal(asked.json.state, "INTAKE_REVIEW");
  assert.equal((await move("DATA_OWNER", "WITHDRAWN")).status, 201);
  assert.equal((await move("DATA_OWNER", "DRAFT")).status, 201);
});

test("Whoever may stop stops it at once; it comes back through its gates alone, and only with what was approved", async () => {
  await goLive(room);
  assert.equal(served()?.state, "PRODUCTION");
  const stopped = await move("PRIVACY", "SUSPENDED");
  assert.equal(stopped.status, 201, stopped.text);
  assert.match(served()?.refused?.detail ?? "", /suspended.*a test/);
  requireProblem(await move("INFOSEC", "PRODUCTION"), "409 conflict", /goes through the gates/);
  requireProblem(await move("PROJECT_LEAD", "SECURITY_GATE"), "409 conflict", /goes through the gates/);

  for (const gate of ["G3_SECURITY", "G5_GO_LIVE"]) {
    room.tick();
    const roles = await prepareGate(room, gate);
    assert.ok(roles.length > 0, "what was signed before the suspension counts no more");
    await signGate(room, gate, roles);
  }
  requireProblem(await move("PROJECT_LEAD", "PRODUCTION"), "403 forbidden", /ApproveUseCase/);
  const owner = await room.person("data_owner");
  assert.equal((await owner.ask("POST", "/api/v1/session/confirmation/options", {})).status, 200);
  const back = await move("DATA_OWNER", "PRODUCTION");
  assert.equal(back.status, 201, back.text);
  assert.equal(served()?.state, "PRODUCTION");
  assert.equal(served()?.refused, undefined);
});

test("Its owner alone retires it; from then on nothing is served, and signatures alone do not end it before it is emptied", async () => {
  requireProblem(await move("INFOSEC", "DECOMMISSIONING"), "403 forbidden", /is for DATA_OWNER/);
  assert.equal((await move("DATA_OWNER", "DECOMMISSIONING")).status, 201);
  assert.ok(served()?.refused !== undefined);
  room.tick();
  await signGate(room, "G7_RETIRE", await prepareGate(room, "G7_RETIRE"));
  await room.advancer.run();
  const steps = await room.world.admin.deps.store.listTransitions(caseName);
  assert.equal(steps.at(-1)?.to, "DECOMMISSIONING");
  const missing = await missingAt(room, "G7_RETIRE");
  assert.deepEqual(
    missing.map(({ control }) => control),
    ["DEC-002"],
  );
});
