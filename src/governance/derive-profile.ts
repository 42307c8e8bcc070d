import type { CaseFile } from "./case/case-file.ts";
import { findSignatures } from "./case/find-signatures.ts";
import { newestOf, scanCaseFile } from "./case/scan-case-file.ts";
import type { DeploymentSpec, ModelSpec, ToolSpec, UseCaseSpec, VendorSpec } from "./schemas.ts";
import type { Scope, UseCaseProfile } from "./standard/profile.ts";
import { findContradictions, type Seen } from "./standard/scoping/find-contradictions.ts";
import { rememberAlike } from "./standard/remember-alike.ts";
import { profileOf, type UseCaseFacts } from "./standard/scoping/profile-of.ts";
import type { Standard } from "./standard/standard.ts";

/** What the register holds of what a use case names, by name. */
export interface NamedThings {
  readonly models: ReadonlyMap<string, ModelSpec>;
  readonly tools: ReadonlyMap<string, ToolSpec>;
  readonly vendors: ReadonlyMap<string, VendorSpec | undefined>;
  /** Where those models run. */
  readonly deployments: readonly DeploymentSpec[];
}

export interface ProfileInputs {
  readonly standard: Standard;
  readonly spec: UseCaseSpec;
  readonly named: NamedThings;
  readonly file: CaseFile;
  /** Of the digest set that it is the profile of. */
  readonly digest: string;
  /** The digest of the infrastructure that was approved last; absent before there was one. */
  readonly approvedIac?: string;
  /** An earlier version of it, by its digest. */
  readonly versionOf: (digest: string) => UseCaseSpec | undefined;
}

/** Tools whose very name says that they run what they are given: those that providers define for clients, and their like. */
const codeTools: ReadonlySet<string> = new Set(
  "bash shell local_shell computer computer_use_preview apply_patch code_execution code_interpreter python exec".split(" "),
);

const alike = rememberAlike<UseCaseProfile>(500);

/** What the standard judges a use case by. Where a fact is not known, what asks for more. Pure. */
export function deriveProfile({ standard, spec, named, file, digest, approvedIac, versionOf }: ProfileInputs): UseCaseProfile {
  const { scope, dataClass, overlays, environment, regions, scoping: components = [] } = spec;
  // The very one that people sign, and no other that says less.
  const risk = newestOf(file.artefacts, "RISK", digest, scanCaseFile(file).bound)?.body.fields["residualRisk"];
  const iac = spec.delivery?.iac;
  const seen = seenIn(spec, named);
  const facts: Omit<UseCaseFacts, "contradicted"> = {
    declared: { scope: scope as Scope, dataClass, overlays, environment, regions },
    components,
    externalVendors: named.vendors.size > 0,
    keepsContent: spec.keepsContent ?? true,
    residualRisk: risk === "low" || risk === "medium" || risk === "high" ? risk : "unknown",
    classConfirmed: isClassConfirmed(spec, file, standard, versionOf),
    infrastructureChanged: iac === undefined || iac !== approvedIac,
    runsCode: [...named.tools.values()].some(({ tool }) => codeTools.has(tool)),
  };
  return alike(standard.scoping, JSON.stringify([facts, seen]), () =>
    profileOf(standard.scoping, {
      ...facts,
      contradicted: findContradictions(standard.scoping, components, seen).length > 0,
    }),
  );
}

/** Data governance signed, at intake, a version that asked for this class and no fewer kinds of data. */
function isClassConfirmed(
  { dataClass, overlays }: UseCaseSpec,
  file: CaseFile,
  { settings }: Standard,
  versionOf: ProfileInputs["versionOf"],
): boolean {
  const request = file.requests.get("G1_INTAKE")?.body;
  const part = request?.parts.find(({ kind }) => kind === "UseCase");
  const asked = part && versionOf(part.digest);
  if (request === undefined || asked?.dataClass !== dataClass) return false;
  if (!overlays.every((one) => asked.overlays.includes(one))) return false;
  const { approved, rejected } = findSignatures(file, "G1_INTAKE", request.digest, settings);
  return rejected.length === 0 && approved.some(({ body }) => body.document.role === "DATA_GOVERNANCE");
}

/** What the register itself shows of a use case. */
function seenIn(spec: UseCaseSpec, { models, tools, vendors, deployments }: NamedThings): Seen {
  const named = [...tools];
  const tuned = [...models].filter(([, model]) => model.tunedFrom !== undefined || (model.trainingData ?? []).length > 0);
  return {
    calledModels: spec.models,
    tunedModels: tuned.map(([name]) => name),
    vendorsWithoutAgreement: [...vendors].filter(([, vendor]) => vendor?.dpa === undefined).map(([name]) => name),
    knowledgeBases: spec.knowledgeBases ?? [],
    readTools: named.filter(([, tool]) => !tool.writes).map(([name]) => name),
    writeTools: named.filter(([, tool]) => tool.writes).map(([name]) => name),
    // Those elsewhere get no call of it.
    jurisdictions: deployments.flatMap(({ region, aws }) =>
      spec.regions.includes(region) ? placesOf(aws?.region ?? region) : [],
    ),
    environment: spec.environment,
  };
}

/** Where a region of AWS is, in the words of q_juris; nowhere that is known for any other name. */
function placesOf(region: string): readonly string[] {
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) return [];
  if (region.startsWith("us-")) return ["US"];
  if (region === "eu-west-2") return ["UK"];
  // Zurich is in neither.
  return region.startsWith("eu-") && region !== "eu-central-2" ? ["EU"] : ["other"];
}
