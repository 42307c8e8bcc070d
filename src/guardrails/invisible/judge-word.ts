import { latinLookAlike } from "./look-alikes.ts";

/** Words that are longer are not judged: nobody reads them as a word. */
export const longestWord = 64;

const latin = /\p{Script=Latin}/u;
/** An abbreviation in Latin capitals with a Cyrillic ending, as Russian inflects them. */
const inflected = /^[A-Z]{2,}[а-яё]+$/;

/**
 * What a word says to a reader, where letters of another script imitate Latin ones among real Latin ones; undefined for an
 * honest word. Words with letters that imitate nothing are honest (Δx, μm, iPhone用), unless the scripts alternate again
 * and again. So are words wholly in one script, even where all of it could be read as Latin: only a dictionary could tell.
 */
export function readImitation(word: string): string | undefined {
  let latinLetters = 0;
  let imitations = 0;
  let others = 0;
  let changes = 0;
  let wasLatin: boolean | undefined;
  let read = "";
  const letters = [...word];
  for (const [index, letter] of letters.entries()) {
    const isLatin = latin.test(letter);
    const like = isLatin ? undefined : latinLookAlike(letter);
    // A small ν is a symbol where it begins or ends a word, as in νmax.
    const isSymbol = letter === "ν" && (index === 0 || index === letters.length - 1);
    if (isLatin) latinLetters++;
    else if (like !== undefined && !isSymbol) imitations++;
    else if (/\p{L}/u.test(letter)) others++;
    if (wasLatin !== undefined && wasLatin !== isLatin) changes++;
    wasLatin = isLatin;
    read += like ?? letter;
  }
  if (latinLetters === 0 || imitations === 0 || inflected.test(word)) return undefined;
  return others === 0 || changes >= 3 ? read : undefined;
}
