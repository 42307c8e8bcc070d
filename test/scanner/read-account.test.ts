import assert from "node:assert/strict";
import { test } from "node:test";
import type { Inventory } from "../../src/scanner/model/inventory.ts";
import { readAccount, type ReadAccountOptions } from "../../src/scanner/read-aws/read-account.ts";
import { asksFor } from "./asks-for.ts";
import { openAws, queryAnswer, type StubAws, stubSecret, withStubCredentials } from "./stub-aws.ts";

/** The adapter over real HTTP, with the real SDK clients and their retries. */
const [account, region] = ["123456789012", "eu-west-1"];
const keyId = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;
const keyOf = (n: number) => ({
  KeyId: keyId(n),
  Arn: `arn:aws:kms:${region}:${account}:key/${keyId(n)}`,
  EnableKeyRotation: true,
});

withStubCredentials();

const read = (aws: StubAws, types: readonly string[], more: Partial<ReadAccountOptions> = {}): Promise<Inventory> =>
  readAccount({
    regions: [region],
    rules: asksFor(...types),
    endpoint: aws.endpoint,
    ...more,
    bounds: { attempts: 3, callMs: 20_000, attemptMs: 2000, pollMs: 1, ...more.bounds },
  });

const key = "AWS::KMS::Key";
const keys = (count: number) => ({ [key]: { [region]: Array.from({ length: count }, (_, n) => keyOf(n)) } });
const ids = ({ resources }: Inventory): readonly string[] => resources.map(({ id }) => id);

test("Every page is read, each thing in full, and the account is whole", async () => {
  await using aws = await openAws({ resources: keys(25), pageSize: 10 });
  const inventory = await read(aws, [key]);
  assert.equal(inventory.resources.length, 25);
  assert.deepEqual([...inventory.unread], []);
  assert.equal(inventory.whole, true);
  assert.equal(inventory.target, `${account} in ${region}`);
  const [first] = inventory.resources;
  assert.deepEqual(first, {
    type: key,
    id: keyOf(0).Arn,
    names: [keyId(0)],
    properties: keyOf(0),
    place: { file: keyOf(0).Arn },
    account,
    region,
  });
  assert.equal(aws.asked.filter(({ operation }) => operation === "ListResources").length, 3);
  assert.ok(aws.peak() <= 8, "no more than eight calls at once");
});

test("Only what rules need is asked, and of nothing else anything is told", async () => {
  await using aws = await openAws({ resources: keys(1) });
  const inventory = await read(aws, [key]);
  assert.deepEqual([...new Set(aws.asked.map(({ operation, service }) => `${service} ${operation}`))].toSorted(), [
    "cloudcontrolapi GetResource",
    "cloudcontrolapi ListResources",
    "sts GetCallerIdentity",
  ]);
  assert.deepEqual([inventory.asked?.has(key), inventory.asked?.has("AWS::KMS::Alias")], [true, false]);
});

test("Nothing that is asked changes anything", async () => {
  await using aws = await openAws({ resources: keys(1) });
  const { readableTypes } = await import("../../src/scanner/read-aws/choose-types.ts");
  await read(aws, readableTypes, { bounds: { attempts: 1 } });
  const reads = /^(Get|List|Describe|Generate(CredentialReport|ServiceLastAccessedDetails)$|GET |POST \/(jobs\/list|list-))/;
  const others = aws.asked.map(({ operation }) => operation).filter((operation) => !reads.test(operation));
  assert.deepEqual([...new Set(others)], []);
  assert.ok(aws.asked.length > 150, `${aws.asked.length} calls were made`);
});

test("What is throttled twice is read all the same", async () => {
  await using aws = await openAws({ resources: keys(2) });
  aws.fail("ListResources", { code: "ThrottlingException", message: "Rate exceeded", times: 2 });
  const inventory = await read(aws, [key]);
  assert.equal(inventory.resources.length, 2);
  assert.deepEqual([...inventory.unread], []);
});

