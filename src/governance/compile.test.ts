import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { canonicalJson } from "../core/canonical-json.ts";
import { compile, type ResourceVersion } from "./compile.ts";
import type { ApprovalStep } from "./compile-light.ts";
import { defaultGuardrail, defaultGuardrailDigest } from "./default-guardrail.ts";
import type { Kind } from "./kinds.ts";
import { parseSpec } from "./parse-manifest.ts";

const terms = { trainsOnData: false, retainsData: false, reviewedBy: "legal", reviewedAt: "2026-11-01" };
const messages = { blockedInputMessaging: "no", blockedOutputsMessaging: "no" };
const useCaseSpec = {
  title: "t",
  owner: "hr@campus.example",
  environment: "production",
  scope: 3,
  dataClass: "internal",
  models: ["echo"],
  guardrail: "hr",
  regions: ["local"],
};

/** A version as it is stored: checked, with defaults, under a digest that is its own. */
function stored(kind: Kind, name: string, spec: object, version = 1): ResourceVersion {
  const { canonical } = parseSpec(kind, name, spec);
  return { kind, name, version, spec: canonical, digest: `sha256:${kind}/${name}@${version}` };
}
const useCase = (change: object = {}, version = 1) => stored("UseCase", "hr-insights", { ...useCaseSpec, ...change }, version);
const guardrail = (version = 1, change: object = {}) => stored("Guardrail", "hr", { ...messages, ...change }, version);
const model = (change: object = {}) =>
  stored("Model", "echo", { provider: "echo", dataClassCeiling: "confidential", terms, ...change });
const approve = (of: ResourceVersion, change: Partial<ApprovalStep> = {}): ApprovalStep => ({
  useCase: of.name,
  to: "PRODUCTION",
  digest: of.digest,
  notAfter: 1000,
  reason: "approved",
  ...change,
});
const entitle = (resources: readonly ResourceVersion[], steps: readonly ApprovalStep[]) => {
  const entitlement = compile(resources, steps).entitlements.get("hr-insights");
  assert.ok(entitlement);
  return entitlement;
};

test("An approved use case is entitled until its approval ends, to the models that exist", () => {
  const asked = useCase({ models: ["echo", "gone"] });
  const entitlement = entitle([asked, guardrail(), model()], [approve(asked)]);
  assert.equal(entitlement.refused, undefined);
  assert.equal(entitlement.state, "PRODUCTION");
  assert.equal(entitlement.notAfter, 1000);
  assert.deepEqual(entitlement.models, ["echo"]);
  assert.equal(entitlement.guardrail, "hr@1");
  assert.equal(entitlement.label, undefined);
});

test("A use case that nobody approved, or that changed since, is a draft", () => {
  const first = useCase();
  assert.match(entitle([first, guardrail()], []).refused?.detail ?? "", /is not approved/);
  const changed = entitle([first, useCase({ title: "other" }, 2), guardrail()], [approve(first)]);
  assert.equal(changed.state, "DRAFT");
  assert.equal(changed.notAfter, 0);
  assert.equal(changed.refused?.code, "use_case_not_approved");
  assert.match(changed.refused.detail, /has changed since/);
});

test("A state that is not known serves nothing", () => {
  const asked = useCase();
  for (const to of ["RETIRED", "DRAFT", "PRODUCTION ", "constructor"])
    assert.equal(entitle([asked, guardrail()], [approve(asked, { to })]).refused?.code, "use_case_not_approved", to);
});

test("A suspension holds whatever the manifest says now, and gives the reason and whom to ask", () => {
  const asked = useCase({}, 2);
  const entitlement = entitle(
    [asked, guardrail()],
    [approve(asked, { to: "SUSPENDED", digest: "sha256:old", reason: "key leaked" })],
  );
  assert.deepEqual(entitlement.refused, {
    code: "use_case_suspended",
    detail: "The use case hr-insights is suspended: key leaked. Ask its owner, hr@campus.example.",
  });
});

