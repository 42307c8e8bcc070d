import { characterClass, SENTENCE_END, SEPARATOR } from "./classify-characters.ts";

/** Two neighbouring cells make a window. Cut after sentences where there are any, so that an instruction mostly stays in one piece. */
const MIN_CELL = 25;
const MAX_CELL = 300;

/** Where the cell that starts at `start` ends: after a sentence or line, else after a word, else at the longest length. */
export function nextCellEnd(text: string, start: number): number {
  const longest = Math.min(text.length, start + MAX_CELL);
  if (text.length - start <= MIN_CELL) return text.length;
  for (let at = start + MIN_CELL; at < longest; at += 1) {
    if (characterClass[text.charCodeAt(at)] === SENTENCE_END) {
      const next = characterClass[text.charCodeAt(at + 1)];
      if (at + 1 >= text.length || next === SEPARATOR || next === SENTENCE_END || text.charCodeAt(at) > 0x7f) return at + 1;
    }
  }
  if (longest === text.length) return longest;
  for (let at = longest; at > start + MIN_CELL; at -= 1) {
    if (characterClass[text.charCodeAt(at - 1)] === SEPARATOR) return at;
  }
  return longest;
}
