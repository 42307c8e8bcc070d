import type { Stack } from "aws-cdk-lib";
import { Effect, PolicyStatement, ServicePrincipal, StarPrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { createBucket } from "../../parts/create-bucket.ts";
import { ownArn, ownRoleArn } from "../../parts/own-arn.ts";
import { knowledgeBaseRoleName } from "../../parts/role-names.ts";
import type { Network } from "../network.ts";

export interface Buckets {
  readonly audit: Bucket;
  readonly configuration: Bucket;
  readonly logs: Bucket;
  readonly content: Bucket;
  readonly corpus: Bucket;
}

interface Needs {
  readonly auditKey: IKey;
  readonly dataKey: IKey;
  readonly network: Network;
}

export function createBuckets(stack: Stack, config: DeploymentConfig, { auditKey, dataKey, network }: Needs): Buckets {
  const onlyByEndpoint = network.s3EndpointId;
  const { retention } = config;
  const logs = createBucket(stack, "Logs", {
    key: undefined,
    expireAfterDays: retention.operationsDays,
    accessLogs: undefined,
    // Written by services of AWS alone and read by people of operations, who come from elsewhere.
    onlyByEndpoint: undefined,
  });
  acknowledge(logs, {
    "AwsSolutions-S1": "The log bucket can't log into itself: each line would make another.",
    "NIST.800.53.R5-S3BucketLoggingEnabled": "The log bucket can't log into itself: each line would make another.",
    "NIST.800.53.R5-S3DefaultEncryptionKMS":
      "Access logs of S3 and of load balancers refuse customer-managed keys. They hold addresses and sizes, no content.",
  });

  const audit = createBucket(stack, "AuditLogs", {
    key: auditKey,
    expireAfterDays: retention.auditDays + 1,
    lockDays: retention.auditDays,
    accessLogs: logs,
    onlyByEndpoint,
  });
  const configuration = createBucket(stack, "Configuration", {
    key: auditKey,
    expireAfterDays: retention.auditDays,
    accessLogs: logs,
    onlyByEndpoint,
    // Config writes as its service-linked role.
    exceptRoles: [ownRoleArn(config, "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig")],
  });
  const content = createBucket(stack, "Content", {
    key: dataKey,
    expireAfterDays: retention.contentDays[config.dataClass],
    accessLogs: logs,
    onlyByEndpoint,
  });
  const corpus = createBucket(stack, "Corpus", {
    key: dataKey,
    expireAfterDays: undefined,
    accessLogs: logs,
    onlyByEndpoint,
    exceptRoles: [ownRoleArn(config, knowledgeBaseRoleName(config))],
  });
  for (const bucket of [logs, audit, configuration, content, corpus])
    acknowledge(bucket, {
      "NIST.800.53.R5-S3BucketReplicationEnabled":
        "Data stays in the approved region. Versions and, for audit, Object Lock keep it; a second region is for the organisation's backup plan.",
    });

  const own = (service: string, resource: string) => ownArn(config, service, resource);
  letWrite(config, audit, { service: "cloudtrail", source: own("cloudtrail", "trail/*"), prefix: "AWSLogs" });
  letWrite(config, configuration, { service: "config", source: own("config", "*"), prefix: "AWSLogs" });
  letWrite(config, content, { service: "bedrock", source: own("bedrock", "*"), prefix: "AWSLogs" });
  letWrite(config, logs, {
    service: "logdelivery.elasticloadbalancing",
    source: own("elasticloadbalancing", "loadbalancer/*"),
    prefix: "alb/AWSLogs",
  });
  // Buckets of later stacks log here too; the CDK lets in only those that it knows of here.
  logs.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("logging.s3.amazonaws.com")],
      actions: ["s3:PutObject"],
      resources: [logs.arnForObjects("*")],
      conditions: { StringEquals: { "aws:SourceAccount": config.account } },
    }),
  );
  audit.addToResourcePolicy(denyDeletion(audit));
  return { audit, configuration, logs, content, corpus };
}

interface Writer {
  readonly service: string;
  /** ARNs that the service writes for, so that nobody else's trail fills this bucket. */
  readonly source: string;
  readonly prefix: string;
}

function letWrite({ account }: DeploymentConfig, bucket: Bucket, { service, source, prefix }: Writer): void {
  const principals = [new ServicePrincipal(`${service}.amazonaws.com`)];
  const conditions = { ArnLike: { "aws:SourceArn": source } };
  const write = { actions: ["s3:PutObject"], resources: [bucket.arnForObjects(`${prefix}/${account}/*`)] };
  const look = { actions: ["s3:GetBucketAcl", "s3:ListBucket"], resources: [bucket.bucketArn] };
  for (const part of [write, look]) bucket.addToResourcePolicy(new PolicyStatement({ principals, conditions, ...part }));
}

/** Object Lock keeps versions; this keeps the newest in sight as well. Lifecycle rules are not held by policies. */
function denyDeletion(bucket: Bucket): PolicyStatement {
  return new PolicyStatement({
    sid: "NobodyDeletes",
    effect: Effect.DENY,
    principals: [new StarPrincipal()],
    actions: ["s3:DeleteBucket", "s3:DeleteObject", "s3:DeleteObjectVersion"],
    resources: [bucket.bucketArn, bucket.arnForObjects("*")],
  });
}
