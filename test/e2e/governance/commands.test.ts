import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { after, before, test } from "node:test";
import { commands } from "../../../src/cli/commands.ts";
import { governanceCommands } from "../../../src/cli/governance/governance-commands.ts";
import { runCli } from "../../../src/cli/run-cli.ts";
import { type Ran, runInProcess } from "../../support/run-in-process.ts";
import { sampleDigest } from "../../support/sample-statements.ts";
import { type CaseRoom, openCase } from "./open-case.ts";

let room: CaseRoom;
let dir: string;
before(async () => {
  room = await openCase();
  dir = await mkdtemp(join(tmpdir(), "sallyport-governance-"));
});
after(async () => {
  await room?.close();
  await rm(dir, { recursive: true });
});

const as = (person: string, line: string | readonly string[], tty = false): Promise<Ran> =>
  runInProcess(typeof line === "string" ? line.split(" ") : line, {
    tty,
    env: { SALLYPORT_ADMIN_URL: room.world.url, SALLYPORT_ADMIN_TOKEN: room.world.token(person), NO_COLOR: "1" },
  });

test("Every command of governance has help with an example that is its own", async () => {
  for (const { name, examples } of governanceCommands) {
    assert.ok(commands.some((one) => one.name === name));
    assert.ok(examples.length > 0);
    for (const example of examples) assert.ok(example.startsWith(`sallyport ${name}`), example);
    const help = await runInProcess([...name.split(" "), "--help"]);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /^usage: sallyport /);
  }
});

test("A draft is submitted; its status says what it is, what is missing by name, and what people can do", async () => {
  const submitted = await as("project_lead", "use-case submit advising --note winter", true);
  assert.equal(submitted.stderr, "");
  assert.match(submitted.stdout, /^Asked for G1_INTAKE of UseCase\/advising on sha256:[0-9a-f]{64}\. It is INTAKE_REVIEW\.\n$/);
  const { stdout } = await as("INFOSEC", "use-case status advising", true);
  assert.match(stdout, /^advising is INTAKE_REVIEW\./);
  assert.match(stdout, /G1_INTAKE: asked for by project_lead at 2026-/);
  assert.match(stdout, /MISSING +WHAT +VERDICT +WHY/);
  assert.match(stdout, /artefact +INTAKE +There is no Use-case intake/);
  assert.match(stdout, /control +GOV-001 +unknown/);
  assert.match(stdout, /approval +LEGAL +It needs 1 × LEGAL/);
  assert.match(stdout, /People can: reject \(to REJECTED: INFOSEC, LEGAL\); withdraw/);
  assert.match(stdout, /Its review is due by 2026-/);
  const { json } = await as("INFOSEC", "use-case status advising");
  assert.equal(json.gates[0].gate, "G1_INTAKE");
  assert.equal(json.reviewDue.late, false);
  const { admin } = room.world;
  const begun = admin.now;
  admin.now = Date.parse(json.reviewDue.by);
  assert.match((await as("INFOSEC", "use-case status advising", true)).stdout, /Its review is late: it was due by 2026-/);
  admin.now = begun;
  const again = await as("project_lead", "use-case request advising G4_SECURITY_PASS");
  assert.deepEqual(
    [again.code, again.stderr],
    [1, "sallyport: advising is INTAKE_REVIEW: from there it goes through G1_INTAKE, not G4_SECURITY_PASS.\n"],
  );
});

