import assert from "node:assert/strict";
import { test } from "node:test";
import { compareLayers } from "./compare-layers.ts";
import type { Inventory, Resource } from "./model/inventory.ts";
import type { Finding, Rule, Status } from "./model/rule.ts";
import type { Properties } from "./model/value.ts";
import { namesOf } from "./name-resource.ts";

const resource = (type: string, id: string, properties: Properties, more: Partial<Resource> = {}): Resource => ({
  type,
  id,
  properties,
  place: { file: id },
  ...more,
});
const same = (one: Resource, other: Resource): boolean => namesOf(one).some((name) => namesOf(other).includes(name));

test("A thing is known by its name, its identifier, its ARN, and by the tags of its stack", () => {
  const type = "AWS::SageMaker::NotebookInstance";
  const live = resource(type, "arn:aws:sagemaker:eu-west-1:1:notebook-instance/n", {
    NotebookInstanceName: "n",
    Tags: [
      { Key: "aws:cloudformation:stack-name", Value: "App" },
      { Key: "aws:cloudformation:logical-id", Value: "Notebook" },
    ],
  });
  assert.ok(same(resource(type, "x/Y", { NotebookInstanceName: "n" }), live));
  assert.ok(same(resource(type, "App/Notebook", {}), live));
  assert.ok(!same(resource(type, "x/Y", { NotebookInstanceName: "m" }), live));
  assert.ok(
    same(
      resource("AWS::S3::Bucket", "a/B", { BucketName: "b" }),
      resource("AWS::S3::Bucket", "arn:aws:s3:::b", {}, { names: ["b"] }),
    ),
  );
});

test("What two things point to alike does not make them one", () => {
  const subnet = "AWS::EC2::Subnet";
  assert.ok(
    !same(resource(subnet, "a/One", { VpcId: "vpc-1" }), resource(subnet, "subnet-2", { VpcId: "vpc-1", SubnetId: "subnet-2" })),
  );
  const notebook = "AWS::SageMaker::NotebookInstance";
  const shared = { RoleArn: "arn:aws:iam::1:role/r", KmsKeyId: "k" };
  assert.ok(!same(resource(notebook, "a/One", shared), resource(notebook, "n2", shared)));
  assert.ok(!same(resource(subnet, "a/x", {}), resource("AWS::EC2::VPC", "a/x", {})), "types differ");
});

test("What is a part of an identifier, and others have too, makes no two things one", () => {
  const stage = "AWS::ApiGateway::Stage";
  const live = resource(stage, "api-2|prod", { RestApiId: "api-2", StageName: "prod" }, { names: ["api-2"] });
  assert.ok(!same(resource(stage, "a/Stage", { RestApiId: "api-1", StageName: "prod" }), live));
  assert.ok(!same(resource(stage, "api-2", {}), live));
  assert.ok(same(resource(stage, "a/Stage", { RestApiId: "api-2", StageName: "prod" }), live));
});

test("A setting of which there is one is the same wherever it is declared", () => {
  const type = "Sallyport::AWS::S3AccountPublicAccessBlock";
  assert.ok(same(resource(type, "aws_s3_account_public_access_block.x", {}), resource(type, "account-public-access-block", {})));
});

const rule: Rule = {
  id: "test-rule",
  control: "NET-007",
  severity: "high",
  title: "t",
  remediation: "r",
  types: [],
  check: () => undefined,
};
const finding = (source: Inventory["source"], status: Status, about: Resource): Finding => ({
  rule,
  status,
  why: "w.",
  resource: about,
  inventory: { source, target: source, resources: [about], unread: new Map(), whole: false },
});

test("A name that two regions have is none: what is declared is compared with neither", () => {
  const type = "AWS::Logs::LogGroup";
  const declared = finding("cloudformation", "PASS", resource(type, "a/G", { LogGroupName: "g" }));
  const live = (region: string) =>
    finding("aws", "FAIL", resource(type, `${region}/g`, { LogGroupName: "g" }, { region, names: ["g"] }));
  assert.equal(compareLayers([declared, live("eu-west-1")]).length, 1);
  assert.equal(compareLayers([declared, live("eu-west-1"), live("eu-west-2")]).length, 0);
});

test("What is declared for one region or account is the same as nothing in another, and as what is there", () => {
  const type = "AWS::Logs::LogGroup";
  const live = (region: string) =>
    finding(
      "aws",
      "FAIL",
      resource(type, `${region}/g`, { LogGroupName: "g" }, { region, account: "111122223333", names: ["g"] }),
    );
  const declared = (where: Partial<Resource>) =>
    finding("cloudformation", "PASS", resource(type, "a/G", { LogGroupName: "g" }, where));
  const both = [live("eu-west-1"), live("eu-west-2")];
  assert.deepEqual(
    compareLayers([declared({ region: "eu-west-2" }), ...both]).map(({ resource: about }) => about?.id),
    ["eu-west-2/g"],
  );
  assert.deepEqual(compareLayers([declared({ region: "us-east-1" }), ...both]), []);
  assert.deepEqual(compareLayers([declared({ region: "eu-west-2", account: "999999999999" }), ...both]), []);
});
