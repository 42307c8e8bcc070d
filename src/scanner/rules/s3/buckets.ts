import type { Rule } from "../../model/rule.ts";
import { existing } from "../checks/ask-account.ts";
import { ask } from "../checks/check.ts";
import { all, any, at, each, some, when } from "../checks/combine-checks.ts";
import { allowsNotEveryone } from "../checks/read-statements.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireAtLeast, requireNoneOf, requireOneOf, requireText, requireTrue } from "../checks/require-value.ts";
import { ordinary } from "../../iam/evaluate-deny.ts";
import { bucketDenies } from "./bucket-policies.ts";
import { holdsAuditLogs, holdsDatasets, takesAccessLogs } from "./kinds-of-buckets.ts";

const types = ["AWS::S3::Bucket"];
const fourFlags = all(
  ...["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"].map((flag) => requireTrue(flag)),
);

export const bucketRules: readonly Rule[] = [
  {
    id: "s3-account-no-public-access",
    control: "DAT-007",
    severity: "critical",
    title: "The account blocks public access to all its buckets",
    remediation:
      "Turn on all four settings of Block Public Access for the account. In Terraform: aws_s3_account_public_access_block.",
    also: { prowler: ["s3_account_level_public_access_blocks"] },
    ...existing(["Sallyport::AWS::S3AccountPublicAccessBlock"], "The account does not block public access", fourFlags),
  },
  {
    id: "s3-bucket-no-public-access",
    control: "DAT-007",
    severity: "high",
    title: "A bucket blocks public access in all four ways",
    remediation:
      "Set all four flags of PublicAccessBlockConfiguration to true. In Terraform: aws_s3_bucket_public_access_block for the bucket.",
    also: {
      prowler: ["s3_bucket_level_public_access_block"],
      checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"],
      cdkNag: ["AwsSolutions-S2", "NIST.800.53.R5-S3BucketLevelPublicAccessProhibited"],
      cfnGuard: ["S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED"],
    },
    types,
    check: ask(at("PublicAccessBlockConfiguration", fourFlags)),
  },
  {
    id: "s3-bucket-no-public-acl",
    control: "DAT-007",
    severity: "critical",
    title: "A bucket has no access control list that lets everyone in",
    remediation: "Take AccessControl away, and set ObjectOwnership to BucketOwnerEnforced. In Terraform: drop aws_s3_bucket_acl.",
    also: {
      // CKV_AWS_57 is of writing alone.
      checkov: ["CKV_AWS_20"],
      cdkNag: ["NIST.800.53.R5-S3BucketPublicReadProhibited", "NIST.800.53.R5-S3BucketPublicWriteProhibited"],
      cfnGuard: ["S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"],
    },
    types,
    check: ask(
      // There is no list called website; who writes it means a bucket that everyone reads.
      requireText("AccessControl", (text) => !/^(public-?read(-?write)?|authenticated-?read|website)$/i.test(text), {
        absent: "PASS",
      }),
    ),
  },
  {
    id: "s3-bucket-policy-not-public",
    control: "DAT-007",
    severity: "critical",
    title: "A bucket's policy lets in nobody without naming them or their network",
    remediation: "Name the principals, or add a condition such as aws:SourceVpce or aws:PrincipalOrgID.",
    also: {
      prowler: ["s3_bucket_policy_public_write_access"],
      // CKV_AWS_70 passes everyone but one, who is shut out by a condition that negates.
      cfnGuard: ["S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL"],
    },
    types: ["AWS::S3::BucketPolicy"],
    check: ask(allowsNotEveryone("PolicyDocument")),
  },
  {
    id: "s3-bucket-tls-only",
    control: "DAT-007",
    severity: "high",
    title: "A bucket's policy denies requests without TLS",
    remediation: "Add a Deny for everyone with the condition Bool aws:SecureTransport false. In Terraform: aws_s3_bucket_policy.",
    also: {
      prowler: ["s3_bucket_secure_transport_policy"],
      cdkNag: ["AwsSolutions-S10", "NIST.800.53.R5-S3BucketSSLRequestsOnly"],
      cfnGuard: ["S3_BUCKET_SSL_REQUESTS_ONLY"],
    },
    types,
    check: (bucket, index) =>
      bucketDenies(
        bucket,
        index,
        ["s3:GetObject", "s3:PutObject"],
        { ...ordinary, "aws:securetransport": ["false"] },
        "requests without TLS",
      ),
  },
  {
    id: "s3-bucket-owner-enforced",
    control: "DAT-007",
    severity: "medium",
    title: "A bucket owns all its objects, and has no access control lists",
    remediation: "Set ObjectOwnership to BucketOwnerEnforced. In Terraform: aws_s3_bucket_ownership_controls.",
    also: { prowler: ["s3_bucket_acl_prohibited"], checkov: ["CKV2_AWS_65"] },
    types,
    check: ask(
      some(
        "OwnershipControls.Rules",
        requireOneOf("ObjectOwnership", ["BucketOwnerEnforced"]),
        "does not enforce the bucket's owner",
      ),
    ),
  },
  {
    id: "s3-bucket-versioned",
    control: "DAT-007",
    severity: "medium",
    title: "A bucket keeps versions",
    remediation: "Set VersioningConfiguration.Status to Enabled. In Terraform: aws_s3_bucket_versioning.",
    also: {
      prowler: ["s3_bucket_object_versioning"],
      checkov: ["CKV_AWS_21"],
      cdkNag: ["NIST.800.53.R5-S3BucketVersioningEnabled"],
      cfnGuard: ["S3_BUCKET_VERSIONING_ENABLED"],
    },
    types,
    check: ask(requireOneOf("VersioningConfiguration.Status", ["Enabled"])),
  },
  {
    id: "s3-audit-bucket-locked",
    control: "LOG-004",
    severity: "high",
    title: "A bucket of audit logs keeps its objects locked in COMPLIANCE mode",
    remediation:
      "Make the bucket with ObjectLockEnabled, and a default retention in COMPLIANCE mode. In Terraform: aws_s3_bucket_object_lock_configuration.",
    also: {
      prowler: ["s3_bucket_object_lock"],
      cdkNag: ["NIST.800.53.R5-S3BucketDefaultLockEnabled"],
      cfnGuard: ["S3_BUCKET_DEFAULT_LOCK_ENABLED"],
    },
    types,
    check: ask(
      when(
        holdsAuditLogs,
        at(
          "ObjectLockConfiguration",
          all(
            requireOneOf("ObjectLockEnabled", ["Enabled"]),
            requireOneOf("Rule.DefaultRetention.Mode", ["COMPLIANCE"]),
            any(requireAtLeast("Rule.DefaultRetention.Days", 1), requireAtLeast("Rule.DefaultRetention.Years", 1)),
          ),
        ),
      ),
    ),
  },
  {
    id: "s3-bucket-lifecycle",
    control: "DAT-012",
    severity: "medium",
    title: "A bucket's objects expire or move on schedule",
    remediation:
      "Set LifecycleConfiguration with the retention of the data's class. In Terraform: aws_s3_bucket_lifecycle_configuration.",
    also: { prowler: ["s3_bucket_lifecycle_enabled"], checkov: ["CKV2_AWS_61"] },
    types,
    check: ask(
      some("LifecycleConfiguration.Rules", requireNoneOf("Status", ["Disabled"], { absent: "PASS" }), "has no rule in force"),
    ),
  },
  {
    id: "s3-bucket-key",
    control: "DAT-005",
    severity: "high",
    title: "A bucket's objects are encrypted with a customer-managed key unless told otherwise",
    remediation:
      "Set SSEAlgorithm aws:kms and KMSMasterKeyID in BucketEncryption. In Terraform: aws_s3_bucket_server_side_encryption_configuration.",
    also: {
      prowler: ["s3_bucket_kms_encryption"],
      cdkNag: ["NIST.800.53.R5-S3DefaultEncryptionKMS"],
      cfnGuard: ["S3_DEFAULT_ENCRYPTION_KMS"],
    },
    types,
    check: ask((subject) =>
      takesAccessLogs(subject.resource, subject.index)
        ? undefined
        : each(
            "BucketEncryption.ServerSideEncryptionConfiguration",
            at(
              "ServerSideEncryptionByDefault",
              all(requireOneOf("SSEAlgorithm", ["aws:kms", "aws:kms:dsse"]), requireKey("KMSMasterKeyID")),
            ),
            "FAIL",
          )(subject),
    ),
  },
  {
    id: "s3-dataset-bucket-replicated",
    control: "RES-009",
    severity: "low",
    title: "A bucket of datasets that is tagged as critical is replicated",
    remediation:
      "Set ReplicationConfiguration, or cover the bucket by a backup plan. In Terraform: aws_s3_bucket_replication_configuration.",
    also: { cdkNag: ["NIST.800.53.R5-S3BucketReplicationEnabled"], cfnGuard: ["S3_BUCKET_REPLICATION_ENABLED"] },
    types,
    check: ask(
      when(holdsDatasets, some("ReplicationConfiguration.Rules", requireOneOf("Status", ["Enabled"]), "has no rule in force")),
    ),
  },
];
