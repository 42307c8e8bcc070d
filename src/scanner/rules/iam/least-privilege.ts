import { isBoundBy } from "../../iam/bind-condition.ts";
import { identityPolicyTypes } from "../../iam/list-documents.ts";
import { managedGrant } from "../../iam/managed-policies.ts";
import {
  anyName,
  isEveryResource,
  matchPattern,
  matchWildcard,
  overlap,
  overlapArns,
  widestOf,
} from "../../iam/match-pattern.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import { allOf, type Answer, anyOf, type Pattern, patternsOf, showPattern, whyUnknown } from "../../iam/pattern.ts";
import { actionsNamed, serviceWords } from "../../iam/service-reference.ts";
import { managedName, speaksOf } from "../../iam/what-role-can.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Rule } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";
import { unlessAudits } from "./audits-only.ts";
import { type Findings, judgeDocuments, sentence } from "./judge-documents.ts";

const fine: Findings = { wrong: [], unknown: [] };
const identityOnly = ["identity"] as const;

/** Services that hold models, their data, their keys and who may use them. */
const guarded = [
  "bedrock",
  "bedrock-agentcore",
  "bedrock-mantle",
  "sagemaker",
  "s3",
  "kms",
  "iam",
  "sts",
  "secretsmanager",
  "organizations",
];

function wildcardActions(statement: Statement): Findings {
  const { effect, actions, notAction } = statement;
  if (effect === "Deny") return fine;
  const named = actions.filter((action) => typeof action === "string");
  const wrong = notAction
    ? guarded.filter((service) => leavesOpen(statement, service)).map((service) => `it allows every action of ${service}`)
    : [
        ...named.filter(takesAll).map((action) => `it allows ${showPattern(action)}`),
        ...guarded.filter((service) => listsAll(named, service)).map((service) => `it allows every action of ${service}`),
      ];
  const unknown = actions.flatMap((action) =>
    typeof action === "string" ? [] : [whyUnknown(action) ?? "an action is not known"],
  );
  if (effect !== "Allow") return { wrong: [], unknown: wrong.length > 0 ? [effect.why] : unknown };
  // What is not known of NotAction may be what is missed.
  return notAction && unknown.length > 0 ? { wrong: [], unknown } : { wrong, unknown };
}

const takesAll = (action: string): boolean =>
  action.includes("*") && guarded.some((service) => matchWildcard(action.toLowerCase(), `${service}:${anyName}`));

/** Whether NotAction names nothing of a service that the statement's resources may be of. */
const leavesOpen = ({ actions, resources, notResource }: Statement, service: string): boolean =>
  !actions.some((action) => overlap(widestOf(action).toLowerCase(), `${service}:*`)) &&
  (notResource || resources.some((one) => overlapArns(widestOf(one), `arn:*:${service}:*:*:*`)));

/** Whether wildcards together, as of each first letter, name all that a service has. */
function listsAll(actions: readonly string[], service: string): boolean {
  const names = actions.flatMap((action) => {
    const [of, name = ""] = action.toLowerCase().split(":", 2);
    return of === service && name.includes("*") ? [name] : [];
  });
  if (names.length < 2) return false;
  const all = [...(serviceWords(service)?.actions.keys() ?? [])];
  return all.length > 0 && all.every((action) => names.some((name) => matchWildcard(name, action)));
}

/**
 * Lambda takes no other resource than `*` for the network interfaces of its functions, though EC2 could (AWS's Lambda guide, VPC access).
 * Metrics are bound by the condition key cloudwatch:namespace: the reference's resource of PutMetricData is of data sets alone.
 */
const needsWhole = new Set([
  "cloudwatch:PutMetricData",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
]);

