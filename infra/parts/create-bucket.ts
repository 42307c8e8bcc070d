import { Duration, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { Effect, PolicyStatement, StarPrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
  type IBucket,
} from "aws-cdk-lib/aws-s3";

export interface BucketUse {
  /** Without one, AES256 by S3: only for what refuses keys of customers, such as access logs. */
  readonly key: IKey | undefined;
  /** Days after which objects end; undefined keeps them. */
  readonly expireAfterDays: number | undefined;
  /** Days during which nobody, not even the account's root, deletes or changes an object (Object Lock, COMPLIANCE). */
  readonly lockDays?: number;
  /** Where the accesses to this bucket are logged; undefined only for the log bucket itself. */
  readonly accessLogs: IBucket | undefined;
  /** The only VPC endpoint by which objects are read and written, services of AWS apart. */
  readonly onlyByEndpoint: string | undefined;
  /** ARNs of service roles that AWS assumes outside of the VPC. */
  readonly exceptRoles?: readonly string[];
}

/** A private bucket: no public access, the owner owns, TLS 1.2, versions, one key, one way in (DAT-005, DAT-007). */
export function createBucket(stack: Stack, id: string, use: BucketUse): Bucket {
  const bucket = new Bucket(stack, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(use.key === undefined
      ? { encryption: BucketEncryption.S3_MANAGED }
      : { encryption: BucketEncryption.KMS, encryptionKey: use.key, bucketKeyEnabled: true }),
    ...(use.lockDays === undefined
      ? {}
      : { objectLockEnabled: true, objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(use.lockDays)) }),
    ...(use.accessLogs === undefined
      ? {}
      : { serverAccessLogsBucket: use.accessLogs, serverAccessLogsPrefix: `${id.toLowerCase()}/` }),
    lifecycleRules: [lifecycle(use)],
  });
  if (use.onlyByEndpoint !== undefined)
    bucket.addToResourcePolicy(denyFromElsewhere(bucket, use.onlyByEndpoint, use.exceptRoles ?? []));
  if (use.key !== undefined) for (const statement of denyOtherKeys(bucket, use.key)) bucket.addToResourcePolicy(statement);
  return bucket;
}

function lifecycle({ expireAfterDays, lockDays }: BucketUse) {
  return {
    abortIncompleteMultipartUploadAfter: Duration.days(7),
    ...(expireAfterDays === undefined
      ? {}
      : {
          expiration: Duration.days(expireAfterDays),
          noncurrentVersionExpiration: Duration.days(lockDays === undefined ? 7 : 1),
        }),
    ...(lockDays === undefined
      ? {}
      : { transitions: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) }] }),
  };
}

// The absent key of a request from elsewhere is "not equal" too. Only objects: a wrong id must not shut out who mends the policy.
function denyFromElsewhere(bucket: Bucket, endpoint: string, exceptRoles: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    sid: "OnlyByTheEndpoint",
    effect: Effect.DENY,
    principals: [new StarPrincipal()],
    actions: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
    resources: [bucket.arnForObjects("*")],
    conditions: {
      StringNotEquals: { "aws:SourceVpce": endpoint },
      Bool: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
      ...(exceptRoles.length === 0 ? {} : { ArnNotEquals: { "aws:PrincipalArn": exceptRoles } }),
    },
  });
}

/**
 * Who says nothing of encryption gets the bucket's key; who names another, AES256, or KMS without a key (which would be AWS's own),
 * is refused. Services of AWS say what they were configured to.
 */
function denyOtherKeys(bucket: Bucket, key: IKey): readonly PolicyStatement[] {
  const [algorithm, keyId] = ["s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id"];
  const deny = (sid: string, conditions: Record<string, Record<string, string>>): PolicyStatement =>
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new StarPrincipal()],
      actions: ["s3:PutObject"],
      resources: [bucket.arnForObjects("*")],
      conditions: { ...conditions, Bool: { "aws:PrincipalIsAWSService": "false" } },
    });
  return [
    deny("OnlyTheBucketsKey", { StringNotEquals: { [keyId]: key.keyArn }, Null: { [keyId]: "false" } }),
    deny("NoOtherAlgorithm", { StringNotEquals: { [algorithm]: "aws:kms" }, Null: { [algorithm]: "false" } }),
    deny("NoKeyOfAws", { StringEquals: { [algorithm]: "aws:kms" }, Null: { [keyId]: "true" } }),
  ];
}
