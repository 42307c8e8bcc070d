import type { MockServer, Respond } from "./mock-server.ts";
import { sendAndStall, sendJson, startMockServer } from "./mock-server.ts";
import { type AwsKey, mockKey, signatureFault } from "./verify-signature.ts";

const common = {
  reset: (_request, response) => void response.destroy(),
  stall: () => {},
  "stall-mid-body": (_request, response) => sendAndStall(response, "application/json", ['{"data":']),
  fail: (_request, response) => sendJson(response, { errors: ["store-secret"], message: "store-secret" }, {}, 500),
  garbage: (_request, response) => void response.end("store-secret"),
} as const satisfies Record<string, Respond>;

type CommonBehaviour = keyof typeof common;

export interface MockSecretsManager extends MockServer<"answer" | CommonBehaviour> {
  /** SecretString by ARN; changed in place, to rotate them. */
  readonly secrets: Map<string, string>;
}

/** AWS Secrets Manager's GetSecretValue; its address goes into AWS_ENDPOINT_URL_SECRETS_MANAGER. */
export async function startMockSecretsManager(keys: readonly AwsKey[] = [mockKey]): Promise<MockSecretsManager> {
  const secrets = new Map<string, string>();
  const json = { "content-type": "application/x-amz-json-1.1" };
  const server = await startMockServer<"answer" | CommonBehaviour>({
    behaviours: {
      ...common,
      async answer(request, response) {
        const fault = await signatureFault(request, "secretsmanager", keys);
        if (fault !== undefined) return sendJson(response, { __type: fault, message: "store-secret" }, json, 400);
        const text = secrets.get(request.body?.SecretId);
        if (request.headers["x-amz-target"] !== "secretsmanager.GetSecretValue" || text === undefined) {
          return sendJson(response, { __type: "ResourceNotFoundException", message: "store-secret" }, json, 400);
        }
        sendJson(response, { ARN: request.body.SecretId, Name: "mock", SecretString: text, VersionId: "mock" }, json);
      },
    },
    behaviour: "answer",
  });
  return Object.assign(server, { secrets });
}

export interface MockVaultOptions {
  /** Of the KV engine at `secret/`. */
  readonly version: 1 | 2;
  readonly token?: string;
  readonly namespace?: string;
}

export interface MockVault extends MockServer<"answer" | CommonBehaviour> {
  /** Fields by the path below `secret/`; changed in place, to rotate them. */
  readonly secrets: Map<string, Record<string, unknown>>;
  /** Changed in place, to rotate it. */
  readonly accept: { token: string };
}

/** The reading half of HashiCorp Vault's KV engine; its address goes into VAULT_ADDR. */
export async function startMockVault(options: MockVaultOptions): Promise<MockVault> {
  const secrets = new Map<string, Record<string, unknown>>();
  const accept = { token: options.token ?? "mock-vault-token" };
  const prefix = options.version === 1 ? "/v1/secret/" : "/v1/secret/data/";
  const metadata = { created_time: "2026-11-01T00:00:00Z", deletion_time: "", destroyed: false, version: 1 };
  const server = await startMockServer<"answer" | CommonBehaviour>({
    behaviours: {
      ...common,
      answer({ path, headers }, response) {
        const allowed = headers["x-vault-token"] === accept.token && headers["x-vault-namespace"] === options.namespace;
        if (!allowed) return sendJson(response, { errors: ["permission denied"] }, {}, 403);
        const fields = path.startsWith(prefix) ? secrets.get(path.slice(prefix.length)) : undefined;
        if (fields === undefined) {
          return sendJson(response, { errors: [], warnings: ["Invalid path for a versioned K/V secrets engine."] }, {}, 404);
        }
        const data = options.version === 1 ? fields : { data: fields, metadata };
        sendJson(response, { request_id: "mock", lease_id: "", renewable: false, lease_duration: 0, data });
      },
    },
    behaviour: "answer",
  });
  return Object.assign(server, { secrets, accept });
}

export interface MockContainerCredentials extends MockServer<"answer" | CommonBehaviour> {
  /** What it gives from here on. */
  give(key: AwsKey, expiration: Date): void;
}

/** The role of a container or pod; its address goes into AWS_CONTAINER_CREDENTIALS_FULL_URI. */
export async function startMockContainerCredentials(token?: string): Promise<MockContainerCredentials> {
  let given: object = {};
  const server = await startMockServer<"answer" | CommonBehaviour>({
    behaviours: {
      ...common,
      answer({ headers }, response) {
        if (headers.authorization !== token) return sendJson(response, { Code: "AccessDenied" }, {}, 403);
        sendJson(response, given);
      },
    },
    behaviour: "answer",
  });
  return Object.assign(server, {
    give(key: AwsKey, expiration: Date) {
      given = {
        AccessKeyId: key.accessKeyId,
        SecretAccessKey: key.secretAccessKey,
        Token: key.sessionToken ?? "",
        Expiration: expiration.toISOString(),
      };
    },
  });
}
