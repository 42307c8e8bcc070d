import assert from "node:assert/strict";
import { test } from "node:test";
import { compareLayers } from "../../src/scanner/compare-layers.ts";
import type { Inventory } from "../../src/scanner/model/inventory.ts";
import { readAccount, type ReadAccountOptions } from "../../src/scanner/read-aws/read-account.ts";
import { parseTemplate } from "../../src/scanner/read-cloudformation/parse-template.ts";
import { readAssembly } from "../../src/scanner/read-cloudformation/read-assembly.ts";
import { readTemplate } from "../../src/scanner/read-cloudformation/read-templates.ts";
import { readPlan } from "../../src/scanner/read-terraform/read-plan.ts";
import { kmsKeyRules } from "../../src/scanner/rules/kms/keys.ts";
import { runRules } from "../../src/scanner/run-rules.ts";
import { type Held, openAws, type StubAws, withStubCredentials } from "./stub-aws.ts";

/** Keys without a name, in templates and in an account over real HTTP: only CloudFormation knows which is which. */
const [account, region] = ["123456789012", "eu-west-1"];
const keyId = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;
const arnOf = (n: number): string => `arn:aws:kms:${region}:${account}:key/${keyId(n)}`;
const live = (n: number, rotates: boolean) => ({ KeyId: keyId(n), Arn: arnOf(n), EnableKeyRotation: rotates });
const rules = kmsKeyRules.filter(({ id }) => id === "kms-key-rotates");

withStubCredentials();

const template = (...names: readonly string[]): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      names.map((name) => [name, { Type: "AWS::KMS::Key", Properties: { EnableKeyRotation: true } }]),
    ),
  });
const alone = (text: string, file = "stack.json"): Inventory => readTemplate(text, file) ?? assert.fail();
/** As the CDK writes it; the stack has a name of its own. */
function assembly(text: string, more: object = {}, files: Readonly<Record<string, string>> = {}): Inventory {
  const properties = { templateFile: "App.json", stackName: "prod-app" };
  const artifacts = { App: { type: "aws:cloudformation:stack", properties, ...more } };
  const [inventory = assert.fail()] = readAssembly("manifest.json", "cdk.out", {
    manifest: () => ({ version: "48.0.0", artifacts: artifacts as never }),
    template: (path) => parseTemplate(path === "App.json" ? text : (files[path] ?? "{}"), path),
  });
  return inventory;
}

/** As CloudFormation answers, with what a scan does not ask for between. */
const member = (logicalId: string, physicalId: string, type = "AWS::KMS::Key", status = "CREATE_COMPLETE"): string =>
  `<member><PhysicalResourceId>${physicalId}</PhysicalResourceId><ResourceStatus>${status}</ResourceStatus><DriftInformation><StackResourceDriftStatus>NOT_CHECKED</StackResourceDriftStatus></DriftInformation><LogicalResourceId>${logicalId}</LogicalResourceId><LastUpdatedTimestamp>2026-11-20T09:00:00.000Z</LastUpdatedTimestamp><ResourceType>${type}</ResourceType></member>`;
