import type { Rule } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";
import { ask, say } from "../checks/check.ts";
import { all, when } from "../checks/combine-checks.ts";
import { requireKey } from "../checks/require-key.ts";
import { requirePresent, requireTrue } from "../checks/require-value.ts";

const tables = ["AWS::DynamoDB::Table"];

export const tableRules: readonly Rule[] = [
  {
    id: "dynamodb-key",
    control: "DAT-005",
    severity: "high",
    title: "A table is encrypted with a customer-managed key",
    remediation:
      "Set SSESpecification with SSEEnabled and KMSMasterKeyId. In Terraform: server_side_encryption of aws_dynamodb_table.",
    also: {
      prowler: ["dynamodb_tables_kms_cmk_encryption_enabled"],
      checkov: ["CKV_AWS_119"],
      cfnGuard: ["DYNAMODB_TABLE_ENCRYPTED_KMS"],
    },
    types: tables,
    check: ask(all(requireTrue("SSESpecification.SSEEnabled"), requireKey("SSESpecification.KMSMasterKeyId"))),
  },
  {
    id: "dynamodb-recovery",
    control: "RES-007",
    severity: "medium",
    title: "A table can be put back to any moment",
    remediation: "Set PointInTimeRecoverySpecification. In Terraform: point_in_time_recovery of aws_dynamodb_table.",
    also: {
      prowler: ["dynamodb_tables_pitr_enabled"],
      checkov: ["CKV_AWS_28"],
      cdkNag: ["AwsSolutions-DDB3", "NIST.800.53.R5-DynamoDBPITREnabled"],
      cfnGuard: ["DYNAMODB_PITR_ENABLED"],
    },
    types: tables,
    check: ask(requireTrue("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled")),
  },
  {
    id: "dynamodb-prompts-expire",
    control: "DAT-012",
    severity: "medium",
    title: "A table of prompts or conversations lets its items expire",
    remediation: "Set TimeToLiveSpecification. In Terraform: the block ttl of aws_dynamodb_table.",
    types: tables,
    check: ask(
      when(
        (subject) => {
          const name = subject.resource.properties["TableName"];
          if (name instanceof Unknown) return say("UNKNOWN", subject, `has a name that is not known: ${name.why}`);
          const names = [
            subject.resource.id.slice(subject.resource.id.lastIndexOf("/") + 1),
            ...(typeof name === "string" ? [name] : []),
          ];
          return say(
            names.some((one) => /prompt|conversation|chat|session|transcript/i.test(one)) ? "PASS" : "FAIL",
            subject,
            "is a table",
          );
        },
        all(requireTrue("TimeToLiveSpecification.Enabled"), requirePresent("TimeToLiveSpecification.AttributeName")),
      ),
    ),
  },
];
