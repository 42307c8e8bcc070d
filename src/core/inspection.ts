/** Where in a call a piece of text stood. `unknown` is any string in a field that the dialect does not know. */
export type Surface =
  | "system"
  | "user"
  | "assistant"
  | "tool-definition"
  | "tool-arguments"
  | "tool-result"
  | "reasoning"
  | "name"
  | "document"
  | "unknown";

/** Amazon Bedrock's marks of guarded content. */
export type Qualifier = "grounding_source" | "query" | "guard_content";

/** One piece of text in a request or an answer, which can be rewritten in place. */
export interface TextPart {
  readonly surface: Surface;
  readonly text: string;
  /** Puts `text` where this part's text stood, in the document the part was made from. */
  readonly replace: (text: string) => void;
}

/** What is in a request besides text. */
export type Modality = "image" | "document" | "audio";

/** An image, a document or a sound of a request, carried in the request itself. */
export interface MediaPart {
  readonly modality: Modality;
  /** As the caller declared it, in lower case and without parameters: `image/png`. */
  readonly mediaType: string;
  /** Base64 (RFC 4648, section 4). */
  readonly data: string;
  /** Where it stands, for messages: `messages[0].content[1]`. */
  readonly path: string;
  /** Puts other bytes, in base64, in its place. */
  readonly replace: (data: string) => void;
}

/** What a text channel lets out after a push. Once `blocked` is true, nothing more comes out of any channel of the call. */
export interface Released {
  readonly text: string;
  readonly blocked: boolean;
}

/**
 * One stream of output text (one choice's content, one tool call's arguments) under inspection.
 *
 * INVARIANT chunking-is-invisible: the concatenation of everything released, and the findings, depend only on the
 * concatenation of everything pushed.
 */
export interface TextChannel {
  push(text: string): Released;
  /** The stream of this channel is over; lets out what was held back. */
  end(): Released;
}

/** Opens a channel; a dialect calls it once for each stream of text that it meets in an answer. */
export type OpenChannel = (surface: Surface) => TextChannel;
