import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { InstanceType, SecurityGroup, type ISecurityGroup } from "aws-cdk-lib/aws-ec2";
import {
  CaCertificate,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
} from "aws-cdk-lib/aws-rds";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { letReach } from "../../parts/let-reach.ts";
import type { DataNeeds } from "../data.ts";
import { createMonitoringRole } from "./create-monitoring-role.ts";
import { postgresAdministrator, postgresParameters, postgresPort } from "./postgres-settings.ts";

export interface Database {
  readonly arn: string;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** `${userArnPrefix}NAME` is what `rds-db:connect` is allowed on, for one user of the database. */
  readonly userArnPrefix: string;
  readonly group: ISecurityGroup;
}

const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17_9 });
const name = "sallyport";

/** PostgreSQL that only workloads of the VPC reach, by TLS, as users that IAM lets in. RDS keeps and rotates the owner's password. */
export function createDatabase(stack: Stack, config: DeploymentConfig, { network, foundation }: DataNeeds): Database {
  const { database, retention } = config;
  const group = new SecurityGroup(stack, "DatabaseGroup", {
    vpc: network.vpc,
    allowAllOutbound: false,
    description: "PostgreSQL from workloads",
  });
  letReach(stack, "Database", {
    from: network.workloadGroup,
    to: group,
    port: postgresPort,
    description: "PostgreSQL from workloads",
  });
  const identifier = `${config.name}-register`;
  const logs = ["postgresql", "upgrade"].map((kind) =>
    // RDS would make them by itself, but without a key and for ever.
    createLogGroup(stack, `DatabaseLog-${kind}`, {
      key: foundation.dataKey,
      retentionDays: retention.operationsDays,
      name: `/aws/rds/instance/${identifier}/${kind}`,
    }),
  );
  const instance = new DatabaseInstance(stack, "Database", {
    engine,
    instanceIdentifier: identifier,
    instanceType: new InstanceType(database.instanceClass),
    databaseName: name,
    vpc: network.vpc,
    vpcSubnets: network.data,
    securityGroups: [group],
    port: postgresPort,
    publiclyAccessible: false,
    multiAz: database.multiAz,
    storageType: StorageType.GP3,
    allocatedStorage: database.storageGiB,
    maxAllocatedStorage: database.storageGiB * 4,
    storageEncrypted: true,
    storageEncryptionKey: foundation.dataKey,
    caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
    manageMasterUserPassword: true,
    credentials: Credentials.fromUsername(postgresAdministrator, { encryptionKey: foundation.dataKey }),
    iamAuthentication: true,
    parameterGroup: new ParameterGroup(stack, "DatabaseParameters", { engine, parameters: postgresParameters }),
    backupRetention: Duration.days(retention.backupDays),
    deleteAutomatedBackups: false,
    copyTagsToSnapshot: true,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    autoMinorVersionUpgrade: true,
    cloudwatchLogsExports: ["postgresql", "upgrade"],
    monitoringInterval: Duration.minutes(1),
    monitoringRole: createMonitoringRole(stack, "DatabaseMonitoring", config),
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: foundation.dataKey,
  });
  instance.node.addDependency(...logs);
  if (!database.multiAz)
    acknowledge(instance, {
      "AwsSolutions-RDS3": "Research may lose the hours that a restore takes; production can't be configured so.",
      "NIST.800.53.R5-RDSMultiAZSupport": "Research may lose the hours that a restore takes; production can't be configured so.",
    });
  return {
    arn: instance.instanceArn,
    host: instance.dbInstanceEndpointAddress,
    port: postgresPort,
    name,
    userArnPrefix: ownArn(config, "rds-db", `dbuser:${instance.instanceResourceId}/`),
    group,
  };
}
