import assert from "node:assert/strict";
import { test } from "node:test";
import {
  advisingSpec,
  day,
  declareShared,
  openLive,
  openRealm,
  type Realm,
  sha256,
  showProgramme,
  takeLive,
} from "../../test/support/governed.ts";
import { entitlementAt } from "./entitlement-at.ts";
import type { Entitlement } from "./register.ts";

const hour = 3_600_000;

function entitlement(realm: Realm, name = "advising"): Entitlement {
  const found = realm.compile().entitlements.get(name);
  assert.ok(found);
  return entitlementAt(found, realm.now);
}

const candidates = (realm: Realm): readonly string[] =>
  realm.compile().candidates.map(({ kind, name, version, inForce }) => `${kind}/${name} ${version} for ${inForce}`);

test("A use case that its gates let through is served as it was approved, until its approval ends", () => {
  const realm = openLive();
  const served = entitlement(realm);
  assert.equal(served.refused, undefined);
  assert.equal(served.state, "PRODUCTION");
  assert.equal(served.dataClass, "restricted");
  assert.equal(served.guardrail, "advising@1");
  assert.deepEqual(candidates(realm), []);
});

test("Without gates a use case that needs them is not served, whatever a step of its life says", () => {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  realm.declare("UseCase", "advising", advisingSpec);
  realm.step("advising", "PRODUCTION", { notAfter: realm.now + day });
  assert.equal(entitlement(realm).refused?.code, "use_case_not_approved");
});

test("A newer version of the use case is a candidate; the approved one goes on being served", () => {
  const realm = openLive();
  const { digest } = entitlement(realm);
  realm.declare("UseCase", "advising", { ...advisingSpec, regions: ["local", "elsewhere"] });
  const served = entitlement(realm);
  assert.equal(served.refused, undefined);
  assert.equal(served.digest, digest);
  assert.deepEqual(served.spec.regions, ["local"]);
  assert.deepEqual(candidates(realm), ["UseCase/advising 2 for 1"]);
});

test("A newer guardrail is used once somebody other than its author approved it (two-people)", () => {
  const realm = openLive();
  const messages = { blockedInputMessaging: "No.", blockedOutputsMessaging: "No." };
  const weaker = realm.declare("Guardrail", "advising", messages, "Mallory@campus.example");
  const sign = (who: string) => realm.sign("Guardrail/advising", "CHANGE", weaker.digest, "INFOSEC", who);
  assert.equal(entitlement(realm).guardrail, "advising@1");
  sign("mallory@campus.example");
  assert.equal(entitlement(realm).guardrail, "advising@1", "one's own");
  assert.deepEqual(candidates(realm), ["Guardrail/advising 2 for 1"]);
  sign("sec@campus.example");
  assert.equal(entitlement(realm).guardrail, "advising@2");
  assert.deepEqual(candidates(realm), []);
});

test("What somebody changed and another touched up is approved by neither (two-people)", () => {
  const realm = openLive();
  realm.declare(
    "Policy",
    "house-rules",
    { cedar: '@id("open") permit (principal, action, resource);' },
    "mallory@campus.example",
  );
  const touched = realm.declare(
    "Policy",
    "house-rules",
    { cedar: '@id("wide") permit (principal, action, resource);' },
    "eve@campus.example",
  );
  for (const who of ["mallory@campus.example", "eve@campus.example"]) {
    realm.sign("Policy/house-rules", "CHANGE", touched.digest, "INFOSEC", who);
    assert.match(realm.compile().policies[0]?.cedar ?? "", /house-rules/, who);
  }
  realm.sign("Policy/house-rules", "CHANGE", touched.digest, "INFOSEC", "sec@campus.example");
  assert.match(realm.compile().policies[0]?.cedar ?? "", /wide/);
});

