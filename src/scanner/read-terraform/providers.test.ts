import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import type { Inventory } from "../model/inventory.ts";
import { Unknown } from "../model/value.ts";
import { readTarget, type TargetOptions } from "../read-targets.ts";
import { allRules } from "../rules/all-rules.ts";
import { runRules } from "../run-rules.ts";
import { readPlan } from "./read-plan.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-providers-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function read(files: Readonly<Record<string, string>>, options: TargetOptions = {}): Promise<readonly Inventory[]> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return await readTarget(folder, options);
}
const shown = (inventories: readonly Inventory[]): readonly unknown[] =>
  inventories.map(({ target, resources, whole }) => [
    target.slice(folder.length),
    resources.map(({ id, account }) => (account === undefined ? id : `${id} of ${account}`)),
    whole,
  ]);
const provider = (alias: string, more: string): string =>
  `provider "aws" {\n${alias === "" ? "" : `alias = "${alias}"\n`}region = "eu-west-1"\n${more}\n}\n`;
const role = (arn: string): string => `assume_role {\n role_arn = ${arn}\n}`;
const key = (name: string, alias = ""): string =>
  `resource "aws_kms_key" "${name}" {\n${alias === "" ? "" : `provider = aws.${alias}\n`}}\n`;

test("A trail of a provider with a role of another account is no trail of this one", async () => {
  const trail = (alias: string): string =>
    `resource "aws_cloudtrail" "t" {\n provider = aws.${alias}\n name = "t"\n is_multi_region_trail = true\n}\n`;
  const statuses = async (login: string): Promise<readonly string[]> => {
    const inventories = await read({ "main.tf": `${provider("", "")}${provider("log", login)}${key("k")}${trail("log")}` });
    const rule = allRules.filter(({ id }) => id === "cloudtrail-exists");
    return inventories.flatMap((one) => runRules(one, rule)).map(({ status }) => status);
  };
  assert.deepEqual(await statuses(""), ["PASS"]);
  assert.deepEqual(await statuses(role('"arn:aws:iam::222222222222:role/deploy"')), ["UNKNOWN", "PASS"]);
  assert.deepEqual(await statuses('profile = "log"'), ["UNKNOWN", "PASS"]);
});

test("Providers are of one account where they log in alike, or say the same account", async () => {
  const files = (first: string, second: string): Readonly<Record<string, string>> => ({
    "main.tf": `variable "role" {}\n${provider("", first)}${provider("b", second)}${key("one")}${key("two", "b")}`,
  });
  const of = (account: string, name = "x"): string => role(`"arn:aws:iam::${account}:role/${name}"`);
  const together: readonly (readonly [string, string])[] = [
    ["", ""],
    ['profile = "p"', 'profile = "p"'],
    [of("111111111111"), of("111111111111", "other")],
    [of("111111111111"), 'allowed_account_ids = ["111111111111"]'],
  ];
  for (const [first, second] of together) assert.equal((await read(files(first, second))).length, 1, `${first} ${second}`);
  const apart: readonly (readonly [string, string, string])[] = [
    ['profile = "p"', 'profile = "q"', "profile q"],
    ['profile = "p"', "", "provider aws.b"],
    ["", role("var.role"), "provider aws.b"],
    ["", 'access_key = "AKIAIOSFODNN7EXAMPLE"', "provider aws.b"],
    [of("111111111111"), of("222222222222"), "account 222222222222"],
    ["", role('"arn:aws:iam::222222222222:role/${var.role}"'), "account 222222222222"],
  ];
  for (const [first, second, label] of apart) {
    const inventories = await read(files(first, second));
    assert.deepEqual(
      inventories.map(({ target }) => target.slice(folder.length)),
      ["", `, ${label}`],
      `${first} ${second}`,
    );
  }
});

test("Accounts that are told apart are whole each where all is; others may be one", async () => {
  const files = (login: string): Readonly<Record<string, string>> => ({
    "main.tf": `${provider("", "")}${provider("b", login)}${key("one")}${key("two", "b")}`,
  });
  const b = role('"arn:aws:iam::222222222222:role/x"');
  const options = { whole: true, where: { account: "111111111111" } };
  assert.deepEqual(shown(await read(files(b), options)), [
    ["", ["aws_kms_key.one of 111111111111"], true],
    [", account 222222222222", ["aws_kms_key.two of 222222222222"], true],
  ]);
  assert.deepEqual(shown(await read(files('profile = "b"'), options)), [
    ["", ["aws_kms_key.one of 111111111111"], false],
    [", profile b", ["aws_kms_key.two"], false],
  ]);
  assert.deepEqual(
    shown(await read(files(b), { whole: true })).map((one) => (one as unknown[])[2]),
    [false, false],
  );
  // The account that the scan was told is the usual one.
  assert.equal((await read(files(b), { where: { account: "222222222222" } })).length, 1);
});

