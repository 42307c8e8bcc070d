import { advisersOf } from "../advisers-of.ts";
import type { CaseLife } from "../case/case-life.ts";
import type { ExceptionSpec, GuardrailManifestSpec, RoleBindingSpec, UseCaseSpec } from "../schemas.ts";
import type { ResourceVersion } from "../version-index.ts";
import { isLive } from "../versions-in-force.ts";
import type { EvidenceInputs } from "./evidence-inputs.ts";

/**
 * The versions that a use case is judged by, of all that there are: whatever it names in any version, and what those name; all policies
 * and the standard; exceptions for it or for all; who holds roles for it. Pure; there may be many, so that it can be interrupted.
 *
 * @param frozen what its gates let through, as `KIND/NAME`
 */
export function* selectVersions<Row extends ResourceVersion>(
  all: readonly Row[],
  useCase: string,
  frozen: ReadonlySet<string>,
): Generator<undefined, readonly Row[], undefined> {
  const byName = Map.groupBy(all, ({ kind, name }) => `${kind}/${name}`);
  const wanted = new Set<string>();
  const take = (kind: string, reference: string): void => {
    const [name = ""] = reference.split("@", 1);
    const key = `${kind}/${name}`;
    if (wanted.has(key)) return;
    wanted.add(key);
    for (const row of byName.get(key) ?? []) for (const [of, named] of namedBy(row)) take(of, named);
  };
  take("UseCase", useCase);
  for (const key of frozen) take(key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1));
  for (const row of all) {
    yield;
    const { kind, name } = row;
    if (kind === "Policy" || kind === "Standard") take(kind, name);
    if (kind === "Deployment" && wanted.has(`Model/${modelOf(row)}`)) take(kind, name);
    if (kind === "Exception" && concerns((JSON.parse(row.spec) as ExceptionSpec).useCases, useCase)) take(kind, name);
    if (kind === "RoleBinding") {
      const { role, useCases } = JSON.parse(row.spec) as RoleBindingSpec;
      // To call it is no role that anything is judged by.
      if (role !== "USER" && concerns(useCases, useCase)) take(kind, name);
    }
    if (kind === "IdentityProvider" || kind === "ServiceAccount") take(kind, name);
  }
  return all.filter(({ kind, name }) => wanted.has(`${kind}/${name}`));
}

function concerns(useCases: readonly string[] | undefined, useCase: string): boolean {
  return useCases === undefined || useCases.includes(useCase);
}

function modelOf({ spec }: ResourceVersion): string {
  return (JSON.parse(spec) as { readonly model: string }).model;
}

/** Kind and name of each that a version names and that judging looks at. */
function namedBy({ kind, spec }: ResourceVersion): readonly (readonly [string, string])[] {
  if (kind === "UseCase") {
    const {
      models,
      guardrail,
      applyGuardrails,
      prompts,
      tools = [],
      knowledgeBases = [],
      vendors = [],
    } = JSON.parse(spec) as UseCaseSpec;
    return [
      ...models.map((one) => ["Model", one] as const),
      ...[guardrail, ...applyGuardrails].flatMap((one) => (one === undefined ? [] : [["Guardrail", one] as const])),
      ...(prompts?.names ?? []).map((one) => ["Prompt", one] as const),
      ...tools.map((one) => ["Tool", one] as const),
      ...knowledgeBases.map((one) => ["KnowledgeBase", one] as const),
      ...vendors.map((one) => ["Vendor", one] as const),
    ];
  }
  if (kind === "Guardrail") return advisersOf(JSON.parse(spec) as GuardrailManifestSpec).map(({ model }) => ["Model", model]);
  const {
    vendor,
    tunedFrom,
    fallbacks = [],
    model,
  } = JSON.parse(spec) as Record<"vendor" | "tunedFrom" | "model", string | undefined> & {
    readonly fallbacks?: readonly string[];
  };
  const named: (readonly [string, string])[] = [];
  if (vendor !== undefined && ["Model", "Tool", "KnowledgeBase"].includes(kind)) named.push(["Vendor", vendor]);
  if (kind === "Model") for (const one of [tunedFrom, ...fallbacks]) if (one !== undefined) named.push(["Model", one]);
  if (kind === "KnowledgeBase" && model !== undefined) named.push(["Model", model]);
  return named;
}

/** What is frozen elsewhere of these versions, without saying where; and since when the first of all others was in production. */
export function selectOthers(
  lives: Iterable<readonly [string, CaseLife]>,
  useCase: string,
  versions: readonly ResourceVersion[],
): EvidenceInputs["others"] {
  const known = new Set(versions.map(({ kind, name }) => `${kind}/${name}`));
  const newest = new Map<string, { readonly at: number; readonly part: EvidenceInputs["others"][number]["parts"][number] }>();
  let since = Infinity;
  const released = new Map<string, { readonly at: number; readonly part: EvidenceInputs["others"][number]["parts"][number] }>();
  for (const [name, life] of lives) {
    if (name === useCase) continue;
    since = Math.min(since, life.firstLive ?? Infinity);
    for (const { part, at } of life.policies ?? []) {
      const key = `${part.name}@${part.version}`;
      if (known.has(`Policy/${part.name}`) && (released.get(key)?.at ?? -1) < at) released.set(key, { at, part });
    }
    if (!isLive(life) || life.approved === undefined) continue;
    const { frozen, at } = life.approved;
    for (const { kind, name: of, version, digest } of frozen.parts) {
      if (kind === "UseCase" || !known.has(`${kind}/${of}`)) continue;
      const key = `${kind}/${of}@${version}`;
      if ((newest.get(key)?.at ?? -1) < at) newest.set(key, { at, part: { kind, name: of, version, digest } });
    }
  }
  const policies = groupByTime(released.values());
  if (since === Infinity) return policies;
  return [
    { at: since, liveSince: since, parts: [] },
    ...groupByTime(newest.values()).map(({ at, parts }) => ({ at, liveSince: Math.max(at, since), parts })),
    ...policies,
  ];
}

type Other = Pick<EvidenceInputs["others"][number], "at" | "parts">;

function groupByTime(frozen: Iterable<{ readonly at: number; readonly part: Other["parts"][number] }>): Other[] {
  return [...Map.groupBy(frozen, ({ at }) => at)]
    .sort(([a], [b]) => a - b)
    .map(([at, those]) => ({ at, parts: those.map(({ part }) => part) }));
}
