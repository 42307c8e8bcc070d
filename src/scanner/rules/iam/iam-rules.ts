import type { Rule } from "../../model/rule.ts";
import { agentRoleRules } from "./agent-roles.ts";
import { credentialRules } from "./credentials.ts";
import { externalAccessRules } from "./external-access.ts";
import { guardrailConditionRules } from "./guardrail-condition.ts";
import { leastPrivilegeRules } from "./least-privilege.ts";
import { organizationPolicyRules } from "./organization-policies.ts";
import { policyLintRules } from "./policy-lint.ts";
import { projectTagRules } from "./project-tags.ts";
import { separationRules } from "./separation.ts";
import { signInRules } from "./sign-in.ts";

/** Every rule on identities and policies. */
export const iamRules: readonly Rule[] = [
  ...signInRules,
  ...leastPrivilegeRules,
  ...separationRules,
  ...projectTagRules,
  ...credentialRules,
  ...policyLintRules,
  ...externalAccessRules,
  ...guardrailConditionRules,
  ...agentRoleRules,
  ...organizationPolicyRules,
];
