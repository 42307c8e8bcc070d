import { createHash } from "node:crypto";
import { Problem, type ProblemOptions } from "../core/problem.ts";
import { checkGuardrail, guardrailWarnings } from "../guardrails/check-guardrail.ts";
import { type Kind, kindNames } from "../governance/kinds.ts";
import { manifestWarnings } from "../governance/manifest-warnings.ts";
import { type Manifest, parseManifest } from "../governance/parse-manifest.ts";
import type { GuardrailManifestSpec, PolicySpec, UseCaseSpec } from "../governance/schemas.ts";
import { checkPolicy } from "../policy/parse-policies.ts";
import type { Store, StoredResource } from "../storage/store.ts";
import { type Arriving, checkReference, referencesOf } from "./check-references.ts";

type Mistake = NonNullable<ProblemOptions["errors"]>[number];

/** A sound manifest beside what the store has under its name. */
export interface CheckedManifest extends Manifest {
  readonly digest: string;
  /** The newest version, retired or not. */
  readonly newest: StoredResource | undefined;
  readonly action: "created" | "changed" | "unchanged";
  /** The version that it has, or will have. */
  readonly version: number;
  /** What it waits for: it is sound without, and serves nothing until then. */
  readonly waitsFor: readonly string[];
}

/**
 * Checks a batch as a whole against what is stored: each manifest by itself, what it refers to, rules that only their
 * engine can judge. Sorted so that what others refer to comes first. Throws Problem `resource_invalid` with every mistake.
 */
export async function checkManifests(store: Store, values: readonly unknown[]): Promise<readonly CheckedManifest[]> {
  if (values.length === 0) throw invalid([{ path: "", message: "there is no manifest in it" }]);
  const prefix = (n: number): string => (values.length === 1 ? "" : `${n}.`);
  const mistakes: Mistake[] = [];
  const checked: (CheckedManifest & { readonly prefix: string; readonly waitsFor: string[] })[] = [];
  for (const [n, value] of values.entries()) {
    try {
      checked.push({ ...(await compareWithStore(store, parseManifest(value))), prefix: prefix(n) });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "resource_invalid") throw error;
      const found = error.errors ?? [{ path: "", message: error.detail }];
      mistakes.push(...found.map(({ path, message }) => ({ path: `${prefix(n)}${path}`, message })));
    }
  }
  for (const manifest of checked) {
    if (checked.some((other) => other !== manifest && other.kind === manifest.kind && other.name === manifest.name))
      mistakes.push({ path: `${manifest.prefix}name`, message: `${manifest.kind} ${manifest.name} is in it more than once` });
    const dangling = await checkReferences(store, manifest, checked);
    // A deployment may come before its model, and two models may stand in for each other: nothing is sent to what is not there.
    const waits = manifest.kind === "Deployment" || manifest.kind === "Model";
    if (waits)
      manifest.waitsFor.push(...dangling.map(({ message }) => `${manifest.name}: ${message}, so nothing is sent to it yet.`));
    const found = [...checkRules(manifest), ...(waits ? [] : dangling)];
    mistakes.push(...found.map(({ path, message }) => ({ path: `${manifest.prefix}${path}`, message })));
  }
  if (mistakes.length > 0) throw invalid(mistakes);
  const rank = (kind: Kind): number => kindNames.indexOf(kind);
  return checked.sort((a, b) => rank(a.kind) - rank(b.kind));
}

async function compareWithStore(store: Store, manifest: Manifest): Promise<CheckedManifest & { readonly waitsFor: string[] }> {
  const digest = `sha256:${createHash("sha256").update(manifest.canonical).digest("hex")}`;
  const newest = await store.getResource(manifest.kind, manifest.name);
  if (newest === undefined || newest.retired)
    return { ...manifest, digest, newest, action: "created", version: (newest?.version ?? 0) + 1, waitsFor: [] };
  if (newest.digest === digest)
    return { ...manifest, digest, newest, action: "unchanged", version: newest.version, waitsFor: [] };
  return { ...manifest, digest, newest, action: "changed", version: newest.version + 1, waitsFor: [] };
}

async function checkReferences(store: Store, manifest: Manifest, arriving: readonly Arriving[]): Promise<readonly Mistake[]> {
  const mistakes: Mistake[] = [];
  for (const reference of referencesOf(manifest)) {
    const message = await checkReference(store, reference, arriving);
    if (message !== undefined) mistakes.push({ path: reference.path, message });
  }
  return mistakes;
}

/** What only the engine that will run it can judge. */
function checkRules({ kind, spec }: Manifest): readonly Mistake[] {
  if (kind === "Guardrail") {
    const found = checkGuardrail(spec as unknown as GuardrailManifestSpec);
    return found.map(({ path, message }) => ({ path: `spec.${path}`, message }));
  }
  if (kind === "Policy") return checkPolicy((spec as unknown as PolicySpec).cedar);
  return [];
}

/** What is sound but will surprise: asked for and not done by this version, or not enough to be served. */
export function warningsOf(manifest: Manifest): readonly string[] {
  const warnings = [...manifestWarnings(manifest)];
  const { kind, name, spec } = manifest;
  if (kind === "Guardrail") {
    warnings.push(...guardrailWarnings(spec as unknown as GuardrailManifestSpec).map((warning) => `${name}: ${warning}.`));
  }
  if (kind === "UseCase") {
    const { environment, guardrail } = spec as unknown as UseCaseSpec;
    if (environment === "production" && guardrail === undefined) {
      warnings.push(`${name}: nothing is served in production before it names a guardrail.`);
    }
  }
  return warnings;
}

function invalid(mistakes: readonly Mistake[]): Problem {
  const [first] = mistakes;
  const more = mistakes.length > 1 ? ` (and ${mistakes.length - 1} more)` : "";
  const where = first?.path ? `${first.path}: ` : "";
  return new Problem("resource_invalid", `Nothing was applied: ${where}${first?.message ?? ""}${more}.`, {
    errors: mistakes.slice(0, 50),
  });
}
