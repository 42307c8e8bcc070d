import { readFile } from "node:fs/promises";
import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { missing } from "./credential-source.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const deadlineMs = 5000;
const maxBytes = 1_048_576;

/**
 * Gives a fetch of a secret's field from the KV engine of HashiCorp Vault, version 1 or 2 (API documentation, "KV secrets
 * engine"). The path is as people write it, or with the `data/` of version 2 in it. VAULT_ADDR, VAULT_TOKEN or
 * VAULT_TOKEN_FILE, and VAULT_NAMESPACE say where and as whom. The fetch rejects with a Problem.
 */
export function vaultSecretFetch(deployment: string, vault: string, env: Environment): () => Promise<string> {
  const at = vault.indexOf("#");
  const path = vault.slice(0, at).replace(/^\/+|\/+$/g, "");
  const field = vault.slice(at + 1);
  const [mount = "", ...rest] = path.split("/");

  return async () => {
    // One deadline for all of it.
    const signal = AbortSignal.timeout(deadlineMs);
    const address = env["VAULT_ADDR"];
    if (address === undefined || address === "") throw missing(deployment, "it is in Vault, and VAULT_ADDR is not set");
    let answer: Answer;
    try {
      const headers = await headersOf(env);
      answer = await get(address, path, headers, signal);
      // Version 2 does not know the path that version 1 has.
      if (answer.status === 404) answer = await get(address, [mount, "data", ...rest].join("/"), headers, signal);
    } catch (cause) {
      throw missing(deployment, "Vault could not be asked", cause);
    }
    if (answer.status !== 200) throw missing(deployment, `Vault answered with status ${answer.status}`);
    const value = fieldOf(answer.body, field);
    if (value === undefined || value.trim() === "") throw missing(deployment, "its field in Vault holds none");
    return value.trim();
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function headersOf(env: Environment): Promise<Record<string, string>> {
  const file = env["VAULT_TOKEN_FILE"];
  const token = (env["VAULT_TOKEN"] ?? (file === undefined ? "" : await readFile(file, "utf8"))).trim();
  const namespace = env["VAULT_NAMESPACE"];
  return { "x-vault-token": token, "x-vault-request": "true", ...(namespace ? { "x-vault-namespace": namespace } : undefined) };
}

async function get(address: string, path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Answer> {
  const url = `${address.replace(/\/+$/, "")}/v1/${path.split("/").map(encodeURIComponent).join("/")}`;
  // A redirect would take the token along.
  const response = await fetch(url, { headers, signal, redirect: "error" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error("The answer is too large.");
    chunks.push(chunk);
  }
  return { status: response.status, body: response.ok ? parse(Buffer.concat(chunks).toString("utf8")) : undefined };
}

/** What can't be parsed is no answer, and no cause: an error of the parser would hold a piece of the secret. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Version 2 has the fields one level deeper, beside their metadata. */
function fieldOf(body: unknown, field: string): string | undefined {
  const data = objectIn(body, "data");
  const fields = data !== undefined && objectIn(data, "metadata") !== undefined ? objectIn(data, "data") : data;
  const value = fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof value === "string" ? value : undefined;
}

function objectIn(value: unknown, name: string): JsonObject | undefined {
  const member = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(member) ? member : undefined;
}
