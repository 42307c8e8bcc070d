import type { CaseFile } from "./case/case-file.ts";
import type { CaseLife } from "./case/case-life.ts";
import type { Applied, CheckFacts } from "./checks/facts.ts";
import type { CaseSources, StoredException } from "./compile-case.ts";
import { defaultGuardrail, defaultGuardrailDigest, defaultGuardrailId, defaultGuardrailName } from "./default-guardrail.ts";
import type { GuardrailManifestSpec, UseCaseSpec } from "./schemas.ts";
import type { UseCaseProfile } from "./standard/profile.ts";
import { type ResourceVersion, specOf } from "./version-index.ts";

export interface FactInputs {
  readonly row: ResourceVersion;
  readonly rows: readonly ResourceVersion[];
  readonly vendors: readonly { readonly name: string; readonly row: ResourceVersion | undefined }[];
  readonly profile: UseCaseProfile;
  readonly life: CaseLife;
  readonly file: CaseFile;
  readonly exceptions: readonly StoredException[];
}

/** What derived checks are given of one set of versions. */
export function factsOf({ row, rows, vendors, profile, life, file, exceptions }: FactInputs, sources: CaseSources): CheckFacts {
  const { index, standard } = sources;
  const useCase = applied(row, "UseCase");
  return {
    standard,
    profile,
    useCase,
    models: rows.filter(({ kind }) => kind === "Model").map((one) => applied(one, "Model")),
    deployments: rows.filter(({ kind }) => kind === "Deployment").map((one) => applied(one, "Deployment")),
    tools: rows.filter(({ kind }) => kind === "Tool").map((one) => applied(one, "Tool")),
    knowledgeBases: rows.filter(({ kind }) => kind === "KnowledgeBase").map((one) => applied(one, "KnowledgeBase")),
    modelNamed: (name) => {
      const model = index.find("Model", name);
      return model && specOf(model, "Model");
    },
    modelFile: (name) => sources.caseFile(`Model/${name}`),
    guardrail: guardrailOf(useCase, rows),
    vendors: new Map(vendors.map(({ name, row: vendor }) => [name, vendor && applied(vendor, "Vendor")])),
    policies: policiesIn(sources),
    waiting: rows.flatMap((one) => waitingFor(one, sources)),
    exceptions: exceptions.map(({ declared }) => declared),
    life,
    file,
    accountable: accountableOf(useCase, sources),
  };
}

const policiesInForce = new WeakMap<CaseSources["inForce"], CheckFacts["policies"]>();

/** The same for all use cases. */
function policiesIn({ index, inForce }: CaseSources): CheckFacts["policies"] {
  let policies = policiesInForce.get(inForce);
  if (policies === undefined) {
    policies = index.ofKind("Policy").flatMap(({ name }) => {
      const policy = inForce.shared("Policy", name);
      if (policy === undefined) return [];
      const { version, digest, createdAt = 0 } = policy;
      return { name, version, digest, approvedAt: inForce.approvedAt(policy) ?? createdAt };
    });
    policiesInForce.set(inForce, policies);
  }
  return policies;
}

function applied<Kind extends Parameters<typeof specOf>[1]>(row: ResourceVersion, kind: Kind) {
  const { name, version, digest, createdAt = 0 } = row;
  return { name, version, digest, at: createdAt, spec: specOf(row, kind) };
}

function guardrailOf(
  { spec, at }: Applied<UseCaseSpec>,
  rows: readonly ResourceVersion[],
): Applied<GuardrailManifestSpec> | undefined {
  const reference = spec.guardrail ?? (spec.environment === "sandbox" ? defaultGuardrailId : undefined);
  if (reference === undefined) return undefined;
  if (reference === defaultGuardrailId)
    return { name: defaultGuardrailName, version: 1, digest: defaultGuardrailDigest, at, spec: defaultGuardrail };
  const [name] = reference.split("@");
  const found = rows.find((one) => one.kind === "Guardrail" && one.name === name);
  return found && applied(found, "Guardrail");
}

function waitingFor({ kind, name }: ResourceVersion, { index, inForce }: CaseSources): readonly string[] {
  if (kind !== "Model" && kind !== "Deployment" && kind !== "Policy") return [];
  const newest = index.find(kind, name);
  return newest === undefined || newest === inForce.shared(kind, name) ? [] : [`${kind}/${name} version ${newest.version}`];
}

function accountableOf({ name, spec }: Applied<UseCaseSpec>, { answers }: CaseSources): CheckFacts["accountable"] {
  const { accountable } = spec;
  if (accountable === undefined) return undefined;
  return { gone: answers.isGone(accountable), ownerUntil: answers.ownsUntil(accountable, name) };
}
