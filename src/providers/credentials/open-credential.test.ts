import assert from "node:assert/strict";
import { mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { Problem } from "../../core/problem.ts";
import type { MockSecretsManager } from "../../../test/support/mock-secrets.ts";
import { startMockSecretsManager, startMockVault } from "../../../test/support/mock-secrets.ts";
import { mockKey } from "../../../test/support/verify-signature.ts";
import type { CredentialSource } from "./credential-source.ts";
import { type CredentialSpec, openCredential } from "./open-credential.ts";
import type { Environment } from "./vault-secret.ts";

const directory = mkdtempSync(join(tmpdir(), "sallyport-credentials-"));
const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:llm-key-AbCdEf";
for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
process.env["AWS_ACCESS_KEY_ID"] = mockKey.accessKeyId;
process.env["AWS_SECRET_ACCESS_KEY"] = mockKey.secretAccessKey;

let clock = 0;
let manager: MockSecretsManager;
before(async () => {
  manager = await startMockSecretsManager();
  process.env["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = manager.url;
});
beforeEach(() => {
  clock = 0;
  manager.behave("answer");
  manager.requests.length = 0;
});
after(async () => {
  await manager.close();
  rmSync(directory, { recursive: true });
});

const open = (spec: CredentialSpec, env: Environment = {}): CredentialSource =>
  openCredential("lab", spec, { env, now: () => clock });
const rotate = (source: CredentialSource): void => {
  clock += 5000;
  source.refused();
};
/** It says whose credential is missing, and nothing of what was found. */
const isMissing = (error: unknown): boolean =>
  error instanceof Problem &&
  error.code === "upstream_unavailable" &&
  error.detail.startsWith("The credential of the deployment lab is missing: ") &&
  !`${error.message} ${String((error.cause as Error | undefined)?.stack)}`.includes("store-secret");

test("an environment variable is read at each call", () => {
  const env: Record<string, string> = { KEY: "one" };
  const source = open({ env: "KEY" }, env);
  assert.equal(source.read(), "one");
  env["KEY"] = "two";
  assert.equal(source.read(), "two");
  env["KEY"] = "";
  assert.throws(() => source.read(), isMissing);
});

test("a file is read again once it is another, changed in place or replaced", () => {
  const file = join(directory, "key");
  writeFileSync(file, "one\n");
  const source = open({ file });
  assert.equal(source.read(), "one");
  assert.equal(source.read(), "one");
  writeFileSync(file, "longer\n");
  assert.equal(source.read(), "longer");
  const { atime, mtime } = statSync(file);
  writeFileSync(`${file}.new`, "secret");
  utimesSync(`${file}.new`, atime, mtime);
  renameSync(`${file}.new`, file);
  assert.equal(source.read(), "secret");
  rmSync(file);
  assert.throws(() => source.read(), isMissing);
  writeFileSync(file, " \n");
  assert.throws(() => source.read(), isMissing);
  writeFileSync(file, "x".repeat(100_000));
  assert.throws(() => source.read(), isMissing);
  writeFileSync(file, "back");
  assert.equal(source.read(), "back");
});

test("a secret of AWS Secrets Manager is had with a signature for its own region, and anew once it was refused", async () => {
  manager.secrets.set(arn, "one");
  const source = open({ awsSecret: arn });
  assert.equal(await source.read(), "one");
  assert.equal(source.read(), "one");
  assert.match(manager.requests[0]?.headers.authorization ?? "", /\/eu-central-1\/secretsmanager\//);
  manager.secrets.set(arn, "two");
  rotate(source);
  assert.equal(await source.read(), "two");
  assert.equal(manager.requests.length, 2);
});

test("a member of a JSON secret is had by its name", async () => {
  manager.secrets.set(arn, '{"key":"one","n":1}');
  assert.equal(await open({ awsSecret: arn, field: "key" }).read(), "one");
  for (const field of ["n", "absent", "toString", "__proto__"]) {
    await assert.rejects(async () => open({ awsSecret: arn, field }).read(), isMissing, field);
  }
  manager.secrets.set(arn, "store-secret, and no JSON");
  await assert.rejects(async () => open({ awsSecret: arn, field: "key" }).read(), isMissing);
});

test("a Secrets Manager that has it not, or fails, is told without what it said", async () => {
  manager.secrets.clear();
  await assert.rejects(
    async () => open({ awsSecret: arn }).read(),
    (error) => isMissing(error) || error instanceof Problem,
  );
  manager.behave("garbage");
  await assert.rejects(
    async () => open({ awsSecret: arn }).read(),
    (error) => error instanceof Problem && !error.message.includes("store-secret"),
  );
});

for (const version of [1, 2] as const) {
  test(`a field of Vault's KV engine, version ${version}, is had with the token and namespace, and anew once it was refused`, async () => {
    const vault = await startMockVault({ version, namespace: "campus" });
    vault.secrets.set("llm/openai", { key: "one", n: 1 });
    const env = { VAULT_ADDR: `${vault.url}/`, VAULT_TOKEN: "mock-vault-token", VAULT_NAMESPACE: "campus" };
    const source = open({ vault: "secret/llm/openai#key" }, env);
    assert.equal(await source.read(), "one");
    assert.equal(source.read(), "one");
    if (version === 2) assert.equal(await open({ vault: "secret/data/llm/openai#key" }, env).read(), "one");
    vault.secrets.set("llm/openai", { key: "two" });
    rotate(source);
    assert.equal(await source.read(), "two");
    for (const path of ["secret/llm/openai#n", "secret/llm/openai#toString", "secret/absent#key"]) {
      await assert.rejects(async () => open({ vault: path }, env).read(), isMissing, path);
    }
    await assert.rejects(
      async () => open({ vault: "secret/llm/openai#key" }, { ...env, VAULT_NAMESPACE: "other" }).read(),
      isMissing,
    );
    await vault.close();
  });
}

test("Vault's token may stand in a file, which is read each time", async () => {
  const vault = await startMockVault({ version: 2, token: "first" });
  const file = join(directory, "vault-token");
  vault.secrets.set("llm", { key: "one" });
  writeFileSync(file, "first\n");
  const source = open({ vault: "secret/llm#key" }, { VAULT_ADDR: vault.url, VAULT_TOKEN_FILE: file });
  assert.equal(await source.read(), "one");
  vault.accept.token = "second";
  vault.secrets.set("llm", { key: "two" });
  writeFileSync(file, "second\n");
  rotate(source);
  assert.equal(await source.read(), "two");
  await vault.close();
});

test("a Vault that is not there, fails or redirects is told without what it said, and gets its token nowhere else", async () => {
  const vault = await startMockVault({ version: 1 });
  const elsewhere = await startMockVault({ version: 1 });
  const env = { VAULT_ADDR: vault.url, VAULT_TOKEN: "mock-vault-token" };
  const read = async (more: Environment = {}): Promise<string> => open({ vault: "secret/llm#key" }, { ...env, ...more }).read();
  await assert.rejects(read({ VAULT_ADDR: undefined }), isMissing);
  await assert.rejects(read({ VAULT_ADDR: "nonsense" }), isMissing);
  await assert.rejects(read({ VAULT_TOKEN: undefined, VAULT_TOKEN_FILE: "/nonexistent" }), isMissing);
  for (const behaviour of ["reset", "fail", "garbage"] as const) {
    vault.behave(behaviour);
    await assert.rejects(read(), isMissing, behaviour);
  }
  vault.behave((_request, response) => {
    response.writeHead(307, { location: `${elsewhere.url}/v1/secret/llm` });
    response.end();
  });
  await assert.rejects(read(), isMissing);
  assert.equal(elsewhere.requests.length, 0);
  await vault.close();
  await elsewhere.close();
});
