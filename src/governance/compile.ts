import { lowerClass } from "../core/data-class.ts";
import type { AccessRegister } from "./access.ts";
import type { CaseFiles } from "./case/case-index.ts";
import type { CaseLife } from "./case/case-life.ts";
import { createWhatApplies } from "./case/what-applies.ts";
import { groupByModel } from "./collect-parts.ts";
import { compileAccess } from "./compile-access.ts";
import { type CaseSources, caseWorld, type DeclaredCase, type StoredException } from "./compile-case.ts";
import { entitleGated, judgeAgain, type JudgedCase, type Resolved } from "./compile-gated.ts";
import { type ApprovalStep, entitleLight } from "./compile-light.ts";
import { compileStandard } from "./compile-standard.ts";
import { declaredException } from "./declared-exception.ts";
import type { People } from "./holds-until.ts";
import { isGated, type LifecycleSettings } from "./lifecycle.ts";
import { type PromptResource, resolvePrompts } from "./prompts/resolve-prompts.ts";
import type { CandidateVersion, DeploymentEntry, Entitlement, ModelEntry, Register } from "./register.ts";
import { resolveGuardrail } from "./resolve-guardrail.ts";
import type { GuardrailResource } from "./schemas.ts";
import { loadStandard } from "./standard/load-standard.ts";
import { indexVersions, type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";
import { candidateOf, type InForce, versionsInForce } from "./versions-in-force.ts";

export type { ResourceVersion } from "./version-index.ts";

/** By what use cases are judged that go through the gates. Without it every use case is one that an approval alone lets through. */
export interface GovernanceInputs {
  /** By use case: its whole life so far. The same object until it takes a step. */
  readonly lives: ReadonlyMap<string, CaseLife>;
  readonly cases: Pick<CaseFiles, "caseFile">;
  readonly people: People;
  readonly settings: LifecycleSettings;
  /** SHA-256, as `sha256:` and 64 hex digits. */
  readonly hash: (text: string) => string;
  /** Milliseconds since the epoch: phases are told from here on. */
  readonly now: number;
}

export interface CompileInputs {
  /** Every version of every resource that is not retired. */
  readonly versions: readonly ResourceVersion[];
  /** The newest step of each use case. */
  readonly steps: readonly ApprovalStep[];
  readonly governance?: GovernanceInputs;
}

/**
 * Compiles again and again, and keeps what it parsed and judged, so that a change costs what it changed. What comes out depends on what
 * goes in alone: the same as from a compiler that is new.
 */
export interface Compiler {
  compile(inputs: CompileInputs): Register;
}

/**
 * Compiles what is declared and what is approved into what may be served. Pure: no clock, no I/O. Whatever does not resolve is
 * refused rather than guessed at.
 */
export function compile(
  versions: readonly ResourceVersion[],
  steps: readonly ApprovalStep[],
  governance?: GovernanceInputs,
): Register {
  return createCompiler().compile({ versions, steps, ...(governance && { governance }) });
}

export function createCompiler(): Compiler {
  const shareRows = createRowShare();
  let access: { readonly rows: readonly ResourceVersion[]; readonly register: AccessRegister } | undefined;
  let whatApplies: { readonly standard: object; readonly of: CaseSources["whatApplies"] } | undefined;
  let exceptions = new Map<ResourceVersion, StoredException>();
  let judged = new Map<string, JudgedCase>();
  const standardOf = compileStandard();

  const accessOf = (index: VersionIndex): AccessRegister => {
    const rows = ["IdentityProvider", "ServiceAccount", "RoleBinding"].flatMap((kind) => index.ofKind(kind));
    if (access === undefined || !isSame(rows, access.rows)) access = { rows, register: compileAccess(rows) };
    return access.register;
  };

  const sourcesOf = (index: VersionIndex, register: AccessRegister, governance: GovernanceInputs): CaseSources => {
    const { lives, cases, people, settings, hash } = governance;
    const caseFile = (subject: string) => cases.caseFile(subject);
    // How people sign is the standard's to say, also about a change to itself.
    let signing = loadStandard();
    const inForce = versionsInForce({ index, lives, caseFile, settings: () => signing.settings });
    signing = standardOf(inForce.declaredBefore("Standard", "default"));
    const standard = standardOf(inForce.shared("Standard", "default"));
    signing = standard;
    if (whatApplies?.standard !== standard) whatApplies = { standard, of: createWhatApplies(standard) };
    exceptions = new Map(index.ofKind("Exception").map((row) => [row, exceptions.get(row) ?? declareRow(row)]));
    const deploymentsOf = groupByModel(index.ofKind("Deployment"));
    return {
      index,
      inForce,
      deploymentsOf,
      standard,
      whatApplies: whatApplies.of,
      lives,
      caseFile,
      exceptions: [...exceptions.values()],
      access: register,
      people,
      settings,
      hash,
    };
  };

  return {
    compile: ({ versions, steps, governance }) => {
      const index = indexVersions(shareRows(versions));
      const register = accessOf(index);
      const sources = governance && sourcesOf(index, register, governance);
      const candidates = new Map<string, CandidateVersion>();
      const shared = sharedVersions(index, sources?.inForce, candidates);
      const models = new Map(
        shared("Model").map((row): [string, ModelEntry] => [
          row.name,
          { name: row.name, digest: row.digest, spec: specOf(row, "Model") },
        ]),
      );
      const guardrails = new Map<string, GuardrailResource>();
      const prompts = new Map<string, PromptResource>();
      const resolved: Resolved = { models, guardrails, prompts, candidates };
      const stepOf = new Map(steps.map((step) => [step.useCase, step]));
      const entitlements = new Map<string, Entitlement>();
      const kept = new Map<string, JudgedCase>();
      for (const row of index.ofKind("UseCase")) {
        const step = stepOf.get(row.name);
        const useCase: DeclaredCase = { row, reason: step?.reason };
        if (sources === undefined || governance === undefined || !goesThroughGates(row, governance)) {
          entitlements.set(row.name, entitleNewest(row, step, index, resolved));
          continue;
        }
        const one = judgeAgain(useCase, sources, judged.get(row.name), governance.now);
        kept.set(row.name, one);
        entitlements.set(row.name, entitleGated(useCase, sources, one, resolved));
      }
      judged = kept;
      return {
        entitlements,
        models,
        deploymentsByModel: groupDeployments(shared("Deployment"), models),
        guardrails,
        prompts,
        policies: shared("Policy").map((row) => ({ name: row.name, digest: row.digest, cedar: specOf(row, "Policy").cedar })),
        access: register,
        candidates: [...candidates.values()],
        ...(sources && {
          governance: {
            standard: sources.standard,
            guarded: sources.inForce.guarded,
            guards: (kind, name) => sources.inForce.guards(kind, name),
            gated: new Set(kept.keys()),
            world: (name: string) => {
              const row = index.find("UseCase", name);
              return row && caseWorld({ row, reason: stepOf.get(name)?.reason }, sources);
            },
          },
        }),
      };
    },
  };
}

function goesThroughGates(row: ResourceVersion, { lives, settings }: GovernanceInputs): boolean {
  return isGated(specOf(row, "UseCase"), lives.get(row.name), settings);
}

/** On the light track the newest version of everything is served. */
function entitleNewest(
  row: ResourceVersion,
  step: ApprovalStep | undefined,
  index: VersionIndex,
  { models, guardrails, prompts }: Resolved,
): Entitlement {
  const { name, digest } = row;
  const useCase = { name, digest, spec: specOf(row, "UseCase") };
  const resolve = (reference: string): string | undefined =>
    resolveGuardrail(reference, (one) => index.find("Guardrail", one), guardrails);
  const entitled = resolvePrompts(useCase, (one) => index.find("Prompt", one), prompts);
  return { ...entitleLight(useCase, step, models, resolve), ...(entitled && { prompts: entitled }) };
}

/** The version of each name that is in force for all; those that wait are noted. */
function sharedVersions(
  index: VersionIndex,
  inForce: InForce | undefined,
  candidates: Map<string, CandidateVersion>,
): (kind: string) => readonly ResourceVersion[] {
  if (inForce === undefined || !inForce.guarded) return (kind) => index.ofKind(kind);
  return (kind) =>
    index.ofKind(kind).flatMap((newest) => {
      const row = inForce.shared(kind, newest.name);
      if (row !== newest) candidates.set(`${kind}/${newest.name}`, candidateOf(newest, row));
      return row ?? [];
    });
}

/** By model, private ones first and then by name, so that the order never depends on when they were applied. */
function groupDeployments(
  rows: readonly ResourceVersion[],
  models: ReadonlyMap<string, ModelEntry>,
): Map<string, readonly DeploymentEntry[]> {
  const byModel = new Map<string, DeploymentEntry[]>();
  for (const row of rows) {
    const { name, digest } = row;
    const spec = specOf(row, "Deployment");
    const model = models.get(spec.model);
    if (model === undefined) continue;
    const { dataClassCeiling } = model.spec;
    const entry = { name, digest, spec, ceiling: lowerClass(spec.dataClassCeiling ?? dataClassCeiling, dataClassCeiling) };
    const known = byModel.get(model.name);
    if (known) known.push(entry);
    else byModel.set(model.name, [entry]);
  }
  for (const entries of byModel.values()) {
    entries.sort((a, b) => a.spec.network.localeCompare(b.spec.network) || (a.name < b.name ? -1 : 1));
  }
  return byModel;
}

function declareRow(row: ResourceVersion): StoredException {
  return { row, declared: declaredException({ ...row, createdBy: row.createdBy ?? "" }) };
}

/** The store reads rows anew each time; a version that is known stays the object that it was, with what was parsed of it. */
function createRowShare(): (rows: readonly ResourceVersion[]) => readonly ResourceVersion[] {
  let given: readonly ResourceVersion[] | undefined;
  let shared: readonly ResourceVersion[] = [];
  let known = new Map<string, ResourceVersion>();
  return (rows) => {
    if (rows === given) return shared;
    const kept = new Map<string, ResourceVersion>();
    shared = rows.map((row) => {
      const key = `${row.kind}/${row.name}@${row.version}`;
      const before = known.get(key);
      const one = before?.digest === row.digest ? before : row;
      kept.set(key, one);
      return one;
    });
    known = kept;
    given = rows;
    return shared;
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, n) => one === b[n]);
}
