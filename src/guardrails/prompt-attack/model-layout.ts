import { decodeBase64 } from "./decode-base64.ts";

/**
 * A small network. Each known feature (see extract-features.ts) holds DIMENSIONS numbers. A text's features are added up per group and
 * scaled; the sums meet in a hidden layer; every head reads the hidden layer and, straight through, its own dimension of the sums.
 */
export const headNames = ["override", "extraction", "jailbreak", "embedded"] as const;
export const HEADS = headNames.length;
export const GROUPS = 3;
export const DIMENSIONS = 8;
export const INPUTS = GROUPS * DIMENSIONS;
export const HIDDEN = 16;

/** Features are kept in buckets of WAYS slots; 16 bits of the hash tell them apart, so that an unknown feature adds nothing. */
export const BUCKET_BITS = 14;
export const WAYS = 4;
export const SLOTS = WAYS << BUCKET_BITS;

/** What the training tool writes. Dense weights are row by row: first INPUTS for each hidden unit, then HIDDEN for each head. */
export interface PackedModel {
  /** Base64 of SLOTS marks (16 bits, little end first, 0 = empty), then of SLOTS times DIMENSIONS int8 numbers. */
  readonly table: string;
  /** What one step of an int8 number is worth, per dimension. */
  readonly steps: readonly number[];
  readonly hiddenWeights: readonly number[];
  readonly hiddenBiases: readonly number[];
  readonly headWeights: readonly number[];
  readonly headBiases: readonly number[];
  readonly user: Calibration;
  readonly document: Calibration;
}

/** How the heads' raw scores become a score from 0 to 1. */
export interface Calibration {
  /** Per head, slope and offset that make log-odds of the whole text's score; a slope of 0 leaves the head out. */
  readonly whole: readonly (readonly [number, number])[];
  /** The same for the highest score of any window. */
  readonly window: readonly (readonly [number, number])[];
  /** Log-odds at which HIGH, MEDIUM and LOW strength act. */
  readonly knots: readonly [number, number, number];
}

export interface Model extends Omit<PackedModel, "table"> {
  readonly marks: Uint16Array;
  readonly numbers: Int8Array;
}

export function unpackModel(packed: PackedModel): Model {
  const bytes = decodeBase64(packed.table);
  if (bytes.length !== SLOTS * (2 + DIMENSIONS))
    throw new RangeError("prompt-attack weights do not fit this scorer: train them again");
  const marks = new Uint16Array(SLOTS);
  for (let slot = 0; slot < SLOTS; slot += 1) marks[slot] = (bytes[2 * slot] ?? 0) | ((bytes[2 * slot + 1] ?? 0) << 8);
  return { ...packed, marks, numbers: new Int8Array(bytes.buffer, bytes.byteOffset + 2 * SLOTS, SLOTS * DIMENSIONS) };
}

/** Where a feature's bucket begins, and the mark that it has there. */
export function bucketOf(hash: number): number {
  return (spread(hash) >>> (32 - BUCKET_BITS)) * WAYS;
}

export function markOf(hash: number): number {
  return spread(hash) & 0xffff || 1;
}

export function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
}
