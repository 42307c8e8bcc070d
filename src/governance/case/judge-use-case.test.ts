import assert from "node:assert/strict";
import { test } from "node:test";
import {
  advising,
  goLive,
  openScene,
  type Scene,
  settle,
  showAll,
  signAll,
  versionOf,
} from "../../../test/support/judge-case.ts";
import { sampleDigest } from "../../../test/support/sample-statements.ts";
import { days } from "../../core/units.ts";
import type { GateId } from "../standard/standard.ts";
import { judgePhases } from "./judge-use-case.ts";
import type { GateMissing } from "./judgement.ts";

const at = Date.UTC(2026, 8, 1);
const hour = 3_600_000;
const submitted = (): Scene => {
  const scene = openScene();
  scene.take({ to: "INTAKE_REVIEW", reason: "Submitted." }, at);
  showAll(scene, at);
  return scene;
};
const upTo = (...gates: readonly GateId[]): Scene => {
  const scene = submitted();
  for (const [n, gate] of gates.entries()) {
    signAll(scene, gate, at + 1 + n * 10);
    settle(scene, at + 2 + n * 10);
  }
  return scene;
};
const live = (): Scene => {
  const scene = openScene();
  goLive(scene, at);
  return scene;
};
const missing = (scene: Scene, now = at + 200): readonly GateMissing[] => scene.judge(now).gates.flatMap((gate) => gate.missing);
const manual = (scene: Scene, now = at + 200) => scene.judge(now).steps.map(({ action, to }) => `${action} ${to}`);

test("A draft waits for people, and every gate says what it waits for", () => {
  const scene = openScene();
  assert.deepEqual(manual(scene), ["submit INTAKE_REVIEW", "withdraw WITHDRAWN"]);
  assert.deepEqual(
    scene.judge(at).phases.map(({ refused }) => refused?.code),
    ["use_case_not_approved"],
  );
  scene.take({ to: "INTAKE_REVIEW", reason: "Submitted." }, at);
  const [gate] = scene.judge(at + 1).gates;
  assert.equal(gate?.gate, "G1_INTAKE");
  assert.deepEqual(gate?.missing.slice(0, 2), [
    { what: "request", why: "Nobody asked for G1_INTAKE yet." },
    { what: "artefact", artefact: "INTAKE", why: "There is no Use-case intake, data classification, scope answers (INTAKE)." },
  ]);
  assert.deepEqual(manual(scene), ["reject REJECTED", "withdraw WITHDRAWN"]);
});

test("It goes from gate to gate by itself as each passes, and serves as the standard says", () => {
  const scene = submitted();
  const states = (["G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"] as const).map((gate, n) => {
    assert.equal(scene.judge(at + n * 10).due, undefined);
    signAll(scene, gate, at + 1 + n * 10);
    return settle(scene, at + 2 + n * 10);
  });
  assert.deepEqual(states, [["DESIGN_REVIEW"], ["SANDBOX"], ["SECURITY_GATE"], ["CUTOVER"], ["PRODUCTION"]]);
  assert.equal(scene.life.approved?.notAfter, at + 42 + days(365));
  assert.equal(scene.life.approved?.frozen.digest, scene.current.digest);
  const { phases, goLive: items, gates } = scene.judge(at + 50);
  assert.deepEqual([phases[0].state, phases[0].dataClass], ["PRODUCTION", "restricted"]);
  assert.deepEqual(
    gates.map(({ gate, passed }) => [gate, passed]),
    [
      ["G3_SECURITY", false],
      ["G4_SECURITY_PASS", false],
      ["G5_GO_LIVE", false],
    ],
    "to be asked for again when the approval is renewed",
  );
  assert.deepEqual(judgePhases(scene.world(), at + 50), phases);
  assert.ok(items.every(({ verdict }) => verdict === "pass" || verdict === "not-applicable-proved"));
});

