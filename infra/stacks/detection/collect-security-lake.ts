import type { Stack } from "aws-cdk-lib";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnAwsLogSource, CfnDataLake, CfnSubscriber } from "aws-cdk-lib/aws-securitylake";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import type { Foundation } from "../foundation.ts";

const sources = ["CLOUD_TRAIL_MGMT", "LAMBDA_EXECUTION", "S3_DATA", "SH_FINDINGS", "VPC_FLOW", "WAF"] as const;

type SecurityLake = Extract<DeploymentConfig["siem"], { kind: "security-lake" }>;

/** Logs of the account in OCSF, in Security Lake's own bucket under the key of audit, for the account of the SIEM to read. */
export function collectSecurityLake(stack: Stack, config: DeploymentConfig, siem: SecurityLake, { auditKey }: Foundation): void {
  const role = new Role(stack, "LakeRole", {
    roleName: "AmazonSecurityLakeMetaStoreManagerV2",
    path: "/service-role/",
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonSecurityLakeMetastoreManager")],
  });
  acknowledge(role, {
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonSecurityLakeMetastoreManager]":
      "Security Lake's own policy for its own role, by the name that it insists on.",
  });
  const lake = new CfnDataLake(stack, "Lake", {
    encryptionConfiguration: { kmsKeyId: auditKey.keyArn },
    metaStoreManagerRoleArn: role.roleArn,
    lifecycleConfiguration: { expiration: { days: config.retention.auditDays } },
  });
  const collected = sources.map((sourceName) => {
    const source = new CfnAwsLogSource(stack, `Source-${sourceName}`, {
      dataLakeArn: lake.attrArn,
      sourceName,
      sourceVersion: "2.0",
      accounts: [config.account],
    });
    return source;
  });
  // Security Lake takes one of them at a time.
  for (const [at, source] of collected.entries()) if (at > 0) source.addResourceDependency(collected[at - 1] ?? source);
  const subscriber = new CfnSubscriber(stack, "Subscriber", {
    dataLakeArn: lake.attrArn,
    subscriberName: `${config.name}-siem`,
    subscriberDescription: "The SIEM's account",
    accessTypes: ["S3"],
    subscriberIdentity: { principal: siem.account, externalId: siem.externalId },
    sources: sources.map((sourceName) => ({ awsLogSource: { sourceName, sourceVersion: "2.0" } })),
  });
  for (const source of collected) subscriber.addResourceDependency(source);
}
