import { KiB } from "../../core/units.ts";
import type { JsonObject } from "../../core/json.ts";
import { parseStrictObject } from "./parse-strict-object.ts";
import { notValid } from "./refuse-token.ts";
import { isAsymmetric, type SignatureAlgorithm } from "./verify-signature.ts";

/** A token taken apart. Nothing in it may be believed until its signature has been verified. */
export interface ReadToken {
  readonly algorithm: SignatureAlgorithm;
  readonly keyId: string | undefined;
  /** Lower case, without `application/`. */
  readonly type: string | undefined;
  readonly issuer: string;
  readonly claims: JsonObject;
  /** What is signed: RFC 7515, section 5.2. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

export const maxTokenLength = KiB(16);
const maxKeyId = 512;

/** Canonical base64url without padding (RFC 4648, sections 3.5 and 5): one text for one value. */
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$/;

/**
 * A JWS in its compact form (RFC 7515, section 7.1) with claims in it. Of its header only alg, kid and typ are read: jku, x5u, jwk and x5c
 * would let a token bring its own key. Encrypted tokens, `none` and symmetric algorithms, and critical extensions are refused
 * (RFC 8725, sections 3.1 and 3.2; RFC 7515, section 4.1.11).
 *
 * Throws Problem `credential_invalid`.
 */
export function readToken(token: string): ReadToken {
  if (token.length > maxTokenLength) throw notValid();
  const [head = "", payload = "", tail = "", ...more] = token.split(".", 4);
  if (more.length > 0 || tail === "") throw notValid();
  if (!base64url.test(head) || !base64url.test(payload) || !base64url.test(tail)) throw notValid();

  const header = parseStrictObject(Buffer.from(head, "base64url"));
  if (header === undefined || Object.hasOwn(header, "crit") || Object.hasOwn(header, "enc")) throw notValid();
  const { alg, kid, typ } = header;
  if (!isAsymmetric(alg)) throw notValid();
  if (kid !== undefined && (typeof kid !== "string" || kid.length > maxKeyId)) throw notValid();
  if (typ !== undefined && typeof typ !== "string") throw notValid();

  const claims = parseStrictObject(Buffer.from(payload, "base64url"));
  if (claims === undefined || typeof claims["iss"] !== "string") throw notValid();
  return {
    algorithm: alg,
    keyId: kid,
    type: typ?.toLowerCase().replace(/^application\//, ""),
    issuer: claims["iss"],
    claims,
    signed: Buffer.from(token.slice(0, head.length + 1 + payload.length), "latin1"),
    signature: Buffer.from(tail, "base64url"),
  };
}
