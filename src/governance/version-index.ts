import { readDeployment, readModel } from "./read-spec.ts";
import type {
  DeploymentSpec,
  GuardrailManifestSpec,
  IdentityProviderSpec,
  KnowledgeBaseSpec,
  ModelSpec,
  PolicySpec,
  PromptSpec,
  RoleBindingSpec,
  ServiceAccountSpec,
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

/** Versions of one kind by name, oldest first. */
export type Histories = ReadonlyMap<string, readonly ResourceVersion[]>;

/** All versions of all resources that are not retired, to look them up. Immutable. */
export interface VersionIndex {
  /** By kind; the same map while nothing of the kind changes. */
  readonly kinds: ReadonlyMap<string, Histories>;
  /** The newest of each name of a kind, by name. */
  ofKind(kind: string): readonly ResourceVersion[];
  /** By `name`, the newest, or by `name@version`. */
  find(kind: string, reference: string): ResourceVersion | undefined;
  /** Of one name, oldest first; the same list while nothing of the name changes. */
  history(kind: string, name: string): readonly ResourceVersion[];
}

const none: readonly ResourceVersion[] = [];

export function indexVersions(versions: readonly ResourceVersion[]): VersionIndex {
  const kinds = new Map<string, Map<string, ResourceVersion[]>>();
  for (const row of versions) {
    let histories = kinds.get(row.kind);
    if (histories === undefined) kinds.set(row.kind, (histories = new Map()));
    const history = histories.get(row.name);
    if (history === undefined) histories.set(row.name, [row]);
    else history.push(row);
  }
  for (const histories of kinds.values())
    for (const history of histories.values()) if (history.length > 1) history.sort((a, b) => a.version - b.version);
  return openIndex(kinds);
}

/** The same with other histories of some names. Empty ones leave. @param changed by kind */
export function changeVersions(index: VersionIndex, changed: ReadonlyMap<string, Histories>): VersionIndex {
  const kinds = new Map(index.kinds);
  for (const [kind, theirs] of changed) {
    const histories = new Map(kinds.get(kind));
    for (const [name, history] of theirs) {
      if (history.length === 0) histories.delete(name);
      else histories.set(name, history);
    }
    kinds.set(kind, histories);
  }
  return openIndex(kinds);
}

/** What somebody is about to change. */
export interface PlannedChange {
  /** Versions that come, one of a name, each in the place of what has its number. */
  readonly coming?: readonly ResourceVersion[];
  readonly leaving?: Pick<ResourceVersion, "kind" | "name">;
  /** Of which nothing that was signed counts any more, in whichever version it is. */
  readonly unsigned?: Pick<ResourceVersion, "kind" | "name" | "digest">;
}

export function planVersions(index: VersionIndex, { coming = [], leaving, unsigned }: PlannedChange): VersionIndex {
  const changed = new Map<string, Map<string, readonly ResourceVersion[]>>();
  const put = (kind: string, name: string, history: readonly ResourceVersion[]): void => {
    changed.set(kind, (changed.get(kind) ?? new Map()).set(name, history));
  };
  for (const row of coming) {
    const others = index.history(row.kind, row.name).filter(({ version }) => version !== row.version);
    put(row.kind, row.name, [...others, row]);
  }
  if (leaving !== undefined) put(leaving.kind, leaving.name, []);
  if (unsigned !== undefined) {
    const { kind, name, digest } = unsigned;
    // No signature is younger than what is yet to come.
    const rows = index.history(kind, name).map((row) => (row.digest === digest ? { ...row, createdAt: Infinity } : row));
    put(kind, name, rows);
  }
  return changeVersions(index, changed);
}

/** By the kind's histories, which never change. */
const newestOf = new WeakMap<Histories, readonly ResourceVersion[]>();

function listNewest(histories: Histories): readonly ResourceVersion[] {
  let newest = newestOf.get(histories);
  if (newest === undefined) {
    newest = [...histories.values()].flatMap((history) => history.at(-1) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
    newestOf.set(histories, newest);
  }
  return newest;
}

function openIndex(kinds: VersionIndex["kinds"]): VersionIndex {
  const history = (kind: string, name: string): readonly ResourceVersion[] => kinds.get(kind)?.get(name) ?? none;
  return {
    kinds,
    history,
    ofKind: (kind) => {
      const histories = kinds.get(kind);
      return histories === undefined ? none : listNewest(histories);
    },
    find: (kind, reference) => {
      const at = reference.indexOf("@");
      if (at === -1) return history(kind, reference).at(-1);
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
  readonly Prompt: PromptSpec;
  readonly Tool: ToolSpec;
  readonly KnowledgeBase: KnowledgeBaseSpec;
  readonly Vendor: VendorSpec;
  readonly IdentityProvider: IdentityProviderSpec;
  readonly RoleBinding: RoleBindingSpec;
  readonly ServiceAccount: ServiceAccountSpec;
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
