import type { Rule } from "../../model/rule.ts";
import { Reference, Unknown, type Value } from "../../model/value.ts";
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
  {
    id: "bedrock-agent-role-not-shared",
    control: "AGT-002",
    severity: "high",
    title: "No two agents of Bedrock have one role",
    remediation: "Give each agent an execution role of its own. In Terraform: agent_resource_role_arn of aws_bedrockagent_agent.",
    also: { prowler: ["bedrock_agent_role_not_shared_across_agents"] },
    reads: types,
    checkAccount: (index) => {
      const property = "AgentResourceRoleArn";
      const agents = index
        .ofType("AWS::Bedrock::Agent")
        .map((resource) => ({ resource, role: nameOfRole(resource.properties[property]) }));
      const counted = new Map<string, number>();
      for (const { role } of agents) if (typeof role === "string") counted.set(role, (counted.get(role) ?? 0) + 1);
      const unread = index.mayLack("AWS::Bedrock::Agent");
      const doubt =
        unread ?? (agents.some(({ role }) => typeof role !== "string") ? "roles of some agents are not known" : undefined);
      return agents.map(({ resource, role }) => {
        if (typeof role !== "string")
          return { resource, status: "UNKNOWN", why: `Its role is not known: ${role.why}.`, property };
        if ((counted.get(role) ?? 0) > 1) return { resource, status: "FAIL", why: "Another agent has the same role.", property };
        return doubt === undefined
          ? { resource, status: "PASS", why: "No other agent has its role.", property }
          : { resource, status: "UNKNOWN", why: `No agent that was read shares its role, but others might: ${doubt}.`, property };
      });
    },
  },
];

function nameOfRole(value: Value | undefined): string | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof Reference) return `reference ${value.id}`;
  return typeof value === "string" && value !== "" ? value : new Unknown("it is no plain ARN");
}
