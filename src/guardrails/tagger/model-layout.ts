import { readBytes } from "./read-bytes.ts";
import { type Lexicon, unpackLexicon } from "./lexicon.ts";

export const tagTypes = ["NAME", "ADDRESS", "ORGANIZATION", "LOCATION"] as const;
export type TagType = (typeof tagTypes)[number];

/** Label 0 is outside; 1 + 2t begins an entity of type t, 2 + 2t goes on with it. */
export const LABELS = 1 + 2 * tagTypes.length;
/** A row holds the weights of all labels but 0, whose weight is 0. */
export const COLUMNS = LABELS - 1;
export const ROW_BITS = 16;
export const ROWS = 1 << ROW_BITS;

/** What the training tool writes. */
export interface PackedTagger {
  /** Base64 of ROWS x COLUMNS int8. */
  readonly table: string;
  /** What one step of an int8 weight is worth. */
  readonly step: number;
  /** LABELS x LABELS: from, to. The row of 0 serves at the start as well. */
  readonly transitions: readonly number[];
  /** Added where a known name may begin: the operating point. */
  readonly lift: number;
  /** Least confidence that is reported, per type; and where only the context speaks for an entity. */
  readonly thresholds: readonly number[];
  readonly strictThreshold: number;
  /** Per flag of the lexicon, its words. */
  readonly lexicon: readonly string[];
}

export interface TaggerModel {
  readonly weights: Int8Array;
  readonly step: number;
  readonly transitions: Float64Array;
  /** Their exponentials. */
  readonly odds: Float64Array;
  readonly lift: number;
  readonly thresholds: readonly number[];
  readonly strictThreshold: number;
  readonly lexicon: Lexicon;
}

export function unpackTagger(packed: PackedTagger): TaggerModel {
  const weights = new Int8Array(readBytes(packed.table).buffer);
  if (weights.length !== ROWS * COLUMNS) throw new RangeError("tagger weights do not fit this extractor: train them again");
  return {
    weights,
    step: packed.step,
    transitions: Float64Array.from(packed.transitions),
    odds: Float64Array.from(packed.transitions, Math.exp),
    lift: packed.lift,
    thresholds: packed.thresholds,
    strictThreshold: packed.strictThreshold,
    lexicon: unpackLexicon(packed.lexicon),
  };
}
