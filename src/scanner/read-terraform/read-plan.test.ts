import assert from "node:assert/strict";
import { test } from "node:test";
import { planOf } from "../../../test/scanner/check-rule.ts";
import { indexInventory, type InventoryIndex } from "../model/index-inventory.ts";
import { Joined, Reference, Unknown } from "../model/value.ts";
import { looksLikePlan, readPlan } from "./read-plan.ts";

const read = (plan: object): InventoryIndex => indexInventory(readPlan(JSON.stringify(plan), "plan.json")[0] ?? assert.fail());
const managed = (address: string, type: string, values: object, more: object = {}): object => ({
  address,
  mode: "managed",
  type,
  name: address.split(".").at(-1)?.replace(/\[.*/, ""),
  values,
  ...more,
});
const change = (address: string, after_unknown: object, more: object = {}): object => ({
  address,
  mode: "managed",
  change: { actions: ["create"], after_unknown },
  ...more,
});

test("Planned values of modules in modules are read under their addresses, with indexes", () => {
  const index = read({
    format_version: "1.2",
    terraform_version: "1.9.8",
    planned_values: {
      root_module: {
        resources: [managed("aws_kms_key.a", "aws_kms_key", { enable_key_rotation: true, policy: '{"Statement": []}' })],
        child_modules: [
          {
            address: 'module.m["x.y"]',
            resources: [managed('module.m["x.y"].aws_kms_key.b[0]', "aws_kms_key", { tags: { Owner: "a" }, tags_all: {} })],
            child_modules: [
              {
                address: 'module.m["x.y"].module.n',
                resources: [
                  managed('module.m["x.y"].module.n.aws_kms_key.c', "aws_kms_key", {}),
                  { ...managed('module.m["x.y"].module.n.data.aws_vpc.d', "aws_vpc", {}), mode: "data" },
                ],
              },
            ],
          },
        ],
      },
    },
    configuration: { provider_config: { aws: { expressions: { region: { constant_value: "eu-west-1" } } } } },
  });
  assert.deepEqual(
    index.inventory.resources.map(({ id, type, region, properties }) => [id, type, region, properties]),
    [
      ["aws_kms_key.a", "AWS::KMS::Key", "eu-west-1", { EnableKeyRotation: true, KeyPolicy: { Statement: [] } }],
      ['module.m["x.y"].aws_kms_key.b[0]', "AWS::KMS::Key", "eu-west-1", { Tags: [{ Key: "Owner", Value: "a" }] }],
      ['module.m["x.y"].module.n.aws_kms_key.c', "AWS::KMS::Key", "eu-west-1", {}],
    ],
  );
  assert.equal(index.inventory.source, "terraform-plan");
});

test("What is known only after apply is what the configuration refers to, through variables and outputs of modules", () => {
  const index = read({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [managed("aws_kms_key.k[0]", "aws_kms_key", {}), managed("aws_kms_key.k[1]", "aws_kms_key", {})],
        child_modules: [
          { address: "module.net", resources: [managed("module.net.aws_subnet.s", "aws_subnet", {})] },
          {
            address: "module.nb",
            resources: [
              managed("module.nb.aws_sagemaker_notebook_instance.n", "aws_sagemaker_notebook_instance", {
                security_groups: null,
              }),
            ],
          },
        ],
      },
    },
    resource_changes: [
      change("aws_kms_key.k[0]", { arn: true }),
      change("aws_kms_key.k[1]", { arn: true }),
      change("module.net.aws_subnet.s", { id: true }),
      change("module.nb.aws_sagemaker_notebook_instance.n", {
        kms_key_id: true,
        subnet_id: true,
        security_groups: true,
        url: true,
        lifecycle_config_name: true,
        role_arn: true,
      }),
    ],
    configuration: {
      root_module: {
        resources: [],
        module_calls: {
          net: {
            module: { outputs: { subnet: { expression: { references: ["aws_subnet.s.id", "aws_subnet.s"] } } } },
          },
          nb: {
            expressions: {
              key: { references: ["aws_kms_key.k[1].arn", "aws_kms_key.k[1]", "aws_kms_key.k"] },
              subnet: { references: ["module.net.subnet", "module.net"] },
            },
            module: {
              resources: [
                {
                  mode: "managed",
                  type: "aws_sagemaker_notebook_instance",
                  name: "n",
                  expressions: {
                    kms_key_id: { references: ["var.key"] },
                    subnet_id: { references: ["var.subnet"] },
                    security_groups: {
                      references: ["aws_security_group.a.id", "aws_security_group.a", "aws_security_group.b.id"],
                    },
                    lifecycle_config_name: { references: ["local.x"] },
                    role_arn: { references: ["data.aws_iam_role.r.arn", "data.aws_iam_role.r"] },
                  },
                },
              ],
            },
          },
        },
      },
    },
  });
  const { properties } = index.byId("module.nb.aws_sagemaker_notebook_instance.n") ?? assert.fail();
  assert.deepEqual(properties["KmsKeyId"], new Reference("aws_kms_key.k[1]", "Arn"));
  assert.deepEqual(properties["SubnetId"], new Reference("module.net.aws_subnet.s"));
  assert.deepEqual(properties["SecurityGroupIds"], [
    new Reference("module.nb.aws_security_group.a"),
    new Reference("module.nb.aws_security_group.b"),
  ]);
  assert.ok(properties["LifecycleConfigName"] instanceof Unknown);
  assert.ok(properties["RoleArn"] instanceof Unknown);
  assert.equal(properties["Url"], undefined, "what nobody set is the provider's to say");
});

