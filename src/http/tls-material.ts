import { X509Certificate, createPrivateKey, hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, Server, type TlsOptions } from "node:tls";
import { Problem } from "../core/problem.ts";

export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly clientCaFile?: string | undefined;
  readonly requireClientCertificate: boolean;
}

/** What the files held, checked: the key is the certificate's, and all of it can be used. */
export interface TlsMaterial {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca: Buffer | undefined;
  readonly requireClientCertificate: boolean;
  /** Changes with what the files hold. */
  readonly digest: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Throws Problem `resource_invalid` that names the file. */
export function readTlsFiles(files: TlsFiles): TlsMaterial {
  const { certFile, keyFile, clientCaFile, requireClientCertificate } = files;
  const cert = readNamed(certFile);
  const key = readNamed(keyFile);
  const ca = clientCaFile === undefined ? undefined : readNamed(clientCaFile);
  const digest = hash("sha256", Buffer.concat([cert, key, ca ?? Buffer.alloc(0)]));
  const leaf = orRefuse(certFile, "is no certificate in PEM", () => new X509Certificate(cert));
  const privateKey = orRefuse(keyFile, "is no private key in PEM, or is locked by a passphrase", () => createPrivateKey(key));
  if (!leaf.checkPrivateKey(privateKey)) throw refused(keyFile, `is not the key of the certificate in ${certFile}`);
  if (ca !== undefined) orRefuse(clientCaFile ?? "", "holds no certificates in PEM", () => new X509Certificate(ca));
  const material: TlsMaterial = { cert, key, ca, requireClientCertificate, digest, expiresAt: Date.parse(leaf.validTo) };
  orRefuse(certFile, "cannot be used with its key", () => createSecureContext(tlsSettings(material)));
  return material;
}

/** TLS 1.2 at the least, with the defaults of Node.js for the rest; HTTP/2 before HTTP/1.1. */
export function tlsSettings({ cert, key, ca, requireClientCertificate }: TlsMaterial): TlsOptions {
  return {
    cert,
    key,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2", "http/1.1"],
    ...(ca !== undefined && { ca, requestCert: true, rejectUnauthorized: requireClientCertificate }),
  };
}

/** For connections from now on; nothing for a server that speaks clear text. Throws an Error, and changes nothing, when it is not usable. */
export function replaceTls(server: object, material: TlsMaterial): void {
  if (server instanceof Server) server.setSecureContext(tlsSettings(material));
}

function readNamed(file: string): Buffer {
  return orRefuse(file, "cannot be read", () => readFileSync(file));
}

function orRefuse<T>(file: string, what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw refused(file, what, cause);
  }
}

function refused(file: string, what: string, cause?: unknown): Problem {
  return new Problem("resource_invalid", `${file} ${what}.`, cause === undefined ? {} : { cause });
}
