import type { DataClass } from "../core/data-class.ts";

/**
 * A guardrail as its manifest declares it: the shape of Bedrock's CreateGuardrail request, plus what is ours. The resource
 * schema in governance/ checks input against the same shape and documents every member.
 */
export type Strength = "NONE" | "LOW" | "MEDIUM" | "HIGH";
export type ContentType = "HATE" | "INSULTS" | "SEXUAL" | "VIOLENCE" | "MISCONDUCT" | "SELF_HARM";
export type FilterType = "PROMPT_ATTACK" | ContentType;
export type SensitiveAction = "BLOCK" | "ANONYMIZE" | "HASH" | "TOKENIZE" | "NONE";
/** `NONE` reports and lets through. */
export type BlockAction = "BLOCK" | "NONE";

/** A model that is asked. When it doesn't answer in time, `BLOCK` denies the call and `PASS` goes by what is known without it. */
export interface AdviserSpec {
  readonly model: string;
  readonly timeoutMs?: number;
  readonly onFailure?: "BLOCK" | "PASS";
}

export interface Sides<Action> {
  readonly inputAction?: Action;
  readonly outputAction?: Action;
}

export interface FilterSpec extends Sides<BlockAction> {
  readonly type: FilterType;
  readonly inputStrength?: Strength;
  readonly outputStrength?: Strength;
}

export interface TopicSpec extends Sides<BlockAction> {
  readonly name: string;
  readonly definition: string;
  readonly examples?: readonly string[];
}

export interface WordSpec extends Sides<BlockAction> {
  readonly text: string;
}

/** Terms of one organisation or project that are confidential by themselves. */
export interface DictionarySpec {
  readonly name: string;
  readonly terms: readonly string[];
  readonly action: "BLOCK" | "ANONYMIZE" | "NONE";
  readonly dataClass?: DataClass;
}

export interface GroundingFilterSpec {
  readonly type: "GROUNDING" | "RELEVANCE";
  /** 0 to 0.99: scores below it are acted on. */
  readonly threshold: number;
  readonly action?: BlockAction;
}

/** What an answer must be like to be passed on. Each member is a check of its own. */
export interface OutputValidationSpec {
  /** The whole answer must be JSON that this JSON Schema (2020-12) accepts. */
  readonly jsonSchema?: Readonly<Record<string, unknown>>;
  readonly sql?: {
    readonly dialect?: "postgresql" | "mysql" | "sqlite" | "transactsql" | "bigquery" | "snowflake";
    /** `select`, `insert` … */
    readonly statements: readonly string[];
    /** All when absent. */
    readonly tables?: readonly string[];
    /** `answer`: the answer is one statement. `code-blocks`: every SQL code block in it is. */
    readonly where?: "answer" | "code-blocks";
  };
  readonly shell?: { readonly commands: readonly string[]; readonly where?: "answer" | "code-blocks" };
  readonly markup?: {
    /** Script, event handlers, `javascript:` and the like: removed, or the answer blocked. */
    readonly unsafe: "REMOVE" | "BLOCK";
    /** Hosts that links and images may lead to: `example.org`, `*.example.org`. All when absent. */
    readonly linkHosts?: readonly string[];
    readonly imageHosts?: readonly string[];
  };
  /** Languages of code blocks: `python`, `sql` … */
  readonly code?: { readonly languages: readonly string[] };
  readonly systemPromptLeak?: {
    readonly action: BlockAction;
    /** Strings that stand in the system prompt for no other reason than to be found in an answer. */
    readonly canaries?: readonly string[];
    /** Share of the system prompt's word runs that an answer may repeat, 0 to 1. */
    readonly mostOverlap?: number;
  };
  /** UTF-16 units; what is longer is blocked. */
  readonly maxLength?: number;
}

export interface GuardrailSpec {
  readonly contentPolicy?: {
    readonly filters: readonly FilterSpec[];
    /** Asked about prompts that the built-in model is not sure of. */
    readonly secondOpinion?: AdviserSpec & { readonly from?: number; readonly to?: number };
    /** Asked instead of the built-in content filters: an OpenAI-compatible moderation endpoint, or a Bedrock guardrail. */
    readonly moderation?: AdviserSpec;
  };
  readonly topicPolicy?: {
    readonly topics: readonly TopicSpec[];
    readonly embeddings?: AdviserSpec & { readonly threshold?: number };
  };
  readonly wordPolicy?: {
    readonly words?: readonly WordSpec[];
    readonly managedWordLists?: readonly "PROFANITY"[];
    readonly dictionaries?: readonly DictionarySpec[];
  };
  readonly sensitiveInformationPolicy?: {
    readonly piiEntities?: readonly ({ readonly type: string; readonly action: SensitiveAction } & Sides<SensitiveAction>)[];
    readonly regexes?: readonly ({
      readonly name: string;
      readonly pattern: string;
      readonly action: SensitiveAction;
      readonly description?: string;
      /** The class and overlays that a match implies; `internal` and none by default. */
      readonly dataClass?: DataClass;
    } & Sides<SensitiveAction>)[];
  };
  readonly contextualGroundingPolicy?: { readonly filters: readonly GroundingFilterSpec[]; readonly judge?: AdviserSpec };
  readonly outputValidation?: OutputValidationSpec;
  /** Zero-width, bidirectional and tag characters, words of mixed scripts. */
  readonly invisibleText?: { readonly action: "REMOVE" | "BLOCK" | "NONE" };
  readonly blockedInputMessaging: string;
  readonly blockedOutputsMessaging: string;
  /** How streamed answers are inspected: in windows, held back whole, or only reported on. */
  readonly streaming?: "windowed" | "buffered" | "observe";
  /** How a block is answered: in the API's own way (default), or as a 400 error. */
  readonly onBlock?: "answer" | "error";
}
