import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { SecurityGroup } from "aws-cdk-lib/aws-ec2";
import {
  AuroraPostgresEngineVersion,
  CaCertificate,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
  ParameterGroup,
} from "aws-cdk-lib/aws-rds";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import type { DataNeeds } from "../data.ts";
import { createMonitoringRole } from "./create-monitoring-role.ts";
import { postgresAdministrator, postgresParameters, postgresPort } from "./postgres-settings.ts";

export interface VectorCluster {
  readonly kind: "aurora-pgvector";
  readonly clusterArn: string;
  readonly databaseName: string;
  readonly secretArn: string;
}

const engine = DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_7 });
const databaseName = "knowledge";

/** Aurora with pgvector, which Bedrock reaches by the Data API: by AWS's own way, never through the VPC. Nothing is let in by network. */
export function createVectorCluster(stack: Stack, config: DeploymentConfig, { network, foundation }: DataNeeds): VectorCluster {
  const group = new SecurityGroup(stack, "KnowledgeGroup", {
    vpc: network.vpc,
    allowAllOutbound: false,
    description: "Knowledge store: nobody by network",
  });
  const identifier = `${config.name}-knowledge`;
  const logGroup = createLogGroup(stack, "KnowledgeLog", {
    key: foundation.dataKey,
    retentionDays: config.retention.operationsDays,
    name: `/aws/rds/cluster/${identifier}/postgresql`,
  });
  const insights = { enablePerformanceInsights: true, performanceInsightEncryptionKey: foundation.dataKey };
  const instance = {
    publiclyAccessible: false,
    caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
    autoMinorVersionUpgrade: true,
    ...insights,
  };
  const cluster = new DatabaseCluster(stack, "Knowledge", {
    engine,
    clusterIdentifier: identifier,
    defaultDatabaseName: databaseName,
    vpc: network.vpc,
    vpcSubnets: network.data,
    securityGroups: [group],
    port: postgresPort,
    serverlessV2MinCapacity: 0.5,
    serverlessV2MaxCapacity: 8,
    writer: ClusterInstance.serverlessV2("Writer", instance),
    readers: config.database.multiAz ? [ClusterInstance.serverlessV2("Reader", { ...instance, scaleWithWriter: true })] : [],
    storageEncrypted: true,
    storageEncryptionKey: foundation.dataKey,
    manageMasterUserPassword: true,
    credentials: Credentials.fromUsername(postgresAdministrator, { encryptionKey: foundation.dataKey }),
    enableDataApi: true,
    iamAuthentication: true,
    parameterGroup: new ParameterGroup(stack, "KnowledgeParameters", { engine, parameters: postgresParameters }),
    backup: { retention: Duration.days(config.retention.backupDays) },
    deleteAutomatedBackups: false,
    copyTagsToSnapshot: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    cloudwatchLogsExports: ["postgresql"],
    monitoringInterval: Duration.minutes(1),
    monitoringRole: createMonitoringRole(stack, "KnowledgeMonitoring", config),
    ...insights,
  });
  cluster.node.addDependency(logGroup);
  acknowledge(cluster, {
    "NIST.800.53.R5-RDSInBackupPlan": "The cluster as a whole is in the plan: instances of Aurora keep nothing by themselves.",
  });
  if (cluster.secret === undefined) throw new Error("the knowledge store has no secret");
  return { kind: "aurora-pgvector", clusterArn: cluster.clusterArn, databaseName, secretArn: cluster.secret.secretArn };
}
