import type { DataClass, Overlay } from "../core/data-class.ts";
import type { Surface, TextChannel, TextPart } from "../core/inspection.ts";
import type { ContentType } from "./spec.ts";

/** What was done about a finding. `reported` leaves the text as it is. */
export type FindingAction = "blocked" | "masked" | "reported";

/** One thing that a detector saw. Holds offsets into the text as the caller sent it, never the text itself. */
export interface Finding {
  readonly policy:
    | "sensitive-information"
    | "words"
    | "regex"
    | "prompt-attack"
    | "content"
    | "topic"
    | "grounding"
    | "output-validation"
    | "invisible-text";
  /** EMAIL, PROMPT_ATTACK, HATE, GROUNDING, SQL, the name of a topic, a word list or a regex … */
  readonly type: string;
  readonly surface: Surface;
  /** UTF-16 code unit offsets, end exclusive, within the part (input) or the channel (output). */
  readonly start: number;
  readonly end: number;
  /** 0 to 1; validators that are certain give 1. */
  readonly confidence: number;
  readonly action: FindingAction;
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
}

export interface InspectionContext {
  /** A keyed hash, stable per use case, for the HASH action: short printable text. */
  readonly hash: (value: string) => string;
  /** For the TOKENIZE action. Where it is absent a value is masked for good. */
  readonly vault?: Vault;
  /** What an answer is measured against: leaks of the system prompt, grounding. Empty on input. */
  readonly prompt?: PromptReference;
  /** Safe mode: whatever would be masked or reported under a configured rule is blocked instead. */
  readonly blockEverything?: boolean;
  /** Blocks what would only be reported when its data class is above this one: an answer too sensitive for its reader. */
  readonly blockAbove?: DataClass;
}

/** Tokens that stand for values within one session of one use case. */
export interface Vault {
  /** The token of a value, the same for the same value: printable, in braces, without quotes: `{NAME:4f7k2m9x0q1z}`. */
  tokenOf(type: string, value: string): string;
  /** What a token that `tokenOf` gave stands for; undefined for any other text of that form. */
  valueOf(token: string): string | undefined;
}

/** The parts of a prompt that its answer is judged by. */
export interface PromptReference {
  readonly system: readonly string[];
  /** Documents, tool results and what the caller marked as a grounding source. */
  readonly sources: readonly string[];
  /** What was asked last. */
  readonly query: string;
}

export interface Inspection {
  readonly outcome: "clean" | "masked" | "blocked";
  /** Every finding of this inspection, in order of part and offset. */
  readonly findings: readonly Finding[];
}

/** All output of one answer: its channels share findings and the block. */
export interface OutputInspection {
  openChannel(surface: Surface): TextChannel;
  readonly findings: readonly Finding[];
  readonly blocked: boolean;
  readonly masked: boolean;
}

/**
 * Work that pauses now and then, and gives its result at the end. What it yields is a question for a model elsewhere, to be
 * answered through `next`, or undefined for a mere pause.
 */
export type Steps<T> = Generator<Question | undefined, T, Answer | undefined>;

/** A model that a guardrail asks, as its manifest names it. */
export interface Adviser {
  /** A Model of the register, or `onnx/NAME` for a classifier of the configuration. */
  readonly model: string;
  readonly timeoutMs: number;
  /** What holds when no answer comes in time: `BLOCK` denies the call, `PASS` goes by what is known without it. */
  readonly onFailure: "BLOCK" | "PASS";
}

/** UTF-16 units of one text that an adviser is sure to read whole. */
export const longestAsked = 24_000;

/** What an adviser is asked. Texts are as they would be sent on: what is masked is masked here too. */
export type Question = (
  | { readonly kind: "prompt-attack"; readonly text: string }
  | { readonly kind: "moderation"; readonly source: "input" | "output"; readonly texts: readonly string[] }
  /** `own`: texts of the guardrail itself, the same for every call, so that their answer may be kept. */
  | { readonly kind: "embeddings"; readonly texts: readonly string[]; readonly own?: true }
  | { readonly kind: "grounding"; readonly prompt: PromptReference; readonly answer: string }
) & {
  readonly adviser: Adviser;
  /** What these texts still show of sensitive data. */
  readonly shows: Shown;
};

export interface Shown {
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
}

/** One score, vector or set of scores for each text; scores are 0 to 1. `failed` also where the adviser may not have this call's data. */
export type Answer =
  | { readonly kind: "failed" }
  | { readonly kind: "prompt-attack"; readonly score: number }
  | { readonly kind: "moderation"; readonly scores: readonly Readonly<Partial<Record<ContentType, number>>>[] }
  | { readonly kind: "embeddings"; readonly vectors: readonly (readonly number[])[] }
  | { readonly kind: "grounding"; readonly grounding: number; readonly relevance: number };

/** A compiled guardrail: immutable, reusable for any number of calls at once. */
export interface Guardrail {
  readonly blockedInputMessage: string;
  readonly blockedOutputMessage: string;
  readonly onBlock: "answer" | "error";
  /**
   * Inspects every part and rewrites in place what is to be masked. On `blocked` nothing has been rewritten.
   * Built-in sensitive types are always detected and reported, whether or not the spec names them, because what is
   * seen raises the data class of the call.
   */
  inspectInput(parts: readonly TextPart[], context: InspectionContext): Inspection;
  /** The same in steps of a millisecond or so, between which others can have their turn. Run it to its end, or use nothing of it. */
  inspectInputInSteps(parts: readonly TextPart[], context: InspectionContext): Steps<Inspection>;
  /** For an answer that is there as a whole. Same findings and output as pushing each part through a channel. */
  inspectOutput(parts: readonly TextPart[], context: InspectionContext): Inspection;
  inspectOutputInSteps(parts: readonly TextPart[], context: InspectionContext): Steps<Inspection>;
  /** Whether answers are measured against their prompt: then `InspectionContext.prompt` is wanted for them. */
  readonly refersToPrompt: boolean;
  /** Whether prompts have values replaced by tokens: then `InspectionContext.vault` is wanted. */
  readonly tokenizes: boolean;
  /** Whether answers are judged by models elsewhere: then a stream is read whole and `adviseOutput` asked first. */
  readonly asksAboutOutput: boolean;
  /** Whether streamed answers go out uninspected and are only reported on: a policy must allow that. */
  readonly observesOutput: boolean;
  openOutput(context: InspectionContext): OutputInspection;
  /** Only what models elsewhere say of an answer: for a stream that was read whole, and goes through `openOutput` next. */
  adviseOutput(parts: readonly TextPart[], context: InspectionContext): Steps<Inspection>;
}
