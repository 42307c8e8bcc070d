import assert from "node:assert/strict";
import { test } from "node:test";
import { openScene, standard, whatApplies } from "../../../test/support/judge-case.ts";
import { days } from "../../core/units.ts";
import { type AskedArtefact, judgeArtefact } from "./judge-artefact.ts";
import { asOf } from "./true-verdict.ts";

const at = 1_700_000_000_000;
const askedOf = (scene: ReturnType<typeof openScene>, id: string): AskedArtefact => {
  const found = whatApplies(scene.current.profile).artefacts.find(({ asked }) => asked.id === id);
  assert.ok(found);
  return found.asked;
};
const judge = (scene: ReturnType<typeof openScene>, id: string, digest = scene.current.digest) =>
  judgeArtefact(askedOf(scene, id), scene.world().file, digest, standard.settings);

test("An artefact that is not there is unknown, and one that is unsigned waits for those who are missing", () => {
  const scene = openScene();
  assert.deepEqual(
    [judge(scene, "FERPA_BASIS").verdict, judge(scene, "FERPA_BASIS").why],
    ["unknown", "There is no Education-record disclosure basis (FERPA_BASIS)."],
  );
  scene.file("FERPA_BASIS", at, { unsigned: true });
  assert.equal(judge(scene, "FERPA_BASIS").why, "FERPA_BASIS waits for the signature of REGISTRAR and LEGAL.");
  const digest = scene.world().file.artefacts.get("FERPA_BASIS")?.digest ?? "";
  scene.sign("ARTEFACT/FERPA_BASIS", "REGISTRAR", "reg", at + 1, { digest });
  scene.sign("ARTEFACT/FERPA_BASIS", "LEGAL", "reg", at + 1, { digest });
  assert.equal(judge(scene, "FERPA_BASIS").verdict, "unknown", "one person fills one seat");
  scene.sign("ARTEFACT/FERPA_BASIS", "LEGAL", "lex", at + 2, { digest });
  const truth = judge(scene, "FERPA_BASIS");
  assert.deepEqual([truth.verdict, truth.since, truth.until], ["pass", at + 2, at + 2 + days(365)]);
});

test("It holds its days from its last signature, to the millisecond", () => {
  const scene = openScene();
  scene.file("FERPA_BASIS", at);
  const truth = judge(scene, "FERPA_BASIS");
  assert.equal(asOf(truth, at + days(365) - 1).verdict, "pass");
  const ended = asOf(truth, at + days(365));
  assert.equal(ended.verdict, "stale");
  assert.match(ended.why, /^It ended at 2024-11-13T/);
});

test("It ends earlier where the document says so, and one that must say so and does not is unknown", () => {
  const scene = openScene();
  scene.file("FERPA_BASIS", at, { validUntil: at + 5 });
  assert.equal(judge(scene, "FERPA_BASIS").until, at + 5);
  scene.file("VENDOR_DPA", at, { validUntil: at + days(500) });
  assert.equal(judge(scene, "VENDOR_DPA").until, at + days(500));
  const digest = scene.say("artefact/VENDOR_DPA", { kind: "VENDOR_DPA", title: "A", fields: { noTraining: true } }, at);
  for (const role of ["LEGAL", "PROCUREMENT"] as const) scene.sign("ARTEFACT/VENDOR_DPA", role, role, at, { digest });
  assert.equal(judge(scene, "VENDOR_DPA").why, "VENDOR_DPA does not say until when it holds.");
});

test("The same words filed again are signed again: nobody renews what others signed", () => {
  const scene = openScene();
  scene.file("FERPA_BASIS", at);
  scene.file("FERPA_BASIS", at + days(364), { unsigned: true });
  assert.equal(judge(scene, "FERPA_BASIS").why, "FERPA_BASIS waits for the signature of REGISTRAR and LEGAL.");
});

test("What was filed for one digest set hides nothing that was filed for all of them later", () => {
  const scene = openScene();
  scene.file("FERPA_BASIS", at, { digestSet: scene.current.digest });
  assert.equal(judge(scene, "FERPA_BASIS").verdict, "pass");
  scene.file("FERPA_BASIS", at + 1, { unsigned: true });
  assert.equal(judge(scene, "FERPA_BASIS").verdict, "unknown");
  scene.file("FERPA_BASIS", at + 2, { digestSet: scene.current.digest });
  assert.equal(judge(scene, "FERPA_BASIS").verdict, "pass");
});

