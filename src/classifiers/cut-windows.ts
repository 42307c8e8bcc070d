import type { Tokenizer } from "./tokenizer/tokenizer.ts";

export interface WindowLimits {
  /** Tokens of one window, special ones included. */
  readonly maxTokens: number;
  readonly maxWindows: number;
}

/** Texts of more characters than this for each token that can be read are cut before they are tokenised. */
const charactersPerToken = 8;

/** The share of a window that the next one reads again, so that what lies on a border is seen whole. */
const overlap = 1 / 4;

/**
 * The windows of a text: the ids, special tokens included, that the model reads at once. They overlap by a quarter, and cover the
 * whole text where `maxWindows` are enough for that. Where not, they are its first and last and others evenly spaced between.
 *
 * A text of more than `maxTokens * maxWindows * 8` UTF-16 units is too long to be tokenised as a whole: as many stretches of it, the
 * first and last and others evenly spaced, give one window each, from their beginning; the last from its end.
 *
 * What is read depends on the whole text alone. Linear in the text up to that length, and not more beyond it.
 */
export function cutWindows(
  text: string,
  tokenizer: Tokenizer,
  { maxTokens, maxWindows }: WindowLimits,
): readonly (readonly number[])[] {
  const { before, after } = tokenizer.frame;
  const room = maxTokens - before.length - after.length;
  if (room < 1) throw new RangeError("maxTokens leaves no room for a text");
  const framed = (ids: readonly number[]): readonly number[] => [...before, ...ids, ...after];
  const longest = maxTokens * maxWindows * charactersPerToken;
  if (text.length <= longest) {
    const ids = tokenizer.encode(text);
    const step = Math.max(1, Math.floor(room * (1 - overlap)));
    const wanted = ids.length <= room ? 1 : 1 + Math.ceil((ids.length - room) / step);
    return spread(ids.length, room, Math.min(wanted, maxWindows)).map((from) => framed(ids.slice(from, from + room)));
  }
  const length = maxTokens * charactersPerToken;
  return spread(text.length, length, maxWindows).map((from) => {
    const ids = tokenizer.encode(text.slice(from, from + length));
    const isLast = from > 0 && from + length >= text.length;
    return framed(isLast ? ids.slice(-room) : ids.slice(0, room));
  });
}

/** Where `count` windows of a length begin: the first at the start, the last so that it ends with the whole. */
function spread(whole: number, length: number, count: number): readonly number[] {
  const last = Math.max(0, whole - length);
  return Array.from({ length: count }, (_, at) => (count === 1 ? 0 : Math.round((at * last) / (count - 1))));
}
