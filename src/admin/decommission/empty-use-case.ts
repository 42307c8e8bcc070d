import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { rolesFor } from "../../governance/access.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { say } from "../governance/say.ts";
import { openSubject } from "../governance/subject.ts";
import { reason } from "../names.ts";
import { changeBy, recordChange } from "../record-change.ts";
import { describeRevocation } from "../revoke-key.ts";
import { bindingsOf, countResidual, livePages } from "./count-residual.ts";
import { endBinding } from "./end-bindings.ts";
import { sweepWord } from "./say-sweep.ts";
import { type DecommissionView, showDecommission } from "./show-decommission.ts";
import { signingRoles } from "./signing-roles.ts";

export const emptyInput = z.strictObject({ reason });

/** So many documents and sessions go in one transaction, so that nobody waits long. */
const purgedAtOnce = 200;

/**
 * Empties a use case that is being decommissioned: revokes its keys, ends the roles for it that sign nothing more, purges what is kept
 * of it, and then counts what is left; that count is what the last gate asks for. Each part is in the log before it is done, and
 * doing it again does what was left, also after a crash.
 *
 * Rejects with Problem `conflict` for a use case that is not being decommissioned, `forbidden` for whoever does not attest its purge.
 */
export async function emptyUseCase(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  input: z.infer<typeof emptyInput>,
): Promise<DecommissionView> {
  const keep = await deps.exclusive(async () => {
    const roles = await requireMayEmpty(deps, actor, name);
    await revokeKeys(deps, actor, name, input.reason);
    await endBindings(deps, actor, name, roles, input.reason);
    return roles;
  });
  // Not within the turn of changes: there may be a lot of it, and nothing adds to it any more.
  for (let left = true; left;) {
    const { documents, sessions } = await deps.store.purgeKept(name, purgedAtOnce);
    left = documents + sessions > 0;
  }
  await deps.exclusive(async () => {
    await requireMayEmpty(deps, actor, name);
    const residual = await countResidual(deps, name, keep);
    const word = sweepWord(name, residual, deps.clock());
    await say(deps, actor, word, { action: "decommission-count", reason: word.body.summary, detail: { ...residual } });
  });
  return await showDecommission(deps, actor, name);
}

/** Gives the roles that still have to sign. */
async function requireMayEmpty(deps: AdminDeps, actor: Actor, name: string): Promise<ReadonlySet<string>> {
  await openSubject(deps, actor, "Sign", `UseCase/${name}`);
  const { standard, life } = judgeNow(deps, name);
  const purging = standard.decommission.attestations.find(({ id }) => id === "DATA_PURGE")?.signers ?? [];
  const held = rolesFor(actor.roles, name);
  if (!purging.some((role) => held.includes(role)))
    throw new Problem(
      "forbidden",
      `What is kept of ${name} is purged by ${purging.join(" or ")}. Ask somebody who holds that role.`,
    );
  if (life.state !== "DECOMMISSIONING")
    throw new Problem(
      "conflict",
      `${name} is ${life.state}. Its owner retires it first: sallyport use-case retire ${name}. Only then it can be emptied.`,
    );
  return signingRoles(standard);
}

async function revokeKeys(deps: AdminDeps, actor: Actor, name: string, why: string): Promise<void> {
  for await (const live of livePages(deps, name)) {
    if (live.length === 0) continue;
    const changes = live.map((key) => describeRevocation(actor, key, why));
    await recordChange(deps, changes, async () => {
      for (const { id } of live) await deps.store.revokeKey(id, deps.clock());
    });
  }
}

/** Also says, before it begins, that what is kept is purged. */
async function endBindings(deps: AdminDeps, actor: Actor, name: string, keep: ReadonlySet<string>, why: string): Promise<void> {
  const at = deps.clock();
  const found = (await bindingsOf(deps.store, name)).filter(({ spec }) => !keep.has(spec.role));
  const ended = found.map((binding) => endBinding(binding, name, { by: actor.name, at }));
  const { documents, sessions } = await deps.store.countKept(name, at);
  const purge = { action: "decommission-purge", target: `UseCase/${name}`, reason: why, detail: { documents, sessions } };
  const changes = [...ended.map(({ change }) => changeBy(actor, change)), changeBy(actor, purge)];
  await recordChange(deps, changes, async () => {
    if (ended.length === 0) return;
    const outcomes = await deps.store.putResources(ended.map(({ put }) => put));
    if (outcomes.some(({ outcome }) => outcome === "conflict"))
      throw new Problem("conflict", "Somebody else changed a role binding in the meantime. Do it again.");
  });
}
