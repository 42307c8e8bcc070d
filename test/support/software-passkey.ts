import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** What a page of this origin asks of an authenticator; only what an ES256 authenticator reads of it. */
interface CreationOptions {
  readonly challenge: string;
  readonly user: { readonly id: string };
}
interface RequestOptions {
  readonly challenge: string;
  readonly rpId?: string | undefined;
  readonly allowCredentials?: readonly { readonly id: string }[] | undefined;
}

/** A credential's answer, as a browser's toJSON() writes it. */
export interface PasskeyAnswer {
  readonly id: string;
  readonly rawId: string;
  readonly type: "public-key";
  readonly response: Readonly<Record<string, unknown>>;
  readonly clientExtensionResults: object;
}

/**
 * An authenticator that lives in this process, with the browser in front of it: ES256, attestation `none` (WebAuthn Level 3, sections 6.1, 6.5
 * and 8.7). It verifies whoever has the object.
 */
export interface SoftwarePasskey {
  readonly id: string;
  create(options: CreationOptions): PasskeyAnswer;
  /** @param wrong what a bad authenticator or a foreign page would do */
  get(
    options: RequestOptions,
    wrong?: { readonly verified?: false; readonly origin?: string; readonly counter?: number },
  ): PasskeyAnswer;
}

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

export function createSoftwarePasskey(origin: string, rpId = new URL(origin).hostname): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");
  let counter = 0;

  const clientData = (type: string, challenge: string, from = origin): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const authenticatorData = (flags: number, count: number, more: Uint8Array = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags);
    head.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(Buffer.from(rpId)), head, more]);
  };

  return {
    id,
    create: ({ challenge }) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.byteLength);
      const credential = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(publicKey)]);
      const data = authenticatorData(present | verified | attested, counter, credential);
      // {"fmt": "none", "attStmt": {}, "authData": data}
      const attestationObject = Buffer.concat([
        Buffer.of(0xa3),
        cborText("fmt"),
        cborText("none"),
        cborText("attStmt"),
        Buffer.of(0xa0),
        cborText("authData"),
        cborBytes(data),
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", challenge).toString("base64url"),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal"],
      });
    },
    get: ({ challenge, allowCredentials = [] }, wrong = {}) => {
      if (allowCredentials.length > 0 && !allowCredentials.some((one) => one.id === id))
        throw new Error("this passkey is not asked for");
      counter += 1;
      const client = clientData("webauthn.get", challenge, wrong.origin);
      const data = authenticatorData(wrong.verified === false ? present : present | verified, wrong.counter ?? counter);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
      });
    },
  };

  function answer(response: PasskeyAnswer["response"]): PasskeyAnswer {
    return { id, rawId: id, type: "public-key", response, clientExtensionResults: {} };
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** COSE (RFC 9053, section 7.1.1): {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const head = Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01);
  const coordinate = (label: number, value: string): Buffer =>
    Buffer.concat([Buffer.of(label), cborBytes(Buffer.from(value, "base64url"))]);
  return Buffer.concat([head, coordinate(0x21, x), coordinate(0x22, y)]);
}

/** CBOR (RFC 8949), of short texts. */
function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + text.length), Buffer.from(text)]);
}

/** In the shortest form, which verifiers write anew to know how long a key is. */
function cborBytes(bytes: Uint8Array): Buffer {
  const { byteLength } = bytes;
  const head = byteLength < 256 ? Buffer.of(0x58, byteLength) : Buffer.of(0x59, byteLength >> 8, byteLength & 0xff);
  return Buffer.concat([head, bytes]);
}
