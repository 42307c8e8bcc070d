import { foldedLetter, LOOKALIKE, plainLetter, SIGN } from "./fold-letters.ts";
import { findSwapped } from "./swap-letters.ts";
import * as table from "./word-table.ts";

/**
 * The text with each word put right that a sign, a look-alike, a star, a stretched letter, a missing vowel, swapped letters or a gap
 * keeps from being known. Words that no change makes known get plain letters for signs and look-alikes, else stay.
 */
const PART =
  /[\p{L}\p{N}\p{M}@$€£¢][\p{L}\p{N}\p{M}@$€£¢!|*#]*(?<![!|])|[!|](?=[\p{L}\p{N}@$])[\p{L}\p{N}\p{M}@$€£¢!|*#]*(?<![!|])/gu;
const MAX_GAP = 6;
const MAX_STARRED = 64;
const MIN_STARRED = 5;
/** What may stand between the pieces of one word: a sign, or what joins strings, but no end of a sentence. */
const WORD_GAP = /^(?:[.·]|[^.?!;:,][^?!:,]{0,5}|["'`],\s?["'`])?$/;

export function mendWords(text: string): string {
  const parts: string[] = [];
  let end = 0;
  let pieces: Piece[] = [];
  let starred = 0;
  for (const match of text.matchAll(PART)) {
    const token = match[0];
    const hasStar = /[*#]/.test(token) && /^\p{L}.*\p{L}$/su.test(token) && starred < MAX_STARRED;
    if (hasStar) starred += 1;
    const tail = hasStar ? "" : (/[*#]+$/.exec(token)?.[0] ?? "");
    const word = hasStar ? fillStars(token) : mendWord(token.slice(0, token.length - tail.length));
    const gap = text.slice(end, match.index);
    end = match.index + token.length;
    if (gap.length > MAX_GAP || (pieces.length > 0 && !WORD_GAP.test(gap))) pieces = [];
    const split = pieces.at(-1)?.split;
    if (split !== undefined && !isKnown(word) && isKnown(split.tail + word)) {
      // "the se cret": the second piece belongs to what follows it.
      parts.length = split.at;
      parts.push(split.head, " ", split.tail + word, tail);
      pieces = [{ at: split.at + 2, text: split.tail + word, plain: true, gap: " " }];
      continue;
    }
    parts.push(gap);
    pieces.push({ at: parts.length, text: word, plain: isKnown(word), gap });
    if (pieces.length > 4) pieces.shift();
    parts.push(word, tail);
    const joined = joinPieces(pieces);
    if (joined === undefined) continue;
    const [first, second] = pieces.slice(-2);
    parts.length = joined.at;
    parts.push(joined.text, tail);
    const piece = { at: joined.at, text: joined.text, plain: true, gap: " " };
    const divisible = first?.plain === true && first.at === joined.at && second !== undefined;
    pieces = [divisible ? { ...piece, split: { at: joined.at, head: first.text, tail: second.text } } : piece];
  }
  parts.push(text.slice(end));
  return parts.join("");
}

/** A word of the outcome: its place there, what stood before it, and what of it may belong to the next. */
interface Piece {
  readonly at: number;
  readonly text: string;
  readonly plain: boolean;
  readonly gap: string;
  readonly split?: { readonly at: number; readonly head: string; readonly tail: string };
}

/** The last two to four pieces as one word; or the last and the one before the last but one, as in a="ig"; b="nore". */
function joinPieces(pieces: readonly Piece[]): { at: number; text: string } | undefined {
  const last = pieces.at(-1);
  if (last === undefined) return undefined;
  for (let count = Math.min(4, pieces.length); count > 1; count -= 1) {
    const some = pieces.slice(-count);
    // Two words that are known by themselves are one only when more than a space parts them.
    if (some.every(({ plain }) => plain) && (count > 2 || last.gap === " " || last.gap.length < 1)) continue;
    const text = some.map((piece) => piece.text).join("");
    if (text.length >= 5 && isKnown(text)) return { at: some[0]?.at ?? 0, text };
  }
  const before = pieces.at(-3);
  if (
    before !== undefined &&
    (pieces.at(-2)?.text.length ?? 3) <= 2 &&
    !before.plain &&
    !last.plain &&
    isKnown(before.text + last.text)
  )
    return { at: before.at, text: before.text + last.text };
  return undefined;
}

function isKnown(word: string): boolean {
  return word.length <= table.MAX_WORD && table.findPlain(table.hashWord(word)) >= 0;
}

export function mendWord(token: string): string {
  if (token.length > table.MAX_WORD * 3) return token;
  const disguised = hasDisguise(token);
  const hash = table.hashWord(token.replaceAll(/[!|]/g, "i"));
  const index = table.findPlain(hash);
  if (index >= 0) return disguised ? (table.words[index] ?? token) : token;
  const voweled = table.wordChangedBy(hash, table.SKELETON);
  if (voweled !== undefined) return voweled;
  const plain = disguised ? plainLetters(token) : token;
  return relax(plain) ?? findSwapped(plain) ?? plain;
}

function hasDisguise(token: string): boolean {
  let letters = 0;
  let signs = 0;
  for (let index = 0; index < token.length; index += 1) {
    const entry = foldedLetter[token.charCodeAt(index)] ?? 0;
    if ((entry & (SIGN | LOOKALIKE)) !== 0 || entry === 0) signs += 1;
    if ((entry & SIGN) === 0 && entry !== 0) letters += 1;
  }
  return signs > 0 && letters > 0;
}

function plainLetters(token: string): string {
  let plain = "";
  for (let index = 0; index < token.length; index += 1) {
    const code = token.charCodeAt(index);
    plain += code === 0x21 || code === 0x7c ? "i" : plainLetter(code);
  }
  return plain;
}

/** "iiignooore", "iiggnnoorree": the known word with fewer of a letter. */
export function relax(word: string): string | undefined {
  const runs = word.toLowerCase().match(/(.)\1*/gsu) ?? [];
  if (runs.length + 2 > word.length) return undefined;
  const halved = runs.map((run) => run.slice(0, Math.ceil(run.length / 2))).join("");
  const doubled = runs.map((run) => (run.length > 2 ? run.slice(0, 2) : run)).join("");
  const single = runs.map((run) => run.charAt(0)).join("");
  for (const form of [doubled, halved, single]) if (isKnown(form)) return form;
  const known = table.wordChangedBy(table.hashWord(single), table.SINGLED);
  if (known !== undefined) return known;
  return /(.)\1\1/.test(word) ? runs.map((run) => (run.length > 2 ? run.charAt(0) : run)).join("") : undefined;
}

/** The first known word of the same length that has the same letters where no star stands. */
function fillStars(token: string): string {
  const lower = token.toLowerCase();
  if (lower.length < MIN_STARRED || lower.replaceAll(/[*#]/g, "").length < 3) return token;
  const found = table.words.find(
    (word) =>
      word.length === lower.length &&
      [...word].every((letter, at) => letter === lower[at] || lower[at] === "*" || lower[at] === "#"),
  );
  return found ?? token;
}
