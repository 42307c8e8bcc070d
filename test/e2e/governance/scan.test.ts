import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, mock, test } from "node:test";
import { days } from "../../../src/core/units.ts";
import { digestOf } from "../../../src/crypto/digest-of.ts";
import { type Ran, runInProcess } from "../../support/run-in-process.ts";
import { caseName, casePath, type CaseRoom, goLive, openCase } from "./open-case.ts";

/** A scan becomes evidence, evidence a verdict, and what an exception lets pass does not fail a build. */
let room: CaseRoom;
let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "sallyport-scan-"));
  room = await openCase();
  // One clock for the desk where it is scanned and for the control plane.
  mock.timers.enable({ apis: ["Date"], now: room.world.admin.now });
  await goLive(room);
  for (const [name, access] of Object.entries({ good: "Disabled", bad: "Enabled", open: "!Ref Open" }))
    await writeFile(
      join(dir, `${name}.yaml`),
      `
Parameters: { Open: { Type: String } }
Resources:
  Notebook:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      DirectInternetAccess: ${access}
      RootAccess: Disabled
      SubnetId: subnet-0123456789abcdef0
      SecurityGroupIds: [sg-0123456789abcdef0]
      KmsKeyId: arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "2" }
`,
    );
});
after(async () => {
  mock.timers.reset();
  await room?.close();
  await rm(dir, { recursive: true });
});

const rule = "sagemaker-notebook-no-direct-internet";
const scan = (line: string): Promise<Ran> => {
  room.tick();
  mock.timers.setTime(room.world.admin.now);
  return runInProcess(
    ["scan", ...line.split(" ")].map((word) => word.replace("DIR", dir)),
    {
      env: { SALLYPORT_ADMIN_URL: room.world.url, SALLYPORT_ADMIN_TOKEN: room.world.token("INFOSEC"), NO_COLOR: "1" },
    },
  );
};
const verdictOf = async (control: string): Promise<{ verdict: string; why: string; evidence: readonly { digest: string }[] }> => {
  const { json } = await (await room.person("CISO")).ask("GET", `${casePath}/controls`);
  return json.items.find((one: { control: string }) => one.control === control);
};
const post = (name: string, more = ""): Promise<Ran> =>
  scan(`DIR/${name}.yaml --control NET-007 --use-case ${caseName} --post${more}`);

test("What a scan sees fail becomes the verdict of its control, resting on the very report", async () => {
  const failed = await post("bad", " --whole --format sarif --output DIR/scan.sarif");
  assert.equal(failed.code, 1, failed.stderr);
  const digest = digestOf(await readFile(join(dir, "scan.sarif"), "utf8"));
  assert.ok(failed.stderr.endsWith(`resting on ${digest}.\n`), failed.stderr);
  const { verdict, why, evidence } = await verdictOf("NET-007");
  assert.equal(verdict, "fail");
  assert.match(
    why,
    /^scanner: \d+ of \d+ checks fail\. .*sagemaker-notebook-no-direct-internet \(bad\/Notebook\): .* is Enabled\./,
  );
  assert.deepEqual(
    evidence.map((one) => one.digest),
    [digest],
  );
});

test("What a template leaves open, or need not be all there is, is posted as unknown and never as a pass", async () => {
  for (const line of ["open", "good"]) {
    const posted = await post(line);
    assert.equal(posted.code, 0, posted.stderr);
    assert.equal((await verdictOf("NET-007")).verdict, "unknown", line);
  }
});

test("A rule that fails where the control plane holds its control for passed is a disagreement", async () => {
  const person = await room.person("INFOSEC");
  room.tick();
  const item = {
    control: "NET-007",
    outcome: "pass",
    observedAt: new Date(room.world.admin.now).toISOString(),
    digest: digestOf("x"),
    source: "import",
    summary: "Seen.",
  };
  const said = await person.ask("POST", `${casePath}/evidence`, { items: [item] });
  assert.equal(said.status, 201, said.text);
  const { json } = await scan(`DIR/bad.yaml --rule ${rule} --use-case ${caseName}`);
  const found = json.findings.filter((one: { rule: string }) => one.rule === "layers-agree");
  assert.match(
    found[0]?.why ?? "",
    /^The control plane holds NET-007 for passed, and sagemaker-notebook-no-direct-internet fails in /,
  );
});

test("An exception in force lets a failure pass: the build goes on, the evidence still says fail, and the verdict is excepted", async () => {
  const at = (offset: number): string => new Date(room.world.admin.now + offset).toISOString();
  const spec = {
    title: "A notebook of the library",
    controls: ["NET-007"],
    useCases: [caseName],
    reason: "It cannot be moved yet.",
    businessNeed: "Teaching goes on.",
    riskStatement: "A notebook could be reached.",
    compensatingControls: ["NET-005"],
    dataClassCap: "restricted",
    environments: ["production"],
    startsAt: at(0),
    expiresAt: at(days(10)),
    remediationPlan: { owner: "dana", dueAt: at(days(9)).slice(0, 10), steps: "Move it." },
    requester: "lee",
  };
  await room.apply([{ kind: "Exception", name: "library-notebook", spec }]);
  room.tick();
  const owner = await room.person("data_owner");
  const asked = await owner.ask("POST", "/api/v1/exceptions/library-notebook/requests", {});
  assert.equal(asked.status, 201, asked.text);
  const before = await scan(`DIR/bad.yaml --rule ${rule} --use-case ${caseName}`);
  assert.deepEqual([before.code, before.json.summary.excepted], [1, 0], "it is asked for, not in force");
  const state = await (await room.person("CISO")).ask("GET", "/api/v1/exception-states/library-notebook");
  for (const role of state.json.waitsFor) {
    room.tick();
    const signed = await (await room.person(role)).sign({ subject: "Exception/library-notebook", about: "EXCEPTION", role });
    assert.equal(signed.status, 201, signed.text);
  }
  const passed = await post("bad", " --whole");
  const finding = passed.json.findings.find(
    (one: { rule: string; status: string }) => one.rule === rule && one.status === "FAIL",
  );
  assert.equal(finding.exception, "library-notebook");
  const elsewhere = passed.json.findings.filter(
    (one: { status: string; exception?: string }) => one.status === "FAIL" && one.exception === undefined,
  );
  assert.deepEqual([passed.code, elsewhere], [0, []]);
  assert.equal((await verdictOf("NET-007")).verdict, "excepted");
  const programme = await scan(`DIR/bad.yaml --rule ${rule}`);
  assert.equal(programme.code, 1, "it is of this use case alone");
});

test("Whoever may not say what was seen is told so, and a wrong line is wrong usage", async () => {
  assert.equal((await scan(`DIR/bad.yaml --rule ${rule} --post`)).code, 2);
  const refused = await runInProcess(["scan", join(dir, "good.yaml"), "--use-case", caseName, "--post"], {
    env: { SALLYPORT_ADMIN_URL: room.world.url, SALLYPORT_ADMIN_TOKEN: room.world.token("nobody"), NO_COLOR: "1" },
  });
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /^sallyport: /);
});

test("A template that declares nothing tells the control plane nothing, whole or not", async () => {
  await writeFile(join(dir, "empty.yaml"), "AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n");
  const before = await verdictOf("NET-007");
  for (const more of ["", " --whole"]) {
    const { code, stderr } = await post("empty", more);
    assert.equal(code, 1);
    assert.match(stderr, /declares nothing/);
  }
  assert.deepEqual(await verdictOf("NET-007"), before);
});
