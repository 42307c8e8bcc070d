import { bootstrapName } from "../core/names.ts";
import type { Role } from "../core/roles.ts";
import type { IdentityProviderSpec, RoleBindingSpec } from "./schemas.ts";
import { type ResourceVersion, specOf } from "./version-index.ts";

/** Kinds that say who holds a role: a new version of one gives nothing before somebody else has signed it. */
export const guardedAccessKinds: ReadonlySet<string> = new Set(["IdentityProvider", "RoleBinding"]);

/** What of a role binding, or of an identity provider, counts after one of its versions. */
export interface AccessStep {
  readonly row: ResourceVersion;
  /** The version itself, one before it, or what both of them give; absent for nothing. */
  readonly inForce?: ResourceVersion;
}

export interface AccessRules {
  /** By which somebody signs anything. */
  readonly signing: ReadonlySet<Role>;
  /** Whether a version counts as it is, whatever it gives. Asked only of what gives more than was in force. */
  readonly isAccepted: (row: ResourceVersion) => boolean;
}

/**
 * What counts after one more version. INVARIANT two-people: it gives more only when it is accepted. What it takes away it takes at once:
 * stopping takes one. Whatever was retired in between, which leaves a number out, is in force no more.
 */
export function nextAccess(
  before: AccessStep | undefined,
  row: ResourceVersion,
  { signing, isAccepted }: AccessRules,
): AccessStep {
  const known = before?.row.version === row.version - 1 ? before.inForce : undefined;
  const kept = known === undefined ? undefined : keep(known, row);
  if (kept === row || signsNothing(row, signing) || isAccepted(row)) return { row, inForce: row };
  return { row, ...(kept && { inForce: kept }) };
}

/** What the bootstrap token applies counts: there may be nobody else. The log names it, and who runs the machine alone can have it. */
export function isByBootstrap({ createdBy }: ResourceVersion): boolean {
  return createdBy === bootstrapName;
}

/** Whether nobody comes to sign anything by it: a role that signs nothing, or a provider that lets nobody in to the control plane. */
function signsNothing(row: ResourceVersion, signing: ReadonlySet<Role>): boolean {
  if (row.kind === "RoleBinding") return !signing.has(specOf(row, "RoleBinding").role);
  return !opensControlPlane(specOf(row, "IdentityProvider"));
}

export function opensControlPlane({ login, controlAudiences }: IdentityProviderSpec): boolean {
  return login !== undefined || controlAudiences.length > 0;
}

/** What was in force and is not taken away: the newer version itself where it gives no more. Of a provider all or nothing. */
function keep(known: ResourceVersion, row: ResourceVersion): ResourceVersion | undefined {
  if (row.kind === "RoleBinding") return narrow(known, row);
  return known.digest === row.digest ? row : known;
}

/** By the newer version, what came of which: the same object each time, as all that rests on it is kept while it is the same. */
const narrowed = new WeakMap<ResourceVersion, { readonly of: ResourceVersion; readonly kept: ResourceVersion | undefined }>();

/** What both versions of a binding give: the newer one itself where it gives no more, undefined for nothing. */
function narrow(of: ResourceVersion, row: ResourceVersion): ResourceVersion | undefined {
  const known = narrowed.get(row);
  if (known?.of === of) return known.kept;
  const newer = specOf(row, "RoleBinding");
  const both = intersect(specOf(of, "RoleBinding"), newer);
  const kept = both === undefined ? undefined : isSameGrant(both, newer) ? row : { ...of, spec: JSON.stringify(both) };
  narrowed.set(row, { of, kept });
  return kept;
}

function intersect(older: RoleBindingSpec, newer: RoleBindingSpec): RoleBindingSpec | undefined {
  const { useCases: forOlder, until: olderUntil, ...held } = older;
  const members = common(newer.members, older.members);
  const useCases = newer.useCases && forOlder ? common(newer.useCases, forOlder) : (newer.useCases ?? forOlder);
  if (older.role !== newer.role || members.length === 0 || useCases?.length === 0) return undefined;
  const until = endOf(newer) < endOf(older) ? newer.until : olderUntil;
  return { ...held, members, ...(useCases && { useCases }), ...(until !== undefined && { until }) };
}

function common(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((one) => known.has(one));
}

function isSameGrant(a: RoleBindingSpec, b: RoleBindingSpec): boolean {
  return a.members.length === b.members.length && a.useCases?.length === b.useCases?.length && endOf(a) === endOf(b);
}

function endOf({ until }: RoleBindingSpec): number {
  return until === undefined ? Infinity : Date.parse(until);
}
