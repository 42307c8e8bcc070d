import { decodeCodes } from "./decode-codes.ts";
import { decodeEscapes } from "./decode-escapes.ts";
import { decodeRuns } from "./decode-runs.ts";
import { decodeMorse, decodeSpelled } from "./decode-signals.ts";
import * as kinds from "./gather-clues.ts";
import { joinLetters } from "./join-letters.ts";
import { mendWords } from "./mend-words.ts";
import { partWords } from "./part-words.ts";
import { readDrawn } from "./read-drawn.ts";
import { speakPlain } from "./speak-plain.ts";
import { type Survey, surveyText } from "./survey-text.ts";
import * as turn from "./turn-text.ts";
import { ATBASH, mirrorLetters, PIG_LATIN, REVERSED, shiftLetters, SPELLED } from "./word-table.ts";
import { spellingAlphabet } from "./known-words.ts";

/** What a clue leads to: text with words in it, and text that may hide some in its turn. `cost` is what was worked through, in code units. */
export interface Revealed {
  readonly readable: readonly string[];
  readonly unclear: readonly string[];
  readonly cost: number;
}

/** How a kind of clue is followed: how far round it, and whether what isn't readable may be another layer. */
interface Method {
  readonly margin: number;
  readonly layered: boolean;
  readonly reveal: (text: string) => readonly string[];
  readonly isBetter: (form: Judged, original: Judged) => boolean;
}

const SOLID = /\p{L}{20,}/gu;

/** Words written together, if most of it is words. */
function partSolid(word: string): string {
  const parts = partWords(word);
  return surveyText(parts).understood * 10 >= word.length * 7 ? parts : word;
}

interface Judged {
  readonly text: string;
  readonly survey: Survey;
}

const WHOLE = 1200;

const decoded = { layered: true, isBetter: isReadable };
const inPlace = { margin: 300, layered: false, isBetter: isClearer };
const letterwise = { margin: 60, layered: false, isBetter: isTranslated };
const methods = new Map<number, Method>([
  [ATBASH, { ...letterwise, reveal: (text) => [mirrorLetters(text)] }],
  [REVERSED, { ...letterwise, reveal: (text) => [turn.reverseText(text), turn.reverseEachWord(text)] }],
  [PIG_LATIN, { ...letterwise, reveal: (text) => [speakPlain(text)] }],
  [SPELLED, { ...decoded, margin: 24, reveal: (text) => [decodeSpelled(text, (word) => spelling.has(word))] }],
  [kinds.MENDABLE, { ...inPlace, reveal: (text) => [mendWords(text)] }],
  [kinds.DRAWN, { ...inPlace, reveal: (text) => [mendWords(readDrawn(text))] }],
  [kinds.BACKWARD_ORDER, { ...inPlace, reveal: (text) => [turn.reverseWordOrder(text)], isBetter: isForward }],
  [kinds.ENCODED, { ...decoded, margin: 80, reveal: decodeRuns }],
  [kinds.CODES, { ...decoded, margin: 64, reveal: decodeCodes }],
  [kinds.ESCAPES, { ...inPlace, layered: true, reveal: (text) => [decodeEscapes(text)] }],
  [kinds.APART, { ...inPlace, margin: 40, layered: true, isBetter: isJoined, reveal: (text) => [joinLetters(text, 1)] }],
  [kinds.FRAGMENTS, { ...inPlace, margin: 40, isBetter: isJoined, reveal: (text) => [joinLetters(text, 3)] }],
  [kinds.MORSE, { ...decoded, margin: 100, reveal: (text) => [decodeMorse(text)] }],
  [kinds.ENCLOSED, { ...inPlace, layered: true, reveal: (text) => [turn.plainEnclosed(text)] }],
  [kinds.TURNED, { ...letterwise, reveal: (text) => [turn.uprightText(text)] }],
  [kinds.SOLID, { ...inPlace, margin: 40, reveal: (text) => [text.replaceAll(SOLID, partSolid)] }],
]);
for (let shift = 1; shift < 26; shift += 1) methods.set(shift, { ...letterwise, reveal: (text) => [shiftLetters(text, shift)] });

