import type { Rule } from "../../model/rule.ts";
import { ask } from "../checks/check.ts";
import { requireKey } from "../checks/require-key.ts";
import { requirePresent, requireText } from "../checks/require-value.ts";

const types = ["AWS::Bedrock::Agent"];

export const agentRules: readonly Rule[] = [
  {
    id: "bedrock-agent-guardrail",
    control: "AGT-002",
    severity: "high",
    title: "An agent of Bedrock is under a guardrail",
    remediation:
      "Set GuardrailConfiguration with the guardrail and a version of it. In Terraform: the block guardrail_configuration of aws_bedrockagent_agent.",
    also: { prowler: ["bedrock_agent_guardrail_enabled"], checkov: ["CKV_AWS_383"] },
    types,
    check: ask(requirePresent("GuardrailConfiguration.GuardrailIdentifier")),
  },
  {
    id: "bedrock-agent-guardrail-version",
    control: "AGT-002",
    severity: "medium",
    title: "An agent of Bedrock is under a version of its guardrail that cannot change",
    remediation: "Set GuardrailVersion to a number, not to DRAFT. In Terraform: guardrail_version of guardrail_configuration.",
    types,
    check: ask(requireText("GuardrailConfiguration.GuardrailVersion", (text) => /^\d+$/.test(text), { absent: "NONE" })),
  },
  {
    id: "bedrock-agent-key",
    control: "DAT-005",
    severity: "high",
    title: "An agent of Bedrock is encrypted with a customer-managed key",
    remediation: "Set CustomerEncryptionKeyArn. In Terraform: customer_encryption_key_arn of aws_bedrockagent_agent.",
    also: { checkov: ["CKV_AWS_373"] },
    types,
    check: ask(requireKey("CustomerEncryptionKeyArn")),
  },
];
