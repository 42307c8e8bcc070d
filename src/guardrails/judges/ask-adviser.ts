import { Problem } from "../../core/problem.ts";
import type { Adviser, Answer, Question, Steps } from "../guardrail.ts";

type AnswerTo<K extends Question["kind"]> = Extract<Answer, { kind: K }>;

/**
 * Asks a model elsewhere. Undefined when it doesn't answer and the guardrail goes by what is known without it; throws Problem
 * `guardrail_unavailable` when it doesn't answer and the guardrail says BLOCK (INVARIANT fail-closed).
 */
export function* askAdviser<K extends Question["kind"]>(
  question: Question & { readonly kind: K },
): Steps<AnswerTo<K> | undefined> {
  const answer = yield question;
  if (answer?.kind === question.kind) return answer as AnswerTo<K>;
  return passWithout(question.adviser);
}

/** For an answer that is of no use: the same as none. */
export function passWithout({ onFailure }: Adviser): undefined {
  if (onFailure === "PASS") return undefined;
  throw new Problem(
    "guardrail_unavailable",
    "A model that this use case's guardrail asks did not answer, so the call is denied. Try again later.",
  );
}
