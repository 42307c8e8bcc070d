import { foldUnit, wordUnit } from "../words/fold-unit.ts";

/** What digits and signs look like among letters; other units are themselves. */
const lookalikes = Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit));
for (const pair of ["0o", "1i", "3e", "4a", "5s", "7t", "$s", "@a"]) lookalikes[pair.charCodeAt(0)] = pair.charAt(1);

const plain = /^[A-Za-z]+$/;

/** The word as it is compared: without case, diacritics, look-alikes and signs for letters; empty when it has no letter or digit. */
export function foldWord(word: string): string {
  if (plain.test(word)) return word.toLowerCase();
  let folded = "";
  let read = "";
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const fold = foldUnit(word.charCodeAt(at));
    const unit = fold & 0xffff;
    const isSign = unit === 0x24 || unit === 0x40;
    if (!isSign && fold >> 16 !== wordUnit && unit < 0x2e80) continue;
    const character = String.fromCharCode(unit);
    folded += character;
    read += lookalikes[unit] ?? character;
    if (unit > 0x40) letters++;
  }
  return letters < 2 || letters === folded.length ? folded : read;
}

/** Light English stemming of a folded word: plurals, -ed, -ing, -ly, -ment, -ion and the e at the end. */
export function stemWord(word: string): string {
  let stem = word;
  if (stem.length > 4 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && stem.endsWith("es") && /(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
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
