import { digestOf } from "../crypto/digest-of.ts";
import { asProblem, type Problem } from "../core/problem.ts";
import type { CaseFiles } from "../governance/case/case-index.ts";
import { createCompiler } from "../governance/compile.ts";
import type { LifecycleSettings } from "../governance/lifecycle.ts";
import type { Register } from "../governance/register.ts";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import type { Guardrail } from "../guardrails/guardrail.ts";
import type { Directory } from "../identity/directory.ts";
import type { KeyIndex } from "../identity/key-index.ts";
import { indexProviders } from "../identity/oidc/provider.ts";
import { compilePolicies } from "../policy/compile-policies.ts";
import { openDecisions } from "../policy/decide.ts";
import type { PolicySet } from "../policy/decision.ts";
import { policySetText } from "../policy/policy-set-text.ts";
import type { Store, StoredAndonPull } from "../storage/store.ts";
import { andonBoard } from "./andon.ts";
import { createLiveLives, type LiveLives } from "./live-lives.ts";
import { createLiveResources, type LiveResources } from "./live-resources.ts";
import { runSliced } from "./run-sliced.ts";
import type { CompiledGuardrail, Snapshot } from "./snapshot.ts";
import { watchPeople } from "./watched-people.ts";

/** Makes Snapshots, and keeps what compiled before, by digest, so that a change costs only what changed. */
export interface SnapshotBuilder {
  build(store: Store): Promise<Snapshot>;
  /** Whether somebody whom the last one was made with has changed in the directory since. */
  isOutdated(): boolean;
}

/** What a Snapshot only points at, because it follows the store by itself. */
export interface LiveParts {
  readonly keys: KeyIndex;
  readonly directory: Directory;
  readonly cases: CaseFiles;
}

export interface BuilderOptions {
  readonly live: LiveParts;
  readonly clock: () => number;
  readonly lifecycle: LifecycleSettings;
  /** Is told of what did not compile; its calls are denied until it is mended. */
  readonly report: (what: string, problem: Problem) => void;
}

/** What was read of the store at a revision: statements come more often than changes to the register. */
interface Read {
  readonly revision: number;
  readonly pulls: readonly StoredAndonPull[];
}

/** One call of `build` at a time. */
export function createSnapshotBuilder({ live, clock, lifecycle, report }: BuilderOptions): SnapshotBuilder {
  const compiler = createCompiler();
  const people = watchPeople(live.directory);
  let followed: { readonly store: Store; readonly life: LiveLives; readonly resources: LiveResources } | undefined;
  let known: Read | undefined;
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
    const digest = digestOf(policySetText(register.policies));
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
    isOutdated: () => people.hasChanged(),
    build: async (store) => {
      // Read first: a change in between makes the Snapshot newer than its revision says, and the next look makes another.
      const statements = live.cases.newest;
      const revision = await store.revision();
      if (followed?.store !== store) followed = { store, life: createLiveLives(store), resources: createLiveResources(store) };
      const { life, resources } = followed;
      if (known?.revision !== revision) {
        const [pulls] = await Promise.all([store.listAndon(), resources.follow(), life.follow()]);
        known = { revision, pulls };
      }
      const { pulls } = known;
      people.begin();
      const governance = { lives: life.lives, cases: live.cases, people, settings: lifecycle, hash: digestOf, now: clock() };
      const register = await runSliced(compiler.compile({ index: resources.index, steps: life.steps, governance }));
      return {
        revision,
        statements,
        register,
        guardrails: compileGuardrails(register),
        policies: compilePolicySet(register),
        providersByIssuer: indexProviders(register.access.providers.values()),
        keys: live.keys,
        directory: live.directory,
        cases: live.cases,
        andon: andonBoard(pulls),
      };
    },
  };
}