test("What two approved once is not brought back by one: it is signed since it was applied (two-people)", () => {
  const realm = openLive();
  const wide = { cedar: '@id("wide") permit (principal, action, resource);' };
  const strict = { cedar: '@id("strict") forbid (principal, action, resource);' };
  for (const spec of [wide, strict]) {
    realm.now += 60_000;
    const { digest } = realm.declare("Policy", "house-rules", spec, "lee@campus.example");
    realm.now += 60_000;
    realm.sign("Policy/house-rules", "CHANGE", digest, "INFOSEC", "sec@campus.example");
  }
  assert.match(realm.compile().policies[0]?.cedar ?? "", /strict/);
  realm.now += 60_000;
  realm.declare("Policy", "house-rules", wide, "mallory@campus.example");
  assert.match(realm.compile().policies[0]?.cedar ?? "", /strict/);
});

test("Whoever made an earlier version, or answers for the program that did, signs at no gate (two-people)", () => {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  realm.declare("ServiceAccount", "deployer", { title: "Deploys", owner: "Pat@campus.example" });
  realm.declare("UseCase", "advising", advisingSpec, "mallory@campus.example");
  realm.declare("UseCase", "advising", { ...advisingSpec, title: "Advising" }, "deployer");
  realm.declare("UseCase", "advising", { ...advisingSpec, title: "Advice" }, "lee@campus.example");
  const authors = () => realm.world("advising").current.parts.find(({ kind }) => kind === "UseCase")?.authors;
  assert.deepEqual(authors(), ["lee@campus.example", "deployer", "Pat@campus.example", "mallory@campus.example"]);
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  takeLive(realm, "advising", realm.world);
  realm.declare("UseCase", "advising", { ...advisingSpec, title: "More" }, "ann@campus.example");
  assert.deepEqual(authors(), ["ann@campus.example"], "the others' work was approved by its gates");
});

test("Whoever answered for a program when it applied something does not sign for that by giving the program away (two-people)", () => {
  const realm = openLive();
  const account = (owner: string) => realm.declare("ServiceAccount", "deployer", { title: "Deploys", owner });
  account("Pat@campus.example");
  realm.now += 60_000;
  const messages = { blockedInputMessaging: "No.", blockedOutputsMessaging: "No." };
  const weaker = realm.declare("Guardrail", "advising", messages, "deployer");
  account("lee@campus.example");
  const sign = (who: string) => realm.sign("Guardrail/advising", "CHANGE", weaker.digest, "INFOSEC", who);
  for (const owner of ["pat@campus.example", "lee@campus.example"]) {
    sign(owner);
    assert.equal(entitlement(realm).guardrail, "advising@1", owner);
  }
  sign("ann@campus.example");
  assert.equal(entitlement(realm).guardrail, "advising@2");
});

test("Models, deployments and policies are changed by one while nothing gated serves, and by two from then on (two-people)", () => {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  realm.declare("UseCase", "advising", advisingSpec);
  const elsewhere = { model: "tutor", provider: "echo", region: "elsewhere", network: "public" };
  realm.declare("Deployment", "tutor-old", elsewhere);
  assert.equal(realm.compile().deploymentsByModel.get("tutor")?.length, 2);
  realm.now += 5 * day;
  takeLive(realm, "advising", realm.world);
  assert.equal(realm.compile().deploymentsByModel.get("tutor")?.length, 2, "its gates froze both");

  realm.now += hour;
  const added = realm.declare("Deployment", "tutor-new", elsewhere);
  realm.declare("Deployment", "tutor-local", { ...elsewhere, region: "moved" });
  realm.declare("Policy", "added", { cedar: '@id("added") permit (principal, action, resource);' });
  const { spec } = realm.compile().models.get("tutor") ?? {};
  realm.declare("Model", "tutor", { ...spec, maxOutputTokens: 1 });
  realm.declare("Model", "unrelated", { ...spec });
  const register = realm.compile();
  const regions = () =>
    realm
      .compile()
      .deploymentsByModel.get("tutor")
      ?.map(({ name, spec }) => `${name} ${spec.region}`);
  assert.deepEqual(regions(), ["tutor-local local", "tutor-old elsewhere"]);
  assert.deepEqual(
    register.policies.map(({ name }) => name),
    ["house-rules"],
  );
  assert.equal(register.models.get("tutor")?.spec.maxOutputTokens, undefined);
  assert.ok(register.models.has("unrelated"), "nothing gated stands on it");
  assert.deepEqual([...candidates(realm)].sort(), [
    "Deployment/tutor-local 2 for 1",
    "Deployment/tutor-new 1 for undefined",
    "Model/tutor 2 for 1",
    "Policy/added 1 for undefined",
  ]);
  realm.sign("Deployment/tutor-new", "CHANGE", added.digest, "PLATFORM", "platform@campus.example");
  assert.deepEqual(regions(), ["tutor-local local", "tutor-new elsewhere", "tutor-old elsewhere"]);
});

