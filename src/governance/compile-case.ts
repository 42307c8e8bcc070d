import type { AccessRegister } from "./access.ts";
import type { Answers } from "./asked.ts";
import type { CaseFile } from "./case/case-file.ts";
import { type CaseLife, newLife } from "./case/case-life.ts";
import { digestSetOf } from "./case/digest-set.ts";
import type { DeclaredException } from "./case/judge-exception.ts";
import type { CaseVersion, CaseWorld } from "./case/case-world.ts";
import type { CheckFacts } from "./checks/facts.ts";
import { factsOf } from "./collect-facts.ts";
import { deriveVerdict } from "./checks/derive-verdict.ts";
import { builtOf, collectRows, modelsAsked, partsOf } from "./collect-parts.ts";
import { deriveProfile } from "./derive-profile.ts";
import type { LifecycleSettings } from "./lifecycle.ts";
import type { CandidateVersion } from "./register.ts";
import type { UseCaseSpec } from "./schemas.ts";
import type { Standard } from "./standard/standard.ts";
import { type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";
import type { InForce } from "./versions-in-force.ts";

/** An exception with the row that declares it. */
export interface StoredException {
  readonly row: ResourceVersion;
  readonly declared: DeclaredException;
}

/** Everything that use cases are judged by, read once for all of them. */
export interface CaseSources {
  readonly index: VersionIndex;
  readonly inForce: InForce;
  /** All that are declared. */
  readonly deploymentsOf: ReadonlyMap<string, readonly ResourceVersion[]>;
  readonly standard: Standard;
  readonly whatApplies: CaseWorld["whatApplies"];
  readonly lives: ReadonlyMap<string, CaseLife>;
  readonly caseFile: (subject: string) => CaseFile;
  readonly exceptions: readonly StoredException[];
  readonly access: AccessRegister;
  /** Versions that would say otherwise of who holds what, and wait. */
  readonly accessWaiting: readonly CandidateVersion[];
  /** Who would hold what, were these the versions that are declared. */
  readonly accessAfter: (changed: VersionIndex) => AccessRegister;
  readonly answers: Answers;
  readonly settings: LifecycleSettings;
  readonly hash: (text: string) => string;
}

/** A use case with why its newest step was taken. */
export interface DeclaredCase {
  readonly row: ResourceVersion;
  readonly reason: string | undefined;
}

/** All that one use case is judged by but for what it asks: where each of these is the same as before, and each answer, so is the judgement. */
export function caseInputs({ row, reason }: DeclaredCase, sources: CaseSources): readonly unknown[] {
  const { index, inForce, deploymentsOf, lives, caseFile } = sources;
  const life = lives.get(row.name);
  const current = collectRows(row, index, deploymentsOf);
  // What was approved may name other things than what is declared.
  const served = isNewer(row, life) ? approvedRows({ row, reason }, life, sources) : undefined;
  const rows = served === undefined ? current : [...current, ...served];
  const inputs: unknown[] = [
    sources.standard,
    // Who answers for a program made what it applied, as gates have it.
    index.kinds.get("ServiceAccount"),
    life,
    reason,
    caseFile(`UseCase/${row.name}`),
    ...rows,
  ];
  for (const one of rows) if (one.kind === "Model") inputs.push(caseFile(`Model/${one.name}`));
  for (const one of rows) if (sharedKinds.has(one.kind)) inputs.push(inForce.shared(one.kind, one.name), inForce.approvedAt(one));
  for (const one of exceptionsFor(row.name, sources)) inputs.push(one.row, caseFile(`Exception/${one.row.name}`));
  for (const one of served === undefined ? [row] : [row, ...served.filter(({ kind }) => kind === "UseCase")])
    for (const { row: vendor } of vendorRows(specOf(one, "UseCase"), rows, index)) inputs.push(vendor);
  return inputs;
}

/** Whether another version of the use case itself is declared than was approved. */
function isNewer({ name, digest }: ResourceVersion, life: CaseLife | undefined): life is CaseLife {
  const part = life?.approved?.frozen.parts.find((one) => one.kind === "UseCase" && one.name === name);
  return part !== undefined && part.digest !== digest;
}

/** Kinds of which one version is in force for all. */
const sharedKinds: ReadonlySet<string> = new Set(["Model", "Deployment", "Policy"]);

/** All that is known of one use case. Pure. */
export function caseWorld(useCase: DeclaredCase, sources: CaseSources): CaseWorld {
  const { index, deploymentsOf, standard, lives, caseFile, answers, settings, hash } = sources;
  const { row, reason } = useCase;
  const { name } = row;
  const spec = specOf(row, "UseCase");
  const life = lives.get(name) ?? newLife;
  const rows = collectRows(row, index, deploymentsOf);
  const frozen = life.approved?.frozen.parts ?? [];
  const wasServed = (one: ResourceVersion): boolean =>
    frozen.some((part) => part.kind === one.kind && part.name === one.name && part.version === one.version);
  const parts = partsOf(rows, spec, (one) => sources.inForce.authors(one, wasServed));
  const { digestSet, digest } = digestSetOf(parts, builtOf(spec, hash), hash);
  const approved =
    life.approved === undefined || life.approved.frozen.digest === digest ? undefined : approvedVersion(useCase, life, sources);
  return {
    useCase: name,
    standard,
    whatApplies: sources.whatApplies,
    life,
    ...(reason !== undefined && { reason }),
    current: { ...versionOf(useCase, rows, digest, life, sources), digestSet, parts },
    ...(approved && { approved }),
    file: caseFile(`UseCase/${name}`),
    programme: answers.programme,
    exceptions: exceptionsFor(name, sources).map(({ declared }) => ({ declared, file: caseFile(`Exception/${declared.name}`) })),
    isMember: (principal) => answers.isMember(principal, name),
    ownersOf: answers.ownersOf,
    holdsUntil: (approval) => answers.holdsUntil(approval, name),
    approvalDays: { sandbox: settings.sandboxApprovalDays, production: settings.productionApprovalDays },
  };
}

/** What is served in production while something newer is declared: the frozen versions, and what is in force of what all share. */
export function approvedRows(
  { row }: DeclaredCase,
  life: CaseLife,
  sources: CaseSources,
): readonly ResourceVersion[] | undefined {
  const { index, inForce } = sources;
  const parts = life.approved?.frozen.parts ?? [];
  const useCase = parts.find(({ kind, name }) => kind === "UseCase" && name === row.name);
  const served = useCase && index.find("UseCase", `${row.name}@${useCase.version}`);
  if (served === undefined || served.digest !== useCase?.digest) return undefined;
  const rows = parts.flatMap(({ kind, name, version }) => {
    if (kind === "UseCase" || kind === "Deployment") return [];
    const shared = sharedKinds.has(kind) ? inForce.shared(kind, name) : undefined;
    return shared ?? index.find(kind, `${name}@${version}`) ?? [];
  });
  return [
    served,
    ...rows,
    ...[...modelsAsked(specOf(served, "UseCase"), rows)].flatMap((model) =>
      (sources.deploymentsOf.get(model) ?? []).flatMap(({ name }) => inForce.shared("Deployment", name) ?? []),
    ),
  ];
}

function approvedVersion(useCase: DeclaredCase, life: CaseLife, sources: CaseSources): CaseVersion | undefined {
  const rows = approvedRows(useCase, life, sources);
  const [served] = rows ?? [];
  if (rows === undefined || served === undefined || life.approved === undefined) return undefined;
  return versionOf({ ...useCase, row: served }, rows, life.approved.frozen.digest, life, sources);
}

function versionOf(
  { row }: DeclaredCase,
  rows: readonly ResourceVersion[],
  digest: string,
  life: CaseLife,
  sources: CaseSources,
): CaseVersion {
  const { index, standard, caseFile } = sources;
  const spec = specOf(row, "UseCase");
  const file = caseFile(`UseCase/${row.name}`);
  const asked = modelsAsked(spec, rows);
  // What a model was only tuned from is sent nothing.
  const used = rows.filter(({ kind, name }) => kind !== "Model" || asked.has(name));
  const vendors = vendorRows(spec, used, index);
  const iac = life.approved?.frozen.digestSet["iac"];
  const profile = deriveProfile({
    standard,
    spec,
    named: {
      models: new Map(
        ofKind(used, "Model").flatMap((one) => (spec.models.includes(one.name) ? [[one.name, specOf(one, "Model")]] : [])),
      ),
      tools: new Map(ofKind(used, "Tool").map((one) => [one.name, specOf(one, "Tool")])),
      vendors: new Map(vendors.map(({ name, row: vendor }) => [name, vendor && specOf(vendor, "Vendor")])),
      deployments: ofKind(used, "Deployment")
        .map((one) => specOf(one, "Deployment"))
        .filter(({ model }) => spec.models.includes(model)),
    },
    file,
    digest,
    ...(iac !== undefined && { approvedIac: iac }),
    versionOf: (of) => {
      const found = index.history("UseCase", row.name).find((one) => one.digest === of);
      return found && specOf(found, "UseCase");
    },
  });
  let facts: CheckFacts | undefined;
  return {
    profile,
    dataClass: spec.dataClass,
    owner: spec.owner,
    ...(spec.contact !== undefined && { contact: spec.contact }),
    digest,
    derive: (control) =>
      deriveVerdict(
        control,
        () =>
          (facts ??= factsOf(
            { row, rows: used, vendors, profile, life, file, exceptions: exceptionsFor(row.name, sources) },
            sources,
          )),
      ),
  };
}

function ofKind(rows: readonly ResourceVersion[], wanted: string): readonly ResourceVersion[] {
  return rows.filter(({ kind }) => kind === wanted);
}

/** Vendors that a use case names, and those of what it uses. */
export function vendorRows(
  spec: UseCaseSpec,
  rows: readonly ResourceVersion[],
  index: VersionIndex,
): readonly { readonly name: string; readonly row: ResourceVersion | undefined }[] {
  const names = new Set(spec.vendors);
  for (const row of rows) {
    const vendor = vendorOf(row);
    if (vendor !== undefined) names.add(vendor);
  }
  return [...names].map((name) => ({ name, row: index.find("Vendor", name) }));
}

function vendorOf(row: ResourceVersion): string | undefined {
  if (row.kind === "Model") return specOf(row, "Model").vendor;
  if (row.kind === "Tool") return specOf(row, "Tool").vendor;
  return row.kind === "KnowledgeBase" ? specOf(row, "KnowledgeBase").vendor : undefined;
}

function exceptionsFor(useCase: string, { exceptions }: CaseSources): readonly StoredException[] {
  return exceptions.filter(({ declared }) => declared.useCases === undefined || declared.useCases.includes(useCase));
}
