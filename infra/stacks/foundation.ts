import type { App } from "aws-cdk-lib";
import { Key, type IKey } from "aws-cdk-lib/aws-kms";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import { dataClasses, exceedsClass, higherClass, type DataClass } from "../../src/core/data-class.ts";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { createKey, type WritingService } from "../parts/create-key.ts";
import { blockPublicAccess } from "./foundation/block-public-access.ts";
import { createAccessPoints, type AccessPoints } from "./foundation/create-access-points.ts";
import { createBuckets } from "./foundation/create-buckets.ts";
import { createStack } from "./create-stack.ts";
import type { Network } from "./network.ts";

/**
 * Keys and buckets. Their policies are whole: services of AWS that write (CloudTrail, load balancers, Bedrock's invocation
 * logs) are let in here. What later stacks get are references, to which no L2 adds statements; grants go into roles' policies.
 */
export interface Foundation {
  /** Of trails, audit logs and findings. */
  readonly auditKey: IKey;
  /** Of the deployment's own data class. */
  readonly dataKey: IKey;
  /** One for each class from internal up to the deployment's. */
  readonly keyOf: ReadonlyMap<DataClass, IKey>;
  /** Write-once. CloudTrail may write below AWSLogs/ACCOUNT/. */
  readonly auditBucket: IBucket;
  /** Config's history, below AWSLogs/ACCOUNT/: Config refuses a bucket with a default lock. Its delivery channel must name `auditKey`. */
  readonly configurationBucket: IBucket;
  /** Access logs of buckets and of load balancers (prefix `alb`). */
  readonly logBucket: IBucket;
  /** What models were asked and answered; Bedrock may write below AWSLogs/ACCOUNT/BedrockModelInvocationLogs/. */
  readonly contentBucket: IBucket;
  /** Documents of knowledge bases. Outside of the VPC only the role `knowledgeBaseRoleName(config)` reads them. */
  readonly corpusBucket: IBucket;
  readonly accessPoints: AccessPoints;
}

export function buildFoundation(app: App, config: DeploymentConfig, network: Network): Foundation {
  const stack = createStack(app, config, "Foundation", "keys, and buckets for audit, logs, content and documents");
  const reference = (key: IKey, id: string) => Key.fromKeyArn(stack, `${id}Ref`, key.keyArn);

  const auditKey = createKey(stack, config, "Audit", {
    description: "Trails, audit logs and alarms",
    services: ["cloudtrail", "config", "logs", "sns", "events", "cloudwatch", "guardduty"],
  });
  const writers: readonly WritingService[] = ["logs", "bedrock", "delivery.logs", "fargate", "indexing.s3vectors"];
  const keys = new Map(
    classesOf(config.dataClass).map((dataClass) => [
      dataClass,
      createKey(stack, config, `Data${capital(dataClass)}`, {
        description: `Data up to the class ${dataClass}`,
        services: writers,
      }),
    ]),
  );
  const dataKey = keys.get(higherClass("internal", config.dataClass));
  if (dataKey === undefined) throw new Error("the deployment's own class has no key");

  const buckets = createBuckets(stack, config, { auditKey, dataKey, network });
  blockPublicAccess(stack, config, dataKey);
  const accessPoints = createAccessPoints(stack, config, buckets, network.vpc.vpcId);
  const bucketRef = (bucket: IBucket, id: string, encryptionKey?: IKey) =>
    Bucket.fromBucketAttributes(stack, `${id}Ref`, {
      bucketArn: bucket.bucketArn,
      // Else the CDK would cut it out of the ARN, and what is named could not be followed.
      bucketName: bucket.bucketName,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
    });
  const keyOf = new Map([...keys].map(([dataClass, key]) => [dataClass, reference(key, `Data${capital(dataClass)}`)]));
  const references = {
    auditKey: reference(auditKey, "Audit"),
    dataKey: keyOf.get(higherClass("internal", config.dataClass)) ?? dataKey,
    keyOf,
  };
  return {
    ...references,
    auditBucket: bucketRef(buckets.audit, "AuditBucket", references.auditKey),
    configurationBucket: bucketRef(buckets.configuration, "ConfigurationBucket", references.auditKey),
    logBucket: bucketRef(buckets.logs, "LogBucket"),
    contentBucket: bucketRef(buckets.content, "ContentBucket", references.dataKey),
    corpusBucket: bucketRef(buckets.corpus, "CorpusBucket", references.dataKey),
    accessPoints,
  };
}

/** Public data needs no key of its own; where nothing else is handled, what is stored gets that of internal. */
function classesOf(highest: DataClass): readonly DataClass[] {
  return dataClasses.filter((dataClass) => dataClass !== "public" && !exceedsClass(dataClass, higherClass("internal", highest)));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
