import type { AccountOutcome, Rule } from "../../model/rule.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readPath } from "../../model/read-property.ts";
import { isProperties, Unknown, type Value } from "../../model/value.ts";
import { existing, lacking } from "../checks/ask-account.ts";
import { part, subjectOf } from "../checks/check.ts";
import { all } from "../checks/combine-checks.ts";
import { listOf, parsed } from "../checks/read-statements.ts";
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
    checkAccount: optedOut,
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

const optOutType = "AISERVICES_OPT_OUT_POLICY";

/** By the policy itself; a member that may not read it knows what holds for it at least, though not whether it may be changed. */
function optedOut(index: InventoryIndex): readonly AccountOutcome[] {
  const found = firstGood(index, optOutType, "No policy opts out of AI services for good", (policy) => optsOut(policy, index));
  if (found.some(({ status }) => status !== "UNKNOWN")) return found;
  const holding = index
    .ofType("Sallyport::AWS::OrganizationsEffectivePolicy")
    .find(({ properties }) => properties["PolicyType"] === optOutType);
  if (holding === undefined) return found;
  const content = parsed(part(subjectOf(holding, index), "PolicyContent")).value;
  if (content !== undefined && !isProperties(content)) return found;
  const held = readPath(content, "services.default.opt_out_policy");
  if (held === "optOut" || readPath(held, "@@assign") === "optOut")
    return [
      {
        status: "UNKNOWN",
        why: "The account is opted out; whether it may change that is for the organisation's account to tell.",
      },
    ];
  return [{ status: "FAIL", why: "No policy that holds for this account opts out of AI services." }];
}

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
  if ([optOut, assigned, ...children].some((one) => one instanceof Unknown)) return "UNKNOWN";
  return assigned === "optOut" && children.length === 1 && children[0] === "@@none" ? "PASS" : "FAIL";
}
