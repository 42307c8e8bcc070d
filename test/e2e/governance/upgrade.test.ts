import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { approvedBeforeGates } from "../../../src/admin/approved-before-gates.ts";
import { days } from "../../../src/core/units.ts";
import { caseName, casePath, type CaseRoom, openCase } from "./open-case.ts";

/** What a release without gates approved by one person's word. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
});
after(async () => {
  await room?.close();
});

test("What one person approved before there were gates serves nothing, is named at the start, and is carried through its gates", async () => {
  const { admin } = room.world;
  const { store, register } = admin.deps;
  const digest = (await store.getResource("UseCase", caseName))?.digest ?? "";
  for (const [useCase, notAfter] of [
    [caseName, admin.now + days(100)],
    ["tests", admin.now + days(100)],
  ] as const)
    await store.appendTransition({
      useCase,
      from: "DRAFT",
      to: "PRODUCTION",
      digest,
      by: "somebody",
      at: admin.now,
      notAfter,
      reason: "As in 0.4.",
    });
  await admin.deps.afterChange();
  const named = async (now = admin.now) => approvedBeforeGates(register(), await store.currentTransitions(), now);
  assert.deepEqual(await named(), [caseName], "what one person may approve is none of them");
  assert.deepEqual(await named(admin.now + days(100)), [], "nor is what has ended by itself");
  assert.equal(register().entitlements.get(caseName)?.refused?.code, "use_case_not_approved");

  room.tick();
  const lead = await room.person("project_lead");
  const { json } = await lead.ask("GET", `${casePath}/judgement`);
  assert.equal(json.state, "DRAFT");
  const asked = await lead.ask("POST", `${casePath}/requests`, {});
  assert.equal(asked.status, 201, asked.text);
  assert.equal(asked.json.state, "INTAKE_REVIEW");
  assert.deepEqual(await named(), []);
});
