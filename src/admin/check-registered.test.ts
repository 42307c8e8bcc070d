import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { deployment, mockWorld, model, useCase } from "../../test/support/manifests.ts";
import { alex, type Admin, openAdmin, person } from "../../test/support/open-admin.ts";
import { makeSigstore } from "../../test/support/make-sigstore.ts";
import { Problem } from "../core/problem.ts";
import type { Actor } from "./actor.ts";
import { applyManifests } from "./apply-manifests.ts";
import { getResource, listResources, listVersions } from "./list-resources.ts";
import { retireResource } from "./retire-resource.ts";

let admin: Admin;
beforeEach(async () => {
  admin = await openAdmin();
  await apply(...mockWorld("http://127.0.0.1:9/v1"), useCase("others", ["mock"]));
});
afterEach(() => admin.close());

const apply = (...manifests: unknown[]) => applyManifests(admin.deps, alex, { manifests, dryRun: false });
const applyAs = (actor: Actor, ...manifests: unknown[]) => applyManifests(admin.deps, actor, { manifests, dryRun: false });

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => assert.fail("it was not refused"),
    (error: unknown) => error,
  );
  assert.ok(error instanceof Problem, String(error));
  return error;
}
const mistakesOf = async (...manifests: unknown[]): Promise<string> =>
  ((await problemOf(apply(...manifests))).errors ?? []).map(({ path, message }) => `${path}: ${message}`).join("\n");

const exception = (spec: object = {}, name = "old-client"): object => ({
  kind: "Exception",
  name,
  spec: {
    title: "The old client",
    controls: ["IAM-003"],
    useCases: ["tests"],
    reason: "r",
    businessNeed: "b",
    riskStatement: "s",
    compensatingControls: ["IAM-005"],
    dataClassCap: "internal",
    environments: ["production"],
    startsAt: "2026-11-01T00:00:00Z",
    expiresAt: "2027-01-01T00:00:00Z",
    remediationPlan: { owner: "dana", dueAt: "2026-12-20", steps: "s" },
    requester: "lee",
    ...spec,
  },
});
const prompt = (spec: object = {}, name = "advice"): object => ({
  kind: "Prompt",
  name,
  spec: { owner: "o@campus.example", role: "system", template: "Be kind.", dataClass: "internal", ...spec },
});

test("An exception stays within what the standard lets anybody except", async () => {
  await apply(exception());
  const wrong: [object, RegExp][] = [
    [{ controls: ["LOG-005"] }, /^spec\.controls\.0: LOG-005 may never be waived/],
    [{ controls: ["XXX-999"] }, /^spec\.controls\.0: XXX-999 is no control/],
    [{ compensatingControls: ["XXX-999"] }, /^spec\.compensatingControls\.0: XXX-999 is no control/],
    [{ compensatingControls: ["IAM-003"] }, /holds no risk down/],
    [{ expiresAt: "2026-10-01T00:00:00Z" }, /^spec\.expiresAt: must be after/],
    [{ dataClassCap: "restricted" }, /^spec\.expiresAt: must be at most 30 days after startsAt, the longest for restricted/],
    [{ dataClassCap: "confidential", expiresAt: "2027-03-01T00:00:00Z" }, /at most 90 days/],
    [{ breakGlass: true, expiresAt: "2026-11-02T00:00:01Z" }, /at most 24 h/],
    [{ renewals: 3, progress: "p" }, /^spec\.renewals: must be at most 2/],
    [{ renewals: 1 }, /^spec\.progress: is required/],
    [{ useCases: ["nowhere"] }, /^spec\.useCases\.0: there is no UseCase/],
  ];
  for (const [change, expected] of wrong) assert.match(await mistakesOf(exception(change, "another")), expected);
  await apply(exception({ breakGlass: true, expiresAt: "2026-11-02T00:00:00Z" }, "emergency"));
});

test("A later sunset is a renewal, which cannot be hidden", async () => {
  await apply(exception());
  const later = { expiresAt: "2027-02-01T00:00:00Z", progress: "Half of it" };
  assert.match(await mistakesOf(exception(later)), /^spec\.renewals: must be at least 1: it goes on where old-client ends/);
  assert.match(
    await mistakesOf(exception(later, "another-name")),
    /^spec\.renewals: must be at least 1: it goes on where old-client/,
  );
  await apply(exception({ ...later, renewals: 1 }));
  assert.match(
    await mistakesOf(exception({ ...later, title: "Other" })),
    /^spec\.renewals: must be at least 1: as old-client has it/,
  );
  await retireResource(admin.deps, alex, "Exception", "old-client", "any");
  assert.match(await mistakesOf(exception(later)), /^spec\.renewals: must be at least 1/);
});

