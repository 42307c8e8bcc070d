import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { indexInventory } from "./model/index-inventory.ts";
import { Reference, Unknown } from "./model/value.ts";
import { readTarget } from "./read-targets.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-scan-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string | object>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
}
const key = { Type: "AWS::KMS::Key", Properties: { EnableKeyRotation: { Ref: "Rotates" } } };
const child = {
  Parameters: { Rotates: { Type: "String" } },
  Resources: { Key: key },
  Outputs: { Arn: { Value: { "Fn::GetAtt": ["Key", "Arn"] } } },
};
const parent = (url: unknown, more: object = {}): object => ({
  Resources: {
    Nested: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: url, Parameters: { Rotates: "true" } }, ...more },
    Bucket: { Type: "AWS::S3::Bucket", Properties: { KeyArn: { "Fn::GetAtt": ["Nested", "Outputs.Arn"] } } },
  },
});

test("A nested stack beside its parent is read as part of it, with what it is given; from a folder and from the file", async () => {
  write({ "main.json": parent("./parts/child.json"), "parts/child.json": child });
  for (const target of [folder, join(folder, "main.json")]) {
    const [inventory, ...more] = await readTarget(target);
    assert.deepEqual(more, []);
    const index = indexInventory(inventory ?? assert.fail());
    const found = index.byId("main/Nested/Key");
    assert.equal(found?.properties["EnableKeyRotation"], "true");
    assert.equal(found?.place.file, join(folder, "parts/child.json"));
    assert.deepEqual(index.byId("main/Bucket")?.properties["KeyArn"], new Reference("main/Nested/Key", "Arn"));
    assert.equal(index.follow(index.byId("main/Bucket")?.properties["KeyArn"]), found);
    assert.equal(index.mayLack("AWS::KMS::Key")?.includes("need not be all"), true);
  }
});

test("A nested stack that is elsewhere, outside the folder or inside itself leaves the rest unread", async () => {
  const cases: readonly [unknown, RegExp][] = [
    ["https://bucket.s3.amazonaws.com/child.json", /not among what is scanned/],
    [{ Ref: "Url" }, /not among what is scanned/],
    ["../secret.json", /not among what is scanned/],
    ["/etc/passwd", /not among what is scanned/],
    ["main.json", /contains itself/],
  ];
  for (const [url, why] of cases) {
    write({ "in/main.json": parent(url), "secret.json": child });
    const [inventory] = await readTarget(join(folder, "in", "main.json"));
    assert.match(inventory?.unread.get("*") ?? "", why);
  }
});

test("Nested stacks that fan out without end stop at a bound", async () => {
  const stacks = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [`S${n}`, { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "NEXT" } }]),
  );
  write(
    Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [
        `t${n}.json`,
        JSON.stringify({ Resources: stacks }).replaceAll("NEXT", `t${n + 1}.json`),
      ]),
    ),
  );
  const begun = performance.now();
  const [inventory] = await readTarget(join(folder, "t0.json"));
  assert.match(inventory?.unread.get("*") ?? "", /more than 2000 stacks|and \d+ more such/);
  assert.ok(performance.now() - begun < 10_000);
});

test("Templates that import from each other are one inventory, others are their own; an export of two is nobody's", async () => {
  const exporter = (name: string): object => ({
    Resources: { Key: { Type: "AWS::KMS::Key" } },
    Outputs: { Key: { Value: { Ref: "Key" }, Export: { Name: name } } },
  });
  const importer = (name: string): object => ({
    Resources: { Bucket: { Type: "AWS::S3::Bucket", Properties: { Key: { "Fn::ImportValue": name } } } },
  });
  write({
    "a.json": exporter("one"),
    "b.json": importer("one"),
    "c.json": exporter("two"),
    "d.json": exporter("two"),
    "e.json": importer("two"),
  });
  const inventories = await readTarget(folder);
  assert.deepEqual(
    inventories.map(({ resources }) => resources.map(({ id }) => id).toSorted()),
    [["a/Key", "b/Bucket"], ["c/Key"], ["d/Key"], ["e/Bucket"]],
  );
  const values = inventories.flatMap(({ resources }) =>
    resources.filter(({ type }) => type === "AWS::S3::Bucket").map(({ properties }) => properties["Key"]),
  );
  assert.deepEqual(values[0], new Reference("a/Key"));
  assert.ok(values[1] instanceof Unknown);
  assert.match(values[1].why, /two stacks export two/);
});

