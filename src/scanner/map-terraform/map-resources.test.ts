import assert from "node:assert/strict";
import { test } from "node:test";
import { inventoryOf } from "../../../test/scanner/check-rule.ts";
import { indexInventory, type InventoryIndex } from "../model/index-inventory.ts";
import { allRules } from "../rules/all-rules.ts";
import { runRules } from "../run-rules.ts";
import { Reference, Unknown } from "../model/value.ts";

const read = async (hcl: string): Promise<InventoryIndex> => indexInventory(await inventoryOf({ hcl }));
const bucket = 'resource "aws_s3_bucket" "b" {\n bucket = "data"\n}\n';
const versioning = (name: string, more = ""): string => `resource "aws_s3_bucket_versioning" "v" {
  bucket = ${name}
  ${more}
  versioning_configuration {
    status = "Enabled"
  }
}
`;

test("Resources that say more of a bucket are folded into it, by reference or by name", async () => {
  for (const name of ["aws_s3_bucket.b.id", "aws_s3_bucket.b.bucket", '"data"']) {
    const index = await read(bucket + versioning(name));
    assert.deepEqual(index.byId("aws_s3_bucket.b")?.properties, {
      BucketName: "data",
      VersioningConfiguration: { Status: "Enabled" },
    });
    assert.equal(index.inventory.resources.length, 1);
  }
});

test("Which bucket a part is of may not be known: then the same is not known of any", async () => {
  const open = await read(`variable "n" {}\n${bucket}${versioning("var.n")}`);
  assert.ok(open.byId("aws_s3_bucket.b")?.properties["VersioningConfiguration"] instanceof Unknown);
  for (const name of ['"other"', "data.aws_s3_bucket.other.id"])
    assert.equal(
      (await read(bucket + versioning(name))).byId("aws_s3_bucket.b")?.properties["VersioningConfiguration"],
      undefined,
    );
});

test("What blocks public access to a bucket from elsewhere counts by itself; of the rest nothing is known", async () => {
  const index = await read(
    'resource "aws_s3_bucket_public_access_block" "p" {\n bucket = aws_s3_bucket.elsewhere.id\n block_public_acls = true\n}',
  );
  const found = index.byId("aws_s3_bucket_public_access_block.p");
  assert.equal(found?.type, "AWS::S3::Bucket");
  assert.deepEqual(found?.properties["PublicAccessBlockConfiguration"], {
    BlockPublicAcls: true,
    BlockPublicPolicy: false,
    IgnorePublicAcls: false,
    RestrictPublicBuckets: false,
  });
  assert.ok(found?.properties["BucketEncryption"] instanceof Unknown);
});

test("A part that may be absent makes what it says unknown, unless the whole is absent with it", async () => {
  const maybe = await read(`variable "n" {}\n${bucket}${versioning("aws_s3_bucket.b.id", "count = var.n")}`);
  assert.ok(maybe.byId("aws_s3_bucket.b")?.properties["VersioningConfiguration"] instanceof Unknown);
  const both = await read(
    `variable "n" {}\nresource "aws_s3_bucket" "b" {\n count = var.n\n}\n${versioning("aws_s3_bucket.b[0].id", "count = var.n")}`,
  );
  assert.deepEqual(both.byId("aws_s3_bucket.b")?.properties["VersioningConfiguration"], { Status: "Enabled" });
  assert.ok(both.byId("aws_s3_bucket.b")?.mayBeAbsent);
});

test("A bucket of the old kind says it all itself", async () => {
  const index = await read(`
resource "aws_s3_bucket" "b" {
  acl = "public-read"
  policy = jsonencode({ Statement = [] })
  versioning {
    enabled    = true
    mfa_delete = true
  }
  logging {
    target_bucket = "logs"
  }
  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms"
        kms_master_key_id = "key"
      }
      bucket_key_enabled = true
    }
  }
  object_lock_configuration {
    object_lock_enabled = "Enabled"
    rule {
      default_retention {
        mode = "COMPLIANCE"
        days = 1
      }
    }
  }
}`);
  assert.deepEqual(index.byId("aws_s3_bucket.b")?.properties, {
    AccessControl: "PublicRead",
    VersioningConfiguration: { Status: "Enabled", MfaDelete: true },
    LoggingConfiguration: { DestinationBucketName: "logs" },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: "key" }, BucketKeyEnabled: true },
      ],
    },
    ObjectLockConfiguration: {
      ObjectLockEnabled: "Enabled",
      Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 1 } },
    },
  });
  assert.deepEqual(index.byId("aws_s3_bucket.b#policy")?.properties, {
    Bucket: new Reference("aws_s3_bucket.b"),
    PolicyDocument: { Statement: [] },
  });
});

