import type { Frame } from "./read-frame.ts";

/** Adds the ids of one word to those before it. */
export type EncodePiece = (piece: string, ids: number[]) => void;

export interface Tokenizer {
  /** Special tokens that go around every text, or window of one. */
  readonly frame: Frame;
  /** The ids of a text, without its frame. Never a special token's, whatever the text says. */
  readonly encode: (text: string) => readonly number[];
}
