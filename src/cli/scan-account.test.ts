import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openAws, queryAnswer } from "../../test/scanner/stub-aws.ts";
import { type Ran, runInProcess } from "../../test/support/run-in-process.ts";

const own = { AWS_ACCESS_KEY_ID: "AKIASTUB", AWS_SECRET_ACCESS_KEY: "secret-of-the-stub" };
const held = new Map<string, string | undefined>();
before(() => {
  for (const [name, value] of Object.entries(own)) {
    held.set(name, process.env[name]);
    process.env[name] = value;
  }
});
after(() => {
  for (const [name, value] of held)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
});

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
