import { isBoundBy, ownOnly } from "../../iam/bind-condition.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import { policyTypes } from "../../iam/list-documents.ts";
import type { Principal, Statement } from "../../iam/parse-policy.ts";
import { widestOf } from "../../iam/match-pattern.ts";
import { type Answer, type Pattern, isPseudo, showPattern, whyUnknown } from "../../iam/pattern.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Rule } from "../../model/rule.ts";
import { Joined, Unknown } from "../../model/value.ts";
import { type Findings, judgeDocuments } from "./judge-documents.ts";

/** The account that an ARN or an account's number names; undefined where it is not known. */
export function accountOf(value: Pattern): string | undefined {
  const text = value instanceof Joined ? value.parts.map((part) => (typeof part === "string" ? part : "\0")).join("") : value;
  if (typeof text !== "string") return undefined;
  const account = /^\d{12}$/.exec(text)?.[0] ?? /^arn:[^:]*:(?:iam|sts)::([^:]*):/.exec(text)?.[1];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

function external(statement: Statement, resource: Resource): Findings {
  if (statement.effect === "Deny" || statement.principals === undefined) return { wrong: [], unknown: [] };
  const wrong: string[] = [];
  const unknown: string[] = [];
  const bound = isBoundBy(statement, ownOnly);
  if (bound !== true && statement.notPrincipal) wrong.push("everyone is allowed but who is named");
  for (const one of statement.notPrincipal ? [] : statement.principals) {
    if (bound === true) break;
    judge(one, resource, wrong, unknown);
    const answer = isSharedProvider(one) ? namesSubject(statement) : true;
    if (answer instanceof Unknown) unknown.push(answer.why);
    else if (!answer) wrong.push(`everyone is allowed who has an account at ${showPattern(one.value)}`);
  }
  if (wrong.length > 0 && statement.effect !== "Allow") return { wrong: [], unknown: [statement.effect.why] };
  if (bound instanceof Unknown && wrong.length > 0) return { wrong: [], unknown: [bound.why] };
  return { wrong, unknown };
}

/** Providers of identities that serve whoever asks: a token of theirs tells nothing but for whom it is. */
const sharedProviders =
  /(^|oidc-provider\/)(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|cognito-identity\.amazonaws\.com|accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com)/;

const isSharedProvider = ({ kind, value }: Principal): boolean => kind === "Federated" && sharedProviders.test(widestOf(value));

/** Of a subject, such as `repo:owner/name:ref`: whether a wildcard stands before whose it is has been said. */
const leavesOwnerOpen = (subject: string): boolean => /[*?]/.test(subject) && !/^\w+:[^*?:/]+[:/]/.test(subject);

/** Whether a condition is on the subject of a token, or where those are one's own users' on the audience. */
const namesSubject = (statement: Statement): Answer =>
  isBoundBy(
    {
      ...statement,
      conditions: statement.conditions.filter(({ values }) => !values.some((one) => leavesOwnerOpen(widestOf(one)))),
    },
    /^((token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com):(sub|repository|repository_owner|repository_owner_id|repository_id|namespace_id|project_id|terraform_organization_id)|(cognito-identity\.amazonaws\.com|accounts\.google\.com):(aud|oaud|sub)|(www\.amazon\.com|graph\.facebook\.com):app_id)$/i,
  );

function judge({ kind, value }: Principal, { account }: Resource, wrong: string[], unknown: string[]): void {
  switch (kind) {
    case "*":
      wrong.push("everyone is allowed");
      break;
    case "AWS": {
      if (typeof value === "string" && /^arn:[^:]*:iam::\*|^\*/.test(value)) {
        wrong.push(`every account is allowed by ${showPattern(value)}`);
        break;
      }
      const other = accountOf(value);
      const why = whyUnknown(value);
      if (why !== undefined && !isPseudo(why, "account")) unknown.push(why);
      else if (other !== undefined && account === undefined) unknown.push(`whether the account ${other} is its own is not known`);
      else if (other !== undefined && other !== account) wrong.push(`the account ${other} is allowed, which is not its own`);
      break;
    }
    case "CanonicalUser":
      if (typeof value === "string") unknown.push("whose the canonical user is is not known");
      break;
    case "unknown":
      unknown.push(whyUnknown(value) ?? "its principal is not known");
      break;
    case "Service":
    case "Federated":
      break;
  }
}

/** Services that take a role in the name of whoever asks them, and tell for whom. */
const deputies = /^(bedrock|bedrock-agentcore|sagemaker|scheduler|config|cloudtrail)\.amazonaws\.com/;

export const sourceKeys = /^aws:(sourceaccount|sourcearn|sourceorgid|sourceorgpaths)$/i;

export const externalAccessRules: readonly Rule[] = [
  {
    id: "iam-policy-no-external-principals",
    control: "IAM-012",
    severity: "critical",
    title: "No policy lets everyone, or another account, in without a condition that keeps strangers out",
    remediation:
      "Name the roles of your own accounts as principals, or add a condition on aws:PrincipalOrgID, aws:SourceVpce, aws:SourceAccount or sts:ExternalId.",
    also: {
      prowler: [
        "accessanalyzer_enabled_without_findings",
        "s3_bucket_policy_public_write_access",
        "kms_key_not_publicly_accessible",
        "secretsmanager_not_publicly_accessible",
        "sns_topics_not_publicly_accessible",
        "sqs_queues_not_publicly_accessible",
        "ecr_repositories_not_publicly_accessible",
        "s3_bucket_cross_account_access",
      ],
      // Those on one service's policies look for everyone alone, as the rules of that service do: accounts are not theirs.
      checkov: ["CKV_AWS_60"],
      cfnGuard: ["KMS_NO_WILDCARD_PRINCIPAL"],
    },
    types: policyTypes.filter((type) => type !== "AWS::EC2::VPCEndpoint" && type !== "AWS::Organizations::Policy"),
    check: (resource) => {
      const asked = listDocuments(resource).some(({ kind }) => kind === "trust" || kind === "resource");
      return asked
        ? judgeDocuments(resource, ["trust", "resource"], (one) => external(one, resource), "It lets no stranger in.")
        : undefined;
    },
  },
  {
    id: "iam-role-service-trust-names-source",
    control: "IAM-012",
    severity: "medium",
    title: "A service that acts for others may take a role only for its own account",
    remediation:
      "Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy of roles that Bedrock or SageMaker take.",
    also: { prowler: ["iam_role_cross_service_confused_deputy_prevention"] },
    types: ["AWS::IAM::Role"],
    check: (role) =>
      judgeDocuments(
        role,
        ["trust"],
        (statement) => {
          const services = (statement.principals ?? []).flatMap(({ kind, value }) =>
            kind === "Service" && typeof value === "string" && deputies.test(value) ? [value] : [],
          );
          if (statement.effect === "Deny") return undefined;
          const bound = isBoundBy(statement, sourceKeys);
          const strange = (statement.principals ?? []).find(
            ({ kind, value }) => kind === "unknown" || (kind === "Service" && value instanceof Unknown),
          );
          if (services.length === 0 && (strange === undefined || bound === true)) return undefined;
          const unsure = [statement.effect, strange?.value, bound].find((one) => one instanceof Unknown);
          if (unsure instanceof Unknown && bound !== true) return { wrong: [], unknown: [unsure.why] };
          return bound === true
            ? { wrong: [], unknown: [] }
            : { wrong: [`${services.join(", ")} may take the role for whoever asks`], unknown: [] };
        },
        "Services take the role only for its own account.",
      ),
  },
];