test("Rules of security groups are one for each way in, wherever they stand", async () => {
  const index = await read(`
resource "aws_security_group" "g" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    self        = true
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }
}
resource "aws_security_group_rule" "r" {
  type              = "egress"
  security_group_id = aws_security_group.g.id
  protocol          = "tcp"
  from_port         = 1
  to_port           = 2
  cidr_blocks       = ["0.0.0.0/0"]
  ipv6_cidr_blocks  = ["::/0"]
}
resource "aws_vpc_security_group_ingress_rule" "i" {
  security_group_id            = aws_security_group.g.id
  ip_protocol                  = "tcp"
  referenced_security_group_id = aws_security_group.g.id
}`);
  const group = new Reference("aws_security_group.g");
  assert.deepEqual(index.byId("aws_security_group.g")?.properties, {
    SecurityGroupIngress: [
      { IpProtocol: "-1", FromPort: 0, ToPort: 0, CidrIp: "10.0.0.0/8" },
      { IpProtocol: "-1", FromPort: 0, ToPort: 0, CidrIp: "0.0.0.0/0" },
      { IpProtocol: "-1", FromPort: 0, ToPort: 0, SourceSecurityGroupId: group },
    ],
    SecurityGroupEgress: [],
  });
  assert.deepEqual(
    index.ofType("AWS::EC2::SecurityGroupEgress").map(({ properties }) => properties),
    [
      { GroupId: group, IpProtocol: "tcp", FromPort: 1, ToPort: 2, CidrIp: "0.0.0.0/0" },
      { GroupId: group, IpProtocol: "tcp", FromPort: 1, ToPort: 2, CidrIpv6: "::/0" },
    ],
  );
  assert.deepEqual(
    index.ofType("AWS::EC2::SecurityGroupIngress").map(({ properties }) => properties),
    [{ GroupId: group, IpProtocol: "tcp", SourceSecurityGroupId: group }],
  );
});

test("Managed policies are attached to their role; of a role from elsewhere that alone is known", async () => {
  const index = await read(`
resource "aws_iam_role" "r" {
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
resource "aws_iam_role_policy_attachment" "b" {
  role       = "elsewhere"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`);
  assert.deepEqual(index.byId("aws_iam_role.r")?.properties["ManagedPolicyArns"], ["arn:aws:iam::aws:policy/ReadOnlyAccess"]);
  const other = index.byId("aws_iam_role_policy_attachment.b");
  assert.equal(other?.type, "AWS::IAM::Role");
  assert.equal(other?.properties["RoleName"], "elsewhere");
  assert.ok(other?.properties["AssumeRolePolicyDocument"] instanceof Unknown);
});

test("Policies and access control lists of what is declared elsewhere tell by themselves whom they let in", async () => {
  const policy = `jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }] })`;
  const index = await read(
    [
      ["aws_kms_key_policy", "key_id", "policy"],
      ["aws_s3control_access_point_policy", "access_point_arn", "policy"],
      ["aws_api_gateway_rest_api_policy", "rest_api_id", "policy"],
      ["aws_opensearch_domain_policy", "domain_name", "access_policies"],
      ["aws_efs_file_system_policy", "file_system_id", "policy"],
      ["aws_backup_vault_policy", "backup_vault_name", "policy"],
      ["aws_sagemaker_model_package_group_policy", "model_package_group_name", "resource_policy"],
    ]
      .map(([type, by, of]) => `resource "${type}" "p" {\n  ${by} = "elsewhere"\n  ${of} = ${policy}\n}\n`)
      .join(""),
  );
  const rules = allRules.filter(({ id }) => id === "iam-policy-no-external-principals");
  assert.equal(index.inventory.resources.length, 7);
  assert.deepEqual(
    runRules(index.inventory, rules).map(({ status }) => status),
    Array.from({ length: 7 }, () => "FAIL"),
  );
  const acl = async (text: string): Promise<readonly string[]> => {
    const { inventory } = await read(`variable "b" {}
resource "aws_s3_bucket_acl" "a" {
${text}
}`);
    return runRules(inventory, allRules).flatMap(({ rule, status }) => (status === "UNKNOWN" ? [] : [`${rule.id} ${status}`]));
  };
  assert.deepEqual(await acl('bucket = "elsewhere"\nacl = "public-read"'), ["s3-bucket-no-public-acl FAIL"]);
  assert.deepEqual(await acl('bucket = var.b\nacl = "public-read-write"'), ["s3-bucket-no-public-acl FAIL"]);
  assert.deepEqual(await acl('bucket = var.b\nacl = "private"'), ["s3-bucket-no-public-acl PASS"]);
});

