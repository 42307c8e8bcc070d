import type { Surface } from "../../core/inspection.ts";
import type { Finding, InspectionContext, Shown, Steps } from "../guardrail.ts";

/** A text to be judged. */
export interface JudgedText {
  readonly surface: Surface;
  /** As it came. */
  readonly text: string;
  /** As it would be sent on, masked: what a model elsewhere may see. */
  readonly shown: string;
}

/**
 * Judges texts as a whole, where a scanner finds stretches in one. A finding with the action `blocked` blocks; it covers the
 * whole text.
 */
export interface Judge {
  /** Whether it may ask a model elsewhere. It isn't run on what is blocked already: nothing more is to be learned. */
  readonly asks: boolean;
  /** What holds when no model answers is the judge's own to say. */
  judge(texts: readonly JudgedText[], context: InspectionContext, shows: Shown): Steps<readonly Finding[]>;
}