const answerOf = (operation: string, list: string, members: readonly string[], next = ""): { readonly xml: string } => ({
  xml: `<${operation}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${operation}Result><${list}>${members.join("")}</${list}>${next === "" ? "" : `<NextToken>${next}</NextToken>`}</${operation}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${operation}Response>`,
});
const missing = (name: string) => ({
  text: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`,
  status: 400,
});

type Stacks = Readonly<Record<string, readonly string[]>>;
const stackArn = (name: string): string => `arn:aws:cloudformation:${region}:${account}:stack/${name}/1f`;
/** Answers of CloudFormation, in pages of two. */
const answersOf = (stacks: Stacks): NonNullable<Held["answers"]> => ({
  "cloudformation ListStackResources": ({ body }) => {
    const asked = String(body["StackName"]);
    const found = Object.entries(stacks).find(([name]) => name === asked || stackArn(name) === asked)?.[1];
    if (found === undefined) return missing(asked);
    const from = Number(body["NextToken"] ?? 0);
    const next = from + 2 < found.length ? String(from + 2) : "";
    return answerOf("ListStackResources", "StackResourceSummaries", found.slice(from, from + 2), next);
  },
  "cloudformation ListStacks": () =>
    answerOf(
      "ListStacks",
      "StackSummaries",
      Object.keys(stacks).map(
        (name) =>
          `<member><StackId>${stackArn(name)}</StackId><LastOperations><member><OperationType>UPDATE_STACK</OperationType></member></LastOperations><StackName>${name}</StackName><StackStatus>UPDATE_COMPLETE</StackStatus></member>`,
      ),
    ),
});
const openWith = (stacks: Stacks, keys: readonly object[] = [live(1, false), live(2, true), live(3, true)]): Promise<StubAws> =>
  openAws({ resources: { "AWS::KMS::Key": { [region]: keys as Record<string, unknown>[] } }, answers: answersOf(stacks) });

async function compare(aws: StubAws, declared: Inventory, more: Partial<ReadAccountOptions> = {}) {
  const inventory = await readAccount({
    regions: [region],
    rules,
    declared: [declared],
    endpoint: aws.endpoint,
    bounds: { attempts: 3, callMs: 20_000, attemptMs: 2000, pollMs: 1 },
    ...more,
  });
  const findings = compareLayers([declared, inventory].flatMap((one) => runRules(one, rules)));
  return {
    inventory,
    joined: [...(inventory.deployed?.made ?? [])].map(([one, other]) => [one.id, other.id]),
    said: findings.map(({ status, resource, why }) => [status, resource?.id, why]),
  };
}
const disagrees = (n: number, where: string): readonly unknown[] => [
  "FAIL",
  arnOf(n),
  `kms-key-rotates passes in ${where} and fails in the live account ${account} in ${region}.`,
];

test("What a stack of the CDK's made is known by its physical ids, page by page, whatever else the stack has", async () => {
  await using aws = await openWith({
    "prod-app": [
      member("Unknown", "q", "AWS::SQS::Queue"),
      member("One", keyId(1)),
      member("Two", keyId(2)),
      member("Three", keyId(3), "AWS::KMS::ReplicaKey"),
      member("Four", keyId(3), "AWS::KMS::Key", "DELETE_COMPLETE"),
      member("Five", ""),
    ],
  });
  const { joined, said } = await compare(aws, assembly(template("One", "Two", "Three", "Four", "Five")));
  assert.deepEqual(joined, [
    ["App/One", arnOf(1)],
    ["App/Two", arnOf(2)],
  ]);
  assert.deepEqual(said, [disagrees(1, "cdk.out")]);
  assert.equal(aws.asked.filter(({ operation }) => operation === "ListStackResources").length, 3);
});

test("A stack that is called as its artifact needs no name in the manifest", async () => {
  await using aws = await openWith({ App: [member("One", keyId(1))] });
  const declared = assembly(template("One"), { properties: { templateFile: "App.json" } });
  assert.deepEqual((await compare(aws, declared)).joined, [["App/One", arnOf(1)]]);
});

test("Nested stacks are followed as far as they are declared", async () => {
  const outer = JSON.stringify({
    Resources: {
      Inner: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { TemplateURL: "inner.json" },
        Metadata: { "aws:asset:path": "inner.json" },
      },
    },
  });
  await using aws = await openWith({
    "prod-app": [member("Inner", stackArn("inner-1"), "AWS::CloudFormation::Stack")],
    "inner-1": [member("One", keyId(1))],
  });
  const declared = assembly(outer, {}, { "inner.json": template("One") });
  assert.deepEqual((await compare(aws, declared)).joined, [["App/Inner/One", arnOf(1)]]);
});

test("A template alone is the stack that has just its logical ids and types", async () => {
  await using aws = await openWith({
    more: [member("One", keyId(2)), member("Two", keyId(3)), member("Three", "x")],
    less: [member("One", keyId(2))],
    others: [member("One", keyId(2), "AWS::SNS::Topic"), member("Two", keyId(3))],
    this: [member("One", keyId(1)), member("Two", keyId(2))],
    none: [],
  });
  const { joined, said } = await compare(aws, alone(template("One", "Two")));
  assert.deepEqual(joined, [
    ["stack/One", arnOf(1)],
    ["stack/Two", arnOf(2)],
  ]);
  assert.deepEqual(said, [disagrees(1, "stack.json")]);
});

test("Two stacks of the same logical ids, and none, join nothing and say so", async () => {
  const one = [member("One", keyId(1))];
  await using aws = await openWith({ dev: one, test: [member("One", keyId(2))] });
  const twice = await compare(aws, alone(template("One")));
  const unknown = (why: string, name = "stack"): readonly unknown[] => [
    ["UNKNOWN", undefined, `What the stack of ${name} made in ${region} is not known: ${why}.`],
  ];
  assert.deepEqual([twice.joined, twice.said], [[], unknown("2 stacks there could be meant")]);
  const none = await compare(aws, alone(template("One", "Two")));
  assert.deepEqual([none.joined, none.said], [[], unknown("no stack there has just its logical ids")]);
  const absent = await compare(aws, assembly(template("One")));
  assert.deepEqual([absent.joined, absent.said], [[], unknown("there is no stack of that name", "prod-app")]);
});

test("Templates of the same name are told apart: what one of them became is not the other's", async () => {
  await using aws = await openWith({ this: [member("One", keyId(1))] });
  const other = alone(JSON.stringify({ Resources: { One: { Type: "AWS::KMS::Key" }, Two: { Type: "AWS::KMS::Key" } } }));
  const { joined } = await compare(aws, other, { declared: [alone(template("One")), other] });
  assert.deepEqual(joined, [["stack/One", arnOf(1)]]);
  const { said } = await compare(aws, other, { declared: [alone(template("One")), other] });
  assert.ok(said.every(([status]) => status === "UNKNOWN"));
});

test("A stack of another account or of a region that is not scanned is not asked for", async () => {
  await using aws = await openWith({ "prod-app": [member("One", keyId(1))] });
  for (const environment of ["aws://999999999999/eu-west-1", `aws://${account}/us-east-1`]) {
    const { joined, said } = await compare(aws, assembly(template("One"), { environment }));
    assert.deepEqual([joined, said], [[], []]);
  }
  assert.ok(aws.asked.every(({ service }) => service !== "cloudformation"));
});

