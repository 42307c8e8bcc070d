import type { z } from "zod";
import { identityProviderSchema } from "../../src/governance/schemas/identity-provider.ts";
import { createTokenVerifier } from "../../src/identity/oidc/create-token-verifier.ts";
import type { FetchJson } from "../../src/identity/oidc/fetch-json.ts";
import { indexProviders, type Provider, type ProvidersByIssuer } from "../../src/identity/oidc/provider.ts";
import type { TokenVerifier, VerifiedToken } from "../../src/identity/oidc/token-verifier.ts";
import { createEgressGuard } from "../../src/providers/check-egress.ts";
import { createFetchJson } from "../../src/providers/fetch-json.ts";
import { startMockIssuer, type MockIssuer, type MockIssuerOptions } from "./mock-issuer.ts";
import type { Plane } from "../../src/core/authentication.ts";

type ProviderWish = Partial<z.input<typeof identityProviderSchema>>;

let changes = 0;

/** A provider as it stands in a register; each has a digest of its own. */
export function provider(name: string, spec: ProviderWish & { readonly issuer: string }): Provider {
  const whole = { network: "private", audiences: ["gateway"], controlAudiences: ["console"], ...spec };
  return { name, digest: `digest-${++changes}`, spec: identityProviderSchema.parse(whole) };
}

/** A verifier with one issuer, over real HTTP, and a clock that a test turns. */
export interface TokenTest {
  readonly issuer: MockIssuer;
  readonly verifier: TokenVerifier;
  providers: ProvidersByIssuer;
  /** Turns both clocks on. */
  pass(ms: number): void;
  now(): number;
  verify(token: string, plane?: Plane): Promise<VerifiedToken>;
  /** The problem's code and words, or `undefined`. */
  refusal(token: string, plane?: Plane): Promise<{ code: string; detail: string } | undefined>;
  close(): Promise<void>;
}

export async function openTokens(spec: ProviderWish = {}, options: MockIssuerOptions = {}): Promise<TokenTest> {
  let time = Date.UTC(2026, 8, 1, 9);
  const now = (): number => time;
  const issuer = await startMockIssuer({ ...options, now });
  const fetchJson: FetchJson = createFetchJson(createEgressGuard());
  const verifier = createTokenVerifier({ fetchJson, clock: now });
  const algorithms = [options.algorithm ?? "ES256"];
  const test: TokenTest = {
    issuer,
    verifier,
    providers: indexProviders([provider("campus", { issuer: issuer.issuer, algorithms, ...spec })]),
    pass: (ms) => void (time += ms),
    now,
    verify: async (token, plane = "data") => await verifier.verify(token, plane, test.providers, time),
    refusal: (token, plane) =>
      test.verify(token, plane).then(
        () => undefined,
        (error: { code: string; detail: string }) => ({ code: error.code, detail: error.detail }),
      ),
    async close() {
      await verifier.close();
      await issuer.close();
    },
  };
  return test;
}
