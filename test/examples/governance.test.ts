import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { applyManifests } from "../../src/admin/apply-manifests.ts";
import { readManifests } from "../../src/admin/read-manifests.ts";
import { alex, openAdmin } from "../support/open-admin.ts";

const examples = join(import.meta.dirname, "../../examples");
const manifestsOf = (file: string): unknown[] => [...readManifests(readFileSync(join(examples, file), "utf8"))];
const files = ["governance/register.yaml", "governance/exceptions.yaml"];

test("The examples of the register apply on top of the campus, all of them or one file after the other, with no mistake", async () => {
  const admin = await openAdmin();
  const apply = (manifests: unknown[]) => applyManifests(admin.deps, alex, { manifests, dryRun: false });
  await apply(["campus/models.yaml", "campus/guardrails.yaml", "campus/use-cases.yaml"].flatMap(manifestsOf));
  const items = await apply(files.flatMap(manifestsOf));
  assert.deepEqual(
    items.flatMap(({ warnings }) => warnings),
    [],
  );
  assert.deepEqual(
    new Set(items.map(({ kind }) => kind)),
    new Set(["Vendor", "Model", "Deployment", "Prompt", "Tool", "KnowledgeBase", "Standard", "UseCase", "Exception"]),
  );
  for (const file of files) for (const { action } of await apply(manifestsOf(file))) assert.equal(action, "unchanged");
  await admin.close();
});
