import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Advancer, createAdvancer } from "../../../src/admin/governance/create-advancer.ts";
import { bootstrapActor } from "../../../src/admin/actor.ts";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { adminToken } from "../../support/open-admin.ts";
import { type CaseRoom, goLive, openCase, type Person, requireProblem } from "./open-case.ts";

/** INVARIANT two-people: who holds the roles that sign is nobody's word alone, or one person would sign as two. */
let room: CaseRoom;
let advancer: Advancer;
before(async () => {
  room = await openCase();
  advancer = createAdvancer(room.world.admin.deps, (error) => {
    throw error;
  });
  await goLive(room, advancer);
});
after(async () => {
  await advancer?.stop();
  await room?.close();
});

const fresh = async (name: string): Promise<Person> => {
  room.tick();
  return await room.person(name);
};
const bind = async (by: string, name: string, spec: object): Promise<{ readonly warnings: readonly string[] }> => {
  const applied = await (await fresh(by)).ask("PUT", `/api/v1/role-bindings/${name}`, { spec });
  assert.ok(applied.status === 200 || applied.status === 201, applied.text);
  return applied.json;
};
const signChange = async (by: string, subject: string, role = by) =>
  await (await fresh(by)).sign({ subject, about: "CHANGE", role });
const holders = (binding: string): readonly string[] =>
  [...room.world.admin.deps.register().access.rolesByMember]
    .filter(([, held]) => held.some((one) => one.binding === binding))
    .map(([member]) => member)
    .sort();
const policyInForce = (name: string): string | undefined =>
  room.world.admin.deps.register().policies.find((one) => one.name === name)?.digest;

test("A second self that one person gives a role signs nothing for them, until somebody else has signed the binding", async () => {
  const { warnings } = await bind("INFOSEC", "mole", { role: "CISO", members: ["mole"] });
  assert.match(warnings.join(), /not in force before somebody else .* signs it: sallyport sign RoleBinding\/mole CHANGE/);
  const spec = { cedar: '@id("own") forbid (principal, action, resource) when { context.observed };' };
  const applied = await (await fresh("INFOSEC")).ask("PUT", "/api/v1/policies/own", { spec });
  assert.equal(applied.status, 201, applied.text);
  requireProblem(await signChange("mole", "Policy/own", "CISO"), "403 forbidden", /./);
  assert.equal(policyInForce("own"), undefined);
  requireProblem(await signChange("mole", "RoleBinding/mole", "CISO"), "403 forbidden", /./);
  requireProblem(await signChange("INFOSEC", "RoleBinding/mole"), "403 forbidden", /Whoever made a change/);
  assert.deepEqual(holders("mole"), []);
  const { json } = await (await fresh("CISO")).ask("GET", "/api/v1/changes");
  const waits = json.items.find(({ subject }: { subject: string }) => subject === "RoleBinding/mole");
  assert.deepEqual([waits.about, waits.version, waits.by, waits.notBy], ["CHANGE", 1, "INFOSEC", ["INFOSEC"]]);
  assert.deepEqual([...waits.maySign].sort(), ["CISO", "INFOSEC"]);
  assert.equal(waits.inForce, undefined);
  const shown = await (
    await fresh("CISO")
  ).ask("POST", "/api/v1/signatures/begin", {
    subject: "RoleBinding/mole",
    about: "CHANGE",
    role: "CISO",
    reason: "I know them.",
  });
  assert.ok(shown.json.text.includes("It gives CISO for all use cases to mole."), shown.text);

  const signed = await signChange("CISO", "RoleBinding/mole");
  assert.equal(signed.status, 201, signed.text);
  assert.deepEqual(holders("mole"), ["mole"]);
  assert.equal((await signChange("mole", "Policy/own", "CISO")).status, 201);
  assert.equal(policyInForce("own"), applied.json.digest);
});

