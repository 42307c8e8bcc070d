import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { indexInventory } from "../model/index-inventory.ts";
import type { Inventory } from "../model/inventory.ts";
import { Joined, Reference, Unknown } from "../model/value.ts";
import { readTarget } from "../read-targets.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-hcl-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function read(files: Readonly<Record<string, string>>): Promise<readonly Inventory[]> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return await readTarget(folder);
}
async function readOne(files: Readonly<Record<string, string>>): Promise<ReturnType<typeof indexInventory>> {
  const [inventory, ...more] = await read(files);
  assert.equal(more.length, 0);
  return indexInventory(inventory ?? assert.fail());
}
const key = (more: string): string => `resource "aws_kms_key" "k" {\n${more}\n}\n`;

test("The files of a folder are one module; variables come from defaults and from what Terraform takes by itself", async () => {
  const index = await readOne({
    "a.tf": key("enable_key_rotation = local.rotates\ndescription = var.name\ndeletion_window_in_days = var.days"),
    "b.tf":
      'locals {\n rotates = var.on == "yes"\n}\nvariable "on" {\n default = "no"\n}\nvariable "name" {}\nvariable "days" {}\n',
    "terraform.tfvars": 'on = "yes"\n',
    "x.auto.tfvars": "days = 7\n",
    "prod.tfvars": 'name = "prod"\n',
    "test.tfvars": 'name = "test"\n',
  });
  const found = index.byId("aws_kms_key.k") ?? assert.fail();
  assert.equal(found.type, "AWS::KMS::Key");
  assert.deepEqual(found.place, { file: join(folder, "a.tf"), line: 1 });
  assert.equal(found.properties["EnableKeyRotation"], true);
  assert.equal(found.properties["PendingWindowInDays"], 7);
  assert.deepEqual(found.properties["Description"], new Unknown("the variable name has no default"));
});

test("Local modules are read with what they are given, under their addresses; what they put out is followed", async () => {
  const index = await readOne({
    "main.tf": `
module "keys" {
  source   = "./modules/keys"
  for_each = { a = true, b = false }
  rotates  = each.value
}
resource "aws_s3_bucket_server_side_encryption_configuration" "e" {
  bucket = aws_s3_bucket.b.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = module.keys["a"].arn
    }
  }
}
resource "aws_s3_bucket" "b" {}
`,
    "modules/keys/main.tf": `variable "rotates" {}\n${key("enable_key_rotation = var.rotates")}output "arn" {\n value = aws_kms_key.k.arn\n}\n`,
  });
  assert.deepEqual(
    index.ofType("AWS::KMS::Key").map(({ id, properties }) => [id, properties["EnableKeyRotation"]]),
    [
      ['module.keys["a"].aws_kms_key.k', true],
      ['module.keys["b"].aws_kms_key.k', false],
    ],
  );
  assert.deepEqual(index.byId("aws_s3_bucket.b")?.properties["BucketEncryption"], {
    ServerSideEncryptionConfiguration: [
      {
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: "aws:kms",
          KMSMasterKeyID: new Reference('module.keys["a"].aws_kms_key.k', "Arn"),
        },
      },
    ],
  });
});

test("A module from elsewhere, outside the folder or in itself leaves the rest unread", async () => {
  for (const [source, why] of [
    ["terraform-aws-modules/vpc/aws", /module\.m comes from terraform-aws-modules\/vpc\/aws, which is not among/],
    ["git::https://user:secret@example.org/x.git", /module\.m comes from git::https:\/\/example\.org\/x\.git, which/],
    ["../outside", /not among what is scanned/],
    ["./", /too many or too deep/],
  ] as const) {
    const index = await readOne({ "main.tf": `module "m" {\n source = "${source}"\n}\n${key("")}` });
    assert.match(index.inventory.unread.get("*") ?? "", why);
    assert.doesNotMatch(index.inventory.unread.get("*") ?? "", /secret/);
  }
});

test("count and for_each make instances; none is nothing, and what is not known may be absent", async () => {
  const index = await readOne({
    "main.tf": `
variable "many" {}
resource "aws_kms_key" "none" {
  count = 0
}
resource "aws_kms_key" "two" {
  count       = 2
  description = "key \${count.index}"
}
resource "aws_kms_key" "each" {
  for_each    = toset(["x"])
  description = each.value
}
resource "aws_kms_key" "open" {
  count = var.many
}
resource "aws_kms_alias" "a" {
  target_key_id = aws_kms_key.two[1].id
}
resource "aws_kms_alias" "b" {
  target_key_id = aws_kms_key.open[0].id
}
`,
  });
  assert.deepEqual(
    index.ofType("AWS::KMS::Key").map(({ id, mayBeAbsent, properties }) => [id, mayBeAbsent, properties["Description"]]),
    [
      ['aws_kms_key.each["x"]', undefined, "x"],
      ["aws_kms_key.open", "the variable many has no default", undefined],
      ["aws_kms_key.two[0]", undefined, "key 0"],
      ["aws_kms_key.two[1]", undefined, "key 1"],
    ],
  );
  assert.equal(index.follow(index.byId("aws_kms_alias.a")?.properties["TargetKeyId"]), index.byId("aws_kms_key.two[1]"));
  assert.equal(index.follow(index.byId("aws_kms_alias.b")?.properties["TargetKeyId"]), index.byId("aws_kms_key.open"));
});

