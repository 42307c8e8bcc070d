import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openAws, queryAnswer, withStubCredentials } from "../../test/scanner/stub-aws.ts";
import { type Ran, runInProcess } from "../../test/support/run-in-process.ts";

withStubCredentials();

const scan = (line: string, endpoint = ""): Promise<Ran> =>
  runInProcess(["scan", ...line.split(" ")], { env: { NO_COLOR: "1", AWS_ENDPOINT_URL: endpoint } });
const keys = [
  { KeyId: "11111111-0000", Arn: "arn:aws:kms:eu-west-1:123456789012:key/11111111-0000", EnableKeyRotation: true },
  { KeyId: "22222222-0000", Arn: "arn:aws:kms:eu-west-1:123456789012:key/22222222-0000", EnableKeyRotation: false },
];

test("A live account is a target like another: what fails is found, and the report says where", async () => {
  await using aws = await openAws({ resources: { "AWS::KMS::Key": { "eu-west-1": keys } } });
  const { code, json, stderr } = await scan("--aws --region eu-west-1 --rule kms-key-rotates", aws.endpoint);
  assert.equal(stderr, "");
  assert.equal(code, 1);
  assert.deepEqual([json.summary.failed.high, json.summary.passed, json.summary.unknown], [1, 1, 0]);
  assert.deepEqual(json.targets, ["123456789012 in eu-west-1"]);
});

test("What is denied is not known, and never passed", async () => {
  await using aws = await openAws({ resources: { "AWS::KMS::Key": { "eu-west-1": keys } } });
  aws.fail("ListResources", { code: "AccessDeniedException" });
  const { code, json } = await scan("--aws --region eu-west-1 --rule kms-key-rotates", aws.endpoint);
  assert.deepEqual([code, json.summary.passed, json.summary.unknown], [0, 0, 1]);
});

test("A scan whose credentials expire reports what it read, and its exit code says that it is not everything", async () => {
  const well = keys.slice(0, 1);
  await using aws = await openAws({ resources: { "AWS::KMS::Key": { "eu-west-1": well } } });
  const line = "--aws --region eu-west-1 --fail-on never --rule kms-key-rotates";
  assert.equal((await scan(line, aws.endpoint)).code, 0);
  aws.fail("ListResources", { code: "ExpiredTokenException" });
  const { code, json, stderr } = await scan(line, aws.endpoint);
  assert.equal(stderr, "sallyport: not everything was asked: the credentials expired during the scan.\n");
  assert.deepEqual([code, json.summary.passed, json.summary.unknown], [1, 0, 1]);
});

test("A template beside an account is compared with what its stack made, and where that is denied it says so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-scan-account-"));
  const member = `<member><LogicalResourceId>Key</LogicalResourceId><PhysicalResourceId>22222222-0000</PhysicalResourceId><ResourceType>AWS::KMS::Key</ResourceType></member>`;
  const xml = `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>${member}</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>`;
  const answers = { "cloudformation ListStackResources": () => ({ xml }) };
  await using aws = await openAws({ resources: { "AWS::KMS::Key": { "eu-west-1": keys } }, answers });
  try {
    const properties = { templateFile: "App.json", stackName: "app" };
    const artifacts = { App: { type: "aws:cloudformation:stack", properties } };
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ version: "48.0.0", artifacts }));
    const key = { Type: "AWS::KMS::Key", Properties: { EnableKeyRotation: true } };
    writeFileSync(join(folder, "App.json"), JSON.stringify({ Resources: { Key: key } }));
    const line = `${folder} --aws --region eu-west-1 --rule kms-key-rotates`;
    const agreement = async (): Promise<readonly unknown[]> => {
      interface Told {
        readonly rule: string;
        readonly status: string;
        readonly resource?: { readonly id: string };
      }
      const findings = (await scan(line, aws.endpoint)).json.findings as readonly Told[];
      return findings.filter(({ rule }) => rule === "layers-agree").map(({ status, resource }) => [status, resource?.id]);
    };
    assert.deepEqual(await agreement(), [["FAIL", keys[1]?.Arn]]);
    aws.fail("ListStackResources", { code: "AccessDenied", status: 403 });
    assert.deepEqual(await agreement(), [["UNKNOWN", undefined]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("Of several regions none is taken for that of a template", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-scan-account-"));
  const file = join(folder, "template.json");
  await using aws = await openAws({});
  try {
    writeFileSync(file, JSON.stringify({ Resources: { Key: { Type: "AWS::KMS::Key" } } }));
    const regionOf = async (regions: string): Promise<string | undefined> => {
      const { json } = await scan(`${file} --aws ${regions} --rule kms-key-rotates`, aws.endpoint);
      const findings = json.findings as readonly { readonly status: string; readonly resource?: { readonly region?: string } }[];
      return findings.find(({ status }) => status === "FAIL")?.resource?.region;
    };
    assert.equal(await regionOf("--region eu-west-1"), "eu-west-1");
    assert.equal(await regionOf("--region eu-west-1 --region eu-west-2"), undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("Options of accounts that do not go together are wrong usage", async () => {
  for (const line of [
    "--aws --region nowhere",
    "--aws --role audit",
    "--aws --external-id x",
    "--aws --scan-time soon",
    "template.yaml --profile p",
    "template.yaml --role arn:aws:iam::123456789012:role/audit",
    "template.yaml --region eu-west-1 --region eu-west-2",
  ]) {
    const { code, stderr } = await scan(line);
    assert.equal(code, 2, line);
    assert.match(stderr, /^sallyport: [^\n]+\n$/, line);
  }
});

test("The policy that some rules need is printed, and is as small as they are", async () => {
  const { code, json } = await scan("--aws-policy --rule kms-key-rotates");
  assert.equal(code, 0);
  const actions = (json.Statement as { readonly Action: string[] }[]).flatMap(({ Action }) => Action);
  assert.ok(actions.includes("cloudformation:ListResources") && actions.includes("kms:GetKeyRotationStatus"));
  assert.ok(
    actions.every((action) => /^(cloudformation|kms):/.test(action)),
    actions.join(" "),
  );
});

test("The commands of the page about accounts scan one", async () => {
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "scanner.md"), "utf8");
  const lines = [...page.matchAll(/^```sh-aws\nsallyport scan (.+)\n```$/gm)].map(([, line = ""]) => line);
  assert.equal(lines.length, 2);
  const credentials = ["AccessKeyId", "SecretAccessKey", "SessionToken"].map((name) => `<${name}>x</${name}>`).join("");
  const taken = `<Credentials>${credentials}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;
  await using aws = await openAws({ answers: { "sts AssumeRole": () => ({ xml: queryAnswer("AssumeRole", taken) }) } });
  const folder = mkdtempSync(join(tmpdir(), "sallyport-scan-account-"));
  try {
    for (const line of lines) {
      const { stdout } = await scan(line.replace("account.json", join(folder, "account.json")), aws.endpoint);
      const text = line.includes("account.json") ? readFileSync(join(folder, "account.json"), "utf8") : stdout;
      const report = JSON.parse(text) as { readonly targets: readonly string[] };
      assert.match(report.targets.join(), /^123456789012 in eu-west-1/);
      assert.ok(aws.asked.length > 10);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
