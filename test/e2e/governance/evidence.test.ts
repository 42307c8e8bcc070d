import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { digestOf } from "../../../src/crypto/digest-of.ts";
import { openLogFiles } from "../../../src/admin/open-log-files.ts";
import { allFiles } from "../../../src/admin/reports/bundle-files.ts";
import { verifyEvidence } from "../../../src/admin/reports/verify-evidence.ts";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import oscal from "../../oscal/oscal_assessment-results_schema-1.1.2.json" with { type: "json" };
import { type Ran, runInProcess } from "../../support/run-in-process.ts";
import { caseName, caseSpec, type CaseRoom, goLive, openCase } from "./open-case.ts";
import { useCase } from "../../support/manifests.ts";

let room: CaseRoom;
let dir: string;
let key: string;
let files: ReadonlyMap<string, Buffer>;

const as = (person: string, line: string): Promise<Ran> =>
  runInProcess(line, {
    env: { SALLYPORT_ADMIN_URL: room.world.url, SALLYPORT_ADMIN_TOKEN: room.world.token(person), NO_COLOR: "1" },
  });

before(async () => {
  dir = await mkdtemp(join(tmpdir(), "sallyport-evidence-"));
  room = await openCase();
  await goLive(room);
  const { code, stderr } = await as("AUDITOR", `evidence export ${caseName} -o ${join(dir, "bundle")}`);
  assert.deepEqual([code, stderr], [0, ""]);
  key = (await openLogFiles(room.world.admin.dataDir)).verifierKey;
  files = new Map(await Promise.all(allFiles.map(async (name) => [name, await readFile(join(dir, "bundle", name))] as const)));
});
after(async () => {
  await room?.close();
  await rm(dir, { recursive: true });
});

const verify = (changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}, by = key) => {
  const changed = new Map<string, Uint8Array>(files);
  for (const [name, content] of Object.entries(changes))
    if (content === undefined) changed.delete(name);
    else changed.set(name, Buffer.from(content));
  return verifyEvidence(changed, { logKey: by });
};
// What is asked of a document in a test is known there.
// oxlint-disable-next-line typescript/no-explicit-any
const jsonOf = (name: string): any => JSON.parse(String(files.get(name)));
const textOf = (value: unknown): string => `${canonicalJson(value as never)}\n`;
/** With digests that fit again, as whoever changes a bundle would make them. */
const withManifest = (changes: Readonly<Record<string, string>>): Record<string, string> => {
  const manifest = jsonOf("manifest.json");
  for (const [name, text] of Object.entries(changes)) manifest.files[name] = digestOf(text);
  return { ...changes, "manifest.json": textOf(manifest) };
};

test("The evidence of a use case in production holds: every verdict comes out the same, every signature and every proof", async () => {
  const result = await verify();
  assert.deepEqual([result.differences, result.ok, result.useCase], [[], true, caseName]);
  const { statements, transitions } = jsonOf("inputs.json");
  assert.equal(result.verdicts, jsonOf("judgement.json").verdicts.length);
  assert.ok(result.verdicts > 80, String(result.verdicts));
  const signed = statements.filter(({ body }: { body: string }) => body.includes('"assertion"'));
  assert.equal(result.signatures, signed.length);
  assert.ok(result.signatures > 30, String(result.signatures));
  assert.ok(result.proofs >= statements.length + transitions.length);
  assert.equal(jsonOf("judgement.json").state, "PRODUCTION");
});

test("The command verifies it with nothing but the log's key, and says so", async () => {
  const bundle = join(dir, "bundle");
  const held = await runInProcess(["evidence", "verify", bundle, "--key", key], { tty: true, env: { NO_COLOR: "1" } });
  assert.deepEqual([held.code, held.stderr], [0, ""]);
  assert.match(held.stdout, /The evidence of advising holds\.\n/);
  const own = await runInProcess(["evidence", "verify", bundle, "--data-dir", room.world.admin.dataDir]);
  assert.equal(own.json.ok, true);
  await writeFile(join(bundle, "notes.txt"), "hello");
  const more = await runInProcess(["evidence", "verify", bundle, "--key", key], { tty: true });
  assert.equal(more.code, 1);
  assert.match(more.stdout, /- notes\.txt does not belong to a bundle/);
  await rm(join(bundle, "notes.txt"));
  await truncate(join(bundle, "inputs.json"), 5000);
  const cut = await runInProcess(["evidence", "verify", bundle, "--key", key], { tty: true });
  assert.equal(cut.code, 1);
  assert.match(cut.stderr, /inputs\.json is not the file that the manifest names\. And \d+ more/);
  await writeFile(join(bundle, "inputs.json"), files.get("inputs.json") ?? "");
  assert.equal((await runInProcess(["evidence", "verify", bundle, "--key", "nonsense"])).code, 2);
});

