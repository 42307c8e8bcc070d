import { type NeededLogin, Problem } from "../core/problem.ts";
import type { AdminAction, AdminResource, Decision } from "../policy/decision.ts";
import { rolesAsked } from "../policy/roles-asked.ts";
import type { Actor } from "./actor.ts";
import type { AdminDeps } from "./deps.ts";

export type { AdminAction, AdminResource } from "../policy/decision.ts";

/** What is needed to ask whether somebody may do something. */
export type AuthorizeDeps = Pick<AdminDeps, "policies" | "register" | "clock">;

/** Of the bootstrap token, while the policies do not compile: enough to mend them. */
const mending: ReadonlySet<AdminAction> = new Set(["ApplyPolicy", "ReadRegister", "ReadAccess", "ReadLog", "ReadMetrics"]);

/**
 * Asks the policies whether somebody may do this. INVARIANT fail-closed: without policies that compile, the bootstrap token may
 * look and apply policies, and nobody may do anything.
 *
 * Throws Problem `forbidden`, naming the policies that say so; `authentication_insufficient` with the log-in that would do;
 * `not_found` for what belongs to a use case that they may not even read, in the words for what is not there (INVARIANT
 * no-cross-tenant); `policy_unavailable`.
 */
export function requireAllowed(deps: AuthorizeDeps, actor: Actor, action: AdminAction, resource: AdminResource): void {
  const decision = decideFor(deps, actor, action, resource);
  if (decision.effect === "allow") return;
  if (resource.useCase !== undefined && !mayRead(deps, actor, resource)) throw noSuch(resource);
  const { needs } = decision;
  if (needs !== undefined) {
    const detail = `${what(action, resource)} needs ${describeNeeds(needs)}.`;
    throw new Problem("authentication_insufficient", detail, { needs: { ...needs, acrValues: acrValuesOf(deps, actor, needs) } });
  }
  throw new Problem("forbidden", `You may not do this: ${what(action, resource)}. ${reasonOf(deps, decision.policies)}`);
}

/** Whether they may, for what is only shown or done where they may. Throws Problem `policy_unavailable`. */
export function isAllowed(deps: AuthorizeDeps, actor: Actor, action: AdminAction, resource: AdminResource): boolean {
  return decideFor(deps, actor, action, resource).effect === "allow";
}

/** A use case as policies see it: the version in force, or what can be told of one that is not there. */
export function useCaseResource(deps: Pick<AdminDeps, "register">, name: string): AdminResource {
  const spec = deps.register().entitlements.get(name)?.spec;
  if (spec === undefined) return { kind: "UseCase", name, useCase: name };
  const { environment, dataClass, project } = spec;
  return { kind: "UseCase", name, useCase: name, environment, dataClass, ...(project !== undefined && { project }) };
}

/** What belongs to a use case. */
export function partOfUseCase(deps: Pick<AdminDeps, "register">, useCase: string, kind: string, name: string): AdminResource {
  return { ...useCaseResource(deps, useCase), kind, name };
}

/** In the same words, whether it is not there or may not be known of. */
export function noSuch({ kind, name, useCase }: Pick<AdminResource, "kind" | "name" | "useCase">): Problem {
  if (kind === "Key") return new Problem("not_found", `There is no key with the id ${name}.`);
  return new Problem(
    "not_found",
    useCase === undefined ? `There is no ${kind} named ${name}.` : `There is no UseCase named ${useCase}.`,
  );
}

function mayRead(deps: AuthorizeDeps, actor: Actor, resource: AdminResource): boolean {
  const useCase = resource.useCase ?? "";
  return isAllowed(deps, actor, "ReadRegister", useCaseResource(deps, useCase));
}

function decideFor(deps: AuthorizeDeps, actor: Actor, action: AdminAction, resource: AdminResource): Decision {
  // Nobody in particular: no policy that an operator writes can let them in by mistake.
  if (actor.name === "") return { effect: "deny", policies: [] };
  const policies = deps.policies();
  if (policies === undefined) {
    if (actor.kind === "bootstrap" && mending.has(action)) return { effect: "allow", policies: [] };
    const detail = "The policies do not compile, so nobody may do this. Only the bootstrap token can apply policies that do.";
    throw new Problem("policy_unavailable", detail);
  }
  const { name, kind, groups, authentication, ip } = actor;
  return policies.decideAdmin({
    subject: { principal: name, kind, roles: rolesAsked(actor.roles, action, resource.useCase), groups },
    action,
    resource: asNamed(resource, name),
    authentication,
    ip,
    now: deps.clock(),
  });
}

/**
 * Names that differ only in case may be one person's: a directory finds people without it, and tokens may be written either way. Roles
 * are held by the name as it is written; that nobody approves or grants what is their own goes for either way.
 */
export function isSameName(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
}

/** With the actor's name as they came with it, however it is written there. */
function asNamed(resource: AdminResource, name: string): AdminResource {
  const { createdBy, concerns } = resource;
  const other = (written: string): boolean => written !== name && isSameName(written, name);
  if (!other(createdBy ?? name) && concerns?.some(other) !== true) return resource;
  return {
    ...resource,
    ...(createdBy !== undefined && other(createdBy) && { createdBy: name }),
    ...(concerns?.some(other) === true && { concerns: [...concerns, name] }),
  };
}

function what(action: AdminAction, { kind, name }: AdminResource): string {
  return `${action} on ${kind} ${name}`;
}

function describeNeeds({ strength, maxAgeSeconds }: NeededLogin): string {
  const factor = strength === 3 ? "a passkey" : "several factors";
  const minutes = Math.floor(maxAgeSeconds / 60);
  const age = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
  return `a log-in with ${factor} at most ${age} old`;
}

/** What the person's own identity provider calls it. */
function acrValuesOf(deps: AuthorizeDeps, { provider }: Actor, { strength }: NeededLogin): readonly string[] {
  const kinds = provider === undefined ? undefined : deps.register().access.providers.get(provider)?.spec.strength;
  const values = strength === 3 ? kinds?.phishingResistant.acr : kinds?.multiFactor.acr;
  return (values ?? []).filter((value) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(value));
}

function reasonOf(deps: AuthorizeDeps, forbids: readonly string[]): string {
  if (forbids.length === 0)
    return "No policy permits it to your roles. Ask who grants roles, or somebody who holds one that may.";
  const policies = deps.policies();
  const said = forbids.map((id) => {
    const advice = policies?.describe(id)?.advice;
    return advice === undefined ? `The policy ${id} forbids it.` : `${advice} (policy ${id})`;
  });
  return said.join(" ");
}