test("Scopes 1 and 2 have nothing to build, and skip the sandbox", () => {
  const scene = openScene(versionOf("a", { ...advising, scope: 2, componentScopes: [2], answers: { q_surface: ["saas"] } }));
  scene.take({ to: "INTAKE_REVIEW", reason: "Submitted." }, at);
  showAll(scene, at);
  signAll(scene, "G1_INTAKE", at + 1);
  signAll(scene, "G2_DESIGN", at + 1);
  assert.deepEqual(settle(scene, at + 2), ["DESIGN_REVIEW", "SECURITY_GATE"]);
});

test("A changed digest voids what was signed: from the security gate back to the sandbox, from cutover through both", () => {
  const gate = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY");
  signAll(gate, "G4_SECURITY_PASS", at + 100);
  gate.current = versionOf("b");
  assert.deepEqual(settle(gate, at + 101), ["SANDBOX"]);
  assert.match(
    missing(gate)
      .map(({ why }) => why)
      .join(" "),
    /What is to pass G3_SECURITY has changed since it was asked for/,
  );
  const cutover = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS");
  signAll(cutover, "G5_GO_LIVE", at + 100);
  cutover.current = versionOf("b");
  showAll(cutover, at + 101);
  signAll(cutover, "G5_GO_LIVE", at + 102);
  assert.deepEqual(settle(cutover, at + 103), ["SECURITY_GATE", "SANDBOX"]);
});

test("Signatures on what nobody asked for pass nothing", () => {
  const scene = submitted();
  signAll(scene, "G1_INTAKE", at + 1);
  scene.current = versionOf("b");
  for (const role of ["DATA_OWNER", "INFOSEC", "LEGAL"] as const) scene.sign("G1_INTAKE", role, role, at + 2);
  assert.deepEqual(
    missing(scene).map(({ what }) => what),
    ["request"],
  );
  assert.deepEqual(scene.judge(at + 3).gates[0]?.signed, []);
});

test("However often it goes back and forth, the sandbox ends 180 days after it began", () => {
  const scene = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY");
  const { sandboxUntil } = scene.life;
  assert.equal(sandboxUntil, at + 12 + days(180));
  const back = scene.judge(at + 40).steps.find(({ action }) => action === "return");
  assert.ok(back);
  scene.take({ ...back, reason: "Findings." }, at + 40);
  assert.equal(scene.life.sandboxUntil, sandboxUntil);
  const due = scene.judge(at + 12 + days(180)).due;
  assert.equal(due?.to, "SUSPENDED");
});

test("What was sent back is signed again, even where nothing has changed", () => {
  const scene = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY");
  const back = scene.judge(at + 40).steps.find(({ action }) => action === "return");
  assert.deepEqual(back?.roles, ["INFOSEC"]);
  scene.take({ ...back, to: "SANDBOX", reason: "Findings." }, at + 40);
  assert.equal(scene.judge(at + 41).due, undefined);
  signAll(scene, "G3_SECURITY", at + 42);
  assert.equal(scene.judge(at + 43).due?.to, "SECURITY_GATE");
});

test("Approvals lapse after thirty days, to the millisecond, and end with the role", () => {
  const scene = submitted();
  signAll(scene, "G1_INTAKE", at + 5);
  for (const id of ["GOV-001", "GOV-002", "GOV-005", "RSK-012", "LEG-010"]) scene.show(id, at + days(30));
  const approvals = (now: number) => missing(scene, now).filter(({ what }) => what === "approval").length;
  assert.deepEqual([approvals(at + 4 + days(30)), approvals(at + 5 + days(30))], [0, 3]);
  scene.holdsUntil = ({ signer }) => (signer === "infosec-0" ? at + 50 : Infinity);
  assert.deepEqual([approvals(at + 49), approvals(at + 50)], [0, 1]);
});

test("two-people: neither author nor requester nor member signs where they are barred, and one person signs once", () => {
  const scene = upTo("G1_INTAKE");
  const seats = (who: string, role: "INFOSEC" | "PLATFORM" = "INFOSEC") => {
    scene.ask("G2_DESIGN", at + 20, "asker");
    scene.sign("G2_DESIGN", role, who, at + 21);
    return scene.judge(at + 22).gates[0]?.signed.filter((one) => one.principal === who).length;
  };
  scene.members.add("builder");
  assert.deepEqual(
    ["asker", "dev", "builder", "ben"].map((who) => seats(who)),
    [0, 0, 0, 1],
  );
  assert.equal(seats("ben", "PLATFORM"), 1, "of two roles one");
});

