import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Problem } from "../core/problem.ts";
import type { DeploymentEntry } from "../governance/register.ts";
import { deploymentSchema } from "../governance/schemas/deployment.ts";
import { createDeploymentTargets } from "./deployment-targets.ts";

const directory = mkdtempSync(join(tmpdir(), "sallyport-targets-"));
after(() => rmSync(directory, { recursive: true }));

const entry = (spec: object): DeploymentEntry =>
  ({
    name: "lab",
    spec: deploymentSchema.parse({
      model: "m",
      provider: "openai-compatible",
      baseUrl: "http://127.0.0.1:1/v1",
      region: "local",
      network: "private",
      ...spec,
    }),
  }) as DeploymentEntry;

test("a manifest gives the provider what it needs and no more, once", () => {
  const targets = createDeploymentTargets({ env: {}, now: () => 0 });
  const deployment = entry({ apis: ["embeddings"], query: { "api-version": "preview" }, credentialHeader: "api-key" });
  const { timeouts, ...target } = targets(deployment);
  assert.deepEqual(target, {
    name: "lab",
    provider: "openai-compatible",
    network: "private",
    baseUrl: "http://127.0.0.1:1/v1",
    credentialHeader: "api-key",
    apis: ["embeddings"],
    query: { "api-version": "preview" },
  });
  assert.equal(timeouts.connectMs, 1000);
  assert.equal(targets(deployment), targets(deployment));
});

test("credentials of the environment and of files are rotated without a restart", () => {
  const env: Record<string, string> = { KEY: "one" };
  const file = join(directory, "key");
  writeFileSync(file, "one\n");
  const targets = createDeploymentTargets({ env, now: () => 0 });
  const [byEnv, byFile] = [entry({ credential: { env: "KEY" } }), entry({ credential: { file } })];
  assert.equal(targets(byEnv).credential?.(), "one");
  assert.equal(targets(byFile).credential?.(), "one");
  env["KEY"] = "two";
  writeFileSync(file, "second\n");
  assert.equal(targets(byEnv).credential?.(), "two");
  assert.equal(targets(byFile).credential?.(), "second");
});

test("a missing credential says where it was looked for [secrets-stay-secret]", () => {
  const target = createDeploymentTargets({ env: { OTHER: "secret" }, now: () => 0 })(entry({ credential: { env: "KEY" } }));
  assert.throws(
    () => target.credential?.(),
    (error) => error instanceof Problem && /environment variable KEY/.test(error.detail),
  );
});