test("What is throttled for good is unread", async () => {
  await using aws = await openAws({ resources: keys(2) });
  aws.fail("ListResources", { code: "ThrottlingException", message: "Rate exceeded" });
  const inventory = await read(aws, [key]);
  assert.match(inventory.unread.get(key) ?? "", /^AWS throttled it however often .* in eu-west-1$/);
  assert.equal(aws.asked.filter(({ operation }) => operation === "ListResources").length, 3);
});

test("What is denied is unread by the name of the action, and nothing else of the message is shown", async () => {
  await using aws = await openAws({ resources: keys(2) });
  const message = "User: arn:aws:iam::1:user/Anna is not authorized to perform: kms:ListKeys on resource: secret-name";
  aws.fail("ListResources", { code: "AccessDeniedException", message });
  assert.equal((await read(aws, [key])).unread.get(key), "kms:ListKeys is denied to whoever scans, in eu-west-1");
  aws.fail("ListResources", { code: "GeneralServiceException", message: `${message} (HandlerErrorCode: AccessDenied)` });
  assert.equal((await read(aws, [key])).unread.get(key), "kms:ListKeys is denied to whoever scans, in eu-west-1");
});

test("One thing that is denied is unreadable, and the others are read", async () => {
  await using aws = await openAws({ resources: keys(3) });
  aws.fail("GetResource", { code: "AccessDeniedException", when: ({ body }) => body["Identifier"] === keyId(1) });
  const inventory = await read(aws, [key]);
  assert.deepEqual(
    inventory.resources.map(({ unreadable }) => unreadable),
    [undefined, "it is denied to whoever scans (AccessDeniedException)", undefined],
  );
});

test("Where a later page is denied, what was read counts and the type is unread", async () => {
  await using aws = await openAws({ resources: keys(15), pageSize: 10 });
  aws.fail("ListResources", { code: "AccessDeniedException", when: ({ body }) => body["NextToken"] !== undefined });
  const inventory = await read(aws, [key]);
  assert.equal(inventory.resources.length, 10);
  assert.match(inventory.unread.get(key) ?? "", /denied/);
});

test("A list without end, and one that is too long, are unread", async () => {
  const endless = { "cloudcontrolapi ListResources": () => ({ json: { ResourceDescriptions: [], NextToken: "again" } }) };
  await using aws = await openAws({ answers: endless });
  assert.equal((await read(aws, [key])).unread.get(key), "its list has no end, in eu-west-1");
  await using many = await openAws({ resources: keys(30), pageSize: 10 });
  const inventory = await read(many, [key], { bounds: { maxResources: 15 } });
  assert.equal(inventory.unread.get(key), "there are more than 15, in eu-west-1");
  assert.equal(inventory.resources.length, 15);
});

test("An answer that does not come in time leaves the type unread, and the scan goes on", async () => {
  await using aws = await openAws({ resources: { ...keys(1), "AWS::KMS::Alias": { [region]: [{ AliasName: "alias/a" }] } } });
  aws.fail("ListResources", { code: "", afterMs: 60_000, when: ({ body }) => body["TypeName"] === key });
  const inventory = await read(aws, [key, "AWS::KMS::Alias"], { bounds: { callMs: 300, attemptMs: 100, attempts: 2 } });
  assert.match(inventory.unread.get(key) ?? "", /no answer came in/);
  assert.deepEqual(ids(inventory), ["alias/a"]);
});

test("A scan that has to end leaves unread what it did not get to", async () => {
  await using aws = await openAws({ resources: keys(1) });
  aws.fail("ListResources", { code: "", afterMs: 60_000 });
  const inventory = await read(aws, [key], { scanMs: 300, bounds: { attemptMs: 30_000 } });
  assert.match(inventory.unread.get(key) ?? "", /^the scan had to end/);
});

test("Properties that are no JSON, nested too deep or no object are unreadable, and hostile names do no harm", async () => {
  const deep = `${'{"a":'.repeat(200)}1${"}".repeat(200)}`;
  const odd = ["{", deep, "[1]", '"text"'];
  const hostile = { KeyId: "__proto__", ["constructor"]: { prototype: 1 }, Name: "\u001b[2J".repeat(1000) };
  await using aws = await openAws({ resources: { [key]: { [region]: [...odd, hostile] } } });
  const inventory = await read(aws, [key]);
  assert.deepEqual(
    inventory.resources.map(({ unreadable }) => unreadable !== undefined),
    [true, true, true, true, false],
  );
  assert.equal(({} as Record<string, unknown>)["prototype"], undefined);
});

