import { digestOf } from "../crypto/digest-of.ts";
import { Problem, type ProblemOptions } from "../core/problem.ts";
import { checkGuardrail, guardrailWarnings } from "../guardrails/check-guardrail.ts";
import { checkAccess, checkPrefixes } from "../governance/check-access.ts";
import { type Kind, kindNames } from "../governance/kinds.ts";
import { manifestWarnings } from "../governance/manifest-warnings.ts";
import { type Manifest, parseManifest } from "../governance/parse-manifest.ts";
import type { GuardrailManifestSpec, IdentityProviderSpec, PolicySpec, UseCaseSpec } from "../governance/schemas.ts";
import { checkPolicy } from "../policy/parse-policies.ts";
import type { Store, StoredResource } from "../storage/store.ts";
import { checkRegistered } from "./check-registered.ts";
import { type Arriving, checkReference, referencesOf } from "./check-references.ts";
import { resourcePages } from "./resource-pages.ts";

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
 *
 * @param ask throws where it may not be applied, before anything is said of what is stored
 */
export async function checkManifests(
  store: Store,
  values: readonly unknown[],
  ask: (manifest: CheckedManifest, batch: readonly CheckedManifest[]) => void,
): Promise<readonly CheckedManifest[]> {
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
  for (const manifest of checked) ask(manifest, checked);
  for (const manifest of checked) {
    if (checked.some((other) => other !== manifest && other.kind === manifest.kind && other.name === manifest.name))
      mistakes.push({ path: `${manifest.prefix}name`, message: `${manifest.kind} ${manifest.name} is in it more than once` });
    const dangling = await checkReferences(store, manifest, checked);
    const waits = waiting[manifest.kind];
    const mayWait = (path: string): boolean => waits !== undefined && !neverWaits.has(path);
    for (const { path, message } of dangling)
      if (mayWait(path)) manifest.waitsFor.push(`${manifest.name}: ${message}, ${waits}.`);
    // An exception that stands is not declared anew by applying it again, whatever has become of the standard.
    const stands = manifest.kind === "Exception" && manifest.action === "unchanged";
    const registered = stands ? [] : await checkRegistered(store, manifest, checked);
    const found = [...checkRules(manifest), ...registered, ...dangling.filter(({ path }) => !mayWait(path))];
    mistakes.push(...found.map(({ path, message }) => ({ path: `${manifest.prefix}${path}`, message })));
  }
  mistakes.push(...(await checkNames(store, checked)));
  if (mistakes.length > 0) throw invalid(mistakes);
  const rank = (kind: Kind): number => kindNames.indexOf(kind);
  return checked.sort((a, b) => rank(a.kind) - rank(b.kind));
}

/**
 * What may come before what it refers to. A prompt before the use case that names it. A deployment before its model, and two models may stand in for each other: nothing is sent
 * to what is not there. A role before its use case: whoever will lead a project is given it first, and declares the use case then.
 */
const waiting: Readonly<Partial<Record<Kind, string>>> = {
  Deployment: "so nothing is sent to it yet",
  Model: "so nothing is sent to it yet",
  Prompt: "so nobody there may use it yet",
  RoleBinding: "so the role is held for nothing there yet",
};

/** By these a model is bound to more than it says itself. */
const neverWaits: ReadonlySet<string> = new Set(["spec.vendor", "spec.tunedFrom"]);

/** Names that two would share: prefixes of providers, and a service account's that is a person's. */
async function checkNames(
  store: Store,
  checked: readonly (CheckedManifest & { readonly prefix: string })[],
): Promise<readonly Mistake[]> {
  const arriving = checked.filter(({ kind }) => kind === "IdentityProvider");
  if (arriving.length === 0) return [];
  const stored: { name: string; spec: IdentityProviderSpec }[] = [];
  for await (const page of resourcePages(store, "IdentityProvider"))
    stored.push(...page.map(({ name, spec }) => ({ name, spec: JSON.parse(spec) as IdentityProviderSpec })));
  const coming = arriving.map(({ name, spec }) => ({ name, spec: spec as unknown as IdentityProviderSpec }));
  const all = [...stored.filter(({ name }) => !coming.some((one) => one.name === name)), ...coming];
  return arriving.flatMap(({ name, prefix }) => {
    const message = checkPrefixes(all, name);
    return message === undefined ? [] : [{ path: `${prefix}spec.principal.prefix`, message }];
  });
}

async function compareWithStore(store: Store, manifest: Manifest): Promise<CheckedManifest & { readonly waitsFor: string[] }> {
  const digest = digestOf(manifest.canonical);
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
  return checkAccess(kind, spec);
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
