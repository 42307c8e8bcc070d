import { isProperties, type Properties, Unknown, type Value } from "../model/value.ts";
import { pascal } from "./convert-properties.ts";
import { beside, listOf, type Mappings, member, policyBeside, type Shape, unknownProperties, policyAlone } from "./mapping.ts";

const onOff =
  (on: string, off: string) =>
  (value: Value): Value =>
    value === true || value === "true" ? on : value === false || value === "false" ? off : value;

const cannedAcl = (value: Value): Value => (typeof value === "string" ? pascal(value.replaceAll("-", "_")) : value);

const encryption: Shape["names"] = { sse_algorithm: "SSEAlgorithm", kms_master_key_id: "KMSMasterKeyID" };

const everyone = /\/groups\/(global\/AllUsers|global\/AuthenticatedUsers)$/;

/** What everyone is granted one by one, as the canned list that grants the same; any other list lets in whom it names. */
function withGrants(properties: Properties, grants: Value | undefined): Properties {
  if (grants instanceof Unknown) return { AccessControl: grants, ...properties };
  let granted: Value = "";
  for (const grant of listOf(grants)) {
    const [grantee] = isProperties(grant) ? listOf(grant["grantee"]) : [];
    const uri = isProperties(grant) ? (grant["uri"] ?? (isProperties(grantee) ? grantee["uri"] : grantee)) : grant;
    if (uri instanceof Unknown && granted === "") granted = uri;
    if (!isProperties(grant) || typeof uri !== "string" || !everyone.test(uri)) continue;
    const permissions = [...listOf(grant["permission"]), ...listOf(grant["permissions"])];
    const writes = permissions.some((one) => typeof one === "string" && /^(WRITE|WRITE_ACP|FULL_CONTROL)$/.test(one));
    if (writes) granted = "PublicReadWrite";
    else if (granted !== "PublicReadWrite") granted = uri.endsWith("AllUsers") ? "PublicRead" : "AuthenticatedRead";
  }
  return granted === "" ? properties : { ...properties, AccessControl: granted };
}

/** `apply_…` is what the provider calls it, in an inline block and in a resource of its own. */
function encryptionRules(rules: Value | undefined): Value | undefined {
  if (rules === undefined || rules instanceof Unknown) return rules;
  return { ServerSideEncryptionConfiguration: listOf(rules) };
}

const lifecycleNames: Shape["names"] = {
  lifecycle_rule: "LifecycleConfiguration.Rules",
  "rule.enabled": "Status",
  "lifecycle_rule.enabled": "Status",
  abort_incomplete_multipart_upload_days: "AbortIncompleteMultipartUpload.DaysAfterInitiation",
  transition: "Transitions",
  noncurrent_version_transition: "NoncurrentVersionTransitions",
  days: "Days",
};

/** A bucket that is declared elsewhere, of which one thing is said. */
function bucketElsewhere(name: Value, said: Properties): readonly [type: string, properties: Properties] {
  const unsaid = unknownProperties(
    "AccessControl",
    "BucketEncryption",
    "LifecycleConfiguration",
    "LoggingConfiguration",
    "ObjectLockConfiguration",
    "ObjectLockEnabled",
    "OwnershipControls",
    "Policy",
    "PublicAccessBlockConfiguration",
    "ReplicationConfiguration",
    "Tags",
    "VersioningConfiguration",
  );
  return ["AWS::S3::Bucket", { ...unsaid, BucketName: name, ...said }];
}

