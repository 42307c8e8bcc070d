import type { ChangeRecord } from "../audit/record.ts";
import type { Actor } from "./actor.ts";
import type { AdminDeps } from "./deps.ts";

export type Change = Omit<ChangeRecord, "type" | "at">;
type RecordDeps = Pick<AdminDeps, "audit" | "clock" | "afterChange">;

/** A change with who made it, and how sure it is that it was them. */
export function changeBy({ name, kind, authentication, provider }: Actor, change: Omit<Change, "actor">): Change {
  const { strength, method } = authentication;
  const by = { byKind: kind, byMethod: method, byStrength: strength, ...(provider !== undefined && { byProvider: provider }) };
  return { actor: name, ...change, detail: { ...change.detail, ...by } };
}

/**
 * Writes the changes to the log, then makes them, then tells the data plane.
 *
 * Nothing takes effect that is not in the log: when the log refuses (Problem `audit_unavailable`), `effect` is not run. When
 * `effect` fails, or the process dies before it, the log says more than happened; a second record says so where it can be written.
 */
export async function recordChange<T>(deps: RecordDeps, changes: readonly Change[], effect: () => Promise<T>): Promise<T> {
  await append(deps, changes);
  let result: T;
  try {
    result = await effect();
  } catch (error) {
    await append(
      deps,
      changes.map((change) => ({ ...change, action: `${change.action}-failed` })),
    ).catch(ignored);
    throw error;
  }
  await deps.afterChange();
  return result;
}

async function append(deps: RecordDeps, changes: readonly Change[]): Promise<void> {
  const at = deps.clock();
  await Promise.all(changes.map((change) => deps.audit.append({ type: "change", at, ...change })));
}

/** The log's own failure shows in readiness, and the first error is the one to report. */
function ignored(): void {}
