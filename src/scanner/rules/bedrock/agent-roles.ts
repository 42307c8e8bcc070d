import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { readProperty } from "../../model/read-property.ts";
import { plainText } from "../../model/plain-text.ts";
import { isProperties, Unknown } from "../../model/value.ts";
import { attachedPolicies, tooMuchOf } from "../checks/attached-policies.ts";
import { subjectOf } from "../checks/check.ts";
import { isEmpty } from "../checks/require-value.ts";
import { conditionOf, statementsOf } from "../checks/read-statements.ts";

const property = "AgentResourceRoleArn";

export const agentRoleRules: readonly Rule[] = [
  {
    id: "bedrock-agent-role-least-privilege",
    control: "AGT-002",
    severity: "high",
    title: "An agent's role has no more rights than it needs, within a permissions boundary",
    remediation:
      "Take policies named FullAccess and wildcard actions from the agent's role, and set its PermissionsBoundary. In Terraform: permissions_boundary of aws_iam_role.",
    also: { prowler: ["bedrock_agent_role_least_privilege"] },
    types: ["AWS::Bedrock::Agent"],
    check: withRole((role, index) => {
      const { managed, statements, doubt } = attachedPolicies(role, index);
      const full = managed.find((name) =>
        /:iam::aws:policy\/(.*\/)?(\w*FullAccess|AdministratorAccess|PowerUserAccess)$/.test(name),
      );
      if (full !== undefined) return fail(`Its role has the policy ${full.slice(full.lastIndexOf("/") + 1)}.`);
      const much = statements.map(tooMuchOf).find((why) => why !== undefined);
      if (much !== undefined) return fail(`A policy of its role is too wide: ${much}.`);
      const boundary = role.properties["PermissionsBoundary"];
      if (boundary instanceof Unknown) return unsure(`The permissions boundary of its role is not known: ${boundary.why}.`);
      if (isEmpty(boundary)) return fail("Its role has no permissions boundary.");
      if (doubt !== undefined) return unsure(`Its role is narrow as far as it is known: ${doubt}.`);
      return pass("Its role is narrow as far as its policies are here, within a boundary.");
    }),
  },
  {
    id: "bedrock-agent-role-trust-confined",
    control: "AGT-002",
    severity: "high",
    title: "An agent's role trusts Bedrock on behalf of this account or agent alone",
    remediation:
      "Give each statement of the trust policy the principal bedrock.amazonaws.com and a condition on aws:SourceArn or aws:SourceAccount.",
    types: ["AWS::Bedrock::Agent"],
    check: withRole((role, index) => {
      const { items, doubt } = statementsOf(subjectOf(role, index), "AssumeRolePolicyDocument");
      for (const { value } of items) {
        if (!isProperties(value)) return unsure("A statement of its role's trust policy cannot be read.");
        if (value["Effect"] !== "Allow") continue;
        const limits = ["aws:SourceArn", "aws:SourceAccount"].map((key) =>
          conditionOf(value, /^(Arn|String)(Equals|Like)$/, key),
        );
        if (limits.every((one) => one === undefined))
          return fail("Its role's trust policy has no condition on aws:SourceArn or aws:SourceAccount.");
        if (limits.some((one) => one instanceof Unknown))
          return unsure("The conditions of its role's trust policy are not known.");
      }
      if (doubt !== undefined || items.length === 0) return unsure("Its role's trust policy cannot be read.");
      return pass("Its role's trust policy is bound to its source.");
    }),
  },
  {
    id: "bedrock-agent-role-short-sessions",
    control: "AGT-002",
    severity: "low",
    title: "The sessions of an agent's role last an hour at most",
    remediation: "Leave MaxSessionDuration of the role at 3600 seconds. In Terraform: max_session_duration of aws_iam_role.",
    types: ["AWS::Bedrock::Agent"],
    check: withRole((role) => {
      const longest = readProperty(role, "MaxSessionDuration") ?? 3600;
      const text = plainText(longest);
      if (text === undefined) return unsure("How long its role's sessions last is not known.");
      return Number(text) <= 3600
        ? pass("Its role's sessions last an hour at most.")
        : fail("Its role's sessions may last longer than an hour.");
    }),
  },
];

function withRole(judge: (role: Resource, index: InventoryIndex) => Outcome) {
  return (agent: Resource, index: InventoryIndex): Outcome => {
    const value = readProperty(agent, property);
    if (value === undefined) return unsure("It has no role that is told.");
    const role = index.follow(value);
    if (role instanceof Unknown) return unsure(`Its role is not known: ${role.why}.`);
    if (role?.type !== "AWS::IAM::Role") return unsure("Its role is not in what was read.");
    if ((role.unreadable ?? role.mayBeAbsent) !== undefined) return unsure("Its role cannot be read for sure.");
    return judge(role, index);
  };
}

const pass = (why: string): Outcome => ({ status: "PASS", why, property });
const fail = (why: string): Outcome => ({ status: "FAIL", why, property });
const unsure = (why: string): Outcome => ({ status: "UNKNOWN", why, property });
