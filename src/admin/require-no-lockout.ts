import { compile, type ResourceVersion } from "../governance/compile.ts";
import { checkLockout } from "./check-lockout.ts";
import type { AdminDeps } from "./deps.ts";
import { resourcePages } from "./resource-pages.ts";
import { runInSlices } from "./run-in-slices.ts";

/** Kinds whose change can leave nobody who may administer. */
export const mayLockOut: ReadonlySet<string> = new Set(["Policy", "RoleBinding", "IdentityProvider", "ServiceAccount"]);

/**
 * Throws Problem `conflict` where nobody could administer after a change that somebody can make now.
 *
 * @param change what would be stored, of what is stored: the newest versions of these kinds
 */
export async function requireSomebodyAdministers(
  deps: AdminDeps,
  change: (resources: readonly ResourceVersion[]) => readonly ResourceVersion[],
): Promise<void> {
  const resources = await readNewest(deps);
  // Whatever else is declared lets nobody in.
  const after = change(resources).filter(({ kind }) => mayLockOut.has(kind));
  const question = {
    before: compile(resources, []),
    after: compile(after, []),
    directory: deps.directory,
    bootstrapLives: await deps.sessions.bootstrapLives(),
    now: deps.clock(),
  };
  await runInSlices(checkLockout(question));
}

async function readNewest({ store }: AdminDeps): Promise<readonly ResourceVersion[]> {
  const resources: ResourceVersion[] = [];
  for (const kind of mayLockOut) for await (const page of resourcePages(store, kind)) resources.push(...page);
  return resources;
}

/** The same where somebody else than its holder would end the bootstrap token: it must not be the last way in. */
export async function requireSomebodyElseAdministers(deps: AdminDeps): Promise<void> {
  const register = deps.register();
  const bootstrapLives = (await deps.sessions.bootstrapLives()) && "ends";
  const { directory } = deps;
  await runInSlices(checkLockout({ before: register, after: register, directory, bootstrapLives, now: deps.clock() }));
}
