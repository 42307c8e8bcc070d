import type { JsonObject, JsonValue } from "../core/json.ts";
import type { AnswerContext, StreamEvent, UpstreamRequest, Usage } from "./dialect.ts";

/**
 * What the model APIs have in common, as data: the middle form of a translation. A dialect says once how it reads and
 * writes this form, so that any two translate, and a pair needs no code of its own.
 *
 * Nothing is dropped silently: who reads a request refuses what has no place here (Problem `content_not_supported`, naming
 * the field), and who writes one refuses what its API cannot say.
 */
export interface Conversation {
  readonly system: readonly TextBlock[];
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  readonly toolChoice?: ToolChoice;
  /** Absent: as the API does by default. */
  readonly parallelToolCalls?: boolean;
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly stopSequences: readonly string[];
  readonly responseFormat?: ResponseFormat;
  readonly reasoning?: Reasoning;
  /** The caller's name for its end user. */
  readonly user?: string;
  readonly stream: boolean;
}

export interface Message {
  readonly role: "user" | "assistant";
  readonly content: readonly Block[];
}

export interface TextBlock {
  readonly type: "text";
  readonly text: string;
}

/** `data` is base64. */
export interface MediaBlock {
  readonly type: "image" | "document" | "audio";
  readonly mediaType: string;
  readonly data: string;
  readonly name?: string;
}

export interface ToolCallBlock {
  readonly type: "tool-call";
  readonly id: string;
  readonly name: string;
  readonly arguments: JsonObject;
}

/** Tool results stand in user messages. */
export interface ToolResultBlock {
  readonly type: "tool-result";
  readonly id: string;
  readonly content: readonly (TextBlock | MediaBlock)[];
  readonly failed: boolean;
}

/** `signature` proves the text to the provider that made it; `redacted` is text that only it can read. */
export interface ReasoningBlock {
  readonly type: "reasoning";
  readonly text: string;
  readonly signature?: string;
  readonly redacted?: string;
}

export type Block = TextBlock | MediaBlock | ToolCallBlock | ToolResultBlock | ReasoningBlock;

export interface Tool {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of the arguments. */
  readonly schema: JsonObject;
  readonly strict?: boolean;
}

export type ToolChoice = { readonly type: "auto" | "none" | "any" } | { readonly type: "tool"; readonly name: string };

export type ResponseFormat =
  | { readonly type: "json" }
  | { readonly type: "json-schema"; readonly name: string; readonly schema: JsonObject; readonly strict?: boolean };

/** How much to think: in words, or in tokens. */
export type Reasoning =
  | { readonly effort: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" }
  | { readonly budgetTokens: number };

export type StopReason = "end" | "length" | "tool-calls" | "stop-sequence" | "filtered" | "refusal";

/** `content` holds text, tool-call and reasoning blocks only. */
export interface ConversationAnswer {
  readonly id: string;
  readonly content: readonly (TextBlock | ToolCallBlock | ReasoningBlock)[];
  readonly stopReason: StopReason;
  readonly stopSequence?: string;
  readonly usage?: DetailedUsage;
}

/** `inputTokens` counts all of the prompt, what came from or went to a cache included; `outputTokens` reasoning too. */
export interface DetailedUsage extends Usage {
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
  readonly reasoningTokens?: number;
}

/**
 * A streamed answer: `start`, then blocks, then `end`. Blocks are numbered from 0 in the order in which they begin; several may be open at once. `usage` may
 * come anywhere after `start` and more than once; the last one counts. A writer says it where its API does.
 */
export type ConversationEvent =
  | { readonly type: "start"; readonly id: string }
  | { readonly type: "block-start"; readonly index: number; readonly block: BlockStart }
  /** A piece of the block's text, of its reasoning, or of its arguments' JSON. */
  | { readonly type: "block-delta"; readonly index: number; readonly text: string }
  | { readonly type: "block-signature"; readonly index: number; readonly signature: string }
  | { readonly type: "block-end"; readonly index: number }
  | { readonly type: "usage"; readonly usage: DetailedUsage }
  | { readonly type: "end"; readonly stopReason: StopReason; readonly stopSequence?: string };

export type BlockStart =
  | { readonly type: "text" }
  | { readonly type: "reasoning"; readonly redacted?: string }
  | { readonly type: "tool-call"; readonly id: string; readonly name: string };

/** Reads an upstream's events. `end` is called once, when the stream is over: a reader throws there if it ended too early. */
export interface ConversationReader {
  /** Throws Problem `upstream_malformed`, or `upstream_unavailable` on an error event. */
  take(event: StreamEvent): readonly ConversationEvent[];
  end(left: StreamEvent | undefined): readonly ConversationEvent[];
}

/** Writes the events of another dialect. After `end` has been taken, `finish` gives what closes the stream (`[DONE]`, the usage). */
export interface ConversationWriter {
  take(event: ConversationEvent): readonly StreamEvent[];
  finish(): readonly StreamEvent[];
}

/** How a dialect reads and writes the middle form. Pure. */
export interface Translation {
  /** `document` was parsed by this dialect's `parseRequest`. Throws Problem `content_not_supported`. */
  readRequest(document: JsonObject, request: { readonly stream: boolean; readonly variant?: string }): Conversation;
  /** Throws Problem `content_not_supported` on what this API cannot say. */
  writeRequest(conversation: Conversation, upstream: UpstreamRequest): JsonObject;
  /** Throws Problem `upstream_malformed`. */
  readAnswer(answer: JsonValue): ConversationAnswer;
  /** An answer as this API would give it: the input of this dialect's `parseAnswer`. */
  writeAnswer(answer: ConversationAnswer, context: AnswerContext): JsonObject;
  openReader(): ConversationReader;
  openWriter(context: AnswerContext): ConversationWriter;
}
