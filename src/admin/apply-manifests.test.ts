import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { alex, type Admin, inDays, openAdmin } from "../../test/support/open-admin.ts";
import { deployment, guardrail, mockWorld, model, useCase } from "../../test/support/manifests.ts";
import { Problem } from "../core/problem.ts";
import { applyManifests } from "./apply-manifests.ts";
import { getResource } from "./list-resources.ts";
import { retireResource } from "./retire-resource.ts";
import { transitionUseCase } from "./transition-use-case.ts";

let admin: Admin;
beforeEach(async () => {
  admin = await openAdmin();
});
afterEach(() => admin.close());

const apply = (...manifests: unknown[]) => applyManifests(admin.deps, alex, { manifests, dryRun: false });
const world = () => mockWorld("http://127.0.0.1:9/v1");

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => assert.fail("it was not refused"),
    (error: unknown) => error,
  );
  assert.ok(error instanceof Problem, String(error));
  return error;
}

test("A batch is applied whole, what others refer to first, and a use case that may be is approved by it", async () => {
  const items = await apply(...world().reverse());
  assert.deepEqual(
    items.map(({ kind, name, action, version }) => [kind, name, action, version]),
    [
      ["Model", "mock", "created", 1],
      ["Deployment", "mock-local", "created", 1],
      ["Guardrail", "test-guardrail", "created", 1],
      ["UseCase", "tests", "created", 1],
    ],
  );
  assert.equal(items[3]?.transition?.to, "PRODUCTION");
  assert.equal(items[3]?.transition?.notAfter, inDays(365));
  const { status } = await getResource(admin.deps, alex, "UseCase", "tests");
  assert.deepEqual(status, { state: "PRODUCTION", servedUntil: inDays(365) });
  assert.equal(admin.refreshed, 1);
});

test("Every change is in the log, with its digest and who made it, before it is in the store", async () => {
  const seen: boolean[] = [];
  admin.onRecord = async () => {
    seen.push((await admin.deps.store.getResource("Model", "mock")) !== undefined);
  };
  const items = await apply(...world());
  assert.deepEqual(seen, [false, false, false, false, false]);
  assert.deepEqual(
    admin.changes.map(({ actor, action, target, digest }) => [actor, action, target, digest]),
    [
      ...items.map(({ kind, name, digest }) => ["alex", "apply", `${kind}/${name}`, digest]),
      ["alex", "transition", "UseCase/tests", items[3]?.digest],
    ],
  );
});

test("When the log refuses, nothing is applied (INVARIANT fail-closed)", async () => {
  admin.logFails = true;
  assert.equal((await problemOf(apply(...world()))).code, "audit_unavailable");
  assert.equal(await admin.deps.store.revision(), 0);
  assert.equal(admin.refreshed, 0);
});

test("When the store fails after the log took a change, a second record says that it failed", async () => {
  admin.onRecord = async () => {
    admin.onRecord = async () => {};
    const { canonical: spec, digest } = { canonical: "{}", digest: `sha256:${"0".repeat(64)}` };
    await admin.deps.store.putResource({ kind: "Model", name: "mock", digest, spec, at: 0, by: "another replica" });
  };
  assert.equal((await problemOf(apply(model("mock")))).code, "conflict");
  assert.deepEqual(
    admin.changes.map(({ action, target }) => [action, target]),
    [
      ["apply", "Model/mock"],
      ["apply-failed", "Model/mock"],
    ],
  );
});

test("Applying the same again makes no version and no record", async () => {
  await apply(...world());
  const records = admin.changes.length;
  const items = await apply(...world());
  assert.ok(items.every(({ action, version }) => action === "unchanged" && version === 1));
  assert.equal(admin.changes.length, records);
});