test("With a passkey the page to sign on is printed; with a log-in it is signed at once, and can be taken back", async () => {
  room.tick();
  const sign = ["sign", "advising", "G1_INTAKE", "--role", "infosec", "--reason", "Owned and classified."];
  const page = await as("INFOSEC", sign, true);
  assert.match(page.stdout, /You approve, as INFOSEC:\nThe use case advising passes G1_INTAKE/);
  assert.match(
    page.stdout,
    /http:\/\/localhost:8081\/account\/sign\?subject=UseCase%2Fadvising&about=G1_INTAKE&role=INFOSEC&decision=approve/,
  );
  assert.match((await as("INFOSEC", "signatures advising", true)).stdout, /Nobody has signed/);

  await room.apply([{ kind: "Standard", name: "default", spec: { approvals: { signature: "log-in" } } }]);
  room.tick();
  const signed = await as("INFOSEC", sign, true);
  assert.match(signed.stdout, /Signed: G1_INTAKE of UseCase\/advising, as INFOSEC\./);
  assert.match((await as("INFOSEC", "signatures advising", true)).stdout, /G1_INTAKE +INFOSEC +INFOSEC +approve +log-in/);
  room.tick();
  const rejected = await as(
    "LEGAL",
    ["sign", "advising", "G1_INTAKE", "--role", "LEGAL", "--reject", "--reason", "Not yet."],
    true,
  );
  assert.match(rejected.stdout, /Rejected: G1_INTAKE/);
  room.tick();
  const back = await as(
    "LEGAL",
    ["sign", "advising", "G1_INTAKE", "--role", "LEGAL", "--withdraw", "--reason", "Clear now."],
    true,
  );
  assert.equal(back.stdout, "Taken back: G1_INTAKE of UseCase/advising, as LEGAL.\n");
  const refused = await as("LEGAL", ["sign", "advising", "G1_INTAKE", "--role", "CISO", "--reason", "x"]);
  assert.deepEqual(
    [refused.code, refused.stderr],
    [1, "sallyport: You do not hold the role CISO for UseCase/advising. Sign in one that you hold.\n"],
  );
});

test("A document stays where it is: its digest is taken here and filed with its fields", async () => {
  const file = join(dir, "basis.pdf");
  await writeFile(file, "the basis");
  const fields = ["basis=school-official", "function=Advising", "directControl=true", "redisclosureBarred=true"];
  const filed = await as("REGISTRAR", [
    "artefact",
    "file",
    "advising",
    "FERPA_BASIS",
    "-f",
    file,
    ...fields.flatMap((one) => ["--field", one]),
  ]);
  assert.equal(filed.stderr, "");
  assert.deepEqual(
    [filed.json.title, filed.json.document, filed.json.fields.directControl],
    ["basis.pdf", sampleDigest("the basis"), true],
  );
  assert.match((await as("REGISTRAR", "artefact list advising", true)).stdout, /FERPA_BASIS +basis\.pdf +REGISTRAR/);
  assert.match((await as("REGISTRAR", "artefact show advising FERPA_BASIS", true)).stdout, /basis: school-official/);
  const wrong = await as("REGISTRAR", ["artefact", "file", "advising", "FERPA_BASIS", "--field", "basis"]);
  assert.equal(wrong.code, 2);
});

test("Evidence is brought with the digest of its report, and shows in the controls with its age", async () => {
  const report = join(dir, "scan.json");
  await writeFile(report, "{}");
  const at = new Date(room.world.admin.now).toISOString();
  const line = [
    "evidence",
    "add",
    "advising",
    "NET-005",
    "--outcome",
    "pass",
    "--source",
    "scanner",
    "--summary",
    "No public route.",
    "-f",
    report,
  ];
  const added = await as("SECOPS", [...line, "--observed-at", at], true);
  assert.equal(added.stdout, `NET-005 of UseCase/advising: pass, seen at ${at}.\n`);
  assert.match((await as("SECOPS", "evidence list advising", true)).stdout, /NET-005 +pass/);
  const table = await as("SECOPS", "use-case controls advising --gate G3_SECURITY --verdict pass", true);
  assert.match(table.stdout, /NET-005 +pass +\w+ +G3_SECURITY/);
  assert.doesNotMatch(table.stdout, /GOV-001/);
  assert.equal((await as("SECOPS", line.slice(0, 10))).code, 2);
  const two = await as("SECOPS", [...line, "--digest", sampleDigest("another")]);
  assert.equal(two.code, 2);
  assert.match(two.stderr, /--report and --digest say the same; give one/);
});

