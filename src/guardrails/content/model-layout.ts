import { decodeBase64 } from "../prompt-attack/decode-base64.ts";
import type { ContentType } from "../spec.ts";
import { conceptBits, gramBits, wordBits } from "./extract-features.ts";

/** Each head is a linear model of its own over the same features; a row of the table holds one weight per head, side by side. */
export const contentTypes = ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT", "SELF_HARM"] as const satisfies ContentType[];
export const heads = contentTypes.length;
export const groups = 3;
export const wordRows = 1 << wordBits;
export const gramRows = 1 << gramBits;
export const conceptRows = 1 << conceptBits;
export const tableRows = wordRows + gramRows + conceptRows;

/** What the training tool writes. */
export interface PackedModel {
  /** Base64 of the int8 weights: `tableRows` rows of `heads`; words, then character runs, then concepts. */
  readonly table: string;
  /** What one step of an int8 weight is worth: per group and head. */
  readonly steps: readonly number[];
  readonly biases: readonly number[];
  /** Per head: the log-odds that 2 %, 0.5 % and 0.1 % of held-out harmless texts exceed. */
  readonly knots: readonly (readonly [number, number, number])[];
}

export interface Model extends Omit<PackedModel, "table"> {
  readonly weights: Int8Array;
}

export function unpackModel({ table, ...rest }: PackedModel): Model {
  const weights = new Int8Array(decodeBase64(table).buffer);
  if (weights.length !== tableRows * heads) throw new RangeError("content weights do not fit this extractor: train them again");
  return { ...rest, weights };
}
