import { nameOf } from "../../iam/find-attachments.ts";
import { patternsOf } from "../../iam/pattern.ts";
import { readProperty } from "../../model/read-property.ts";
import { readFlag } from "../../model/read-flag.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { Reference, Unknown } from "../../model/value.ts";

const federation = ["AWS::SSO::Instance", "AWS::IAM::SAMLProvider", "AWS::IAM::OIDCProvider"];

/** Of one row of IAM's credential report. */
function checkReport(credentials: Resource): Outcome {
  const property = "MfaActive";
  const [password, mfa] = [readFlag(credentials, "PasswordEnabled"), readFlag(credentials, property)];
  const name = readProperty(credentials, "UserName");
  const isRoot = name === "<root_account>";
  if (mfa === true) return { status: "PASS", why: "It has an MFA device.", property };
  if (name instanceof Unknown)
    return { status: "UNKNOWN", why: `Whose credentials these are is not known: ${name.why}.`, property };
  if (password === false && !isRoot) return { status: "PASS", why: "It has no console password.", property: "PasswordEnabled" };
  if (mfa instanceof Unknown || mfa === undefined || ((password instanceof Unknown || password === undefined) && !isRoot))
    return { status: "UNKNOWN", why: "Whether it has a password and an MFA device is not known.", property };
  return {
    status: "FAIL",
    why: isRoot ? "The root user has no MFA device." : "It has a console password and no MFA device.",
    property,
  };
}

export const signInRules: readonly Rule[] = [
  {
    id: "iam-federated-sign-in",
    control: "IAM-001",
    severity: "critical",
    title: "People sign in through IAM Identity Center or an identity provider of the organisation",
    remediation: "Set up IAM Identity Center with the organisation's identity provider, or an IAM SAML or OIDC provider.",
    reads: federation,
    checkAccount: (index) => {
      const found = federation.flatMap((type) => index.ofType(type))[0];
      if (found !== undefined) return [{ status: "PASS", why: `There is ${found.id}.` }];
      const lacks = federation.map((type) => index.mayLack(type)).find((why) => why !== undefined);
      return lacks === undefined
        ? [{ status: "FAIL", why: "There is neither IAM Identity Center nor an identity provider." }]
        : [{ status: "UNKNOWN", why: `There may be an identity provider elsewhere: ${lacks}.` }];
    },
  },
  {
    id: "iam-console-user-has-mfa",
    control: "IAM-001",
    severity: "critical",
    title: "No IAM user has a console password without a second factor",
    remediation:
      "Take LoginProfile from the user, who signs in by the identity provider; or assign an MFA device (AWS::IAM::VirtualMFADevice).",
    also: { prowler: ["iam_user_mfa_enabled_console_access", "iam_administrator_access_with_mfa", "iam_root_mfa_enabled"] },
    types: ["AWS::IAM::User", "Sallyport::AWS::IamUserCredentials"],
    check: (user, index) => {
      if (user.type !== "AWS::IAM::User") return checkReport(user);
      // Of a live account the credential report tells, the root user's among them.
      if (index.inventory.source === "aws") return undefined;
      const property = "LoginProfile";
      const profile = readProperty(user, property);
      if (profile === undefined) return { status: "PASS", why: "The user has no console password.", property };
      if (profile instanceof Unknown)
        return { status: "UNKNOWN", why: `Whether the user has a console password: ${profile.why}.`, property };
      const name = nameOf(user);
      const devices = index.ofType("AWS::IAM::VirtualMFADevice");
      const mine = devices.some((device) =>
        patternsOf(readProperty(device, "Users")).some((one) =>
          one instanceof Reference ? one.id === user.id : one === name && name !== undefined,
        ),
      );
      if (mine) return { status: "PASS", why: "The user has an MFA device.", property };
      const lacks = index.mayLack("AWS::IAM::VirtualMFADevice");
      return lacks === undefined
        ? { status: "FAIL", why: "The user has a console password and no MFA device.", property }
        : { status: "UNKNOWN", why: `The user has a console password; an MFA device may be elsewhere: ${lacks}.`, property };
    },
  },
  {
    id: "cognito-user-pool-requires-mfa",
    control: "IAM-001",
    severity: "high",
    title: "A user pool of Cognito requires a second factor",
    remediation:
      "Set MfaConfiguration to ON, with software tokens or passkeys. In Terraform: mfa_configuration of aws_cognito_user_pool.",
    also: { prowler: ["cognito_user_pool_mfa_enabled"], cdkNag: ["AwsSolutions-COG2"] },
    types: ["AWS::Cognito::UserPool"],
    check: (pool) => {
      const property = "MfaConfiguration";
      const mfa = readProperty(pool, property) ?? "OFF";
      if (typeof mfa !== "string")
        return {
          status: "UNKNOWN",
          why: `Whether it requires MFA is not known${mfa instanceof Unknown ? `: ${mfa.why}` : ""}.`,
          property,
        };
      return mfa === "ON"
        ? { status: "PASS", why: "It requires a second factor.", property }
        : { status: "FAIL", why: `Its MFA is ${mfa}.`, property };
    },
  },
];
