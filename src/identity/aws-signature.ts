import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { Problem } from "../core/problem.ts";
import { minutes } from "../core/units.ts";
import type { RequestHead } from "./credential.ts";

/**
 * AWS Signature Version 4 in the `authorization` header (IAM User Guide, "Create a signed AWS API request"), for the
 * services `bedrock` and `sagemaker`. What is signed here must be the whole: each `x-amz-` header, the path, the query and
 * the body. The form in the query (presigned), unsigned and chunked payloads and session tokens are refused.
 */
export interface AwsSignature {
  readonly accessKeyId: string;
  /** `x-amz-date`: 20261121T120000Z. */
  readonly date: string;
  /** The same, milliseconds since the epoch. */
  readonly at: number;
  readonly region: string;
  readonly service: string;
  /** Names with their values, in the order in which they were signed. */
  readonly signedHeaders: readonly (readonly [name: string, value: string])[];
  /** `x-amz-content-sha256`, where it was sent. */
  readonly statedHash: string | undefined;
  readonly signature: string;
}

/** How far `x-amz-date` may be from the clock. */
export const signatureWindowMs = minutes(5);

const algorithm = "AWS4-HMAC-SHA256";
const form =
  /^AWS4-HMAC-SHA256 +Credential=([A-Za-z0-9]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/(bedrock|sagemaker)\/aws4_request, *SignedHeaders=([a-z0-9:;_-]{1,4096}), *Signature=([0-9a-f]{64})$/;
const dateForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Reads and checks all but the signature itself. Throws Problem `credential_invalid`, saying what is wrong with the form. */
export function parseAwsSignature(authorization: string, head: RequestHead, now: number): AwsSignature {
  const [, accessKeyId, day, region, service, list, signature] = form.exec(authorization) ?? [];
  if (accessKeyId === undefined || !day || !region || !service || !list || !signature)
    throw invalid("The authorization header is no AWS4-HMAC-SHA256 signature for the service bedrock or sagemaker.");

  const headers = valuesByName(head.rawHeaders);
  if (headers.has("x-amz-security-token")) throw invalid("Session tokens are not issued here. Sign with the pair alone.");
  if (/[?&]x-amz-/i.test(head.target)) throw invalid("A signature in the query is not read. Sign the headers.");

  const names = list.split(";");
  const signed = new Set(names);
  if (signed.size !== names.length) throw invalid("A header stands twice in SignedHeaders.");
  for (const name of headers.keys())
    if (name.startsWith("x-amz-") && !signed.has(name)) throw invalid("A header that starts with x-amz- is not signed.");
  // Over HTTP/2 the AWS SDKs sign `:authority` in place of it.
  if (!(signed.has("host") || signed.has(":authority")) || !signed.has("x-amz-date"))
    throw invalid("The headers host and x-amz-date must be signed.");
  if ((headers.get("host")?.length ?? 0) > 1) throw invalid("The host stands in the request more than once.");

  const signedHeaders = names.map((name) => [name, onlyValue(headers.get(name))] as const);
  const date = onlyValue(headers.get("x-amz-date"));
  const at = parseDate(date);
  if (at === undefined || !date.startsWith(day)) throw invalid("x-amz-date is no date, or not that of the signature's scope.");
  if (Math.abs(now - at) > signatureWindowMs)
    throw invalid("x-amz-date is more than five minutes from the gateway's clock. Check the clock, and sign each request anew.");

  const statedHash = headers.has("x-amz-content-sha256") ? onlyValue(headers.get("x-amz-content-sha256")) : undefined;
  if (statedHash !== undefined && !/^[0-9a-f]{64}$/.test(statedHash))
    throw invalid("x-amz-content-sha256 must be the SHA-256 of the body: an unsigned or chunked payload is not accepted.");
  return { accessKeyId, date, at, region, service, signedHeaders, statedHash, signature };
}

/** Whether `signature` was made over this request and this very body with `secret`. In constant time. */
export function isSignedBy(signature: AwsSignature, head: RequestHead, body: Uint8Array, secret: string): boolean {
  const bodyHash = hash("sha256", body);
  if (signature.statedHash !== undefined && signature.statedHash !== bodyHash) return false;
  const scope = `${signature.date.slice(0, 8)}/${signature.region}/${signature.service}/aws4_request`;
  const canonical = canonicalRequest(signature, head, bodyHash);
  const toSign = `${algorithm}\n${signature.date}\n${scope}\n${hash("sha256", canonical)}`;
  let key: string | Buffer = `AWS4${secret}`;
  for (const part of scope.split("/")) key = createHmac("sha256", key).update(part).digest();
  const expected = createHmac("sha256", key).update(toSign).digest();
  return timingSafeEqual(expected, Buffer.from(signature.signature, "hex"));
}

function canonicalRequest({ signedHeaders }: AwsSignature, { method, target }: RequestHead, bodyHash: string): string {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  let text = `${method}\n${encode(path).replaceAll("%2F", "/")}\n${mark < 0 ? "" : canonicalQuery(target.slice(mark + 1))}\n`;
  let names = "";
  for (const [name, value] of signedHeaders) {
    text += `${name}:${value.trim().replaceAll(/\s+/g, " ")}\n`;
    names += names === "" ? name : `;${name}`;
  }
  return `${text}\n${names}\n${bodyHash}`;
}

/** Names and values encoded anew, so that each spelling of a query has one form, and sorted by name, then by value. */
function canonicalQuery(query: string): string {
  const pairs = query.split("&").filter((pair) => pair !== "");
  return pairs
    .map((pair) => {
      const sign = pair.indexOf("=");
      const name = encodeAnew(sign < 0 ? pair : pair.slice(0, sign));
      return [name, sign < 0 ? "" : encodeAnew(pair.slice(sign + 1))] as const;
    })
    .sort(([a, first], [b, second]) => (a < b || (a === b && first < second) ? -1 : 1))
    .map((pair) => pair.join("="))
    .join("&");
}

function encodeAnew(text: string): string {
  try {
    return encode(decodeURIComponent(text));
  } catch {
    throw invalid("The query is not properly encoded.");
  }
}

/** RFC 3986: everything but letters, digits and `-._~`. Applied to a path that is encoded already, as both services have it. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** By name in lower case. HTTP/2 says the host as `:authority`, as `host`, or as both, which must be the same. */
function valuesByName(rawHeaders: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? "";
    const value = rawHeaders[at + 1] ?? "";
    const others = values.get(name);
    if (others === undefined) values.set(name, [value]);
    else others.push(value);
  }
  const authority = values.get(":authority");
  const host = values.get("host");
  if (authority !== undefined && host?.[0] !== authority[0]) values.set("host", [...(host ?? []), ...authority]);
  return values;
}

/** A header that is missing, or was sent twice, signs nothing. */
function onlyValue(values: readonly string[] | undefined): string {
  const [value, ...others] = values ?? [];
  if (value === undefined || others.length > 0) throw invalid("A signed header is missing, or was sent more than once.");
  return value;
}

function parseDate(text: string): number | undefined {
  const [, ...parts] = dateForm.exec(text) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  return parts.length === 6 && month >= 1 && month <= 12 && new Date(at).getUTCDate() === day ? at : undefined;
}

function invalid(detail: string): Problem {
  return new Problem("credential_invalid", detail);
}
