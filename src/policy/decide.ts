import type { Strength } from "../core/authentication.ts";
import { Problem } from "../core/problem.ts";
import { adminRequest, callRequest } from "./build-request.ts";
import { digitOf, planKey, type Digit } from "./cache-key.ts";
import { ageSteps } from "./circumstances.ts";
import type { CompiledPolicies, PlanePolicies } from "./compile-policies.ts";
import {
  adminActions,
  type AdminQuestion,
  type Decision,
  type PolicyCircumstances,
  type PolicyQuestion,
  type PolicySet,
  type StepUp,
} from "./decision.ts";
import { describePolicy } from "./describe-policy.ts";
import { evaluate, type Outcome, type Request } from "./evaluate.ts";
import { adminFacts, callFacts, type Fact } from "./facts.ts";
import { openCache } from "./open-cache.ts";
import type { Reads } from "./read-policy.ts";

/** Decisions under these policies, cached by what they read. */
export function openDecisions(compiled: CompiledPolicies): PolicySet {
  const { data, control } = compiled.planes;
  const decideCall = openPlane<PolicyQuestion>(data, callFacts, callRequest, []);
  const decideAdmin = openPlane<AdminQuestion>(control, adminFacts, adminRequest, [actionDigit]);
  return {
    digest: compiled.digest,
    decide: (question) => {
      // The engine would take them for one.
      if (question.endUser?.principal === question.subject.principal)
        throw new Problem(
          "policy_unavailable",
          "The program and the person it calls for have one name, so policies can't be asked.",
        );
      return decideCall(question);
    },
    decideAdmin,
    describe: (id) => describePolicy(compiled, id),
  };
}

const actionDigit = digitOf<AdminQuestion>(adminActions.length, ({ action }) => adminActions.indexOf(action));

interface Asked extends PolicyCircumstances {
  readonly subject: PolicyQuestion["subject"];
  readonly endUser?: PolicyQuestion["endUser"];
}

type Build<Q> = (question: Q, reads: Reads) => Request;

function openPlane<Q extends Asked>(
  policies: PlanePolicies,
  facts: readonly Fact<Q>[],
  build: Build<Q>,
  actionDigits: readonly Digit<Q>[],
): (question: Q) => Decision {
  const { everything, facts: read } = policies.reads;
  const looksAtLogIns = everything || [...read.keys()].some((path) => path.startsWith("context.authentication."));
  const personDigit = digitOf<Q>(2, (question) => (isPersons(question) ? 1 : 0));
  const cache = openCache<Decision>();
  const first = looksAtLogIns ? [...actionDigits, personDigit] : actionDigits;
  const keyOf = planKey(policies.reads, facts, first, cache.clear);
  const ask = (question: Q): Outcome => evaluate(policies, build(question, policies.reads));
  return (question) => {
    const key = keyOf(question);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const { effect, policies: decided } = ask(question);
    const needs = effect === "deny" && looksAtLogIns && isPersons(question) ? stepUpFor(question, ask) : undefined;
    const decision: Decision =
      effect === "allow" ? { effect, policies: decided } : { effect, policies: decided, ...(needs && { needs }) };
    cache.set(key, decision);
    return decision;
  };
}

/** Whether there is somebody who could log in again. */
function isPersons({ subject, endUser }: Asked): boolean {
  return subject.kind === "user" || endUser !== undefined;
}

const minuteMs = 60_000;

/** The least that a person would have to prove, where that alone would let it through (RFC 9470). */
function stepUpFor<Q extends Asked>(question: Q, ask: (question: Q) => Outcome): StepUp | undefined {
  const allowed = (strength: Strength, ageMinutes: number): boolean => {
    const at = question.now - ageMinutes * minuteMs;
    return ask({ ...question, authentication: { ...question.authentication, strength, at } }).effect === "allow";
  };
  const [freshest] = ageSteps;
  if (!allowed(3, freshest)) return undefined;
  const strength = allowed(2, freshest) ? 2 : 3;
  // The oldest of all stands for any age, and is never worth asking for.
  const oldest = ageSteps.toReversed().find((age) => age <= 10_080 && allowed(strength, age));
  return { strength, maxAgeSeconds: (oldest ?? freshest) * 60 };
}
