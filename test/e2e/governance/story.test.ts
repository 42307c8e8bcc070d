import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import OpenAI from "openai";
import type { SignatureView } from "../../../src/admin/governance/signing/list-signatures.ts";
import type { Transition } from "../../../src/admin/use-case-status.ts";
import { runCommand } from "../../support/run-command.ts";
import { runInProcess } from "../../support/run-in-process.ts";
import { type Campus, openCampus, useCaseName } from "./story/open-campus.ts";
import {
  askFor,
  attestEnd,
  attestWhatIsOpen,
  becomes,
  bringEvidence,
  fileArtefact,
  goTo,
  missingAt,
  mustSign,
  passGate,
  prepareGate,
  requireProblem,
  scanAgain,
  signArtefact,
  signGate,
  someone,
  statusNow,
} from "./story/take-steps.ts";

/**
 * A restricted use case from its intake to its end, told by fifteen people who log in, over the real API and the real command line.
 * INVARIANT two-people: at each gate those are refused who may not sign, until those have signed who must.
 */
let campus: Campus;
const begin = Date.parse("2026-11-02T09:00:00Z");
const manifests = join(import.meta.dirname, "../../../examples/governance/student-advising");
let key = "";

before(async () => {
  campus = await openCampus(begin);
  const env = { SALLYPORT_ADMIN_URL: campus.adminUrl, SALLYPORT_ADMIN_TOKEN: campus.bootstrapToken };
  for (const file of ["roles", "guardrail", "policy"]) {
    const applied = await runInProcess(["apply", "-f", join(manifests, `${file}.yaml`)], { env });
    assert.equal(applied.code, 0, applied.stderr);
  }
});
after(() => campus?.close());

