import type { JsonObject, JsonValue } from "../core/json.ts";
import type { MediaPart, OpenChannel, TextPart, Qualifier } from "../core/inspection.ts";
import type { Problem } from "../core/problem.ts";
import type { Translation } from "./conversation.ts";

/** What a dialect needs of a request besides its body. */
export interface CallTarget {
  /** The model that the path names; undefined where the body does. */
  readonly model: string | undefined;
  /** Whether the path asks for a stream; undefined where the body says. */
  readonly stream: boolean | undefined;
  /** A header of the request, by its name in lower case. */
  header(name: string): string | undefined;
}

/** A request as the gateway sees it. `parts` and `media` are live: `replace` changes what `document` and `serialise` give. */
export interface RequestView {
  readonly model: string;
  readonly stream: boolean;
  /** What the caller asked for, if it did. */
  readonly maxOutputTokens: number | undefined;
  /** Whether the caller of a stream wants the usage told; the upstream is asked for it either way, to settle the quota. */
  readonly includeUsage: boolean;
  /** How many answers are asked for (`n`); output tokens are reserved for each; none where the answer is no text. */
  readonly choices: number;
  readonly usesTools: boolean;
  readonly parts: readonly TextPart[];
  readonly media: readonly MediaPart[];
  /**
   * Texts that the caller marked, as they came. A mark says what an answer is measured against; it never spares a text
   * inspection (INVARIANT request-cannot-weaken). Absent where the API has no marks.
   */
  readonly marked?: readonly MarkedText[];
  /** Which of several forms the body has, where a dialect knows several (the model families of bedrock-invoke). */
  readonly variant?: string;
  /** Checked headers that go along to an upstream of the same dialect. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it says of `callerNames`, after rewriting. Only where an answer says it again. */
  named?(): JsonObject;
  /** The body as it stands after rewriting, in the caller's dialect: what a translation reads. */
  document(): JsonObject;
  /** The bytes for an upstream of the same dialect, made from what was inspected, never from what was received. */
  serialise(upstream: UpstreamRequest): string;
}

export interface MarkedText {
  readonly text: string;
  readonly qualifiers: readonly Qualifier[];
}

export interface UpstreamRequest {
  readonly model: string;
  readonly maxOutputTokens: number;
  /** Whether a chat completion is bounded by `max_completion_tokens`: the newest models know no `max_tokens`, older servers only that. */
  readonly boundsCompletion?: boolean;
  /** The last step before it is written: takes out, or makes the caller's own, what would let those meet who share a credential there. */
  readonly setApart?: (document: JsonObject) => JsonObject;
}

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What an answer is written for. */
export interface AnswerContext {
  /** As the caller named it. */
  readonly model: string;
  readonly includeUsage: boolean;
  /** Of the request. */
  readonly variant?: string;
  /** `req_…` */
  readonly callId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Absent where nothing is kept that it could go on from, or be gone on from. */
  readonly state?: AnswerState;
  /** Whether it is not told how much came from a cache, as that may be another's. */
  readonly hidesCache?: boolean;
  /** What the request says of `callerNames`, for an API that says it again: the upstream was told other names. */
  readonly named?: JsonObject;
}

/** By which OpenAI's APIs have callers name themselves, and what of theirs a cache may find again (API reference). */
export const callerNames = ["user", "safety_identifier", "prompt_cache_key"] as const;

/** What an answer says of being kept. */
export interface AnswerState {
  /** Of its own id, `resp_CODE`. */
  readonly code: string;
  /** Whether it is kept, so that a later request can refer to it. */
  readonly store: boolean;
  /** The ids that the request named. */
  readonly previousResponse?: string;
  readonly conversation?: string;
}

/** What a request refers to of what is kept, by id, unverified. */
export interface References {
  /** Whether its answer is to be kept. */
  readonly store: boolean;
  readonly previousResponse?: string;
  readonly conversation?: string;
  /** Once each. */
  readonly items: readonly string[];
}

/** How an API refers to what was said before. */
export interface StateForm {
  /** Throws Problem `request_malformed`. Changes nothing. */
  readReferences(body: JsonObject): References;
  /**
   * Puts what is referred to in its place, so that the body is as if the caller had sent it all, and can be parsed, inspected and
   * sent like any other. Owns `before` and `items` from here on.
   *
   * @param before what was said before, oldest first
   * @param items those that are referred to, by id
   * @returns how many items now stand before the request's own
   */
  restore(body: JsonObject, before: readonly JsonObject[], items: ReadonlyMap<string, JsonObject>): number;
  /** What a request says from its item `from` on, as items that are named after `code`. */
  inputItems(document: JsonObject, from: number, code: string): readonly JsonObject[];
}