test("A type that the Cloud Control API does not offer, and a region that is not enabled, are unread", async () => {
  await using aws = await openAws({ resources: keys(1) });
  aws.fail("ListResources", { code: "TypeNotFoundException" });
  assert.match((await read(aws, [key])).unread.get(key) ?? "", /does not offer it there/);
  aws.fail("ListResources", { code: "UnrecognizedClientException", when: (asked) => asked.region === "eu-south-2" });
  const inventory = await read(aws, [key], { regions: ["eu-south-2", region] });
  assert.match(inventory.unread.get(key) ?? "", /region is not enabled .* in eu-south-2$/);
  assert.equal(inventory.resources.length, 1, "what the other region holds is read");
  const unknown = await read(aws, ["AWS::No::Such"]);
  assert.match(unknown.unread.get("AWS::No::Such") ?? "", /does not know how to read it/);
});

test("What can be listed only under something else is asked of each of it", async () => {
  const resources = {
    "AWS::EC2::RouteTable": { [region]: [{ RouteTableId: "rtb-11111111" }, { RouteTableId: "rtb-22222222" }] },
    "AWS::EC2::Route": {
      [region]: [
        { Id: "rtb-11111111|0.0.0.0/0", RouteTableId: "rtb-11111111", GatewayId: "igw-1" },
        { Id: "rtb-22222222|10.0.0.0/8", RouteTableId: "rtb-22222222" },
      ],
    },
  };
  await using aws = await openAws({ resources });
  const inventory = await read(aws, ["AWS::EC2::Route"]);
  assert.deepEqual(ids(inventory), ["rtb-11111111|0.0.0.0/0", "rtb-22222222|10.0.0.0/8"]);
  aws.fail("ListResources", { code: "AccessDeniedException", when: ({ body }) => body["TypeName"] === "AWS::EC2::RouteTable" });
  assert.match(
    (await read(aws, ["AWS::EC2::Route"])).unread.get("AWS::EC2::Route") ?? "",
    /^it is found by AWS::EC2::RouteTable: /,
  );
});

test("Names that two regions give alike are two things", async () => {
  const group = { LogGroupName: "app" };
  const type = "AWS::Logs::LogGroup";
  await using aws = await openAws({ resources: { [type]: { "eu-west-1": [group], "eu-west-2": [group] } } });
  assert.deepEqual(ids(await read(aws, [type], { regions: ["eu-west-2", "eu-west-1"] })), ["eu-west-1/app", "eu-west-2/app"]);
});

test("Credentials that do not hold end the scan with one Problem, in which no secret is", async () => {
  await using aws = await openAws();
  aws.fail("GetCallerIdentity", { code: "InvalidClientTokenId", status: 403 });
  await assert.rejects(read(aws, [key]), (error: Error) => {
    assert.match(error.message, /sts:GetCallerIdentity in eu-west-1 failed/);
    assert.ok(!error.message.includes(stubSecret));
    return true;
  });
});

test("A role is taken for the scan, and its account is the one that is read", async () => {
  const credentials =
    "<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>";
  const answers = { "sts AssumeRole": () => ({ xml: queryAnswer("AssumeRole", credentials) }) };
  await using aws = await openAws({ account: "210987654321", answers });
  const role = "arn:aws:iam::210987654321:role/audit";
  const inventory = await read(aws, [key], { role, externalId: "x1" });
  assert.equal(inventory.target, `210987654321 in ${region}`);
  const [assumed] = aws.asked.filter(({ operation }) => operation === "AssumeRole");
  assert.deepEqual([assumed?.body["RoleArn"], assumed?.body["ExternalId"]], [role, "x1"]);
  await assert.rejects(read(aws, [key], { role: "arn:aws:iam::333333333333:role/audit" }), /of the account 333333333333/);
});