test("The standard is loosened by two as soon as something gated serves; what was set before that holds", () => {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  realm.declare("UseCase", "advising", advisingSpec);
  realm.declare("Standard", "default", { sandbox: { days: 30 } });
  realm.now += 5 * day;
  takeLive(realm, "advising", realm.world);
  realm.now += hour;
  const looser = realm.declare("Standard", "default", { sandbox: { days: 90 } });
  const days = () => realm.compile().governance?.standard.settings.sandbox.days;
  assert.equal(days(), 30);
  realm.now += hour;
  realm.step("advising", "SUSPENDED");
  realm.now += hour;
  realm.declare("Standard", "default", { sandbox: { days: 120 } });
  assert.equal(days(), 30, "nobody loosens it alone while what serves is suspended");
  realm.declare("Standard", "default", { sandbox: { days: 90 } });
  realm.sign("Standard/default", "CHANGE", looser.digest, "CISO", "ciso@campus.example");
  assert.equal(days(), 90);
});

test("Losing the basis for education records stops it at that instant, with reason and contact, and nothing has to happen for that (expiry-needs-nobody)", () => {
  const realm = openLive();
  const ends = realm.now + 6 * hour;
  const { file } = realm.world("advising");
  const { kind, title, fields } = file.artefacts.get("FERPA_BASIS")?.body ?? { kind: "", title: "", fields: {} };
  const filed = realm.say("UseCase/advising", "artefact/FERPA_BASIS", {
    kind,
    title,
    fields: { ...fields } as Record<string, string>,
    validUntil: ends,
  });
  for (const role of ["REGISTRAR", "LEGAL"] as const)
    realm.sign("UseCase/advising", "ARTEFACT/FERPA_BASIS", filed, role, `${role}@campus.example`);
  const compiled = realm.compile().entitlements.get("advising");
  assert.ok(compiled);
  assert.equal(entitlementAt(compiled, ends - 1).refused, undefined);
  assert.equal(entitlementAt(compiled, ends - 1).notAfter, ends);
  const refused = entitlementAt(compiled, ends).refused;
  assert.equal(refused?.code, "use_case_suspended");
  assert.match(refused.detail, /LEG-009 .*extension 4711/);
});

test("A failed control degrades it after its grace: a lower class, half the rate, and no other way out for its data", () => {
  const realm = openLive();
  const failed = {
    control: "NET-008",
    outcome: "fail",
    observedAt: realm.now,
    digest: `sha256:${"0".repeat(64)}`,
    source: "scanner",
    summary: "No rate rule.",
  };
  realm.say("UseCase/advising", "evidence/NET-008", failed, "scanner");
  const compiled = realm.compile().entitlements.get("advising");
  assert.ok(compiled);
  assert.equal(entitlementAt(compiled, realm.now + 23 * hour).state, "PRODUCTION");
  // Within the day nothing else runs out.
  const degradeAt = compiled.phases.find(({ state }) => state === "DEGRADED")?.from ?? Infinity;
  const degraded = entitlementAt(compiled, degradeAt);
  assert.equal(degraded.state, "DEGRADED");
  assert.equal(degraded.dataClass, "confidential");
  assert.equal(degraded.callClass, "confidential");
  assert.equal(degraded.routeClass, "restricted");
  assert.equal(degraded.rateFactor, 0.5);
});

