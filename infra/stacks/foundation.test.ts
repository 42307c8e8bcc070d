import assert from "node:assert/strict";
import { test } from "node:test";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { changeExample } from "../test/support/change-example.ts";
import { synthesise } from "../test/support/synthesise.ts";

const config = changeExample("prod");
const foundation = synthesise(config).template("Foundation");

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | readonly string[];
  readonly Condition?: unknown;
}

function policiesOf(
  template: Template,
  type: string,
  document: "KeyPolicy" | "PolicyDocument",
): readonly (readonly Statement[])[] {
  return Object.values(template.findResources(type)).map(
    (resource) =>
      (resource as { Properties: Record<typeof document, { Statement: Statement[] }> }).Properties[document].Statement,
  );
}

const actionsOf = ({ Action }: Statement): readonly string[] => [Action].flat();

test("each data class up to the deployment's has a key, rotated each year (DAT-005, DAT-006)", () => {
  const aliases = Object.values(foundation.findResources("AWS::KMS::Alias")).map(
    (alias) => (alias as { Properties: { AliasName: string } }).Properties.AliasName,
  );
  assert.deepEqual(aliases.sort(), [
    "alias/sallyport-prod/audit",
    "alias/sallyport-prod/dataconfidential",
    "alias/sallyport-prod/datainternal",
  ]);
  foundation.allResourcesProperties("AWS::KMS::Key", {
    EnableKeyRotation: true,
    RotationPeriodInDays: 365,
    PendingWindowInDays: 30,
  });
  foundation.allResources("AWS::KMS::Key", { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
});

test("no statement of a key gives both its administration and its use, and administrators are denied its use", () => {
  const administrator = config.keyAdministrators[0] ?? "nobody";
  for (const statements of policiesOf(foundation, "AWS::KMS::Key", "KeyPolicy")) {
    for (const statement of statements.filter(({ Effect }) => Effect === "Allow")) {
      const actions = actionsOf(statement);
      assert.ok(!(actions.includes("kms:PutKeyPolicy") && actions.includes("kms:Decrypt")), statement.Sid ?? "");
      assert.ok(!actions.some((action) => action.includes("*")), statement.Sid ?? "");
      assert.doesNotMatch(JSON.stringify(statement.Principal), /"\*"/);
    }
    const denied = statements.find(({ Sid }) => Sid === "AdministratorsDoNotUse");
    assert.equal(denied?.Effect, "Deny");
    assert.match(JSON.stringify(denied?.Principal), new RegExp(administrator));
    assert.ok(denied !== undefined && actionsOf(denied).includes("kms:Decrypt"));
    assert.match(JSON.stringify(statements.find(({ Sid }) => Sid === "UseThroughServices")?.Condition), /kms:ViaService/);
  }
});

test("the audit bucket is write-once for the time of retention, and nobody deletes in it (LOG-004)", () => {
  foundation.hasResourceProperties("AWS::S3::Bucket", {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 2557 } } },
    VersioningConfiguration: { Status: "Enabled" },
  });
  foundation.hasResourceProperties("AWS::S3::BucketPolicy", {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({ Sid: "NobodyDeletes", Effect: "Deny", Principal: "*" })]),
    },
  });
});

test("every bucket is private, versioned, its owner's, and taken with its stack by nobody (DAT-007)", () => {
  foundation.resourceCountIs("AWS::S3::Bucket", 5);
  foundation.allResourcesProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    VersioningConfiguration: { Status: "Enabled" },
  });
  foundation.allResources("AWS::S3::Bucket", { DeletionPolicy: "Retain" });
});

test("every bucket refuses what comes without TLS 1.2", () => {
  const policies = policiesOf(foundation, "AWS::S3::BucketPolicy", "PolicyDocument");
  assert.equal(policies.length, 5);
  for (const statements of policies) {
    const denials = JSON.stringify(statements.filter(({ Effect }) => Effect === "Deny"));
    assert.match(denials, /"aws:SecureTransport":"false"/);
    assert.match(denials, /"NumericLessThan":\{"s3:TlsVersion":1\.2\}/);
  }
});

test("audit, content and documents are read through the VPC's endpoint only; services of AWS write by themselves", () => {
  const bound = policiesOf(foundation, "AWS::S3::BucketPolicy", "PolicyDocument").flatMap((statements) =>
    statements.filter(({ Sid }) => Sid === "OnlyByTheEndpoint"),
  );
  assert.equal(bound.length, 4);
  for (const { Effect, Condition } of bound) {
    assert.equal(Effect, "Deny");
    assert.match(JSON.stringify(Condition), /"StringNotEquals":\{"aws:SourceVpce"/);
    assert.match(JSON.stringify(Condition), /"aws:PrincipalIsAWSService":"false"/);
  }
});

test("prompts and answers end with the days of their class (DAT-012)", () => {
  foundation.hasResourceProperties("AWS::S3::Bucket", {
    LifecycleConfiguration: {
      Rules: [Match.objectLike({ ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 7 } })],
    },
  });
});

test("access points answer within the VPC only", () => {
  foundation.resourceCountIs("AWS::S3::AccessPoint", 3);
  foundation.allResourcesProperties("AWS::S3::AccessPoint", { VpcConfiguration: { VpcId: Match.anyValue() } });
});

test("only the access logs' bucket has no customer-managed key", () => {
  const buckets = Object.values(foundation.findResources("AWS::S3::Bucket")).map((bucket) => JSON.stringify(bucket));
  assert.equal(buckets.filter((bucket) => bucket.includes('"SSEAlgorithm":"AES256"')).length, 1);
  assert.equal(
    buckets.filter((bucket) => bucket.includes('"SSEAlgorithm":"aws:kms"') && bucket.includes('"BucketKeyEnabled":true')).length,
    4,
  );
});

test("who puts an object names the bucket's key or none", () => {
  const denials = policiesOf(foundation, "AWS::S3::BucketPolicy", "PolicyDocument").map((statements) =>
    statements
      .map(({ Sid }) => Sid)
      .filter((sid) => sid === "OnlyTheBucketsKey" || sid === "NoOtherAlgorithm" || sid === "NoKeyOfAws"),
  );
  assert.deepEqual(
    denials.filter((sids) => sids.length > 0).map((sids) => sids.length),
    [3, 3, 3, 3],
  );
});

test("Config's history has a bucket without a default lock, which Config would refuse", () => {
  const locked = foundation.findResources("AWS::S3::Bucket", { Properties: { ObjectLockEnabled: true } });
  const [name = ""] = Object.keys(locked);
  assert.equal(Object.keys(locked).length, 1);
  const writers = Object.values(foundation.findResources("AWS::S3::BucketPolicy")).map((policy) => JSON.stringify(policy));
  const config = writers.filter((policy) => policy.includes("config.amazonaws.com"));
  assert.equal(config.length, 1);
  assert.ok(config[0] !== undefined && !config[0].includes(name));
});

test("no bucket of the account is public, and deleting the stack doesn't take that back (DAT-007)", () => {
  const [block] = Object.values(foundation.findResources("Custom::AccountPublicAccessBlock")) as {
    readonly Properties: Readonly<Record<string, string>>;
  }[];
  assert.ok(block);
  const { service, action, parameters } = JSON.parse(block.Properties["Create"] ?? "") as Readonly<Record<string, unknown>>;
  assert.deepEqual([service, action], ["S3Control", "PutPublicAccessBlock"]);
  assert.deepEqual(parameters, {
    AccountId: config.account,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  assert.equal(block.Properties["Update"], block.Properties["Create"]);
  assert.equal("Delete" in block.Properties, false);
});
