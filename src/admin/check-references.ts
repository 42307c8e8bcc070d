import { defaultGuardrailId } from "../governance/default-guardrail.ts";
import type { Kind } from "../governance/kinds.ts";
import type { Manifest } from "../governance/parse-manifest.ts";
import type {
  DeploymentSpec,
  GuardrailManifestSpec,
  IdentityProviderSpec,
  ModelSpec,
  RoleBindingSpec,
  ServiceAccountSpec,
  UseCaseSpec,
} from "../governance/schemas.ts";
import type { Store } from "../storage/store.ts";

/** One resource that another names. */
export interface Reference {
  /** Where in the manifest. */
  readonly path: string;
  readonly kind: Kind;
  readonly name: string;
  /** Where one version is pinned. */
  readonly version?: number;
}

/** What a manifest rests on. The guardrail that is built in is always there and not listed. */
export function referencesOf({ kind, spec }: Pick<Manifest, "kind" | "spec">): readonly Reference[] {
  if (kind === "Deployment") return [{ path: "spec.model", kind: "Model", name: (spec as unknown as DeploymentSpec).model }];
  if (kind === "Model") {
    const { fallbacks = [] } = spec as unknown as Partial<ModelSpec>;
    return fallbacks.map((name, n) => ({ path: `spec.fallbacks.${n}`, kind: "Model" as const, name }));
  }
  if (kind === "Guardrail") return advisersOf(spec as unknown as GuardrailManifestSpec);
  if (kind === "IdentityProvider") return accountsOf(spec as unknown as IdentityProviderSpec);
  if (kind === "ServiceAccount") return useCasesOf(spec as unknown as ServiceAccountSpec);
  if (kind === "RoleBinding") {
    const binding = spec as unknown as RoleBindingSpec;
    return [...useCasesOf(binding), ...groupProvidersOf(binding)];
  }
  if (kind !== "UseCase") return [];
  const { models, guardrail, applyGuardrails } = spec as unknown as UseCaseSpec;
  const guardrails = [
    ...(guardrail === undefined ? [] : [{ path: "spec.guardrail", reference: guardrail }]),
    ...applyGuardrails.map((reference, n) => ({ path: `spec.applyGuardrails.${n}`, reference })),
  ];
  return [
    ...models.map((name, n) => ({ path: `spec.models.${n}`, kind: "Model" as const, name })),
    ...guardrails
      .filter(({ reference }) => reference !== defaultGuardrailId)
      .map(({ path, reference }) => {
        const [name = "", version] = reference.split("@");
        return { path, kind: "Guardrail" as const, name, ...(version !== undefined && { version: Number(version) }) };
      }),
  ];
}

function accountsOf({ rules }: IdentityProviderSpec): readonly Reference[] {
  return rules.flatMap(({ serviceAccount: name }, n) =>
    name === undefined ? [] : [{ path: `spec.rules.${n}.serviceAccount`, kind: "ServiceAccount" as const, name }],
  );
}

function useCasesOf({ useCases = [] }: Partial<Pick<RoleBindingSpec, "useCases">>): readonly Reference[] {
  return useCases.map((name, n) => ({ path: `spec.useCases.${n}`, kind: "UseCase" as const, name }));
}

/** A group is one of its provider: were that replaced by another of its name, the group would be other people. */
function groupProvidersOf({ members }: RoleBindingSpec): readonly Reference[] {
  return members.flatMap((member, n) => {
    const name = /^group:([^/]+)\//.exec(member)?.[1];
    return name === undefined ? [] : [{ path: `spec.members.${n}`, kind: "IdentityProvider" as const, name }];
  });
}

/** The models that a guardrail asks. A classifier is no resource: the configuration has it. */
function advisersOf({ contentPolicy, topicPolicy, contextualGroundingPolicy }: GuardrailManifestSpec): readonly Reference[] {
  const advisers = {
    "spec.contentPolicy.secondOpinion.model": contentPolicy?.secondOpinion,
    "spec.contentPolicy.moderation.model": contentPolicy?.moderation,
    "spec.topicPolicy.embeddings.model": topicPolicy?.embeddings,
    "spec.contextualGroundingPolicy.judge.model": contextualGroundingPolicy?.judge,
  };
  return Object.entries(advisers).flatMap(([path, adviser]) =>
    adviser === undefined || adviser.model.startsWith("onnx/") ? [] : [{ path, kind: "Model" as const, name: adviser.model }],
  );
}

/** A version that will be there once the batch is applied, besides what the store has. */
export interface Arriving {
  readonly kind: Kind;
  readonly name: string;
  readonly version: number;
}

/** Why a reference leads nowhere, or undefined when it resolves. */
export async function checkReference(
  store: Store,
  { kind, name, version }: Reference,
  arriving: readonly Arriving[],
): Promise<string | undefined> {
  const coming = arriving.find((one) => one.kind === kind && one.name === name);
  if (coming !== undefined && (version === undefined || version === coming.version)) return undefined;
  const newest = await store.getResource(kind, name);
  if ((newest === undefined || newest.retired) && coming === undefined)
    return `there is no ${kind} named ${name}, here or in what is applied with it`;
  if (version === undefined) return undefined;
  const pinned = await store.getResource(kind, name, version);
  return pinned === undefined || pinned.retired ? `${kind} ${name} has no version ${version}` : undefined;
}