test("A word about one use case has that one judged again, and no other", () => {
  const realm = openLive(undefined, ["advising", "tutoring"]);
  const before = realm.compile().entitlements;
  const failed = {
    control: "NET-001",
    outcome: "fail",
    observedAt: realm.now,
    digest: `sha256:${"0".repeat(64)}`,
    source: "scanner",
    summary: "Open.",
  };
  realm.say("UseCase/advising", "evidence/NET-001", failed, "scanner");
  const after = realm.compile().entitlements;
  assert.equal(after.get("tutoring")?.phases, before.get("tutoring")?.phases);
  assert.notEqual(after.get("advising")?.phases, before.get("advising")?.phases);
  assert.equal(entitlement(realm).refused?.code, "use_case_suspended");
});

test("What it never asked changes nothing of it: roles of others, and what the programme shows of controls that do not apply", () => {
  const realm = openLive();
  const { standard, whatApplies, current } = realm.world("advising");
  const asked = whatApplies(current.profile).controls.map(({ control }) => control.id);
  const other = [...standard.controls.keys()].find((id) => !asked.includes(id)) ?? "";
  const { phases } = realm.compile().entitlements.get("advising") ?? {};
  const still = () => assert.equal(realm.compile().entitlements.get("advising")?.phases, phases);
  const show = (control: string) => {
    const seen = { control, outcome: "fail", observedAt: realm.now, digest: sha256(control), source: "probe", summary: "Seen." };
    realm.say("Programme/standard", `evidence/${control}`, seen, "probe");
  };
  realm.declare("RoleBinding", "owners-too", { role: "DATA_OWNER", members: ["eve@campus.example"], useCases: ["advising"] });
  still();
  realm.people.set("eve@campus.example", { provider: "campus", active: false, groups: [] });
  still();
  show(other);
  still();
  show("NET-001");
  assert.equal(entitlement(realm).refused?.code, "use_case_suspended");
});

test("Whoever answers for it and is let go degrades it, as the directory says so", () => {
  const realm = openLive();
  realm.people.set("dean@campus.example", { provider: "campus", active: true, groups: [] });
  assert.equal(entitlement(realm).refused, undefined);
  realm.people.set("dean@campus.example", { provider: "campus", active: false, groups: [] });
  const compiled = realm.compile().entitlements.get("advising");
  assert.ok(
    compiled?.phases.some(
      ({ state, causes }) => state === "DEGRADED" && causes.some((why) => why.includes("dean@campus.example")),
    ),
  );
});

test("The models that its guardrail asks are what it stands on too: another place for one needs a second person (two-people)", () => {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  const place = { model: "judge", provider: "openai-compatible", region: "local", network: "private" };
  const terms = { trainsOnData: false, retainsData: false, reviewedBy: "legal@campus.example", reviewedAt: "2026-11-01" };
  realm.declare("Model", "judge", { provider: "lab", dataClassCeiling: "restricted", terms });
  realm.declare("Deployment", "judge-local", { ...place, baseUrl: "http://127.0.0.1:9/v1" });
  const plain = JSON.parse(realm.versions.find(({ kind }) => kind === "Guardrail")?.spec ?? "") as { contentPolicy: object };
  const moderation = { model: "judge", timeoutMs: 500 };
  realm.declare("Guardrail", "advising", { ...plain, contentPolicy: { ...plain.contentPolicy, moderation } });
  realm.declare("UseCase", "advising", advisingSpec);
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  takeLive(realm, "advising", realm.world);
  realm.now += 60_000;
  const judges = () =>
    realm
      .compile()
      .deploymentsByModel.get("judge")
      ?.map(({ name, spec }) => [name, spec.baseUrl]);
  const approved = [["judge-local", "http://127.0.0.1:9/v1"]];
  assert.equal(entitlement(realm).refused, undefined);
  realm.declare("Deployment", "judge-local", { ...place, baseUrl: "http://127.0.0.1:10/v1" }, "mallory@campus.example");
  realm.declare("Deployment", "judge-too", { ...place, baseUrl: "http://127.0.0.1:11/v1" }, "mallory@campus.example");
  realm.declare("Model", "judge", { provider: "else", dataClassCeiling: "restricted", terms }, "mallory@campus.example");
  assert.deepEqual(judges(), approved);
  assert.deepEqual(candidates(realm), [
    "Model/judge 2 for 1",
    "Deployment/judge-local 2 for 1",
    "Deployment/judge-too 1 for undefined",
  ]);
  assert.equal(entitlement(realm).refused, undefined);
});

