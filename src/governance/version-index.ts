import { readDeployment, readModel } from "./read-spec.ts";
import type {
  DeploymentSpec,
  GuardrailManifestSpec,
  KnowledgeBaseSpec,
  ModelSpec,
  PolicySpec,
  ToolSpec,
  UseCaseSpec,
  VendorSpec,
} from "./schemas.ts";

/** A stored version of a resource. */
export interface ResourceVersion {
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  /** JSON; it was checked against its schema when it was applied. */
  readonly spec: string;
  /** Who applied it, and when. Nobody and never where that is not known, as in a trial. */
  readonly createdBy?: string;
  readonly createdAt?: number;
}

/** All versions of all resources that are not retired, to look them up. */
export interface VersionIndex {
  readonly newest: ReadonlyMap<string, ResourceVersion>;
  /** The newest of each name of a kind. */
  ofKind(kind: string): readonly ResourceVersion[];
  /** By `name`, the newest, or by `name@version`. */
  find(kind: string, reference: string): ResourceVersion | undefined;
  /** Of one name, oldest first. */
  history(kind: string, name: string): readonly ResourceVersion[];
}

const none: readonly ResourceVersion[] = [];

export function indexVersions(versions: readonly ResourceVersion[]): VersionIndex {
  const newest = new Map<string, ResourceVersion>();
  const histories = new Map<string, ResourceVersion[]>();
  for (const row of versions) {
    const key = `${row.kind}/${row.name}`;
    const known = newest.get(key);
    if (known === undefined || known.version < row.version) newest.set(key, row);
    const history = histories.get(key);
    if (history === undefined) histories.set(key, [row]);
    else history.push(row);
  }
  for (const history of histories.values()) if (history.length > 1) history.sort((a, b) => a.version - b.version);
  const byKind = Map.groupBy(newest.values(), ({ kind }) => kind);
  const history = (kind: string, name: string): readonly ResourceVersion[] => histories.get(`${kind}/${name}`) ?? none;
  return {
    newest,
    history,
    ofKind: (kind) => byKind.get(kind) ?? none,
    find: (kind, reference) => {
      const at = reference.indexOf("@");
      if (at === -1) return newest.get(`${kind}/${reference}`);
      const version = Number(reference.slice(at + 1));
      return history(kind, reference.slice(0, at)).find((row) => row.version === version);
    },
  };
}

interface Specs {
  readonly UseCase: UseCaseSpec;
  readonly Model: ModelSpec;
  readonly Deployment: DeploymentSpec;
  readonly Guardrail: GuardrailManifestSpec;
  readonly Policy: PolicySpec;
  readonly Tool: ToolSpec;
  readonly KnowledgeBase: KnowledgeBaseSpec;
  readonly Vendor: VendorSpec;
}

const parsed = new WeakMap<ResourceVersion, unknown>();

/** The spec of a version of this kind, parsed once for as long as the row is held. */
export function specOf<Kind extends keyof Specs>(row: ResourceVersion, kind: Kind): Specs[Kind] {
  if (row.kind !== kind) throw new TypeError(`${row.kind} is no ${kind}`);
  let spec = parsed.get(row);
  if (spec === undefined) {
    spec = readSpec(row);
    parsed.set(row, spec);
  }
  return spec as Specs[Kind];
}

function readSpec({ kind, spec }: ResourceVersion): unknown {
  if (kind === "Model") return readModel(spec);
  return kind === "Deployment" ? readDeployment(spec) : JSON.parse(spec);
}
