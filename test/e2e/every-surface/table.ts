export type Tree = Record<string, unknown>;
export type Piece = string | Uint8Array;
/** A request with the text on one surface, without what names the model and the stream. */
export type Plant = (text: string) => Tree;

/** What an upstream says, with the text on one surface. */
export interface Saying {
  /** Absent where only streams have the surface. */
  readonly whole?: (text: string) => unknown;
  /** The frames with the text in these pieces, each in an event of its own. Absent where streams don't have the surface. */
  readonly stream?: (pieces: readonly string[]) => readonly Piece[];
  /** Streams say it in one piece: further pieces would stand in other places, where nobody reads them together. */
  readonly once?: boolean;
}

type Plants = Readonly<Record<string, Plant>>;

/** The surfaces of one form of one dialect's bodies. */
export interface Table {
  readonly dialect: string;
  /** The model that its route or body names, and the stub behind it. */
  readonly model: string;
  readonly upstream: StubName;
  readonly streamType: "text/event-stream" | "application/vnd.amazon.eventstream";
  /** Members of every body beside the surfaces: what names the model and the stream, where that is no matter of the path. */
  readonly around: (model: string, stream: boolean) => Tree;
  /** Text that arrives masked. */
  readonly masked: Plants;
  /** Text that does not arrive: whatever held it goes, before or because it is masked. */
  readonly gone?: Plants;
  /** Text that can't be rewritten, so that the call is blocked. */
  readonly blocked?: Plants;
  /** What is refused whatever stands in it. */
  readonly refused?: Plants;
  /** Headers beside the body that could carry text along; none may arrive. */
  readonly headers?: Readonly<Record<string, (text: string) => string>>;
  /** What is said when nobody asks what. */
  readonly plain: Saying;
  /** Text that comes out masked. */
  readonly said: Readonly<Record<string, Saying>>;
  /** Text that does not come out, because its place is written anew. */
  readonly unsaid?: Readonly<Record<string, Saying>>;
  /** Whole answers that can't be inspected, so that the call fails. */
  readonly withheld?: Readonly<Record<string, Saying>>;
  /** Whether a stream came to its end: of the type or data of its last event. */
  readonly end?: RegExp;
  /** The names of surfaces that every other chat API has too: of requests, and of answers. */
  readonly translated?: { readonly masked: readonly string[]; readonly said: readonly string[] };
}

export const once = (saying: Saying): Saying => ({ ...saying, once: true });

export type StubName = "openai" | "anthropic" | "bedrock" | "sagemaker";
/** 1 × 1 pixel. */
export const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
export const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString("base64");
/** A document of HTML that no one string of its source holds the text of. */
export const tornHtml = (text: string): string =>
  `<p>${[...text].map((letter, index) => (index % 2 === 0 ? letter : `<b>${letter}</b>`)).join("")}</p>`;
