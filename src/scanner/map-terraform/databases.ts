import { isProperties, type Value } from "../model/value.ts";
import { beside, listOf, type Mappings, type Shape, policyAlone } from "./mapping.ts";

const rds: Shape["names"] = {
  iam_database_authentication_enabled: "EnableIAMDatabaseAuthentication",
  enabled_cloudwatch_logs_exports: "EnableCloudwatchLogsExports",
  performance_insights_enabled: "EnablePerformanceInsights",
  performance_insights_kms_key_id: "PerformanceInsightsKMSKeyId",
  db_subnet_group_name: "DBSubnetGroupName",
  copy_tags_to_snapshot: "CopyTagsToSnapshot",
  username: "MasterUsername",
  password: "MasterUserPassword",
  master_password: "MasterUserPassword",
  password_wo: "MasterUserPassword",
  master_user_secret_kms_key_id: "MasterUserSecret.KmsKeyId",
  apply_immediately: null,
  skip_final_snapshot: null,
  final_snapshot_identifier: null,
};

const parameters = (value: Value): Value =>
  Object.fromEntries(
    listOf(value).flatMap((one) => {
      const name = isProperties(one) ? one["name"] : undefined;
      return isProperties(one) && typeof name === "string" ? [[name, one["value"] ?? null]] : [];
    }),
  );
const parameterGroup = (type: string): Shape & { readonly type: string } => ({
  type,
  names: { parameter: "Parameters", name: `${type.split("::").at(-1) ?? ""}Name`, name_prefix: null },
  values: { parameter: parameters },
  maps: ["parameter"],
  defaults: {},
});

const search: Shape = {
  names: {
    encrypt_at_rest: "EncryptionAtRestOptions",
    node_to_node_encryption: "NodeToNodeEncryptionOptions",
    enforce_https: "EnforceHTTPS",
    tls_security_policy: "TLSSecurityPolicy",
    vpc_options: "VPCOptions",
    master_user_arn: "MasterUserARN",
    master_user_password: null,
    ebs_options: "EBSOptions",
    ebs_enabled: "EBSEnabled",
  },
  one: ["encrypt_at_rest", "node_to_node_encryption"],
  json: ["access_policies"],
  asIs: ["log_publishing_options"],
  values: {
    log_publishing_options: (value) =>
      Array.isArray(value)
        ? Object.fromEntries(
            (value as readonly Value[]).flatMap((one) => {
              const type = isProperties(one) ? one["log_type"] : undefined;
              if (!isProperties(one) || typeof type !== "string") return [];
              return [
                [type, { CloudWatchLogsLogGroupArn: one["cloudwatch_log_group_arn"] ?? null, Enabled: one["enabled"] ?? true }],
              ];
            }),
          )
        : value,
  },
};

const domainPolicy = (of: string): Mappings[string] => ({
  of: [of],
  by: "domain_name",
  names: { domain_name: null },
  json: ["access_policies"],
  fold: beside,
  alone: policyAlone(
    "AWS::OpenSearchService::Domain",
    "AdvancedSecurityOptions",
    "ClusterConfig",
    "DomainEndpointOptions",
    "EncryptionAtRestOptions",
    "LogPublishingOptions",
    "NodeToNodeEncryptionOptions",
    "Tags",
    "VPCOptions",
  ),
});

