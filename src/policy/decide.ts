import type { Strength } from "../core/authentication.ts";
import { Problem } from "../core/problem.ts";
import { adminRequest, callRequest } from "./build-request.ts";
import { planKey, type KeyOf } from "./cache-key.ts";
import { ageSteps } from "./circumstances.ts";
import type { CompiledPolicies, PlanePolicies } from "./compile-policies.ts";
import type { AdminQuestion, Decision, PolicyCircumstances, PolicyQuestion, PolicySet, StepUp } from "./decision.ts";
import { describePolicy } from "./describe-policy.ts";
import { evaluate, type Outcome, type Request } from "./evaluate.ts";
import { adminFacts, callFacts, type Fact } from "./facts.ts";
import { openCache } from "./open-cache.ts";

/** Decisions under these policies, cached by what they read. */
export function openDecisions(compiled: CompiledPolicies): PolicySet {
  const { data, control } = compiled.planes;
  const decideCall = openPlane<PolicyQuestion>(data, callFacts, callRequest, () => "");
  const decideAdmin = openPlane<AdminQuestion>(control, adminFacts, adminRequest, ({ action }) => `${action}:`);
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

interface Asked extends PolicyCircumstances {
  readonly subject: PolicyQuestion["subject"];
  readonly endUser?: PolicyQuestion["endUser"];
}

type Build<Q> = (question: Q, withAddress: boolean) => Request;

function openPlane<Q extends Asked>(
  policies: PlanePolicies,
  facts: readonly Fact<Q>[],
  build: Build<Q>,
  actionPart: KeyOf<Q>,
): (question: Q) => Decision {
  const { everything, facts: read } = policies.reads;
  const withAddress = everything || read.has("context.ip");
  const looksAtLogIns = everything || [...read.keys()].some((path) => path.startsWith("context.authentication."));
  const factsKey = planKey(policies.reads, facts);
  const keyOf: KeyOf<Q> = looksAtLogIns
    ? (question) => actionPart(question) + (isPersons(question) ? "p" : "-") + factsKey(question)
    : (question) => actionPart(question) + factsKey(question);
  const ask = (question: Q): Outcome => evaluate(policies, build(question, withAddress));
  const cache = openCache<Decision>();
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
