import assert from "node:assert/strict";
import { test } from "node:test";
import { openScene, type Scene, standard, whatApplies } from "../../../test/support/judge-case.ts";
import type { GateId } from "../standard/standard.ts";
import { judgeControl } from "./judge-control.ts";
import { type TrueVerdict, worstNow } from "./true-verdict.ts";

const at = 1_700_000_000_000;
const judge = (scene: Scene, id: string, stage: GateId = "G5_GO_LIVE", derived?: TrueVerdict) => {
  const applicable = whatApplies(scene.current.profile);
  const asked = applicable.controls.find(({ control }) => control.id === id);
  assert.ok(asked);
  const { file, programme } = scene.world();
  const world = {
    settings: standard.settings,
    file,
    programme: programme(applicable),
    stage,
    derive: () => derived,
    digest: scene.current.digest,
    bound: new Set<string>(),
    artefacts: new Map(),
  };
  return worstNow(judgeControl(asked, world), at + 1).verdict;
};
const derived: TrueVerdict = { verdict: "pass", since: 0, until: Infinity, evidence: [], why: "Seen in the register." };

test("What the register shows comes before evidence, and its artefacts must hold beside it", () => {
  const scene = openScene();
  assert.equal(judge(scene, "GRD-001"), "unknown");
  assert.equal(judge(scene, "GRD-001", "G5_GO_LIVE", derived), "pass");
  scene.show("GRD-006", at);
  assert.equal(judge(scene, "GRD-006"), "unknown", "GUARDRAIL_TEST is not there");
  scene.file("GUARDRAIL_TEST", at);
  assert.equal(judge(scene, "GRD-006"), "pass");
  assert.equal(judge(scene, "GRD-006", "G5_GO_LIVE", { ...derived, verdict: "fail" }), "fail");
});

test("What was seen to fail counts beside what the register shows, until something else is seen", () => {
  const scene = openScene();
  scene.show("GRD-001", at - 2);
  assert.equal(judge(scene, "GRD-001", "G5_GO_LIVE", derived), "pass");
  scene.show("GRD-001", at - 1, "fail");
  assert.equal(judge(scene, "GRD-001", "G5_GO_LIVE", derived), "fail");
  scene.show("GRD-001", at, "unknown");
  assert.equal(judge(scene, "GRD-001", "G5_GO_LIVE", derived), "pass");
});

test("Before the gate by which an artefact must be there, nothing rests on it", () => {
  const scene = openScene();
  scene.show("NET-001", at);
  assert.equal(judge(scene, "NET-001", "G3_SECURITY"), "pass");
  assert.equal(judge(scene, "NET-001", "G4_SECURITY_PASS"), "pass");
  assert.equal(judge(scene, "NET-001", "G5_GO_LIVE"), "unknown", "LIVE_SCAN is due by then");
});

test("What people attest rests on its artefact, or on one that is named after it", () => {
  const scene = openScene();
  scene.file("EULA", at);
  assert.equal(judge(scene, "LEG-001"), "pass");
  assert.equal(judge(scene, "IAM-011"), "unknown");
  scene.file("IAM-011", at);
  assert.equal(judge(scene, "IAM-011"), "pass");
});
