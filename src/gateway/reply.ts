import type { CallTarget } from "../dialects/dialect.ts";
import type { Credential } from "../identity/credential.ts";

export interface BodyReading {
  /** Whether the use case may send more than text, so that its bodies may be larger. */
  readonly carriesMedia: boolean;
  /** On whose account the memory goes, so that no one takes all of it. */
  readonly owner: string;
}

/** What the gateway needs of a request, whatever server it came through. */
export interface IncomingCall {
  /** What was presented to say who calls; undefined when nothing was. */
  readonly credential: Credential | undefined;
  /** The client's network address; undefined where it is not known. */
  readonly address: string | undefined;
  /** `x-sallyport-use-case` and `x-sallyport-data-class`, as sent. */
  readonly useCase: string | undefined;
  readonly dataClass: string | undefined;
  /** `x-sallyport-session`, as sent: the caller's name for a conversation. */
  readonly session: string | undefined;
  /** What the path and the headers say to the dialect. */
  readonly target: CallTarget;
  /** Throws Problem `request_too_large`, `request_timeout`, `request_malformed`, `media_type_not_supported`, `concurrency_exceeded`. */
  readBody(reading: BodyReading): Promise<Uint8Array>;
  /**
   * Memory for what a request brings back, until it is answered: as if it had been in the body, on the same account. Throws Problem
   * `concurrency_exceeded`.
   */
  takeRoom(bytes: number, owner: string): void;
}

/** Where the answer goes. After the client left, writes do nothing. */
export interface Reply {
  begin(status: number, headers: Readonly<Record<string, string>>): void;
  /** A promise where the client reads more slowly than we write; await it before writing on. Rejects never. */
  write(piece: string | Uint8Array): Promise<void> | undefined;
  end(piece?: string | Uint8Array): void;
  readonly begun: boolean;
  /** True once the client closed the connection, or did not read for too long. */
  readonly left: boolean;
  /** Called at most once, when the client leaves. */
  onLeave(listener: () => void): void;
}
