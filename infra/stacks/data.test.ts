import assert from "node:assert/strict";
import { test } from "node:test";
import { Match, type Template } from "aws-cdk-lib/assertions";
import { changeExample, readExample } from "../test/support/change-example.ts";
import { synthesise } from "../test/support/synthesise.ts";

const data = synthesise(changeExample("prod")).template("Data");
const research = synthesise(changeExample("research")).template("Data");

test("the database is encrypted, in two zones, backed up, and not public", () => {
  data.hasResourceProperties("AWS::RDS::DBInstance", {
    StorageEncrypted: true,
    KmsKeyId: Match.anyValue(),
    MultiAZ: true,
    BackupRetentionPeriod: 35,
    DeletionProtection: true,
    PubliclyAccessible: false,
    EnablePerformanceInsights: true,
    PerformanceInsightsKMSKeyId: Match.anyValue(),
  });
});

test("people and programs come in by IAM and TLS; RDS keeps and rotates the owner's password (DAT-017)", () => {
  data.hasResourceProperties("AWS::RDS::DBInstance", {
    EnableIAMDatabaseAuthentication: true,
    ManageMasterUserPassword: true,
    MasterUserSecret: { KmsKeyId: Match.anyValue() },
    MasterUserPassword: Match.absent(),
  });
  for (const template of [data, research])
    template.hasResourceProperties("AWS::RDS::DBParameterGroup", {
      Parameters: Match.objectLike({ "rds.force_ssl": "1", ssl_min_protocol_version: "TLSv1.2" }),
    });
});

test("research has a standby too, of both databases, unless its configuration says that it needs none", () => {
  const standbys = (template: Template) => ({
    multiAz: Object.values(template.findResources("AWS::RDS::DBInstance", { Properties: { Engine: "postgres" } })).map(
      (instance) => (instance as { Properties: { MultiAZ?: boolean } }).Properties.MultiAZ,
    ),
    ofCluster: Object.keys(template.findResources("AWS::RDS::DBInstance", { Properties: { Engine: "aurora-postgresql" } }))
      .length,
  });
  assert.deepEqual(standbys(research), { multiAz: [true], ofCluster: 2 });
  const alone = { ...readExample("research").database, multiAz: false };
  assert.deepEqual(standbys(synthesise(changeExample("research", { database: alone })).template("Data")), {
    multiAz: [false],
    ofCluster: 1,
  });
});

test("only workloads reach the database, and it reaches nobody", () => {
  data.hasResourceProperties("AWS::EC2::SecurityGroupIngress", {
    FromPort: 5433,
    ToPort: 5433,
    CidrIp: Match.absent(),
    SourceSecurityGroupId: Match.anyValue(),
  });
  data.resourceCountIs("AWS::EC2::SecurityGroupIngress", 1);
});

test("its logs have a key and an end, and are there before it would make its own", () => {
  const [database] = Object.values(data.findResources("AWS::RDS::DBInstance")) as { readonly DependsOn?: readonly string[] }[];
  for (const group of Object.keys(data.findResources("AWS::Logs::LogGroup")))
    assert.ok(database?.DependsOn?.includes(group), group);
  const groups = data.findResources("AWS::Logs::LogGroup");
  assert.equal(Object.keys(groups).length, 2);
  data.allResourcesProperties("AWS::Logs::LogGroup", { KmsKeyId: Match.anyValue(), RetentionInDays: 400 });
});

test("vectors are under the class's key, and one role alone reads and writes them (DAT-008)", () => {
  const encryption = { SseType: "aws:kms", KmsKeyArn: Match.anyValue() };
  data.hasResourceProperties("AWS::S3Vectors::VectorBucket", { EncryptionConfiguration: encryption });
  data.hasResourceProperties("AWS::S3Vectors::Index", { Dimension: 1024, EncryptionConfiguration: encryption });
  data.hasResourceProperties("AWS::S3Vectors::VectorBucketPolicy", {
    Policy: {
      Statement: [
        Match.objectLike({
          Effect: "Deny",
          Condition: {
            ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/sallyport-prod-us-west-2-knowledge-base" },
          },
        }),
      ],
    },
  });
});

test("the knowledge base has a role of its own, for Bedrock and this account alone (AGT-002)", () => {
  data.hasResourceProperties("AWS::IAM::Role", {
    RoleName: "sallyport-prod-us-west-2-knowledge-base",
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: "bedrock.amazonaws.com" },
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:bedrock:us-west-2:111122223333:knowledge-base/*" },
          },
        }),
      ],
    },
  });
  data.hasResourceProperties("AWS::Bedrock::DataSource", { ServerSideEncryptionConfiguration: { KmsKeyArn: Match.anyValue() } });
});

test("Aurora in place of it is encrypted, reached by the Data API, and by nobody by network", () => {
  research.hasResourceProperties("AWS::RDS::DBCluster", {
    StorageEncrypted: true,
    EnableHttpEndpoint: true,
    EnableIAMDatabaseAuthentication: true,
    ManageMasterUserPassword: true,
    DeletionProtection: true,
  });
  research.allResourcesProperties("AWS::RDS::DBInstance", { PubliclyAccessible: false });
  research.resourceCountIs("AWS::EC2::SecurityGroupIngress", 1);
});

test("what is kept is copied each night to a locked vault (RES-007)", () => {
  for (const [template, stores] of [
    [data, 1],
    [research, 2],
  ] as const) {
    template.hasResourceProperties("AWS::Backup::BackupVault", {
      EncryptionKeyArn: Match.anyValue(),
      LockConfiguration: { MinRetentionDays: 7 },
    });
    const [selection] = Object.values(template.findResources("AWS::Backup::BackupSelection"));
    assert.equal(
      (selection as { Properties: { BackupSelection: { Resources: unknown[] } } }).Properties.BackupSelection.Resources.length,
      stores,
    );
  }
});

test("in production nobody takes the vault's lock away after three days; research can be taken down", () => {
  data.hasResourceProperties("AWS::Backup::BackupVault", { LockConfiguration: { ChangeableForDays: 3 } });
  research.hasResourceProperties("AWS::Backup::BackupVault", { LockConfiguration: { ChangeableForDays: Match.absent() } });
});

test("nothing of it goes when its stack goes", () => {
  data.allResources("AWS::RDS::DBInstance", { DeletionPolicy: "Retain" });
  data.allResources("AWS::S3Vectors::VectorBucket", { DeletionPolicy: "Retain" });
  research.allResources("AWS::RDS::DBCluster", { DeletionPolicy: "Retain" });
});
