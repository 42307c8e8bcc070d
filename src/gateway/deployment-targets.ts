import { readFileSync } from "node:fs";
import { Problem } from "../core/problem.ts";
import type { DeploymentEntry } from "../governance/register.ts";
import type { DeploymentTarget } from "../providers/provider.ts";

type Environment = Readonly<Record<string, string | undefined>>;

type CredentialSpec = NonNullable<DeploymentEntry["spec"]["credential"]>;

/** A deployment's manifest as its provider needs it. */
export function deploymentTarget({ name, spec }: DeploymentEntry, env: Environment): DeploymentTarget {
  const { provider, network, timeouts, baseUrl, credential, credentialHeader, apis, query, aws, echo } = spec;
  return {
    name,
    provider,
    network,
    timeouts,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(credential && { credential: () => readCredential(name, credential, env) }),
    ...(credentialHeader !== undefined && { credentialHeader }),
    ...(apis && { apis }),
    ...(query && { query }),
    ...(aws && { aws }),
    ...(echo && { echo }),
  };
}

/** Read at each call. Throws Problem `upstream_unavailable`, which says where it was looked for and never what was found. */
function readCredential(deployment: string, source: CredentialSpec, env: Environment): string {
  let value: string | undefined;
  let cause: unknown;
  if ("env" in source) value = env[source.env];
  else if ("file" in source) {
    try {
      value = readFileSync(source.file, "utf8").trim();
    } catch (error) {
      cause = error;
    }
  }
  if (value !== undefined && value !== "") return value;
  const where = "env" in source ? `environment variable ${source.env}` : "file";
  throw new Problem(
    "upstream_unavailable",
    `The credential of the deployment ${deployment} is missing: its ${where} holds none.`,
    { cause },
  );
}