const spelling: ReadonlySet<string> = new Set(spellingAlphabet);

export function revealClue(text: string, clue: kinds.Clue, limit: number): Revealed {
  const method = methods.get(clue.kind);
  if (method === undefined) return { readable: [], unclear: [], cost: 0 };
  const segment = cut(text, clue, method.margin, limit);
  const original = { text: segment, survey: surveyText(segment) };
  const readable: string[] = [];
  const unclear: string[] = [];
  let cost = segment.length;
  for (const form of method.reveal(segment)) {
    if (form === segment || form.trim() === "") continue;
    cost += form.length;
    if (method.isBetter({ text: form, survey: surveyText(form) }, original)) readable.push(form);
    else if (method.layered) unclear.push(form);
  }
  return { readable, unclear, cost };
}

/** A short text in whole; else the clue and what is around it, from and to a gap between words. */
function cut(text: string, { start, end }: kinds.Clue, margin: number, limit: number): string {
  if (text.length <= WHOLE && margin > 250) return text;
  let from = Math.max(0, start - margin);
  while (from > 0 && from < start && text.charCodeAt(from - 1) > 0x20) from += 1;
  let to = Math.min(text.length, end + margin, from + limit);
  while (to < text.length && to > end && text.charCodeAt(to) > 0x20) to -= 1;
  return text.slice(from, to);
}

/** Words that are known make up a part of it, or letters of another alphabet most of it. */
function isReadable({ text, survey: { words, known, lettered, foreign } }: Judged): boolean {
  if (foreign * 2 >= lettered && lettered * 2 >= text.length && isOneScript(text)) return true;
  return known >= (words <= 3 ? 1 : 2) && known * 5 >= words && lettered * 10 >= text.length * 6;
}

const MIN_FOREIGN = 6;
const CJK = 0x3000;

/** Noise has letters from everywhere; a text that isn't in Latin letters has nearly all from one or two blocks. */
function isOneScript(text: string): boolean {
  const blocks = new Map<number, number>();
  let letters = 0;
  for (const [letter = ""] of text.slice(0, 2000).matchAll(/[^\P{L}\p{Script=Latin}]/gu)) {
    const code = letter.charCodeAt(0);
    const block = code >= CJK ? CJK : code >> 7;
    blocks.set(block, (blocks.get(block) ?? 0) + 1);
    letters += 1;
  }
  const [most = 0, second = 0] = [...blocks.values()].sort((a, b) => b - a);
  return letters >= MIN_FOREIGN && (most + second) * 10 >= letters * 9;
}

function isTranslated(form: Judged, original: Judged): boolean {
  const { known, words, understood } = form.survey;
  return known >= 2 && known * 3 >= words && understood > original.survey.understood * 1.5;
}

const FEW_WORDS = 60;

/** More letters are in known words than were. */
function isClearer({ text, survey: form }: Judged, { survey: original }: Judged): boolean {
  const gain = form.understood - original.understood;
  return gain >= (original.words <= FEW_WORDS ? 4 : 8) || (form.foreign - original.foreign >= MIN_FOREIGN && isOneScript(text));
}

/** What was in pieces is mostly known words. */
function isJoined(form: Judged, original: Judged): boolean {
  return isClearer(form, original) && form.survey.understood * 3 >= form.survey.lettered;
}

const FORWARD =
  /\b(?:of|on|is|to|in|for|with|from|at|by|into|about|ignore|disregard|forget|reveal|tell|bypass) (?:the|your|my|our|their|all)\b/gi;

function isForward({ text: form }: Judged, { text: original }: Judged): boolean {
  return (form.match(FORWARD)?.length ?? 0) > (original.match(FORWARD)?.length ?? 0);
}