test("A rejection holds a gate until it is taken back", () => {
  const scene = submitted();
  signAll(scene, "G1_INTAKE", at + 1);
  scene.sign("G1_INTAKE", "LEGAL", "lex", at + 2, { decision: "reject" });
  assert.deepEqual(missing(scene), [{ what: "approval", role: "LEGAL", count: 1, why: "lex rejected it: I looked at it." }]);
  scene.sign("G1_INTAKE", "LEGAL", "lex", at + 3, { decision: "reject", withdrawn: true });
  assert.deepEqual(missing(scene), []);
});

test("The security reviewer of restricted data is another than the design reviewer", () => {
  const scene = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY");
  scene.ask("G4_SECURITY_PASS", at + 50);
  scene.sign("G4_SECURITY_PASS", "INFOSEC", "infosec-1", at + 51);
  assert.ok(missing(scene).some(({ why }) => why === "It needs 1 × INFOSEC."));
  scene.sign("G4_SECURITY_PASS", "INFOSEC", "infosec-9", at + 52);
  assert.ok(!missing(scene).some(({ why }) => why === "It needs 1 × INFOSEC."));
});

test("Going live asks for every control that blocks, of every gate, and for all nine items", () => {
  const scene = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS");
  signAll(scene, "G5_GO_LIVE", at + 100);
  assert.equal(scene.judge(at + 101).due?.to, "PRODUCTION");
  for (const id of ["GOV-010", "LEG-001", "NET-008", "DAT-012"]) {
    const was = scene.judge(at + 101).verdicts.get(id)?.verdict;
    if (id === "LEG-001") scene.file("EULA", at + 102, { unsigned: true, title: "New terms" });
    else scene.show(id, at + 102, "fail");
    assert.equal(was, "pass");
    assert.equal(scene.judge(at + 103).due, undefined, id);
    if (id === "LEG-001") scene.file("EULA", at + 103);
    else scene.show(id, at + 103);
    assert.equal(scene.judge(at + 104).due?.to, "PRODUCTION", id);
  }
});

test("What is declared for the sandbox never goes live", () => {
  const scene = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS");
  scene.current = { ...scene.current, profile: { ...advising, environment: "sandbox" } };
  signAll(scene, "G5_GO_LIVE", at + 100);
  assert.deepEqual(missing(scene)[0], {
    what: "manifest",
    why: "It is declared for the sandbox. Set spec.environment to production first.",
  });
});

test("What became more than the first gates were passed for passes them again first", () => {
  const small = { ...advising, overlays: ["pii"] as const };
  const scene = openScene(versionOf("a", small));
  scene.take({ to: "INTAKE_REVIEW", reason: "Submitted." }, at);
  showAll(scene, at);
  for (const gate of ["G1_INTAKE", "G2_DESIGN"] as const) {
    signAll(scene, gate, at + 1);
    settle(scene, at + 2);
  }
  scene.current = versionOf("b");
  showAll(scene, at + 10);
  signAll(scene, "G3_SECURITY", at + 11);
  const gates = () => scene.judge(at + 200).gates.map(({ gate }) => gate);
  assert.deepEqual(gates(), ["G1_INTAKE", "G2_DESIGN", "G3_SECURITY"]);
  assert.deepEqual(
    missing(scene)
      .filter(({ what }) => what === "gate")
      .map((one) => [one.what, "gate" in one ? one.gate : "", one.why]),
    (["G1_INTAKE", "G2_DESIGN"] as const).map((gate) => [
      "gate",
      gate,
      `It is more now than what passed ${gate}: ferpa data. Ask for ${gate} again.`,
    ]),
  );
  signAll(scene, "G1_INTAKE", at + 12);
  scene.ask("G2_DESIGN", at + 13);
  for (const role of ["INFOSEC", "PLATFORM", "PROCUREMENT"] as const) scene.sign("G2_DESIGN", role, `${role}-2`, at + 14);
  assert.deepEqual(gates(), ["G2_DESIGN", "G3_SECURITY"]);
  assert.deepEqual(missing(scene).at(-1), { what: "gate", gate: "G2_DESIGN", why: "G2_DESIGN: It needs 1 × REGISTRAR." });
  scene.sign("G2_DESIGN", "REGISTRAR", "reg", at + 15);
  assert.deepEqual(missing(scene), []);
});

