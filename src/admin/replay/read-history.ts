import { digestOf } from "../../crypto/digest-of.ts";
import { createCaseIndex } from "../../governance/case/case-index.ts";
import { type CaseLife, readLife, readStep } from "../../governance/case/case-life.ts";
import { createCompiler, finish } from "../../governance/compile.ts";
import type { Register } from "../../governance/register.ts";
import { indexVersions } from "../../governance/version-index.ts";
import { policySetText } from "../../policy/policy-set-text.ts";
import { mostPerPage, type StoredResource, type StoredTransition } from "../../storage/store.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import type { AdminDeps } from "../deps.ts";

/** What all use cases share, as it was in force at some moment. */
export type SharedRegister = Pick<Register, "models" | "deploymentsByModel" | "policies"> & {
  /** As records name the policies. */
  readonly policyDigest: string;
};

/** What the register held at any moment, as far as the policies, models and deployments in force go. */
export interface History {
  /** Numbers the moments between two changes. */
  momentAt(at: number): number;
  readonly moments: number;
  /** The same object for the same moment, while it is remembered. */
  registerAt(moment: number): SharedRegister;
}

type HistoryDeps = Pick<AdminDeps, "store" | "settings">;

/** Moments that are remembered: calls come mostly in the order of time. */
const mostRemembered = 16;

/**
 * Reads the versions, steps and approvals that say what was in force when. Policies, models and deployments are few; use cases are
 * read one by one, by their digest. Throws Problem `register_unavailable`.
 */
export async function readHistory({ store, settings }: HistoryDeps): Promise<History> {
  const kinds = ["Policy", "Model", "Deployment", "Standard"];
  const versions = (await Promise.all(kinds.map((kind) => store.everyVersion(kind)))).flat();
  const steps = await readGatedSteps(store);
  const statements = steps.length === 0 ? [] : await readApprovals(store, versions);
  const instants = [...versions.map(({ createdAt }) => createdAt), ...[...steps, ...statements].map(({ at }) => at)];
  const changes = [...new Set(instants)].sort((a, b) => a - b);
  const compiler = createCompiler();
  const remembered = new Map<number, SharedRegister>();

  const compileAt = (at: number): SharedRegister => {
    const cases = createCaseIndex();
    for (const statement of statements) if (statement.at <= at) cases.apply(statement);
    const governance = {
      lives: livesAt(steps, at),
      cases,
      // Who could sign was checked when they did.
      people: { find: () => undefined },
      settings: settings.lifecycle,
      hash: digestOf,
      now: at,
    };
    // Without use cases nothing is judged: what is left is what all of them share.
    const register = finish(compiler.compile({ index: indexVersions(inForceAt(versions, at)), steps: new Map(), governance }));
    const { models, deploymentsByModel, policies } = register;
    return { models, deploymentsByModel, policies, policyDigest: digestOf(policySetText(policies)) };
  };

  return {
    moments: changes.length + 1,
    momentAt: (at) => countUpTo(changes, at),
    registerAt: (moment) => {
      const known = remembered.get(moment);
      if (known !== undefined) return known;
      const register = compileAt(changes[moment - 1] ?? -Infinity);
      remembered.set(moment, register);
      const [oldest] = remembered.keys();
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
      return register;
    },
  };
}

/** As `allResources` gave it then: every version of every name that was not retired. */
function inForceAt(versions: readonly StoredResource[], at: number): readonly StoredResource[] {
  const then = versions.filter(({ createdAt }) => createdAt <= at);
  const newest = new Map<string, StoredResource>();
  for (const row of then) newest.set(`${row.kind}/${row.name}`, row);
  return then.filter((row) => !row.retired && newest.get(`${row.kind}/${row.name}`)?.retired === false);
}

/** Steps of use cases that went through a gate: only these keep changes of others from being in force. Oldest first. */
async function readGatedSteps(store: HistoryDeps["store"]): Promise<readonly StoredTransition[]> {
  const steps: StoredTransition[] = [];
  const gated = new Set<string>();
  for (let after = 0; ;) {
    const page = await store.transitionChanges(after, mostPerPage);
    for (const step of page) if (step.frozen !== undefined) gated.add(step.useCase);
    steps.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < mostPerPage) return steps.filter(({ useCase }) => gated.has(useCase));
    after = last.id;
  }
}

/** What was said of these resources, oldest first. */
async function readApprovals(
  store: HistoryDeps["store"],
  versions: readonly StoredResource[],
): Promise<readonly StoredStatement[]> {
  const statements: StoredStatement[] = [];
  for (const subject of new Set(versions.map(({ kind, name }) => `${kind}/${name}`))) {
    for (let before: number | undefined; ;) {
      const page = await store.listStatements(subject, { limit: mostPerPage, ...(before !== undefined && { before }) });
      statements.push(...page);
      if (page.length < mostPerPage) break;
      before = page.at(-1)?.id;
    }
  }
  return statements.sort((a, b) => a.id - b.id);
}

function livesAt(steps: readonly StoredTransition[], at: number): ReadonlyMap<string, CaseLife> {
  const byUseCase = Map.groupBy(
    steps.filter((step) => step.at <= at),
    ({ useCase }) => useCase,
  );
  return new Map([...byUseCase].map(([useCase, taken]) => [useCase, readLife(taken.map((step) => readStep(step)))]));
}

/** How many of the sorted instants are not after `at`. */
function countUpTo(sorted: readonly number[], at: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? Infinity) <= at) from = middle + 1;
    else to = middle;
  }
  return from;
}
