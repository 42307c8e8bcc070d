import assert from "node:assert/strict";
import { test } from "node:test";
import type { ServerResponse } from "node:http";
import type { Inventory } from "../../src/scanner/model/inventory.ts";
import { readAccount, type ReadAccountOptions } from "../../src/scanner/read-aws/read-account.ts";
import { asksFor } from "./asks-for.ts";
import { type Answer, type Asked, type Held, openAws, queryAnswer, type StubAws, withStubCredentials } from "./stub-aws.ts";

/** Endpoints that are broken or mean ill: what they do leaves types unread, and ends. */
const region = "eu-west-1";
const key = "AWS::KMS::Key";
const keyId = "11111111-0000";
const keyOf = (id: string) => ({ KeyId: id, Arn: `arn:aws:kms:${region}:123456789012:key/${id}`, EnableKeyRotation: true });

withStubCredentials();

const read = (aws: StubAws, types: readonly string[], more: Partial<ReadAccountOptions> = {}): Promise<Inventory> =>
  readAccount({
    regions: [region],
    rules: asksFor(...types),
    endpoint: aws.endpoint,
    ...more,
    bounds: { attempts: 2, callMs: 5000, attemptMs: 2000, pollMs: 1, ...more.bounds },
  });

async function whyOf(
  type: string,
  answers: NonNullable<Held["answers"]>,
  more: Partial<ReadAccountOptions> = {},
): Promise<string> {
  await using aws = await openAws({ answers });
  const inventory = await read(aws, [type], more);
  assert.deepEqual(inventory.resources, []);
  return inventory.unread.get(type) ?? "";
}

const main = "Sallyport::AWS::MainRouteTable";
const macie = "Sallyport::AWS::MacieClassificationJob";
const [list, get] = ["cloudcontrolapi ListResources", "cloudcontrolapi GetResource"];

test("Lists of a wrong type, entries without an identifier and tokens that are none leave the type unread", async () => {
  const odd: readonly unknown[] = [
    {},
    { NextToken: "x" },
    { TypeName: key, ResourceDescriptions: "abc" },
    { TypeName: key, ResourceDescriptions: 7 },
    { TypeName: key, ResourceDescriptions: { length: 1 } },
    { TypeName: key, ResourceDescriptions: [null] },
    { TypeName: key, ResourceDescriptions: [{}] },
    { TypeName: key, ResourceDescriptions: [{ Identifier: 7 }] },
    { TypeName: key, ResourceDescriptions: [], NextToken: 7 },
    { TypeName: key, ResourceDescriptions: [], NextToken: {} },
    { TypeName: key, ResourceDescriptions: [], NextToken: "t".repeat(100_000) },
  ];
  for (const json of odd) {
    const why = await whyOf(key, { [list]: () => ({ json }) });
    assert.match(why, /, in eu-west-1$/, JSON.stringify(json).slice(0, 200));
  }
  assert.equal(await whyOf(key, { [list]: () => ({ json: { TypeName: key } }) }), "", "an empty list may be left out");
});

test("Lists of other clients that are of a wrong type leave theirs unread", async () => {
  const notebooks = "AWS::SageMaker::NotebookInstance";
  for (const NotebookInstances of ["abc", 7, { length: 1 }]) {
    const why = await whyOf(notebooks, { "sagemaker ListNotebookInstances": () => ({ json: { NotebookInstances } }) });
    assert.notEqual(why, "", JSON.stringify(NotebookInstances));
  }
});

test("Entries that say nothing of themselves are not left out: their type is unread", async () => {
  const cases: readonly (readonly [string, string, Answer])[] = [
    ["AWS::OpenSearchService::Domain", "es GET /2021-01-01/domain", { json: { DomainNames: [{ EngineType: "OpenSearch" }] } }],
    ["AWS::OpenSearchService::Domain", "es GET /2021-01-01/domain", { json: { DomainNames: [null] } }],
    ["AWS::CloudTrail::Trail", "cloudtrail ListTrails", { json: { Trails: [{ Name: "t" }] } }],
    ["AWS::CloudTrail::Trail", "cloudtrail ListTrails", { json: { Trails: ["t"] } }],
    ["AWS::S3::Bucket", "s3 GET /", { xml: "<ListAllMyBucketsResult><Bucket><X>a</X></Bucket></ListAllMyBucketsResult>" }],
    ["AWS::Config::DeliveryChannel", "config DescribeDeliveryChannels", { json: { DeliveryChannels: ["c"] } }],
    [macie, "macie2 POST /jobs/list", { json: { items: ["j"] } }],
    [macie, "macie2 POST /jobs/list", { json: [] }],
    [macie, "macie2 POST /jobs/list", { text: "<html>" }],
    ["AWS::SageMaker::NotebookInstance", "sagemaker ListNotebookInstances", { json: { NotebookInstances: [null] } }],
  ];
  for (const [type, operation, answer] of cases)
    assert.notEqual(await whyOf(type, { [operation]: () => answer }), "", `${type}: ${JSON.stringify(answer)}`);
});