test("What the CDK synthesised is one inventory of each account: stacks, stages and nested stacks, each with its account and region", async () => {
  const stack = (templateFile: string, environment: string): object => ({
    type: "aws:cloudformation:stack",
    environment,
    properties: { templateFile, stackName: templateFile.slice(0, 4), parameters: { Rotates: "false" } },
  });
  write({
    "manifest.json": {
      version: "48.0.0",
      artifacts: {
        Main: stack("Main.template.json", "aws://111122223333/eu-central-1"),
        "assembly-Prod": { type: "cdk:cloud-assembly", properties: { directoryName: "assembly-Prod" } },
        Tree: { type: "cdk:tree", properties: { file: "tree.json" } },
      },
    },
    "Main.template.json": parent(
      { "Fn::Sub": "https://s3.${AWS::Region}.${AWS::URLSuffix}/hash.json" },
      { Metadata: { "aws:asset:path": "nested.template.json" } },
    ),
    "nested.template.json": child,
    "tree.json": { version: "tree-0.1", tree: { attributes: { "aws:cdk:cloudformation:type": "AWS::KMS::Key" } } },
    "assembly-Prod/manifest.json": {
      version: "48.0.0",
      artifacts: { ProdApp: stack("App.template.json", "aws://unknown-account/unknown-region") },
    },
    "assembly-Prod/App.template.json": child,
  });
  const inventories = await readTarget(folder, { where: { account: "444455556666" } });
  assert.deepEqual(
    inventories.map(({ target, unread }) => [target.slice(folder.length), unread.size]),
    [
      [", account 111122223333", 0],
      [", account 444455556666", 0],
    ],
  );
  assert.deepEqual(
    inventories
      .flatMap(({ resources }) => resources)
      .map(({ id, account, region, properties }) => [id, account, region, properties["EnableKeyRotation"]])
      .toSorted(),
    [
      ["Main/Bucket", "111122223333", "eu-central-1", undefined],
      ["Main/Nested", "111122223333", "eu-central-1", undefined],
      ["Main/Nested/Key", "111122223333", "eu-central-1", "true"],
      ["ProdApp/Key", "444455556666", undefined, "false"],
    ],
  );
  rmSync(join(folder, "assembly-Prod", "App.template.json"));
  const [without] = await readTarget(folder);
  assert.match(without?.unread.get("*") ?? "", /the template of the stack ProdApp is missing/);
});

test("The manifest of an assembly stands for its folder", async () => {
  const stack = { type: "aws:cloudformation:stack", properties: { templateFile: "App.template.json" } };
  write({ "manifest.json": { version: "48.0.0", artifacts: { App: stack } }, "App.template.json": child });
  const [inventory] = await readTarget(join(folder, "manifest.json"));
  assert.deepEqual(
    inventory?.resources.map(({ id }) => id),
    ["App/Key"],
  );
});

test("In a folder, what is broken is an inventory of which nothing is known, other files are passed over, links are not followed", async () => {
  write({
    "good.yaml": "Resources: { Key: { Type: AWS::KMS::Key } }",
    "bad.yaml": "Resources: { Key: { Type: AWS::KMS::Key",
    "notes.json": "{",
    "node_modules/x.json": child,
    "list.yaml": "- a",
  });
  symlinkSync("/etc", join(folder, "etc"));
  const inventories = await readTarget(folder);
  assert.deepEqual(
    inventories.map(({ target, resources, unread }) => [
      target.slice(folder.length + 1),
      resources.length,
      unread.get("*") ?? "",
    ]),
    [
      ["good.yaml", 1, ""],
      ["bad.yaml", 0, `${join(folder, "bad.yaml")} is not valid YAML, line 1`],
    ],
  );
});

test("What is not there, or holds nothing that can be read, is a Problem that says so", async () => {
  await assert.rejects(readTarget(join(folder, "none.yaml")), { code: "not_found" });
  await assert.rejects(readTarget(folder), { code: "resource_invalid" });
  write({ "bad.yaml": "Resources: { A: { Type: AWS::KMS::Key" });
  await assert.rejects(readTarget(join(folder, "bad.yaml")), { code: "resource_invalid" });
});
