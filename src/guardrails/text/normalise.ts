import { classOf, extending, hidden, inert } from "./classify-code-point.ts";
import { OffsetMap } from "./offset-map.ts";

/**
 * The form that detectors read: NFKC, without hidden characters, lone surrogates as U+FFFD.
 *
 * Text is cut into segments of one base character and what extends it, each normalised by itself, so that the outcome
 * does not depend on how the text arrives. A segment stays open until the next base is seen; only letters and `<=>` can
 * combine among ASCII, so a digit, space or punctuation mark closes at once.
 */
export class Normaliser {
  /** What was read but may still combine with what comes. At most `longestSegment` + 1 code units. */
  #open = "";
  #read = 0;
  #written = 0;
  #map: OffsetMap | undefined;

  /** The normalised form of `text` as far as it is settled; all of it when `final`. */
  push(text: string, final: boolean): string {
    const all = this.#open === "" ? text : this.#open + text;
    if (!unusual.test(all)) {
      const kept = final || all === "" || !combines(all.charCodeAt(all.length - 1)) ? all.length : all.length - 1;
      this.#open = kept === all.length ? "" : all.slice(kept);
      this.#read += kept;
      this.#written += kept;
      return this.#open === "" ? all : all.slice(0, kept);
    }
    return this.#pushUnusual(all, final);
  }

  sourceStart(offset: number): number {
    return this.#map === undefined ? offset : this.#map.sourceStart(offset);
  }

  sourceEnd(offset: number): number {
    return this.#map === undefined ? offset : this.#map.sourceEnd(offset);
  }

  trim(offset: number): void {
    this.#map?.trim(offset);
  }

  #pushUnusual(all: string, final: boolean): string {
    let out = "";
    let copied = 0;
    let i = 0;
    while (i < all.length) {
      const unit = all.charCodeAt(i);
      const next = i + 1 < all.length ? all.charCodeAt(i + 1) : 0;
      if (isPlain(unit) ? isPlain(next) || !combines(unit) : next !== 0 && standsAlone(unit, next)) {
        i++;
        continue;
      }
      const end = segmentEnd(all, i, final);
      if (end < 0) break;
      if (isInertAlone(all, i, end)) {
        i = end;
        continue;
      }
      const form = normaliseSegment(all, i, end);
      if (form.length !== end - i || !all.startsWith(form, i)) {
        out += all.slice(copied, i) + form;
        const at = this.#written + out.length;
        this.#map ??= new OffsetMap();
        this.#map.add(at - form.length, at, this.#read + i, this.#read + end);
        copied = end;
      }
      i = end;
    }
    out += all.slice(copied, i);
    this.#open = all.slice(i);
    this.#read += i;
    this.#written += out.length;
    return out;
  }
}

/** Longer runs of marks or hidden characters are cut here, or one letter could hold back a stream. */
const longestSegment = 32;

const unusual = /[^\t\n\v\f\r\x20-\x7e]/;

function isPlain(unit: number): boolean {
  return unit < 0x7f && (unit >= 0x20 || (unit >= 9 && unit <= 13));
}

/** Of plain characters: whether a mark after it could change it. Not so NaN, beyond the end. */
function combines(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x3c && unit <= 0x3e);
}

/** Whether a unit beyond ASCII stays as it is and is a segment by itself. False for surrogates: they are looked at in pairs. */
function standsAlone(unit: number, next: number): boolean {
  if ((unit & 0xf800) === 0xd800 || classOf(unit) !== inert) return false;
  if (isPlain(next)) return true;
  const kind = classOf(next);
  return (next & 0xf800) !== 0xd800 && kind !== extending && kind !== hidden;
}

/** The end of the segment that begins at `start`; -1 when more text is needed to tell. */
function segmentEnd(text: string, start: number, final: boolean): number {
  let end = start;
  while (end < text.length && end - start < longestSegment) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (end > start) {
      const kind = classOf(codePoint);
      if (kind !== extending && kind !== hidden && !isOpenSurrogate(text, end)) return end;
    }
    if (!final && isOpenSurrogate(text, end)) return -1;
    if (final && end > start && isOpenSurrogate(text, end)) return end;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return end < text.length || final || end - start >= longestSegment ? end : -1;
}

/** A high surrogate at the very end, whose other half may be about to come. */
function isOpenSurrogate(text: string, at: number): boolean {
  return at === text.length - 1 && (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

/** One character that stays as it is: most of what isn't ASCII. */
function isInertAlone(text: string, start: number, end: number): boolean {
  if (end - start > 2) return false;
  const codePoint = text.codePointAt(start) ?? 0;
  return end - start === (codePoint > 0xffff ? 2 : 1) && classOf(codePoint) === inert;
}

/** Forms of segments met before: a text repeats few, and asking the engine for one costs more than the rest together. */
const knownForms = new Map<string, string>();
const mostKnownForms = 4096;
/** The same for single units, of which there are few enough. */
const knownUnits = new Map<number, string>();

function normaliseSegment(text: string, start: number, end: number): string {
  const known = end - start === 1 ? knownUnits.get(text.charCodeAt(start)) : undefined;
  if (known !== undefined) return known;
  const form = formOf(text.slice(start, end));
  if (end - start === 1) knownUnits.set(text.charCodeAt(start), form);
  return form;
}

function formOf(source: string): string {
  const known = knownForms.get(source);
  if (known !== undefined) return known;
  let seen = "";
  for (const character of source) if (classOf(character.codePointAt(0) ?? 0) !== hidden) seen += character;
  const form = seen.toWellFormed().normalize("NFKC");
  if (knownForms.size < mostKnownForms) knownForms.set(source, form);
  return form;
}

/** Normalises a whole text, with no way back to its offsets. */
export function normaliseText(text: string): string {
  return new Normaliser().push(text, true);
}

/** The ASCII text that Unicode tag characters (U+E0020 to U+E007E) spell out, invisible to a reader; empty if none. */
export function revealTags(text: string): string {
  if (!text.includes("\u{DB40}")) return "";
  let revealed = "";
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint >= 0xe0020 && codePoint <= 0xe007e) revealed += String.fromCharCode(codePoint - 0xe0000);
  }
  return revealed;
}
