import { z } from "zod";
import { Problem } from "../core/problem.ts";
import { toInstant } from "../core/units.ts";
import { parseAndonScope } from "./andon-scope.ts";
import type { Actor } from "./actor.ts";
import { type AdminResource, isAllowed, partOfUseCase, requireAllowed } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { reason } from "./names.ts";
import { requireResource } from "./read-resource.ts";
import { changeBy, recordChange } from "./record-change.ts";
import type { StoredAndonPull } from "../storage/store.ts";

export const pullAndonInput = z.strictObject({
  scope: z.string().max(200).describe("all, use-case/NAME, model/NAME, deployment/NAME or principal/NAME."),
  reason,
  safeMode: z.boolean().default(false).describe("Restrict instead of stop: whatever would be masked or reported is blocked."),
});

export const andonPull = z
  .object({
    scope: z.string(),
    reason: z.string(),
    safeMode: z.boolean(),
    pulledAt: z.iso.datetime(),
    pulledBy: z.string(),
  })
  .meta({ id: "AndonPull" });
export type AndonPull = z.infer<typeof andonPull>;

/**
 * Stops (or restricts) everything in the scope, new calls and running streams. Pulling again replaces reason and mode; to restrict what
 * is stopped would be a release, which takes two people as soon as anything serves that went through the gates (INVARIANT two-people).
 * A name that does not exist is refused: in an emergency a typing error must not look like a stop.
 */
export function pullAndon(deps: AdminDeps, actor: Actor, input: z.infer<typeof pullAndonInput>): Promise<AndonPull> {
  return deps.exclusive(async () => {
    const { scope, resource } = parseAndonScope(input.scope);
    requireAllowed(deps, actor, "PullAndon", andonResource(deps, scope));
    if (resource) await requireResource(deps.store, resource.kind, resource.name);
    await requireNoLess(deps, scope, input.safeMode);
    const pull = { scope, reason: input.reason, safeMode: input.safeMode, pulledAt: deps.clock(), pulledBy: actor.name };
    const detail = { safeMode: input.safeMode };
    const change = changeBy(actor, { action: "andon-pull", target: scope, reason: input.reason, detail });
    await recordChange(deps, [change], () => deps.store.pullAndon(pull));
    return viewAndonPull(pull);
  });
}

async function requireNoLess({ store, register }: AdminDeps, scope: string, safeMode: boolean): Promise<void> {
  if (!safeMode || register().governance?.guarded !== true) return;
  const before = (await store.listAndon()).find((one) => one.scope === scope);
  if (before === undefined || before.safeMode) return;
  throw new Problem(
    "conflict",
    `${scope} is stopped. To restrict it instead is a release of it, which takes two people: release it first.`,
  );
}

/** A scope as policies see it: a use case's is that use case's. */
export function andonResource(deps: Pick<AdminDeps, "register">, scope: string): AdminResource {
  const [kind, name] = scope.split("/", 2);
  return kind === "use-case" && name !== undefined ? partOfUseCase(deps, name, "Andon", scope) : { kind: "Andon", name: scope };
}

/** What is pulled, of what the reader may read: a use case's as the use case, a principal's as who may call. */
export async function listAndon(deps: AdminDeps, actor: Actor): Promise<readonly AndonPull[]> {
  const pulls = (await deps.store.listAndon()).filter(({ scope }) =>
    isAllowed(deps, actor, scope.startsWith("principal/") ? "ReadAccess" : "ReadRegister", andonResource(deps, scope)),
  );
  return pulls.map(viewAndonPull);
}

export function viewAndonPull(pull: StoredAndonPull): AndonPull {
  return { ...pull, pulledAt: toInstant(pull.pulledAt) };
}