test("Roles come over IAM's Query protocol, page by page, and denial there is an XML of its own", async () => {
  const roleXml = (name: string): string =>
    `<member><RoleName>${name}</RoleName><Path>/</Path><Arn>arn:aws:iam::${account}:role/${name}</Arn><RoleId>i</RoleId><CreateDate>2026-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>%7B%22Statement%22%3A%5B%5D%7D</AssumeRolePolicyDocument></member>`;
  const page = (asked: { readonly body: Record<string, unknown> }): { readonly xml: string } => {
    const isLast = asked.body["Marker"] === "next";
    const rest = isLast ? "<IsTruncated>false</IsTruncated>" : "<IsTruncated>true</IsTruncated><Marker>next</Marker>";
    const list = `<RoleDetailList>${roleXml(isLast ? "b" : "a")}</RoleDetailList>`;
    return { xml: queryAnswer("GetAccountAuthorizationDetails", `${list}${rest}`) };
  };
  const answers = {
    "iam GetAccountAuthorizationDetails": page,
    "iam ListRoles": () => ({ xml: queryAnswer("ListRoles", "<Roles></Roles><IsTruncated>false</IsTruncated>") }),
  };
  const type = "AWS::IAM::Role";
  await using aws = await openAws({ answers });
  aws.fail("GetAccountAuthorizationDetails", { code: "Throttling", message: "Rate exceeded", times: 2 });
  const inventory = await read(aws, [type]);
  assert.deepEqual([...inventory.unread], []);
  assert.deepEqual(
    ids(inventory),
    ["a", "b"].map((name) => `arn:aws:iam::${account}:role/${name}`),
  );
  assert.ok(aws.asked.filter(({ service }) => service === "iam").every((one) => one.region === "us-east-1"));
  aws.fail("ListRoles", {
    code: "AccessDenied",
    status: 403,
    message: "is not authorized to perform: iam:ListRoles on resource: x",
  });
  assert.equal((await read(aws, [type])).unread.get(type), "iam:ListRoles is denied to whoever scans");
});

test("Invocation logging comes over Bedrock's REST protocol, region by region", async () => {
  const type = "Sallyport::AWS::BedrockInvocationLogging";
  const operation = "GET /logging/modelinvocations";
  const text = JSON.stringify({ loggingConfig: { s3Config: { bucketName: "logs" } } });
  await using aws = await openAws({
    answers: { [`bedrock ${operation}`]: ({ region: asked }) => ({ text: asked === region ? text : "{}" }) },
  });
  const inventory = await read(aws, [type], { regions: [region, "us-east-1"] });
  assert.deepEqual(
    inventory.resources.map((one) => [one.region, one.properties]),
    [
      [region, { LoggingConfig: { S3Config: { BucketName: "logs" } } }],
      ["us-east-1", {}],
    ],
  );
  aws.fail(operation, { code: "AccessDeniedException", status: 403, when: (asked) => asked.region === "us-east-1" });
  const partly = await read(aws, [type], { regions: [region, "us-east-1"] });
  assert.equal(partly.resources.length, 1);
  assert.match(partly.unread.get(type) ?? "", /denied .* in us-east-1$/);
});

test("Settings of S3 come over REST with XML, and an account without them has all four off", async () => {
  const type = "Sallyport::AWS::S3AccountPublicAccessBlock";
  const operation = "GET /v20180820/configuration/publicAccessBlock";
  const xml = "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>";
  await using aws = await openAws({ answers: { [`s3 ${operation}`]: () => ({ xml }) } });
  assert.equal((await read(aws, [type])).resources[0]?.properties["BlockPublicAcls"], true);
  aws.fail(operation, { code: "SlowDown", status: 503, times: 2 });
  assert.deepEqual([...(await read(aws, [type])).unread], []);
  aws.fail(operation, { code: "NoSuchPublicAccessBlockConfiguration", status: 404 });
  assert.equal((await read(aws, [type])).resources[0]?.properties["BlockPublicAcls"], false);
  aws.fail(operation, { code: "AccessDenied", status: 403 });
  assert.match((await read(aws, [type])).unread.get(type) ?? "", /denied/);
});
