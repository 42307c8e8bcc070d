import type { PolicyQuestion, PolicySet, StepUp } from "../../policy/decision.ts";

/** What policies say of a call: where it would go, or why it goes nowhere. */
export interface Weighed {
  readonly effect: "allow" | "deny";
  readonly deployment: string;
  readonly policies: readonly string[];
  readonly needs?: StepUp;
}

/**
 * The first place that the policies let the call go to; otherwise what it would be told, which is about the first place. Throws
 * Problem `policy_unavailable`.
 *
 * @param questions at least one
 */
export function weighAgain(policies: PolicySet, questions: readonly PolicyQuestion[]): Weighed {
  let refusal: Weighed | undefined;
  for (const question of questions) {
    const decision = policies.decide(question);
    const { deployment } = question;
    if (decision.effect === "allow") return { effect: "allow", deployment, policies: decision.policies };
    const { needs } = decision;
    refusal ??= { effect: "deny", deployment, policies: decision.policies, ...(needs && { needs }) };
  }
  if (refusal === undefined) throw new TypeError("a call was asked about nowhere");
  return refusal;
}

/** Whether two decisions are one to whoever hears of them. */
export function isSameDecision(a: Omit<Weighed, "deployment">, b: Omit<Weighed, "deployment">): boolean {
  return (
    a.effect === b.effect &&
    a.needs?.strength === b.needs?.strength &&
    a.needs?.maxAgeSeconds === b.needs?.maxAgeSeconds &&
    a.policies.length === b.policies.length &&
    a.policies.every((id, at) => id === b.policies[at])
  );
}
