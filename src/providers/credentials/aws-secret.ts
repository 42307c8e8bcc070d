import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { missing } from "./credential-source.ts";

export interface AwsSecret {
  readonly awsSecret: string;
  /** Member of a secret that is a JSON object. */
  readonly field?: string;
}

const deadlineMs = 10_000;

/**
 * Gives a fetch of the secret from AWS Secrets Manager (API reference, "GetSecretValue") in the region of its ARN, with the
 * credentials of AWS's own chain. AWS_ENDPOINT_URL_SECRETS_MANAGER names another address. The fetch rejects with a Problem.
 */
export function awsSecretFetch(deployment: string, { awsSecret: arn, field }: AwsSecret): () => Promise<string> {
  let opening: Promise<SecretsManagerClient> | undefined;
  // Loaded with the first secret, because most gateways never need it.
  const open = async (): Promise<SecretsManagerClient> => {
    const { SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
    return new SecretsManagerClient({
      region: arn.split(":")[3] ?? "",
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 2000, requestTimeout: 4000 },
    });
  };

  return async () => {
    let text: string | undefined;
    try {
      opening ??= open();
      const client = await opening;
      const { GetSecretValueCommand } = await import("@aws-sdk/client-secrets-manager");
      const command = new GetSecretValueCommand({ SecretId: arn });
      const { SecretString, SecretBinary } = await client.send(command, { abortSignal: AbortSignal.timeout(deadlineMs) });
      text = SecretString ?? (SecretBinary && Buffer.from(SecretBinary).toString("utf8"));
    } catch (cause) {
      throw missing(deployment, "AWS Secrets Manager did not give its secret", cause);
    }
    const value = field === undefined ? text : memberOf(text, field);
    if (value === undefined || value.trim() === "") throw missing(deployment, "its secret in AWS Secrets Manager holds none");
    return value.trim();
  };
}

/** No cause of a failure here is kept: it would hold a piece of the secret. */
function memberOf(text: string | undefined, field: string): string | undefined {
  try {
    const members: unknown = JSON.parse(text ?? "");
    if (typeof members !== "object" || members === null || !Object.hasOwn(members, field)) return undefined;
    const value = (members as Record<string, unknown>)[field];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