test("Tokens that come again, at once or in turn, end the list", async () => {
  const turns = ({ body }: Asked, name: string): string => (body[name] === "a" ? "b" : "a");
  const cases: readonly (readonly [string, NonNullable<Held["answers"]>])[] = [
    [key, { [list]: (asked) => ({ json: { TypeName: key, ResourceDescriptions: [], NextToken: turns(asked, "NextToken") } }) }],
    [macie, { "macie2 POST /jobs/list": again("nextToken") }],
    [
      main,
      {
        "ec2 DescribeRouteTables": (asked) => ({
          xml: `<DescribeRouteTablesResponse><nextToken>${turns(asked, "NextToken")}</nextToken></DescribeRouteTablesResponse>`,
        }),
      },
    ],
    [
      "AWS::CloudTrail::Trail",
      { "cloudtrail ListTrails": (asked) => ({ json: { Trails: [], NextToken: turns(asked, "NextToken") } }) },
    ],
    [
      "AWS::S3::Bucket",
      {
        "s3 GET /": ({ url }) => ({
          xml: `<ListAllMyBucketsResult><ContinuationToken>${url.searchParams.get("continuation-token") === "a" ? "b" : "a"}</ContinuationToken></ListAllMyBucketsResult>`,
        }),
      },
    ],
  ];
  for (const [type, answers] of cases) {
    await using aws = await openAws({ answers });
    const inventory = await read(aws, [type], { scanMs: 4000 });
    assert.match(inventory.unread.get(type) ?? "", /its list has no end/, type);
    assert.ok(aws.asked.length < 10, `${type}: ${aws.asked.length} calls`);
  }
});

/** The body of REST calls is not told: each page has the other's token. */
function again(name: string): () => Answer {
  let n = 0;
  return () => ({ json: { items: [], [name]: ["a", "b"][n++ % 2] } });
}

/** Headers at once, and then a little at a time for as long as anybody listens. */
const trickle = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
};
const flood = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
  const part = Buffer.alloc(1024 * 1024, " ");
  const more = (): void => {
    while (!response.destroyed && response.write(part));
  };
  response.on("drain", more);
  more();
};

test("An answer that trickles is given up, from SDK clients and from signed calls", async () => {
  const bounds = { callMs: 400, attemptMs: 150 };
  for (const [type, operation] of [
    [key, list],
    [macie, "macie2 POST /jobs/list"],
  ] as const) {
    const began = performance.now();
    assert.match(await whyOf(type, { [operation]: () => ({ write: trickle }) }, { bounds }), /no answer came in/, type);
    assert.ok(performance.now() - began < 4000);
  }
});

test("An answer without end is not read to its end, from SDK clients and from signed calls", async () => {
  for (const [type, operation] of [
    [key, list],
    ["AWS::SageMaker::NotebookInstance", "sagemaker ListNotebookInstances"],
    [macie, "macie2 POST /jobs/list"],
  ] as const) {
    const before = process.memoryUsage().rss;
    const bounds = { callMs: 20_000, attemptMs: 20_000 };
    const why = await whyOf(type, { [operation]: () => ({ write: flood }) }, { bounds });
    assert.match(why, /an answer is larger than \d+ bytes/, type);
    assert.ok(process.memoryUsage().rss - before < 400 * 1024 * 1024);
  }
});

test("Keys of prototypes in an answer are keys like others", async () => {
  const Properties = `{"KeyId":"${keyId}","__proto__":{"EnableKeyRotation":true},"constructor":{"prototype":{"x":1}}}`;
  const described = { json: { TypeName: key, ResourceDescription: { Identifier: keyId, Properties } } };
  const listed = { json: { TypeName: key, ResourceDescriptions: [{ Identifier: keyId }, { Identifier: "__proto__" }] } };
  await using aws = await openAws({ answers: { [list]: () => listed, [get]: () => described } });
  const inventory = await read(aws, [key]);
  const [first] = inventory.resources;
  assert.equal(first?.properties["EnableKeyRotation"], undefined);
  assert.equal(({} as Record<string, unknown>)["x"], undefined);
  assert.deepEqual(
    inventory.resources.map(({ names, id }) => [...(names ?? []), id]),
    [[keyId], ["__proto__"]],
  );
});

