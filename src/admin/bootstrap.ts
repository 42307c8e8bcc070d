import { randomBytes } from "node:crypto";
import type { Authentication } from "../core/authentication.ts";
import { rolesFor, rolesOf, type RoleHolder } from "../governance/access.ts";
import { type AdminAction, type AdminQuestion } from "../policy/decision.ts";
import type { Actor } from "./actor.ts";
import { bootstrapStateOf } from "./bootstrap-state.ts";
import type { AdminDeps } from "./deps.ts";
import { recordChange } from "./record-change.ts";
import { requireSomebodyElseAdministers } from "./require-no-lockout.ts";

/**
 * Ends the bootstrap token for good: what is written says so to every later start, whatever token that is given. False when it had
 * ended before. Only `sallyport bootstrap reset`, on the machine itself, makes another.
 */
export function endBootstrap(deps: AdminDeps, actor: Pick<Actor, "name">, reason: string): Promise<boolean> {
  return deps.exclusive(async () => {
    const now = deps.clock();
    const state = await bootstrapStateOf(deps.store, now);
    if (!state.lives) return false;
    const change = { actor: actor.name, action: "bootstrap-end", target: "bootstrap", reason };
    await recordChange(deps, [change], async () => {
      if (state.state === "reset") {
        await deps.store.endToken(state.row.id, now);
        return;
      }
      await deps.store.putToken({
        id: `bootstrap-${randomBytes(8).toString("hex")}`,
        kind: "bootstrap",
        subject: "admin",
        // No token has this one: the row only says that there is none.
        hash: "".padEnd(64, "0"),
        createdAt: now,
        createdBy: actor.name,
        expiresAt: now,
        endedAt: now,
      });
    });
    return true;
  });
}

/** By hand, of whoever may. Throws Problem `conflict` where only the token could administer, but for its holder, who means it. */
export async function endBootstrapByHand(deps: AdminDeps, actor: Actor): Promise<boolean> {
  if (actor.kind !== "bootstrap") await requireSomebodyElseAdministers(deps);
  return await endBootstrap(deps, actor, "ended by hand");
}

/** What an administrator must be able to do, so that nobody needs the bootstrap token any more. */
const administering: readonly { readonly action: AdminAction; readonly kind: string }[] = [
  { action: "ApplyPolicy", kind: "Policy" },
  { action: "ApplyRoleBinding", kind: "RoleBinding" },
];

/**
 * Whether the policies in force would let this person administer: change policies and give roles. False where there are no policies
 * to ask.
 *
 * @param authentication the strongest that they can show now
 */
export function couldAdminister(
  deps: AdminDeps,
  person: RoleHolder,
  authentication: Authentication,
  ip: string | undefined,
): boolean {
  const policies = deps.policies();
  if (policies === undefined) return false;
  const now = deps.clock();
  const roles = rolesFor(rolesOf(deps.register().access, person, now), undefined);
  const question = ({ action, kind }: (typeof administering)[number]): AdminQuestion => ({
    subject: { principal: person.principal, kind: "user", roles, groups: person.groups },
    authentication,
    ip,
    now,
    action,
    resource: { kind, name: "any" },
  });
  return administering.every((each) => policies.decideAdmin(question(each)).effect === "allow");
}
