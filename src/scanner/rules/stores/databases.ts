import type { Rule } from "../../model/rule.ts";
import { isProperties } from "../../model/value.ts";
import { ask, part, say, type Subject } from "../checks/check.ts";
import { all, any, when } from "../checks/combine-checks.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireAtLeast, requireFalse, requireOneOf, requireText, requireTrue } from "../checks/require-value.ts";
import { isReference } from "../secrets/is-reference.ts";

const cluster = "AWS::RDS::DBCluster";
const instance = "AWS::RDS::DBInstance";
/** What an instance of a cluster has from its cluster. */
const standsAlone = (subject: Subject) => {
  const at = part(subject, "DBClusterIdentifier");
  return say(at.value === undefined || at.value === "" ? "PASS" : "FAIL", at, "tells whether it stands alone");
};

export const databaseRules: readonly Rule[] = [
  {
    id: "rds-encrypted",
    control: "DAT-005",
    severity: "high",
    title: "A database's storage is encrypted",
    remediation: "Set StorageEncrypted to true. In Terraform: storage_encrypted of aws_db_instance or aws_rds_cluster.",
    also: {
      prowler: ["rds_instance_storage_encrypted", "rds_cluster_storage_encrypted"],
      checkov: ["CKV_AWS_16", "CKV_AWS_96"],
      cdkNag: ["AwsSolutions-RDS2", "NIST.800.53.R5-RDSStorageEncrypted"],
      cfnGuard: ["RDS_STORAGE_ENCRYPTED"],
    },
    types: [cluster, instance],
    check: (database, index) =>
      ask(
        database.type === cluster
          ? // The first version of Aurora Serverless is encrypted, whatever is said.
            any(requireTrue("StorageEncrypted"), requireOneOf("EngineMode", ["serverless"]))
          : when(standsAlone, requireTrue("StorageEncrypted")),
      )(database, index),
  },
  {
    id: "rds-key",
    control: "DAT-005",
    severity: "high",
    title: "A database's storage is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId. In Terraform: kms_key_id of aws_db_instance or aws_rds_cluster.",
    also: { checkov: ["CKV_AWS_327"] },
    types: [cluster, instance],
    check: (database, index) =>
      ask(database.type === cluster ? requireKey("KmsKeyId") : when(standsAlone, requireKey("KmsKeyId")))(database, index),
  },
  {
    id: "rds-not-public",
    control: "DAT-008",
    severity: "critical",
    title: "A database has no public address",
    remediation: "Set PubliclyAccessible to false. In Terraform: publicly_accessible of aws_db_instance.",
    also: {
      prowler: ["rds_instance_no_public_access"],
      checkov: ["CKV_AWS_17"],
      cdkNag: ["NIST.800.53.R5-RDSInstancePublicAccess"],
      cfnGuard: ["RDS_INSTANCE_PUBLIC_ACCESS_CHECK"],
    },
    types: [instance],
    // What is absent depends on whether its VPC has an internet gateway (AWS's RDS API reference, CreateDBInstance).
    check: ask(requireFalse("PubliclyAccessible", { absent: "UNKNOWN" })),
  },
  {
    id: "rds-cluster-not-public",
    control: "DAT-008",
    severity: "critical",
    title: "A cluster of databases has no public address",
    remediation: "Set PubliclyAccessible to false, or leave it out.",
    types: [cluster],
    check: ask(requireFalse("PubliclyAccessible", { absent: "PASS" })),
  },
  {
    id: "rds-iam-authentication",
    control: "DAT-017",
    severity: "medium",
    title: "A database lets people and programs in by IAM",
    remediation: "Set EnableIAMDatabaseAuthentication to true. In Terraform: iam_database_authentication_enabled.",
    also: {
      prowler: ["rds_instance_iam_authentication_enabled", "rds_cluster_iam_authentication_enabled"],
      checkov: ["CKV_AWS_161", "CKV_AWS_162"],
      cdkNag: ["AwsSolutions-RDS6"],
    },
    types: [cluster, instance],
    check: (database, index) =>
      ask(
        database.type === cluster
          ? requireTrue("EnableIAMDatabaseAuthentication")
          : when(
              all(
                standsAlone,
                requireText("Engine", (engine) => /^(mysql|postgres|mariadb)/.test(engine), { absent: "NONE" }),
              ),
              requireTrue("EnableIAMDatabaseAuthentication"),
            ),
      )(database, index),
  },
  {
    id: "rds-password-not-written",
    control: "DAT-017",
    severity: "critical",
    title: "A database's password is not written in a template",
    remediation: "Set ManageMasterUserPassword, or take MasterUserPassword from Secrets Manager by a dynamic reference.",
    also: {
      cfnGuard: ["RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", "RDS_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD"],
    },
    types: [cluster, instance],
    check: ask(requireText("MasterUserPassword", isReference, { absent: "PASS", secret: true })),
  },
  {
    id: "rds-tls",
    control: "NET-003",
    severity: "high",
    title: "A database of PostgreSQL or MySQL takes connections with TLS alone",
    remediation: "Set rds.force_ssl (PostgreSQL) or require_secure_transport (MySQL, MariaDB) to 1 in the parameter group.",
    also: { prowler: ["rds_instance_transport_encrypted"] },
    types: ["AWS::RDS::DBParameterGroup", "AWS::RDS::DBClusterParameterGroup"],
    check: ask((group) => {
      const family = part(group, "Family").value;
      if (typeof family !== "string") return say("UNKNOWN", group, "is of a family that is not known");
      const name = /postgres|sqlserver/.test(family)
        ? "rds.force_ssl"
        : /mysql|mariadb/.test(family)
          ? "require_secure_transport"
          : undefined;
      if (name === undefined) return undefined;
      const parameters = part(group, "Parameters");
      const { value } = parameters;
      if (value !== undefined && !isProperties(value)) return say("UNKNOWN", parameters, "is not known");
      const set = isProperties(value) && Object.hasOwn(value, name) ? value[name] : undefined;
      // From version 15 of PostgreSQL on, and 17 of Aurora's, it is so unless it is turned off.
      const byDefault = /^postgres(1[5-9]|[2-9]\d)|^aurora-postgresql(1[7-9]|[2-9]\d)/.test(family);
      if (set === undefined) return say(byDefault ? "PASS" : "FAIL", parameters, `leaves ${name} as it is`);
      if (typeof set === "object" && set !== null) return say("UNKNOWN", parameters, `gives ${name} what is not known`);
      return say(/^(1|on|true)$/i.test(String(set)) ? "PASS" : "FAIL", parameters, `sets ${name} to ${String(set).slice(0, 20)}`);
    }),
  },
  {
    id: "rds-multi-az",
    control: "RES-007",
    severity: "medium",
    title: "A database has a standby in another zone",
    remediation: "Set MultiAZ to true. In Terraform: multi_az of aws_db_instance.",
    also: {
      prowler: ["rds_instance_multi_az"],
      checkov: ["CKV_AWS_157"],
      cdkNag: ["AwsSolutions-RDS3", "NIST.800.53.R5-RDSMultiAZSupport"],
      cfnGuard: ["RDS_MULTI_AZ_SUPPORT"],
    },
    types: [instance],
    check: ask(when(standsAlone, requireTrue("MultiAZ"))),
  },
  {
    id: "rds-backups",
    control: "RES-007",
    severity: "high",
    title: "A database is backed up, a week at least",
    remediation: "Set BackupRetentionPeriod to 7 or more. In Terraform: backup_retention_period.",
    types: [cluster, instance],
    check: (database, index) =>
      ask(
        database.type === cluster
          ? requireAtLeast("BackupRetentionPeriod", 7)
          : when(standsAlone, requireAtLeast("BackupRetentionPeriod", 7)),
      )(database, index),
  },
  {
    id: "rds-not-deleted-by-mistake",
    control: "RES-007",
    severity: "medium",
    title: "A database is protected from deletion",
    remediation: "Set DeletionProtection to true. In Terraform: deletion_protection.",
    also: {
      prowler: ["rds_instance_deletion_protection", "rds_cluster_deletion_protection"],
      checkov: ["CKV_AWS_139", "CKV_AWS_293"],
      cdkNag: ["AwsSolutions-RDS10", "NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled"],
      cfnGuard: ["RDS_INSTANCE_DELETION_PROTECTION_ENABLED"],
    },
    types: [cluster, instance],
    check: (database, index) =>
      ask(database.type === cluster ? requireTrue("DeletionProtection") : when(standsAlone, requireTrue("DeletionProtection")))(
        database,
        index,
      ),
  },
];
