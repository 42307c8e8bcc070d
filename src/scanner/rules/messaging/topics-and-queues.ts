import type { Rule } from "../../model/rule.ts";
import { ask } from "../checks/check.ts";
import { any } from "../checks/combine-checks.ts";
import { allowsNotEveryone } from "../checks/read-statements.ts";
import { requireKey } from "../checks/require-key.ts";
import { requirePresent, requireTrue } from "../checks/require-value.ts";

export const messagingRules: readonly Rule[] = [
  {
    id: "sns-encrypted",
    control: "DAT-005",
    severity: "medium",
    title: "A topic is encrypted",
    remediation: "Set KmsMasterKeyId. In Terraform: kms_master_key_id of aws_sns_topic.",
    also: {
      prowler: ["sns_topics_kms_encryption_at_rest_enabled"],
      checkov: ["CKV_AWS_26"],
      cdkNag: ["NIST.800.53.R5-SNSEncryptedKMS"],
      cfnGuard: ["SNS_ENCRYPTED_KMS"],
    },
    types: ["AWS::SNS::Topic"],
    check: ask(requirePresent("KmsMasterKeyId")),
  },
  {
    id: "sns-key",
    control: "DAT-005",
    severity: "low",
    title: "A topic is encrypted with a customer-managed key",
    remediation:
      "Set KmsMasterKeyId to a key of yours: alias/aws/sns is AWS's. In Terraform: kms_master_key_id of aws_sns_topic.",
    types: ["AWS::SNS::Topic"],
    check: ask(requireKey("KmsMasterKeyId")),
  },
  {
    id: "sns-not-public",
    control: "DAT-007",
    severity: "high",
    title: "A topic's policy lets in nobody who is not named, without a condition",
    remediation: "Name the principals, or add a condition on aws:SourceArn or aws:PrincipalOrgID.",
    also: {
      prowler: ["sns_topics_not_publicly_accessible"],
      checkov: ["CKV_AWS_169"],
      cfnGuard: ["SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL"],
    },
    types: ["AWS::SNS::TopicPolicy"],
    check: ask(allowsNotEveryone("PolicyDocument")),
  },
  {
    id: "sqs-encrypted",
    control: "DAT-005",
    severity: "medium",
    title: "A queue is encrypted",
    remediation: "Set KmsMasterKeyId, or SqsManagedSseEnabled. In Terraform: kms_master_key_id of aws_sqs_queue.",
    also: { prowler: ["sqs_queues_server_side_encryption_enabled"], checkov: ["CKV_AWS_27"], cdkNag: ["AwsSolutions-SQS2"] },
    types: ["AWS::SQS::Queue"],
    check: ask(any(requirePresent("KmsMasterKeyId"), requireTrue("SqsManagedSseEnabled"))),
  },
  {
    id: "sqs-key",
    control: "DAT-005",
    severity: "low",
    title: "A queue is encrypted with a customer-managed key",
    remediation: "Set KmsMasterKeyId to a key of yours. In Terraform: kms_master_key_id of aws_sqs_queue.",
    also: { cfnGuard: ["SQS_QUEUE_KMS_MASTER_KEY_ID_RULE"] },
    types: ["AWS::SQS::Queue"],
    check: ask(requireKey("KmsMasterKeyId")),
  },
  {
    id: "sqs-not-public",
    control: "DAT-007",
    severity: "high",
    title: "A queue's policy lets in nobody who is not named, without a condition",
    remediation: "Name the principals, or add a condition on aws:SourceArn or aws:PrincipalOrgID.",
    also: {
      prowler: ["sqs_queues_not_publicly_accessible"],
      checkov: ["CKV_AWS_168"],
      cfnGuard: ["SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL"],
    },
    types: ["AWS::SQS::QueuePolicy"],
    check: ask(allowsNotEveryone("PolicyDocument")),
  },
];