/** Actions for which `*` is all that there is, are left out; so are those whose resource is chosen by its tags. */
function wildcardResources(statement: Statement): Findings {
  const { effect, actions, notAction, resources, notResource } = statement;
  if (effect === "Deny" || resources.length === 0) return fine;
  const open = notResource || resources.some((one) => typeof one === "string" && isEveryResource(one));
  if (!open) {
    const unknown = resources.filter((one) => typeof one !== "string" && widestOf(one) === "*" && whyUnknown(one) !== undefined);
    return { wrong: [], unknown: unknown.map((one) => whyUnknown(one) ?? "") };
  }
  const tagged = isBoundBy(statement, /^aws:resourcetag\//i);
  if (tagged === true) return fine;
  const scopable = notAction ? ["all but some actions"] : actions.flatMap(scopableActions);
  if (scopable.length === 0) return { wrong: [], unknown: actions.flatMap((one) => whyUnknown(one) ?? []) };
  const names = scopable.slice(0, 4).join(", ") + (scopable.length > 4 ? ` and ${scopable.length - 4} more` : "");
  const clause = `it allows ${names} on every resource`;
  if (tagged !== false) return { wrong: [], unknown: [tagged.why] };
  return effect === "Allow" ? { wrong: [clause], unknown: [] } : { wrong: [], unknown: [effect.why] };
}

function scopableActions(action: Pattern): readonly string[] {
  if (typeof action !== "string") return [];
  if (action === "*") return ["every action"];
  return actionsNamed(action, matchWildcard)
    .filter(([, { resourceTypes }]) => resourceTypes.length > 0)
    .map(([service, { name }]) => `${service}:${name}`)
    .filter((name) => !needsWhole.has(name));
}

/** By any of these on everything, an identity can give itself whatever it likes, or take what others' programs may. */
const escalations = [
  "iam:CreatePolicyVersion",
  "iam:SetDefaultPolicyVersion",
  "iam:AttachUserPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachGroupPolicy",
  "iam:PutUserPolicy",
  "iam:PutRolePolicy",
  "iam:PutGroupPolicy",
  "iam:AddUserToGroup",
  "iam:UpdateAssumeRolePolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:UpdateLoginProfile",
  "iam:PassRole",
  "iam:PutRolePermissionsBoundary",
  "iam:PutUserPermissionsBoundary",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:CreateServiceSpecificCredential",
  "iam:ResetServiceSpecificCredential",
  "iam:UpdateSAMLProvider",
  "sts:AssumeRole",
  "sso:PutInlinePolicyToPermissionSet",
  "sso:AttachManagedPolicyToPermissionSet",
  "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
  "sso:CreateAccountAssignment",
  "lambda:UpdateFunctionCode",
  "glue:UpdateDevEndpoint",
  "sagemaker:CreatePresignedNotebookInstanceUrl",
  "ssm:SendCommand",
  "ecs:ExecuteCommand",
  "codebuild:StartBuild",
  "cloudformation:UpdateStack",
];

/** Keys that bound what is passed, given or taken. Who asks, from where and with a second factor is the same who gives himself more. */
const limits =
  /^(iam:(passedtoservice|permissionsboundary|policyarn|associatedresourcearn|resourcetag\/.*)|ecs:cluster|(aws|sts|ssm|ecs):resourcetag\/.*)$/i;

const everyPolicy = "arn:aws:iam::aws:policy/AdministratorAccess";

/** Whether a pattern is of any resource there is that an action takes, in whichever account. */
function reachesAny(pattern: Pattern, action: string): Answer {
  const widest = widestOf(pattern);
  const parts = widest.split(":");
  const takes = actionsNamed(action, matchWildcard).flatMap(([service, words]) =>
    words.resourceTypes.flatMap((type) => serviceWords(service)?.resourceTypes.get(type)?.arn ?? []),
  );
  const any = takes.some((one) => {
    const arn = one.replace(/^arn:\*:/, "arn:aws:").replaceAll("*", anyName);
    if (parts.length < 6) return matchWildcard(widest, arn);
    const of = arn.split(":");
    return matchWildcard(parts[2] ?? "", of[2] ?? "") && matchWildcard(parts.slice(5).join(":"), of.slice(5).join(":"));
  });
  const why = whyUnknown(pattern);
  return any && (why === undefined ? typeof pattern === "string" : new Unknown(why));
}

function escalation(statement: Statement): Findings {
  if (statement.effect === "Deny") return fine;
  // A bound on what is attached that leaves everything to be attached is none.
  const narrowed = isBoundBy(
    {
      ...statement,
      conditions: statement.conditions.filter(
        ({ key, values }) => !/^iam:policyarn$/i.test(key) || !values.some((one) => matchPattern(one, everyPolicy) === true),
      ),
    },
    limits,
  );
  if (narrowed === true) return fine;
  const answers = escalations.map((action) => ({
    action,
    answer: allOf(
      [
        () => speaksOf(statement, action),
        () => statement.notResource || anyOf(statement.resources, (one) => reachesAny(one, action)),
        () => narrowed === false || narrowed,
        () => statement.effect === "Allow" || statement.effect,
      ] as readonly (() => Answer)[],
      (ask) => ask(),
    ),
  }));
  const may = answers.flatMap(({ action, answer }) => (answer === true ? [action] : []));
  if (may.length > 0) {
    const more = may.length > 4 ? ` and ${may.length - 4} more` : "";
    return { wrong: [`it allows ${may.slice(0, 4).join(", ")}${more} on every resource`], unknown: [] };
  }
  const unsure = answers.find(({ answer }) => answer instanceof Unknown)?.answer;
  return { wrong: [], unknown: unsure instanceof Unknown ? [unsure.why] : [] };
}

export const leastPrivilegeRules: readonly Rule[] = [
  {
    id: "iam-policy-no-wildcard-actions",
    control: "IAM-002",
    severity: "critical",
    title: "No identity's policy allows every action, or every action of a service that holds models, data or keys",
    remediation: "List the actions that the identity needs, such as bedrock:InvokeModel, instead of * or bedrock:*.",
    also: {
      prowler: [
        "iam_inline_policy_no_administrative_privileges",
        "iam_customer_attached_policy_no_administrative_privileges",
        "iam_customer_unattached_policy_no_administrative_privileges",
        "bedrock_agent_role_least_privilege",
        "bedrock_api_key_no_administrative_privileges",
      ],
      // CKV_AWS_1 and CKV_AWS_49 are of policy documents by themselves: here one counts where it is given to somebody.
      checkov: ["CKV_AWS_62", "CKV_AWS_63"],
      cdkNag: ["AwsSolutions-IAM5"],
      cfnGuard: ["IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"],
    },
    types: identityPolicyTypes,
    check: (resource) => judgeDocuments(resource, identityOnly, wildcardActions, "It names the actions that it allows."),
  },
  {
    id: "iam-policy-no-wildcard-resources",
    control: "IAM-002",
    severity: "high",
    title: "No identity's policy allows on every resource what can be allowed on one",
    remediation:
      "Name the ARNs of the resources, or compare aws:ResourceTag with aws:PrincipalTag. Keep * for actions that take no resource, in a statement of their own.",
    also: {
      checkov: ["CKV_AWS_355"],
      cdkNag: ["AwsSolutions-IAM5"],
      cfnGuard: ["IAM_POLICY_NO_WILDCARD_RESOURCE", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"],
    },
    types: identityPolicyTypes,
    check: (resource, index) =>
      unlessAudits(
        resource,
        index,
        judgeDocuments(resource, identityOnly, wildcardResources, "It names the resources that it allows."),
      ),
  },
  {
    id: "iam-policy-no-privilege-escalation",
    control: "IAM-002",
    severity: "critical",
    title: "No identity can give itself more than it has",
    remediation:
      "Allow iam:PassRole, sts:AssumeRole and changes of policies on named roles only, with iam:PassedToService where a role is passed.",
    also: {
      prowler: ["iam_policy_allows_privilege_escalation", "iam_inline_policy_allows_privilege_escalation"],
      checkov: ["CKV_AWS_286", "CKV2_AWS_40"],
      cfnGuard: ["IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE"],
    },
    types: identityPolicyTypes,
    check: (resource) => judgeDocuments(resource, identityOnly, escalation, "It cannot give itself more than it has."),
  },
  {
    id: "iam-no-broad-managed-policies",
    control: "IAM-002",
    severity: "high",
    title: "No managed policy with full access is attached",
    remediation:
      "Detach AdministratorAccess, AmazonBedrockFullAccess, AmazonSageMakerFullAccess and their like, and attach a policy of your own.",
    also: {
      prowler: [
        "bedrock_full_access_policy_attached",
        "iam_role_administratoraccess_policy",
        "iam_user_administrator_access_policy",
        "iam_group_administrator_access_policy",
      ],
      // CKV2_AWS_56 fails what looks IAMFullAccess up, too.
      checkov: ["CKV_AWS_274"],
      cdkNag: ["AwsSolutions-IAM4"],
    },
    types: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::SSO::PermissionSet"],
    check: (identity) => {
      const property = identity.type === "AWS::SSO::PermissionSet" ? "ManagedPolicies" : "ManagedPolicyArns";
      const attached = patternsOf(readProperty(identity, property));
      const broad = attached.flatMap((arn) => {
        const name = managedName(arn);
        return name !== undefined && isBroad(name) ? [name] : [];
      });
      if (broad.length > 0) return { status: "FAIL", why: sentence(broad.map((name) => `${name} is attached`)), property };
      const unknown = attached.map(whyUnknown).find((why) => why !== undefined);
      if (unknown !== undefined) return { status: "UNKNOWN", why: `What is attached is not known: ${unknown}.`, property };
      return { status: "PASS", why: "No managed policy with full access is attached.", property };
    },
  },
];

function isBroad(name: string): boolean {
  return managedGrant(name)?.broad === true || /(Bedrock|SageMaker).*FullAccess/i.test(name);
}
