import { exceedsClass, type DataClass } from "../core/data-class.ts";
import { compileAccess } from "./compile-access.ts";
import { defaultGuardrail, defaultGuardrailDigest, defaultGuardrailId, defaultGuardrailName } from "./default-guardrail.ts";
import { classCap, sandboxLabel } from "./lifecycle.ts";
import type { DeploymentEntry, Entitlement, ModelEntry, Register } from "./register.ts";
import { readDeployment, readModel } from "./read-spec.ts";
import type { DeploymentSpec, GuardrailManifestSpec, GuardrailResource, PolicySpec, UseCaseSpec } from "./schemas.ts";
import { useCaseStates, type UseCaseState } from "./use-case-state.ts";

/** A stored version of a resource. */
export interface ResourceVersion {
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  /** JSON; it was checked against its schema when it was applied. */
  readonly spec: string;
}

/** The newest step of a use case's life. */
export interface ApprovalStep {
  readonly useCase: string;
  readonly to: string;
  readonly digest: string;
  readonly notAfter?: number;
  readonly reason: string;
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
  for (const resource of versions) {
    const key = `${resource.kind}/${resource.name}`;
    const known = newest.get(key);
    if (known === undefined || known.version < resource.version) newest.set(key, resource);
    if (resource.kind === "Guardrail") guardrailVersions.set(`${resource.name}@${resource.version}`, resource);
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
  const entitlements = new Map<string, Entitlement>();
  for (const useCase of useCases) entitlements.set(useCase.name, entitle(useCase, stepOf.get(useCase.name), models, resolve));
  return {
    entitlements,
    models,
    deploymentsByModel: groupDeployments(deployments, models),
    guardrails,
    policies,
    access: compileAccess(newest.values()),
  };
}

function entitle(
  { name, digest, spec }: { name: string; digest: string; spec: UseCaseSpec },
  step: ApprovalStep | undefined,
  models: ReadonlyMap<string, ModelEntry>,
  resolve: (reference: string) => string | undefined,
): Entitlement {
  const decided = step !== undefined && step.digest === digest;
  // A suspension holds for whatever the manifest says now; an approval only for the digest it was given on.
  const state: UseCaseState = step !== undefined && isState(step.to) && (decided || step.to === "SUSPENDED") ? step.to : "DRAFT";
  const reference = spec.guardrail ?? (spec.environment === "sandbox" ? defaultGuardrailId : undefined);
  const guardrail = reference === undefined ? undefined : resolve(reference);
  const refused = refusal(name, spec, state, step, reference, guardrail);
  return {
    useCase: name,
    digest,
    spec,
    state,
    dataClass: classCap(state, spec.dataClass),
    overlays: spec.overlays,
    notAfter: decided ? (step.notAfter ?? 0) : 0,
    applyGuardrails: [...new Set(spec.applyGuardrails.map(resolve).filter((id) => id !== undefined))],
    models: spec.models.filter((model) => models.has(model)),
    ...(state === "SANDBOX" && { label: sandboxLabel }),
    ...(guardrail !== undefined && { guardrail }),
    ...(refused && { refused }),
  };
}

function isState(text: string): text is UseCaseState {
  return (useCaseStates as readonly string[]).includes(text);
}

function refusal(
  name: string,
  spec: UseCaseSpec,
  state: UseCaseState,
  step: ApprovalStep | undefined,
  reference: string | undefined,
  guardrail: string | undefined,
): Entitlement["refused"] {
  if (state === "SUSPENDED") {
    return {
      code: "use_case_suspended",
      detail: `The use case ${name} is suspended: ${sentence(step?.reason ?? "no reason given")} Ask its owner, ${spec.owner}.`,
    };
  }
  if (state !== "SANDBOX" && state !== "PRODUCTION") {
    const changed = step !== undefined && (step.to === "SANDBOX" || step.to === "PRODUCTION");
    const why = changed ? "has changed since it was approved" : "is not approved";
    return {
      code: "use_case_not_approved",
      detail: `The use case ${name} ${why}. Its owner, ${spec.owner}, can ask for approval.`,
    };
  }
  if (state === "SANDBOX" && spec.environment !== "sandbox") {
    return {
      code: "use_case_not_approved",
      detail: `The use case ${name} is approved for the sandbox only and declared for ${spec.environment}. Ask its owner, ${spec.owner}.`,
    };
  }
  if (reference === undefined) {
    return {
      code: "use_case_not_approved",
      detail: `The use case ${name} names no guardrail, which production needs. Ask its owner, ${spec.owner}.`,
    };
  }
  if (guardrail === undefined) {
    return {
      code: "use_case_not_approved",
      detail: `The guardrail of the use case ${name} does not exist. Ask its owner, ${spec.owner}.`,
    };
  }
  return undefined;
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

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function lowerClass(a: DataClass, b: DataClass): DataClass {
  return exceedsClass(a, b) ? b : a;
}
