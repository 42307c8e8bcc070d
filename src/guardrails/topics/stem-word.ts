import { foldUnit, wordUnit } from "../words/fold-unit.ts";

const lookalikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  $: "s",
  "@": "a",
};

/** The word as it is compared: without case, diacritics, look-alikes and signs for letters; empty when it has no letter or digit. */
export function foldWord(word: string): string {
  let folded = "";
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = foldUnit(word.charCodeAt(at));
    if (unit >> 16 === wordUnit || (unit & 0xffff) > 0x2e80) {
      folded += String.fromCharCode(unit & 0xffff);
      if ((unit & 0xffff) > 0x39) letters++;
    } else if (word[at] === "$" || word[at] === "@") folded += word[at];
  }
  if (letters < 2 || letters === folded.length) return folded;
  return folded.replaceAll(/[013457$@]/g, (sign) => lookalikes[sign] ?? sign);
}

/** Light English stemming of a folded word: plurals, -ed, -ing, -ly, -ment, -ion and the e at the end. */
export function stemWord(word: string): string {
  let stem = word;
  if (stem.length > 4 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.length > 3 && stem.endsWith("s") && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1);
  for (const ending of endings) {
    if (stem.length - ending.length < 3 || !stem.endsWith(ending)) continue;
    stem = stem.slice(0, -ending.length);
    if (/([bdfgmnprt])\1$/.test(stem) && (ending === "ing" || ending === "ed")) stem = stem.slice(0, -1);
    break;
  }
  if (stem.length > 4 && stem.endsWith("e")) stem = stem.slice(0, -1);
  return stem.length > 3 && stem.endsWith("y") ? `${stem.slice(0, -1)}i` : stem;
}
const endings = ["ations", "ation", "ment", "ing", "ed", "ly"];
