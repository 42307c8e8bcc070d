import { X509Certificate } from "node:crypto";
import { Problem } from "../core/problem.ts";
import type { ClientCertificate } from "./credential.ts";

/** Of a certificate in PEM. Throws Problem `resource_invalid`. */
export function readCertificate(pem: string): ClientCertificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch (cause) {
    throw new Problem("resource_invalid", "This is no X.509 certificate in PEM.", { cause });
  }
  if (certificate.ca) throw new Problem("resource_invalid", "This is an authority's certificate. Register the client's own.");
  return {
    fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
  };
}
