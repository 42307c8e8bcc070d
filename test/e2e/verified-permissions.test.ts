import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  CreatePolicyCommand,
  IsAuthorizedCommand,
  PutSchemaCommand,
  VerifiedPermissionsClient,
} from "@aws-sdk/client-verifiedpermissions";
import fc from "fast-check";
import { writeQuestions } from "../../bench/policy/write-questions.ts";
import { fillerPolicies } from "../../bench/policy/write-policies.ts";
import type { VerifiedPermissionsExport } from "../../src/admin/export-policies.ts";
import { readManifests } from "../../src/admin/read-manifests.ts";
import { adminRequest, callRequest } from "../../src/policy/build-request.ts";
import { compilePolicies, type PolicyResource } from "../../src/policy/compile-policies.ts";
import { openDecisions } from "../../src/policy/decide.ts";
import type { AskedOf } from "../../src/policy/decision.ts";
import type { Reads } from "../../src/policy/note-reads.ts";
import { finish } from "../../src/policy/steps.ts";
import { writeVerifiedPermissions } from "../../src/policy/write-verified-permissions.ts";
import { adminQuestion, callQuestion } from "../property/policy-random-questions.ts";
import { startMockVerifiedPermissions, type MockVerifiedPermissions } from "../support/mock-verified-permissions.ts";
import { runInProcess } from "../support/run-in-process.ts";
import { type Sallyport, startSallyport } from "../support/start-sallyport.ts";
import { mockKey } from "../support/verify-signature.ts";

const store = { policyStoreId: "PSmock" };
const root = join(import.meta.dirname, "..", "..");
const open: MockVerifiedPermissions[] = [];
let sallyport: Sallyport;
before(async () => {
  sallyport = await startSallyport();
});
after(async () => {
  await sallyport?.stop();
  await Promise.all(open.map((server) => server.close()));
});

async function openService(): Promise<{ readonly client: VerifiedPermissionsClient; readonly server: MockVerifiedPermissions }> {
  const server = await startMockVerifiedPermissions();
  open.push(server);
  return {
    server,
    client: new VerifiedPermissionsClient({ region: "eu-central-1", endpoint: server.url, credentials: mockKey }),
  };
}

/** Puts an export into a policy store; gives our name of each policy by the service's. */
async function upload(
  client: VerifiedPermissionsClient,
  { schema, policies }: Pick<VerifiedPermissionsExport, "schema" | "policies">,
): Promise<ReadonlyMap<string, string>> {
  await client.send(new PutSchemaCommand({ ...store, ...schema }));
  const names = new Map<string, string>();
  for (const policy of policies) {
    const { policyId = "" } = await client.send(new CreatePolicyCommand({ ...store, ...policy }));
    names.set(policyId, policy.definition.static.description.split(":", 1)[0] ?? "");
  }
  return names;
}

test("What the command line exports is taken by the real SDK as it is, every shipped policy", async () => {
  const env = { SALLYPORT_ADMIN_URL: sallyport.adminUrl, SALLYPORT_ADMIN_TOKEN: sallyport.adminToken };
  const { code, stdout, stderr } = await runInProcess("policy export --format verified-permissions --namespace Campus_1", {
    env,
  });
  assert.equal(code, 0);
  assert.match(stderr, /^note: A policy that fails/m);
  assert.doesNotMatch(stderr, /^not exported/m);
  const { client, server } = await openService();
  const names = await upload(client, JSON.parse(stdout) as VerifiedPermissionsExport);
  assert.deepEqual([...names.values()].sort(), [...compilePolicies([], "sha256:shipped").policies.keys()].sort());
  assert.equal(server.policies.size, names.size);

  const whole = await runInProcess("policy export --format verified-permissions -o json", { env });
  const { notExported, notes } = whole.json as VerifiedPermissionsExport;
  assert.deepEqual([whole.stderr, notExported], ["", []]);
  assert.ok(notes.length >= 3);
});

test("A namespace or a form that the service does not know is refused", async () => {
  const env = { SALLYPORT_ADMIN_URL: sallyport.adminUrl, SALLYPORT_ADMIN_TOKEN: sallyport.adminToken };
  for (const namespace of ["aws", "MyAWS", "cedarwood", "AmazonStore", "two::parts", "1st", "a-b", "x".repeat(101)]) {
    const { code, stdout } = await runInProcess(
      ["policy", "export", "--format", "verified-permissions", "--namespace", namespace],
      { env },
    );
    assert.deepEqual([code, stdout], [1, ""], namespace);
  }
  assert.equal((await runInProcess("policy export --format rego", { env })).code, 2);
  assert.equal((await runInProcess("policy export", { env })).code, 2);
});

const everything: Reads = { everything: true, facts: new Map() };

