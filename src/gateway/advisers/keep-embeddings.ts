import { hash } from "node:crypto";
import type { Answer, Question } from "../../guardrails/guardrail.ts";

/** Embeddings of what guardrails ask about at every call: their own topics. None of a prompt are kept. */
export interface KeptEmbeddings {
  /** @param revision of the register: another deployment may make other vectors */
  read(question: Question, revision: number): Answer | undefined;
  keep(question: Question, revision: number, answer: Answer): void;
}

/** Least recently used goes first. */
export function createKeptEmbeddings(most = 64): KeptEmbeddings {
  const kept = new Map<string, Answer>();
  return {
    read: (question, revision) => {
      if (question.kind !== "embeddings" || question.own !== true) return undefined;
      const key = keyOf(question, revision);
      const answer = kept.get(key);
      if (answer === undefined) return undefined;
      kept.delete(key);
      kept.set(key, answer);
      return answer;
    },
    keep: (question, revision, answer) => {
      if (question.kind !== "embeddings" || question.own !== true) return;
      kept.set(keyOf(question, revision), answer);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}

function keyOf({ adviser, texts }: Extract<Question, { kind: "embeddings" }>, revision: number): string {
  return hash("sha256", JSON.stringify([revision, adviser.model, texts]));
}