test("Whoever a binding is for does not let it through, and what one takes away is gone at once", async () => {
  const given = async (members: readonly string[]) => await bind("INFOSEC", "mole", { role: "CISO", members });
  assert.equal((await (await fresh("INFOSEC")).ask("DELETE", "/api/v1/role-bindings/mole")).status, 204);
  await given(["mole"]);
  assert.deepEqual(holders("mole"), [], "retired is taken away, too");
  assert.equal((await signChange("CISO", "RoleBinding/mole")).status, 201);
  await given(["mole", "CISO"]);
  requireProblem(await signChange("CISO", "RoleBinding/mole"), "403 forbidden", /gives a role to themselves/);
  assert.deepEqual(holders("mole"), ["mole"]);
  await given(["CISO"]);
  assert.deepEqual(holders("mole"), [], "the one is gone, the other waits");
  requireProblem(await signChange("mole", "Policy/own", "CISO"), "403 forbidden", /./);
  assert.equal((await (await fresh("INFOSEC")).ask("DELETE", "/api/v1/role-bindings/mole")).status, 204);
});

test("Roles that sign nothing are given by one", async () => {
  await bind("INFOSEC", "readers", { role: "AUDITOR", members: ["reader"] });
  assert.deepEqual(holders("readers"), ["reader"]);
  await bind("INFOSEC", "builders", { role: "DEVELOPER", members: ["builder"], useCases: ["advising"] });
  assert.deepEqual(holders("builders"), ["builder"]);
});

test("A provider that lets people in takes effect when somebody else who gives roles has signed it", async () => {
  await room.apply([{ kind: "RoleBinding", name: "platform-too", spec: { role: "PLATFORM", members: ["INFOSEC"] } }]);
  await signChange("CISO", "RoleBinding/platform-too");
  const { admin } = room.world;
  const providers = () => admin.deps.register().access.providers;
  const { issuer = "" } = providers().get("campus")?.spec ?? {};
  const spec = {
    issuer,
    network: "private",
    controlAudiences: ["console-too"],
    principal: { prefix: "too-" },
    rules: [{ when: { team: "security" }, roles: ["CISO"] }],
  };
  const applied = await (await fresh("INFOSEC")).ask("PUT", "/api/v1/identity-providers/too", { spec });
  assert.equal(applied.status, 201, applied.text);
  assert.equal(providers().has("too"), false);
  const asSecondSelf = async () => {
    const token = room.world.token("self", { team: "security", aud: "console-too" });
    return await room.world.call("GET", "/api/v1/changes", { headers: { authorization: `Bearer ${token}` } });
  };
  assert.equal((await asSecondSelf()).status, 401);
  requireProblem(await signChange("INFOSEC", "IdentityProvider/too"), "403 forbidden", /Whoever made a change/);
  requireProblem(await signChange("PLATFORM", "IdentityProvider/too"), "403 forbidden", /ApplyRoleBinding/);
  const signed = await signChange("CISO", "IdentityProvider/too");
  assert.equal(signed.status, 201, signed.text);
  assert.equal(providers().get("too")?.digest, applied.json.digest);
  assert.equal((await asSecondSelf()).status, 200);
});

test("While another version of a provider waits, log-ins of the one in force go on; signed, or taken back, they end", async () => {
  const { providers } = room.world.admin.deps.register().access;
  const spec = providers.get("campus")?.spec;
  assert.ok(spec);
  const before = await fresh("CISO");
  const status = async (person: Person) => (await person.ask("GET", "/api/v1/changes")).status;
  const put = async (controlAudiences: readonly string[]) =>
    await (await fresh("INFOSEC")).ask("PUT", "/api/v1/identity-providers/campus", { spec: { ...spec, controlAudiences } });
  assert.equal((await put([...spec.controlAudiences, "more"])).status, 200);
  assert.equal(await status(before), 200);
  const meanwhile = await fresh("CISO");
  assert.equal(await status(meanwhile), 200, "who logs in meanwhile does so by the one in force");
  assert.equal((await signChange("CISO", "IdentityProvider/campus")).status, 201);
  assert.deepEqual([await status(before), await status(meanwhile)], [401, 401]);
  const since = await fresh("CISO");
  assert.equal(await status(since), 200);
  const no = await since.sign({ subject: "IdentityProvider/campus", about: "CHANGE", role: "CISO", decision: "reject" });
  assert.equal(no.status, 201, no.text);
  assert.equal(await status(since), 401);
  assert.equal((await put(spec.controlAudiences)).status, 200);
  assert.equal(room.world.admin.deps.register().access.providers.get("campus")?.digest, providers.get("campus")?.digest);
});

