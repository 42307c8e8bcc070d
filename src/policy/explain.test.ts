import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { adminQuestion, callQuestion } from "../../test/property/policy-random-questions.ts";
import { compilePolicies } from "./compile-policies.ts";
import { openDecisions } from "./decide.ts";
import type { AskedOf, PolicySet } from "./decision.ts";
import { decideAsked, explainDecision } from "./explain.ts";
import { finish, type Steps } from "./steps.ts";

const policies = openDecisions(compilePolicies([], "sha256:shipped"));
const anyQuestion: fc.Arbitrary<AskedOf> = fc.oneof(
  callQuestion.map((question): AskedOf => ({ plane: "data", question })),
  adminQuestion.map((question): AskedOf => ({ plane: "control", question })),
);

test("What is explained is what is decided, and each single change that it names lets it through", () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      const decision = decideAsked(policies, asked);
      const explained = finish(explainDecision(policies, asked));
      assert.equal(explained.effect, decision.effect);
      assert.deepEqual(
        explained.policies.map(({ id }) => id),
        decision.policies,
      );
      assert.deepEqual(explained.needs, decision.effect === "deny" ? decision.needs : undefined);
      if (decision.effect === "allow") assert.deepEqual(explained.wouldAllow, []);
      for (const says of explained.wouldAllow) requireLifted(asked, says);
    }),
    { numRuns: 60 },
  );
});

/** Where a change is one that can be read from its words, it is made here again. */
function requireLifted(asked: AskedOf, says: string): void {
  const [, role] = /^With the role (\w+)/.exec(says) ?? [];
  const [, without] = /^Without the role (\w+)/.exec(says) ?? [];
  const { subject } = asked.question;
  if (role === undefined && without === undefined) return;
  const roles = role === undefined ? subject.roles.filter((held) => held !== without) : [...subject.roles, role as "USER"];
  const changed = { ...asked, question: { ...asked.question, subject: { ...subject, roles } } } as AskedOf;
  assert.equal(policies.ask(changed).effect, "allow", says);
}

test("Between two pauses of an explanation the engine is asked once, and in all no more than a hundred times", () => {
  let asked = 0;
  const counting: Pick<PolicySet, "ask" | "weigh" | "describe"> = {
    ask: (one) => {
      asked++;
      return policies.ask(one);
    },
    *weigh(one): Steps<ReturnType<PolicySet["decide"]>> {
      asked++;
      return yield* policies.weigh(one);
    },
    describe: (id) => policies.describe(id),
  };
  fc.assert(
    fc.property(anyQuestion, (one) => {
      const steps = explainDecision(counting, one);
      let all = 0;
      for (let done = false; !done;) {
        asked = 0;
        done = steps.next().done === true;
        all += asked;
        assert.ok(asked <= 1);
      }
      assert.ok(all <= 100);
    }),
    { numRuns: 20 },
  );
});