test("What is filed anew is signed anew", () => {
  const scene = openScene();
  scene.file("FERPA_BASIS", at);
  scene.file("FERPA_BASIS", at + 1, { unsigned: true, title: "Another" });
  assert.equal(judge(scene, "FERPA_BASIS").verdict, "unknown");
});

test("A rejection fails it with its reason", () => {
  const scene = openScene();
  scene.file("FERPA_BASIS", at);
  const digest = scene.world().file.artefacts.get("FERPA_BASIS")?.digest ?? "";
  scene.sign("ARTEFACT/FERPA_BASIS", "LEGAL", "lex", at + 3, { digest, decision: "reject" });
  const { verdict, since, why } = judge(scene, "FERPA_BASIS");
  assert.deepEqual([verdict, since, why], ["fail", at + 3, "FERPA_BASIS was rejected by lex as LEGAL: I looked at it."]);
  scene.sign("ARTEFACT/FERPA_BASIS", "LEGAL", "lex", at + 4, { digest, decision: "reject", withdrawn: true });
  assert.equal(judge(scene, "FERPA_BASIS").verdict, "pass");
});

test("It must say what the standard holds a value against", () => {
  const scene = openScene();
  scene.file("FERPA_BASIS", at, { fields: {} });
  assert.deepEqual(
    [judge(scene, "FERPA_BASIS").verdict, judge(scene, "FERPA_BASIS").why],
    ["unknown", "FERPA_BASIS does not say redisclosureBarred."],
  );
  scene.file("FERPA_BASIS", at, { fields: { redisclosureBarred: false } });
  assert.deepEqual(
    [judge(scene, "FERPA_BASIS").verdict, judge(scene, "FERPA_BASIS").why],
    ["fail", "FERPA_BASIS says redisclosureBarred: false. It must be true."],
  );
  const fields = { stopSeconds: 60, rollbackSeconds: 300 };
  scene.file("KILL_DRILL", at, { fields });
  assert.equal(judge(scene, "KILL_DRILL").verdict, "pass");
  scene.file("KILL_DRILL", at, { fields: { ...fields, stopSeconds: 61 } });
  assert.equal(judge(scene, "KILL_DRILL").why, "KILL_DRILL says stopSeconds: 61. It must be at most 60.");
  scene.file("KILL_DRILL", at, { fields: { ...fields, stopSeconds: "fast" } });
  assert.equal(judge(scene, "KILL_DRILL").verdict, "fail");
});

test("What is bound to a digest set holds for that one alone, beside those of others", () => {
  const scene = openScene();
  const [mine, other] = [scene.current.digest, `sha256:${"0".repeat(64)}`];
  scene.file("IAC_SCAN", at);
  assert.equal(judge(scene, "IAC_SCAN", mine).verdict, "pass");
  assert.equal(judge(scene, "IAC_SCAN", other).verdict, "unknown");
  scene.file("IAC_SCAN", at + 1, { digestSet: other, fields: { openBlocking: 3 } });
  assert.equal(judge(scene, "IAC_SCAN", mine).verdict, "pass");
  assert.equal(judge(scene, "IAC_SCAN", other).verdict, "fail");
  scene.say("artefact/IAC_SCAN", { kind: "IAC_SCAN", title: "Scan", fields: { openBlocking: 0 } }, at);
  assert.equal(judge(scene, "IAC_SCAN", `sha256:${"1".repeat(64)}`).why, "IAC_SCAN is about another digest set than this one.");
});

test("Who accepts a residual risk is said by the risk that remains", () => {
  const seats = (residualRisk: "low" | "medium" | "high" | "unknown") => {
    const { current } = openScene();
    const asked = whatApplies({ ...current.profile, residualRisk }).artefacts.find((one) => one.asked.id === "RISK");
    return asked?.asked.seats.map(({ role }) => role);
  };
  assert.deepEqual(seats("low"), ["INFOSEC", "DATA_OWNER"]);
  assert.deepEqual(seats("medium"), ["INFOSEC", "CISO"]);
  assert.deepEqual(seats("unknown"), ["INFOSEC", "CISO", "CIO"]);
});