test("A pinned guardrail stays, a plain name follows the newest, and one that does not exist serves nothing", () => {
  const versions = [guardrail(2), guardrail(10), guardrail(1)];
  const resolved = (reference: string) => {
    const asked = useCase({ guardrail: reference });
    return entitle([asked, ...versions], [approve(asked)]);
  };
  assert.equal(resolved("hr").guardrail, "hr@10");
  assert.equal(resolved("hr@2").guardrail, "hr@2");
  for (const reference of ["hr@3", "other"]) {
    assert.equal(resolved(reference).guardrail, undefined);
    assert.match(resolved(reference).refused?.detail ?? "", /guardrail .* does not exist/);
  }
});

test("Production without a guardrail is refused; a sandbox gets the built-in one, the label and at most internal data", () => {
  const { guardrail: _, ...bare } = useCaseSpec;
  const production = stored("UseCase", "hr-insights", bare);
  assert.match(entitle([production], [approve(production)]).refused?.detail ?? "", /names no guardrail/);

  const sandbox = stored("UseCase", "hr-insights", { ...bare, environment: "sandbox", dataClass: "restricted" });
  const register = compile([sandbox], [approve(sandbox, { to: "SANDBOX" })]);
  const entitlement = register.entitlements.get("hr-insights");
  assert.equal(entitlement?.refused, undefined);
  assert.equal(entitlement?.guardrail, "default@1");
  assert.equal(entitlement.label, "Research-Not for Production Use");
  assert.equal(entitlement.dataClass, "internal");
  assert.deepEqual(register.guardrails.get("default@1")?.spec, defaultGuardrail);
});

test("An approval for the sandbox never serves production", () => {
  const asked = useCase();
  const entitlement = entitle([asked, guardrail()], [approve(asked, { to: "SANDBOX" })]);
  assert.match(entitlement.refused?.detail ?? "", /approved for the sandbox only/);
});

test("The built-in guardrail is a sound manifest, and its digest is its own", () => {
  const text = canonicalJson(defaultGuardrail);
  assert.equal(parseSpec("Guardrail", "any", defaultGuardrail).canonical, text);
  assert.equal(defaultGuardrailDigest, `sha256:${createHash("sha256").update(text).digest("hex")}`);
});

test("A deployment's ceiling is never above its model's, and one without its model is not there", () => {
  const deployment = (name: string, change: object) =>
    stored("Deployment", name, { model: "echo", provider: "echo", region: "local", network: "private", ...change });
  const { deploymentsByModel } = compile(
    [
      model(),
      deployment("b-public", { network: "public" }),
      deployment("higher", { dataClassCeiling: "restricted" }),
      deployment("lower", { dataClassCeiling: "public" }),
      deployment("a-orphan", { model: "gone" }),
    ],
    [],
  );
  assert.deepEqual(
    deploymentsByModel.get("echo")?.map(({ name, ceiling }) => [name, ceiling]),
    [
      ["higher", "confidential"],
      ["lower", "public"],
      ["b-public", "confidential"],
    ],
  );
  assert.equal(deploymentsByModel.has("gone"), false);
});

test("The order in which resources come does not matter", () => {
  const asked = useCase({}, 2);
  const resources = [useCase(), asked, guardrail(1), guardrail(2), model()];
  assert.deepEqual(compile(resources, [approve(asked)]), compile([...resources].reverse(), [approve(asked)]));
});

test("Models and deployments that were stored before a member existed compile with its default", () => {
  const without = (kind: Kind, name: string, spec: object, ...members: string[]): ResourceVersion => {
    const kept = { ...(JSON.parse(parseSpec(kind, name, spec).canonical) as Record<string, unknown>) };
    for (const member of members) delete kept[member];
    return { kind, name, version: 1, digest: `sha256:${name}`, spec: JSON.stringify(kept) };
  };
  const modelSpec = { provider: "lab", dataClassCeiling: "internal", terms };
  const deploymentSpec = { model: "echo", provider: "echo", region: "local", network: "private" };
  const { models, deploymentsByModel } = compile(
    [
      without("Model", "echo", modelSpec, "routing", "fallbacks"),
      without("Deployment", "old", deploymentSpec, "priority", "weight", "retry", "breaker"),
    ],
    [],
  );
  assert.deepEqual(models.get("echo")?.spec.fallbacks, []);
  const [old] = deploymentsByModel.get("echo") ?? [];
  assert.deepEqual(old?.spec.retry, { attempts: 2, baseMs: 200, maxMs: 5000 });
  assert.equal(old.spec.priority, 0);
});
