import { Reference, type Value } from "../model/value.ts";
import { beside, member, type Mappings, policyBeside, policyAlone } from "./mapping.ts";

export const dataProtectionMappings: Mappings = {
  aws_efs_file_system: { type: "AWS::EFS::FileSystem", names: { lifecycle_policy: "LifecyclePolicies", creation_token: null } },
  aws_efs_file_system_policy: {
    of: ["aws_efs_file_system"],
    by: "file_system_id",
    names: { file_system_id: null, policy: "FileSystemPolicy" },
    json: ["policy"],
    fold: beside,
    alone: policyAlone("AWS::EFS::FileSystem", "BackupPolicy", "Encrypted", "KmsKeyId", "Tags"),
  },
  aws_efs_mount_target: { type: "AWS::EFS::MountTarget" },
  aws_fsx_lustre_file_system: { type: "AWS::FSx::FileSystem" },
  aws_secretsmanager_secret: {
    type: "AWS::SecretsManager::Secret",
    names: { policy: null, recovery_window_in_days: null, replica: "ReplicaRegions", force_overwrite_replica_secret: null },
    also: (given, self) =>
      policyBeside(given["policy"], "AWS::SecretsManager::ResourcePolicy", (document) => ({
        SecretId: self,
        ResourcePolicy: document,
      })),
  },
  aws_secretsmanager_secret_version: {
    of: ["aws_secretsmanager_secret"],
    by: "secret_id",
    names: {
      secret_id: null,
      secret_binary: "SecretString",
      secret_string_wo: "SecretString",
      secret_string_wo_version: null,
      version_stages: null,
    },
    fold: beside,
  },
  aws_secretsmanager_secret_rotation: {
    type: "AWS::SecretsManager::RotationSchedule",
    names: { rotation_lambda_arn: "RotationLambdaARN", rotate_immediately: "RotateImmediatelyOnUpdate" },
    one: ["rotation_rules"],
  },
  aws_secretsmanager_secret_policy: {
    type: "AWS::SecretsManager::ResourcePolicy",
    names: { secret_arn: "SecretId", policy: "ResourcePolicy" },
    json: ["policy"],
  },
  aws_ssm_parameter: {
    type: "AWS::SSM::Parameter",
    names: { value: null, value_wo: null, insecure_value: "Value", key_id: "KeyId" },
  },
  aws_backup_vault: {
    type: "AWS::Backup::BackupVault",
    names: { name: "BackupVaultName", kms_key_arn: "EncryptionKeyArn", force_destroy: null },
    namedBy: ["name"],
  },
  aws_backup_vault_policy: {
    of: ["aws_backup_vault"],
    by: "backup_vault_name",
    names: { backup_vault_name: null, policy: "AccessPolicy" },
    json: ["policy"],
    fold: beside,
    alone: policyAlone("AWS::Backup::BackupVault", "EncryptionKeyArn", "LockConfiguration", "Tags"),
  },
  aws_backup_vault_lock_configuration: {
    of: ["aws_backup_vault"],
    by: "backup_vault_name",
    names: { backup_vault_name: null },
    fold: member("LockConfiguration"),
  },
  aws_backup_plan: {
    type: "AWS::Backup::BackupPlan",
    names: {
      name: "BackupPlanName",
      rule: "BackupPlanRule",
      rule_name: "RuleName",
      target_vault_name: "TargetBackupVault",
      schedule: "ScheduleExpression",
      start_window: "StartWindowMinutes",
      completion_window: "CompletionWindowMinutes",
      delete_after: "DeleteAfterDays",
      cold_storage_after: "MoveToColdStorageAfterDays",
      copy_action: "CopyActions",
      advanced_backup_setting: "AdvancedBackupSettings",
    },
    one: ["lifecycle"],
    many: ["advanced_backup_setting"],
    finish: ({ Tags, ...properties }) => ({ BackupPlan: properties, ...(Tags !== undefined && { BackupPlanTags: Tags }) }),
  },
  aws_backup_selection: {
    type: "AWS::Backup::BackupSelection",
    names: { name: "SelectionName", plan_id: "BackupPlanId", selection_tag: "ListOfTags" },
    values: { type: (value: Value) => value },
    finish: ({ BackupPlanId = null, ...properties }) => ({ BackupPlanId, BackupSelection: properties }),
  },
  aws_sns_topic: {
    type: "AWS::SNS::Topic",
    names: { name: "TopicName", policy: null, fifo_topic: "FifoTopic", name_prefix: null },
    also: (given, self) =>
      policyBeside(given["policy"], "AWS::SNS::TopicPolicy", (document) => ({ Topics: [self], PolicyDocument: document })),
  },
  aws_sns_topic_policy: {
    type: "AWS::SNS::TopicPolicy",
    names: { arn: "Topics", policy: "PolicyDocument" },
    json: ["policy"],
    values: { arn: (value) => [value] },
  },
  aws_sns_topic_subscription: { type: "AWS::SNS::Subscription" },
  aws_sqs_queue: {
    type: "AWS::SQS::Queue",
    names: { name: "QueueName", policy: null, name_prefix: null },
    json: ["redrive_policy"],
    also: (given, self) =>
      policyBeside(given["policy"], "AWS::SQS::QueuePolicy", (document) => ({ Queues: [self], PolicyDocument: document })),
  },
  aws_sqs_queue_policy: {
    type: "AWS::SQS::QueuePolicy",
    names: { queue_url: "Queues", policy: "PolicyDocument" },
    json: ["policy"],
    values: { queue_url: (value) => [value instanceof Reference ? new Reference(value.id) : value] },
  },
  aws_kinesis_stream: {
    type: "AWS::Kinesis::Stream",
    names: { encryption_type: "StreamEncryption.EncryptionType", kms_key_id: "StreamEncryption.KeyId" },
  },
  aws_kinesis_firehose_delivery_stream: {
    type: "AWS::KinesisFirehose::DeliveryStream",
    names: {
      name: "DeliveryStreamName",
      destination: null,
      server_side_encryption: "DeliveryStreamEncryptionConfigurationInput",
      "server_side_encryption.key_arn": "KeyARN",
      "server_side_encryption.enabled": null,
      extended_s3_configuration: "ExtendedS3DestinationConfiguration",
      s3_configuration: "S3DestinationConfiguration",
      bucket_arn: "BucketARN",
      role_arn: "RoleARN",
      kms_key_arn: "EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN",
    },
    one: ["server_side_encryption"],
  },
};
