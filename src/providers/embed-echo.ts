import { hash } from "node:crypto";
import { parseObject, tokensOf } from "./answer-echo.ts";

const defaultDimensions = 64;
const maxDimensions = 4096;
const maxInputs = 2048;

/**
 * An OpenAI embeddings answer: for each input a vector of length one, made of its hash. Equal inputs have equal vectors, and
 * that is all they say: inputs of like meaning are no nearer to each other. Undefined for what it can't read.
 */
export function embedEcho(body: string): object | undefined {
  const request = parseObject(body);
  const inputs = inputsOf(request?.["input"]);
  if (request === undefined || inputs === undefined) return undefined;
  const { model, dimensions = defaultDimensions, encoding_format: format } = request;
  if (typeof dimensions !== "number" || !Number.isInteger(dimensions) || dimensions < 1 || dimensions > maxDimensions) {
    return undefined;
  }
  const tokens = inputs.reduce((sum, input) => sum + tokensOf(input), 0);
  return {
    object: "list",
    model: typeof model === "string" ? model : "echo",
    data: inputs.map((input, index) => {
      const vector = vectorOf(input, dimensions);
      const base64 = (): string => Buffer.from(vector.buffer).toString("base64");
      return { object: "embedding", index, embedding: format === "base64" ? base64() : [...vector] };
    }),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

/** A text, several, the tokens of one, or those of several (OpenAI API reference, "Create embeddings"). */
function inputsOf(input: unknown): readonly string[] | undefined {
  if (typeof input === "string") return [input];
  if (!Array.isArray(input) || input.length === 0) return undefined;
  if (input.every((item) => typeof item === "number")) return [input.join(" ")];
  if (input.length > maxInputs) return undefined;
  const texts = input.map((item) => (typeof item === "string" ? item : Array.isArray(item) ? item.join(" ") : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function vectorOf(input: string, dimensions: number): Float32Array {
  const bytes = hash("shake256", input, { outputEncoding: "buffer", outputLength: dimensions * 2 });
  const vector = new Float32Array(dimensions);
  let sum = 0;
  for (let index = 0; index < dimensions; index++) {
    // Odd, so that it is never zero.
    const value = bytes.readInt16LE(index * 2) | 1;
    vector[index] = value;
    sum += value * value;
  }
  const length = Math.sqrt(sum);
  return vector.map((value) => value / length);
}
