import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Problem } from "../../src/core/problem.ts";
import { changeExample, readExample, type ExampleName } from "../test/support/change-example.ts";
import type { DeploymentInput } from "./deployment-config.ts";
import { readDeployment } from "./read-deployment.ts";

const [prod, research] = [readExample("prod"), readExample("research")];
const models = prod.models;

/** What is said about the example when some fields are changed. */
function complaint(name: ExampleName, change: Partial<DeploymentInput>): string {
  try {
    changeExample(name, change);
  } catch (error) {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, "resource_invalid");
    return error.detail;
  }
  return "nothing";
}

test("both examples are valid", () => {
  for (const name of ["prod", "research"] as const) assert.equal(changeExample(name).environment, name);
});

test("what is left out has a default that is safe", () => {
  const { database, connection, siem } = changeExample("research", { database: undefined, siem: undefined });
  assert.deepEqual([database.multiAz, connection.kind, siem.kind], [true, "none", "none"]);
});

const contradictions: readonly (readonly [
  title: string,
  example: ExampleName,
  change: Partial<DeploymentInput>,
  said: RegExp,
])[] = [
  ["an unknown field is named", "prod", { colour: "red" } as Partial<DeploymentInput>, /colour/],
  ["an account that YAML read as a number", "prod", { account: 111122223333 as unknown as string }, /account: /],
  ["a region that is not approved", "prod", { approvedRegions: ["us-east-1"] }, /approvedRegions: does not have .* us-west-2/],
  [
    "a zone of another region",
    "prod",
    { availabilityZones: ["us-west-2a", "us-east-1a"] },
    /availabilityZones\.1: us-east-1a is not in/,
  ],
  ["one zone", "prod", { availabilityZones: ["us-west-2a"] }, /at least two zones/],
  [
    "a tag in place of a digest",
    "prod",
    { image: { ...prod.image, digest: "latest" } },
    /image\.digest: must be the digest .* tags can be moved/,
  ],
  [
    "a tag behind the repository",
    "prod",
    { image: { ...prod.image, repository: `${prod.image.repository}:v1` } },
    /image\.repository: .* without a tag/,
  ],
  [
    "a registry of another account",
    "prod",
    { image: { ...prod.image, repository: prod.image.repository.replace("111122223333", "999988887777") } },
    /image\.repository: must be in the account 111122223333/,
  ],
  ["a public registry", "prod", { image: { ...prod.image, repository: "docker.io/library/sallyport" } }, /your private ECR/],
  [
    "another region's registry",
    "prod",
    { image: { ...prod.image, repository: prod.image.repository.replace("us-west-2", "us-east-1") } },
    /must be in us-west-2/,
  ],
  [
    "a wildcard in a model's name",
    "prod",
    { models: { ...models, approved: ["arn:aws:bedrock:us-west-2::foundation-model/anthropic.*"] } },
    /models\.approved\.0: .* without wildcards/,
  ],
  ["all models", "prod", { models: { ...models, approved: ["*"] } }, /models\.approved\.0: /],
  [
    "a model of a region that is not approved",
    "research",
    { models: { approved: ["arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-pro-v1:0"] } },
    /eu-west-1 is not among approvedRegions/,
  ],
  [
    "a profile that routes to a model that is not approved",
    "prod",
    { models: { ...models, approved: models.approved.slice(3) } },
    /routes to anthropic\.claude-sonnet-4-20250514-v1:0, which is not in models\.approved/,
  ],
  [
    "an embedding model that is not approved",
    "prod",
    { models: { ...models, embedding: "arn:aws:bedrock:us-west-2::foundation-model/cohere.embed-v4:0" } },
    /models\.embedding: is not in models\.approved/,
  ],
  ["a whole internet of callers", "prod", { corporateCidrs: ["0.0.0.0/0"] }, /corporateCidrs\.0: is wider than \/8/],
  ["a range that starts in its middle", "prod", { corporateCidrs: ["10.0.0.1/12"] }, /corporateCidrs\.0: must be an IPv4 range/],
  ["callers that overlap the VPC", "prod", { corporateCidrs: ["10.32.0.0/11"] }, /overlaps the VPC's 10\.40\.0\.0\/20/],
  ["a VPC too small for its tiers", "prod", { vpc: { kind: "new", cidr: "10.40.0.0/24" } }, /between \/16 and \/22/],
  ["a connection without ranges", "prod", { corporateCidrs: [] }, /corporateCidrs: is needed with a connection/],
  [
    "a connection of a VPC that others keep",
    "research",
    { connection: { kind: "transit-gateway", id: "tgw-0a1b2c3d4e5f60718" } },
    /whoever keeps the VPC connects it/,
  ],
  [
    "approvers who share a role",
    "prod",
    { approvers: [prod.approvers[0], { name: "security", roles: prod.approvers[0].roles }] },
    /one person could approve twice/,
  ],
  [
    "one group of approvers",
    "prod",
    { approvers: [prod.approvers[0]] as unknown as DeploymentInput["approvers"] },
    /two different people/,
  ],
  [
    "an administrator of keys who is the deployment too",
    "prod",
    { deploymentRole: prod.keyAdministrators[0] },
    /key administrators are people/,
  ],
  ["alarms that nobody hears", "prod", { alarms: {} }, /an alarm that nobody hears is none/],
  [
    "a webhook without TLS",
    "prod",
    { alarms: { webhook: { url: "http://a.example", secret: prod.alarms.webhook?.secret ?? "" } } },
    /must be an https URL/,
  ],
  ["one database instance in production", "prod", { database: { multiAz: false } }, /must be true in prod/],
  ["restricted data in research", "research", { dataClass: "restricted" }, /belongs in prod/],
  ["an audit that is shorter than a year", "prod", { retention: { ...prod.retention, auditDays: 30 } }, /at least 365/],
  [
    "an audit that is shorter than other logs",
    "research",
    { retention: { ...research.retention, operationsDays: 400 } },
    /must be at least operationsDays \(400\)/,
  ],
  [
    "days that CloudWatch can't keep",
    "prod",
    { retention: { ...prod.retention, operationsDays: 100 } },
    /a number of days that CloudWatch can keep/,
  ],
];

for (const [title, example, change, said] of contradictions)
  test(`refused with what to do: ${title}`, () => {
    assert.match(complaint(example, change), said);
  });

test("every mistake is told at once", () => {
  const said = complaint("prod", { account: "1", region: "nowhere" });
  assert.match(said, /account: /);
  assert.match(said, /region: /);
});

test("a file that is missing, not YAML, or full of aliases says so", () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-config-"));
  try {
    const file = join(folder, "deployment.yaml");
    assert.throws(() => readDeployment(file), /cannot be read/);
    writeFileSync(file, "a: [");
    assert.throws(() => readDeployment(file), /is not YAML or JSON/);
    writeFileSync(file, `a: &a [x]\nb: &b [${"*a,".repeat(20)}]\nc: [${"*b,".repeat(20)}]`);
    assert.throws(() => readDeployment(file), Problem);
    writeFileSync(file, " ".repeat(300 * 1024));
    assert.throws(() => readDeployment(file), /larger than/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("JSON is read too, and paths are meant from the file's folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-config-"));
  try {
    const file = join(folder, "deployment.json");
    writeFileSync(file, JSON.stringify({ ...prod, guardrailManifests: ["guardrails/base.yaml"] }));
    assert.deepEqual(readDeployment(file).guardrailManifests, [join(folder, "guardrails/base.yaml")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
