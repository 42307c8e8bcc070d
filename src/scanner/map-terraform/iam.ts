import { Unknown, type Properties, type Value } from "../model/value.ts";
import { beside, entryOf, listOf, type Mappings, member, type Part, policyBeside, unknownProperties } from "./mapping.ts";

const inline = (holders: string, by: string): Mappings[string] => ({
  type: "AWS::IAM::Policy",
  names: { name: "PolicyName", policy: "PolicyDocument", [by]: holders, name_prefix: null },
  json: ["policy"],
  values: { [by]: (value) => [value] },
});

const notHere = new Unknown("it is declared elsewhere");

/** A managed policy that is attached: of a holder that is not declared here, that alone is known. */
const attachment = (holder: string, by: string, type: string, known: Properties = {}): Part => ({
  of: [holder],
  by,
  names: { [by]: null, policy_arn: "ManagedPolicyArns", users: null, groups: null, roles: null, role: null, name: null },
  values: { policy_arn: (value) => [value] },
  fold: entryOf("ManagedPolicyArns"),
  alone: (part, name) => [type, { ...part, ...known, [`${type.split("::").at(-1)}Name`]: name }],
});

/** What a permission set of IAM Identity Center allows. */
const permissions = (names: Readonly<Record<string, string>>, json: readonly string[], fold: Part["fold"]): Part => ({
  of: ["aws_ssoadmin_permission_set"],
  by: "permission_set_arn",
  names: { permission_set_arn: null, instance_arn: null, ...names },
  json,
  values: { managed_policy_arn: (value) => [value] },
  fold,
  alone: (part) => ["AWS::SSO::PermissionSet", { ...unknownProperties("InlinePolicy", "ManagedPolicies"), ...part }],
});

const elsewhere: Properties = { AssumeRolePolicyDocument: notHere, Policies: notHere };

export const iamMappings: Mappings = {
  aws_iam_role: {
    type: "AWS::IAM::Role",
    names: {
      name: "RoleName",
      assume_role_policy: "AssumeRolePolicyDocument",
      inline_policy: "Policies",
      "inline_policy.name": "PolicyName",
      "inline_policy.policy": "PolicyDocument",
      force_detach_policies: null,
      name_prefix: null,
      policy: null,
    },
    json: ["assume_role_policy", "inline_policy.policy"],
    namedBy: ["name"],
    // It has no argument `policy`. Who writes one means it to be a policy of the role.
    finish: (properties, given) => {
      const [meant] = policyBeside(given["policy"], "AWS::IAM::Policy", (document) => ({ PolicyDocument: document }));
      return meant === undefined ? properties : { ...properties, Policies: [...listOf(properties["Policies"]), meant[2]] };
    },
  },
  aws_ssoadmin_permission_set: { type: "AWS::SSO::PermissionSet", names: { relay_state: "RelayStateType" } },
  aws_ssoadmin_permission_set_inline_policy: permissions({ inline_policy: "InlinePolicy" }, ["inline_policy"], beside),
  aws_ssoadmin_managed_policy_attachment: permissions({ managed_policy_arn: "ManagedPolicies" }, [], entryOf("ManagedPolicies")),
  aws_iam_policy: {
    type: "AWS::IAM::ManagedPolicy",
    names: { name: "ManagedPolicyName", policy: "PolicyDocument", name_prefix: null },
    json: ["policy"],
  },
  aws_iam_role_policy: inline("Roles", "role"),
  aws_iam_user_policy: inline("Users", "user"),
  aws_iam_group_policy: inline("Groups", "group"),
  aws_iam_role_policy_attachment: attachment("aws_iam_role", "role", "AWS::IAM::Role", elsewhere),
  aws_iam_user_policy_attachment: attachment("aws_iam_user", "user", "AWS::IAM::User", { Policies: notHere }),
  aws_iam_group_policy_attachment: attachment("aws_iam_group", "group", "AWS::IAM::Group", { Policies: notHere }),
  aws_iam_policy_attachment: {
    ...attachment("aws_iam_role", "roles", "AWS::IAM::Role"),
    of: ["aws_iam_role", "aws_iam_user", "aws_iam_group"],
    each: (given) => ["roles", "role", "users", "groups"].flatMap((name) => listOf(given[name])),
    alone: (part, name) => ["AWS::IAM::Role", { ...part, ...elsewhere, RoleName: name }],
  },
  aws_iam_role_policy_attachments_exclusive: {
    of: ["aws_iam_role"],
    by: "role_name",
    names: { role_name: null, policy_arns: "ManagedPolicyArns" },
    fold: beside,
  },
  aws_iam_user: { type: "AWS::IAM::User", names: { name: "UserName", force_destroy: null }, namedBy: ["name"] },
  aws_iam_group: { type: "AWS::IAM::Group", names: { name: "GroupName" }, namedBy: ["name"] },
  aws_iam_group_membership: {
    type: "AWS::IAM::UserToGroupAddition",
    names: { group: "GroupName", name: null },
  },
  aws_iam_user_group_membership: {
    of: ["aws_iam_user"],
    by: "user",
    names: { user: null },
    fold: entryOf("Groups"),
  },
  aws_iam_access_key: { type: "AWS::IAM::AccessKey", names: { user: "UserName", pgp_key: null, secret: null } },
  aws_iam_user_login_profile: {
    of: ["aws_iam_user"],
    by: "user",
    names: { user: null, pgp_key: null, password: null, password_length: null, encrypted_password: null },
    fold: member("LoginProfile"),
    alone: (part, name) => [
      "AWS::IAM::User",
      { UserName: name, LoginProfile: part, Policies: notHere, ManagedPolicyArns: notHere },
    ],
  },
  // As GetAccountPasswordPolicy of the IAM API answers.
  aws_iam_account_password_policy: {
    type: "Sallyport::AWS::IamAccountPasswordPolicy",
    names: { minimum_password_length: "MinimumPasswordLength" },
  },
  aws_iam_instance_profile: {
    type: "AWS::IAM::InstanceProfile",
    names: { name: "InstanceProfileName", role: "Roles", name_prefix: null },
    values: { role: (value: Value) => [value] },
  },
  aws_iam_service_linked_role: { type: "AWS::IAM::ServiceLinkedRole" },
  aws_iam_openid_connect_provider: { type: "AWS::IAM::OIDCProvider" },
  aws_iam_saml_provider: { type: "AWS::IAM::SAMLProvider" },
  // Not what a person signs in with: long-lived keys of one service, as Bedrock's API keys are.
  aws_iam_service_specific_credential: {
    type: "Sallyport::AWS::ServiceSpecificCredential",
    names: { service_password: null, service_credential_secret: null },
  },
};
