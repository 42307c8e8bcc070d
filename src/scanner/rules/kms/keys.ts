import type { Rule } from "../../model/rule.ts";
import { readFlag } from "../../model/read-flag.ts";
import { readProperty } from "../../model/read-property.ts";
import { Unknown } from "../../model/value.ts";

export const kmsKeyRules: readonly Rule[] = [
  {
    id: "kms-key-rotates",
    control: "DAT-006",
    severity: "high",
    title: "A customer-managed key rotates every year",
    remediation: "Set EnableKeyRotation to true. In Terraform: enable_key_rotation of aws_kms_key.",
    also: {
      prowler: ["kms_cmk_rotation_enabled"],
      checkov: ["CKV_AWS_7"],
      cdkNag: ["AwsSolutions-KMS5", "NIST.800.53.R5-KMSBackingKeyRotationEnabled"],
      cfnGuard: ["CMK_BACKING_KEY_ROTATION_ENABLED"],
    },
    types: ["AWS::KMS::Key"],
    check: (key) => {
      const spec = readProperty(key, "KeySpec") ?? "SYMMETRIC_DEFAULT";
      const origin = readProperty(key, "Origin") ?? "AWS_KMS";
      for (const value of [spec, origin])
        if (typeof value !== "string")
          return {
            status: "UNKNOWN",
            why: `What kind of key it is: ${value instanceof Unknown ? value.why : "it is no plain text"}.`,
          };
      // Only symmetric keys whose material AWS made can rotate by themselves.
      if (spec !== "SYMMETRIC_DEFAULT" || origin !== "AWS_KMS") return undefined;
      const property = "EnableKeyRotation";
      const rotates = readFlag(key, property);
      if (rotates instanceof Unknown) return { status: "UNKNOWN", why: `Rotation: ${rotates.why}.`, property };
      return rotates === true
        ? { status: "PASS", why: "It rotates.", property }
        : { status: "FAIL", why: "It does not rotate.", property };
    },
  },
];