test("A policy document that is read at apply is what the configuration says of it", () => {
  const index = read({
    format_version: "1.2",
    planned_values: { root_module: { resources: [managed("aws_s3_bucket_policy.p", "aws_s3_bucket_policy", {})] } },
    resource_changes: [
      change("aws_s3_bucket_policy.p", { bucket: true, policy: true }),
      change("aws_s3_bucket.b", { id: true }),
      {
        address: "data.aws_iam_policy_document.d",
        mode: "data",
        change: {
          actions: ["read"],
          after: {
            statement: [{ effect: "Deny", actions: ["s3:*"], resources: [null], principals: [], condition: [], sid: null }],
          },
          after_unknown: { json: true, statement: [{ actions: [false], resources: [true] }] },
        },
      },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            mode: "managed",
            type: "aws_s3_bucket_policy",
            name: "p",
            expressions: {
              bucket: { references: ["aws_s3_bucket.b.id", "aws_s3_bucket.b"] },
              policy: { references: ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"] },
            },
          },
          {
            mode: "data",
            type: "aws_iam_policy_document",
            name: "d",
            expressions: {
              statement: [{ resources: { references: ["aws_s3_bucket.b.arn", "aws_s3_bucket.b"] } }],
            },
          },
        ],
      },
    },
  });
  assert.deepEqual(index.byId("aws_s3_bucket_policy.p")?.properties, {
    Bucket: new Reference("aws_s3_bucket.b"),
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Action: ["s3:*"],
          Resource: [new Joined([new Reference("aws_s3_bucket.b", "Arn"), new Unknown("it is known only after apply")])],
        },
      ],
    },
  });
});

test("Sensitive values are not read, and what is deleted is not there", () => {
  const index = read({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          managed(
            "aws_db_instance.d",
            "aws_db_instance",
            { password: "hunter2", storage_encrypted: true, tags: { a: "hunter3" } },
            {
              sensitive_values: { password: true, tags: { a: true } },
            },
          ),
          managed("aws_db_instance.gone", "aws_db_instance", {}),
        ],
      },
    },
    resource_changes: [{ address: "aws_db_instance.gone", change: { actions: ["delete"] } }],
  });
  assert.deepEqual(
    index.inventory.resources.map(({ id }) => id),
    ["aws_db_instance.d"],
  );
  assert.doesNotMatch(JSON.stringify(index.inventory.resources), /hunter/);
  assert.equal(index.byId("aws_db_instance.d")?.properties["StorageEncrypted"], true);
});

test("A state is read like a plan; a plan of a part alone, or that failed, says that there is more", () => {
  const root_module = { resources: [managed("aws_kms_key.k", "aws_kms_key", { enable_key_rotation: true, arn: "arn:1" })] };
  const state = read({ format_version: "1.0", terraform_version: "1.9.8", values: { root_module } });
  assert.deepEqual(state.byId("aws_kms_key.k")?.properties, { EnableKeyRotation: true, Arn: "arn:1" });
  for (const more of [{ complete: false }, { errored: true }, { deferred_changes: [{}] }])
    assert.match(
      read({ format_version: "1.2", planned_values: { root_module }, ...more }).inventory.unread.get("*") ?? "",
      /plan\.json/,
    );
});

test("Formats of other versions, and what is no plan, are refused or passed over", () => {
  assert.throws(() => readPlan('{"format_version": "2.0", "planned_values": {}}', "p.json"), { code: "resource_invalid" });
  assert.throws(() => readPlan("{", "p.json"), { code: "resource_invalid" });
  assert.throws(() => readPlan(`${"[".repeat(5000)}${"]".repeat(5000)}`, "p.json"), { code: "resource_invalid" });
  assert.throws(() => readPlan("[]", "p.json"), { code: "resource_invalid" });
  assert.equal(looksLikePlan('{"Resources": {}}'), false);
  assert.equal(looksLikePlan(planOf("[]")), true);
});

test("What a provider still shows of a resource apart is not known once the plan deletes that, and is once it stays or is replaced", () => {
  const versioning = (actions: readonly string[]) => {
    const bucket = { bucket: "b", arn: "arn:aws:s3:::b", versioning: [{ enabled: true }], tags: { Owner: "a" } };
    const index = read({
      format_version: "1.2",
      planned_values: { root_module: { resources: [managed("aws_s3_bucket.b", "aws_s3_bucket", bucket)] } },
      resource_changes: [
        change("aws_s3_bucket.b", {}, { type: "aws_s3_bucket", change: { actions: ["no-op"], after_unknown: {} } }),
        change("aws_s3_bucket_versioning.v", {}, { type: "aws_s3_bucket_versioning", change: { actions, after_unknown: {} } }),
      ],
      configuration: {
        root_module: {
          resources: [
            {
              type: "aws_s3_bucket",
              name: "b",
              mode: "managed",
              expressions: { bucket: { constant_value: "b" }, tags: { constant_value: { Owner: "a" } } },
            },
          ],
        },
      },
    });
    return index.inventory.resources[0]?.properties ?? {};
  };
  const gone = versioning(["delete"]);
  assert.equal(gone["BucketName"], "b");
  assert.deepEqual(gone["Tags"], [{ Key: "Owner", Value: "a" }]);
  assert.match(JSON.stringify(gone["VersioningConfiguration"]), /the plan deletes what may have set it/);
  for (const actions of [["no-op"], ["delete", "create"], ["forget"]])
    assert.deepEqual(versioning(actions)["VersioningConfiguration"], { Status: "Enabled" });
});
