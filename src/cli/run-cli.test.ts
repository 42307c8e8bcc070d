import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "yaml";
import { makeCertificate } from "../../test/support/make-certificate.ts";
import { guardrail, mockWorld, model } from "../../test/support/manifests.ts";
import { type Admin, adminToken, openAdmin } from "../../test/support/open-admin.ts";
import { runInProcess } from "../../test/support/run-in-process.ts";
import { createControlPlane } from "../http/control-plane.ts";
import { commands } from "./commands.ts";

let admin: Admin;
let server: Server;
let dir: string;
let env: Record<string, string>;

before(async () => {
  admin = await openAdmin();
  server = createControlPlane(admin.deps);
  await once(server.listen(0, "127.0.0.1"), "listening");
  env = {
    SALLYPORT_ADMIN_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    SALLYPORT_ADMIN_TOKEN: adminToken,
    SALLYPORT_DATA_DIR: admin.dataDir,
  };
  dir = await mkdtemp(join(tmpdir(), "sallyport-cli-"));
  await writeFile(join(dir, "world.json"), JSON.stringify(mockWorld("http://127.0.0.1:9/v1")));
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await admin.close();
  await rm(dir, { recursive: true });
});

const run: typeof runInProcess = (line, options) => runInProcess(line, { env, ...options });

test("Manifests of a directory are applied, and what is there is listed, shown and applied again from what was shown", async () => {
  const dry = await run(["apply", "-f", dir, "--dry-run"]);
  assert.deepEqual([dry.code, dry.json.dryRun, dry.json.items.length], [0, true, 4]);
  assert.equal((await run(["apply", "-f", dir])).json.items[3].transition.to, "PRODUCTION");
  assert.equal((await run("get use-cases")).json.items[0].name, "tests");
  const shown = await run("get guardrail test-guardrail -o yaml");
  assert.equal(parse(shown.stdout).kind, "Guardrail");
  const again = await run("apply -f - -o json", { stdin: shown.stdout });
  assert.equal(again.json.items[0].action, "unchanged");
  const table = await run("get use-cases", { tty: true });
  assert.match(table.stdout, /NAME +VERSION.*\n(.*\n)*tests +1 .*PRODUCTION/);
});

test("A diff shows what would change and changes nothing; the history shows what did", async () => {
  // Not among a directory's manifests, by its extension.
  const file = join(dir, "other.txt");
  await writeFile(file, JSON.stringify(model("mock", { description: "Other" })));
  const diff = await run(["diff", "-f", file], { tty: true });
  assert.match(diff.stdout, /\+ description: "Other"/);
  assert.equal((await run("get model mock")).json.version, 1);
  await run(["apply", "-f", file]);
  const history = await run("history models mock", { tty: true });
  assert.match(history.stdout, /^2 .*description$/m);
  assert.match(history.stdout, /^1 .*created$/m);
  assert.match((await run(["diff", "-f", file], { tty: true })).stdout, /No differences/);
});

test("Keys are made, listed, rotated and revoked", async () => {
  const made = await run("keys create --use-case tests --principal portal --expires 12h -o json");
  assert.match(made.json.key, /^sp_/);
  assert.equal(Date.parse(made.json.expiresAt) - admin.now, 12 * 3_600_000);
  const rotated = await run(`keys rotate ${made.json.id} --overlap 30m`);
  assert.notEqual(rotated.json.key, made.json.key);
  const listed = await run("keys list", { tty: true });
  assert.ok(listed.stdout.includes(made.json.id) && !listed.stdout.includes(made.json.key));
  assert.equal((await run(["keys", "revoke", made.json.id, "--reason", "left the team"])).json.status, "revoked");
  assert.match((await run("keys create --use-case tests", { tty: true })).stdout, /shown this once/);
});

