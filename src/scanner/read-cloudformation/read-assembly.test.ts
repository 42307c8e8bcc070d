import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import type { Inventory } from "../model/inventory.ts";
import { Unknown } from "../model/value.ts";
import { readTarget, type TargetOptions } from "../read-targets.ts";
import { allRules } from "../rules/all-rules.ts";
import { runRules } from "../run-rules.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-assembly-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Stack {
  /** `aws://unknown-account/unknown-region` when absent. */
  readonly account?: string;
  readonly resources: object;
  readonly outputs?: object;
  readonly assumeRoleArn?: string;
}

async function read(stacks: Readonly<Record<string, Stack>>, options: TargetOptions = {}): Promise<readonly Inventory[]> {
  const artifacts = Object.entries(stacks).map(([id, { account = "unknown-account", resources, outputs, assumeRoleArn }]) => {
    writeFileSync(join(folder, `${id}.template.json`), JSON.stringify({ Resources: resources, Outputs: outputs ?? {} }));
    const properties = { templateFile: `${id}.template.json`, stackName: id, assumeRoleArn };
    return [id, { type: "aws:cloudformation:stack", environment: `aws://${account}/eu-west-1`, properties }];
  });
  const manifest = { version: "48.0.0", artifacts: Object.fromEntries(artifacts) as object };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return await readTarget(folder, options);
}

/** What one rule says of each inventory. */
const said = (inventories: readonly Inventory[], id: string): readonly string[] =>
  inventories.flatMap((one) =>
    runRules(
      one,
      allRules.filter((rule) => rule.id === id),
    ).map(({ status }) => `${status}${one.target.slice(folder.length)}`),
  );
const shown = (inventories: readonly Inventory[]): readonly unknown[] =>
  inventories.map(({ target, resources, whole }) => [target.slice(folder.length), resources.map(({ id }) => id), whole]);

const [first, second] = ["111111111111", "222222222222"];
const key = { Key: { Type: "AWS::KMS::Key" } };
const trail = (more: object = {}): object => ({
  Trail: {
    Type: "AWS::CloudTrail::Trail",
    Properties: { IsLogging: true, IsMultiRegionTrail: true, S3BucketName: "logs", ...more },
  },
});
const policy = {
  Policy: {
    Type: "AWS::Organizations::Policy",
    Properties: {
      Type: "SERVICE_CONTROL_POLICY",
      TargetIds: ["r-abcd"],
      Content: {
        Statement: {
          Effect: "Deny",
          Action: "sagemaker:CreateNotebookInstance",
          Resource: "*",
          Condition: { StringNotEquals: { "sagemaker:DirectInternetAccess": "Disabled" } },
        },
      },
    },
  },
};

test("A trail of one account's stack is no trail of another account, nor of one that is not known", async () => {
  const statuses = async (logs?: string, app?: string, options?: TargetOptions) =>
    said(
      await read(
        {
          Logs: { ...(logs !== undefined && { account: logs }), resources: trail() },
          App: { ...(app !== undefined && { account: app }), resources: key },
        },
        options,
      ),
      "cloudtrail-exists",
    );
  assert.deepEqual(await statuses(first, first), ["PASS"]);
  assert.deepEqual(await statuses(), ["PASS"]);
  assert.deepEqual(await statuses(first, second), [`PASS, account ${first}`, `UNKNOWN, account ${second}`]);
  assert.deepEqual(await statuses(first), [`PASS, account ${first}`, "UNKNOWN, account unknown"]);
  assert.deepEqual(await statuses(undefined, second), ["PASS, account unknown", `UNKNOWN, account ${second}`]);
  // What the scan was told is the account of stacks that name none.
  assert.deepEqual(await statuses(first, undefined, { where: { account: first } }), ["PASS"]);
  assert.deepEqual(await statuses(first, undefined, { where: { account: second } }), [
    `PASS, account ${first}`,
    `UNKNOWN, account ${second}`,
  ]);
});