test("A changed manifest makes a new version and says what differs", async () => {
  await apply(...world());
  const [item] = await apply(useCase("tests", ["mock"], { limits: { concurrent: 5 }, title: "Other" }));
  assert.equal(item?.action, "changed");
  assert.equal(item.version, 2);
  assert.deepEqual(item.changes, [
    { path: "limits.concurrent", after: 5 },
    { path: "title", before: "For tests", after: "Other" },
  ]);
});

test("A dry run answers as the real one would and changes nothing", async () => {
  const dry = await applyManifests(admin.deps, alex, { manifests: world(), dryRun: true });
  assert.equal(await admin.deps.store.revision(), 0);
  assert.deepEqual(admin.changes, []);
  assert.deepEqual(await apply(...world()), dry);
});

test("One mistake refuses the whole batch, and every mistake is named with its place", async () => {
  const problem = await problemOf(
    apply(
      model("good"),
      deployment("lost", "nowhere", "http://127.0.0.1:9/v1"),
      useCase("adrift", ["good", "missing"], { guardrail: "none-such", dataClass: "secret" }),
      useCase("tests", ["missing"], { guardrail: "rules@7" }),
      guardrail("rules", { sensitiveInformationPolicy: { regexes: [{ name: "bad", pattern: "(", action: "BLOCK" }] } }),
      { kind: "Policy", name: "broken", spec: { description: "x", cedar: "permit (principal" } },
      { kind: "Unknown", name: "x", spec: {} },
      model("good"),
    ),
  );
  assert.equal(problem.code, "resource_invalid");
  const paths = (problem.errors ?? []).map(({ path }) => path).sort();
  assert.deepEqual(paths, [
    "0.name",
    "2.spec.dataClass",
    "3.spec.guardrail",
    "3.spec.models.0",
    "4.spec.sensitiveInformationPolicy.regexes.0.pattern",
    "5.spec.cedar",
    "6.kind",
    "7.name",
  ]);
  assert.equal(await admin.deps.store.revision(), 0);
});

test("No use case is named as what stands for all of them: what is said of it would be said of all", async () => {
  await apply(...world());
  const problem = await problemOf(apply(useCase("programme", ["mock"])));
  assert.match(problem.errors?.map(({ path, message }) => `${path} ${message}`).join() ?? "", /name stands for all use cases/);
});

test("A pinned guardrail resolves to a version that is stored or that arrives with the batch, and to no other", async () => {
  const pinning = (reference: string) => useCase("tests", ["mock"], { guardrail: reference });
  await apply(model("mock"), guardrail("rules"), pinning("rules@1"));
  const next = guardrail("rules", { blockedInputMessaging: "No." });
  await apply(next, pinning("rules@2"));
  await apply(pinning("rules@1"));
  assert.match((await problemOf(apply(pinning("rules@3")))).detail, /Guardrail rules has no version 3/);
  await apply(pinning("default@1"));
});

test("An expected digest that is not there any more refuses the change", async () => {
  const put = (expected: string, spec: object = {}) =>
    applyManifests(admin.deps, alex, { manifests: [model("mock", spec)], dryRun: false, expected });
  assert.equal((await problemOf(put("any"))).code, "precondition_failed");
  const [first] = await put("none");
  assert.equal((await problemOf(put("none"))).code, "precondition_failed");
  await put(first?.digest ?? "", { description: "second" });
  assert.equal((await problemOf(put(first?.digest ?? "", { description: "third" }))).code, "precondition_failed");
  assert.equal((await admin.deps.store.getResource("Model", "mock"))?.version, 2);
});

test("What goes through the gates is applied and not served, and no administrator can approve it past them", async () => {
  await apply(...mockWorld("http://127.0.0.1:9/v1", { dataClass: "restricted", overlays: ["ferpa"] }));
  const { status, digest } = await getResource(admin.deps, alex, "UseCase", "tests");
  assert.equal(status?.refused?.code, "use_case_not_approved");
  for (const to of ["SANDBOX", "PRODUCTION"] as const) {
    const { code, detail } = await problemOf(transitionUseCase(admin.deps, alex, "tests", { to, reason: "reviewed", digest }));
    assert.equal(code, "conflict");
    assert.match(detail, /goes through the gates of the control standard/);
  }
  assert.deepEqual(await admin.deps.store.listTransitions("tests"), []);
});