test("Production keeps what was approved while a candidate passes three gates again", () => {
  const scene = live();
  const approved = scene.current;
  scene.current = versionOf("b");
  const before = scene.judge(at + 100);
  assert.deepEqual(
    before.gates.map(({ gate, passed }) => [gate, passed]),
    [
      ["G3_SECURITY", false],
      ["G4_SECURITY_PASS", false],
      ["G5_GO_LIVE", false],
    ],
  );
  assert.equal(before.phases[0].refused, undefined);
  for (const id of ["IAC_SCAN"]) scene.file(id, at + 100);
  signAll(scene, "G3_SECURITY", at + 101);
  signAll(scene, "G4_SECURITY_PASS", at + 102);
  assert.equal(scene.judge(at + 103).due, undefined);
  assert.equal(scene.life.approved?.frozen.digest, approved.digest);
  signAll(scene, "G5_GO_LIVE", at + 104);
  assert.deepEqual(settle(scene, at + 105), ["PRODUCTION"]);
  assert.equal(scene.life.approved?.frozen.digest, scene.current.digest);
});

test("A candidate of which nothing can be looked up is not served in its place", () => {
  const scene = live();
  scene.current = versionOf("b");
  scene.approved = undefined;
  assert.equal(scene.judge(at + 100).phases[0].refused?.code, "use_case_not_approved");
});

test("An approval is renewed by passing the gates again on the same set, by signatures that are newer", () => {
  const scene = live();
  assert.equal(scene.judge(at + 100).due, undefined);
  for (const gate of ["G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"] as const) signAll(scene, gate, at + 101);
  assert.deepEqual(settle(scene, at + 102), ["PRODUCTION"]);
  assert.equal(scene.life.approved?.notAfter, at + 102 + days(365));
});

test("It is degraded and comes back by itself, and is suspended when something critical does not hold", () => {
  const scene = live();
  scene.show("RSK-002", at + 100, "fail");
  // Of who answers for it there is no grace.
  scene.show("GOV-002", at + 100);
  const grace = 100 + 24 * hour;
  assert.equal(scene.judge(at + grace - 1).due, undefined);
  assert.equal(scene.judge(at + grace).due?.to, "DEGRADED");
  showAll(scene, at + grace, ["RSK-002"]);
  assert.deepEqual(settle(scene, at + grace), ["DEGRADED"]);
  scene.show("RSK-002", at + grace + 1);
  assert.deepEqual(settle(scene, at + grace + 2), ["PRODUCTION"]);
  assert.equal(scene.life.approved?.at, at + 11, "nothing was approved anew");
  scene.show("NET-001", at + grace + 3, "fail");
  assert.deepEqual(settle(scene, at + grace + 4), ["SUSPENDED"]);
  assert.match(
    scene.judge(at + grace + 5).phases[0].refused?.detail ?? "",
    /^The use case student-advising is suspended: NET-001 /,
  );
});

