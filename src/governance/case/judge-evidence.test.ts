import assert from "node:assert/strict";
import { test } from "node:test";
import { openScene, whatApplies } from "../../../test/support/judge-case.ts";
import { judgeEvidence } from "./judge-evidence.ts";
import { asOf } from "./true-verdict.ts";

const at = 1_700_000_000_000;
const control = { id: "NET-001", verification: { maxAgeMs: 1000 } };
const judge = (scene: ReturnType<typeof openScene>, digest = scene.current.digest) => {
  const { file, programme } = scene.world();
  return judgeEvidence(control, file, programme(whatApplies(scene.current.profile)), digest);
};

test("What nothing shows is unknown, since always", () => {
  const { verdict, since, why } = judge(openScene());
  assert.deepEqual([verdict, since, why], ["unknown", 0, "Nothing shows whether NET-001 holds."]);
});

test("What was seen holds until it is too old, to the millisecond", () => {
  const scene = openScene();
  scene.show("NET-001", at);
  const truth = judge(scene);
  assert.deepEqual([truth.verdict, truth.since, truth.until, truth.why], ["pass", at, at + 1000, "probe: Seen."]);
  assert.equal(asOf(truth, at + 999).verdict, "pass");
  assert.equal(asOf(truth, at + 1000).verdict, "stale");
});

test("A failure stays one until something else is seen", () => {
  const scene = openScene();
  scene.show("NET-001", at, "fail");
  assert.deepEqual([judge(scene).verdict, judge(scene).until], ["fail", Infinity]);
  scene.show("NET-001", at + 1, "not-applicable-proved");
  assert.deepEqual([judge(scene).verdict, judge(scene).until], ["not-applicable-proved", at + 1001]);
  scene.show("NET-001", at + 2, "unknown");
  assert.deepEqual([judge(scene).verdict, judge(scene).until], ["unknown", Infinity]);
});

test("What was seen of another digest set is stale, and what was seen of this one stays when another is looked at", () => {
  const scene = openScene();
  const [mine, other] = [scene.current.digest, `sha256:${"0".repeat(64)}`];
  scene.show("NET-001", at, "fail", { digestSet: other });
  assert.deepEqual([judge(scene).verdict, judge(scene).why], ["stale", "NET-001 was seen of another digest set (probe)."]);
  scene.say(
    `evidence/NET-001/${mine}`,
    { control: "NET-001", outcome: "pass", observedAt: at, digest: mine, source: "probe", summary: "Seen.", digestSet: mine },
    at,
  );
  assert.equal(judge(scene).verdict, "pass");
  assert.equal(judge(scene, other).verdict, "fail");
});

test("What was seen of one digest set hides nothing that was seen of all of them later", () => {
  const scene = openScene();
  const digestSet = scene.current.digest;
  const body = {
    control: "NET-001",
    outcome: "pass",
    observedAt: at,
    digest: digestSet,
    source: "probe",
    summary: "Seen.",
    digestSet,
  };
  scene.say(`evidence/NET-001/${digestSet}`, body, at);
  scene.show("NET-001", at + 1, "fail");
  assert.equal(judge(scene).verdict, "fail");
});

test("The use case's own evidence comes before the programme's", () => {
  const scene = openScene();
  const body = {
    control: "NET-001",
    outcome: "pass",
    observedAt: at,
    digest: scene.current.digest,
    source: "scan",
    summary: "All is well.",
  };
  scene.say("evidence/NET-001", body, at, "scan", "Programme/standard");
  assert.equal(judge(scene).why, "scan: All is well.");
  scene.show("NET-001", at, "fail");
  assert.equal(judge(scene).verdict, "fail");
});

test("Evidence from the future is not believed, however late it is looked at", () => {
  const scene = openScene();
  scene.show("NET-001", at, "pass", { observedAt: at + 60_000 });
  assert.equal(judge(scene).verdict, "pass");
  scene.show("NET-001", at, "pass", { observedAt: at + 60_001 });
  assert.deepEqual([judge(scene).verdict, asOf(judge(scene), at + 90_000).verdict], ["unknown", "unknown"]);
});

test("A statement's own end ends it", () => {
  const scene = openScene();
  const body = {
    control: "NET-001",
    outcome: "pass",
    observedAt: at,
    digest: scene.current.digest,
    source: "scan",
    summary: "Seen.",
  };
  scene.say("evidence/NET-001", body, at, "scan", undefined, at + 10);
  assert.equal(judge(scene).until, at + 10);
});
