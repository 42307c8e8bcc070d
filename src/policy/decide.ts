import { Problem } from "../core/problem.ts";
import { adminRequest, callRequest } from "./build-request.ts";
import { digitOf, planKey, type Digit } from "./cache-key.ts";
import type { CompiledPolicies, PlanePolicies } from "./compile-policies.ts";
import {
  adminActions,
  type AdminQuestion,
  type Decision,
  type Outcome,
  type PolicyQuestion,
  type PolicySet,
} from "./decision.ts";
import { describePolicy } from "./describe-policy.ts";
import { evaluate, type Request, type Slot } from "./evaluate.ts";
import { adminFacts, callFacts, type Fact } from "./facts.ts";
import { agesToldApart, type Asked, findStepUp, isPersons } from "./find-step-up.ts";
import { openCache } from "./open-cache.ts";
import type { Reads } from "./note-reads.ts";
import { finish, type Steps } from "./steps.ts";

/**
 * Decisions under these policies, cached by what they read.
 *
 * @param slot of policies that are not in force: those that are keep their place in the engine
 */
export function openDecisions(compiled: CompiledPolicies, slot?: Slot): PolicySet {
  const { data, control } = compiled.planes;
  const calls = openPlane<PolicyQuestion>(data, callFacts, callRequest, [], slot);
  const actions = openPlane<AdminQuestion>(control, adminFacts, adminRequest, [actionDigit], slot);
  return {
    digest: compiled.digest,
    decide: (question) => {
      requireTwoNames(question);
      return calls.decide(question);
    },
    decideAdmin: actions.decide,
    ask: (asked) => {
      if (asked.plane === "control") return actions.ask(asked.question);
      requireTwoNames(asked.question);
      return calls.ask(asked.question);
    },
    weigh: (asked) => {
      if (asked.plane === "control") return actions.weigh(asked.question);
      requireTwoNames(asked.question);
      return calls.weigh(asked.question);
    },
    namedGroups: nameGroups(data.reads),
    describe: (id) => describePolicy(compiled, id),
  };
}

/** Whether policies that are not in force would allow something; what was asked before is not asked again. */
export interface Trial {
  readonly allows: (question: AdminQuestion) => boolean;
  /** How often the engine was asked. */
  readonly asked: () => number;
}

/**
 * Tries out policies without a place in the engine that those in force need: they would be loaded anew for the next call. `allows`
 * throws Problem `policy_unavailable`.
 */
export function openTrial({ planes }: CompiledPolicies): Trial {
  const { control } = planes;
  const cache = openCache<Outcome>();
  const keyOf = planKey(control.reads, adminFacts, [actionDigit], cache.clear);
  let asked = 0;
  return {
    allows: (question) => {
      const key = keyOf(question);
      let outcome = cache.get(key);
      if (outcome === undefined) {
        asked++;
        outcome = evaluate(control, adminRequest(question, control.reads), "trial");
        cache.set(key, outcome);
      }
      return outcome.effect === "allow";
    },
    asked: () => asked,
  };
}

/** The engine would take them for one. */
function requireTwoNames({ endUser, subject }: PolicyQuestion): void {
  if (endUser?.principal !== subject.principal) return;
  throw new Problem("policy_unavailable", "The program and the person it calls for have one name, so policies can't be asked.");
}

const actionDigit = digitOf<AdminQuestion>(adminActions.length, ({ action }) => adminActions.indexOf(action));

/** Lists of groups live as long as a credential does, so what is made of one is kept with it. */
function nameGroups({ everything, facts }: Reads): PolicySet["namedGroups"] {
  const known = { principal: new WeakMap<readonly string[], readonly string[]>(), endUser: new WeakMap() };
  const readings = { principal: facts.get("principal^Group"), endUser: facts.get("context.endUser^Group") };
  return (who, groups) => {
    const reading = readings[who];
    if (groups.length === 0 || everything || reading?.whole === true) return groups;
    let named = known[who].get(groups);
    if (named === undefined) {
      named = reading === undefined ? [] : groups.filter((group) => reading.values.has(group));
      known[who].set(groups, named);
    }
    return named;
  };
}

type Build<Q> = (question: Q, reads: Reads) => Request;

interface OpenPlane<Q> {
  readonly decide: (question: Q) => Decision;
  readonly ask: (question: Q) => Outcome;
  readonly weigh: (question: Q) => Steps<Decision>;
}

function openPlane<Q extends Asked>(
  policies: PlanePolicies,
  facts: readonly Fact<Q>[],
  build: Build<Q>,
  actionDigits: readonly Digit<Q>[],
  slot: Slot = policies.plane,
): OpenPlane<Q> {
  const { readingLogIns, logInsPermit } = policies;
  const ages = agesToldApart(policies.reads);
  const personDigit = digitOf<Q>(2, (question) => (isPersons(question) ? 1 : 0));
  const cache = openCache<Decision>();
  const first = readingLogIns.size > 0 ? [...actionDigits, personDigit] : actionDigits;
  const keyOf = planKey(policies.reads, facts, first, cache.clear);
  const ask = (question: Q): Outcome => evaluate(policies, build(question, policies.reads), slot);
  function* weigh(question: Q): Steps<Decision> {
    const { effect, policies: decided } = ask(question);
    if (effect === "allow") return { effect, policies: decided };
    // Most denials are not about a log-in, and cost one question.
    const byLogIn = decided.length === 0 ? logInsPermit : decided.every((id) => readingLogIns.has(id));
    const needs = byLogIn && isPersons(question) ? yield* findStepUp(question, ages, ask) : undefined;
    return { effect, policies: decided, ...(needs && { needs }) };
  }
  return {
    ask,
    weigh,
    decide: (question) => {
      const key = keyOf(question);
      const known = cache.get(key);
      if (known !== undefined) return known;
      const decision = finish(weigh(question));
      cache.set(key, decision);
      return decision;
    },
  };
}
