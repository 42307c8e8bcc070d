import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readBuiltResources } from "../guards/read-built-resources.ts";
import { buildApp } from "../build-app.ts";
import type { DeploymentInput } from "../config/deployment-config.ts";
import { changeExample, readExample, type ExampleName } from "./support/change-example.ts";
import { synthesise, synthesiseAgain } from "./support/synthesise.ts";

const research = readExample("research");
const prod = readExample("prod");

/** What AWS takes no tags for. */
const untaggable: ReadonlySet<string> = new Set([
  "AWS::ApiGateway::Account",
  "AWS::ApiGateway::BasePathMappingV2",
  "AWS::ApiGateway::Deployment",
  "AWS::ApiGateway::Method",
  "AWS::ApiGateway::Resource",
  "AWS::ApplicationAutoScaling::ScalingPolicy",
  "AWS::Backup::BackupSelection",
  "AWS::Bedrock::DataSource",
  "AWS::Bedrock::EnforcedGuardrailConfiguration",
  "AWS::Bedrock::GuardrailVersion",
  "AWS::Bedrock::ResourcePolicy",
  "AWS::Config::ConfigRule",
  "AWS::Config::ConfigurationRecorder",
  "AWS::Config::DeliveryChannel",
  "AWS::EC2::Route",
  "AWS::EC2::SecurityGroupEgress",
  "AWS::EC2::SecurityGroupIngress",
  "AWS::EC2::SubnetRouteTableAssociation",
  "AWS::Events::ApiDestination",
  "AWS::Events::Connection",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::Policy",
  "AWS::KMS::Alias",
  "AWS::Lambda::Permission",
  "AWS::Logs::MetricFilter",
  "AWS::Macie::Session",
  "AWS::S3::BucketPolicy",
  "AWS::S3Vectors::VectorBucketPolicy",
  "AWS::SNS::Subscription",
  "AWS::SNS::TopicPolicy",
  "AWS::SQS::QueuePolicy",
  "AWS::SecurityHub::Standard",
  "AWS::SecurityLake::AwsLogSource",
  "AWS::WAFv2::LoggingConfiguration",
  "AWS::WAFv2::WebACLAssociation",
  "Custom::AccountPublicAccessBlock",
  "Custom::BedrockInvocationLogging",
  "Custom::MacieAutomatedDiscovery",
  "Custom::VpcRestrictDefaultSG",
]);

/** Most call them Tags; a vault has BackupVaultTags. */
const tagsIn = (properties: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(properties).filter(([key]) => key.endsWith("Tags")));

/** A VPC that others keep, in the zones of the example. */
function existingIn(zones: readonly string[]): DeploymentInput["vpc"] {
  const tier = (digit: number) =>
    zones.map((zone, at) => ({ id: `subnet-0a0000000000${digit}${at}`, zone, routeTable: `rtb-0a0000000000${digit}${at}` }));
  return {
    kind: "existing",
    id: "vpc-0f1e2d3c4b5a69788",
    cidr: "10.60.0.0/22",
    subnets: { workload: tier(1), data: tier(2), endpoints: tier(3) },
  };
}

function* combinations(): Iterable<readonly [title: string, example: ExampleName, change: Partial<DeploymentInput>]> {
  for (const example of ["prod", "research"] as const) {
    const { availabilityZones, region, account } = readExample(example);
    const certificate = `arn:aws:acm:${region}:${account}:certificate/0f3c2a10-5b7e-4c1d-9a62-3f0d5c8e7b11`;
    for (const kind of ["new", "existing"] as const)
      for (const ingress of ["internal-alb", "private-api-gateway"] as const)
        yield [
          `${example} in a ${kind} VPC behind ${ingress}`,
          example,
          {
            vpc: kind === "new" ? { kind, cidr: "10.60.0.0/20" } : existingIn(availabilityZones),
            ...(kind === "existing" ? { connection: { kind: "none" } } : {}),
            ingress: ingress === "internal-alb" ? { kind: ingress, hostname: "llm.example.edu", certificate } : { kind: ingress },
          },
        ];
  }
}

