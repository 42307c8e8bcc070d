import { hash } from "node:crypto";
import type { Location } from "../open-http.ts";
import type { AwsIdentity } from "./aws-credentials.ts";
import { Sha256 } from "./sha256.ts";

export interface UnsignedRequest {
  readonly location: Location;
  /** Encoded once, the base URL's own path included; no query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Gives the headers to send, names and values in turn, without `host`. */
export type Sign = (request: UnsignedRequest) => Promise<string[]>;

export interface SignerOptions {
  readonly service: "bedrock" | "sagemaker";
  readonly region: string;
  readonly credentials: () => Promise<AwsIdentity>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * AWS Signature Version 4 of POST requests ("Create a signed AWS API request", IAM user guide): every header is signed, and
 * the path is encoded a second time for it. The library keeps the derived keys.
 */
export async function openSigner({ service, region, credentials, now }: SignerOptions): Promise<Sign> {
  // Loaded with the first call to AWS.
  const { SignatureV4 } = await import("@smithy/signature-v4");
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  return async ({ location, path, headers, body }) => {
    const signed = await signer.sign(
      {
        method: "POST",
        // Asked for by the type; of the address only the host header is signed.
        protocol: "https:",
        hostname: location.host,
        path,
        query: {},
        // With the digest here the library does not make one, which would take a copy of the body.
        headers: { ...headers, host: location.host, "x-amz-content-sha256": hash("sha256", body) },
      },
      { signingDate: new Date(now()) },
    );
    const sent: string[] = [];
    // The connection's own host header is the same.
    for (const [name, value] of Object.entries(signed.headers)) if (name !== "host") sent.push(name, value);
    return sent;
  };
}
