import { modelActions } from "../../iam/model-actions.ts";
import { nameOf } from "../../iam/find-attachments.ts";
import { can, grantsOf, whichCan } from "../../iam/what-role-can.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";

/** The user whose credential it is; the reason where it is not known. */
function userOf(credential: Resource, index: InventoryIndex): Resource | Unknown {
  const name = readProperty(credential, "UserName");
  if (name === undefined) return new Unknown("it names no user");
  const found =
    index.follow(name) ??
    (typeof name === "string" ? index.ofType("AWS::IAM::User").find((user) => nameOf(user) === name) : undefined);
  if (found instanceof Unknown) return found;
  return found?.type === "AWS::IAM::User" ? found : new Unknown("its user is not in what was read");
}

/** Of an active long-lived credential: whether its user may do anything with models. */
function checkUse(credential: Resource, index: InventoryIndex, what: string): Outcome {
  const status = readProperty(credential, "Status") ?? "Active";
  if (status === "Inactive") return { status: "PASS", why: `The ${what} is not active.`, property: "Status" };
  const user = userOf(credential, index);
  if (user instanceof Unknown)
    return { status: "UNKNOWN", why: `What the ${what} lets do is not known: ${user.why}.`, property: "UserName" };
  const { may, unknown } = whichCan(grantsOf(user, index), modelActions);
  if (may.length > 0)
    return status instanceof Unknown
      ? { status: "UNKNOWN", why: `Whether the ${what} is active is not known: ${status.why}.`, property: "Status" }
      : { status: "FAIL", why: `A long-lived ${what} lets call ${may[0]}.`, property: "UserName" };
  if (unknown !== undefined)
    return { status: "UNKNOWN", why: `What the ${what} lets do is not known: ${unknown}.`, property: "UserName" };
  return { status: "PASS", why: `The ${what} lets do nothing with models.`, property: "UserName" };
}

/** Prowler's default of max_unused_bedrock_access_days. */
const staleDays = 60;
const dayMs = 86_400_000;

