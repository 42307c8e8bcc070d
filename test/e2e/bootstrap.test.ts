import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { administratorOf, runCommand } from "../support/run-command.ts";
import { startSallyport } from "../support/start-sallyport.ts";

async function statusWith(adminUrl: string, token: string): Promise<{ status: number; detail: string | undefined }> {
  const answer = await fetch(`${adminUrl}/api/v1/use-cases`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, detail: ((await answer.json()) as { detail?: string }).detail };
}

test("The bootstrap token ends for good; only a reset on the machine itself makes another, and the log tells of both", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "sallyport-bootstrap-"));
  const env = { SALLYPORT_EXAMPLES: "off" };
  const reset = ["bootstrap", "reset", "--data-dir", dataDir, "-o", "json"];
  try {
    assert.match((await runCommand(reset)).stderr, /no data directory/);

    const first = await startSallyport({ dataDir, env });
    assert.equal((await first.admin("GET", "/api/v1/use-cases")).status, 200);
    const running = await runCommand(reset);
    assert.equal(running.code, 1);
    assert.match(running.stderr, /Another process is using the data directory/);
    const ended = await runCommand(["bootstrap", "end", "-o", "json"], administratorOf(first));
    assert.deepEqual([ended.code, JSON.parse(ended.stdout)], [0, { ended: true }], ended.stderr);
    const refused = await statusWith(first.adminUrl, first.adminToken);
    assert.equal(refused.status, 401);
    assert.match(refused.detail ?? "", /ended/);
    await first.stop();

    const other = "another-token-of-the-operator-0123456789";
    const second = await startSallyport({ dataDir, env: { ...env, SALLYPORT_ADMIN_TOKEN: other } });
    assert.match(second.output(), /SALLYPORT_ADMIN_TOKEN is not valid any more/);
    assert.equal((await statusWith(second.adminUrl, other)).status, 401, "a token that is set later brings nothing back");
    assert.equal((await statusWith(second.adminUrl, first.adminToken)).status, 401);
    await second.stop();
    const third = await startSallyport({ dataDir, env: { ...env, SALLYPORT_ADMIN_TOKEN: "" } });
    assert.doesNotMatch(third.output(), /admin token {4}/, "none is made up either");
    await third.stop();

    const made = await runCommand(reset);
    assert.equal(made.code, 0, made.stderr);
    const { token } = JSON.parse(made.stdout) as { token: string };
    const fourth = await startSallyport({ dataDir, env: { ...env, SALLYPORT_ADMIN_TOKEN: other } });
    assert.equal((await statusWith(fourth.adminUrl, token)).status, 200);
    assert.equal((await statusWith(fourth.adminUrl, other)).status, 401);
    assert.equal((await statusWith(fourth.adminUrl, first.adminToken)).status, 401);
    const again = administratorOf({ ...fourth, adminToken: token });
    assert.deepEqual(JSON.parse((await runCommand(["bootstrap", "end", "-o", "json"], again)).stdout), { ended: true });
    assert.equal((await statusWith(fourth.adminUrl, token)).status, 401);
    await fourth.stop();

    const log = await runCommand(["audit", "export", "--format", "jsonl", "--data-dir", dataDir]);
    const actions = [...log.stdout.matchAll(/"action":"(bootstrap-[a-z]+)"/g)].map(([, action]) => action);
    assert.deepEqual(actions, ["bootstrap-end", "bootstrap-reset", "bootstrap-end"]);
    for (const secret of [token, first.adminToken, other]) {
      assert.ok(!log.stdout.includes(secret));
      assert.ok(!readFileSync(join(dataDir, "sallyport.db")).includes(secret), "no token is stored");
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test("What a first start made up is shown although its address is in use: the next start does not show it again", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "sallyport-bootstrap-"));
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  try {
    const port = String((other.address() as AddressInfo).port);
    const env = { SALLYPORT_DATA_DIR: dataDir, SALLYPORT_ADMIN_PORT: "0", SALLYPORT_PORT: port };
    const failed = await runCommand(["serve"], env);
    assert.equal(failed.code, 1);
    assert.match(failed.stderr, /is in use/);
    const [, token = ""] = /admin token +(spa_\S+)/.exec(failed.stdout) ?? [];
    const [, key = ""] = /demo API key +(\S+)/.exec(failed.stdout) ?? [];
    const next = await startSallyport({ dataDir, env: { SALLYPORT_ADMIN_TOKEN: "" } });
    assert.doesNotMatch(next.output(), /spa_/);
    assert.equal((await statusWith(next.adminUrl, token)).status, 200);
    const answer = await next.chat(key, { model: "echo", messages: [{ role: "user", content: "hello" }] });
    assert.equal(answer.status, 200, await answer.text());
    await next.stop();
  } finally {
    other.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
