import { Problem } from "../../core/problem.ts";
import type { Role } from "../../core/roles.ts";
import { type HeldRole, rolesFor } from "../../governance/access.ts";
import { isKind } from "../../governance/kinds.ts";
import type { StoredResource } from "../../storage/store.ts";
import type { Actor } from "../actor.ts";
import { type AdminAction, noSuch, requireAllowed, useCaseResource } from "../authorize.ts";
import { belongingKinds, belongsTo, mayReadStored } from "../belongs-to.ts";
import type { AdminDeps } from "../deps.ts";
import { kindActions } from "../kind-actions.ts";
import { andonResource } from "../pull-andon.ts";

/** What a statement is about. */
export interface Subject {
  /** A resource kind, `Programme` or `Andon`. */
  readonly kind: string;
  readonly name: string;
  /** As statements have it: `UseCase/NAME`. */
  readonly text: string;
  /** The use cases that it is or belongs to; empty for what is shared by all. */
  readonly useCases: readonly string[];
  /** Its newest version, where it is a resource. */
  readonly resource?: StoredResource;
}

export const programme: Subject = { kind: "Programme", name: "standard", text: "Programme/standard", useCases: [] };

/**
 * Opens what somebody wants to say or sign something about, where they may. Throws as `requireAllowed` does, and Problem `not_found` in the same words for what is
 * not there and what is another's (INVARIANT no-cross-tenant), `resource_invalid` for what is no subject.
 */
export async function openSubject(deps: AdminDeps, actor: Actor, action: AdminAction, text: string): Promise<Subject> {
  const slash = text.indexOf("/");
  const kind = text.slice(0, Math.max(0, slash));
  const name = text.slice(slash + 1);
  if (text === programme.text) {
    requireAllowed(deps, actor, action, { kind, name });
    return programme;
  }
  if (kind === "Andon") {
    // Who is stopped is told to whom may know who comes in.
    const read = name.startsWith("principal/") ? "ReadAccess" : "ReadRegister";
    requireAllowed(deps, actor, action === "ReadRegister" ? read : action, andonResource(deps, name));
    return { kind, name, text, useCases: name.startsWith("use-case/") ? [name.slice("use-case/".length)] : [] };
  }
  if (!isKind(kind)) {
    const message = "must be UseCase/NAME, Exception/NAME, KIND/NAME, Andon/SCOPE or Programme/standard";
    throw new Problem("resource_invalid", `The subject ${message}.`, { errors: [{ path: "subject", message }] });
  }
  if (kind === "UseCase") requireAllowed(deps, actor, action, useCaseResource(deps, name));
  else if (!belongingKinds.has(kind)) {
    // Whoever may not read it learns nothing of what there is.
    requireAllowed(deps, actor, kindActions[kind].read, { kind, name });
    if (action !== "ReadRegister") requireAllowed(deps, actor, action, { kind, name });
  }
  const resource = await deps.store.getResource(kind, name);
  const belongs = resource !== undefined && belongingKinds.has(kind);
  if (resource === undefined || resource.retired || (belongs && !mayReadStored(deps, actor, resource)))
    throw noSuch({ kind, name, ...(kind === "UseCase" && { useCase: name }) });
  if (!belongs) return { kind, name, text, useCases: kind === "UseCase" ? [name] : [], resource };
  const resources = belongsTo(deps, kind, name, JSON.parse(resource.spec));
  for (const one of resources) requireAllowed(deps, actor, action, one);
  return { kind, name, text, useCases: resources.flatMap(({ useCase }) => useCase ?? []), resource };
}

/** Whether somebody holds a role now for all of what a subject belongs to. */
export function holdsFor(held: readonly HeldRole[], role: Role, { useCases }: Pick<Subject, "useCases">): boolean {
  if (useCases.length === 0) return rolesFor(held, undefined).includes(role);
  return useCases.every((useCase) => rolesFor(held, useCase).includes(role));
}