export const credentialRules: readonly Rule[] = [
  {
    id: "iam-access-key-not-for-models",
    control: "IAM-006",
    severity: "high",
    title: "No long-lived access key reaches a model service",
    remediation:
      "Give the application a role and temporary credentials, and delete the access key. In Terraform: remove aws_iam_access_key.",
    also: { prowler: ["iam_user_with_temporary_credentials"] },
    types: ["AWS::IAM::AccessKey"],
    check: (key, index) => checkUse(key, index, "access key"),
  },
  {
    id: "iam-user-no-model-access",
    control: "IAM-006",
    severity: "medium",
    title: "No IAM user may call or change models: roles with temporary credentials do",
    remediation: "Move the permissions to a role that people take by single sign-on, or an application by its workload.",
    types: ["AWS::IAM::User"],
    check: (user, index) => {
      const { may, unknown } = whichCan(grantsOf(user, index), modelActions);
      if (may.length > 0) return { status: "FAIL", why: `The user may call ${may[0]} with long-lived credentials.` };
      if (unknown !== undefined) return { status: "UNKNOWN", why: `What the user may do is not known: ${unknown}.` };
      return { status: "PASS", why: "The user may do nothing with models." };
    },
  },
  {
    id: "bedrock-no-long-term-api-key",
    control: "IAM-006",
    severity: "high",
    title: "There is no long-term API key of Bedrock",
    remediation:
      "Delete the service-specific credential of bedrock.amazonaws.com, and use a role or short-term keys of 12 hours at most.",
    also: { prowler: ["bedrock_api_key_no_long_term_credentials"] },
    types: ["Sallyport::AWS::ServiceSpecificCredential"],
    check: (credential) => {
      const service = readProperty(credential, "ServiceName");
      const status = readProperty(credential, "Status") ?? "Active";
      const odd = [service, status].find((value) => value instanceof Unknown);
      if (typeof service === "string" && !service.startsWith("bedrock")) return undefined;
      if (status === "Inactive") return { status: "PASS", why: "The key is not active.", property: "Status" };
      if (odd instanceof Unknown || typeof service !== "string")
        return {
          status: "UNKNOWN",
          why: `What kind of key it is is not known${odd instanceof Unknown ? `: ${odd.why}` : ""}.`,
          property: "ServiceName",
        };
      return { status: "FAIL", why: "A long-term API key of Bedrock is active.", property: "ServiceName" };
    },
  },
  {
    id: "bedrock-api-key-no-administrative-privileges",
    control: "IAM-006",
    severity: "critical",
    title: "No API key of Bedrock belongs to a user who may administer anything",
    remediation:
      "Delete the key, and take * and bedrock:* from its user: a key of Bedrock comes with AmazonBedrockLimitedAccess or less.",
    also: { prowler: ["bedrock_api_key_no_administrative_privileges"] },
    types: ["Sallyport::AWS::ServiceSpecificCredential"],
    check: (credential, index) => {
      const service = readProperty(credential, "ServiceName");
      if (typeof service === "string" && !service.startsWith("bedrock")) return undefined;
      const user = userOf(credential, index);
      if (user instanceof Unknown)
        return { status: "UNKNOWN", why: `What the key's user may do is not known: ${user.why}.`, property: "UserName" };
      const { may, unknown } = whichCan(grantsOf(user, index), [
        "iam:PutUserPolicy",
        "iam:CreateUser",
        "bedrock:DeleteGuardrail",
        "bedrock:PutModelInvocationLoggingConfiguration",
      ]);
      if (may.length > 0)
        return service instanceof Unknown
          ? { status: "UNKNOWN", why: `Whether the key is Bedrock's is not known: ${service.why}.`, property: "ServiceName" }
          : { status: "FAIL", why: `The key's user may call ${may[0]}.`, property: "UserName" };
      if (unknown !== undefined)
        return { status: "UNKNOWN", why: `What the key's user may do is not known: ${unknown}.`, property: "UserName" };
      return { status: "PASS", why: "The key's user administers nothing.", property: "UserName" };
    },
  },
  {
    id: "bedrock-access-not-stale",
    control: "IAM-006",
    severity: "medium",
    title: `Who has not used Bedrock for ${staleDays} days has no access to it`,
    remediation: "Take Bedrock's actions from roles and users that IAM's last-access data show not to use them.",
    also: { prowler: ["iam_user_access_not_stale_to_bedrock", "iam_role_access_not_stale_to_bedrock"] },
    types: ["Sallyport::AWS::ServiceLastAccess"],
    check: (access, index) => checkStale(access, index),
  },
];

/**
 * `Sallyport::AWS::ServiceLastAccess`, from IAM's GetServiceLastAccessedDetails: `Arn` of the role or user, `ServiceNamespace` such as
 * `bedrock`, `LastAuthenticated` and `ObservedAt` as ISO times. Without `LastAuthenticated` it was not used in IAM's tracking period.
 */
function checkStale(access: Resource, index: InventoryIndex): Outcome | undefined {
  const [service, last, observed, arn] = ["ServiceNamespace", "LastAuthenticated", "ObservedAt", "Arn"].map((name) =>
    readProperty(access, name),
  );
  if (typeof service === "string" && !service.startsWith("bedrock")) return undefined;
  const property = "LastAuthenticated";
  if (typeof service !== "string" || (last !== undefined && typeof last !== "string"))
    return { status: "UNKNOWN", why: "When Bedrock was last used is not known.", property };
  const identity = [...index.ofType("AWS::IAM::Role"), ...index.ofType("AWS::IAM::User")].find(
    (one) => one.id === arn || (typeof arn === "string" && readProperty(one, "Arn") === arn),
  );
  if (identity !== undefined && can(grantsOf(identity, index), "bedrock:InvokeModel") === false)
    return { status: "PASS", why: "It may not call models of Bedrock.", property };
  if (last === undefined)
    return { status: "FAIL", why: "It has access to Bedrock and never used it in the period that IAM tracks.", property };
  const days = (Date.parse(typeof observed === "string" ? observed : "") - Date.parse(last)) / dayMs;
  if (!Number.isFinite(days)) return { status: "UNKNOWN", why: "When Bedrock was last used is no time.", property };
  return days > staleDays
    ? { status: "FAIL", why: `It has access to Bedrock and used it ${Math.floor(days)} days ago.`, property }
    : { status: "PASS", why: `It used Bedrock ${Math.max(0, Math.floor(days))} days ago.`, property };
}
