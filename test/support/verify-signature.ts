import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { ReceivedRequest } from "./mock-server.ts";

export interface AwsKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A key pair that the stub servers know. */
export const mockKey: AwsKey = { accessKeyId: "AKIDMOCK", secretAccessKey: "mock-secret-access-key" };

const maxSkewMs = 300_000;

/** Why AWS would refuse the request's signature, as its `x-amzn-errortype`; undefined when it would not. */
export async function signatureFault(
  request: ReceivedRequest,
  service: string,
  keys: readonly AwsKey[],
): Promise<string | undefined> {
  const { headers } = request;
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}$/.exec(
      headers.authorization ?? "",
    );
  if (match === null) return "MissingAuthenticationTokenException";
  const [, id = "", , region = "", signedFor = "", names = ""] = match;
  const key = keys.find(({ accessKeyId }) => accessKeyId === id);
  if (key === undefined || headers["x-amz-security-token"] !== key.sessionToken) return "UnrecognizedClientException";
  const date = String(headers["x-amz-date"]).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  if (!(Math.abs(Date.parse(date) - Date.now()) <= maxSkewMs)) return "InvalidSignatureException";
  const digest = headers["x-amz-content-sha256"];
  if (digest !== undefined && digest !== createHash("sha256").update(request.bytes).digest("hex"))
    return "InvalidSignatureException";
  const signedNames = names.split(";");
  if (!signedNames.includes("host") || !signedNames.includes("x-amz-date") || signedFor !== service)
    return "InvalidSignatureException";

  const signed: Record<string, string> = {};
  for (const name of signedNames) signed[name] = String(headers[name]);
  const [path = "", query = ""] = request.path.split("?");
  const signer = new SignatureV4({ service, region, credentials: key, sha256: Sha256, applyChecksum: false });
  const expected = await signer.sign(
    {
      method: request.method,
      protocol: "http:",
      hostname: "127.0.0.1",
      path,
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: signed,
      body: request.bytes,
    },
    { signingDate: new Date(date) },
  );
  return expected.headers["authorization"] === headers.authorization ? undefined : "InvalidSignatureException";
}

class Sha256 {
  readonly #parts: Uint8Array[] = [];
  readonly #secret: any;

  constructor(secret?: unknown) {
    this.#secret = secret;
  }

  update(data: Uint8Array): void {
    this.#parts.push(data);
  }

  async digest(): Promise<Uint8Array> {
    const hash = this.#secret === undefined ? createHash("sha256") : createHmac("sha256", this.#secret);
    return hash.update(Buffer.concat(this.#parts)).digest();
  }

  reset(): void {}
}
