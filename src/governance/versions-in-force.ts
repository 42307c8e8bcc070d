import { type AccessStep, guardedAccessKinds, isByBootstrap, nextAccess } from "./access-in-force.ts";
import type { CaseFile } from "./case/case-file.ts";
import type { CaseLife, Frozen } from "./case/case-life.ts";
import { findSignatures } from "./case/find-signatures.ts";
import { authorsOf } from "./authors-of.ts";
import { personOf } from "./case/person-of.ts";
import type { CandidateVersion } from "./register.ts";
import { loadStandard } from "./standard/load-standard.ts";
import { rolesThatSign } from "./standard/roles-that-sign.ts";
import type { StandardSettings } from "./standard/settings.ts";
import { type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";

/** What of all that is applied is in force. INVARIANT two-people: nothing that a use case in production stands on is one person's word. */
export interface InForce {
  /** Whether any use case ever went through the gates into production: from then on changes need a second person. */
  readonly guarded: boolean;
  /** Whether a use case in production that went through the gates stands on something of this name. */
  guards(kind: string, name: string): boolean;
  /** What all of this rests on, besides the versions and what was said of them; compared one by one. */
  readonly basis: readonly unknown[];
  /** The version of a resource that all share; undefined where none may be. */
  shared(kind: string, name: string): ResourceVersion | undefined;
  /** What counts of a version of a role binding or an identity provider: itself, what was before, or what both give; undefined for nothing. */
  access(row: ResourceVersion): ResourceVersion | undefined;
  /** What was declared before the first of these was in production, and needed nobody else. */
  declaredBefore(kind: string, name: string): ResourceVersion | undefined;
  /** Whether somebody other than those who made it approved this version (CHANGE). */
  isApproved(row: ResourceVersion): boolean;
  /** Everybody who made a version since the one that was approved last. @param wasServed whether a version was approved in another way */
  authors(row: ResourceVersion, wasServed?: (earlier: ResourceVersion) => boolean): readonly string[];
  /** When that, or the freezing by a gate, was; undefined where neither was. Milliseconds since the epoch. */
  approvedAt(row: ResourceVersion): number | undefined;
}

export interface InForceInputs {
  readonly index: VersionIndex;
  readonly frozen: FrozenParts;
  readonly caseFile: (subject: string) => CaseFile;
  /** Whoever answered for a program: what it applies is theirs, too. Nobody for who is none. */
  readonly ownersOf: (principal: string) => readonly string[];
  /** Asked whenever an approval is looked at. */
  readonly settings: () => Pick<StandardSettings, "approvals">;
}

export function isLive({ state, approved }: CaseLife): boolean {
  return (state === "PRODUCTION" || state === "DEGRADED") && approved !== undefined;
}

/** What use cases in production stand on, by `KIND/NAME` and `KIND/NAME@VERSION`: when gates froze it last, milliseconds since the epoch. */
export interface FrozenParts {
  readonly names: ReadonlySet<string>;
  readonly frozenAt: ReadonlyMap<string, number>;
  /** When gates let the first use case into production; Infinity for never. No suspension ends it: what comes back finds what it left. */
  readonly since: number;
  /** All of that, to be compared one by one, but for use cases: a version of one is in force for that one alone. */
  readonly basis: readonly unknown[];
}

export function collectFrozen(lives: ReadonlyMap<string, CaseLife>): FrozenParts {
  let since = Infinity;
  // What many stand on may be one object.
  const last = new Map<Frozen["parts"][number], number>();
  for (const life of lives.values()) {
    for (const { part, at } of life.policies ?? []) last.set(part, Math.max(at, last.get(part) ?? 0));
    since = Math.min(since, life.firstLive ?? Infinity);
    if (!isLive(life) || life.approved === undefined) continue;
    const { frozen, at } = life.approved;
    for (const part of frozen.parts) last.set(part, Math.max(at, last.get(part) ?? 0));
  }
  const names = new Set<string>();
  const frozenAt = new Map<string, number>();
  const basis: unknown[] = [since];
  for (const [{ kind, name, version }, at] of last) {
    const named = `${kind}/${name}`;
    const key = `${named}@${version}`;
    names.add(named);
    frozenAt.set(key, Math.max(at, frozenAt.get(key) ?? 0));
    if (kind !== "UseCase") basis.push(key, at);
  }
  return { names, frozenAt, since, basis };
}

export function versionsInForce({ index, frozen, caseFile, ownersOf, settings }: InForceInputs): InForce {
  const { names: protectedNames, frozenAt, since } = frozen;
  const guarded = since < Infinity;
  const approvals = new Map<ResourceVersion, number | undefined>();
  const approvedAt = (row: ResourceVersion): number | undefined => {
    if (!approvals.has(row)) approvals.set(row, changeApprovedAt(row));
    return approvals.get(row);
  };

  const wasApproved = (row: ResourceVersion): boolean =>
    guardedAccessKinds.has(row.kind)
      ? accessAt(row) === row
      : frozenAt.has(`${row.kind}/${row.name}@${row.version}`) || approvedAt(row) !== undefined;

  const madeBy = (row: ResourceVersion, approvedBefore: (earlier: ResourceVersion) => boolean): readonly string[] =>
    authorsOf(row, index.history(row.kind, row.name), approvedBefore).flatMap((author) => [author, ...ownersOf(author)]);

  /** Signed since it was applied: nobody brings back alone what was approved once. The signer made none of it. */
  function changeApprovedAt(row: ResourceVersion): number | undefined {
    const subject = `${row.kind}/${row.name}`;
    const file = caseFile(subject);
    const { approved, rejected } = findSignatures(file, "CHANGE", row.digest, settings());
    if (approved.length === 0 || rejected.length > 0) return undefined;
    const authors = new Set(madeBy(row, wasApproved).map(personOf));
    const { createdAt = 0 } = row;
    const counting = approved.filter(
      ({ body, by, at }) => at >= createdAt && !authors.has(personOf(body.signer)) && !authors.has(personOf(by)),
    );
    return counting.length === 0 ? undefined : Math.min(...counting.map(({ at }) => at));
  }

  const steps = new Map<ResourceVersion, AccessStep>();
  const accessRules = {
    signing: rolesThatSign(loadStandard()),
    isAccepted: (row: ResourceVersion) => isByBootstrap(row) || approvedAt(row) !== undefined,
  };
  /** Oldest first, as an approval asks what was in force before. */
  function accessAt(row: ResourceVersion): ResourceVersion | undefined {
    if (isBefore(row)) return row;
    let step = steps.get(row);
    if (step !== undefined) return step.inForce;
    for (const one of index.history(row.kind, row.name)) {
      if (one.version > row.version) break;
      step = steps.get(one) ?? (isBefore(one) ? { row: one, inForce: one } : nextAccess(step, one, accessRules));
      steps.set(one, step);
    }
    return step?.inForce;
  }

  const mayServe = (row: ResourceVersion): boolean => {
    if (!guarded || frozenAt.has(`${row.kind}/${row.name}@${row.version}`)) return true;
    // No gate freezes the standard itself. What it asks must not be loosened by one.
    if (row.kind === "Standard" && isBefore(row)) return true;
    return !isGuarded(row) || approvedAt(row) !== undefined;
  };
  const isGuarded = (row: ResourceVersion): boolean => {
    const { kind, name } = row;
    if (kind === "Policy" || kind === "Standard" || protectedNames.has(`${kind}/${name}`)) return true;
    // A new place for a model that a use case in production calls.
    return kind === "Deployment" && protectedNames.has(`Model/${specOf(row, "Deployment").model}`);
  };
  const isBefore = ({ createdAt = 0 }: ResourceVersion): boolean => createdAt < since;
  const chosen = new Map<string, ResourceVersion | undefined>();
  return {
    guarded,
    guards: (kind, name) => {
      const row = index.find(kind, name);
      return guarded && row !== undefined && isGuarded(row);
    },
    basis: frozen.basis,
    shared: (kind, name) => {
      const key = `${kind}/${name}`;
      if (!chosen.has(key)) chosen.set(key, guarded ? index.history(kind, name).findLast(mayServe) : index.find(kind, name));
      return chosen.get(key);
    },
    access: accessAt,
    declaredBefore: (kind, name) => index.history(kind, name).findLast(isBefore),
    authors: (row, wasServed = () => false) =>
      // Exceptions are signed by their own quorum, and by no CHANGE.
      madeBy(row, (one) => wasServed(one) || (one.kind !== "Exception" && wasApproved(one))),
    isApproved: (row) => approvedAt(row) !== undefined,
    approvedAt: (row) => approvedAt(row) ?? frozenAt.get(`${row.kind}/${row.name}@${row.version}`),
  };
}

/** As a candidate, what is applied and not in force. */
export function candidateOf(
  { kind, name, version, digest, createdBy = "" }: ResourceVersion,
  inForce: ResourceVersion | undefined,
): CandidateVersion {
  return { kind, name, version, digest, author: createdBy, ...(inForce !== undefined && { inForce: inForce.version }) };
}
