import assert from "node:assert/strict";
import { test } from "node:test";
import { readBuiltResources } from "../guards/read-built-resources.ts";
import { at, findAll, listOf, textOf, treeOf } from "../guards/read-value.ts";
import { changeExample } from "./support/change-example.ts";
import { synthesise } from "./support/synthesise.ts";

/** Of whom a service acts for. */
const sources = [
  "aws:SourceAccount",
  "aws:SourceArn",
  "kms:EncryptionContext:aws:ecs:clusterAccount",
  "kms:EncryptionContext:aws:logs:arn",
  "sts:ExternalId",
];

/** Services that tell no source when they take a role. Nobody hands them a role of another account. */
const tellNoSource = ["apigateway.amazonaws.com", "backup.amazonaws.com", "lambda.amazonaws.com"];

/** Each statement that allows a service something, in roles, keys, buckets, topics and queues, which says not for whom. */
function findDeputies(config: Parameters<typeof synthesise>[0]): readonly string[] {
  return readBuiltResources(synthesise(config).app).flatMap(({ path, type, properties }) =>
    findAll(properties, "Statement")
      .flatMap(listOf)
      .map(treeOf)
      .filter((statement) => statement?.["Effect"] === "Allow")
      .filter((statement) => !sources.some((key) => findAll(statement?.["Condition"], key).length > 0))
      .flatMap((statement) => listOf(at(statement?.["Principal"], "Service")).map(textOf))
      .filter((service) => !(type === "AWS::IAM::Role" && tellNoSource.includes(service)))
      .map((service) => `${path}: ${service}`),
  );
}

const prod = changeExample("prod");

for (const [title, config] of Object.entries({
  prod,
  research: changeExample("research"),
  "prod with a SIEM that reads files": changeExample("prod", { siem: { kind: "s3", bucket: "arn:aws:s3:::siem-of-example" } }),
}))
  test(`no service of AWS does for another account what it may do for this one: ${title}`, () => {
    assert.deepEqual(findDeputies(config), []);
  });
