import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PassThrough } from "node:stream";
import { type Ran, runInProcess } from "../../test/support/run-in-process.ts";
import { showProgress } from "./scan-progress.ts";

let desk: string;
before(() => {
  desk = mkdtempSync(join(tmpdir(), "sallyport-scan-"));
  write(
    "keys.yaml",
    "Parameters: { Rotates: { Type: String } }\nResources:\n  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: !Ref Rotates } }\n",
  );
  write("bad.yaml", 'Resources:\n  "K\\e[31m": { Type: AWS::KMS::Key }\n');
});
after(() => rmSync(desk, { recursive: true }));
function write(name: string, text: string): void {
  writeFileSync(join(desk, name), text);
}

const scan = (line: string, tty = false): Promise<Ran> =>
  runInProcess(
    ["scan", ...line.split(" ").filter((word) => word !== "")].map((word) => word.replace("DESK", desk)),
    { tty, env: { NO_COLOR: "1" } },
  );
const rule = "--rule kms-key-rotates";

test("Parameters are taken in the three forms that people have them in", async () => {
  const forms = {
    "map.yaml": "Rotates: true",
    "under.json": '{"Parameters": {"Rotates": "true"}}',
    "list.json": '[{"ParameterKey": "Rotates", "ParameterValue": "true"}]',
  };
  assert.equal((await scan(`DESK/keys.yaml ${rule}`)).json.summary.unknown, 1);
  for (const [name, text] of Object.entries(forms)) {
    write(name, text);
    assert.equal((await scan(`DESK/keys.yaml ${rule} --parameters DESK/${name}`)).json.summary.passed, 1, name);
  }
  for (const [name, text] of Object.entries({ "no.yaml": "- a", "deep.yaml": "A: { B: 1 }", "none.json": "{}" })) {
    write(name, text);
    const { code, stderr } = await scan(`DESK/keys.yaml --parameters DESK/${name}`);
    assert.equal(code, 1);
    assert.match(stderr, /has no parameters: write NAME: VALUE/);
  }
});

test("The exit code follows --fail-on, and wrong usage is 2 with one line", async () => {
  for (const [more, code] of [
    ["", 1],
    ["--fail-on critical", 0],
    ["--fail-on low", 1],
    ["--fail-on never", 0],
  ])
    assert.equal((await scan(`DESK/bad.yaml ${rule} ${more}`)).code, code, String(more));
  for (const line of [
    "",
    "DESK/bad.yaml --fail-on grave",
    "DESK/bad.yaml --format xml",
    "DESK/bad.yaml --rule no-such-rule",
    "DESK/bad.yaml --control XXX-001",
    "DESK/bad.yaml --account 12",
    "DESK/bad.yaml --region nowhere",
    "DESK/bad.yaml --docs-url docs",
    `DESK/bad.yaml ${rule} --post`,
  ]) {
    const { code, stderr } = await scan(line);
    assert.equal(code, 2, line);
    assert.match(stderr, /^sallyport: [^\n]+\n$/, line);
  }
});

test("What is not there, and a report that cannot be written, are one line and exit code 1", async () => {
  for (const line of ["DESK/none.yaml", `DESK/bad.yaml ${rule} --output DESK/no/such/folder`]) {
    const { code, stderr } = await scan(line);
    assert.equal(code, 1, line);
    assert.match(stderr, /^sallyport: [^\n]+\n$/, line);
  }
});

test("Several targets are one report; it is written for its owner's eyes", async () => {
  const { stdout } = await scan(`DESK/bad.yaml DESK/keys.yaml ${rule} --output DESK/report.json`);
  assert.equal(stdout, "");
  const report = JSON.parse(readFileSync(join(desk, "report.json"), "utf8")) as {
    readonly summary: { readonly resources: number };
  };
  assert.equal(report.summary.resources, 2);
  assert.equal(statSync(join(desk, "report.json")).mode & 0o777, 0o600);
});

test("On a terminal it is a table, which what a template holds cannot steer", async () => {
  const { stdout } = await scan(`DESK/bad.yaml ${rule}`, true);
  assert.match(stdout, /FAIL high {2}bad\/K\ufffd\[31m line 2\n/);
  assert.ok(!stdout.includes("\u001b"));
  assert.match(stdout, /1 failed \(1 high\), 0 not known, 0 passed: 1 resource by 1 rule\.\n$/);
});

test("A long scan shows how far it is on a terminal alone, and leaves the line empty", async () => {
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  const io = { stdout: stderr, stderr, stdin: stderr, env: {} };
  let now = 0;
  const progress = showProgress(io, () => now);
  progress.show("too early");
  now = 1000;
  progress.show("reading 1 of 9: \u001b[2Jx");
  progress.show("too soon");
  now = 1200;
  progress.show("reading 2 of 9");
  progress.clear();
  stderr.end();
  assert.equal(
    Buffer.concat(await stderr.toArray()).toString(),
    "\r\u001b[2Kreading 1 of 9: \ufffd[2Jx\r\u001b[2Kreading 2 of 9\r\u001b[2K",
  );
  const piped = new PassThrough();
  showProgress({ ...io, stderr: piped }, () => 10_000).show("x");
  assert.equal(piped.read(), null);
});

test("No format of the report steers a terminal or turns the text around", async () => {
  write("steer.yaml", 'Resources:\n  "K\\e[31m\\u009b2J\\u202eabc\\u200f\\u2066": { Type: AWS::KMS::Key }\n');
  for (const format of ["table", "json", "sarif", "html", "ocsf"]) {
    const { code, stdout } = await scan(`DESK/steer.yaml ${rule} --format ${format}`);
    assert.equal(code, 1, format);
    assert.ok(stdout.includes("2J"), format);
    assert.doesNotMatch(stdout, /(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u, format);
  }
});
