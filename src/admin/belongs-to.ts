import type { Kind } from "../governance/kinds.ts";
import type { ExceptionSpec, PromptSpec } from "../governance/schemas.ts";
import type { StoredResource } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { type AdminResource, type AuthorizeDeps, isAllowed, noSuch, requireAllowed, useCaseResource } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { kindActions } from "./kind-actions.ts";

type Named = Pick<StoredResource, "kind" | "name" | "spec">;

/** Kinds of which some belong to use cases, and others to all: who may change one is told by its spec. */
export const belongingKinds: ReadonlySet<Kind> = new Set(["Prompt", "Exception"]);

/** As policies see it: once for each use case that it belongs to, and once without one where all share it. */
export function belongsTo(deps: Pick<AdminDeps, "register">, kind: Kind, name: string, spec: unknown): readonly AdminResource[] {
  const useCases = useCasesOf(kind, spec);
  if (useCases.length === 0) return [{ kind, name }];
  return useCases.map((useCase) => ({ ...useCaseResource(deps, useCase), kind, name }));
}

function useCasesOf(kind: Kind, spec: unknown): readonly string[] {
  if (kind === "Exception") return (spec as ExceptionSpec).useCases ?? [];
  const { useCase } = kind === "Prompt" ? (spec as PromptSpec) : {};
  return useCase === undefined ? [] : [useCase];
}

/** Whether they may read it: as one of a use case that they may read, where it belongs to some (INVARIANT no-cross-tenant). */
export function mayReadStored(
  deps: AuthorizeDeps & Pick<AdminDeps, "register">,
  actor: Actor,
  { kind, name, spec }: Named,
): boolean {
  const known = kind as Kind;
  const resources = belongingKinds.has(known) ? belongsTo(deps, known, name, JSON.parse(spec)) : [{ kind, name }];
  return resources.some((resource) => isAllowed(deps, actor, kindActions[known].read, resource));
}

/**
 * Asks whether somebody may apply, or retire, what belongs to use cases: to all of them, as it was and as it would be. What is
 * another's answers as if it were not there. Throws as `requireAllowed` does.
 *
 * @param newest the newest version, retired or not
 */
export function requireMayApplyTo(
  deps: AuthorizeDeps,
  actor: Actor,
  wanted: { readonly kind: Kind; readonly name: string; readonly spec?: unknown; readonly newest: StoredResource | undefined },
): void {
  const { kind, name, spec, newest } = wanted;
  const { apply } = kindActions[kind];
  const made = newest === undefined ? {} : { createdBy: newest.createdBy };
  const coming = spec === undefined ? [] : belongsTo(deps, kind, name, spec);
  // First, so that the answer about what they may not have does not tell whether the name is taken.
  for (const resource of coming) requireAllowed(deps, actor, apply, { ...resource, ...made });
  if (newest === undefined) {
    if (spec === undefined) throw noSuch({ kind, name });
    return;
  }
  if (!mayReadStored(deps, actor, newest)) throw noSuch({ kind, name });
  for (const resource of belongsTo(deps, kind, name, JSON.parse(newest.spec)))
    requireAllowed(deps, actor, apply, { ...resource, ...made });
}