test("Its OSCAL is valid by NIST's own schema, and has a finding for every control that applies", async () => {
  const results = jsonOf("assessment-results.json");
  const validator = new Validator(oscal as never, "7", false);
  const { errors } = validator.validate(results);
  assert.deepEqual(errors, []);
  const [result] = results["assessment-results"].results;
  assert.equal(result.findings.length, jsonOf("judgement.json").verdicts.length);
  // The schema is NIST's to the byte, and is asked down to the leaves.
  const schema = await readFile(new URL("../../oscal/oscal_assessment-results_schema-1.1.2.json", import.meta.url), "utf8");
  assert.equal(digestOf(schema), "sha256:d033da70154cf6625ae46a746199e88e58f2928b1387dfac051d381b92f41b0d");
  const spoilers: readonly ((one: typeof result, all: typeof results) => void)[] = [
    ({ findings }) => (findings[0].target.status.state = "maybe"),
    ({ findings }) => (findings[0].uuid = "not-a-uuid"),
    ({ observations }) => (observations[0].methods = []),
    ({ observations }) => delete observations[0].collected,
    (one) => (one.verdicts = []),
    (_, all) => delete all["assessment-results"].metadata["oscal-version"],
    (_, all) => (all["assessment-results"]["import-ap"] = {}),
  ];
  for (const spoil of spoilers) {
    const broken = structuredClone(results);
    spoil(broken["assessment-results"].results[0], broken);
    assert.equal(validator.validate(broken).valid, false, String(spoil));
  }
});

test("A verdict that was changed is found twice: by its digest, and by judging again", async () => {
  const judgement = jsonOf("judgement.json");
  const [verdict] = judgement.verdicts;
  verdict.verdict = "fail";
  const changed = { "judgement.json": textOf(judgement) };
  const expected = `${verdict.control} is said to be fail, and comes out as pass.`;
  const { ok, differences } = await verify(changed);
  assert.deepEqual([ok, differences], [false, ["judgement.json is not the file that the manifest names.", expected]]);
  assert.deepEqual((await verify(withManifest(changed))).differences, ["The seal is of another manifest.", expected]);
});

test("A statement that was left out changes what comes out, and the proof that is left tells of it", async () => {
  const inputs = jsonOf("inputs.json");
  const at = inputs.statements.findIndex(({ topic }: { topic: string }) => topic.startsWith("approval/G5_GO_LIVE/"));
  const [dropped] = inputs.statements.splice(at, 1);
  const { differences } = await verify(withManifest({ "inputs.json": textOf(inputs) }));
  assert.ok(differences.includes("The seal is of another manifest."));
  assert.ok(differences.includes(`There is a proof of statement/${dropped.id}, which is not in the bundle.`));
});

test("Evidence that was left out changes a verdict, and that is told", async () => {
  const inputs = jsonOf("inputs.json");
  const passes = new Set(
    jsonOf("judgement.json").verdicts.flatMap((one: { control: string; verdict: string; why: string }) =>
      one.verdict === "pass" && one.why === "drill: Seen." ? [one.control] : [],
    ),
  );
  const at = inputs.statements.findIndex(({ topic }: { topic: string }) => passes.has(topic.replace("evidence/", "")));
  const [dropped] = inputs.statements.splice(at, 1);
  const { differences } = await verify(withManifest({ "inputs.json": textOf(inputs) }));
  const control = String(dropped.topic).replace("evidence/", "");
  assert.ok(differences.includes(`${control} is said to be pass, and comes out as unknown.`), differences.join("\n"));
});

test("A signature that is somebody else's, or of something else, does not hold, whatever digests are made to fit", async () => {
  const inputs = jsonOf("inputs.json");
  const approvals = inputs.statements.filter(({ body }: { body: string }) => body.includes('"assertion"'));
  const [one, other] = approvals.map(({ body }: { body: string }) => JSON.parse(body));
  [one.assertion, other.assertion] = [other.assertion, one.assertion];
  for (const [n, body] of [one, other].entries()) {
    approvals[n].body = canonicalJson(body);
    approvals[n].digest = digestOf(approvals[n].body);
  }
  const { differences } = await verify(withManifest({ "inputs.json": textOf(inputs) }));
  for (const { id, topic } of approvals.slice(0, 2)) {
    assert.ok(
      differences.includes(`The passkey's signature of statement ${id} (${topic}) does not hold.`),
      differences.join("\n"),
    );
    assert.ok(differences.includes(`What the log has of statement/${id} is something else.`));
  }
});

test("By another key nothing of it holds", async () => {
  const other = await openCase();
  try {
    const { differences } = await verify({}, (await openLogFiles(other.world.admin.dataDir)).verifierKey);
    assert.match(differences[0] ?? "", /^The seal does not hold: /);
    assert.ok(differences.some((one) => one.startsWith("The proof of statement/")));
  } finally {
    await other.close();
  }
});