test("A stack of that name in two regions is neither, and a thing of another region is not what a stack made", async () => {
  const resources = { "AWS::KMS::Key": { "us-east-1": [live(1, false)] } };
  await using aws = await openAws({ resources, answers: answersOf({ "prod-app": [member("One", keyId(1))] }) });
  const { joined, said } = await compare(aws, assembly(template("One")), { regions: [region, "us-east-1"] });
  assert.deepEqual(joined, []);
  assert.match(String(said[0]?.[2]), /in eu-west-1, us-east-1 is not known: 2 stacks there could be meant/);
  const here = assembly(template("One"), { environment: `aws://${account}/${region}` });
  assert.deepEqual((await compare(aws, here, { regions: [region, "us-east-1"] })).joined, []);
});

test("What is throttled twice is joined all the same; throttled for good, denied, endless or odd it is not, and that is said", async () => {
  await using aws = await openWith({ "prod-app": [member("One", keyId(1))] });
  aws.fail("ListStackResources", { code: "Throttling", message: "Rate exceeded", times: 2 });
  assert.deepEqual((await compare(aws, assembly(template("One")))).joined, [["App/One", arnOf(1)]]);
  const message = "User: arn:aws:iam::1:user/Anna is not authorized to perform: cloudformation:ListStackResources on resource: x";
  const causes = [
    [{ code: "Throttling", message: "Rate exceeded" }, /throttled it however often/],
    [{ code: "AccessDenied", status: 403, message }, /: cloudformation:ListStackResources is denied to whoever scans\.$/],
    [{ code: "ValidationError", message: "1 validation error detected" }, /AWS answered with an error \(ValidationError\)/],
  ] as const;
  for (const [failure, why] of causes) {
    aws.fail("ListStackResources", failure);
    const { joined, said, inventory } = await compare(aws, assembly(template("One")));
    assert.deepEqual([joined, said.length, said[0]?.[0]], [[], 1, "UNKNOWN"]);
    assert.match(String(said[0]?.[2]), why);
    assert.equal(inventory.resources.length, 3, "what is live is read all the same");
  }
  const odd = [
    [answerOf("ListStackResources", "StackResourceSummaries", [], "again"), /its list has no end/],
    [answerOf("ListStackResources", "StackResourceSummaries", ["<member></member>"]), /has no name or no type/],
    [{ xml: "<html>" }, /did not answer to ListStackResources/],
  ] as const;
  for (const [answer, why] of odd) {
    await using other = await openAws({ answers: { "cloudformation ListStackResources": () => answer } });
    const [unknown] = (await compare(other, assembly(template("One")))).inventory.deployed?.unknown ?? [];
    assert.match(unknown ?? "", why);
  }
});

test("Without templates beside the account CloudFormation is not asked", async () => {
  await using aws = await openWith({});
  const { inventory } = await compare(aws, { ...alone(template("One")), stacks: [] }, { declared: [] });
  assert.equal(inventory.deployed, undefined);
  assert.ok(aws.asked.every(({ service }) => service !== "cloudformation"));
});

test("A state of Terraform knows what AWS calls its resources, and needs no stack", async () => {
  const made = (address: string, type: string, values: object) => ({
    address,
    mode: "managed",
    type,
    name: address.split(".")[1],
    provider_name: "registry.terraform.io/hashicorp/aws",
    values,
  });
  const state = {
    format_version: "1.0",
    terraform_version: "1.13.0",
    values: {
      root_module: {
        resources: [
          made("aws_kms_key.one", "aws_kms_key", { id: keyId(1), enable_key_rotation: true }),
          made("aws_kms_key.two", "aws_kms_key", { arn: arnOf(2), enable_key_rotation: true }),
        ],
      },
    },
  };
  await using aws = await openWith({});
  const { said } = await compare(aws, readPlan(JSON.stringify(state), "state.json")[0] ?? assert.fail());
  assert.deepEqual(said, [disagrees(1, "state.json")]);
  assert.ok(aws.asked.every(({ service }) => service !== "cloudformation"));
});
