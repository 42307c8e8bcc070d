import { isJsonObject, type JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Answer } from "../../guardrails/guardrail.ts";

const mostNumbers = 16_384;

/** OpenAI API reference, "Create embeddings": one vector for each text, which may come in any order. */
export function readEmbeddings(answer: JsonValue, count: number): Answer {
  const data = isJsonObject(answer) ? answer["data"] : undefined;
  const vectors: (readonly number[])[] = [];
  for (const entry of Array.isArray(data) ? data : []) {
    const { index, embedding } = isJsonObject(entry) ? entry : {};
    if (typeof index === "number" && isVector(embedding)) vectors[index] = embedding;
  }
  if (vectors.length !== count || vectors.includes(undefined as never))
    throw new Problem("upstream_malformed", "Embeddings are missing.");
  return { kind: "embeddings", vectors };
}

function isVector(value: JsonValue | undefined): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.length <= mostNumbers && value.every((one) => typeof one === "number");
}
