import { createPublicKey, verify } from "node:crypto";
import { importJWK, jwtVerify } from "jose";
import { startMockIssuer, type IssuerAlgorithm } from "../../test/support/mock-issuer.ts";
import { provider } from "../../test/support/verify-tokens.ts";
import { createTokenVerifier } from "../../src/identity/oidc/create-token-verifier.ts";
import { indexProviders } from "../../src/identity/oidc/provider.ts";
import { createEgressGuard } from "../../src/providers/check-egress.ts";
import { createFetchJson } from "../../src/providers/fetch-json.ts";
import { timeEach, type Timed } from "./time-each.ts";

export interface TokenRow extends Timed {
  readonly algorithm: IssuerAlgorithm;
  readonly what: "first time" | "remembered" | "node:crypto alone" | "jose, CryptoKey" | "jose, KeyObject";
}

const warmUp = 1000;

/**
 * What a verified token costs: seen for the first time and again, beside the signature alone and what jose takes for signature and
 * claims. Every token is another one of some 600 bytes.
 */
export async function measureTokens(count: number): Promise<readonly TokenRow[]> {
  const rows: TokenRow[] = [];
  for (const algorithm of ["RS256", "PS256", "ES256", "EdDSA", "ES384"] as const) {
    const issuer = await startMockIssuer({ algorithm });
    const now = Date.now();
    const [key] = issuer.keys;
    if (key === undefined) throw new Error("the issuer has no key");
    const providers = indexProviders([
      provider("campus", {
        issuer: issuer.issuer,
        algorithms: [algorithm],
        groupsClaim: "groups",
        rules: [{ when: { hd: "*.campus.example" }, roles: ["PLATFORM"] }],
      }),
    ]);
    const tokens = Array.from({ length: count + warmUp }, (_, n) =>
      issuer.token({
        sub: `person-${n}`,
        email: `person-${n}@campus.example`,
        hd: "law.campus.example",
        name: "A. N. Example",
        groups: ["staff", "engineering", "library"],
        scope: "openid profile email",
        amr: ["pwd", "mfa"],
        jti: crypto.randomUUID(),
      }),
    );
    const verifier = createTokenVerifier({ fetchJson: createFetchJson(createEgressGuard()) });
    const verifyOne = (token: string): unknown => verifier.verify(token, "data", providers, now);
    const imported = await importJWK(key.jwk, algorithm);
    const keyObject = createPublicKey({ key: key.jwk, format: "jwk" });
    const digest = algorithm === "EdDSA" ? null : `sha${algorithm.slice(2)}`;
    const pss = algorithm === "PS256" ? { padding: 6, saltLength: -1 } : {};
    const options = { key: keyObject, dsaEncoding: "ieee-p1363", ...pss } as const;
    const bare = (token: string): void => {
      const dot = token.lastIndexOf(".");
      if (!verify(digest, Buffer.from(token.slice(0, dot)), options, Buffer.from(token.slice(dot + 1), "base64url")))
        throw new Error("the signature does not hold");
    };
    const measures: readonly (readonly [TokenRow["what"], (token: string) => unknown])[] = [
      ["first time", verifyOne],
      ["remembered", verifyOne],
      ["node:crypto alone", bare],
      ["jose, CryptoKey", (token) => jwtVerify(token, imported, { audience: "gateway" })],
      ["jose, KeyObject", (token) => jwtVerify(token, keyObject, { audience: "gateway" })],
    ];
    for (const [what, run] of measures) {
      await timeEach(tokens.slice(0, warmUp), run);
      rows.push({ algorithm, what, ...(await timeEach(tokens.slice(warmUp), run)) });
    }
    await verifier.close();
    await issuer.close();
  }
  return rows;
}