test("A key may be a pair for AWS SDKs, or a client certificate", async () => {
  const pair = await run("keys create --use-case tests --aws -o json");
  assert.match(pair.json.accessKeyId, /^SPAK/);
  const shown = (await run("keys create --use-case tests --aws", { tty: true })).stdout;
  assert.match(shown, /AWS_ACCESS_KEY_ID=SPAK[0-9A-F]{16}\n.*AWS_SECRET_ACCESS_KEY=[\w-]{43}/);
  const file = join(dir, "client.pem");
  const authority = makeCertificate({ name: "authority" });
  const { cert } = makeCertificate({ name: "svc", authority, notAfter: admin.now + 3_600_000, notBefore: admin.now });
  await writeFile(file, cert);
  const taken = await run(["keys", "create", "--use-case", "tests", "--certificate", file], { tty: true });
  assert.match(taken.stdout, /^certificate [0-9a-f]{64}/);
  assert.doesNotMatch(taken.stdout, /shown this once/);
  assert.match((await run("keys create --use-case tests --certificate /nowhere.pem")).stderr, /nowhere\.pem cannot be read/);
});

test("The Andon cord is pulled, shown and released, and a use case moved", async () => {
  assert.equal(
    (await run(["andon", "pull", "--scope", "model/mock", "--reason", "odd answers", "--safe-mode"])).json.safeMode,
    true,
  );
  assert.match((await run("andon status", { tty: true })).stdout, /model\/mock +safe mode .*odd answers/);
  assert.equal((await run("andon release --scope model/mock --reason mended")).code, 0);
  assert.deepEqual((await run("andon status")).json, { items: [] });
  assert.equal((await run("use-case transition tests --to suspended --reason incident")).json.to, "SUSPENDED");
  assert.equal((await run("use-case transition tests --to PRODUCTION --reason over")).json.from, "SUSPENDED");
});

test("A guardrail is tried out, on an argument or on standard input", async () => {
  await run("apply -f -", { stdin: JSON.stringify(guardrail("plain")) });
  assert.equal((await run(["guardrail", "test", "plain", "Ask dana@campus.example"])).json.outcome, "masked");
  const blocked = await run("guardrail test plain --source output -", { stdin: "Project Nightingale", tty: true });
  assert.match(blocked.stdout, /plain@1: .*blocked/);
});

test("A test of a guardrail shows the text in colour, a table of findings and what would go on", async () => {
  await run("apply -f -", {
    stdin: JSON.stringify(
      guardrail("shown", { contextualGroundingPolicy: { filters: [{ type: "GROUNDING", threshold: 0.5 }] } }),
    ),
  });
  const text = "Ask dana@campus.example \u202eof Project Nightingale";
  const coloured = (await run(["guardrail", "test", "shown", text], { tty: true })).stdout;
  assert.ok(coloured.includes("\u001b[33m\u001b[4mdana@campus.example"));
  assert.ok(coloured.includes("\u001b[31m\u001b[4mProject Nightingale"));
  const plain = (
    await run(["guardrail", "test", "shown", "Ask dana@campus.example no\u200bw"], { tty: true, env: { ...env, NO_COLOR: "1" } })
  ).stdout;
  assert.ok(!plain.includes("\u001b") && !plain.includes("\u200b"));
  assert.match(plain, /^sensitive-information +EMAIL +masked +4-23 +1\.00 +internal +dana@campus\.example$/m);
  assert.match(plain, /This would go on:\n\n {2}Ask \{EMAIL\} no<U\+200B>w/);
  const answer = ["guardrail", "test", "shown@DRAFT", "--source", "output", "It opens at nine."];
  assert.match((await run(answer, { tty: true })).stdout, /GROUNDING was not measured: .* \(--grounding-source\)/);
  const given = await run([...answer, "--grounding-source", "It opens at nine.", "--grounding-source", "Closed on Mondays."]);
  assert.deepEqual([given.json.outcome, given.json.notes], ["clean", []]);
});