test("An exception is asked for and revoked", async () => {
  await room.apply([
    {
      kind: "Exception",
      name: "no-cmk",
      spec: {
        title: "No key of our own yet",
        controls: ["DAT-005"],
        useCases: ["advising"],
        reason: "The vendor has none.",
        businessNeed: "Winter term.",
        riskStatement: "Keys of the provider.",
        compensatingControls: ["NET-005"],
        dataClassCap: "restricted",
        environments: ["production"],
        startsAt: "2026-11-01T00:00:00Z",
        expiresAt: "2026-11-20T00:00:00Z",
        remediationPlan: { owner: "dana", dueAt: "2026-11-19", steps: "Order it." },
        requester: "project_lead",
      },
    },
  ]);
  assert.match((await as("project_lead", "exception request no-cmk", true)).stdout, /^Asked for EXCEPTION of Exception\/no-cmk/);
  room.tick();
  for (const role of ["CISO", "CIO", "RESEARCH_COMPLIANCE_OFFICER"]) {
    const signed = await as(role, ["sign", "Exception/no-cmk", "EXCEPTION", "--role", role, "--reason", "For a month."]);
    assert.equal(signed.stderr, "");
  }
  const stateOf = async (): Promise<string> => (await as("CISO", "use-case status advising")).json.exceptions[0].state;
  assert.match(await stateOf(), /^(ACTIVE|EXPIRING)$/);
  room.tick();
  assert.match((await as("CISO", ["exception", "revoke", "no-cmk", "--reason", "incident 42"], true)).stdout, /is revoked/);
  assert.equal(await stateOf(), "REVOKED");
  assert.equal(
    (await as("LEGAL", ["exception", "revoke", "absent", "--reason", "x"])).stderr,
    "sallyport: There is no Exception named absent.\n",
  );
});

test("The questionnaire is asked on a terminal or read from a file, and tells scope, demands, cap and controls", async () => {
  const file = join(dir, "answers.yaml");
  await writeFile(file, "q_surface: [own_app]\nq_contract: yes_all\nq_weights: [rag]\nq_data: [internal]\nq_agent: none\n");
  const { json, stderr } = await as("USER@tests", ["scope", "-f", file]);
  assert.equal(stderr, "");
  assert.equal(json.components[0].scope, 3);
  assert.ok(json.controls.length > 20 && json.disciplines.length === 5);
  const table = await as("USER@tests", ["scope", "-f", file], true);
  assert.match(table.stdout, /^Scope \d/);
  assert.match(table.stdout, /CONTROL +SEVERITY +GATE +TITLE/);
  await writeFile(file, "just a text");
  assert.match((await as("USER@tests", ["scope", "-f", file])).stderr, /holds no answers/);
  assert.equal((await as("USER@tests", ["scope"])).code, 2, "nothing to ask on");

  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  const stderrOf = Object.assign(new PassThrough(), { isTTY: true });
  const printed = [stdout, stderrOf].map((stream) => stream.toArray());
  const code = await runCli(["scope"], {
    stdout,
    stderr: stderrOf,
    stdin: Object.assign(Readable.from(["3\n", "nine\n1\n", "\n"]), { isTTY: true }),
    env: { SALLYPORT_ADMIN_URL: room.world.url, SALLYPORT_ADMIN_TOKEN: room.world.token("USER@tests"), NO_COLOR: "1" },
  });
  stdout.end();
  stderrOf.end();
  const [shown = "", asked = ""] = await Promise.all(printed.map(async (chunks) => Buffer.concat(await chunks).toString()));
  assert.equal(code, 0, asked);
  assert.match(asked, /How will people or systems reach the AI\?.*1 {2}A public AI website.*A number from the list/s);
  assert.match(
    shown,
    /For the manifest:\nscoping:\n {2}- name: main\n {4}answers:\n {6}q_surface:\n {8}- own_app\n {6}q_contract: yes_all/,
  );
});
