import type { CloudControlType } from "./cloud-control-type.ts";

export const storageTypes: Readonly<Record<string, CloudControlType>> = {
  "AWS::Backup::BackupPlan": { id: "BackupPlanId", actions: "backup:GetBackupPlan backup:ListBackupPlans backup:ListTags" },
  "AWS::Backup::BackupSelection": {
    id: "Id",
    actions: "backup:GetBackupSelection backup:ListBackupPlans backup:ListBackupSelections",
  },
  "AWS::Backup::BackupVault": {
    id: "BackupVaultName",
    actions:
      "backup:DescribeBackupVault backup:GetBackupVaultAccessPolicy backup:GetBackupVaultNotifications backup:ListBackupVaults backup:ListTags",
  },
  "AWS::DynamoDB::GlobalTable": {
    id: "TableName",
    actions: "dynamodb:GetResourcePolicy dynamodb:ListTables dynamodb:ListTagsOfResource kms:DescribeKey",
  },
  "AWS::DynamoDB::Table": {
    id: "TableName",
    actions:
      "dynamodb:DescribeContinuousBackups dynamodb:DescribeContributorInsights dynamodb:DescribeKinesisStreamingDestination dynamodb:DescribeTable dynamodb:DescribeTimeToLive dynamodb:GetResourcePolicy dynamodb:ListTables dynamodb:ListTagsOfResource",
  },
  "AWS::ECR::PublicRepository": {
    id: "RepositoryName",
    actions:
      "ecr-public:DescribeRepositories ecr-public:GetRepositoryCatalogData ecr-public:GetRepositoryPolicy ecr-public:ListTagsForResource",
  },
  "AWS::ECR::RegistryPolicy": { id: "RegistryId", actions: "ecr:GetRegistryPolicy" },
  "AWS::ECR::RegistryScanningConfiguration": { id: "RegistryId", actions: "ecr:GetRegistryScanningConfiguration" },
  "AWS::ECR::Repository": {
    id: "RepositoryName",
    actions: "ecr:DescribeRepositories ecr:GetLifecyclePolicy ecr:GetRepositoryPolicy ecr:ListTagsForResource",
  },
  "AWS::EFS::FileSystem": {
    id: "FileSystemId",
    actions:
      "elasticfilesystem:DescribeBackupPolicy elasticfilesystem:DescribeFileSystemPolicy elasticfilesystem:DescribeFileSystems elasticfilesystem:DescribeLifecycleConfiguration elasticfilesystem:DescribeReplicationConfigurations",
  },
  "AWS::ElastiCache::CacheCluster": {
    id: "ClusterName",
    actions: "elasticache:DescribeCacheClusters elasticache:ListTagsForResource logs:DescribeLogGroups logs:GetLogDelivery",
  },
  "AWS::ElastiCache::ReplicationGroup": {
    id: "ReplicationGroupId",
    actions: "elasticache:DescribeReplicationGroups elasticache:ListTagsForResource",
  },
  "AWS::ElastiCache::ServerlessCache": {
    id: "ServerlessCacheName",
    actions: "elasticache:DescribeServerlessCaches elasticache:ListTagsForResource",
  },
  "AWS::ElastiCache::SubnetGroup": {
    id: "CacheSubnetGroupName",
    actions: "elasticache:DescribeCacheSubnetGroups elasticache:ListTagsForResource",
  },
  "AWS::KMS::Alias": { id: "AliasName", actions: "kms:ListAliases" },
  "AWS::KMS::Key": {
    id: "KeyId",
    actions: "kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListKeys kms:ListResourceTags",
  },
  "AWS::KMS::ReplicaKey": { id: "KeyId", actions: "kms:DescribeKey kms:GetKeyPolicy kms:ListKeys kms:ListResourceTags" },
  "AWS::Kinesis::Stream": {
    id: "Name",
    actions: "kinesis:DescribeStreamSummary kinesis:ListStreams kinesis:ListTagsForResource kinesis:ListTagsForStream",
  },
  "AWS::KinesisFirehose::DeliveryStream": {
    id: "DeliveryStreamName",
    actions: "firehose:DescribeDeliveryStream firehose:ListDeliveryStreams firehose:ListTagsForDeliveryStream",
  },
  "AWS::RDS::DBCluster": { id: "DBClusterIdentifier", actions: "rds:DescribeDBClusters" },
  "AWS::RDS::DBClusterParameterGroup": {
    id: "DBClusterParameterGroupName",
    actions: "rds:DescribeDBClusterParameterGroups rds:DescribeDBClusterParameters rds:ListTagsForResource",
  },
  "AWS::RDS::DBInstance": {
    id: "DBInstanceIdentifier",
    actions:
      "ec2:DescribeAccountAttributes ec2:DescribeAvailabilityZones ec2:DescribeInternetGateways ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcAttribute ec2:DescribeVpcs rds:DescribeDBInstances",
  },
  "AWS::RDS::DBParameterGroup": {
    id: "DBParameterGroupName",
    actions: "rds:DescribeDBParameterGroups rds:DescribeDBParameters rds:ListTagsForResource",
  },
  "AWS::RDS::DBProxy": { id: "DBProxyName", actions: "rds:DescribeDBProxies rds:ListTagsForResource" },
  "AWS::RDS::DBSubnetGroup": { id: "DBSubnetGroupName", actions: "rds:DescribeDBSubnetGroups rds:ListTagsForResource" },
  "AWS::S3::AccessPoint": {
    id: "Name",
    actions: "s3:GetAccessPoint s3:GetAccessPointPolicy s3:ListAccessPoints s3:ListTagsForResource",
  },
  "AWS::S3::Bucket": {
    id: "BucketName",
    lister: "buckets",
    actions:
      "s3:GetAccelerateConfiguration s3:GetAnalyticsConfiguration s3:GetBucketAbac s3:GetBucketCORS s3:GetBucketLogging s3:GetBucketMetadataTableConfiguration s3:GetBucketNotification s3:GetBucketObjectLockConfiguration s3:GetBucketOwnershipControls s3:GetBucketPublicAccessBlock s3:GetBucketTagging s3:GetBucketVersioning s3:GetBucketWebsite s3:GetEncryptionConfiguration s3:GetIntelligentTieringConfiguration s3:GetInventoryConfiguration s3:GetLifecycleConfiguration s3:GetMetricsConfiguration s3:GetReplicationConfiguration s3:ListAllMyBuckets s3:ListBucket s3:ListTagsForResource",
  },
  "AWS::S3::BucketPolicy": { id: "Bucket", lister: "buckets", actions: "s3:GetBucketPolicy s3:ListAllMyBuckets" },
  "AWS::SNS::Topic": {
    id: "TopicArn",
    actions:
      "sns:GetDataProtectionPolicy sns:GetTopicAttributes sns:ListSubscriptionsByTopic sns:ListTagsForResource sns:ListTopics",
  },
  "AWS::SQS::Queue": { id: "QueueUrl", actions: "sqs:GetQueueAttributes sqs:ListQueueTags sqs:ListQueues" },
};
