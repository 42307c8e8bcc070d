import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { RequestHead } from "../../src/identity/credential.ts";
import type { KeyPair } from "../../src/identity/key-pairs.ts";

export interface SignWish {
  readonly pair: KeyPair;
  readonly at: number;
  readonly method?: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly service?: string;
  /** Whether `x-amz-content-sha256` is sent; botocore leaves it out for some services. */
  readonly stateHash?: boolean;
}

export interface Signed {
  readonly head: RequestHead;
  readonly authorization: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs as the AWS SDKs do, with their own signer. */
export async function signRequest(wish: SignWish): Promise<Signed> {
  const { pair, at, method = "POST", path, query = {}, body, service = "bedrock", stateHash = true } = wish;
  const signer = new SignatureV4({
    credentials: pair,
    region: "us-east-1",
    service,
    sha256: NodeSha256,
    applyChecksum: stateHash,
  });
  const headers = { host: "gateway.campus.example", "content-type": "application/json", ...wish.headers };
  const request = { method, protocol: "https:", hostname: "gateway.campus.example", path, query, headers, body };
  const signed = await signer.sign(request, { signingDate: new Date(at) });
  const search = Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return {
    head: {
      method,
      target: search.length === 0 ? path : `${path}?${search.join("&")}`,
      rawHeaders: Object.entries(signed.headers).flat(),
    },
    authorization: signed.headers["authorization"] ?? "",
    headers: signed.headers,
  };
}

type Source = string | ArrayBuffer | ArrayBufferView;

class NodeSha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: Source) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }
  update(data: Source): void {
    this.#hash.update(bytesOf(data));
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
  reset(): void {}
}

function bytesOf(source: Source): Uint8Array {
  if (typeof source === "string") return Buffer.from(source);
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