/** What of a record this story reads. */
interface Logged {
  readonly type: string;
  readonly actor?: string;
  readonly action?: string;
  readonly digest?: string;
  readonly useCase?: string;
  readonly exceptions?: readonly string[];
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What comes after a chapter that went wrong is not told. */
let told = true;
function chapter(title: string, tell: () => Promise<void>): void {
  test(title, async (t) => {
    if (!told) return t.skip("an earlier chapter failed");
    told = false;
    await tell();
    told = true;
  });
}

const by = (name: string) => someone(campus, name);

/** Indexes in the log of calls that were served. */
const servedAt: number[] = [];

/** @param dataClass that the application says the call has */
async function call(dataClass = "restricted", more: { readonly tools?: OpenAI.Chat.ChatCompletionTool[] } = {}) {
  const content = "Which courses fit the next term?";
  const headers = { "x-sallyport-data-class": dataClass };
  const client = new OpenAI({ baseURL: `${campus.dataUrl}/v1`, apiKey: key, maxRetries: 0 });
  const answer = await client.chat.completions
    .create({ model: "echo", messages: [{ role: "user", content }], ...more }, { headers })
    .withResponse();
  servedAt.push(Number(answer.response.headers.get("x-sallyport-audit")));
  return answer;
}

chapter("Lena declares it, and applying approves nothing: the auditor sees a draft, and a call is denied", async () => {
  const applied = await by("lena").run(["apply", "-f", join(manifests, "use-case.yaml")]);
  assert.equal(applied.stderr, "");
  const { state, track, profile } = await statusNow(campus);
  assert.deepEqual([state, track, profile["scope"], profile["overlays"]], ["DRAFT", "gated", 3, ["ferpa", "pii"]]);
  const made = await by("lena").run(["keys", "create", "--use-case", useCaseName]);
  key = made.json.key;
  await assert.rejects(call(), { status: 403, code: "use_case_not_approved" });
});

chapter(
  "Intake: refused to the wrong role, to the auditor, to who asked and to one person in two roles; then it passes",
  async () => {
    const gate = "G1_INTAKE";
    const submitted = await by("lena").run(`use-case submit ${useCaseName}`);
    assert.equal(submitted.json.state, "INTAKE_REVIEW");
    requireProblem(await by("lou").sign({ about: gate, role: "INFOSEC" }), "403 forbidden", /do not hold the role INFOSEC/);
    requireProblem(await by("amal").sign({ about: gate, role: "AUDITOR" }), "403 forbidden", /[Aa]uditors/);

    // Carla hands out INFOSEC too freely: to Lena, who asked, and to Lou, who already signs for legal.
    await by("carla").confirm();
    const spec = { role: "INFOSEC", members: ["lena@campus.example", "lou@campus.example"] };
    const bound = await by("carla").ask("PUT", "/api/v1/role-bindings/too-free", { spec });
    assert.equal(bound.status, 201, JSON.stringify(bound.body));
    requireProblem(await by("lena").sign({ about: gate, role: "INFOSEC" }), "403 forbidden", /asked for this gate/);

    assert.deepEqual([...(await prepareGate(campus, gate))].sort(), ["DATA_OWNER", "INFOSEC", "LEGAL"]);
    for (const role of ["LEGAL", "INFOSEC"]) mustSign(await by("lou").sign({ about: gate, role }), role);
    mustSign(await by("rita").sign({ about: gate, role: "DATA_OWNER" }), gate);
    const [missing, ...more] = await missingAt(campus, gate);
    assert.deepEqual([missing?.what, more.length], ["approval", 0], JSON.stringify(missing));
    assert.equal((await statusNow(campus)).state, "INTAKE_REVIEW");
    mustSign(await by("ines").sign({ about: gate, role: "INFOSEC" }), gate);
    await becomes(campus, "DESIGN_REVIEW");
  },
);

chapter(
  "Design: refused to the author and without the FERPA basis, which the registrar and legal sign; then it is a sandbox",
  async () => {
    const gate = "G2_DESIGN";
    const asked = await by("leo").run(["use-case", "request", useCaseName, gate]);
    assert.equal(asked.stderr, "");
    requireProblem(await by("lena").sign({ about: gate, role: "INFOSEC" }), "403 forbidden", /made a part of it/);
    assert.ok((await missingAt(campus, gate)).some(({ artefact, why }) => artefact === "FERPA_BASIS" && /There is no/.test(why)));
    await fileArtefact(campus, "FERPA_BASIS", ["--valid-until", "2026-11-03T12:00:00Z"]);
    mustSign(await by("greta").sign({ about: "ARTEFACT/FERPA_BASIS", role: "REGISTRAR" }), "FERPA_BASIS");
    assert.ok((await missingAt(campus, gate)).some(({ why }) => /waits for the signature of LEGAL/.test(why)));
    mustSign(await by("lou").sign({ about: "ARTEFACT/FERPA_BASIS", role: "LEGAL" }), "FERPA_BASIS");
    const roles = await prepareGate(campus, gate);
    assert.deepEqual([...roles].sort(), ["INFOSEC", "PLATFORM", "REGISTRAR"]);
    await signGate(campus, gate, roles);
    await becomes(campus, "SANDBOX");
    // Declared for production, so that no sandbox opens it before its time.
    await assert.rejects(call(), { status: 403, code: "policy_denied", message: /sandbox-serves-sandbox-only/ });
  },
);

chapter("Build: refused while a control fails, whoever signs; with the way out closed it passes", async () => {
  const gate = "G3_SECURITY";
  await askFor(campus, gate);
  await prepareGate(campus, gate);
  await bringEvidence(campus, ["NET-002"], "fail");
  mustSign(await by("leo").sign({ about: gate, role: "PROJECT_LEAD" }), gate);
  const [missing, ...more] = await missingAt(campus, gate);
  assert.deepEqual([missing?.control, missing?.verdict, more.length], ["NET-002", "fail", 0]);
  await bringEvidence(campus, ["NET-002"]);
  await becomes(campus, "SECURITY_GATE");
});

chapter("Security pass: refused to who passed the design; cutover is reached with another, privacy and the CISO", async () => {
  const gate = "G4_SECURITY_PASS";
  await askFor(campus, gate);
  requireProblem(await by("ines").sign({ about: gate, role: "INFOSEC" }), "403 forbidden", /signed G2_DESIGN as INFOSEC/);
  const roles = await prepareGate(campus, gate);
  assert.deepEqual([...roles].sort(), ["CISO", "INFOSEC", "PRIVACY"]);
  await signGate(campus, gate, roles);
  await becomes(campus, "CUTOVER");
});

chapter(
  "Go-live: a change of one word voids what was signed and sends it back; built and passed anew, it is in production",
  async () => {
    const gate = "G5_GO_LIVE";
    await askFor(campus, gate);
    const roles = await prepareGate(campus, gate);
    assert.deepEqual([...roles].sort(), ["CISO", "DATA_OWNER", "INFOSEC", "PLATFORM"]);
    await signGate(
      campus,
      gate,
      roles.filter((role) => role !== "CISO"),
    );
    const before = await statusNow(campus);
    const { body } = await by("lena").ask("GET", `/api/v1/use-cases/${useCaseName}`);
    const spec = { ...body.spec, title: "Advising notes for the next two terms" };
    const changed = await by("lena").ask("PUT", `/api/v1/use-cases/${useCaseName}`, { spec });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    const back = await becomes(campus, "SANDBOX");
    assert.notEqual(back.digest, before.digest);
    assert.deepEqual(
      back.gates.map(({ signed }) => signed.length),
      [0],
    );
    requireProblem(
      await by("leo").sign({ about: "G3_SECURITY", role: "PROJECT_LEAD" }),
      "409 conflict",
      /changed since|sent back/,
    );

    await passGate(campus, "G3_SECURITY", "SECURITY_GATE");
    await passGate(campus, "G4_SECURITY_PASS", "CUTOVER");
    const live = await passGate(campus, gate, "PRODUCTION");
    assert.ok(live.goLive.every(({ verdict }) => verdict === "pass" || verdict === "not-applicable-proved"));
  },
);

chapter("It serves restricted data, and nobody's word alone stretches that", async () => {
  const { data, response } = await call();
  assert.match(data.choices[0]?.message.content ?? "", /Which courses fit the next term/);
  assert.equal(response.headers.get("x-sallyport-data-class"), "restricted");
  assert.equal(response.headers.get("x-sallyport-label"), null);
  // It was approved without tools.
  const tools = [{ type: "function" as const, function: { name: "change_grade" } }];
  await assert.rejects(call("restricted", { tools }), { status: 403, code: "tool_not_approved", message: /No tool is approved/ });
  await scanAgain(campus);
  await attestWhatIsOpen(campus);

  // Ivan weakens the guardrail: a candidate, until it goes through the gates or somebody else signs it.
  const path = "/api/v1/guardrails/advising";
  const { body: guardrail } = await by("ivan").ask("GET", path);
  const { topicPolicy: _, ...weaker } = guardrail.spec;
  assert.equal((await by("ivan").ask("PUT", path, { spec: weaker })).status, 200);
  assert.equal((await call()).response.headers.get("x-sallyport-guardrail"), "advising@1");
  const own = await by("ivan").sign({ subject: "Guardrail/advising", about: "CHANGE", role: "INFOSEC" });
  requireProblem(own, "403 forbidden", /made a change does not approve it/);
  assert.equal((await by("ivan").ask("PUT", path, { spec: guardrail.spec })).status, 200);
});

chapter("The cord is pulled by one, and released by two", async () => {
  const pull = ["andon", "pull", "--scope", `use-case/${useCaseName}`, "--reason", "odd answers"];
  assert.equal((await by("sami").run(pull)).stderr, "");
  await assert.rejects(call(), { status: 403, code: "andon_stopped" });
  const release = ["andon", "release", "--scope", `use-case/${useCaseName}`, "--reason", "mended"];
  assert.match((await by("ines").run(release)).stderr, /takes two people/);
  const about = { subject: `Andon/use-case/${useCaseName}`, about: "RELEASE" };
  mustSign(await by("paul").sign({ ...about, role: "PLATFORM" }), "RELEASE");
  assert.equal((await by("ines").run(release)).stderr, "");
  await call();
});

chapter(
  "Its FERPA basis ends by the clock: served in the millisecond before, refused in the one after, by whoever asks",
  async () => {
    const ends = Date.parse("2026-11-03T12:00:00Z");
    await goTo(campus, ends - 60_000);
    await scanAgain(campus);
    campus.clock.stopAt(ends - 1);
    assert.equal((await call()).response.status, 200);
    campus.clock.stopAt(ends);
    await assert.rejects(call(), (error: InstanceType<typeof OpenAI.APIError>) => {
      assert.deepEqual([error.status, error.code], [403, "use_case_suspended"]);
      assert.match(error.message, /LEG-009.*the registrar's office, \+1 555 0199/);
      return true;
    });
    campus.clock.goOn();
    await becomes(campus, "SUSPENDED");
  },
);

chapter("Renewed by two: the basis signed by both who must, go-live signed again, and resumed by its owner", async () => {
  await by("rita").confirm();
  requireProblem(await resume("rita"), "409 conflict", /goes through the gates/);
  await fileArtefact(campus, "FERPA_BASIS");
  await signArtefact(campus, "FERPA_BASIS");
  await assert.rejects(call(), { status: 403, code: "use_case_suspended" });
  await goLiveAgain();
});

chapter(
  "A registrar who takes her word back stops it at once; with her word again it takes the same people to resume",
  async () => {
    const basis = { about: "ARTEFACT/FERPA_BASIS", role: "REGISTRAR" };
    mustSign(await by("greta").sign({ ...basis, decision: "reject", reason: "The app keeps more than it should." }), "no");
    await assert.rejects(call(), { status: 403, code: "use_case_suspended" });
    await becomes(campus, "SUSPENDED");
    mustSign(await by("greta").sign({ ...basis, reason: "It keeps less now." }), "yes");
    await assert.rejects(call(), { status: 403, code: "use_case_suspended" });
    await goLiveAgain();
  },
);

async function goLiveAgain(): Promise<void> {
  await askFor(campus, "G5_GO_LIVE");
  await signGate(campus, "G5_GO_LIVE", await prepareGate(campus, "G5_GO_LIVE"));
  assert.equal((await resume("lena")).status, 403);
  await by("rita").confirm();
  const back = await resume("rita");
  assert.equal(back.status, 201, JSON.stringify(back.body));
  assert.equal((await call()).response.status, 200);
}

const resume = (name: string) =>
  by(name).ask("POST", `/api/v1/use-cases/${useCaseName}/transitions`, { to: "PRODUCTION", reason: "The basis is renewed." });

chapter(
  "A control fails; an exception that three officers sign holds its effect off, is named in each answer, and ends at its sunset",
  async () => {
    const applied = await by("lena").run(["apply", "-f", join(manifests, "exception.yaml")]);
    assert.equal(applied.stderr, "");
    const asked = await by("lena").run(["exception", "request", "advising-key-rotation"]);
    assert.equal(asked.stderr, "");
    const about = { subject: "Exception/advising-key-rotation", about: "EXCEPTION" };
    for (const [name, role] of [
      ["carla", "CISO"],
      ["cem", "CIO"],
      ["ruth", "RESEARCH_COMPLIANCE_OFFICER"],
    ] as const) {
      const state = (await statusNow(campus)).exceptions[0]?.state;
      assert.ok(state === "REQUESTED" || state === "UNDER_REVIEW", String(state));
      mustSign(await by(name).sign({ ...about, role }), name);
    }
    const sunset = Date.parse("2026-11-07T00:00:00Z");
    await goTo(campus, Date.parse("2026-11-04T08:00:00Z"));
    await scanAgain(campus);
    await bringEvidence(campus, ["DAT-006"], "fail");
    await goTo(campus, sunset - 60_000, ["DAT-006"]);
    await scanAgain(campus, ["DAT-006"]);
    campus.clock.stopAt(sunset - 1);
    const { response } = await call();
    assert.equal(response.headers.get("x-sallyport-exceptions"), "advising-key-rotation");
    const relaxed = await statusNow(campus);
    assert.equal(relaxed.state, "PRODUCTION", String(relaxed.phases[0]?.causes));
    campus.clock.stopAt(sunset);
    await assert.rejects(call(), { status: 403, code: "data_class_exceeded" });
    const lower = await call("internal");
    assert.equal(lower.response.headers.get("x-sallyport-data-class"), "confidential");
    assert.equal(lower.response.headers.get("x-sallyport-exceptions"), null);
    campus.clock.goOn();
    const degraded = await becomes(campus, "DEGRADED");
    assert.match(degraded.phases[0]?.causes.join() ?? "", /DAT-006/);
  },
);

chapter("Decommissioned: by its owner alone, emptied, attested by two; its key is no credential any more", async () => {
  const retire = (name: string) => by(name).run(["use-case", "retire", useCaseName, "--reason", "The term is over."]);
  assert.match((await retire("leo")).stderr, /is for DATA_OWNER/);
  const retired = await retire("rita");
  assert.equal(retired.stderr, "");
  await assert.rejects(call(), { status: 403, code: "use_case_not_approved" });
  const emptied = await by("rita").run(["use-case", "empty", useCaseName, "--reason", "The term is over."]);
  assert.equal(emptied.stderr, "");
  await assert.rejects(call(), { status: 401, code: "credential_invalid" });
  await attestEnd(campus);
  await passGate(campus, "G7_RETIRE", "RETIRED");
});

chapter("The log proves every step: it is sound, and each step, signature and call stands in it with its digest", async () => {
  const files = ["--data-dir", campus.dataDir];
  const verified = await runCommand(["audit", "verify", ...files, "-o", "json"]);
  assert.equal(verified.code, 0, verified.stderr);
  // What was logged last is in the export with the next checkpoint.
  let records: readonly Logged[] = [];
  for (let n = 0; n < 20 && !records.some(({ detail }) => detail?.["to"] === "RETIRED"); n++) {
    const { stdout } = await runCommand(["audit", "export", "--format", "jsonl", ...files]);
    records = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { readonly record: Logged }).record);
  }
  const changes = records.filter(({ type }) => type === "change");

  const { body: life } = await by("amal").ask("GET", `/api/v1/use-cases/${useCaseName}/transitions`);
  const steps = life.items as readonly Transition[];
  assert.deepEqual(
    steps.map(({ to }) => to),
    (
      "INTAKE_REVIEW DESIGN_REVIEW SANDBOX SECURITY_GATE CUTOVER SECURITY_GATE SANDBOX SECURITY_GATE CUTOVER PRODUCTION " +
      "SUSPENDED PRODUCTION SUSPENDED PRODUCTION DEGRADED DECOMMISSIONING RETIRED"
    ).split(" "),
  );
  for (const { from, to, by: who, digest } of steps) {
    const found = changes.find(
      (one) => one.action === "transition" && one.digest === digest && one.detail?.["from"] === from && one.detail["to"] === to,
    );
    assert.equal(found?.actor, who, `${from} to ${to}`);
  }

  const { body: signed } = await by("amal").ask("GET", `/api/v1/signatures?subject=UseCase%2F${useCaseName}`);
  const signatures = signed.items as readonly SignatureView[];
  assert.ok(new Set(signatures.map(({ signer }) => signer)).size >= 12);
  for (const { about, role, signer, digest } of signatures) {
    const record = changes.find((one) => one.action === "sign" && one.actor === signer && one.detail?.["signed"] === digest);
    assert.ok(record?.digest, `${about} as ${role} by ${signer}`);
  }

  const admissions = records.flatMap(({ type, useCase }, at) => (type === "admission" && useCase === useCaseName ? [at] : []));
  assert.deepEqual(admissions, servedAt, "what was served, and nothing else");
  const excepted = admissions.filter((at) => records[at]?.exceptions?.includes("advising-key-rotation"));
  assert.deepEqual(excepted, [servedAt.at(-2)]);

  const last = records.findLastIndex(({ type, action }) => type === "change" && action === "transition");
  const proof = await runCommand(["audit", "prove", String(last), ...files]);
  assert.match(proof.stdout, /^c2sp\.org\/tlog-proof@v1\n/);
});
