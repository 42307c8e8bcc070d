import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Advancer, createAdvancer } from "../../../src/admin/governance/create-advancer.ts";
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
  await bind("INFOSEC", "mole", { role: "CISO", members: ["mole"] });
  const spec = { cedar: '@id("own") forbid (principal, action, resource) when { context.observed };' };
  const applied = await (await fresh("INFOSEC")).ask("PUT", "/api/v1/policies/own", { spec });
  assert.equal(applied.status, 201, applied.text);
  requireProblem(await signChange("mole", "Policy/own", "CISO"), "403 forbidden", /./);
  assert.equal(policyInForce("own"), undefined);
  requireProblem(await signChange("mole", "RoleBinding/mole", "CISO"), "403 forbidden", /./);
  requireProblem(await signChange("INFOSEC", "RoleBinding/mole"), "403 forbidden", /Whoever made a change/);
  assert.deepEqual(holders("mole"), []);

  const signed = await signChange("CISO", "RoleBinding/mole");
  assert.equal(signed.status, 201, signed.text);
  assert.deepEqual(holders("mole"), ["mole"]);
  assert.equal((await signChange("mole", "Policy/own", "CISO")).status, 201);
  assert.equal(policyInForce("own"), applied.json.digest);
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
