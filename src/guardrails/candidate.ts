import type { DataClass, Overlay } from "../core/data-class.ts";
import type { Surface } from "../core/inspection.ts";
import type { Finding, InspectionContext } from "./guardrail.ts";

/** What is to be done with what a rule matches, on one side (input or output) of a guardrail. */
export interface Rule {
  readonly policy: Finding["policy"];
  readonly type: string;
  /** `restore` puts back what a token stands for; it is no finding. */
  readonly action: "block" | "anonymize" | "hash" | "tokenize" | "remove" | "restore" | "report";
  /** Named by the guardrail, rather than looked for only to know the data class. */
  readonly configured: boolean;
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  readonly hashed: "lower-case" | "digits" | "as-is";
  /** Place in the guardrail; settles ties. */
  readonly order: number;
}

/** Something that a rule matched: offsets into the text that its scanner reads, counted from the start of the stream. */
export interface Candidate {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  /** What a mask puts in its place, where that is not the label of its rule. */
  readonly replacement?: string;
}

/** Reads a stream of text for one family of rules. */
export interface Scanner {
  /**
   * Normalised text when absent. `source`: the text as it was sent, where hidden characters and exact markup matter. `whole`: the
   * text as it was sent, once it is all there; until then everything is held back.
   */
  readonly reads?: "source" | "whole";
  /** For `whole`: how many units it takes. A longer text is given as soon as it is one unit too long, cut there and not `final`. */
  readonly most?: number;
  /**
   * Reads on to the end of `text`, whose first unit has the offset `base` in the stream; `text` begins where the last
   * call's did or later. Adds what it found, and returns the offset before which it will find nothing more.
   *
   * The candidates of a whole stream depend only on the stream's text, not on how it was cut.
   */
  scan(text: string, base: number, final: boolean, found: Candidate[]): number;
}

/** Opens a scanner for one text; undefined where its rules have nothing to look for on this surface. */
export type OpenScanner = (surface: Surface, context: InspectionContext) => Scanner | undefined;
