import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../src/core/problem.ts";
import { assemblePolicies, type CompiledPolicies } from "../../src/policy/compile-policies.ts";
import { openDecisions } from "../../src/policy/decide.ts";
import type { AdminQuestion, Decision, PolicyQuestion, PolicySet } from "../../src/policy/decision.ts";
import { adminRequest, callRequest } from "../../src/policy/build-request.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import type { Reads } from "../../src/policy/note-reads.ts";
import { parsePolicies, type ParsedPolicy } from "../../src/policy/parse-policies.ts";
import { policyOf } from "./policy-random-conditions.ts";
import {
  adminQuestion,
  adminScopes,
  callQuestion,
  callScopes,
  readableOfAdministration,
  readableOfCalls,
} from "./policy-random-questions.ts";

/** Just these policies, so that no shipped one reads what they should be seen to read. */
function compileAlone(texts: readonly string[]): CompiledPolicies {
  const policies = new Map<string, ParsedPolicy>();
  for (const [index, text] of texts.entries()) {
    const parsed = parsePolicies(`@id("p${index}") ${text}`);
    if (parsed.ok) for (const [id, policy] of parsed.policies) policies.set(id, policy);
  }
  return assemblePolicies(policies, "sha256:random");
}

interface Way<Q> {
  readonly decide: (policies: PolicySet, question: Q) => Decision;
  /** The engine itself, told everything. */
  readonly evaluate: (compiled: CompiledPolicies, question: Q) => unknown;
}

const all: Reads = { everything: true, facts: new Map() };
const calls: Way<PolicyQuestion> = {
  decide: (policies, question) => policies.decide(question),
  evaluate: ({ planes }, question) => evaluate(planes.data, callRequest(question, all)),
};
const administration: Way<AdminQuestion> = {
  decide: (policies, question) => policies.decideAdmin(question),
  evaluate: ({ planes }, question) => evaluate(planes.control, adminRequest(question, all)),
};

function outcome(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error.code;
  }
}

/** Every question is asked of one set that remembers, of one that has just been opened, and of the engine itself. */
function holdsAlike<Q>({ decide, evaluate: ask }: Way<Q>, texts: readonly string[], questions: readonly Q[]): void {
  const compiled = compileAlone(texts);
  fc.pre(compiled.policies.size > 0);
  const remembering = openDecisions(compiled);
  for (const question of questions) {
    const decision = outcome(() => decide(openDecisions(compiled), question));
    assert.deepEqual(
      outcome(() => decide(remembering, question)),
      decision,
    );
    assert.deepEqual(
      outcome(() => decide(remembering, question)),
      decision,
    );
    const { needs: _, ...bare } = typeof decision === "object" ? (decision as Decision & { needs?: unknown }) : {};
    assert.deepEqual(
      typeof decision === "object" ? bare : decision,
      outcome(() => ask(compiled, question)),
    );
  }
}

/** Besides each question those that differ from it in one thing only: what is missing in a key shows there first. */
function neighbours<Q extends object>(question: Q, other: Q): Q[] {
  const parts = [...new Set([...Object.keys(question), ...Object.keys(other)])] as (keyof Q)[];
  return parts.flatMap((part) => {
    const mine = question[part];
    const theirs = other[part];
    const whole = { ...question, [part]: theirs };
    const inside =
      isRecord(mine) && isRecord(theirs) ? neighbours(mine, theirs).map((value) => ({ ...question, [part]: value })) : [];
    return [whole, ...inside];
  });
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function questionsLike<Q extends object>(question: fc.Arbitrary<Q>): fc.Arbitrary<Q[]> {
  const pair = fc.tuple(question, question).map(([one, other]) => [one, ...neighbours(one, other)]);
  return fc.array(pair, { minLength: 2, maxLength: 3 }).map((lists) => lists.flat());
}

const size = { minLength: 1, maxLength: 2 };
/** Some 20,000 decisions; `npm run fuzz -- policy` goes on from new seeds. */
const runs = { numRuns: 60, endOnFailure: true };

test("A cached decision on a call is the one that the engine gives, whatever policies read", { timeout: 240_000 }, () => {
  const policy = policyOf(readableOfCalls, ["action", 'action == Action::"CallModel"'], callScopes);
  const sets = fc.array(policy, size);
  const questions = questionsLike(callQuestion);
  fc.assert(
    fc.property(sets, questions, (texts, asked) => holdsAlike(calls, texts, asked)),
    runs,
  );
});

test(
  "A cached decision of the control plane is the one that the engine gives, whatever policies read",
  { timeout: 240_000 },
  () => {
    const actions = [
      'action in [Action::"Look", Action::"Change"]',
      'action == Action::"ApplyPolicy"',
      'action in Action::"Change"',
    ];
    const sets = fc.array(policyOf(readableOfAdministration, actions, adminScopes), size);
    const questions = questionsLike(adminQuestion);
    fc.assert(
      fc.property(sets, questions, (texts, asked) => holdsAlike(administration, texts, asked)),
      runs,
    );
  },
);

test("The random policies mostly fit the schema, so that the tests above look at enough of them", () => {
  for (const [readable, action, scopes] of [
    [readableOfCalls, 'action == Action::"CallModel"', callScopes],
    [readableOfAdministration, 'action in Action::"Change"', adminScopes],
  ] as const) {
    const texts = fc.sample(policyOf(readable, [action], scopes), { numRuns: 200, seed: 5 });
    const refused = texts.filter((text) => !parsePolicies(`@id("a") ${text}`).ok);
    assert.ok(refused.length < 80, `${refused.length} of 200, such as ${refused.slice(0, 3).join("\n")}`);
  }
});
