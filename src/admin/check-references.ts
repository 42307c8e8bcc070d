import { advisersOf } from "../governance/advisers-of.ts";
import { defaultGuardrailId } from "../governance/default-guardrail.ts";
import type { Kind } from "../governance/kinds.ts";
import type { Manifest } from "../governance/parse-manifest.ts";
import type {
  DeploymentSpec,
  ExceptionSpec,
  GuardrailManifestSpec,
  IdentityProviderSpec,
  KnowledgeBaseSpec,
  ModelSpec,
  PromptSpec,
  RoleBindingSpec,
  ServiceAccountSpec,
  ToolSpec,
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
    const { fallbacks = [], vendor, tunedFrom } = spec as unknown as Partial<ModelSpec>;
    return [
      ...named("Model", "spec.fallbacks", fallbacks),
      ...one("Vendor", "spec.vendor", vendor),
      ...one("Model", "spec.tunedFrom", tunedFrom),
    ];
  }
  if (kind === "Tool") return one("Vendor", "spec.vendor", (spec as unknown as ToolSpec).vendor);
  if (kind === "KnowledgeBase") {
    const { vendor, model } = spec as unknown as KnowledgeBaseSpec;
    return [...one("Vendor", "spec.vendor", vendor), ...one("Model", "spec.model", model)];
  }
  if (kind === "Prompt") return one("UseCase", "spec.useCase", (spec as unknown as PromptSpec).useCase);
  if (kind === "Exception") return named("UseCase", "spec.useCases", (spec as unknown as ExceptionSpec).useCases);
  if (kind === "Guardrail")
    return advisersOf(spec as unknown as GuardrailManifestSpec).flatMap(({ path, model }) => one("Model", path, model));
  if (kind === "IdentityProvider") return accountsOf(spec as unknown as IdentityProviderSpec);
  if (kind === "ServiceAccount") return useCasesOf(spec as unknown as ServiceAccountSpec);
  if (kind === "RoleBinding") {
    const binding = spec as unknown as RoleBindingSpec;
    return [...useCasesOf(binding), ...groupProvidersOf(binding)];
  }
  if (kind !== "UseCase") return [];
  return referencesOfUseCase(spec as unknown as UseCaseSpec);
}

function referencesOfUseCase(spec: UseCaseSpec): readonly Reference[] {
  const { models, guardrail, applyGuardrails, prompts, tools, knowledgeBases, vendors } = spec;
  const guardrails = [
    ...(guardrail === undefined ? [] : [{ path: "spec.guardrail", reference: guardrail }]),
    ...applyGuardrails.map((reference, n) => ({ path: `spec.applyGuardrails.${n}`, reference })),
  ];
  return [
    ...named("Model", "spec.models", models),
    ...guardrails
      .filter(({ reference }) => reference !== defaultGuardrailId)
      .map(({ path, reference }) => pinned("Guardrail", path, reference)),
    ...(prompts?.names ?? []).map((reference, n) => pinned("Prompt", `spec.prompts.names.${n}`, reference)),
    ...named("Tool", "spec.tools", tools),
    ...named("KnowledgeBase", "spec.knowledgeBases", knowledgeBases),
    ...named("Vendor", "spec.vendors", vendors),
  ];
}

function one(kind: Kind, path: string, name: string | undefined): readonly Reference[] {
  return name === undefined ? [] : [{ path, kind, name }];
}

function named(kind: Kind, path: string, names: readonly string[] = []): readonly Reference[] {
  return names.map((name, n) => ({ path: `${path}.${n}`, kind, name }));
}

/** `name`, or `name@version`. */
function pinned(kind: Kind, path: string, reference: string): Reference {
  const [name = "", version] = reference.split("@");
  return { path, kind, name, ...(version !== undefined && { version: Number(version) }) };
}

function accountsOf({ rules }: IdentityProviderSpec): readonly Reference[] {
  return rules.flatMap(({ serviceAccount: name }, n) =>
    name === undefined ? [] : [{ path: `spec.rules.${n}.serviceAccount`, kind: "ServiceAccount" as const, name }],
  );
}

function useCasesOf({ useCases = [] }: Partial<Pick<RoleBindingSpec, "useCases">>): readonly Reference[] {
  return named("UseCase", "spec.useCases", useCases);
}

/** A group is one of its provider: were that replaced by another of its name, the group would be other people. */
function groupProvidersOf({ members }: RoleBindingSpec): readonly Reference[] {
  return members.flatMap((member, n) => {
    const name = /^group:([^/]+)\//.exec(member)?.[1];
    return name === undefined ? [] : [{ path: `spec.members.${n}`, kind: "IdentityProvider" as const, name }];
  });
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
