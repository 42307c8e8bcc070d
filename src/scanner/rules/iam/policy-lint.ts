import { type Lint, lintActions, lintKeys, lintOperators, lintResources, lintTags } from "../../iam/lint-statement.ts";
import { type PolicyKind, policyTypes } from "../../iam/list-documents.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import { showPattern } from "../../iam/pattern.ts";
import type { Rule } from "../../model/rule.ts";
import { judgeDocuments } from "./judge-documents.ts";

const everyKind: readonly PolicyKind[] = ["identity", "trust", "resource", "endpoint", "organization"];
const reference =
  "The Service Authorization Reference lists the actions, resource types and condition keys of each service; a policy with a word that does not exist is taken by AWS and never does what it says.";

function lintRule(
  about: Pick<Rule, "id" | "control" | "severity" | "title" | "remediation" | "also">,
  lint: (statement: Statement) => Lint | undefined,
  good: string,
): Rule {
  return { ...about, types: policyTypes, check: (resource) => judgeDocuments(resource, everyKind, (one) => lint(one), good) };
}

/** The lint of every policy document: what is written is what AWS knows. */
export const policyLintRules: readonly Rule[] = [
  lintRule(
    {
      id: "iam-policy-actions-exist",
      control: "IAM-012",
      severity: "high",
      title: "Every action in a policy exists",
      remediation: `Write the action as IAM names it: Converse is authorised as bedrock:InvokeModel. ${reference}`,
    },
    lintActions,
    "Every action exists.",
  ),
  lintRule(
    {
      id: "iam-policy-condition-keys-exist",
      control: "IAM-012",
      severity: "high",
      title: "Every condition key in a policy exists, and the actions beside it have it",
      remediation: `Use a key that the action has, such as sagemaker:DirectInternetAccess or aws:SourceVpce, in a statement of its own where only some actions have it. ${reference}`,
    },
    lintKeys,
    "Every condition key exists.",
  ),
  lintRule(
    {
      id: "iam-policy-resources-fit-actions",
      control: "IAM-012",
      severity: "medium",
      title: "The resources of a statement are such as its actions take",
      remediation: `Name an ARN of the type that the action takes, and put actions that take none into a statement of their own. ${reference}`,
    },
    lintResources,
    "The resources are such as the actions take.",
  ),
  lintRule(
    {
      id: "iam-policy-operators-fit-keys",
      control: "IAM-012",
      severity: "medium",
      title: "The operators of a policy's conditions exist, fit the type of their key and do not hold for requests without it",
      remediation:
        "Use the operator of the key's type. BoolIfExists and ForAllValues hold where the key is absent: in an Allow use Bool, or add a Null condition.",
    },
    lintOperators,
    "The operators fit their keys.",
  ),
  lintRule(
    {
      id: "iam-policy-tag-conditions-work",
      control: "IAM-005",
      severity: "high",
      title: "Conditions on tags are on resources and requests that carry tags",
      remediation:
        "Foundation models carry no tags of customers, so that aws:ResourceTag on them denies every call: grant an application inference profile or an endpoint of the project, which carry tags.",
    },
    lintTags,
    "Tags are compared only where there are tags.",
  ),
  {
    id: "iam-policy-no-allow-of-all-else",
    control: "IAM-012",
    severity: "high",
    title: "No statement allows everything but what it lists",
    remediation:
      "Replace NotAction, NotResource or NotPrincipal beside Allow by a list of what is needed; use them beside Deny only.",
    also: {
      cfnGuard: ["IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION", "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE"],
    },
    types: policyTypes,
    check: (resource) =>
      judgeDocuments(
        resource,
        everyKind,
        ({ effect, notAction, notResource, notPrincipal, actions }) => {
          const used = [
            ...(notAction ? ["NotAction"] : []),
            ...(notResource ? ["NotResource"] : []),
            ...(notPrincipal ? ["NotPrincipal"] : []),
          ];
          if (used.length === 0 || effect === "Deny") return { wrong: [], unknown: [] };
          const clause = `${used.join(" and ")} beside Allow allows all but ${actions.slice(0, 3).map(showPattern).join(", ")}`;
          return effect === "Allow" ? { wrong: [clause], unknown: [] } : { wrong: [], unknown: [effect.why] };
        },
        "No statement allows all but what it lists.",
      ),
  },
];