test("Bedrock and SageMaker have CloudFormation's shapes", async () => {
  const index = await read(`
resource "aws_bedrock_model_invocation_logging_configuration" "l" {
  logging_config {
    text_data_delivery_enabled = true
    cloudwatch_config {
      log_group_name = "g"
      role_arn       = "r"
    }
    s3_config {
      bucket_name = "b"
    }
  }
}
resource "aws_bedrock_guardrail" "g" {
  name                      = "g"
  blocked_input_messaging   = "no"
  blocked_outputs_messaging = "no"
  contextual_grounding_policy_config {
    filters_config {
      threshold = 0.7
      type      = "GROUNDING"
    }
  }
  sensitive_information_policy_config {
    pii_entities_config {
      action = "BLOCK"
      type   = "NAME"
    }
  }
}
resource "aws_sagemaker_endpoint_configuration" "e" {
  kms_key_arn = "key"
  production_variants {
    variant_name = "v"
    serverless_config {
      memory_size_in_mb = 1024
    }
  }
  data_capture_config {
    enable_capture = true
    capture_options {
      capture_mode = "Input"
    }
  }
}
resource "aws_sagemaker_model" "m" {
  enable_network_isolation = true
  primary_container {
    image       = "i"
    environment = { some_key = "v" }
  }
  vpc_config {
    subnets            = ["s"]
    security_group_ids = ["g"]
  }
}
resource "aws_ecs_task_definition" "t" {
  family                = "f"
  container_definitions = jsonencode([{ name = "c", readonlyRootFilesystem = true, dockerLabels = { a_b = "c" } }])
}`);
  const of = (id: string): unknown => index.byId(id)?.properties;
  assert.deepEqual(of("aws_bedrock_model_invocation_logging_configuration.l"), {
    LoggingConfig: {
      TextDataDeliveryEnabled: true,
      CloudWatchConfig: { LogGroupName: "g", RoleArn: "r" },
      S3Config: { BucketName: "b" },
    },
  });
  assert.deepEqual(of("aws_bedrock_guardrail.g"), {
    Name: "g",
    BlockedInputMessaging: "no",
    BlockedOutputsMessaging: "no",
    ContextualGroundingPolicyConfig: { FiltersConfig: [{ Threshold: 0.7, Type: "GROUNDING" }] },
    SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [{ Action: "BLOCK", Type: "NAME" }] },
  });
  assert.deepEqual(of("aws_sagemaker_endpoint_configuration.e"), {
    KmsKeyId: "key",
    ProductionVariants: [{ VariantName: "v", ServerlessConfig: { MemorySizeInMB: 1024 } }],
    DataCaptureConfig: { EnableCapture: true, CaptureOptions: [{ CaptureMode: "Input" }] },
  });
  assert.deepEqual(of("aws_sagemaker_model.m"), {
    EnableNetworkIsolation: true,
    PrimaryContainer: { Image: "i", Environment: { some_key: "v" } },
    VpcConfig: { Subnets: ["s"], SecurityGroupIds: ["g"] },
  });
  assert.deepEqual(of("aws_ecs_task_definition.t"), {
    Family: "f",
    ContainerDefinitions: [{ Name: "c", ReadonlyRootFilesystem: true, DockerLabels: { a_b: "c" } }],
  });
});

test("A type without a mapping is kept as what it is, and what it may say of another is told", async () => {
  const index = await read('resource "aws_mq_broker" "b" {\n password = "hunter2"\n}\nresource "awscc_kms_key" "k" {}\n');
  assert.deepEqual(
    index.inventory.resources.map(({ type, properties }) => [type, properties]),
    [
      ["Terraform::aws_mq_broker", {}],
      ["Terraform::awscc_kms_key", {}],
    ],
  );
  assert.match(index.mayLack("AWS::KMS::Key") ?? "", /awscc_kms_key\.k is of a type that is not read yet/);
});

