import type { DeploymentEntry } from "../governance/register.ts";
import type { CredentialSource } from "../providers/credentials/credential-source.ts";
import { type CredentialOptions, openCredential } from "../providers/credentials/open-credential.ts";
import type { DeploymentTarget } from "../providers/provider.ts";

/** A deployment's manifest as its provider needs it. */
export type DeploymentTargets = (deployment: DeploymentEntry) => DeploymentTarget;

/** Credentials beyond this are forgotten, oldest first, and read anew where they are needed after all. */
const maxCredentials = 1024;

/** Owns what is kept of the deployments' credentials, which outlives the manifests' versions. */
export function createDeploymentTargets(options: CredentialOptions): DeploymentTargets {
  const targets = new WeakMap<DeploymentEntry, DeploymentTarget>();
  const sources = new Map<string, CredentialSource>();

  const sourceOf = ({ name, spec: { credential } }: DeploymentEntry): CredentialSource | undefined => {
    if (credential === undefined) return undefined;
    const key = `${name} ${JSON.stringify(credential)}`;
    let source = sources.get(key);
    if (source === undefined) {
      source = openCredential(name, credential, options);
      sources.set(key, source);
      const [oldest] = sources.keys();
      if (sources.size > maxCredentials && oldest !== undefined) sources.delete(oldest);
    }
    return source;
  };

  return (deployment) => {
    let target = targets.get(deployment);
    if (target === undefined) {
      target = targetOf(deployment, sourceOf(deployment));
      targets.set(deployment, target);
    }
    return target;
  };
}

function targetOf({ name, spec }: DeploymentEntry, source: CredentialSource | undefined): DeploymentTarget {
  const { provider, network, timeouts, baseUrl, credentialHeader, apis, query, aws, echo } = spec;
  return {
    name,
    provider,
    network,
    timeouts,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(source && { credential: () => source.read(), credentialRefused: () => source.refused() }),
    ...(credentialHeader !== undefined && { credentialHeader }),
    ...(apis && { apis }),
    ...(query && { query }),
    ...(aws && { aws }),
    ...(echo && { echo }),
  };
}
