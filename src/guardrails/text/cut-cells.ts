/** Sizes of cells in UTF-16 units: a shorter sentence takes the next one along, a longer one is cut after a word. */
export interface CellSizes {
  readonly least: number;
  /** At least twice `least`, and 128. */
  readonly most: number;
}

/** How far back from the longest cell's end a word's end is looked for. */
const cutWithin = 64;
/** From here on scripts are written without spaces after a sentence. */
const firstIdeograph = 0x2e80;

const plain = 0;
const blank = 1;
const lineEnd = 2;
const sentenceEnd = 3;
/** Brackets and quotes that may stand between a sentence's end and the next space. */
const closing = 4;
/** Ends a sentence whatever comes after it. */
const ideographicEnd = 5;

const asciiKinds = new Uint8Array(128);
for (const unit of " \t\v\f") asciiKinds[unit.charCodeAt(0)] = blank;
for (const unit of "\n\r") asciiKinds[unit.charCodeAt(0)] = lineEnd;
for (const unit of ".!?") asciiKinds[unit.charCodeAt(0)] = sentenceEnd;
for (const unit of "\"')]}*_") asciiKinds[unit.charCodeAt(0)] = closing;

/** Of what isn't ASCII. */
function kindOf(unit: number): number {
  if (unit === 0x3002 || unit === 0xff61) return ideographicEnd;
  if (unit === 0x2026 || unit === 0x061f || unit === 0x06d4 || unit === 0x0964) return sentenceEnd;
  if (unit === 0x2028 || unit === 0x2029) return lineEnd;
  if (unit === 0x00a0 || unit === 0x3000) return blank;
  return unit === 0x201d || unit === 0x2019 || unit === 0x00bb || unit === 0x300d ? closing : plain;
}

/**
 * Cuts a stream of text into cells: sentences or lines, none longer than `most`. Every unit belongs to exactly one cell.
 *
 * The cuts depend on the text alone, never on how it arrives, and on nothing beyond the unit after a cell. A unit is read at most twice.
 */
export class CellCutter {
  /** Offset in the stream at which the open cell begins. */
  start = 0;
  readonly #sizes: CellSizes;
  #at = 0;
  /** After the last white space of the open cell; its start while there is none. */
  #wordStart = 0;
  #afterSentence = false;

  constructor(sizes: CellSizes) {
    this.#sizes = sizes;
  }

  /**
   * The end, as an offset in the stream, of the cell that begins at `start`; -1 when more text is needed to tell, or none is
   * left. Then `start` is that end. `text` begins at the offset `base` of the stream, at `start` or before it.
   */
  next(text: string, base: number, final: boolean): number {
    const { least, most } = this.#sizes;
    const { start } = this;
    const stop = base + text.length;
    const longest = Math.min(stop, start + most);
    let afterSentence = this.#afterSentence;
    let wordStart = this.#wordStart;
    let at = this.#at;
    for (; at < longest; at++) {
      const unit = text.charCodeAt(at - base);
      if (unit >= firstIdeograph && afterSentence && (at - start) * 3 >= least) return this.#close(at);
      const kind = unit < 128 ? (asciiKinds[unit] ?? plain) : kindOf(unit);
      if (kind === plain) {
        afterSentence = false;
      } else if (kind === blank || kind === lineEnd) {
        wordStart = at + 1;
        if ((afterSentence || kind === lineEnd) && at - start >= least) return this.#close(at + 1);
        afterSentence = false;
      } else if (kind === sentenceEnd) {
        afterSentence = true;
      } else if (kind === ideographicEnd && (at - start) * 3 >= least) return this.#close(at + 1);
    }
    this.#wordStart = wordStart;
    this.#at = at;
    this.#afterSentence = afterSentence;
    if (at < stop) return this.#close(this.#longestCut(text, base));
    return final && start < stop ? this.#close(stop) : -1;
  }

  /** After a word where one ends near enough; never inside a surrogate pair. */
  #longestCut(text: string, base: number): number {
    const longest = this.#at;
    if (longest - this.#wordStart <= cutWithin) return this.#wordStart;
    return (text.charCodeAt(longest - base) & 0xfc00) === 0xdc00 ? longest - 1 : longest;
  }

  #close(end: number): number {
    this.start = end;
    this.#at = end;
    this.#wordStart = end;
    this.#afterSentence = false;
    return end;
  }
}
