import type { Rule } from "../../model/rule.ts";
import { existing } from "../checks/ask-account.ts";
import { ask } from "../checks/check.ts";
import { all, at, each, when } from "../checks/combine-checks.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireAtLeast, requireNoneOf, requireOneOf, requirePresent, requireTrue } from "../checks/require-value.ts";

const caches = ["AWS::ElastiCache::ReplicationGroup"];

export const cacheAndFileRules: readonly Rule[] = [
  {
    id: "elasticache-encrypted",
    control: "DAT-005",
    severity: "high",
    title: "A cache is encrypted at rest with a customer-managed key",
    remediation:
      "Set AtRestEncryptionEnabled and KmsKeyId. In Terraform: at_rest_encryption_enabled and kms_key_id of aws_elasticache_replication_group.",
    also: {
      prowler: ["elasticache_redis_cluster_rest_encryption_enabled"],
      checkov: ["CKV_AWS_191"],
      cfnGuard: ["ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_AT_REST"],
    },
    types: caches,
    check: ask(all(requireTrue("AtRestEncryptionEnabled"), requireKey("KmsKeyId"))),
  },
  {
    id: "elasticache-tls",
    control: "NET-003",
    severity: "high",
    title: "A cache is spoken to with TLS",
    remediation: "Set TransitEncryptionEnabled. In Terraform: transit_encryption_enabled of aws_elasticache_replication_group.",
    also: {
      prowler: ["elasticache_redis_cluster_in_transit_encryption_enabled"],
      checkov: ["CKV_AWS_30"],
      cfnGuard: ["ELASTICACHE_REPLICATION_GROUP_TRANSIT_ENCRYPTION"],
    },
    types: caches,
    check: ask(
      all(requireTrue("TransitEncryptionEnabled"), requireNoneOf("TransitEncryptionMode", ["preferred"], { absent: "NONE" })),
    ),
  },
  {
    id: "elasticache-multi-az",
    control: "RES-007",
    severity: "medium",
    title: "A cache has replicas in several zones, and fails over by itself",
    remediation:
      "Set MultiAZEnabled and AutomaticFailoverEnabled. In Terraform: multi_az_enabled and automatic_failover_enabled.",
    also: {
      prowler: ["elasticache_redis_cluster_multi_az_enabled", "elasticache_redis_cluster_automatic_failover_enabled"],
      cdkNag: ["AwsSolutions-AEC4"],
    },
    types: caches,
    check: ask(all(requireTrue("MultiAZEnabled"), requireTrue("AutomaticFailoverEnabled"))),
  },
  {
    id: "elasticache-serverless-key",
    control: "DAT-005",
    severity: "high",
    title: "A serverless cache is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId. In Terraform: kms_key_id of aws_elasticache_serverless_cache.",
    types: ["AWS::ElastiCache::ServerlessCache"],
    check: ask(requireKey("KmsKeyId")),
  },
  {
    id: "efs-encrypted",
    control: "DAT-005",
    severity: "high",
    title: "A file system is encrypted with a customer-managed key",
    remediation: "Set Encrypted and KmsKeyId. In Terraform: encrypted and kms_key_id of aws_efs_file_system.",
    also: {
      prowler: ["efs_encryption_at_rest_enabled"],
      checkov: ["CKV_AWS_184"],
      cdkNag: ["AwsSolutions-EFS1", "NIST.800.53.R5-EFSEncrypted"],
      cfnGuard: ["EFS_ENCRYPTED_CHECK"],
    },
    types: ["AWS::EFS::FileSystem"],
    check: ask(all(requireTrue("Encrypted"), requireKey("KmsKeyId"))),
  },
  {
    id: "efs-backups",
    control: "RES-007",
    severity: "medium",
    title: "A file system is backed up",
    remediation: "Set BackupPolicy.Status to ENABLED, or cover it by a backup plan. In Terraform: aws_efs_backup_policy.",
    also: { prowler: ["efs_have_backup_enabled"] },
    types: ["AWS::EFS::FileSystem"],
    check: ask(requireOneOf("BackupPolicy.Status", ["ENABLED", "ENABLING"])),
  },
  {
    id: "ebs-encrypted",
    control: "DAT-005",
    severity: "high",
    title: "A volume is encrypted",
    remediation: "Set Encrypted to true. In Terraform: encrypted of aws_ebs_volume.",
    also: {
      prowler: ["ec2_ebs_volume_encryption"],
      checkov: ["CKV_AWS_3"],
      cdkNag: ["NIST.800.53.R5-EC2EBSVolumeEncrypted"],
      cfnGuard: ["ENCRYPTED_VOLUMES"],
    },
    types: ["AWS::EC2::Volume"],
    check: ask(requireTrue("Encrypted")),
  },
  {
    id: "ebs-key",
    control: "DAT-005",
    severity: "medium",
    title: "A volume is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId. In Terraform: kms_key_id of aws_ebs_volume.",
    also: { checkov: ["CKV_AWS_189"], cfnGuard: ["EBS_VOLUME_ENCRYPTION_KEY_RULE"] },
    types: ["AWS::EC2::Volume"],
    check: ask(requireKey("KmsKeyId")),
  },
  {
    id: "ec2-volumes-encrypted",
    control: "DAT-005",
    severity: "high",
    title: "The volumes that an instance is given are encrypted",
    remediation:
      "Set Ebs.Encrypted in each BlockDeviceMapping. In Terraform: root_block_device and ebs_block_device of aws_instance.",
    types: ["AWS::EC2::Instance", "AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration"],
    check: (machine, index) =>
      ask(
        at(
          machine.type === "AWS::EC2::LaunchTemplate" ? "LaunchTemplateData" : "",
          each("BlockDeviceMappings", when(requirePresent("Ebs"), requireTrue("Ebs.Encrypted"))),
        ),
      )(machine, index),
  },
  {
    id: "backup-plans-exist",
    control: "RES-007",
    severity: "medium",
    title: "There is a backup plan, and it selects something",
    remediation: "Make an AWS::Backup::BackupPlan and a BackupSelection. In Terraform: aws_backup_plan and aws_backup_selection.",
    also: { prowler: ["backup_plans_exist"] },
    ...existing(
      ["AWS::Backup::BackupSelection"],
      "There is no backup plan that selects anything",
      requirePresent("BackupPlanId"),
    ),
  },
  {
    id: "backup-plan-keeps",
    control: "RES-007",
    severity: "medium",
    title: "A backup plan keeps what it makes for five weeks at least",
    remediation:
      "Set Lifecycle.DeleteAfterDays to 35 or more, or leave it out. In Terraform: lifecycle of the rules of aws_backup_plan.",
    also: { cfnGuard: ["BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK"] },
    types: ["AWS::Backup::BackupPlan"],
    check: ask(each("BackupPlan.BackupPlanRule", requireAtLeast("Lifecycle.DeleteAfterDays", 35, { absent: "PASS" }), "FAIL")),
  },
  {
    id: "backup-vault-key",
    control: "DAT-005",
    severity: "high",
    title: "A vault of backups is encrypted with a customer-managed key",
    remediation: "Set EncryptionKeyArn. In Terraform: kms_key_arn of aws_backup_vault.",
    also: { prowler: ["backup_vaults_encrypted"], checkov: ["CKV_AWS_166"] },
    types: ["AWS::Backup::BackupVault"],
    check: ask(requireKey("EncryptionKeyArn")),
  },
  {
    id: "kinesis-key",
    control: "DAT-005",
    severity: "medium",
    title: "A stream is encrypted with a customer-managed key",
    remediation: "Set StreamEncryption with a KeyId. In Terraform: encryption_type and kms_key_id of aws_kinesis_stream.",
    also: { checkov: ["CKV_AWS_185"], cfnGuard: ["KINESIS_STREAM_ENCRYPTION_RULE"] },
    types: ["AWS::Kinesis::Stream"],
    check: ask(all(requireNoneOf("StreamEncryption.EncryptionType", ["NONE"]), requireKey("StreamEncryption.KeyId"))),
  },
];