test("What is for other controls, for another use case or long after is no renewal, and neither is what an emergency leads to", async () => {
  await apply(
    exception(),
    exception({ breakGlass: true, controls: ["NET-005"], expiresAt: "2026-11-02T00:00:00Z" }, "emergency"),
  );
  await apply(exception({ controls: ["NET-006"], expiresAt: "2027-02-01T00:00:00Z" }, "other-control"));
  await apply(exception({ useCases: ["others"], expiresAt: "2027-02-01T00:00:00Z" }, "other-use-case"));
  await apply(exception({ startsAt: "2027-03-01T00:00:00Z", expiresAt: "2027-04-01T00:00:00Z" }, "much-later"));
  await apply(exception({ controls: ["NET-005"], expiresAt: "2026-12-02T00:00:00Z" }, "after-emergency"));
  const again = { breakGlass: true, controls: ["NET-005"], startsAt: "2026-11-02T00:00:00Z", expiresAt: "2026-11-03T00:00:00Z" };
  assert.match(await mistakesOf(exception(again, "emergency-again")), /goes on where emergency ends/);
});

test("The organisation's standard holds for exceptions, and is held to the shipped one itself", async () => {
  const standard = (spec: object): object => ({ kind: "Standard", name: "default", spec });
  assert.match(await mistakesOf(standard({ controls: { "XXX-999": {} } })), /^spec\.controls\.XXX-999: is no control/);
  await apply(exception());
  await apply(standard({ exceptions: { maxDays: { internal: 30 }, nonWaivable: ["IAM-005"] } }));
  assert.equal((await apply(exception()))[0]?.action, "unchanged");
  assert.match(await mistakesOf(exception({ title: "Changed" })), /at most 30 days/);
  assert.match(await mistakesOf(exception({ controls: ["IAM-005"], compensatingControls: ["IAM-003"] })), /never be waived/);
});

test("A prompt of the catalogue can be told apart, passes its tests and holds no secret", async () => {
  const { items } = { items: await apply(prompt()) };
  assert.deepEqual([items[0]?.kind, items[0]?.version], ["Prompt", 1]);
  assert.match(await mistakesOf(prompt({ template: "Hello {{who}}" })), /^spec\.template: .*none of spec\.variables/);
  assert.match(await mistakesOf(prompt({ tests: [{ variables: { a: "b" } }] })), /^spec\.tests\.0: does not render/);
  const key = ["AKIA", "Z7QX4NPLTR2WVK3M"].join("");
  const secret = await mistakesOf(prompt({ template: `Sign in with ${key} and be kind.` }));
  assert.match(secret, /^spec\.template: holds what looks like a secret \(AWS_ACCESS_KEY\)/);
  assert.ok(!secret.includes(key), "secrets-stay-secret");
  const enumerated = { template: "{{a}}", variables: [{ name: "a", type: "enum", values: ["password: hunter2Zx9!q"] }] };
  assert.match(await mistakesOf(prompt(enumerated)), /^spec\.variables: holds what looks like a secret/);
});

test("A use case names prompts that exist and are not another's, pinned or not", async () => {
  await apply(prompt(), prompt({ useCase: "others" }, "theirs"));
  const naming = (...names: string[]): object => useCase("tests", ["mock"], { prompts: { required: true, names } });
  await apply(naming("advice", "advice@1"));
  assert.match(await mistakesOf(naming("absent")), /^spec\.prompts\.names\.0: there is no Prompt named absent/);
  assert.match(await mistakesOf(naming("advice@2")), /has no version 2/);
  assert.match(await mistakesOf(naming("theirs")), /^spec\.prompts\.names\.0: there is no Prompt named theirs/);
  assert.match((await problemOf(retireResource(admin.deps, alex, "Prompt", "advice", "any"))).detail, /in use: UseCase tests/);
});

test("References of the register lead somewhere, and what is used is not retired", async () => {
  const wrong: [object, RegExp][] = [
    [model("tuned", { tunedFrom: "nowhere" }), /^spec\.tunedFrom: there is no Model named nowhere/],
    [model("hosted", { vendor: "nobody" }), /^spec\.vendor: there is no Vendor named nobody/],
    [useCase("tests", ["mock"], { tools: ["hammer"] }), /^spec\.tools\.0: there is no Tool/],
    [useCase("tests", ["mock"], { knowledgeBases: ["books"] }), /^spec\.knowledgeBases\.0: there is no KnowledgeBase/],
    [useCase("tests", ["mock"], { vendors: ["nobody"] }), /^spec\.vendors\.0: there is no Vendor/],
  ];
  for (const [manifest, expected] of wrong) assert.match(await mistakesOf(manifest), expected);
  await apply(
    { kind: "Vendor", name: "maker", spec: { title: "Maker", owner: "o@campus.example" } },
    model("hosted", { vendor: "maker" }),
  );
  assert.match((await problemOf(retireResource(admin.deps, alex, "Vendor", "maker", "any"))).detail, /in use: Model hosted/);
});

