import type { Identity } from "./caller.ts";
import type { ClientCertificate } from "./credential.ts";
import { notKnown, requireUnexpired, type KeyIndex } from "./key-index.ts";

/** Client certificates, alone and beside another credential. The same ones give the same Identity. Throws as `CredentialVerifier`. */
export interface CertificateCheck {
  alone(certificate: ClientCertificate, keys: KeyIndex, now: number): Identity;
  /** Both must be the same program's, and both must go on standing. Without a certificate, `identity` as it is. */
  beside(identity: Identity, certificate: ClientCertificate | undefined, keys: KeyIndex, now: number): Identity;
}

export function createCertificateCheck(): CertificateCheck {
  /** By the key's identity, with the certificate's own end. */
  const ended = new WeakMap<Identity, Identity>();
  /** The newest pair of each. */
  const joined = new WeakMap<Identity, { readonly shown: Identity; readonly both: Identity }>();

  const alone: CertificateCheck["alone"] = (certificate, keys, now) => {
    const known = keys.findCertificate(certificate.fingerprint)?.identity;
    if (known === undefined || now < certificate.notBefore) throw notKnown();
    requireUnexpired(known, now);
    if (known.expiresAt <= certificate.notAfter) return known;
    let identity = ended.get(known);
    if (identity?.expiresAt !== certificate.notAfter) {
      identity = { ...known, expiresAt: certificate.notAfter };
      ended.set(known, identity);
    }
    requireUnexpired(identity, now);
    return identity;
  };

  return {
    alone,
    beside: (identity, certificate, keys, now) => {
      if (certificate === undefined) return identity;
      const shown = alone(certificate, keys, now);
      const known = joined.get(identity);
      if (known?.shown === shown) return known.both;
      const both = join(identity, shown);
      joined.set(identity, { shown, both });
      return both;
    },
  };
}

/** Ranges of addresses need no joining: those of every proof are held against the call. */
function join(identity: Identity, shown: Identity): Identity {
  if (shown.principal !== identity.principal || shown.kind !== identity.kind) throw notKnown();
  const useCases = inBoth(identity.useCases, shown.useCases);
  if (useCases?.length === 0) throw notKnown();
  const models = inBoth(identity.models, shown.models);
  return {
    ...identity,
    ...(useCases && { useCases }),
    ...(models && { models }),
    expiresAt: Math.min(identity.expiresAt, shown.expiresAt),
    proofs: [...identity.proofs, ...shown.proofs],
  };
}

/** Undefined stands for everything. */
function inBoth(some: readonly string[] | undefined, others: readonly string[] | undefined): readonly string[] | undefined {
  return some === undefined || others === undefined ? (some ?? others) : some.filter((one) => others.includes(one));
}
