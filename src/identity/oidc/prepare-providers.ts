import type { Plane } from "../../core/authentication.ts";
import type { Role } from "../../core/roles.ts";
import { compileConditions, type ClaimTest } from "./match-claims.ts";
import type { Provider, ProvidersByIssuer, ProviderSettings } from "./provider.ts";

/** A provider with what can be worked out before there is a token. */
export interface PreparedProvider {
  readonly name: string;
  readonly digest: string;
  readonly spec: ProviderSettings;
  readonly audiences: Readonly<Record<Plane, ReadonlySet<string>>>;
  readonly algorithms: ReadonlySet<string>;
  readonly required: ClaimTest;
  readonly rules: readonly PreparedRule[];
  /** Names where its keys are: the same for providers that share them. */
  readonly place: string;
}

export interface PreparedRule {
  readonly holds: ClaimTest;
  readonly serviceAccount?: string;
  readonly groups?: readonly string[];
  readonly roles?: readonly Role[];
}

export interface PreparedProviders {
  readonly byIssuer: ReadonlyMap<string, readonly PreparedProvider[]>;
  /** Of all providers, each once, in lower case. */
  readonly prefixes: readonly string[];
}

/**
 * Gives the same object for as long as no provider changes, whatever else of the register does: what was verified under one holds
 * under no other, since a new provider's prefix or audience can make a token of another invalid.
 */
export function createPreparation(): (providers: ProvidersByIssuer) => PreparedProviders {
  const known = new WeakMap<ProvidersByIssuer, PreparedProviders>();
  let last: { readonly digest: string; readonly prepared: PreparedProviders } | undefined;
  return (providers) => {
    let prepared = known.get(providers);
    if (prepared === undefined) {
      const all = [...providers.values()].flat().sort((a, b) => (a.name < b.name ? -1 : 1));
      const digest = JSON.stringify(all.map((provider) => [provider.name, provider.digest]));
      prepared = last?.digest === digest ? last.prepared : prepareAll(all);
      last = { digest, prepared };
      known.set(providers, prepared);
    }
    return prepared;
  };
}

function prepareAll(all: readonly Provider[]): PreparedProviders {
  const prefixes = new Set(all.flatMap(({ spec }) => spec.principal.prefix?.toLowerCase() ?? []));
  return { byIssuer: Map.groupBy(all.map(prepare), ({ spec }) => spec.issuer), prefixes: [...prefixes] };
}

function prepare({ name, digest, spec }: Provider): PreparedProvider {
  return {
    name,
    digest,
    spec,
    audiences: { data: new Set(spec.audiences), control: new Set(spec.controlAudiences) },
    algorithms: new Set(spec.algorithms),
    required: compileConditions(spec.required),
    rules: spec.rules.map(({ when, ...gives }) => ({ holds: compileConditions(when), ...gives })),
    place: JSON.stringify([spec.issuer, spec.network, spec.caFile ?? null, spec.jwksUri ?? null]),
  };
}