test("A guardrail is exported for Bedrock and imported again, with what gets lost on stderr", async () => {
  await run("apply -f -", { stdin: JSON.stringify(guardrail("moved", { invisibleText: { action: "REMOVE" } })) });
  const exported = await run("guardrail export moved --bedrock");
  assert.match(exported.stderr, /^not expressed: invisibleText: left out: [^\n]+\n$/);
  assert.equal(exported.json.wordPolicyConfig.wordsConfig[0].text, "Project Nightingale");
  const imported = await run("guardrail import - --name moved-back", { stdin: exported.stdout, env: {} });
  assert.deepEqual([imported.code, imported.stderr], [0, ""]);
  assert.equal((await run("apply -f -", { stdin: imported.stdout })).json.items[0].action, "created");
  assert.equal((await run("get guardrail moved-back@1")).json.spec.wordPolicy.words[0].text, "Project Nightingale");
});

test("A dictionary's terms come from a file, and text of an imported file cannot leave its comment", async () => {
  const terms = join(dir, "terms.txt");
  await writeFile(terms, "Alpha\r\n\n Beta \nAlpha\n");
  const stdin = JSON.stringify({ guardrails: { blockedTopics: ["x\nkind: Policy"], outputFilters: ["secret_terms", "other"] } });
  const imported = await run(["guardrail", "import", "-", "--dictionary", `secret-terms=${terms}`], { stdin, env: {} });
  const { kind, spec } = parse(imported.stdout) as {
    kind: string;
    spec: { wordPolicy: { dictionaries: { terms: string[] }[] } };
  };
  assert.deepEqual([kind, spec.wordPolicy.dictionaries[0]?.terms], ["Guardrail", ["Alpha", "Beta"]]);
  assert.match(imported.stderr, /^note: The output filter other is left out.*--dictionary other=FILE/m);
  const wrong = await run(["guardrail", "import", "-", "--dictionary", "secret-terms=/nowhere.txt"], { stdin });
  assert.deepEqual([wrong.code, wrong.stderr], [1, "sallyport: There is no /nowhere.txt.\n"]);
});

test("The log is verified, proved and exported from its files, without token or server, and the same over the API", async () => {
  await (admin.deps.log as unknown as { publish(): Promise<void> }).publish();
  const offline = { env: { SALLYPORT_DATA_DIR: admin.dataDir } };
  const verified = await run("audit verify", offline);
  assert.deepEqual([verified.code, verified.json.ok], [0, true]);
  assert.ok(verified.json.entries > 5);
  const pinned = await run(["audit", "verify", "--data-dir", admin.dataDir, "--key", verified.json.verifierKey], {
    env: {},
    tty: true,
  });
  assert.match(pinned.stdout, /sound/);
  assert.match(pinned.stderr, /\d+ of \d+ entries/);

  const proof = await run("audit prove 0", offline);
  assert.match(proof.stdout, /^c2sp\.org\/tlog-proof/);
  assert.equal((await run("audit prove 0")).stdout, proof.stdout);
  const lines = await run("audit export --format jsonl", offline);
  assert.equal(lines.stdout.trimEnd().split("\n").length, verified.json.entries);
  assert.equal((await run("audit export --format jsonl")).stdout, lines.stdout);
  assert.equal((await run("audit export --format ocsf --since 2030-01-01", offline)).stdout, "");
});

test("A log that is not sound, or not there, ends with 1 and says so", async () => {
  const other = await mkdtemp(join(tmpdir(), "sallyport-none-"));
  const none = await run(["audit", "verify", "--data-dir", other], { env: {} });
  assert.equal(none.code, 1);
  assert.match(none.stderr, /^sallyport: .*cannot be checked.*\n$/);
  await rm(other, { recursive: true });

  const wrongKey = "sallyport.local/log+5ff40472+AcE2ecp+hwj5ak8C0noYg2vHV0R/Wj+jcwha+anf4wWb";
  const wrong = await run(["audit", "verify", "--data-dir", admin.dataDir, "--key", wrongKey], { env: {} });
  assert.deepEqual([wrong.code, wrong.json.ok], [1, false]);
  assert.match(wrong.stderr, /^sallyport: The log is not sound: .*\n$/);
});

