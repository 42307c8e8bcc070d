import { Problem } from "../../core/problem.ts";
import type { ProviderEntry } from "../../governance/access.ts";
import type { AdminDeps } from "../deps.ts";
import { recordChange, type Change } from "../record-change.ts";

/** What SCIM operations are given of the control plane. */
export type ScimDeps = Pick<AdminDeps, "audit" | "clock" | "exclusive" | "afterChange" | "register"> & {
  readonly store: Pick<
    AdminDeps["store"],
    | "putUser"
    | "getUser"
    | "findUsers"
    | "deleteUser"
    | "putGroup"
    | "getGroup"
    | "findGroups"
    | "deleteGroup"
    | "changeMembers"
    | "listMembers"
    | "groupsOfUser"
    | "endSessionsOf"
    | "deletePasskeysOf"
  >;
};

/**
 * The SCIM client of one identity provider. Everything it sees and changes is that provider's: another's ids answer as
 * unknown (INVARIANT no-cross-tenant).
 */
export interface ScimClient {
  /** The IdentityProvider's name. */
  readonly provider: string;
}

/** Asked again at each request, since a token may outlive what it is for. */
export function requireProvider({ register }: Pick<ScimDeps, "register">, { provider }: ScimClient): ProviderEntry {
  const entry = register().access.providers.get(provider);
  if (entry?.spec.provisioning === "scim") return entry;
  throw new Problem("forbidden", "The identity provider of this token does not provision by SCIM. Set provisioning: scim on it.");
}

/** Writes a change to the log and then makes it, one at a time with all changes of the control plane. */
export function record<T>(
  deps: ScimDeps,
  { provider }: ScimClient,
  change: Omit<Change, "actor">,
  effect: () => Promise<T>,
): Promise<T> {
  return recordChange(deps, [{ ...change, actor: `scim:${provider}` }], effect);
}

/** `If-Match` of a request (RFC 7644, section 3.14): any of its tags, weak or not, or `*`. */
export function requireMatch(ifMatch: string | undefined, { version }: { readonly version: number }): void {
  if (ifMatch === undefined) return;
  const tags = ifMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (tags.includes("*") || tags.includes(`"${version}"`)) return;
  throw new Problem("precondition_failed", `It has changed meanwhile: its ETag is W/"${version}" now. Read it again.`);
}

export function notFound(type: "user" | "group"): Problem {
  return new Problem("not_found", `There is no ${type} with this id.`);
}

/** Another process changed it between reading and writing; the next try finds what it left. */
export function changedMeanwhile(): Problem {
  return new Problem("conflict", "It was changed by another request at the same time. Send this one again.");
}