test("Only use cases approved for its training data's class call a tuned model, and what it is tuned from counts", async () => {
  const data = (dataClass: string, overlays: string[] = []): object => ({
    trainingData: [{ dataset: "d", dataClass, overlays }],
  });
  await apply(model("base", data("confidential", ["ferpa"])), model("tuned", { tunedFrom: "base", ...data("internal") }));
  const calling = (spec: object): object => useCase("advising", ["tuned"], { overlays: ["pii", "ferpa"], ...spec });
  assert.match(await mistakesOf(calling({ dataClass: "internal" })), /^spec\.models\.0: tuned was trained on confidential data/);
  assert.match(await mistakesOf(calling({ dataClass: "confidential", overlays: [] })), /trained on ferpa data/);
  await apply(calling({ dataClass: "confidential" }));
  assert.match(
    await mistakesOf(model("lower", { tunedFrom: "base", trainingData: [], dataClassCeiling: "internal" })),
    /^spec\.dataClassCeiling: must not be lower than confidential, which it inherits from base/,
  );
  assert.match(
    await mistakesOf(model("silent", { tunedFrom: "base", dataClassCeiling: "confidential" })),
    /^spec\.dataClassCeiling: must not be lower than restricted, as it does not say what it was tuned on/,
  );
});

test("A model's signatures are verified when it is applied, and its deployments run versions that it has", async () => {
  const digest = `sha256:${"ab".repeat(32)}`;
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ type: "spki", format: "pem" });
  const lab = { name: "lab", key };
  const signature = { signer: "lab", signature: sign(null, Buffer.from(digest), privateKey).toString("base64") };
  const signed = (more: object = {}, signers: object[] = [lab]): object =>
    model("local", { signers, versions: [{ version: "1", digest, signature, ...more }] });
  await apply(signed());
  assert.match(
    await mistakesOf(signed({ digest: `sha256:${"cd".repeat(32)}` })),
    /^spec\.versions\.0\.signature: does not hold: it was not made with the key of lab over this digest/,
  );
  const house = makeSigstore(Date.UTC(2026, 0, 1));
  const wish = { email: "release@maker.example", issuer: "https://login.maker.example", at: Date.UTC(2026, 5, 1) };
  const maker = { name: "lab", trustedRoot: house.trustedRoot, issuer: wish.issuer, subject: wish.email };
  const bundle = JSON.stringify(house.signMessage(Buffer.from(digest), wish));
  await apply(signed({ signature: { signer: "lab", bundle } }, [maker]));
  assert.match(
    await mistakesOf(signed({ signature: { signer: "lab", bundle } }, [{ ...maker, subject: "else" }])),
    /does not hold/,
  );
  assert.match(
    await mistakesOf(signed({}, [{ ...maker, trustedRoot: "{}" }])),
    /^spec\.signers\.0\.trustedRoot: is no trusted root/,
  );
  assert.match(
    await mistakesOf(deployment("local", "local", "http://127.0.0.1:9/v1", { modelVersion: "2" })),
    /^spec\.modelVersion: local has no version 2/,
  );
  await apply(deployment("local", "local", "http://127.0.0.1:9/v1", { modelVersion: "1" }));
});

test("Prompts and exceptions are their use case's: its lead declares them, another's lead cannot even see them", async () => {
  const lead = person("lee", ["PROJECT_LEAD@tests"]);
  const other = person("olga", ["PROJECT_LEAD@others"]);
  await applyAs(lead, prompt({ useCase: "tests" }), exception());
  assert.equal((await problemOf(applyAs(lead, prompt({}, "shared")))).code, "forbidden");
  const { useCases: _, ...wide } = (exception() as { spec: Record<string, unknown> }).spec;
  assert.equal((await problemOf(applyAs(lead, { kind: "Exception", name: "wide", spec: wide }))).code, "forbidden");
  assert.equal((await problemOf(applyAs(lead, prompt({ useCase: "others" }, "sly")))).code, "not_found");
  assert.equal((await problemOf(applyAs(other, exception({ useCases: ["others", "tests"] }, "both")))).code, "not_found");
  for (const kind of ["Prompt", "Exception"] as const) {
    const name = kind === "Prompt" ? "advice" : "old-client";
    assert.deepEqual((await listResources(admin.deps, other, kind, { limit: 10 })).items, []);
    assert.equal((await listResources(admin.deps, lead, kind, { limit: 10 })).items.length, 1);
    const hidden = [
      getResource(admin.deps, other, kind, name),
      getResource(admin.deps, other, kind, `${name}@1`),
      listVersions(admin.deps, other, kind, name, { limit: 10 }),
      retireResource(admin.deps, other, kind, name, "any"),
      applyAs(other, kind === "Prompt" ? prompt({ useCase: "others" }) : exception({ useCases: ["others"] })),
    ];
    for (const one of hidden) assert.deepEqual((await problemOf(one)).detail, `There is no ${kind} named ${name}.`);
  }
  await retireResource(admin.deps, lead, "Exception", "old-client", "any");
});

test("Offices declare what is theirs: vendors, and the standard", async () => {
  const vendor = { kind: "Vendor", name: "maker", spec: { title: "Maker", owner: "o@campus.example" } };
  const standard = { kind: "Standard", name: "default", spec: {} };
  await applyAs(person("petra", ["PROCUREMENT"]), vendor);
  await applyAs(person("carl", ["CISO"]), standard);
  assert.equal((await problemOf(applyAs(person("petra", ["PROCUREMENT"]), standard))).code, "forbidden");
  assert.equal((await problemOf(applyAs(person("max", ["PLATFORM"]), vendor))).code, "forbidden");
});