test("A refusal is one line on stderr and exit code 1", async () => {
  for (const line of [
    "get model none",
    "keys create --use-case none",
    "andon pull --scope tool/x --reason r",
    "apply -f /nowhere",
    "audit prove 99999",
    "guardrail test none text",
    "guardrail export none --bedrock",
    "guardrail export test-guardrail@x --bedrock",
    "guardrail import /nowhere.json",
  ]) {
    const { code, stdout, stderr } = await run(line);
    assert.deepEqual([line, code, stdout], [line, 1, ""]);
    assert.match(stderr, /^sallyport: [^\n]+\n$/);
  }
  const broken = await run("apply -f -", { stdin: "a: [" });
  assert.match(broken.stderr, /^sallyport: standard input: The YAML cannot be read: .*line 1.*\n$/);
  const wrong = await run("keys list", { env: { ...env, SALLYPORT_ADMIN_TOKEN: "wrong" } });
  assert.match(wrong.stderr, /^sallyport: The token is not valid here\. Check SALLYPORT_ADMIN_TOKEN\.\n$/);
  assert.match((await run("keys list", { env: {} })).stderr, /^sallyport: Set SALLYPORT_ADMIN_TOKEN/);
  const away = await run("keys list", { env: { ...env, SALLYPORT_ADMIN_URL: "http://127.0.0.1:9" } });
  assert.match(away.stderr, /^sallyport: The control plane at http:\/\/127\.0\.0\.1:9 does not answer .*\n$/);
});

test("On a terminal every mistake of a batch is named", async () => {
  const { code, stderr } = await run("apply -f -", {
    stdin: JSON.stringify([model("x", { provider: 7 }), { kind: "Nothing", name: "y", spec: {} }]),
    tty: true,
  });
  assert.equal(code, 1);
  assert.match(stderr, /0\.spec\.provider/);
  assert.match(stderr, /1\.kind/);
});

test("Wrong usage is one line and exit code 2", async () => {
  for (const line of [
    "bogus",
    "--bogus",
    "keys",
    "keys bogus",
    "keys create",
    "keys list extra",
    "keys list --bogus",
    "keys rotate",
    "keys create --use-case x --expires soon",
    "get",
    "get nothing",
    "get models -o xml",
    "keys list -o yaml",
    "audit prove x",
    "audit export --format csv",
    "audit export --format jsonl --since yesterday",
    "guardrail test x --source both text",
    "guardrail test x --query q text",
    "guardrail export x",
    "guardrail import",
    "guardrail import - --dictionary terms",
  ]) {
    const { code, stdout, stderr } = await run(line);
    assert.deepEqual([line, code, stdout], [line, 2, ""]);
    assert.match(stderr, /^sallyport: [^\n]+\n$/, line);
  }
});

test("Every command has help with its options and an example, and none of it needs a token", async () => {
  const overview = await run("--help", { env: {} });
  for (const { name, options } of commands) {
    assert.ok(overview.stdout.includes(name));
    const { code, stdout } = await run([...name.split(" "), "--help"], { env: {} });
    assert.equal(code, 0);
    assert.ok(stdout.includes(`usage: sallyport ${name}`) && stdout.includes("examples:"), name);
    for (const option of Object.keys(options)) assert.ok(stdout.includes(`--${option}`), `${name} --${option}`);
  }
  assert.equal((await run([], { env: {} })).stdout, overview.stdout);
  assert.equal((await run("keys --help", { env: {} })).stdout.includes("keys create"), true);
});

test("What others wrote cannot steer the terminal", async () => {
  const item = { scope: "all", reason: "\u001b[2J\u202egone", safeMode: false, pulledAt: admin.now, pulledBy: "somebody" };
  await admin.deps.store.pullAndon(item);
  const { stdout } = await run("andon status", { tty: true, env: { ...env, NO_COLOR: "1" } });
  await admin.deps.store.releaseAndon("all");
  assert.ok(!stdout.includes("\u001b") && !stdout.includes("\u202e"));
  assert.match(stdout, /gone/);
});
