import type { AccountOutcome, Rule } from "../../model/rule.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readPath } from "../../model/read-property.ts";
import { isProperties, type Value } from "../../model/value.ts";
import { existing, lacking } from "../checks/ask-account.ts";
import { part, subjectOf } from "../checks/check.ts";
import { all, type Items } from "../checks/combine-checks.ts";
import { listOf, parsed, statementsOf } from "../checks/read-statements.ts";
import { requireList, requireOneOf } from "../checks/require-value.ts";

const policies = ["AWS::Organizations::Policy"];

export const organizationRules: readonly Rule[] = [
  {
    id: "organization-ai-opt-out",
    control: "LEG-003",
    severity: "medium",
    title: "The organisation opts out of the use of its content by AI services, and no account may change that",
    remediation:
      "Attach a policy of type AISERVICES_OPT_OUT_POLICY to the root, whose services.default.opt_out_policy assigns optOut and has @@operators_allowed_for_child_policies [@@none].",
    also: { prowler: ["organizations_opt_out_ai_services_policy"] },
    reads: policies,
    checkAccount: (index) =>
      firstGood(index, "AISERVICES_OPT_OUT_POLICY", "No policy opts out of AI services for good", (policy) =>
        optsOut(policy, index),
      ),
  },
  {
    id: "organization-scp-for-ai",
    control: "NET-005",
    severity: "high",
    title: "Service control policies deny unsafe configurations of AI services",
    remediation:
      "Attach service control policies that deny notebooks with internet access, jobs without keys or isolation, and invocations without a guardrail.",
    reads: policies,
    checkAccount: (index) =>
      firstGood(index, "SERVICE_CONTROL_POLICY", "No service control policy denies actions of SageMaker or Bedrock", (policy) =>
        denies(policy, index, (statement) =>
          actionsOf(statement).some((action) => /^(sagemaker|bedrock):/i.test(action) || action === "*"),
        ),
      ),
  },
  {
    id: "organization-scp-regions",
    control: "NET-005",
    severity: "high",
    title: "A service control policy denies regions that are not approved",
    remediation:
      "Attach a service control policy that denies everything but global services where aws:RequestedRegion is not in the list.",
    also: { prowler: ["organizations_scp_check_deny_regions"] },
    reads: policies,
    checkAccount: (index) =>
      firstGood(index, "SERVICE_CONTROL_POLICY", "No service control policy denies regions", (policy) =>
        denies(policy, index, (statement) =>
          /"aws:RequestedRegion"/i.test(JSON.stringify(isProperties(statement) ? (statement["Condition"] ?? null) : null)),
        ),
      ),
  },
  {
    id: "organization-tag-policy",
    control: "LOG-006",
    severity: "low",
    title: "A tag policy says which tags there are",
    remediation:
      "Attach a policy of type TAG_POLICY with the owner, data class, project and use case. In Terraform: aws_organizations_policy.",
    also: { prowler: ["organizations_tags_policies_enabled_and_attached"] },
    ...existing(
      policies,
      "There is no tag policy that is attached",
      all(requireOneOf("Type", ["TAG_POLICY"]), requireList("TargetIds")),
    ),
  },
];

type Judged = "PASS" | "FAIL" | "UNKNOWN";

function firstGood(
  index: InventoryIndex,
  type: string,
  missing: string,
  judge: (policy: Resource) => Judged,
): readonly AccountOutcome[] {
  const asked = index
    .ofType("AWS::Organizations::Policy")
    .filter(({ properties }) => typeof properties["Type"] !== "string" || properties["Type"] === type)
    .map((resource) => ({ resource, judged: judgeWhole(resource, type, judge) }));
  const found = asked.find(({ judged }) => judged === "PASS") ?? asked.find(({ judged }) => judged === "UNKNOWN");
  if (found === undefined) return [lacking(index, policies, missing)];
  const { resource, judged: status } = found;
  return [{ status, resource, why: status === "PASS" ? "This policy does." : "Whether this policy does cannot be read." }];
}

/** A policy counts where it is attached to something. */
function judgeWhole(policy: Resource, type: string, judge: (policy: Resource) => Judged): Judged {
  if (policy.properties["Type"] !== type) return "UNKNOWN";
  const judged = judge(policy);
  if (judged !== "PASS") return judged;
  const targets = policy.properties["TargetIds"];
  if (targets === undefined || (Array.isArray(targets) && targets.length === 0)) return "FAIL";
  return Array.isArray(targets) || typeof targets === "string" ? "PASS" : "UNKNOWN";
}

function optsOut(policy: Resource, index: InventoryIndex): Judged {
  const content = parsed(part(subjectOf(policy, index), "Content")).value;
  if (!isProperties(content)) return "UNKNOWN";
  const optOut = readPath(content, "services.default.opt_out_policy");
  const assigned: Value | undefined = readPath(optOut, "@@assign");
  const children = listOf(readPath(optOut, "@@operators_allowed_for_child_policies"));
  return assigned === "optOut" && children.length === 1 && children[0] === "@@none" ? "PASS" : "FAIL";
}

function denies(policy: Resource, index: InventoryIndex, test: (statement: Value) => boolean): Judged {
  const { items, doubt }: Items = statementsOf(subjectOf(policy, index), "Content");
  const hit = items.some(({ value }) => isProperties(value) && value["Effect"] === "Deny" && test(value));
  if (hit) return "PASS";
  return doubt === undefined ? "FAIL" : "UNKNOWN";
}

const actionsOf = (statement: Value): readonly string[] =>
  isProperties(statement) ? listOf(statement["Action"]).filter((one) => typeof one === "string") : [];
