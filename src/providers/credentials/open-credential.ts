import { awsSecretFetch } from "./aws-secret.ts";
import { type CredentialSource, missing } from "./credential-source.ts";
import { openFileCredential } from "./file-credential.ts";
import { keepSecret } from "./keep-secret.ts";
import { type Environment, vaultSecretFetch } from "./vault-secret.ts";

/** As the deployment's manifest names it. */
export type CredentialSpec =
  | { readonly env: string }
  | { readonly file: string }
  | { readonly awsSecret: string; readonly field?: string }
  | { readonly vault: string };

export interface CredentialOptions {
  readonly env: Environment;
  /** Milliseconds, of a clock that does not go back. */
  readonly now: () => number;
}

export function openCredential(deployment: string, spec: CredentialSpec, { env, now }: CredentialOptions): CredentialSource {
  if ("env" in spec) return envCredential(deployment, spec.env, env);
  if ("file" in spec) return openFileCredential(deployment, spec.file);
  if ("vault" in spec) return keepSecret({ fetch: vaultSecretFetch(deployment, spec.vault, env), now });
  return keepSecret({ fetch: awsSecretFetch(deployment, spec), now });
}

function envCredential(deployment: string, name: string, env: Environment): CredentialSource {
  return {
    read() {
      const value = env[name];
      if (value === undefined || value === "") throw missing(deployment, `its environment variable ${name} holds none`);
      return value;
    },
    refused() {
      // Read at each call anyway.
    },
  };
}