export const databaseMappings: Mappings = {
  aws_db_instance: {
    type: "AWS::RDS::DBInstance",
    names: {
      ...rds,
      identifier: "DBInstanceIdentifier",
      instance_class: "DBInstanceClass",
      db_name: "DBName",
      name: "DBName",
      multi_az: "MultiAZ",
      vpc_security_group_ids: "VPCSecurityGroups",
      parameter_group_name: "DBParameterGroupName",
      ca_cert_identifier: "CACertificateIdentifier",
      // It has no such argument; an instance of a cluster is an aws_rds_cluster_instance.
      cluster_identifier: null,
      replicate_source_db: "SourceDBInstanceIdentifier",
    },
    defaults: { PubliclyAccessible: false },
  },
  aws_rds_cluster: {
    type: "AWS::RDS::DBCluster",
    names: {
      ...rds,
      cluster_identifier: "DBClusterIdentifier",
      db_cluster_parameter_group_name: "DBClusterParameterGroupName",
      vpc_security_group_ids: "VpcSecurityGroupIds",
    },
  },
  aws_rds_cluster_instance: {
    type: "AWS::RDS::DBInstance",
    names: {
      ...rds,
      identifier: "DBInstanceIdentifier",
      cluster_identifier: "DBClusterIdentifier",
      instance_class: "DBInstanceClass",
    },
    defaults: { PubliclyAccessible: false },
  },
  aws_db_parameter_group: parameterGroup("AWS::RDS::DBParameterGroup"),
  aws_rds_cluster_parameter_group: parameterGroup("AWS::RDS::DBClusterParameterGroup"),
  aws_db_subnet_group: {
    type: "AWS::RDS::DBSubnetGroup",
    names: { name: "DBSubnetGroupName", description: "DBSubnetGroupDescription" },
  },
  aws_rds_global_cluster: { type: "AWS::RDS::GlobalCluster" },
  aws_db_proxy: { type: "AWS::RDS::DBProxy", names: { name: "DBProxyName", require_tls: "RequireTLS", auth: "Auth" } },
  aws_neptune_cluster: {
    type: "AWS::Neptune::DBCluster",
    names: {
      cluster_identifier: "DBClusterIdentifier",
      iam_database_authentication_enabled: "IamAuthEnabled",
      kms_key_arn: "KmsKeyId",
      enable_cloudwatch_logs_exports: "EnableCloudwatchLogsExports",
      engine: null,
      skip_final_snapshot: null,
      apply_immediately: null,
    },
  },
  aws_docdb_cluster: {
    type: "AWS::DocDB::DBCluster",
    names: {
      cluster_identifier: "DBClusterIdentifier",
      master_password: "MasterUserPassword",
      enabled_cloudwatch_logs_exports: "EnableCloudwatchLogsExports",
      database_name: "DBName",
      skip_final_snapshot: null,
    },
  },
  aws_redshift_cluster: {
    type: "AWS::Redshift::Cluster",
    names: {
      master_password: "MasterUserPassword",
      enabled_cloudwatch_logs_exports: "EnableCloudwatchLogsExports",
      database_name: "DBName",
      skip_final_snapshot: null,
    },
  },
  aws_dynamodb_table: {
    type: "AWS::DynamoDB::Table",
    names: {
      name: "TableName",
      server_side_encryption: "SSESpecification",
      "server_side_encryption.enabled": "SSEEnabled",
      "server_side_encryption.kms_key_arn": "KMSMasterKeyId",
      point_in_time_recovery: "PointInTimeRecoverySpecification",
      "point_in_time_recovery.enabled": "PointInTimeRecoveryEnabled",
      attribute: "AttributeDefinitions",
      "attribute.name": "AttributeName",
      "attribute.type": "AttributeType",
      read_capacity: "ProvisionedThroughput.ReadCapacityUnits",
      write_capacity: "ProvisionedThroughput.WriteCapacityUnits",
      hash_key: null,
      range_key: null,
    },
    one: ["server_side_encryption", "point_in_time_recovery", "ttl"],
    finish: (properties) => {
      const encryption = properties["SSESpecification"];
      return isProperties(encryption) && encryption["KMSMasterKeyId"] !== undefined
        ? { ...properties, SSESpecification: { SSEType: "KMS", ...encryption } }
        : properties;
    },
  },
  aws_opensearch_domain: { ...search, type: "AWS::OpenSearchService::Domain", namedBy: ["domain_name"] },
  aws_elasticsearch_domain: {
    ...search,
    names: { ...search.names, cluster_config: "ElasticsearchClusterConfig" },
    type: "AWS::Elasticsearch::Domain",
    namedBy: ["domain_name"],
  },
  aws_opensearch_domain_policy: domainPolicy("aws_opensearch_domain"),
  aws_elasticsearch_domain_policy: domainPolicy("aws_elasticsearch_domain"),
  aws_opensearchserverless_collection: { type: "AWS::OpenSearchServerless::Collection" },
  aws_opensearchserverless_security_policy: { type: "AWS::OpenSearchServerless::SecurityPolicy" },
  aws_opensearchserverless_access_policy: { type: "AWS::OpenSearchServerless::AccessPolicy" },
  aws_opensearchserverless_vpc_endpoint: { type: "AWS::OpenSearchServerless::VpcEndpoint" },
  aws_elasticache_replication_group: {
    type: "AWS::ElastiCache::ReplicationGroup",
    names: {
      description: "ReplicationGroupDescription",
      replication_group_description: "ReplicationGroupDescription",
      node_type: "CacheNodeType",
      number_cache_clusters: "NumCacheClusters",
      parameter_group_name: "CacheParameterGroupName",
      subnet_group_name: "CacheSubnetGroupName",
      availability_zones: "PreferredCacheClusterAZs",
      preferred_cache_cluster_azs: "PreferredCacheClusterAZs",
      log_delivery_configuration: "LogDeliveryConfigurations",
    },
    many: ["log_delivery_configuration"],
  },
  aws_elasticache_cluster: {
    type: "AWS::ElastiCache::CacheCluster",
    names: {
      node_type: "CacheNodeType",
      cluster_id: "ClusterName",
      parameter_group_name: "CacheParameterGroupName",
      subnet_group_name: "CacheSubnetGroupName",
    },
  },
  aws_elasticache_serverless_cache: { type: "AWS::ElastiCache::ServerlessCache", names: { name: "ServerlessCacheName" } },
};
