import type { Entitlement, Register } from "../../governance/register.ts";
import { mostPerPage } from "../../storage/store.ts";
import type { AdminDeps } from "../deps.ts";

/** Tells which use cases have to be judged again. */
export interface InputWatch {
  /** Those that something was said of, or that rest on another version, since the last call; the first call names all. */
  changed(): Promise<{ readonly spokenOf: readonly string[]; readonly others: readonly string[] }>;
}

/** By what a judgement is made of: a short text for each use case, compared where the register changed at all. */
export function createInputWatch(deps: AdminDeps): InputWatch {
  let statements = 0;
  let revision = -1;
  let shared = "";
  let prints = new Map<string, string>();

  return {
    changed: async () => {
      const spokenOf: string[] = [];
      let all = false;
      const { cases } = deps;
      if (cases.newest !== statements) {
        const after = statements;
        statements = cases.newest;
        for (const subject of cases.changedSince(after)) {
          const slash = subject.indexOf("/");
          if (subject.startsWith("UseCase/")) spokenOf.push(subject.slice(slash + 1));
          else if (subject.startsWith("Exception/") || subject.startsWith("Programme/")) all = true;
        }
      }
      const newest = await deps.store.revision();
      if (newest === revision && !all) return { spokenOf, others: [] };
      revision = newest;
      const register = deps.register();
      const now = await printShared(deps, register);
      if (now !== shared) all = true;
      shared = now;
      const others: string[] = [];
      const next = new Map<string, string>();
      for (const [name, entitlement] of register.entitlements) {
        const print = printOf(register, entitlement);
        if (all || prints.get(name) !== print) others.push(name);
        next.set(name, print);
      }
      prints = next;
      return { spokenOf, others };
    },
  };
}

/** What every use case rests on: policies, exceptions and the standard's settings. */
async function printShared({ store }: AdminDeps, { policies }: Register): Promise<string> {
  const [exceptions, standard] = await Promise.all([
    store.listResources("Exception", { limit: mostPerPage }),
    store.getResource("Standard", "default"),
  ]);
  return [...policies, ...exceptions, ...(standard === undefined ? [] : [standard])].map(({ digest }) => digest).join(" ");
}

function printOf({ models, deploymentsByModel, guardrails }: Register, entitlement: Entitlement): string {
  const { digest, state, notAfter, guardrail = "", applyGuardrails } = entitlement;
  return [
    digest,
    state,
    notAfter,
    ...entitlement.models.flatMap((name) =>
      [models.get(name), ...(deploymentsByModel.get(name) ?? [])].map((one) => one?.digest),
    ),
    ...[guardrail, ...applyGuardrails].map((id) => guardrails.get(id)?.digest),
  ].join(" ");
}
