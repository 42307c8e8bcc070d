import { compile, type ResourceVersion } from "../governance/compile.ts";
import type { PolicySpec } from "../governance/schemas.ts";
import type { PlannedChange } from "../governance/version-index.ts";
import { checkLockout, type Declared } from "./check-lockout.ts";
import type { AdminDeps } from "./deps.ts";
import { resourcePages } from "./resource-pages.ts";
import { runInSlices } from "./run-in-slices.ts";

/** Kinds whose change can leave nobody who may administer. */
export const mayLockOut: ReadonlySet<string> = new Set(["Policy", "RoleBinding", "IdentityProvider", "ServiceAccount"]);

/**
 * Throws Problem `conflict` where nobody could administer after a change that somebody can make now: were all in force that is declared,
 * and with what of it is in force before anybody else has signed it.
 */
export async function requireSomebodyAdministers(deps: AdminDeps, change: PlannedChange): Promise<void> {
  const { leaving } = change;
  // Whatever else is declared lets nobody in.
  const coming = (change.coming ?? []).filter(({ kind }) => mayLockOut.has(kind));
  const resources = await readNewest(deps);
  const stays = resources.filter(({ kind, name }) => kind !== leaving?.kind || name !== leaving.name);
  await requireNoLockout(deps, compile(resources, []), compile([...stays, ...coming], []));
  const register = deps.register();
  const { governance, policies } = register;
  if (governance?.guarded !== true) return;
  // A policy that comes waits. One that leaves has been signed.
  const left = policies.filter(({ name }) => leaving?.kind !== "Policy" || name !== leaving.name);
  await requireNoLockout(deps, register, { policies: left, access: governance.accessAfter({ ...change, coming }) });
}

/** The same where somebody signs a version that is declared: it is in force then. */
export async function requireSomebodyStillAdministers(
  deps: AdminDeps,
  { kind, name, version, digest, spec }: ResourceVersion,
): Promise<void> {
  const register = deps.register();
  const { governance, policies } = register;
  if (governance?.guarded !== true || !mayLockOut.has(kind)) return;
  const isPolicy = kind === "Policy";
  const after = isPolicy ? [{ name, digest, cedar: (JSON.parse(spec) as PolicySpec).cedar }] : [];
  await requireNoLockout(deps, register, {
    policies: [...policies.filter((one) => !isPolicy || one.name !== name), ...after],
    // Without a time it counts as it is.
    access: governance.accessAfter({ coming: [{ kind, name, version, digest, spec }] }),
  });
}

/**
 * The same where somebody signs against a version, or takes back what they signed of it: an older one than the newest may be in force. Of
 * policies nothing is looked at.
 */
export async function requireSomebodyAdministersWithout(
  deps: AdminDeps,
  unsigned: NonNullable<PlannedChange["unsigned"]>,
): Promise<void> {
  const register = deps.register();
  const { governance, policies } = register;
  if (governance?.guarded !== true || !mayLockOut.has(unsigned.kind)) return;
  await requireNoLockout(deps, register, { policies, access: governance.accessAfter({ unsigned }) });
}

async function requireNoLockout(deps: AdminDeps, before: Declared, after: Declared): Promise<void> {
  const bootstrapLives = await deps.sessions.bootstrapLives();
  await runInSlices(checkLockout({ before, after, directory: deps.directory, bootstrapLives, now: deps.clock() }));
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