for (const [title, example, change] of combinations())
  test(`synthesises ${title}, looks nothing up and leaves nothing without a tag`, () => {
    const { app, names } = synthesise(changeExample(example, change));
    const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8")) as {
      readonly missing?: readonly unknown[];
    };
    assert.deepEqual(manifest.missing ?? [], []);
    const untagged = readBuiltResources(app)
      .filter(({ type, properties }) => !untaggable.has(type) && !tagsIn(properties).includes(readExample(example).useCase))
      .map(({ path, type }) => `${type} ${path}`);
    assert.deepEqual(untagged, []);
    assert.ok(names.includes(`${readExample(example).name}-Network`));
  });

for (const connection of [
  { kind: "none" },
  { kind: "virtual-private-gateway", id: "vgw-0a1b2c3d4e5f60718" },
  { kind: "virtual-private-gateway", customerGateway: { address: "198.51.100.7", asn: 65_010 } },
] satisfies DeploymentInput["connection"][])
  test(`synthesises a new VPC with the connection ${JSON.stringify(connection)}`, () => {
    assert.ok(synthesise(changeExample("prod", { connection })).names.length > 2);
  });

for (const store of ["none", "s3-vectors", "aurora-pgvector"] as const)
  test(`synthesises the store of knowledge bases ${store}`, () => {
    assert.ok(synthesise(changeExample("prod", { knowledgeBase: { store } })).names.length > 2);
  });

test("the same configuration gives the same templates", () => {
  const [one, other] = [synthesise(changeExample("prod")), synthesiseAgain(changeExample("prod"))];
  for (const name of one.names)
    assert.equal(
      readFileSync(join(one.app.outdir, `${name}.template.json`), "utf8"),
      readFileSync(join(other.app.outdir, `${name}.template.json`), "utf8"),
    );
});

test("production is protected from being deleted by a slip, research can be taken down", () => {
  const protection = (name: ExampleName) =>
    buildApp(changeExample(name)).node.children.map(
      (stack) => (stack as { terminationProtection?: boolean }).terminationProtection,
    );
  assert.deepEqual(new Set(protection("prod")), new Set([true]));
  assert.deepEqual(new Set(protection("research")), new Set([false]));
});

const app = join(import.meta.dirname, "..", "app.ts");
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [app, ...args], { encoding: "utf8", env: { ...process.env, CDK_VALIDATION: "false" } });

test("CloudFormation acts as the role that key policies and policies of the organisation know, also another than that of cdk bootstrap", () => {
  const deploymentRole = "arn:aws:iam::111122223333:role/CloudFormationOfLlm";
  const { artifacts } = JSON.parse(
    readFileSync(join(synthesise(changeExample("prod", { deploymentRole })).app.outdir, "manifest.json"), "utf8"),
  ) as {
    readonly artifacts: Readonly<Record<string, { readonly properties?: { readonly cloudFormationExecutionRoleArn?: string } }>>;
  };
  const roles = Object.values(artifacts).flatMap(({ properties }) => properties?.cloudFormationExecutionRoleArn ?? []);
  assert.ok(roles.length >= 9);
  assert.deepEqual([...new Set(roles)], [deploymentRole]);
});

test("the command writes templates, and says what is wrong with a file or with its use", () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-synth-"));
  try {
    const [file, out] = [join(folder, "deployment.json"), join(folder, "out")];
    writeFileSync(file, JSON.stringify(prod));
    const done = run("--config", file, "--out", out);
    assert.equal(done.status, 0, done.stderr);
    assert.match(done.stdout, /sallyport-prod-Network: \d+ resources/);
    assert.ok(existsSync(join(out, "sallyport-prod-Network.template.json")));
    writeFileSync(file, JSON.stringify({ ...research, image: { ...research.image, digest: "v1" } }));
    const refused = run("--config", file, "--out", out);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /image\.digest: must be the digest/);
    const misused = run("--colour");
    assert.equal(misused.status, 2);
    assert.match(misused.stderr, /usage: npm run infra:synth/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