test("A policy document that is a data source is the policy: sources, overrides, principals and conditions", async () => {
  const index = await readOne({
    "main.tf": `
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Old"
    actions   = ["s3:*"]
    resources = ["*"]
  }
  statement {
    sid       = "Own"
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.b.arn}/*"]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [jsonencode({ Statement = [{ Sid = "Old", Effect = "Deny", Action = "s3:*", Resource = "*" }] })]
  statement {
    effect  = "Deny"
    actions = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.bucket
  policy = data.aws_iam_policy_document.all.json
}
`,
  });
  assert.deepEqual(index.byId("aws_s3_bucket_policy.p")?.properties, {
    Bucket: new Reference("aws_s3_bucket.b"),
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "Old", Effect: "Deny", Action: "s3:*", Resource: "*" },
        {
          Effect: "Allow",
          Sid: "Own",
          Action: ["s3:GetObject"],
          Resource: [new Joined([new Reference("aws_s3_bucket.b", "Arn"), "/*"])],
        },
        {
          Effect: "Deny",
          Action: ["s3:*"],
          Resource: ["*"],
          Principal: { AWS: ["*"] },
          Condition: { Bool: { "aws:SecureTransport": ["false"] } },
        },
      ],
    },
  });
});

test("Files beside a module are read where they are named; no other file is", async () => {
  const index = await readOne({
    "main.tf": `
resource "aws_iam_policy" "a" {
  policy = file("\${path.module}/p.json")
}
resource "aws_iam_policy" "b" {
  policy = templatefile("p.json.tftpl", { action = "s3:*" })
}
resource "aws_iam_policy" "c" {
  policy = file("/etc/hostname")
}
resource "aws_iam_policy" "d" {
  policy = file("\${path.module}/../../../../../../etc/hostname")
}
`,
    "p.json": '{"Statement": []}',
    "p.json.tftpl": '{"Statement": [{"Action": "${action}"}]}',
  });
  const policy = (name: string): unknown => index.byId(`aws_iam_policy.${name}`)?.properties["PolicyDocument"];
  assert.deepEqual(policy("a"), { Statement: [] });
  assert.deepEqual(policy("b"), { Statement: [{ Action: "s3:*" }] });
  assert.ok(policy("c") instanceof Unknown);
  assert.ok(policy("d") instanceof Unknown);
});

test("Dynamic blocks are made where it is known of what, and are not known where it is not", async () => {
  const block = (name: string, over: string): string => `
resource "aws_security_group" "${name}" {
  dynamic "ingress" {
    for_each = ${over}
    iterator = port
    content {
      from_port   = port.value
      to_port     = port.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}
`;
  const index = await readOne({
    "main.tf": `variable "p" {}\n${block("known", "[443]")}${block("open", "var.p")}${block("none", "[]")}`,
  });
  const ingress = (name: string): unknown => index.byId(`aws_security_group.${name}`)?.properties["SecurityGroupIngress"];
  assert.deepEqual(ingress("known"), [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "10.0.0.0/8" }]);
  assert.ok(ingress("open") instanceof Unknown);
  assert.equal(ingress("none"), undefined);
});

test("A file that is no HCL makes its folder's inventory say so, and whoever calls it; alone it is a Problem", async () => {
  const inventories = await read({
    "good/main.tf": key(""),
    "good/bad.tf": 'resource "x" {',
    "caller/main.tf": `module "m" {\n source = "../lib"\n}\n${key("")}`,
    "lib/main.tf": "a = [",
    "other/main.tf": key(""),
  });
  assert.deepEqual(
    inventories
      .map(({ target, resources, unread }) => [target.slice(folder.length + 1), resources.length, unread.get("*") ?? ""])
      .toSorted(),
    [
      ["caller", 1, `${join(folder, "lib/main.tf")} is not valid HCL, line 1`],
      ["good", 1, `${join(folder, "good/bad.tf")} is not valid HCL, line 1`],
      ["other", 1, ""],
    ],
  );
  await assert.rejects(readTarget(join(folder, "good", "bad.tf")), { code: "resource_invalid" });
});

test("Regions come from providers, a sensitive variable from nowhere, and an override overrides", async () => {
  const index = await readOne({
    "main.tf": `
provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = { Owner = "all", Env = "x" }
  }
}
provider "aws" {
  alias  = "us"
  region = "us-east-1"
}
variable "secret" {
  default   = "hunter2"
  sensitive = true
}
data "aws_region" "here" {}
resource "aws_kms_key" "a" {
  tags        = { Env = "own" }
  description = data.aws_region.here.name
}
resource "aws_kms_key" "b" {
  provider    = aws.us
  description = var.secret
}
`,
    "a_override.tf": 'resource "aws_kms_key" "a" {\n enable_key_rotation = true\n}\n',
  });
  const [a, b] = [index.byId("aws_kms_key.a"), index.byId("aws_kms_key.b")];
  assert.deepEqual(
    [a?.region, a?.properties],
    [
      "eu-west-1",
      {
        Description: "eu-west-1",
        EnableKeyRotation: true,
        Tags: [
          { Key: "Env", Value: "own" },
          { Key: "Owner", Value: "all" },
        ],
      },
    ],
  );
  assert.equal(b?.region, "us-east-1");
  assert.doesNotMatch(JSON.stringify(b), /hunter2/);
});

