import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A certificate and its key, both PEM. */
export interface MadeCertificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface CertificateWish {
  /** Common name; for a server also what follows in `hosts`. */
  readonly name: string;
  /** Who signs it; itself when absent, and then it is an authority. */
  readonly authority?: MadeCertificate;
  readonly hosts?: readonly string[];
  /** An e-mail address that it is about, and who proved it, as Sigstore's authority writes it down (Fulcio, OID 1.3.6.1.4.1.57264.1.8). */
  readonly email?: string;
  readonly issuer?: string;
  /** Milliseconds since the epoch; an hour around now when absent. */
  readonly notBefore?: number;
  readonly notAfter?: number;
}

/**
 * An X.509 certificate on P-256 (RFC 5280), written in DER by hand: Node.js reads certificates but makes none. With an
 * authority and no `hosts` it is a client's, with `hosts` a server's.
 */
export function makeCertificate({
  name,
  authority,
  hosts = [],
  email,
  issuer,
  notBefore,
  notAfter,
}: CertificateWish): MadeCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const now = Date.now();
  const extensions = [
    extension(oids.basicConstraints, sequence(...(authority ? [] : [boolean(true)]))),
    extension(oids.keyUsage, der(0x03, Buffer.from(authority ? [7, 0x80] : [1, 0x06]))),
  ];
  if (authority) extensions.push(extension(oids.extKeyUsage, sequence(hosts.length > 0 ? oids.serverAuth : oids.clientAuth)));
  if (email !== undefined) extensions.push(extension(oids.subjectAltName, sequence(der(0x81, Buffer.from(email)))));
  if (issuer !== undefined) extensions.push(extension(oids.fulcioIssuer, der(0x0c, Buffer.from(issuer))));
  if (hosts.length > 0) extensions.push(extension(oids.subjectAltName, sequence(...hosts.map(alternativeName))));

  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    sequence(oids.ecdsaWithSha256),
    commonName(authority?.name ?? name),
    sequence(time(notBefore ?? now - 3_600_000), time(notAfter ?? now + 3_600_000)),
    commonName(name),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign("sha256", body, authority?.privateKey ?? privateKey);
  const whole = sequence(body, sequence(oids.ecdsaWithSha256), der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
    name,
    privateKey,
  };
}

/** Tag, length and contents (X.690, section 8.1). */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
const integer = (bytes: Uint8Array): Buffer => der(0x02, bytes);
const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));
const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));

const oids = {
  commonName: oid(0x55, 4, 3),
  keyUsage: oid(0x55, 0x1d, 15),
  subjectAltName: oid(0x55, 0x1d, 17),
  basicConstraints: oid(0x55, 0x1d, 19),
  extKeyUsage: oid(0x55, 0x1d, 37),
  serverAuth: oid(0x2b, 6, 1, 5, 5, 7, 3, 1),
  clientAuth: oid(0x2b, 6, 1, 5, 5, 7, 3, 2),
  fulcioIssuer: oid(0x2b, 6, 1, 4, 1, 0x83, 0xbf, 0x30, 1, 8),
  ecdsaWithSha256: oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2),
};

function extension(id: Uint8Array, value: Uint8Array): Buffer {
  return sequence(id, boolean(true), der(0x04, value));
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(oids.commonName, der(0x0c, Buffer.from(name)))));
}

/** An IPv4 address or a DNS name. */
function alternativeName(host: string): Buffer {
  const isAddress = /^\d+(\.\d+){3}$/.test(host);
  return isAddress ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host));
}

/** GeneralizedTime. */
function time(at: number): Buffer {
  return der(0x18, Buffer.from(`${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, "")}Z`));
}
