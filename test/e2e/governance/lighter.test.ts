import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { guardrail, useCase } from "../../support/manifests.ts";
import { casePath, type CaseRoom, caseSpec, goLive, openCase, requireProblem } from "./open-case.ts";

/** A use case that passed its gates and is declared lighter stays on the track that it is on. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  await goLive(room);
});
after(() => room?.close());

const served = () => room.world.admin.deps.register().entitlements.get("advising");
/** Light enough for one person's word, with a guardrail that nobody else has seen. */
const lighter = [
  guardrail("lax", { sensitiveInformationPolicy: {}, wordPolicy: {} }),
  useCase("advising", ["mock"], { ...caseSpec, dataClass: "internal", overlays: [], guardrail: "lax" }),
];

test("Applying it lighter is no approval: the set that its gates approved goes on being served", async () => {
  room.tick();
  const before = served();
  await room.apply(lighter);
  assert.deepEqual([served()?.digest, served()?.guardrail], [before?.digest, "advising@1"]);
  const { json } = await (await room.person("CISO")).ask("GET", `${casePath}/judgement`);
  assert.equal(json.state, "PRODUCTION");
});

test("Nobody moves it by their word alone, neither on nor back to a draft", async () => {
  for (const to of ["PRODUCTION", "SANDBOX", "DRAFT"]) {
    room.tick();
    const ciso = await room.person("CISO");
    const moved = await ciso.ask("POST", `${casePath}/transitions`, { to, reason: "It is light now." });
    assert.ok(moved.status === 409 || moved.status === 403, `${to}: ${moved.text}`);
  }
  assert.equal(served()?.guardrail, "advising@1");
});

test("Suspended, it is not let through by one approval either", async () => {
  room.tick();
  const infosec = await room.person("INFOSEC");
  const stopped = await infosec.ask("POST", `${casePath}/transitions`, { to: "SUSPENDED", reason: "Something is odd." });
  assert.equal(stopped.status, 201, stopped.text);
  await room.apply(lighter);
  room.tick();
  const ciso = await room.person("CISO");
  const back = await ciso.ask("POST", `${casePath}/transitions`, { to: "PRODUCTION", reason: "It is light now." });
  requireProblem(back, "409 conflict", /goes through the gates/);
  assert.equal(served()?.refused?.code, "use_case_suspended");
});

test("On its way out it is emptied first: neither applying it nor a draft begins it anew", async () => {
  room.tick();
  const owner = await room.person("data_owner");
  const retired = await owner.ask("POST", `${casePath}/transitions`, { to: "DECOMMISSIONING", reason: "It is over." });
  assert.equal(retired.status, 201, retired.text);
  room.tick();
  await room.apply(lighter);
  const drafted = await (await room.person("CISO")).ask("POST", `${casePath}/transitions`, { to: "DRAFT", reason: "Anew." });
  requireProblem(drafted, "409 conflict", /goes through the gates/);
  assert.equal(served()?.refused?.code, "use_case_not_approved");
});