test("Whoever sends elsewhere is not followed, is told of as such, and is asked once", async () => {
  await using other = await openAws({});
  const sends = (response: ServerResponse): void => {
    response.writeHead(307, { location: `${other.endpoint}/`, "content-type": "application/json" });
    response.end("{}");
  };
  for (const [type, operation] of [
    [key, list],
    [macie, "macie2 POST /jobs/list"],
  ] as const) {
    await using aws = await openAws({ answers: { [operation]: () => ({ write: sends }) } });
    const inventory = await read(aws, [type]);
    assert.match(inventory.unread.get(type) ?? "", /sends elsewhere, where a scan does not follow/, type);
    assert.equal(aws.asked.length, 2, "who it is, and once what there is");
  }
  assert.deepEqual(other.asked, []);
});

test("Where the clocks differ that is what is said", async () => {
  const cases = [
    ["RequestTimeTooSkewed", "The difference between the request time and the current time is too large."],
    ["SignatureDoesNotMatch", "Signature expired: 20261121T000000Z is now earlier than 20261121T001500Z"],
    ["InvalidSignatureException", "Signature not yet current: 20261121T003000Z is still later than 20261121T001500Z"],
    ["RequestExpired", "Request has expired."],
  ] as const;
  await using aws = await openAws({ resources: { [key]: { [region]: [keyOf(keyId)] } } });
  for (const [code, message] of cases) {
    aws.fail("ListResources", { code, message });
    const { unread } = await read(aws, [key]);
    assert.match(unread.get(key) ?? "", /the clock of this machine and that of AWS differ/, code);
  }
  aws.fail("GetCallerIdentity", { code: "SignatureDoesNotMatch", message: cases[1][1], status: 403 });
  await assert.rejects(read(aws, [key]), /the clock of this machine and that of AWS differ/);
  aws.fail("GetCallerIdentity", { code: "SignatureDoesNotMatch", message: "The signature we calculated does not match" });
  await assert.rejects(read(aws, [key]), /SignatureDoesNotMatch/);
});

test("Credentials that expire in the midst of a scan end it: what was read counts, and nothing more is asked", async () => {
  const many = Array.from({ length: 60 }, (_, n) => keyOf(`${String(n).padStart(8, "0")}-0000`));
  for (const code of ["ExpiredTokenException", "ExpiredToken", "TokenRefreshRequired"]) {
    await using aws = await openAws({ resources: { [key]: { [region]: many } } });
    let left = 20;
    aws.fail("GetResource", { code, when: () => --left < 0 });
    const inventory = await read(aws, [key, "AWS::KMS::Alias"]);
    const readWell = inventory.resources.filter(({ unreadable }) => unreadable === undefined);
    assert.equal(readWell.length, 20, code);
    assert.equal(inventory.resources.length, 60);
    assert.ok(inventory.resources.some(({ unreadable }) => unreadable?.includes("the credentials expired during the scan")));
    assert.equal(inventory.brokenOff, "the credentials expired during the scan");
    const calls = aws.asked.filter(({ operation }) => operation === "GetResource").length;
    assert.ok(calls <= 20 + 8, `${calls} calls`);
  }
});

test("A role that cannot be taken again when its hour is over ends the scan in the same way", async () => {
  const expiry = new Date(Date.now() - 1000).toISOString();
  const taken = `<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiry}</Expiration></Credentials>`;
  const answers = { "sts AssumeRole": () => ({ xml: queryAnswer("AssumeRole", taken) }) };
  await using aws = await openAws({ resources: { [key]: { [region]: [keyOf(keyId)] } }, answers });
  let times = 0;
  aws.fail("AssumeRole", { code: "ExpiredToken", status: 403, when: () => ++times > 1 });
  const inventory = await read(aws, [key], { role: "arn:aws:iam::123456789012:role/audit" });
  assert.match(inventory.unread.get(key) ?? "", /the credentials expired during the scan/);
  assert.equal(inventory.brokenOff, "the credentials expired during the scan");
});

test("A scan that reads everything, or is only denied something, is not broken off; one out of time is", async () => {
  await using aws = await openAws({ resources: { [key]: { [region]: [keyOf(keyId)] } } });
  assert.equal((await read(aws, [key])).brokenOff, undefined);
  aws.fail("ListResources", { code: "AccessDeniedException" });
  assert.equal((await read(aws, [key])).brokenOff, undefined);
  aws.fail("ListResources", { code: "", afterMs: 60_000 });
  const late = await read(aws, [key], { scanMs: 200, bounds: { attemptMs: 30_000, callMs: 30_000 } });
  assert.equal(late.brokenOff, "the scan had to end before everything was asked");
});
