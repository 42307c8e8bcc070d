import type { TextPart } from "../../core/inspection.ts";
import type { Finding, InspectionContext, Steps } from "../guardrail.ts";

/** What a judge found in one of the parts. */
export interface Judgement {
  /** Index of the part. */
  readonly part: number;
  readonly finding: Finding;
}

/**
 * Judges texts as a whole, where a scanner finds stretches in one. It may ask a model elsewhere; what holds when that does
 * not answer is the judge's own to say. A finding with the action `blocked` blocks.
 */
export type Judge = (parts: readonly TextPart[], context: InspectionContext) => Steps<readonly Judgement[]>;