test("What is reordered, cut off or missing is found", async () => {
  const inputs = jsonOf("inputs.json");
  inputs.statements.reverse();
  const reordered = await verify(withManifest({ "inputs.json": textOf(inputs) }));
  assert.ok(reordered.differences.includes("Statements are not in their order."));
  const members = Object.entries(jsonOf("manifest.json")).reverse();
  const spelled = await verify({ "manifest.json": `${JSON.stringify(Object.fromEntries(members))}\n` });
  assert.ok(spelled.differences.includes("manifest.json is not canonical JSON."));
  for (const name of allFiles) {
    const bytes = files.get(name) ?? Buffer.alloc(0);
    assert.ok((await verify({ [name]: undefined })).differences.includes(`${name} is missing.`));
    for (const length of [0, 1, bytes.length - 1])
      assert.equal((await verify({ [name]: bytes.subarray(0, length) })).ok, false, name);
  }
});

test("Any single byte that was changed, anywhere, is found", async () => {
  const place = fc
    .constantFrom(...allFiles)
    .chain((name) => fc.tuple(fc.constant(name), fc.nat((files.get(name)?.length ?? 1) - 1), fc.integer({ min: 1, max: 255 })));
  await fc.assert(
    fc.asyncProperty(place, async ([name, at, flip]) => {
      const bytes = Buffer.from(files.get(name) ?? "");
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      const { ok } = await verify({ [name]: bytes });
      assert.equal(ok, false, `${name} at ${at}`);
    }),
    { numRuns: 60 },
  );
});

test("Every export is in the log, by whoever asked for it", () => {
  const change = room.world.admin.changes.findLast(({ action }) => action === "evidence-export");
  assert.deepEqual([change?.actor, change?.target], ["AUDITOR", `UseCase/${caseName}`]);
  assert.equal(change?.digest, digestOf(String(files.get("manifest.json"))));
});

test("While something newer waits, the evidence is of what is served, and holds", async () => {
  room.tick();
  await room.apply([useCase(caseName, ["mock"], { ...caseSpec, title: "Another title" })]);
  const { code } = await as("AUDITOR", `evidence export ${caseName} -o ${join(dir, "later")}`);
  assert.equal(code, 0);
  const { json } = await runInProcess(["evidence", "verify", join(dir, "later"), "--key", key]);
  assert.deepEqual([json.ok, json.differences], [true, []]);
});

test("While a role binding waits for a second person, the evidence is of who holds what meanwhile, and holds", async () => {
  room.tick();
  const spec = { role: "DATA_OWNER", members: ["data_owner", "another"], useCases: [caseName] };
  await room.apply([{ kind: "RoleBinding", name: "data_owner-advising", spec }]);
  const { candidates } = room.world.admin.deps.register();
  assert.ok(
    candidates.some(({ kind, name, inForce }) => kind === "RoleBinding" && name === "data_owner-advising" && inForce === 1),
  );
  const bundle = join(dir, "waiting-binding");
  const { code, stderr } = await as("AUDITOR", `evidence export ${caseName} -o ${bundle}`);
  assert.deepEqual([code, stderr], [0, ""]);
  const held = await runInProcess(["evidence", "verify", bundle, "--data-dir", room.world.admin.dataDir]);
  assert.equal(held.json.ok, true, held.stdout);
  const { versions } = JSON.parse(await readFile(join(bundle, "inputs.json"), "utf8"));
  const bound = versions.filter(({ name }: { name: string }) => name === "data_owner-advising");
  assert.deepEqual(
    bound.map(({ version }: { version: number }) => version),
    [1, 2],
  );
});

test("Reports come over the command line in each format, of what the reader may see", async () => {
  const raci = await as("INFOSEC", "report raci --use-case advising");
  assert.match(raci.stdout, /^# Who answers for what \(RACI\)\n/);
  assert.match(raci.stdout, /## People: advising[^]*\| DATA\\_OWNER \| data\\_owner \|/);
  const developer = await as("DEVELOPER@tests", "report data-map --format csv");
  assert.doesNotMatch(developer.stdout, /advising/);
  const hidden = await as("DEVELOPER@tests", "report data-map --use-case advising");
  assert.deepEqual([hidden.code, hidden.stderr], [1, "sallyport: There is no UseCase named advising.\n"]);
  const file = join(dir, "csf.html");
  assert.equal(
    (await as("AUDITOR", `report compliance --framework NIST-CSF-2.0 --use-case advising --format html -o ${file}`)).code,
    0,
  );
  const html = await readFile(file, "utf8");
  assert.match(html, /<td>ID\.AM-02<\/td><td>seen<\/td><td>open<\/td><td><div>GOV-001: pass<\/div>/);
  for (const name of ["applicable-controls", "model-card", "system-card", "compliance"])
    assert.equal((await as("AUDITOR", `report ${name} --format json`)).json.name, name);
  assert.equal((await as("AUDITOR", "report nonsense")).code, 1);
  assert.equal((await as("AUDITOR", "report compliance --framework NONSENSE")).code, 1);
});
