import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseAllDocuments } from "yaml";
import { parseManifest } from "../../src/governance/parse-manifest.ts";
import { compile } from "../../src/governance/compile.ts";

const doc = readFileSync(join(import.meta.dirname, "..", "..", "docs", "providers.md"), "utf8");

test("The manifests of docs/providers.md are sound, and name one deployment of each provider", () => {
  const blocks = [...doc.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ""]) => yaml);
  assert.ok(blocks.length > 0);
  const manifests = blocks.flatMap((yaml) => parseAllDocuments(yaml).map((one) => parseManifest(one.toJS())));
  const { models, deploymentsByModel } = compile(
    manifests.map(({ kind, name, canonical }) => ({ kind, name, version: 1, digest: `sha256:${name}`, spec: canonical })),
    [],
  );
  const providers = [...deploymentsByModel.values()].flat().map(({ spec }) => spec.provider);
  assert.deepEqual([...new Set(providers)].sort(), ["anthropic", "bedrock", "openai-compatible", "sagemaker"]);
  for (const { spec } of models.values()) for (const fallback of spec.fallbacks) assert.ok(models.has(fallback), fallback);
});
