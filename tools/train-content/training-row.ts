/** A text, the heads it is an example of (bits), and those it is a counterexample of. Heads in neither learn nothing from it. */
export interface ContentRow {
  readonly text: string;
  readonly positive: number;
  readonly negative: number;
  readonly weight: number;
  /** Where it comes from, for reports and for thresholds. */
  readonly group: string;
  /** Rows of one part are left out together: all of a template, all of a source. */
  readonly fold: number;
  /** Ordinary text, on which the false-positive rates are set. */
  readonly harmless: boolean;
}

export const folds = 4;
export const HATE = 1;
export const INSULTS = 2;
export const SEXUAL = 4;
export const VIOLENCE = 8;
export const MISCONDUCT = 16;
export const SELF_HARM = 32;
export const ALL = 63;
