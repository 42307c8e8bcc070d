import { asProblem, Problem } from "../../core/problem.ts";
import { callSigned, queryCall, readTag, type SignedCallOptions } from "./call-signed.ts";
import { AwsRefusal, explainFailure } from "./explain-failure.ts";
import type { AwsIdentity } from "./open-credentials.ts";

/**
 * The account of the credentials, 12 digits: `sts:GetCallerIdentity`, which nobody can be denied. Rejects with Problem
 * `credential_invalid`.
 */
export async function identifyAccount(region: string, options: SignedCallOptions): Promise<string> {
  const xml = await askSts("GetCallerIdentity", {}, region, options);
  const account = readTag(xml, "Account");
  if (account === undefined || !/^\d{12}$/.test(account))
    throw new Problem("credential_invalid", "AWS did not say which account the credentials are of.");
  return account;
}

/** Credentials of a role, for an hour, by `sts:AssumeRole`. */
export async function assumeRole(
  role: string,
  region: string,
  options: SignedCallOptions,
  externalId?: string,
): Promise<AwsIdentity> {
  const fields = { RoleArn: role, RoleSessionName: "sallyport-scan", DurationSeconds: "3600" };
  const xml = await askSts(
    "AssumeRole",
    externalId === undefined ? fields : { ...fields, ExternalId: externalId },
    region,
    options,
  );
  const tag = (name: string): string => {
    const text = readTag(xml, name);
    if (text === undefined || text === "")
      throw new Problem("credential_invalid", `AWS gave no credentials of the role ${role}.`);
    return text;
  };
  return {
    accessKeyId: tag("AccessKeyId"),
    secretAccessKey: tag("SecretAccessKey"),
    sessionToken: tag("SessionToken"),
    expiration: new Date(tag("Expiration")),
  };
}

async function askSts(
  action: string,
  fields: Readonly<Record<string, string>>,
  region: string,
  options: SignedCallOptions,
): Promise<string> {
  try {
    return await callSigned(queryCall("sts", region, { Action: action, Version: "2011-06-15", ...fields }), options);
  } catch (error) {
    const code = error instanceof AwsRefusal && error.status < 500 ? "credential_invalid" : "upstream_unavailable";
    throw asProblem(error, code, `sts:${action} in ${region} failed: ${explainFailure(error)}.`);
  }
}
