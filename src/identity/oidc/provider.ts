import type { Role } from "../../core/roles.ts";

/** The settings of an IdentityProvider resource, as this folder needs them; `IdentityProviderSpec` of governance fits. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly network: "private" | "public";
  readonly caFile?: string;
  readonly jwksUri?: string;
  readonly audiences: readonly string[];
  readonly controlAudiences: readonly string[];
  readonly audienceClaim: "aud" | "client_id" | "azp";
  readonly algorithms: readonly string[];
  readonly tokenType: "any" | "at+jwt" | "JWT";
  readonly clockSkewSeconds: number;
  readonly maxTokenMinutes: number;
  readonly required: ClaimConditions;
  readonly principal: { readonly claim: string; readonly prefix?: string };
  readonly groupsClaim?: string;
  readonly rules: readonly {
    readonly when: ClaimConditions;
    readonly serviceAccount?: string;
    readonly groups?: readonly string[];
    readonly roles?: readonly Role[];
  }[];
  readonly strength: {
    readonly multiFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] };
    readonly phishingResistant: { readonly acr: readonly string[]; readonly amr: readonly string[] };
  };
  readonly provisioning: "none" | "scim";
  readonly exchange: boolean;
  readonly login?: { readonly clientId: string };
}

type ClaimValue = string | number | boolean;
export type ClaimConditions = Readonly<Record<string, ClaimValue | readonly ClaimValue[]>>;

export interface Provider {
  readonly name: string;
  readonly digest: string;
  readonly spec: ProviderSettings;
}

/** The issuers of one Snapshot, by `iss`. One issuer may stand in several providers: their audiences tell them apart. */
export type ProvidersByIssuer = ReadonlyMap<string, readonly Provider[]>;

/** Make it once for each register: what is worked out of it is kept as long as it lives. */
export function indexProviders(providers: Iterable<Provider>): ProvidersByIssuer {
  return Map.groupBy(providers, ({ spec }) => spec.issuer);
}
