import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { partitionOf } from "./account-session.ts";
import { AwsRefusal } from "./explain-failure.ts";
import type { AwsIdentity } from "./open-credentials.ts";
import { readAnswer } from "./read-answer.ts";

export interface SignedCall {
  /** The name that is signed for; also the first part of the host, unless `host` says it. */
  readonly service: string;
  readonly region: string;
  readonly host?: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A call in the protocol AWS Query, and in EC2's, which is asked alike. */
export function queryCall(service: string, region: string, form: Readonly<Record<string, string>>): SignedCall {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { service, region, method: "POST", path: "/", headers, body: new URLSearchParams(form).toString() };
}

export interface SignedCallOptions {
  readonly identity: () => Promise<AwsIdentity>;
  readonly endpoint?: string;
  readonly attempts: number;
  readonly attemptMs: number;
  readonly abortSignal: AbortSignal;
}

const isTransient =
  /^(Throttling|TooManyRequests|RequestLimitExceeded|SlowDown|ServiceUnavailable|InternalFailure|InternalError)/;

/**
 * A call of a service for which there is no client here: signed (Signature Version 4), tried again with full jitter. Rejects with
 * AwsRefusal by the code that the service gave.
 */
export async function callSigned(call: SignedCall, options: SignedCallOptions): Promise<string> {
  for (let attempt = 1; ; attempt++)
    try {
      return await callOnce(call, options);
    } catch (error) {
      const again = error instanceof AwsRefusal ? error.status >= 500 || isTransient.test(error.name) : isSocketError(error);
      if (!again || attempt >= options.attempts) throw error;
      await sleep(Math.random() * Math.min(100 * 2 ** attempt, 10_000), undefined, { signal: options.abortSignal });
    }
}

const isSocketError = (error: unknown): boolean =>
  error instanceof Error && (error.message === "fetch failed" || error.name === "TimeoutError");

async function callOnce(call: SignedCall, options: SignedCallOptions): Promise<string> {
  const { SignatureV4 } = await import("@smithy/signature-v4");
  const usual = `https://${call.host ?? `${call.service}.${call.region}.${partitionOf(call.region).suffix}`}`;
  const base = new URL(options.endpoint ?? usual);
  const signer = new SignatureV4({ credentials: options.identity, region: call.region, service: call.service, sha256: Sha256 });
  const signed = await signer.sign({
    method: call.method,
    protocol: base.protocol,
    hostname: base.hostname,
    ...(base.port !== "" && { port: Number(base.port) }),
    path: call.path,
    query: { ...call.query },
    headers: { ...call.headers, host: base.host },
    ...(call.body !== undefined && { body: call.body }),
  });
  const url = new URL(call.path, base);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const { host: _, ...headers } = signed.headers;
  const answer = await fetch(url, {
    method: call.method,
    headers,
    ...(call.body !== undefined && { body: call.body }),
    redirect: "manual",
    signal: AbortSignal.any([options.abortSignal, AbortSignal.timeout(options.attemptMs)]),
  });
  const text = Buffer.from(await readAnswer(answer.body ?? Readable.from([]))).toString();
  if (answer.ok) return text;
  throw new AwsRefusal(codeOf(answer, text), answer.status, messageOf(text));
}

/** In a header, as JSON or as XML: each of AWS's protocols has a place of its own for it. */
function codeOf(answer: Response, text: string): string {
  const told =
    answer.headers.get("x-amzn-errortype") ?? /"__type"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? readTag(text, "Code") ?? "Error";
  const code = (told.split(":")[0] ?? "").split("#").at(-1) ?? "";
  return /^[A-Za-z.]{1,80}$/.test(code) ? code : "Error";
}

const messageOf = (text: string): string =>
  (/"[Mm]essage"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? readTag(text, "Message") ?? "").slice(0, 1000);

/** The text of the first element of a name in an XML answer that is as flat as those asked here. */
export function readTag(xml: string, name: string): string | undefined {
  const begin = xml.indexOf(`<${name}>`);
  const end = begin < 0 ? -1 : xml.indexOf(`</${name}>`, begin);
  if (end < 0) return undefined;
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return xml
    .slice(begin + name.length + 2, end)
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? "");
}

/** In the form that `@smithy/signature-v4` asks for. Each serves one digest. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    if (secret === undefined) this.#hash = createHash("sha256");
    else if (typeof secret === "string") this.#hash = createHmac("sha256", secret);
    else
      this.#hash = createHmac(
        "sha256",
        ArrayBuffer.isView(secret) ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength) : new Uint8Array(secret),
      );
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {}
}