test("A guardrail that asks another model than its gates froze takes the gates, not one more person (two-people)", () => {
  const realm = openLive();
  const terms = { trainsOnData: false, retainsData: false, reviewedBy: "legal@campus.example", reviewedAt: "2026-11-01" };
  realm.declare("Model", "judge", { provider: "lab", dataClassCeiling: "restricted", terms });
  const plain = JSON.parse(realm.versions.find(({ kind }) => kind === "Guardrail")?.spec ?? "") as { contentPolicy: object };
  const asking = (model: string) => ({
    ...plain,
    contentPolicy: { ...plain.contentPolicy, moderation: { model, timeoutMs: 500 } },
  });
  const sign = (digest: string) => realm.sign("Guardrail/advising", "CHANGE", digest, "INFOSEC", "sec@campus.example");
  sign(realm.declare("Guardrail", "advising", asking("tutor"), "mallory@campus.example").digest);
  assert.equal(entitlement(realm).guardrail, "advising@2", "one that it calls anyway");
  sign(realm.declare("Guardrail", "advising", asking("judge"), "mallory@campus.example").digest);
  assert.equal(entitlement(realm).guardrail, "advising@2");
  assert.deepEqual(candidates(realm), ["Guardrail/advising 3 for 2"]);
});

test("What a model was tuned from is what it stands on too: its class is not loosened by one person (two-people)", () => {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  const terms = { trainsOnData: false, retainsData: false, reviewedBy: "legal@campus.example", reviewedAt: "2026-11-01" };
  const common = { provider: "lab", dataClassCeiling: "restricted", terms };
  const trained = (dataClass: string) => [{ dataset: "records", dataClass, overlays: ["phi"] }];
  realm.declare("Model", "base", { ...common, trainingData: trained("restricted") });
  realm.declare("Model", "tutor", { ...common, tunedFrom: "base", trainingData: [{ dataset: "handbook", dataClass: "public" }] });
  realm.declare("UseCase", "advising", advisingSpec);
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  takeLive(realm, "advising", realm.world);
  realm.now += 60_000;
  assert.deepEqual(entitlement(realm).models, [], "trained on what it is not approved for");
  realm.declare(
    "Model",
    "base",
    { ...common, trainingData: [{ dataset: "records", dataClass: "public" }] },
    "mallory@campus.example",
  );
  assert.deepEqual(entitlement(realm).models, []);
});

test("A policy that came into force with one use case's gates stays in force when that one is stopped (two-people)", () => {
  const realm = openLive();
  const cedar = '@id("no-tools") forbid (principal, action == Action::"CallModel", resource) when { context.usesTools };';
  realm.declare("Policy", "no-tools", { cedar }, "sec@campus.example");
  const policies = () => realm.compile().policies.map(({ name }) => name);
  assert.deepEqual(policies(), ["house-rules"], "one person's word");
  realm.declare("UseCase", "tutoring", advisingSpec);
  realm.now += 60_000;
  takeLive(realm, "tutoring", realm.world);
  assert.deepEqual(policies(), ["house-rules", "no-tools"]);
  for (const state of ["SUSPENDED", "DECOMMISSIONING", "RETIRED"] as const) {
    realm.now += 60_000;
    realm.step("tutoring", state);
    assert.deepEqual(policies(), ["house-rules", "no-tools"], state);
  }
});