test("An explicit approval is decided on the digest that was looked at", async () => {
  await apply(...world());
  const { digest } = await getResource(admin.deps, alex, "UseCase", "tests");
  await transitionUseCase(admin.deps, alex, "tests", { to: "SUSPENDED", reason: "a review is due" });
  const approve = (seen: string) =>
    transitionUseCase(admin.deps, alex, "tests", { to: "PRODUCTION", reason: "reviewed", digest: seen });
  assert.equal((await problemOf(approve(`sha256:${"0".repeat(64)}`))).code, "conflict");
  await approve(digest);
  assert.equal((await getResource(admin.deps, alex, "UseCase", "tests")).status?.servedUntil, inDays(365));
  assert.deepEqual(admin.changes.at(-1)?.action, "transition");
  assert.equal(admin.changes.at(-1)?.reason, "reviewed");
});

test("An approval ends by itself, and applying the same again renews it (INVARIANT expiry-needs-nobody)", async () => {
  await apply(...world());
  admin.now += 366 * 86_400_000;
  assert.equal((await getResource(admin.deps, alex, "UseCase", "tests")).status?.refused?.code, "entitlement_expired");
  const items = await apply(...world());
  assert.equal(items[3]?.action, "unchanged");
  assert.equal(items[3]?.transition?.notAfter, inDays(366 + 365));
});

test("What others rest on cannot be retired; a use case can, and loses its approval for good", async () => {
  await apply(...world());
  for (const [kind, name] of [
    ["Model", "mock"],
    ["Guardrail", "test-guardrail"],
  ] as const) {
    const problem = await problemOf(retireResource(admin.deps, alex, kind, name, "any"));
    assert.equal(problem.code, "conflict");
    assert.match(problem.detail, /UseCase tests/);
  }
  assert.equal(
    (await problemOf(retireResource(admin.deps, alex, "UseCase", "tests", `sha256:${"0".repeat(64)}`))).code,
    "precondition_failed",
  );
  await retireResource(admin.deps, alex, "UseCase", "tests", "any");
  assert.equal((await problemOf(getResource(admin.deps, alex, "UseCase", "tests"))).code, "not_found");
  assert.equal((await admin.deps.store.listTransitions("tests")).at(-1)?.to, "RETIRED");
  // Every step is in the log.
  assert.deepEqual(
    admin.changes.slice(-2).map(({ action, detail }) => [action, detail?.["to"]]),
    [
      ["transition", "RETIRED"],
      ["retire", undefined],
    ],
  );
  assert.equal((await problemOf(retireResource(admin.deps, alex, "UseCase", "tests", "any"))).code, "not_found");

  const [again] = await apply(useCase("tests", ["mock"]));
  assert.equal(again?.action, "created");
  assert.equal(again.version, 3);
});

test("Retiring a suspended use case and applying it anew does not lift the suspension", async () => {
  await apply(...world());
  await transitionUseCase(admin.deps, alex, "tests", { to: "SUSPENDED", reason: "incident" });
  await retireResource(admin.deps, alex, "UseCase", "tests", "any");
  await apply(...world());
  assert.equal((await getResource(admin.deps, alex, "UseCase", "tests")).status?.refused?.code, "use_case_suspended");
});

test("Two changes at once are made one after the other", async () => {
  await apply(model("mock"));
  const expected = (await admin.deps.store.getResource("Model", "mock"))?.digest ?? "";
  const put = (description: string) =>
    applyManifests(admin.deps, alex, { manifests: [model("mock", { description })], dryRun: false, expected });
  const outcomes = await Promise.allSettled([put("one"), put("two"), put("three")]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "rejected"],
  );
});