export const s3Mappings: Mappings = {
  aws_s3_bucket: {
    type: "AWS::S3::Bucket",
    namedBy: ["bucket"],
    names: {
      bucket: "BucketName",
      bucket_prefix: null,
      force_destroy: null,
      policy: null,
      acl: "AccessControl",
      versioning: "VersioningConfiguration",
      "versioning.enabled": "Status",
      logging: "LoggingConfiguration",
      target_bucket: "DestinationBucketName",
      target_prefix: "LogFilePrefix",
      server_side_encryption_configuration: "BucketEncryption",
      "server_side_encryption_configuration.rule": "ServerSideEncryptionConfiguration",
      apply_server_side_encryption_by_default: "ServerSideEncryptionByDefault",
      ...encryption,
      ...lifecycleNames,
      website: "WebsiteConfiguration",
      cors_rule: "CorsConfiguration.CorsRules",
      grant: null,
      "replication_configuration.rules": "Rules",
      hosted_zone_id: null,
    },
    values: {
      acl: cannedAcl,
      "versioning.enabled": onOff("Enabled", "Suspended"),
      "lifecycle_rule.enabled": onOff("Enabled", "Disabled"),
      object_lock_enabled: (value) => (value === "Enabled" ? value : onOff("true", "false")(value)),
    },
    one: [
      "versioning",
      "logging",
      "apply_server_side_encryption_by_default",
      "website",
      "object_lock_configuration.rule",
      "default_retention",
      "expiration",
      "noncurrent_version_expiration",
    ],
    finish: (properties, given) => {
      const lock = properties["ObjectLockEnabled"];
      return withGrants(
        lock === "true" || lock === "false" ? { ...properties, ObjectLockEnabled: lock === "true" } : properties,
        given["grant"],
      );
    },
    also: (given, self) =>
      policyBeside(given["policy"], "AWS::S3::BucketPolicy", (document) => ({ Bucket: self, PolicyDocument: document })),
  },
  aws_s3_bucket_policy: {
    type: "AWS::S3::BucketPolicy",
    namedBy: [],
    names: { policy: "PolicyDocument" },
    json: ["policy"],
  },
  aws_s3_bucket_versioning: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: { bucket: null, expected_bucket_owner: null, mfa: null, mfa_delete: "MfaDelete" },
    fold: beside,
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: {
      bucket: null,
      expected_bucket_owner: null,
      apply_server_side_encryption_by_default: "ServerSideEncryptionByDefault",
      ...encryption,
    },
    one: ["apply_server_side_encryption_by_default"],
    fold: (whole, part) => {
      const rules = encryptionRules(part["Rule"]);
      return rules === undefined ? whole : { ...whole, BucketEncryption: rules };
    },
  },
  aws_s3_bucket_public_access_block: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: { bucket: null, skip_destroy: null },
    defaults: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false },
    fold: member("PublicAccessBlockConfiguration"),
    alone: (part, name) => bucketElsewhere(name, { PublicAccessBlockConfiguration: part }),
  },
  aws_s3_bucket_ownership_controls: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: { bucket: null, rule: "Rules" },
    fold: member("OwnershipControls"),
  },
  aws_s3_bucket_object_lock_configuration: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: { bucket: null, expected_bucket_owner: null, token: null },
    one: ["rule", "default_retention"],
    defaults: { ObjectLockEnabled: "Enabled" },
    fold: (whole, part) => ({ ...whole, ObjectLockEnabled: true, ObjectLockConfiguration: part }),
  },
  aws_s3_bucket_logging: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: {
      bucket: null,
      expected_bucket_owner: null,
      target_bucket: "DestinationBucketName",
      target_prefix: "LogFilePrefix",
      target_grant: null,
    },
    one: ["target_object_key_format"],
    fold: member("LoggingConfiguration"),
  },
  aws_s3_bucket_acl: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: { bucket: null, acl: "AccessControl", access_control_policy: null, expected_bucket_owner: null },
    values: { acl: cannedAcl },
    finish: (properties, given) => {
      const [policy] = listOf(given["access_control_policy"]);
      return withGrants(properties, policy instanceof Unknown ? policy : isProperties(policy) ? policy["grant"] : undefined);
    },
    fold: beside,
    alone: (part, name) => bucketElsewhere(name, { AccessControl: "Private", ...part }),
  },
  aws_s3_bucket_lifecycle_configuration: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: {
      bucket: null,
      expected_bucket_owner: null,
      rule: "Rules",
      transition: "Transitions",
      noncurrent_version_transition: "NoncurrentVersionTransitions",
      noncurrent_days: "NoncurrentDays",
    },
    one: ["expiration", "noncurrent_version_expiration", "abort_incomplete_multipart_upload", "filter", "and"],
    fold: member("LifecycleConfiguration"),
  },
  aws_s3_bucket_replication_configuration: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: { bucket: null, token: null, rule: "Rules" },
    one: ["destination", "filter", "and", "delete_marker_replication", "source_selection_criteria", "sse_kms_encrypted_objects"],
    fold: member("ReplicationConfiguration"),
  },
  aws_s3_bucket_website_configuration: {
    of: ["aws_s3_bucket"],
    by: "bucket",
    names: { bucket: null, expected_bucket_owner: null },
    one: ["index_document", "error_document", "redirect_all_requests_to"],
    fold: member("WebsiteConfiguration"),
  },
  // No type of CloudFormation's: as the S3 control API has it.
  aws_s3_account_public_access_block: {
    type: "Sallyport::AWS::S3AccountPublicAccessBlock",
    defaults: { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false },
  },
  aws_s3_access_point: { type: "AWS::S3::AccessPoint", json: ["policy"] },
  aws_s3control_access_point_policy: {
    of: ["aws_s3_access_point"],
    by: "access_point_arn",
    names: { access_point_arn: null },
    json: ["policy"],
    fold: beside,
    alone: policyAlone("AWS::S3::AccessPoint", "PublicAccessBlockConfiguration", "VpcConfiguration"),
  },
  aws_s3vectors_vector_bucket: {
    type: "AWS::S3Vectors::VectorBucket",
    names: { force_destroy: null },
    namedBy: ["vector_bucket_name"],
  },
  aws_s3vectors_vector_bucket_policy: {
    type: "AWS::S3Vectors::VectorBucketPolicy",
    json: ["policy"],
  },
  aws_s3vectors_index: { type: "AWS::S3Vectors::Index" },
};
