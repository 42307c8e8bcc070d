import type { Phase } from "../../governance/case/judgement.ts";
import type { Register } from "../../governance/register.ts";
import type { AdminDeps } from "../deps.ts";

/** Tells which use cases have to be judged again. */
export interface InputWatch {
  /** Those of which anything that they are judged by has changed since the last call; the first call names all that go through gates. */
  changed(): readonly string[];
}

/** By the register's own work: what it did not judge anew it holds as it was. */
export function createInputWatch({ register }: Pick<AdminDeps, "register">): InputWatch {
  let known: Register | undefined;
  let phasesOf = new Map<string, readonly Phase[]>();
  return {
    changed: () => {
      const current = register();
      if (current === known) return [];
      const next = new Map<string, readonly Phase[]>();
      for (const [name, { phases }] of current.entitlements)
        // What one person may approve is moved by people alone.
        if (current.governance?.gated.has(name)) next.set(name, phases);
      const names = [...next].filter(([name, phases]) => phasesOf.get(name) !== phases).map(([name]) => name);
      known = current;
      phasesOf = next;
      return names;
    },
  };
}
