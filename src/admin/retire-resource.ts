import { Problem } from "../core/problem.ts";
import type { JsonValue } from "../core/json.ts";
import type { Kind } from "../governance/kinds.ts";
import type { RoleBindingSpec } from "../governance/schemas.ts";
import type { Store, StoredResource, StoredTransition } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { describeStep } from "./apply-manifests.ts";
import { isAllowed } from "./authorize.ts";
import { belongingKinds, mayReadStored } from "./belongs-to.ts";
import { referencesOf } from "./check-references.ts";
import type { AdminDeps } from "./deps.ts";
import { kindActions } from "./kind-actions.ts";
import { resourceNamed } from "./list-resources.ts";
import { liveKeysOf } from "./live-keys-of.ts";
import { requireResource } from "./read-resource.ts";
import { changeBy, recordChange } from "./record-change.ts";
import { requireMayApply } from "./require-may-apply.ts";
import { requireDidNothing } from "./require-did-nothing.ts";
import { requireEnded, requireSecondPerson, requireUncounted } from "./require-ended.ts";
import { mayLockOut, requireSomebodyAdministers } from "./require-no-lockout.ts";
import { describeRevocation } from "./revoke-key.ts";
import { readCurrentStep } from "./use-case-status.ts";

/**
 * Takes a resource out of use; its versions stay readable. What others rest on is refused with `conflict`, naming them.
 * A use case that is retired loses its approval for good, but not its suspension: applying it anew must not lift that. One that gates let
 * through is emptied and retired through its last gate first. What such a one stands on in production is taken from it by two people
 * (INVARIANT two-people). Throws Problem `conflict` where that is missing.
 *
 * @param expected the digest that must be there now, or `any`
 */
export function retireResource(deps: AdminDeps, actor: Actor, kind: Kind, name: string, expected: string): Promise<void> {
  return deps.exclusive(async () => {
    const newest = await deps.store.getResource(kind, name);
    requireMayApply(deps, actor, { kind, name, newest });
    const resource = await requireResource(deps.store, kind, name);
    if (expected !== "any" && expected !== resource.digest)
      throw new Problem("precondition_failed", `${kind} ${name} has the digest ${resource.digest}. Look at what is there first.`);
    const dependants = await findDependants(deps.store, kind, name);
    if (dependants.length > 0) throw inUse(deps, actor, `${kind} ${name}`, dependants);
    if (mayLockOut.has(kind)) await requireSomebodyAdministers(deps, { leaving: { kind, name } });

    if (kind === "UseCase") requireEnded(deps, name);
    if (kind === "Exception") requireUncounted(deps, resource);
    if (kind === "ServiceAccount") await requireDidNothing(deps, name);
    const signedBy = requireSecondPerson(deps, actor, resource);

    const ending = kind === "ServiceAccount" ? await liveKeysOf(deps, name) : [];
    const step = kind === "UseCase" ? await endingStep(deps, actor, resource) : undefined;
    const changes = [
      ...ending.map((key) => describeRevocation(actor, key, "Its service account was retired.")),
      ...(step === undefined ? [] : [describeStep(actor, step)]),
      changeBy(actor, {
        action: "retire",
        target: `${kind}/${name}`,
        digest: resource.digest,
        ...(signedBy !== undefined && { detail: { signedBy } }),
      }),
    ];
    await recordChange(deps, changes, async () => {
      // What it lets in ends first: a crash after it leaves less that is served, and nothing that a later version revives.
      if (step !== undefined) await deps.store.appendTransition(step);
      for (const { id } of ending) await deps.store.revokeKey(id, deps.clock());
      const { digest, spec } = resource;
      const put = { kind, name, digest, spec, at: deps.clock(), by: actor.name, expected: digest, retire: true };
      if ((await deps.store.putResource(put)).outcome === "conflict")
        throw new Problem("conflict", `Somebody else changed ${kind} ${name} in the meantime. Look at it, then try again.`);
    });
  });
}

/** What ends its approval, where it may have one. */
async function endingStep(
  deps: AdminDeps,
  actor: Actor,
  { name, digest }: StoredResource,
): Promise<Omit<StoredTransition, "id"> | undefined> {
  const current = await readCurrentStep(deps.store, name);
  if (current === undefined || current.to === "SUSPENDED") return undefined;
  return { useCase: name, from: current.to, to: "RETIRED", digest, by: actor.name, at: deps.clock(), reason: "Retired." };
}

/** It is by role bindings that a use case's lead may retire it, and declare it again. Its prompts and exceptions do nothing without it. */
const restOnNoUseCase: ReadonlySet<string> = new Set(["RoleBinding", "Prompt", "Exception"]);

type Dependant = Pick<StoredResource, "kind" | "name" | "spec">;

/** Names those that the actor may read, and no others. */
function inUse(deps: AdminDeps, actor: Actor, what: string, dependants: readonly Dependant[]): Problem {
  const readable = dependants.filter((one) => {
    const kind = one.kind as Kind;
    if (belongingKinds.has(kind)) return mayReadStored(deps, actor, one);
    return isAllowed(deps, actor, kindActions[kind].read, resourceNamed(deps, kind, one.name));
  });
  const named = readable.slice(0, 10).map(({ kind, name }) => `${kind} ${name}`);
  const which = named.length > 0 ? named.join(", ") : "by what you may not see";
  return new Problem("conflict", `${what} is in use: ${which}. Change or retire those first.`);
}

/**
 * Newest versions that rest on it. Whoever came to have a retired service account's name would have its roles, so that role bindings
 * rest on one.
 */
async function findDependants(store: Store, kind: Kind, name: string): Promise<readonly Dependant[]> {
  const newest = new Map<string, StoredResource>();
  for (const one of await store.allResources()) {
    const key = `${one.kind} ${one.name}`;
    if ((newest.get(key)?.version ?? 0) < one.version) newest.set(key, one);
  }
  return [...newest.values()].filter((one) => {
    const spec = JSON.parse(one.spec) as JsonValue;
    if (kind === "UseCase" && restOnNoUseCase.has(one.kind)) return false;
    if (kind === "ServiceAccount" && one.kind === "RoleBinding" && (spec as unknown as RoleBindingSpec).members.includes(name))
      return true;
    return referencesOf({ kind: one.kind as Kind, spec }).some((to) => to.kind === kind && to.name === name);
  });
}