test("JSON syntax and CloudFormation beside it are read in one go", async () => {
  const inventories = await read({
    "main.tf.json": JSON.stringify({ resource: { aws_kms_key: { k: { description: '${upper("a")}' } } } }),
    "stack.yaml": "Resources: { Key: { Type: AWS::KMS::Key } }",
  });
  assert.deepEqual(
    inventories.map(({ source, resources }) => [source, resources.map(({ properties }) => properties["Description"])]).toSorted(),
    [
      ["cloudformation", [undefined]],
      ["hcl", ["A"]],
    ],
  );
});

test("Of a file with a block that is no HCL the others are read, the block is told of, and what is missing proves nothing", async () => {
  const index = await readOne({
    "main.tf": `# resource "aws_kms_key" "commented" {
variable "days" {
  default = = 7
}
${key("enable_key_rotation = true\ndeletion_window_in_days = var.days")}
resource "aws_sagemaker_notebook_instance" "bad" {
  name = "a" "b"
}
resource "aws_s3_bucket" "b" {
  bucket = <<-EOF
    resource "aws_kms_key" "text" {}
    EOF
}
resource "aws_s3_bucket" "other" {
  tags = { "}" = "\${ { a = "{" }["a"] }" }
}
resource "aws_s3_bucket_versioning" "v" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "Enabled" oh
  }
}
stray
output "key" {
  value = aws_kms_key.k.arn
}
`,
  });
  const { unread, resources } = index.inventory;
  assert.match(
    unread.get("*") ?? "",
    /main\.tf is not valid HCL, line 3: not read of it: the blocks that begin in lines 2, 10, 21$/,
  );
  assert.deepEqual(
    resources.map(({ id, place, unreadable }) => [id, place.line, unreadable]),
    [
      ["aws_kms_key.k", 5, undefined],
      ["aws_sagemaker_notebook_instance.bad", 10, "the block that begins in line 10 is not valid HCL"],
      [
        "aws_s3_bucket.b",
        13,
        "aws_s3_bucket_versioning.v may say something of it: the block that begins in line 21 is not valid HCL",
      ],
      [
        "aws_s3_bucket.other",
        18,
        "aws_s3_bucket_versioning.v may say something of it: the block that begins in line 21 is not valid HCL",
      ],
    ],
  );
  assert.equal(index.byId("aws_kms_key.k")?.properties["EnableKeyRotation"], true);
  assert.ok(index.byId("aws_kms_key.k")?.properties["PendingWindowInDays"] instanceof Unknown);
});

test("From a text, a bracket or a label on that does not end nothing of a file is read: what is code there is not known", async () => {
  const trail = 'resource "aws_cloudtrail" "t" {\n name = "t"\n}\n';
  for (const bad of [
    'resource "aws_kms_key" "x" {\n description = "open\n}\n',
    'resource "aws_kms_key" "x" {\n tags = { a = [1 }\n}\n',
    'resource "aws_kms_key" "x" {\n tags = {\n}\n',
    'resource "aws_kms_key {\n}\n',
    'resource "aws_kms_key" "x\\" {\n}\n',
    "resource aws_kms_key x {\n description = <<EOT\n}\n",
    "}\n",
    "/* open\n",
  ]) {
    const index = await readOne({ "main.tf": `${key("")}${bad}${trail}` });
    assert.deepEqual(
      index.inventory.resources.map(({ id }) => id),
      ["aws_kms_key.k"],
      bad,
    );
    assert.match(index.inventory.unread.get("*") ?? "", /main\.tf is not valid HCL, line \d+/, bad);
  }
});

test("What a broken override or broken values of variables would change is not taken for known", async () => {
  const overridden = await readOne({
    "main.tf": key("enable_key_rotation = true"),
    "x_override.tf": 'resource "aws_kms_key" "k" {\n a = = 1\n}\n',
  });
  assert.deepEqual(overridden.inventory.resources, []);
  assert.match(overridden.inventory.unread.get("*") ?? "", /x_override\.tf is not valid HCL/);
  rmSync(join(folder, "x_override.tf"));
  const files = { "main.tf": `variable "on" {\n default = true\n}\n${key("enable_key_rotation = var.on")}` };
  const known = await readOne({ ...files, "prod.tfvars": "a = = 1", "test.tfvars": "" });
  assert.equal(known.byId("aws_kms_key.k")?.properties["EnableKeyRotation"], true);
  const open = (await readOne({ ...files, "terraform.tfvars": "on = = 1" })).byId("aws_kms_key.k");
  const rotation = open?.properties["EnableKeyRotation"];
  assert.ok(rotation instanceof Unknown);
  assert.match(rotation.why, /terraform\.tfvars is not valid HCL/);
});