test("Each account is whole where all is and every account is known; one that is not known may be any of them", async () => {
  const stacks = (b?: string): Readonly<Record<string, Stack>> => ({
    A: { account: first, resources: trail() },
    B: { ...(b !== undefined && { account: b }), resources: key },
    C: { account: first, resources: key },
  });
  const read2 = async (b?: string) => await read(stacks(b), { whole: true });
  assert.deepEqual(shown(await read2(second)), [
    [`, account ${first}`, ["A/Trail", "C/Key"], true],
    [`, account ${second}`, ["B/Key"], true],
  ]);
  assert.deepEqual(said(await read2(second), "cloudtrail-exists"), [`PASS, account ${first}`, `FAIL, account ${second}`]);
  assert.deepEqual(shown(await read2()), [
    [`, account ${first}`, ["A/Trail", "C/Key"], false],
    [", account unknown", ["B/Key"], false],
  ]);
  assert.deepEqual(said(await read2(), "cloudtrail-exists"), [`PASS, account ${first}`, "UNKNOWN, account unknown"]);
  // What is no account's number is not known to be another one.
  assert.deepEqual(
    (await read2("elsewhere")).map(({ whole }) => whole),
    [false, false],
  );
  assert.deepEqual(shown(await read2(first)), [["", ["A/Trail", "B/Key", "C/Key"], true]]);
});

test("A stack that names no account is of the one whose role deploys it", async () => {
  const role = (account: string): string => `arn:\${AWS::Partition}:iam::${account}:role/deploy`;
  const inventories = await read({
    A: { resources: trail(), assumeRoleArn: role(first) },
    B: { resources: key, assumeRoleArn: role(second) },
    C: { resources: key, assumeRoleArn: role("${AWS::AccountId}") },
    D: { account: second, resources: key, assumeRoleArn: role(first) },
  });
  assert.deepEqual(
    shown(inventories).map((one) => (one as unknown[]).slice(0, 2)),
    [
      [`, account ${first}`, ["A/Trail"]],
      [`, account ${second}`, ["B/Key", "D/Key"]],
      [", account unknown", ["C/Key"]],
    ],
  );
});

test("An import is of its own account; two accounts may export the same name", async () => {
  const exporter = (account: string | undefined, output: unknown): Stack => ({
    ...(account !== undefined && { account }),
    resources: key,
    outputs: { Key: { Value: output, Export: { Name: "key" } } },
  });
  const importer = (account?: string): Stack => ({
    ...(account !== undefined && { account }),
    resources: { Bucket: { Type: "AWS::S3::Bucket", Properties: { Key: { "Fn::ImportValue": "key" } } } },
  });
  const keys = (inventories: readonly Inventory[]): readonly unknown[] =>
    inventories.flatMap(({ resources }) =>
      resources.filter(({ type }) => type === "AWS::S3::Bucket").map(({ properties }) => properties["Key"]),
    );
  const both = await read({
    A: exporter(first, "one"),
    B: exporter(second, "two"),
    C: importer(second),
    D: importer(first),
  });
  assert.deepEqual(keys(both), ["one", "two"]);
  const [none, open] = keys(await read({ A: exporter(first, { Ref: "Key" }), B: importer(second), C: importer() }));
  for (const one of [none, open]) assert.ok(one instanceof Unknown && one.why === "the export key is not among what is scanned");
});

test("What one account's stacks do in others is not missing there", async () => {
  const of = async (resources: object, id: string) =>
    said(await read({ A: { account: first, resources }, B: { account: second, resources: key } }, { whole: true }), id);
  assert.deepEqual(await of(policy, "scp-denies-notebook-internet"), [`PASS, account ${first}`, `UNKNOWN, account ${second}`]);
  assert.deepEqual(await of(key, "scp-denies-notebook-internet"), [`FAIL, account ${first}`, `FAIL, account ${second}`]);
  assert.deepEqual(await of(trail(), "cloudtrail-exists"), [`PASS, account ${first}`, `FAIL, account ${second}`]);
  for (const value of [true, { Ref: "AWS::StackId" }])
    assert.deepEqual(
      (await of(trail({ IsOrganizationTrail: value }), "cloudtrail-exists")).filter((one) => one.includes(second)),
      [`UNKNOWN, account ${second}`],
    );
  const stackSet = { Everywhere: { Type: "AWS::CloudFormation::StackSet" } };
  assert.deepEqual(await of(stackSet, "cloudtrail-exists"), [`FAIL, account ${first}`, `UNKNOWN, account ${second}`]);
});
