import { canonicalJson } from "../../core/canonical-json.ts";
import type { Part } from "../../governance/case/digest-set.ts";
import { defaultGuardrailDigest, defaultGuardrailId, defaultGuardrailName } from "../../governance/default-guardrail.ts";
import type { UseCaseSpec } from "../../governance/schemas.ts";
import type { StoredResource } from "../../storage/store.ts";
import type { AdminDeps } from "../deps.ts";
import { digestOf } from "./digest-of.ts";

/** The versions that a use case stands on now: what a gate freezes. */
export async function collectParts(
  { store, register }: Pick<AdminDeps, "store" | "register">,
  useCase: StoredResource,
): Promise<readonly Part[]> {
  const spec = JSON.parse(useCase.spec) as UseCaseSpec;
  const { deploymentsByModel, policies } = register();
  const guardrails = [...new Set([spec.guardrail ?? [], spec.applyGuardrails].flat())];
  const references = [
    ...spec.models.map((name) => ["Model", name] as const),
    ...spec.models.flatMap((model) => (deploymentsByModel.get(model) ?? []).map(({ name }) => ["Deployment", name] as const)),
    ...guardrails.filter((one) => one !== defaultGuardrailId).map((one) => ["Guardrail", one] as const),
    ...(spec.prompts?.names ?? []).map((one) => ["Prompt", one] as const),
    ...(spec.tools ?? []).map((name) => ["Tool", name] as const),
    ...(spec.knowledgeBases ?? []).map((name) => ["KnowledgeBase", name] as const),
    ...policies.map(({ name }) => ["Policy", name] as const),
  ];
  const found = await Promise.all(
    references.map(([kind, reference]) => {
      const [name = "", version] = reference.split("@");
      return store.getResource(kind, name, version === undefined ? undefined : Number(version));
    }),
  );
  const shipped = { kind: "Guardrail", name: defaultGuardrailName, version: 1, digest: defaultGuardrailDigest, author: "" };
  return [
    ...[useCase, ...found].flatMap((one) => (one === undefined || one.retired ? [] : [partOf(one)])),
    ...(guardrails.includes(defaultGuardrailId) || spec.guardrail === undefined ? [shipped] : []),
  ];
}

function partOf({ kind, name, version, digest, createdBy }: StoredResource): Part {
  return { kind, name, version, digest, author: createdBy };
}

/** Digests of what is built outside, of what the manifest says of it. */
export function builtOf({ delivery }: UseCaseSpec): { readonly iac?: string; readonly image?: string } {
  const { iac, images } = delivery ?? {};
  return {
    ...(iac !== undefined && { iac }),
    ...(images !== undefined && { image: digestOf(canonicalJson([...images].sort())) }),
  };
}
