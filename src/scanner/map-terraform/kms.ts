import { beside, type Mappings, type Shape, policyAlone } from "./mapping.ts";

const key: Shape = {
  names: {
    customer_master_key_spec: "KeySpec",
    policy: "KeyPolicy",
    is_enabled: "Enabled",
    deletion_window_in_days: "PendingWindowInDays",
    bypass_policy_lockout_safety_check: "BypassPolicyLockoutSafetyCheck",
    key_material_base64: null,
  },
  json: ["policy"],
};

export const kmsMappings: Mappings = {
  aws_kms_key: { ...key, type: "AWS::KMS::Key", namedBy: ["key_id"] },
  aws_kms_external_key: { ...key, type: "AWS::KMS::Key", defaults: { Origin: "EXTERNAL" } },
  aws_kms_replica_key: { ...key, type: "AWS::KMS::ReplicaKey" },
  aws_kms_key_policy: {
    of: ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key"],
    by: "key_id",
    names: { key_id: null, policy: "KeyPolicy", bypass_policy_lockout_safety_check: null },
    json: ["policy"],
    fold: beside,
    alone: policyAlone(
      "AWS::KMS::Key",
      "EnableKeyRotation",
      "Enabled",
      "KeySpec",
      "KeyUsage",
      "Origin",
      "PendingWindowInDays",
      "RotationPeriodInDays",
      "Tags",
    ),
  },
  aws_kms_alias: { type: "AWS::KMS::Alias", names: { name: "AliasName" } },
};
