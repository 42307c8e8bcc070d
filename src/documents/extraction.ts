import { KiB, MiB } from "../core/units.ts";
import type { Encoding } from "./decode-text.ts";
import type { TextFormat } from "./media-types.ts";

/** Why something in a document was not read. */
export type UnreadReason =
  /** Declared as text, but neither UTF-8 nor UTF-16. */
  | "not-text"
  | "encrypted"
  | "damaged"
  /** More pages or text than the limits. */
  | "too-long"
  /** It took more time or memory than a document may. */
  | "too-costly"
  /** Pictures on its pages. */
  | "images"
  /** A page that shows something, but has no text. */
  | "no-text"
  /** A font whose characters can't be told. */
  | "fonts"
  /** A file in it that is no text. */
  | "attachments"
  /** A form in XFA, which stands beside the pages. */
  | "forms";

export interface Extraction {
  /** The document's own characters, where its bytes are text. */
  readonly source?: { readonly text: string; readonly encoding: Encoding };
  /** What a reader sees in it besides; of text formats, `deriveViews` of the source. */
  readonly views: readonly string[];
  /** Empty when all of it was read. */
  readonly unread: readonly UnreadReason[];
  /** Of a PDF, as it says itself; absent where that can't be told. */
  readonly pages?: number;
}

export interface ExtractionLimits {
  readonly maxPages: number;
  /** UTF-16 code units. */
  readonly maxTextLength: number;
}

export const defaultExtractionLimits: ExtractionLimits = { maxPages: 500, maxTextLength: MiB(4) };

/**
 * Up to how many characters a format is read on the event loop itself, in a few milliseconds at the worst. Markup is little: an
 * unmatched tag costs as much as it stands deep.
 */
export const readHereUpTo: Readonly<Record<TextFormat, number>> = {
  plain: Number.POSITIVE_INFINITY,
  json: KiB(64),
  xml: KiB(8),
  markdown: KiB(8),
  html: KiB(4),
};
