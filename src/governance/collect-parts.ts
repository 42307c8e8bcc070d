import { canonicalJson } from "../core/canonical-json.ts";
import { advisersOf } from "./advisers-of.ts";
import type { Part } from "./case/digest-set.ts";
import { defaultGuardrailDigest, defaultGuardrailId, defaultGuardrailName } from "./default-guardrail.ts";
import type { UseCaseSpec } from "./schemas.ts";
import { type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";

/** The versions that a use case stands on as everything is declared now: what a gate freezes. In no order that means anything. */
export function collectRows(
  useCase: ResourceVersion,
  index: VersionIndex,
  deploymentsOf: ReadonlyMap<string, readonly ResourceVersion[]>,
): readonly ResourceVersion[] {
  const spec = specOf(useCase, "UseCase");
  const rows = new Set([useCase]);
  const add = (kind: string, reference: string): void => {
    const row = index.find(kind, reference);
    if (row !== undefined) rows.add(row);
  };
  for (const reference of guardrailsOf(spec)) add("Guardrail", reference);
  for (const model of modelsAsked(spec, rows)) {
    add("Model", model);
    for (const row of deploymentsOf.get(model) ?? []) rows.add(row);
  }
  // And what those were tuned from, on whose data their own class rests: a set takes what is added while it is gone through.
  for (const row of rows) {
    const tunedFrom = row.kind === "Model" ? specOf(row, "Model").tunedFrom : undefined;
    if (tunedFrom !== undefined) add("Model", tunedFrom);
  }
  for (const reference of spec.prompts?.names ?? []) add("Prompt", reference);
  for (const name of spec.tools ?? []) add("Tool", name);
  for (const name of spec.knowledgeBases ?? []) add("KnowledgeBase", name);
  for (const row of index.ofKind("Policy")) rows.add(row);
  return [...rows];
}

/** The models that are sent what people write: those that it calls, and those that its guardrails ask. */
export function modelsAsked({ models }: Pick<UseCaseSpec, "models">, rows: Iterable<ResourceVersion>): ReadonlySet<string> {
  const asked = new Set(models);
  for (const row of rows)
    if (row.kind === "Guardrail") for (const { model } of advisersOf(specOf(row, "Guardrail"))) asked.add(model);
  return asked;
}

/** As a gate's request has them, with who made each. */
export function partsOf(
  rows: readonly ResourceVersion[],
  spec: UseCaseSpec,
  authorsOf: (row: ResourceVersion) => readonly string[],
): readonly Part[] {
  const parts = rows.map((row): Part => {
    const { kind, name, version, digest } = row;
    return { kind, name, version, digest, authors: authorsOf(row) };
  });
  const shipped = guardrailsOf(spec).includes(defaultGuardrailId) || spec.guardrail === undefined;
  if (!shipped) return parts;
  return [...parts, { kind: "Guardrail", name: defaultGuardrailName, version: 1, digest: defaultGuardrailDigest, authors: [] }];
}

/** Digests of what is built outside, of what the manifest says of it. */
export function builtOf(
  { delivery }: UseCaseSpec,
  hash: (text: string) => string,
): { readonly iac?: string; readonly image?: string } {
  const { iac, images } = delivery ?? {};
  return {
    ...(iac !== undefined && { iac }),
    ...(images !== undefined && { image: hash(canonicalJson([...images].sort())) }),
  };
}

/** Deployments by the model that runs there, by name. */
export function groupByModel(rows: readonly ResourceVersion[]): ReadonlyMap<string, readonly ResourceVersion[]> {
  return Map.groupBy(rows, (row) => specOf(row, "Deployment").model);
}

function guardrailsOf({ guardrail, applyGuardrails }: UseCaseSpec): readonly string[] {
  return [...new Set([...(guardrail === undefined ? [] : [guardrail]), ...applyGuardrails])];
}
