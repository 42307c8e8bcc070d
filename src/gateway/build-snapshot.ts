import { hash } from "node:crypto";
import { asProblem, type Problem } from "../core/problem.ts";
import { compile } from "../governance/compile.ts";
import type { Register } from "../governance/register.ts";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { Directory } from "../identity/directory.ts";
import type { KeyIndex } from "../identity/key-index.ts";
import { indexProviders } from "../identity/oidc/provider.ts";
import { compilePolicies } from "../policy/compile-policies.ts";
import { openDecisions } from "../policy/decide.ts";
import type { PolicySet } from "../policy/decision.ts";
import type { Store } from "../storage/store.ts";
import { andonBoard } from "./andon.ts";
import type { CompiledGuardrail, Snapshot } from "./snapshot.ts";

/** Makes Snapshots, and keeps what compiled before, by digest, so that a change costs only what changed. */
export interface SnapshotBuilder {
  build(store: Store): Promise<Snapshot>;
}

/** What a Snapshot only points at, because it follows the store by itself. */
export interface LiveParts {
  readonly keys: KeyIndex;
  readonly directory: Directory;
}

/** @param report is told of what did not compile; its calls are denied until it is mended */
export function createSnapshotBuilder(live: LiveParts, report: (what: string, problem: Problem) => void): SnapshotBuilder {
  let guardrails = new Map<string, Guardrail>();
  let policies: PolicySet | undefined;

  const compileGuardrails = (register: Register): ReadonlyMap<string, CompiledGuardrail> => {
    const kept = new Map<string, Guardrail>();
    const compiled = new Map<string, CompiledGuardrail>();
    for (const [id, { digest, spec }] of register.guardrails) {
      try {
        const guardrail = guardrails.get(digest) ?? compileGuardrail(spec);
        kept.set(digest, guardrail);
        compiled.set(id, { id, digest, guardrail });
      } catch (error) {
        report(`guardrail ${id}`, asProblem(error, "guardrail_unavailable", "It does not compile."));
      }
    }
    guardrails = kept;
    return compiled;
  };

  const compilePolicySet = (register: Register): PolicySet | undefined => {
    const digest = `sha256:${hash("sha256", JSON.stringify(register.policies.map(({ name, digest }) => [name, digest]).sort()))}`;
    try {
      // Kept with its decisions: they rest on nothing but these policies and what is asked.
      if (policies?.digest !== digest) policies = openDecisions(compilePolicies(register.policies, digest));
      return policies;
    } catch (error) {
      report("policies", asProblem(error, "policy_unavailable", "They do not compile."));
      return undefined;
    }
  };

  return {
    build: async (store) => {
      // Read first: a change in between makes the Snapshot newer than its revision says, and the next look makes another.
      const revision = await store.revision();
      const [resources, steps, pulls] = await Promise.all([store.allResources(), store.currentTransitions(), store.listAndon()]);
      const register = compile(resources, steps);
      return {
        revision,
        register,
        guardrails: compileGuardrails(register),
        policies: compilePolicySet(register),
        providersByIssuer: indexProviders(register.access.providers.values()),
        keys: live.keys,
        directory: live.directory,
        andon: andonBoard(pulls),
      };
    },
  };
}
