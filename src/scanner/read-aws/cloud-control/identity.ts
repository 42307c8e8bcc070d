import type { CloudControlType } from "./cloud-control-type.ts";

export const identityTypes: Readonly<Record<string, CloudControlType>> = {
  "AWS::Cognito::UserPool": {
    id: "UserPoolId",
    actions: "cognito-idp:DescribeUserPool cognito-idp:GetUserPoolMfaConfig cognito-idp:ListUserPools kms:DescribeKey",
  },
  "AWS::IAM::OIDCProvider": {
    id: "Arn",
    scope: "account",
    actions: "iam:GetOpenIDConnectProvider iam:ListOpenIDConnectProviders",
  },
  "AWS::IAM::SAMLProvider": { id: "Arn", scope: "account", actions: "iam:GetSAMLProvider iam:ListSAMLProviders" },
  "AWS::Organizations::Organization": {
    id: "Id",
    scope: "account",
    actions: "organizations:DescribeOrganization organizations:ListRoots",
  },
  "AWS::Organizations::Policy": {
    id: "Id",
    scope: "account",
    models: [
      { Type: "SERVICE_CONTROL_POLICY" },
      { Type: "RESOURCE_CONTROL_POLICY" },
      { Type: "AISERVICES_OPT_OUT_POLICY" },
      { Type: "TAG_POLICY" },
      { Type: "BACKUP_POLICY" },
      { Type: "DECLARATIVE_POLICY_EC2" },
    ],
    actions:
      "organizations:DescribePolicy organizations:ListPolicies organizations:ListTagsForResource organizations:ListTargetsForPolicy",
  },
  "AWS::SSO::Instance": { id: "InstanceArn", actions: "sso:DescribeInstance sso:ListInstances sso:ListTagsForResource" },
  "AWS::SSO::PermissionSet": {
    id: "InstanceArn PermissionSetArn",
    under: { type: "AWS::SSO::Instance", property: "InstanceArn", as: "InstanceArn" },
    actions:
      "sso:DescribePermissionSet sso:GetInlinePolicyForPermissionSet sso:GetPermissionsBoundaryForPermissionSet sso:ListCustomerManagedPolicyReferencesInPermissionSet sso:ListManagedPoliciesInPermissionSet sso:ListPermissionSets sso:ListTagsForResource",
  },
};
