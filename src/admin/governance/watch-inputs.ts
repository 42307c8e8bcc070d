import { type Asked, isAnsweredAlike } from "../../governance/asked.ts";
import type { Phase } from "../../governance/case/judgement.ts";
import type { Register } from "../../governance/register.ts";
import type { AdminDeps } from "../deps.ts";

/** Tells which use cases have to be judged again. */
export interface InputWatch {
  /** Those of which anything that they are judged by has changed since the last call; the first call names all that go through gates. */
  changed(): readonly string[];
  /** Remembers what was asked when one was judged. */
  judged(useCase: string, asked: Asked): void;
}

/**
 * By the register's own work: what it did not judge anew it holds as it was. How a use case is served rests on less than its gates do: what
 * those asked of things that all share is asked again.
 */
export function createInputWatch({ register }: Pick<AdminDeps, "register">): InputWatch {
  let known: Register | undefined;
  let phasesOf = new Map<string, readonly Phase[]>();
  const askedBy = new Map<string, Asked>();
  return {
    judged: (useCase, asked) => void askedBy.set(useCase, asked),
    changed: () => {
      const current = register();
      if (current === known) return [];
      const { governance } = current;
      const next = new Map<string, readonly Phase[]>();
      for (const [name, { phases }] of current.entitlements)
        // What one person may approve is moved by people alone.
        if (governance?.gated.has(name)) next.set(name, phases);
      const isAsBefore = (name: string): boolean =>
        governance !== undefined && isAnsweredAlike(askedBy.get(name) ?? [], governance.answers);
      const names = [...next]
        .filter(([name, phases]) => phasesOf.get(name) !== phases || !isAsBefore(name))
        .map(([name]) => name);
      for (const name of askedBy.keys()) if (!next.has(name)) askedBy.delete(name);
      known = current;
      phasesOf = next;
      return names;
    },
  };
}