/** A question as an application would send it: what it is asked of is in the namespace, and everything is told. */
function ask(namespace: string, asked: AskedOf): IsAuthorizedCommand {
  const { principal, action, resource, context, entities } =
    asked.plane === "data" ? callRequest(asked.question, everything) : adminRequest(asked.question, everything);
  const own = entities.filter(({ uid }) => ("__entity" in uid ? uid.__entity : uid).type !== "Action");
  return new IsAuthorizedCommand({
    ...store,
    principal: { entityType: `${namespace}::Principal`, entityId: principal },
    action: { actionType: `${namespace}::Action`, actionId: action },
    resource: { entityType: `${namespace}::${resource.type}`, entityId: resource.id },
    context: { cedarJson: inNamespace(namespace, context) },
    entities: { cedarJson: inNamespace(namespace, own) },
  });
}

function inNamespace(namespace: string, value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && "type" in part && "id" in part && Object.keys(part).length === 2
      ? { type: `${namespace}::${String(part.type)}`, id: part.id }
      : part,
  );
}

/** Of every form that a policy can have. */
const more: PolicyResource = {
  name: "more",
  cedar: `
@id("no-action-calls") forbid (principal, action, resource) when { context.usesTools && context.safeMode };
@id("no-action-both") forbid (principal in Group::"lab/a", action, resource) when { context.time.weekday > 5 };
@id("is-in") forbid (principal is Principal in Role::"CISO", action == Action::"CallModel", resource is Deployment)
  when { resource.model.provider like "pro*-2" };
@id("is") forbid (principal, action in [Action::"ReadLog", Action::"Change"], resource)
  when { resource.name like "*\\\\*" || (resource has createdBy && resource.createdBy is Principal in Role::"AUDITOR") };
@id("sets") forbid (principal, action == Action::"CallModel", resource)
  unless { [Principal::"ana", Principal::"bob", Principal::"portal"].contains(principal) || context.dataClass < 2 };
@id("ip") forbid (principal, action, resource) when { context has ip && context.ip == ip("10.9.9.9") };
@id("permits") permit (principal == Principal::"sailor", action == Action::"ReadMetrics", resource);
`,
};

test("The exported policies decide in the service as they do here, policy by policy", async () => {
  const [campus] = readManifests(readFileSync(join(root, "examples", "policies", "campus", "policies.yaml"), "utf8")) as [
    { name: string; spec: { cedar: string } },
  ];
  const compiled = compilePolicies([more, { name: "campus", cedar: campus.spec.cedar }, ...fillerPolicies(20)], "sha256:test");
  const policies = openDecisions(compiled);
  const written = finish(writeVerifiedPermissions(compiled, "Campus"));
  assert.deepEqual(written.notExported, []);
  const { client } = await openService();
  const names = await upload(client, { schema: written.schema, policies: [...written.policies] });
  assert.equal(names.size, compiled.policies.size);

  const asked: AskedOf[] = [
    ...[...writeQuestions(60)].map((question): AskedOf => ({ plane: "data", question })),
    ...fc.sample(callQuestion, { numRuns: 100, seed: 5 }).map((question): AskedOf => ({ plane: "data", question })),
    ...fc.sample(adminQuestion, { numRuns: 200, seed: 5 }).map((question): AskedOf => ({ plane: "control", question })),
  ];
  const seen = { allow: 0, deny: 0 };
  const decided = new Set<string>();
  for (const one of asked) {
    const { decision, determiningPolicies = [], errors } = await client.send(ask("Campus", one));
    const there = {
      effect: decision?.toLowerCase(),
      policies: determiningPolicies.map(({ policyId = "" }) => names.get(policyId)).sort(),
    };
    const here = policies.ask(one);
    assert.deepEqual(errors, []);
    assert.deepEqual(there, { effect: here.effect, policies: [...here.policies] }, JSON.stringify(one));
    seen[here.effect]++;
    for (const id of here.policies) decided.add(id);
  }
  assert.ok(seen.allow >= 30 && seen.deny >= 100, JSON.stringify(seen));
  assert.ok(decided.size >= 35, `${decided.size} policies decided`);
});

test("What is too large for the service is left out and named", () => {
  const long = "x".repeat(9500);
  const large = `@id("large") forbid (principal, action == Action::"CallModel", resource) when { context.useCase.state == "${long}${long}" };`;
  const many = Array.from(
    { length: 25 },
    (_, index) =>
      `@id("many-${index}") forbid (principal, action == Action::"CallModel", resource) when { context.useCase.state == "${long}" };`,
  );
  const compiled = compilePolicies([{ name: "big", cedar: [large, ...many].join("\n") }], "sha256:test");
  const written = finish(writeVerifiedPermissions(compiled, "Campus"));
  const named = written.notExported.map(({ policy, message }) => `${policy}: ${message}`);
  assert.match(named[0] ?? "", /^big\/large: it has 19\d\d\d bytes; a policy there has 10000 at most$/);
  assert.ok(
    named.slice(1).length >= 4 && named.slice(1).every((text) => text.endsWith("have 200000 bytes together there at most")),
  );
  assert.equal(written.policies.length + written.notExported.length, compiled.policies.size);
  for (const { definition } of written.policies) assert.ok(definition.static.description.length <= 150);
});
