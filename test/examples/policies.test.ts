import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { PolicyTest } from "../../src/admin/test-policies.ts";
import { compilePolicies } from "../../src/policy/compile-policies.ts";
import { runInProcess } from "../support/run-in-process.ts";

const examples = join(import.meta.dirname, "..", "..", "examples");
const manifests = ["campus", "identity", "policies/campus"].flatMap((dir) => ["--manifests", join(examples, dir)]);

const cases = join(examples, "policies", "campus-cases.yaml");
const shipped = [...compilePolicies([], "sha256:shipped").policies.keys()];

test("Every case of examples/policies holds, and every shipped policy decides in at least one", async () => {
  const { code, stderr, json } = await runInProcess(["policy", "test", "-f", cases, ...manifests]);
  assert.equal(stderr, "");
  const { results, neverDecided } = json as PolicyTest;
  assert.deepEqual(
    results.flatMap(({ name, passed, wrong }) => (passed ? [] : [`${name}: ${wrong ?? ""}`])),
    [],
  );
  assert.equal(code, 0);

  // A policy without a case could change and nothing would show it: write one in examples/policies/campus-cases.yaml.
  assert.deepEqual(neverDecided, []);
  const decided = new Set(results.flatMap(({ policies }) => policies));
  assert.ok(shipped.length >= 39);
  assert.deepEqual(
    shipped.filter((id) => !decided.has(id)),
    [],
  );
});

test("Each shipped policy decides some case alone, so that none can be lost without a failing case", async () => {
  const { json } = await runInProcess(["policy", "test", "-f", cases, ...manifests]);
  const { results } = json as PolicyTest;
  const alone = new Set(results.flatMap(({ policies }) => (policies.length === 1 ? policies : [])));
  assert.deepEqual(
    shipped.filter((id) => !alone.has(id)),
    [],
  );
});
