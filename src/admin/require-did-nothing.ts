import { setImmediate } from "node:timers/promises";
import { Problem } from "../core/problem.ts";
import { kindNames } from "../governance/kinds.ts";
import type { AdminDeps } from "./deps.ts";

/**
 * A program that made anything of what is in the register, or asked for a gate or an exception, stays there: whoever answers for it would be a
 * second person beside what they had it do (INVARIANT two-people). Throws Problem `conflict`.
 */
export async function requireDidNothing(deps: Pick<AdminDeps, "store" | "cases">, program: string): Promise<void> {
  const did = (await findMade(deps, program)) ?? findAsked(deps, program);
  if (did === undefined) return;
  throw new Problem(
    "conflict",
    `ServiceAccount ${program} ${did}: who answers for it is known by it. Apply it with disabled: true, which ends its keys and lets it in nowhere.`,
  );
}

async function findMade({ store }: Pick<AdminDeps, "store">, program: string): Promise<string | undefined> {
  for (const kind of kindNames) {
    const made = (await store.everyVersion(kind)).find(({ createdBy }) => createdBy === program);
    if (made !== undefined) return `made version ${made.version} of ${kind} ${made.name}`;
    await setImmediate();
  }
  return undefined;
}

function findAsked({ cases }: Pick<AdminDeps, "cases">, program: string): string | undefined {
  for (const subject of cases.changedSince(0))
    for (const [about, { by }] of cases.caseFile(subject).requests) if (by === program) return `asked for ${about} of ${subject}`;
  return undefined;
}