/** A whole answer. `parts` are live; `serialise` writes what is left after rewriting. */
export interface AnswerView {
  readonly parts: readonly TextPart[];
  readonly usage: Usage | undefined;
  /** What is left after rewriting. Only where the API's answers can be kept. */
  document?(): JsonObject;
  serialise(): string;
}

/** One event of a streamed answer, out of its framing. */
export interface StreamEvent {
  /** SSE: the `event` field, "" without one. Event stream: `:event-type`, or `:exception-type` when `exception`. */
  readonly type: string;
  /** SSE: the data. Event stream: the payload, JSON in UTF-8. */
  readonly data: string;
  readonly exception?: boolean;
}

/** Takes bytes of a stream in any cut, and calls back with each event, in order. */
export interface FrameDecoder {
  /** Throws Problem `upstream_malformed` on what is no such stream, or on an event above the limit. */
  push(bytes: Uint8Array): void;
  /** The stream ended. What stands in an event that was not closed, if that can be told. Throws Problem on a torn frame. */
  end(): StreamEvent | undefined;
}

/** How events stand on the wire. */
export interface Framing {
  readonly contentType: string;
  openDecoder(onEvent: (event: StreamEvent) => void): FrameDecoder;
  encode(events: readonly StreamEvent[]): string | Uint8Array;
}

/**
 * Rewrites an upstream's events of one dialect into the caller's: inspected, held back, masked. Pure state machine: no I/O.
 * What it gives depends on the events alone. Once `blocked`, nothing more comes out but `block`.
 */
export interface StreamRewriter {
  /** Throws Problem `upstream_malformed` on what is not this dialect, `upstream_unavailable` on an error event. */
  take(event: StreamEvent): readonly StreamEvent[];
  /** The upstream ended: what was held back, and the closing events. Throws Problem when it ended too early. */
  end(left: StreamEvent | undefined): readonly StreamEvent[];
  /** Events that end the caller's stream in the API's own way after a block. */
  block(message: string): readonly StreamEvent[];
  /** Events that end it after a failure. */
  fail(problem: Problem): readonly StreamEvent[];
  readonly usage: Usage | undefined;
  /** Output text so far, in UTF-8 bytes, before masking: for estimating usage where none is reported. */
  readonly outputBytes: number;
  readonly blocked: boolean;
  /** The whole answer, once it has ended in a way that is kept: its last event is held back until `release`. */
  readonly ended?: JsonObject | undefined;
  /** The last event, now that the answer is kept. After `fail` there is none. */
  release?(): readonly StreamEvent[];
}

export interface WireError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The streaming half of a dialect. */
export interface Streaming {
  readonly framing: Framing;
  rewrite(open: OpenChannel, context: AnswerContext): StreamRewriter;
  /** A block of the prompt, as a whole stream in the API's own way. */
  blocked(message: string, context: AnswerContext): readonly StreamEvent[];
}

export type DialectName =
  | "openai-chat"
  | "openai-responses"
  | "openai-embeddings"
  | "anthropic-messages"
  | "anthropic-count-tokens"
  | "bedrock-converse"
  | "bedrock-invoke"
  | "sagemaker-invocations";

/** What a guardrail asks for besides: APIs that no caller of ours speaks. */
export type AdviserApi = "openai-moderations" | "bedrock-apply-guardrail";

/** One API's wire format. Declares what it knows; everything else passes untouched but inspected. */
export interface Dialect {
  readonly name: DialectName;
  /** Throws Problem `request_malformed` or `content_not_supported`. Owns `body` from here on. */
  parseRequest(body: JsonObject, target: CallTarget): RequestView;
  /** Owns `answer`. Throws Problem `upstream_malformed`. */
  parseAnswer(answer: JsonValue, context: AnswerContext): AnswerView;
  /** A block of the prompt or the answer in the API's own way; without it, or undefined, a block is a 400 error. */
  blockedAnswer?(message: string, context: AnswerContext): JsonObject | undefined;
  error(problem: Problem, requestId: string): WireError;
  /** Headers that this API's clients read on every answer, beside ours. */
  headers?(callId: string): Readonly<Record<string, string>>;
  /** Absent where the API has no streams; then `RequestView.stream` is always false. */
  readonly streaming?: Streaming;
  /** Absent where nothing else can be put for it: then only an upstream of this very dialect can serve it. */
  readonly translation?: Translation;
  /** Absent where a request always says everything. */
  readonly state?: StateForm;
}