test("A module has the providers that it is given; what one says of another account's thing is not known there", async () => {
  const inventories = await read(
    {
      "main.tf": `${provider("", "")}${provider("b", 'profile = "b"').replace("eu-west-1", "us-east-1")}
module "m" {
  source    = "./m"
  providers = { aws = aws.b, aws.peer = aws }
}
resource "aws_s3_bucket" "data" {
  bucket = "data"
}
resource "aws_s3_bucket_versioning" "v" {
  provider = aws.b
  bucket   = aws_s3_bucket.data.id
  versioning_configuration {
    status = "Enabled"
  }
}
data "aws_caller_identity" "here" {
  provider = aws.b
}
resource "aws_iam_role" "r" {
  name = data.aws_caller_identity.here.account_id
}
`,
      "m/main.tf": `${key("own")}${key("peer", "peer")}`,
    },
    { where: { account: "111111111111" } },
  );
  const [home, other] = inventories;
  assert.deepEqual(
    home?.resources.map(({ id, region }) => [id, region]),
    [
      ["module.m.aws_kms_key.peer", "eu-west-1"],
      ["aws_iam_role.r", "eu-west-1"],
      ["aws_s3_bucket.data", "eu-west-1"],
    ],
  );
  assert.deepEqual(
    other?.resources.map(({ id, region }) => [id, region]),
    [["module.m.aws_kms_key.own", "us-east-1"]],
  );
  assert.ok(home?.resources[2]?.properties["VersioningConfiguration"] instanceof Unknown);
  assert.notEqual(home?.resources[1]?.properties["RoleName"], "111111111111");
});

test("Whom a policy names by the identity of another provider is not known to be of the own account", async () => {
  const said = async (login: string, of: string, options: TargetOptions = {}): Promise<readonly string[]> => {
    const files = {
      "main.tf": `${provider("", "")}${provider("b", login)}
data "aws_caller_identity" "one" {
  provider = ${of}
}
resource "aws_s3_bucket" "data" {
  bucket = "data"
}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({ Statement = [{
    Effect = "Allow", Action = "s3:GetObject", Resource = "*"
    Principal = { AWS = "arn:aws:iam::\${data.aws_caller_identity.one.account_id}:root" }
  }] })
}
`,
    };
    const rule = allRules.filter(({ id }) => id === "iam-policy-no-external-principals");
    return (await read(files, options)).flatMap((one) => runRules(one, rule)).map(({ status }) => status);
  };
  const own = { where: { account: "111111111111" } };
  const b = role('"arn:aws:iam::222222222222:role/x"');
  assert.deepEqual(await said("", "aws.b"), ["PASS"]);
  assert.deepEqual(await said('profile = "b"', "aws.b"), ["UNKNOWN"]);
  assert.deepEqual(await said('profile = "b"', "aws"), ["UNKNOWN"]);
  assert.deepEqual(await said('profile = "b"', "aws", own), ["PASS"]);
  assert.deepEqual(await said('profile = "b"', "aws.b", own), ["UNKNOWN"]);
  assert.deepEqual(await said(b, "aws.b", own), ["FAIL"]);
});

test("A provider that is not declared may be of any account", async () => {
  assert.deepEqual(shown(await read({ "main.tf": `${key("one")}${key("two", "peer")}` })), [
    ["", ["aws_kms_key.one"], false],
    [", provider aws.peer", ["aws_kms_key.two"], false],
  ]);
});

test("Where the usual provider cannot be read, every alias may be of another account", async () => {
  const broken = 'provider "aws" {\n region = = "eu-west-1"\n}\n';
  assert.deepEqual(shown(await read({ "main.tf": `${broken}${provider("b", "")}${key("one")}${key("two", "b")}` })), [
    ["", ["aws_kms_key.one"], false],
    [", provider aws.b", ["aws_kms_key.two"], false],
  ]);
});

test("A plan's providers are told apart alike", () => {
  const managed = (name: string): object => ({
    address: `aws_kms_key.${name}`,
    mode: "managed",
    type: "aws_kms_key",
    name,
    values: {},
  });
  const configured = (name: string, key: string): object => ({ ...managed(name), provider_config_key: key });
  const inventories = (assumed: object): readonly Inventory[] =>
    readPlan(
      JSON.stringify({
        format_version: "1.2",
        planned_values: { root_module: { resources: [managed("one"), managed("two")] } },
        configuration: {
          provider_config: {
            aws: { name: "aws", expressions: {} },
            "aws.b": { name: "aws", alias: "b", expressions: { assume_role: [{ role_arn: assumed }] } },
          },
          root_module: { resources: [configured("one", "aws"), configured("two", "aws.b")] },
        },
      }),
      "plan.json",
    );
  assert.deepEqual(
    inventories({ constant_value: "arn:aws:iam::222222222222:role/x" }).map(({ target, resources }) => [
      target,
      resources.map(({ id }) => id),
    ]),
    [
      ["plan.json", ["aws_kms_key.one"]],
      ["plan.json, account 222222222222", ["aws_kms_key.two"]],
    ],
  );
  assert.deepEqual(
    inventories({ references: ["var.role"] }).map(({ target }) => target),
    ["plan.json", "plan.json, provider aws.b"],
  );
});