test("A part and a bucket that the same variable without default names belong together, unless two are named so", async () => {
  const named = (name: string): string => `resource "aws_s3_bucket" "${name}" {\n bucket = var.n\n}\n`;
  const one = await read(`variable "n" {}\n${bucket}${named("c")}${versioning("var.n")}`);
  assert.deepEqual(one.byId("aws_s3_bucket.c")?.properties["VersioningConfiguration"], { Status: "Enabled" });
  assert.deepEqual(one.byId("aws_s3_bucket.c")?.parts, ["aws_s3_bucket_versioning.v"]);
  assert.equal(one.byId("aws_s3_bucket.b")?.properties["VersioningConfiguration"], undefined);
  const two = await read(`variable "n" {}\n${named("c")}${named("d")}${versioning("var.n")}`);
  for (const id of ["aws_s3_bucket.c", "aws_s3_bucket.d"])
    assert.ok(two.byId(id)?.properties["VersioningConfiguration"] instanceof Unknown);
});

test("What everyone is granted in an access control list is the canned list that grants as much", async () => {
  const acl = async (grants: string): Promise<unknown> =>
    (
      await read(
        `variable "n" {}\n${bucket}resource "aws_s3_bucket_acl" "a" {\n bucket = aws_s3_bucket.b.id\n access_control_policy {\n${grants}\n }\n}`,
      )
    ).byId("aws_s3_bucket.b")?.properties["AccessControl"];
  const grant = (uri: string, permission: string): string =>
    ` grant {\n  grantee {\n   type = "Group"\n   uri = ${uri}\n  }\n  permission = "${permission}"\n }\n`;
  const group = (name: string): string => `"http://acs.amazonaws.com/groups/${name}"`;
  assert.equal(await acl(grant(group("global/AllUsers"), "READ")), "PublicRead");
  assert.equal(await acl(grant(group("global/AuthenticatedUsers"), "READ_ACP")), "AuthenticatedRead");
  assert.equal(await acl(grant(group("global/AllUsers"), "WRITE") + grant(group("global/AllUsers"), "READ")), "PublicReadWrite");
  assert.equal(await acl(grant(group("s3/LogDelivery"), "WRITE")), undefined);
  assert.ok((await acl(grant("var.n", "READ"))) instanceof Unknown);
});

test("What is attached to a permission set is within it, or counts by itself", async () => {
  const attached = (set: string): string =>
    `resource "aws_ssoadmin_managed_policy_attachment" "m" {\n permission_set_arn = ${set}\n managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}\n`;
  const here = await read(
    `resource "aws_ssoadmin_permission_set" "s" {\n name = "s"\n}\n${attached("aws_ssoadmin_permission_set.s.arn")}`,
  );
  assert.deepEqual(here.byId("aws_ssoadmin_permission_set.s")?.properties["ManagedPolicies"], [
    "arn:aws:iam::aws:policy/AdministratorAccess",
  ]);
  const elsewhere = (await read(attached('"arn:aws:sso:::permissionSet/x/y"'))).byId("aws_ssoadmin_managed_policy_attachment.m");
  assert.equal(elsewhere?.type, "AWS::SSO::PermissionSet");
  assert.ok(elsewhere.properties["InlinePolicy"] instanceof Unknown);
});

test("A brace behind the last argument of a block, which Terraform refuses, is read as it is meant", async () => {
  const index = await read('resource "aws_s3_bucket" "b" {\n versioning {\n  enabled = true}\n bucket = "${"x"}"\n}\n');
  assert.deepEqual(index.byId("aws_s3_bucket.b")?.properties["VersioningConfiguration"], { Status: "Enabled" });
});

test("What a provider of another region says of a bucket of that name is not taken for it", async () => {
  const providers = 'provider "aws" {\n region = "eu-west-1"\n}\nprovider "aws" {\n alias = "west"\n region = "us-west-2"\n}\n';
  const index = await read(`${providers}${bucket}${versioning('"data"', "provider = aws.west")}`);
  assert.ok(index.byId("aws_s3_bucket.b")?.properties["VersioningConfiguration"] instanceof Unknown);
});
