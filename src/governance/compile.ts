import { lowerClass } from "../core/data-class.ts";
import { compileAccess } from "./compile-access.ts";
import { type ApprovalStep, entitleLight } from "./compile-light.ts";
import { defaultGuardrail, defaultGuardrailDigest, defaultGuardrailId, defaultGuardrailName } from "./default-guardrail.ts";
import { type PromptResource, resolvePrompts } from "./prompts/resolve-prompts.ts";
import type { DeploymentEntry, Entitlement, ModelEntry, Register } from "./register.ts";
import { readDeployment, readModel } from "./read-spec.ts";
import type { DeploymentSpec, GuardrailManifestSpec, GuardrailResource, PolicySpec, UseCaseSpec } from "./schemas.ts";

/** A stored version of a resource. */
export interface ResourceVersion {
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  /** JSON; it was checked against its schema when it was applied. */
  readonly spec: string;
}

/**
 * Compiles what is declared and what is approved into what may be served. Pure: no clock, no I/O. Whatever does not resolve is
 * refused rather than guessed at.
 *
 * @param versions every version of every resource that is not retired
 * @param steps the newest step of each use case
 */
export function compile(versions: readonly ResourceVersion[], steps: readonly ApprovalStep[]): Register {
  const newest = new Map<string, ResourceVersion>();
  const guardrailVersions = new Map<string, ResourceVersion>();
  const promptVersions = new Map<string, ResourceVersion>();
  for (const resource of versions) {
    const key = `${resource.kind}/${resource.name}`;
    const known = newest.get(key);
    if (known === undefined || known.version < resource.version) newest.set(key, resource);
    if (resource.kind === "Guardrail") guardrailVersions.set(`${resource.name}@${resource.version}`, resource);
    if (resource.kind === "Prompt") promptVersions.set(`${resource.name}@${resource.version}`, resource);
  }

  const models = new Map<string, ModelEntry>();
  const deployments: { name: string; digest: string; spec: DeploymentSpec }[] = [];
  const useCases: { name: string; digest: string; spec: UseCaseSpec }[] = [];
  const policies: { name: string; digest: string; cedar: string }[] = [];
  for (const { kind, name, digest, spec } of newest.values()) {
    if (kind === "Model") models.set(name, { name, digest, spec: readModel(spec) });
    else if (kind === "Deployment") deployments.push({ name, digest, spec: readDeployment(spec) });
    else if (kind === "UseCase") useCases.push({ name, digest, spec: JSON.parse(spec) as UseCaseSpec });
    else if (kind === "Policy") policies.push({ name, digest, cedar: (JSON.parse(spec) as PolicySpec).cedar });
  }

  const stepOf = new Map(steps.map((step) => [step.useCase, step]));
  const guardrails = new Map<string, GuardrailResource>();
  const resolve = (reference: string): string | undefined => resolveGuardrail(reference, newest, guardrailVersions, guardrails);
  const prompts = new Map<string, PromptResource>();
  const findPrompt = (reference: string): ResourceVersion | undefined =>
    reference.includes("@") ? promptVersions.get(reference) : newest.get(`Prompt/${reference}`);
  const entitlements = new Map<string, Entitlement>();
  for (const useCase of useCases) {
    const entitled = resolvePrompts(useCase, findPrompt, prompts);
    const entitlement = entitleLight(useCase, stepOf.get(useCase.name), models, resolve);
    entitlements.set(useCase.name, { ...entitlement, ...(entitled && { prompts: entitled }) });
  }
  return {
    entitlements,
    models,
    deploymentsByModel: groupDeployments(deployments, models),
    guardrails,
    prompts,
    policies,
    access: compileAccess(newest.values()),
    candidates: [],
  };
}

function resolveGuardrail(
  reference: string,
  newest: ReadonlyMap<string, ResourceVersion>,
  versions: ReadonlyMap<string, ResourceVersion>,
  resolved: Map<string, GuardrailResource>,
): string | undefined {
  const resource = reference.includes("@") ? versions.get(reference) : newest.get(`Guardrail/${reference}`);
  if (resource === undefined) {
    if (reference !== defaultGuardrailId) return undefined;
    resolved.set(reference, {
      name: defaultGuardrailName,
      version: 1,
      digest: defaultGuardrailDigest,
      spec: defaultGuardrail,
    });
    return reference;
  }
  const id = `${resource.name}@${resource.version}`;
  if (!resolved.has(id)) {
    const { name, version, digest } = resource;
    resolved.set(id, { name, version, digest, spec: JSON.parse(resource.spec) as GuardrailManifestSpec });
  }
  return id;
}

/** By model, private ones first and then by name, so that the order never depends on when they were applied. */
function groupDeployments(
  deployments: readonly { name: string; digest: string; spec: DeploymentSpec }[],
  models: ReadonlyMap<string, ModelEntry>,
): Map<string, readonly DeploymentEntry[]> {
  const byModel = new Map<string, DeploymentEntry[]>();
  for (const { name, digest, spec } of deployments) {
    const model = models.get(spec.model);
    if (model === undefined) continue;
    const entry = {
      name,
      digest,
      spec,
      ceiling: lowerClass(spec.dataClassCeiling ?? model.spec.dataClassCeiling, model.spec.dataClassCeiling),
    };
    const known = byModel.get(model.name);
    if (known) known.push(entry);
    else byModel.set(model.name, [entry]);
  }
  for (const entries of byModel.values()) {
    entries.sort((a, b) => a.spec.network.localeCompare(b.spec.network) || (a.name < b.name ? -1 : 1));
  }
  return byModel;
}
