/** One text for training. A head that is in neither list of bits does not learn from the row. */
export interface TrainingRow {
  readonly text: string;
  /** Bits of the heads (see headNames) that should fire. */
  readonly positive: number;
  /** Bits of the heads that should stay quiet. */
  readonly negative: number;
  /** Share of the row in the loss. */
  readonly weight: number;
  /** What is held out together when generalisation is measured. */
  readonly group: string;
  readonly fold: number;
  /** Rows of one template share it: a feature that only one template has teaches nothing. */
  readonly template: string;
  readonly kind: "user" | "window";
  readonly attack: boolean;
}

export const OVERRIDE = 1;
export const EXTRACTION = 2;
export const JAILBREAK = 4;
export const EMBEDDED = 8;
export const USER_HEADS = OVERRIDE | EXTRACTION | JAILBREAK;
export const ALL_HEADS = USER_HEADS | EMBEDDED;
export const FOLDS = 4;