test("After a suspension it serves again when two people sign anew for the same set, and only through the gates for another", () => {
  const scene = live();
  const suspend = scene.judge(at + 100).steps.find(({ action }) => action === "suspend");
  assert.deepEqual(suspend?.roles, ["SECOPS", "CISO", "DATA_OWNER"]);
  scene.take({ to: "SUSPENDED", reason: "A violation." }, at + 100);
  assert.deepEqual(manual(scene), ["retire DECOMMISSIONING"], "what was signed before it counts no more");
  signAll(scene, "G5_GO_LIVE", at + 101);
  assert.deepEqual(manual(scene), ["resume PRODUCTION", "retire DECOMMISSIONING"]);
  assert.equal(scene.judge(at + 102).due, undefined, "people decide");
  scene.current = versionOf("b");
  scene.file("IAC_SCAN", at + 102);
  assert.deepEqual(manual(scene), ["retire DECOMMISSIONING"]);
  signAll(scene, "G3_SECURITY", at + 103);
  assert.deepEqual(manual(scene), ["resume SECURITY_GATE", "retire DECOMMISSIONING"]);
});

test("What is suspended for ninety days is decommissioned, and retired when two people attest that it is gone", () => {
  const scene = live();
  scene.take({ to: "SUSPENDED", reason: "A violation." }, at + 100);
  assert.equal(scene.judge(at + 99 + days(90)).due, undefined);
  assert.deepEqual(settle(scene, at + 100 + days(90)), ["DECOMMISSIONING"]);
  const end = at + days(91);
  scene.file("PURGE", end);
  scene.show("DEC-002", end);
  scene.ask("G7_RETIRE", end);
  scene.sign("G7_RETIRE", "DATA_OWNER", "ana", end);
  assert.deepEqual(missing(scene, end + 1), [{ what: "approval", role: "PLATFORM", count: 1, why: "It needs 1 × PLATFORM." }]);
  scene.sign("G7_RETIRE", "PLATFORM", "plat", end);
  assert.deepEqual(settle(scene, end + 1), ["RETIRED"]);
  assert.deepEqual(manual(scene, end + 2), ["redraft DRAFT"]);
});

test("An exception that is complete before anybody acted keeps it up", () => {
  const scene = live();
  scene.show("NET-001", at + 100, "fail");
  assert.equal(scene.judge(at + 101).due?.to, "SUSPENDED");
  except(scene, "NET-001", at + 102);
  assert.equal(scene.judge(at + 104).due, undefined);
  assert.deepEqual(scene.judge(at + 104).phases[0].exceptions, ["late"]);
});

/** An exception of five hours, asked for and signed by all who must. */
function except(scene: Scene, control: string, when: number): void {
  const digest = sampleDigest("late");
  scene.exceptions = [
    {
      name: "late",
      digest,
      authors: ["dev"],
      controls: [control],
      compensatingControls: ["IRP-001"],
      dataClassCap: "restricted",
      environments: ["production"],
      startsAt: at,
      expiresAt: at + 5 * hour,
      renewals: 0,
      breakGlass: false,
      planOwner: "gus",
      requester: "lee",
    },
  ];
  const subject = "Exception/late";
  scene.say("request/EXCEPTION", { gate: "EXCEPTION", digest, digestSet: {}, parts: [] }, when, "pia", subject);
  for (const [role, who] of [
    ["RESEARCH_COMPLIANCE_OFFICER", "rik"],
    ["CIO", "cio"],
    ["CISO", "cis"],
  ] as const)
    scene.sign("EXCEPTION", role, who, when + 1, { digest, subject });
}

test("An exception that is in force lets it through a gate, with the true verdict beside it, and stops it at its sunset", () => {
  const scene = upTo("G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS");
  signAll(scene, "G5_GO_LIVE", at + 100);
  scene.show("NET-002", at + 100, "fail");
  assert.equal(scene.judge(at + 101).due, undefined);
  except(scene, "NET-002", at + 102);
  assert.deepEqual(settle(scene, at + 104), ["PRODUCTION"]);
  const { verdicts, phases } = scene.judge(at + 105);
  const verdict = verdicts.get("NET-002");
  assert.deepEqual(
    [verdict?.verdict, verdict?.underlying, verdict?.exception, verdict?.until],
    ["excepted", "fail", "late", at + 5 * hour],
  );
  assert.deepEqual(
    phases.map(({ state, from, exceptions }) => [state, from, exceptions]),
    [
      ["PRODUCTION", at + 104, ["late"]],
      ["SUSPENDED", at + 5 * hour, []],
    ],
  );
});
