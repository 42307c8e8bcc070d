import type { App, Stack } from "aws-cdk-lib";
import { CfnPolicy } from "aws-cdk-lib/aws-organizations";
import { dataClasses } from "../../src/core/data-class.ts";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { createStack } from "./create-stack.ts";
import { enforceGuardrail } from "./org-policies/enforce-guardrail.ts";
import { resourceControlPolicy } from "./org-policies/resource-control-policy.ts";
import { serviceControlPolicies } from "./org-policies/service-control-policies.ts";

const nobodyElse = { "@@operators_allowed_for_child_policies": ["@@none"] };

/** All AI services of AWS opt out, those to come too, and no account below can change that (LEG-003). */
const optOut = {
  services: { ...nobodyElse, default: { ...nobodyElse, opt_out_policy: { ...nobodyElse, "@@assign": "optOut" } } },
};

/** How tags are written, and which values they have (LOG-006): another spelling would be another project to every policy that compares. */
const tagPolicy = {
  tags: Object.fromEntries(
    Object.entries({
      Owner: undefined,
      Project: undefined,
      UseCase: undefined,
      DataClass: dataClasses,
      Environment: ["prod", "research", "sandbox"],
    }).map(([key, values]) => [
      key.toLowerCase(),
      { tag_key: { "@@assign": key }, ...(values === undefined ? {} : { tag_value: { "@@assign": values } }) },
    ]),
  ),
};

/**
 * The organisation's own policies (NET-005), attached to `organization.policyTargets`. Deployed in the management account, or in one that
 * it delegated policies to, with these types of policies switched on there; without targets there is no such stack.
 */
export function buildOrgPolicies(app: App, config: DeploymentConfig): void {
  if (config.organization.policyTargets.length === 0) return;
  const stack = createStack(app, config, "OrgPolicies", "policies of the organisation");
  for (const [name, content] of Object.entries(serviceControlPolicies(config)))
    attach(stack, config, { name, type: "SERVICE_CONTROL_POLICY", content, description: "What nobody in these accounts may do" });
  attach(stack, config, {
    name: "our-own-only",
    type: "RESOURCE_CONTROL_POLICY",
    content: resourceControlPolicy(config),
    description: "What nobody from outside gets",
  });
  attach(stack, config, {
    name: "ai-opt-out",
    type: "AISERVICES_OPT_OUT_POLICY",
    content: optOut,
    description: "No AI service of AWS keeps content to become better",
  });
  attach(stack, config, { name: "tags", type: "TAG_POLICY", content: tagPolicy, description: "How tags are written" });
  attach(stack, config, {
    name: "enforced-guardrail",
    type: "BEDROCK_POLICY",
    content: enforceGuardrail(stack, config),
    description: "Each model call of the organisation in this region is held to this guardrail",
  });
}

interface Attached {
  readonly name: string;
  readonly type: string;
  readonly content: object;
  readonly description: string;
}

function attach(stack: Stack, config: DeploymentConfig, { name, type, content, description }: Attached): void {
  new CfnPolicy(stack, `Policy-${name}`, {
    name: `${config.name}-${name}`,
    type,
    description,
    content,
    targetIds: config.organization.policyTargets,
  });
}
