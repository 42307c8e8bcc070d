import type { Rule } from "../../model/rule.ts";
import { ask } from "../checks/check.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireAtMost } from "../checks/require-value.ts";

const types = ["AWS::Logs::LogGroup"];

export const logGroupRules: readonly Rule[] = [
  {
    id: "log-group-key",
    control: "DAT-005",
    severity: "medium",
    title: "A log group is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId. In Terraform: kms_key_id of aws_cloudwatch_log_group.",
    also: {
      prowler: ["cloudwatch_log_group_kms_encryption_enabled"],
      checkov: ["CKV_AWS_158"],
      cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupEncrypted"],
      cfnGuard: ["CLOUDWATCH_LOG_GROUP_ENCRYPTED"],
    },
    types,
    check: ask(requireKey("KmsKeyId")),
  },
  {
    id: "log-group-expires",
    control: "DAT-012",
    severity: "medium",
    title: "What a log group holds expires",
    remediation:
      "Set RetentionInDays to what the data's class allows. In Terraform: retention_in_days of aws_cloudwatch_log_group.",
    also: {
      checkov: ["CKV_AWS_66"],
      cdkNag: ["NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod"],
      cfnGuard: ["CW_LOGGROUP_RETENTION_PERIOD_CHECK"],
    },
    types,
    // Ten years is the longest that can be asked for; without a number it is for ever.
    check: ask(requireAtMost("RetentionInDays", 3653)),
  },
];