test("Nobody else comes in as the bootstrap token, whose word counts, in any spelling", async () => {
  for (const name of ["admin", "Admin"]) {
    const answer = await room.world.call("GET", "/api/v1/changes", {
      headers: { authorization: `Bearer ${room.world.token(name)}` },
    });
    assert.equal(answer.status, 401, answer.text);
    assert.match(answer.json.detail, /is not let in/);
  }
});

test("A signature that would leave nobody who administers is refused, until what it rests on is signed first", async () => {
  const { deps } = room.world.admin;
  const headers = { authorization: `Bearer ${adminToken}` };
  const ended = await room.world.call("POST", "/api/v1/bootstrap/end", { headers });
  assert.equal(ended.status, 200, ended.text);
  // With a provider that gives a role by claims somebody could always come in.
  assert.equal((await (await fresh("INFOSEC")).ask("DELETE", "/api/v1/identity-providers/too")).status, 204);
  await bind("INFOSEC", "renamed", { role: "CISO", members: ["x-somebody"] });
  const before = deps.register().access.providers.get("campus");
  const put = async (spec: object) => await (await fresh("INFOSEC")).ask("PUT", "/api/v1/identity-providers/campus", { spec });
  const renamed = await put({ ...before?.spec, principal: { prefix: "x-" } });
  assert.equal(renamed.status, 200, renamed.text);
  requireProblem(await signChange("CISO", "IdentityProvider/campus"), "409 conflict", /nobody could apply policies/);
  assert.equal(deps.register().access.providers.get("campus")?.digest, before?.digest);
  assert.equal((await put({ ...before?.spec })).status, 200);
  assert.deepEqual(
    deps.register().candidates.filter(({ kind }) => kind === "IdentityProvider"),
    [],
    "what is taken back waits for nobody",
  );
});

test("Where one is left who could sign, no change leaves nobody; what the bootstrap token then applies counts", async () => {
  const { deps } = room.world.admin;
  const put = async (name: string, members: readonly string[]) =>
    await (await fresh("INFOSEC")).ask("PUT", `/api/v1/role-bindings/${name}`, { spec: { role: "INFOSEC", members } });
  for (const path of ["role-bindings/ciso", "role-bindings/infosec-too", "role-bindings/renamed"]) {
    const gone = await (await fresh("INFOSEC")).ask("DELETE", `/api/v1/${path}`);
    assert.equal(gone.status, 204, gone.text);
  }
  const { json } = await (await fresh("INFOSEC")).ask("GET", "/api/v1/role-bindings/infosec");
  // Somebody else is to have it, and would, were it signed: nobody is there to sign it.
  requireProblem(await put("infosec", ["somebody"]), "409 conflict", /nobody could apply policies and role bindings/);
  assert.deepEqual(holders("infosec"), ["INFOSEC"], json.spec.members.join(" "));
  assert.equal((await put("another", ["somebody"])).status, 201);
  assert.deepEqual(holders("another"), []);
  const admin = { ...bootstrapActor(deps.clock()) };
  const manifests = [{ kind: "RoleBinding", name: "recovered", spec: { role: "INFOSEC", members: ["somebody"] } }];
  await applyManifests(deps, admin, { dryRun: false, manifests });
  assert.deepEqual(holders("recovered"), ["somebody"]);
});

test("Nor does it leave nobody that one takes back what they signed of a version in force, while a newer one waits", async () => {
  await bind("INFOSEC", "stewards", { role: "CISO", members: ["steward"] });
  assert.equal((await signChange("somebody", "RoleBinding/stewards", "INFOSEC")).status, 201);
  await bind("INFOSEC", "helpers", { role: "PLATFORM", members: ["somebody"] });
  assert.equal((await signChange("steward", "RoleBinding/helpers", "CISO")).status, 201);
  await bind("INFOSEC", "stewards", { role: "CISO", members: ["steward", "deputy"] });
  for (const name of ["recovered", "infosec"]) {
    const gone = await (await fresh("steward")).ask("DELETE", `/api/v1/role-bindings/${name}`);
    assert.equal(gone.status, 204, gone.text);
  }
  const body = { subject: "RoleBinding/stewards", about: "CHANGE", role: "INFOSEC", reason: "I was wrong." };
  const withdraw = async () => await (await fresh("somebody")).ask("POST", "/api/v1/signatures/withdraw", body);
  requireProblem(await withdraw(), "409 conflict", /nobody could apply policies and role bindings/);
  assert.deepEqual(holders("stewards"), ["steward"]);
});
