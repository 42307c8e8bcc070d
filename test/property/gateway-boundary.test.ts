import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AuditRecord } from "../../src/audit/record.ts";
import { exceedsClass, type DataClass } from "../../src/core/data-class.ts";
import { Problem } from "../../src/core/problem.ts";
import type { NotSent, Provider, ProviderAnswer } from "../../src/providers/provider.ts";
import type { Quota } from "../../src/quota/quota.ts";
import { startCalls } from "../support/call-harness.ts";
import { deployment, guardrail, model, useCase } from "../support/manifests.ts";
import { completion } from "../support/mock-upstream.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const classes = ["public", "internal", "confidential", "restricted"] as const satisfies readonly DataClass[];

const dataClass = fc.constantFrom(...classes);
const models = ["m0", "m1", "m2"] as const;
const modelSpec = fc.record({
  dataClassCeiling: dataClass,
  routing: fc.constantFrom("ordered", "weighted", "least-latency"),
  fallbacks: fc.uniqueArray(fc.constantFrom(...models), { maxLength: 3 }),
  terms: fc.record({ trainsOnData: fc.boolean(), retainsData: fc.boolean() }),
});
const deploymentSpec = fc.record({
  model: fc.constantFrom(...models),
  region: fc.constantFrom("campus", "abroad"),
  network: fc.constantFrom("private" as const, "public" as const),
  dataClassCeiling: dataClass,
  priority: fc.integer({ min: 0, max: 2 }),
  weight: fc.integer({ min: 1, max: 9 }),
});
const ending = fc.constantFrom("200", "400", "401", "429", "500", "unreachable", "reset");

/** A use case, the models it may call, and upstreams that fail in every way. */
const world = fc.record({
  models: fc.tuple(modelSpec, modelSpec, modelSpec),
  deployments: fc.array(deploymentSpec, { minLength: 1, maxLength: 6 }),
  approved: fc.record({
    dataClass: fc.constantFrom("public", "internal", "confidential", "restricted"),
    models: fc.uniqueArray(fc.constantFrom(...models), { minLength: 1, maxLength: 3 }),
    regions: fc.constantFrom<readonly string[]>(["campus"], ["campus", "abroad"]),
  }),
  endings: fc.array(ending, { minLength: 1, maxLength: 12 }),
  randoms: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 5 }),
});

function answered(status: number): ProviderAnswer {
  const body = JSON.stringify(completion("Hello"));
  return { status, contentType: "application/json", body: (async function* () {})(), readAll: async () => Buffer.from(body) };
}

function end(how: string): ProviderAnswer | NotSent {
  const problem = new Problem("upstream_unavailable", "It failed.");
  if (how === "unreachable") return { notSent: problem };
  if (how === "reset") throw problem;
  return answered(Number(how));
}

test("Whatever fails, a call is sent only where its class, region, network and approvals let it (boundary-kept)", async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ models: specs, deployments, approved, endings, randoms }) => {
      const sent: string[] = [];
      const provider: Provider = {
        speaks: () => ["openai-chat"],
        send: async ({ name }) => {
          const how = endings[sent.length % endings.length] ?? "200";
          sent.push(name);
          return end(how);
        },
        close: async () => {},
      };
      const manifests = [
        ...specs.map(({ terms, ...spec }, index) =>
          model(`m${index}`, { ...spec, terms: { ...terms, reviewedBy: "legal", reviewedAt: "2026-11-01" } }),
        ),
        ...deployments.map(({ model: of, ...spec }, index) =>
          deployment(`d${index}`, of, "http://127.0.0.1:9/v1", { ...spec, retry: { attempts: 2, baseMs: 1, maxMs: 1 } }),
        ),
        guardrail("test-guardrail"),
        useCase("tests", approved.models, { dataClass: approved.dataClass, regions: approved.regions }),
      ];
      const calls = startCalls(provider, free, {}, manifests);
      let drawn = 0;
      Object.assign(calls.deps, { random: () => randoms[drawn++ % randoms.length] ?? 0 });
      const asked = approved.models[0] ?? "m0";
      const { status } = await calls.call({ model: asked, messages: [{ role: "user", content: "hi" }] });

      const wanted = specs[models.indexOf(asked)];
      assert.ok(wanted);
      for (const name of sent) {
        const place = deployments[Number(name.slice(1))];
        assert.ok(place);
        const { dataClassCeiling, terms } = specs[models.indexOf(place.model)] ?? assert.fail();
        assert.ok(
          place.model === asked || wanted.fallbacks.includes(place.model),
          "a model that the one asked for does not name",
        );
        assert.ok(approved.models.includes(place.model), "a model that the use case is not approved for");
        assert.ok(approved.regions.includes(place.region), "a region that is not approved");
        assert.ok(!exceedsClass(approved.dataClass, place.dataClassCeiling), "above the deployment's ceiling");
        assert.ok(!exceedsClass(approved.dataClass, dataClassCeiling), "above the model's ceiling");
        assert.ok(place.network === "private" || !exceedsClass(approved.dataClass, "internal"), "sensitive data in public");
        assert.ok(!terms.trainsOnData || approved.dataClass === "public", "to a provider that trains on it");
        const first = deployments[Number(sent[0]?.slice(1))];
        assert.ok(first?.network === "public" || place.network === "private", "from a private network to a public one");
      }
      checkLog(calls.log.records, sent);
      assert.equal(status === 200, sent.length > 0 && endings[(sent.length - 1) % endings.length] === "200");
    }),
    { numRuns: 300 },
  );
});

/** Nothing is sent that the admission does not name, and the outcome tells of every try. */
function checkLog(records: readonly AuditRecord[], sent: readonly string[]): void {
  if (sent.length === 0) return;
  const [admission, outcome] = records;
  assert.ok(admission?.type === "admission" && outcome?.type === "outcome");
  const named = new Set([admission.deployment, ...(admission.alternatives ?? [])]);
  for (const name of sent) assert.ok(named.has(name));
  const tried = (outcome.attempts ?? []).filter(({ failure }) => failure !== "circuit_open").map((attempt) => attempt.deployment);
  const all = outcome.status === "completed" ? [...tried, outcome.deployment ?? admission.deployment] : tried;
  assert.deepEqual(all, sent);
}
