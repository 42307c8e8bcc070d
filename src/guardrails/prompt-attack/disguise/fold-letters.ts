import { characterClass, DIGIT, foldedCharacter, IDEOGRAPH, IGNORED, LETTER } from "../classify-characters.ts";

/**
 * What each UTF-16 code unit may stand for in a word: in the low byte the letter (1 to 26), OTHER for a letter of another kind, MARK for
 * what leaves the word as it is, 0 for what ends it; in the high byte flags. L counts as I, because 1, | and ! stand for either.
 */
export const OTHER = 30;
export const MARK = 31;

export const LATIN = 0x100;
/** A digit or sign that may stand for a letter. */
export const SIGN = 0x200;
/** A letter of another alphabet, or an odd one of ours, that looks like a Latin one. */
export const LOOKALIKE = 0x400;
export const FOREIGN = 0x800;
export const UPPER = 0x1000;
export const LOWER = 0x2000;
/** A letter that no number in base 16 has, prefixes x and u let pass. */
export const NOT_HEX = 0x4000;
export const NUMERAL = 0x8000;

export const foldedLetter = new Uint16Array(65_536);

/** Latin letter first, then what looks like it. */
const lookalikes = `aаαɑᴀᎪꓮ⍺ bвьʙᏴꓐƅъႦ cсϲᴄᏟꓚⅽ dԁᴅᎠꓓժɖ eеεєᴇᎬꓰҽ℮ɛє fϝғꜰꓝք gɡɢԍցᏀꓖ hнһհʜᎻꓧն iіιıɪӏᎥꓲⵏ jјϳᴊᎫꓙյ kкκᴋᏦꓗ lʟᏞꓡⅼ
mмϻᴍᎷꓟ nпηոռɴꓠν oоοσօᴏഠΟꓳ૦ pрρᴘᏢꓑ qԛգզϙ rгʀᎡꓣɾ sѕʂꜱᏚꓢ tтτᴛᎢꓔ uυսᴜцꓴʋ vѵᴠᏙꓦν wԝωшᴡᎳꓪա xхχҳꓫ yуγүʏᎩꓬყ zᴢᏃꓜʐ`
  .split(/\s+/)
  .map((group) => [...group]);
const signs: Readonly<Record<string, string>> = {
  0: "o", 1: "i", 2: "z", 3: "e", 4: "a", 5: "s", 6: "g", 7: "t", 8: "b", 9: "g", "@": "a", $: "s", "€": "e", "£": "l", "¢": "c",
}; // prettier-ignore

fillTable();

function fillTable(): void {
  for (let code = 0; code < 65_536; code += 1) foldedLetter[code] = entryOf(code);
  for (const [letter = "", ...others] of lookalikes) {
    for (const other of others.flatMap((one) => [one, one.toUpperCase()])) {
      const code = other.charCodeAt(0);
      if (other.length === 1 && code > 0x7f) foldedLetter[code] = ordinal(letter.charCodeAt(0)) | LOOKALIKE | NOT_HEX;
    }
  }
  for (const [sign, letter] of Object.entries(signs)) {
    const numeral = sign >= "0" && sign <= "9" ? NUMERAL : NOT_HEX;
    foldedLetter[sign.charCodeAt(0)] = ordinal(letter.charCodeAt(0)) | SIGN | numeral;
  }
}

function entryOf(code: number): number {
  const kind = characterClass[code];
  if (kind === IGNORED || (code >= 0x20d0 && code <= 0x20f0) || (code >= 0x1dc0 && code <= 0x1dff))
    return MARK | (kind === IGNORED ? 0 : LOOKALIKE);
  if ((code >= 0x1ab0 && code <= 0x1aff) || (code >= 0x483 && code <= 0x489)) return MARK | LOOKALIKE;
  if (kind === IDEOGRAPH) return OTHER | FOREIGN | NOT_HEX;
  if (kind === DIGIT) return 0;
  if (kind !== LETTER) return 0;
  const folded = foldedCharacter[code] ?? code;
  if (folded < 0x61 || folded > 0x7a) return OTHER | FOREIGN | NOT_HEX;
  const hex = folded <= 0x66 || folded === 0x78 || folded === 0x75 ? 0 : NOT_HEX;
  const cased = code >= 0x41 && code <= 0x5a ? UPPER : LOWER;
  return ordinal(folded) | LATIN | cased | hex;
}

/** 1 to 26 for a lower-case Latin letter; L as I. */
export function ordinal(code: number): number {
  return code === 0x6c ? 9 : code - 0x60;
}

/** The Latin letter that a character stands for, else the character. */
export function plainLetter(code: number): string {
  const entry = foldedLetter[code] ?? 0;
  const letter = entry & 0xff;
  if (letter === MARK) return "";
  return (entry & (SIGN | LOOKALIKE)) !== 0 && letter < 27 ? String.fromCharCode(letter + 0x60) : String.fromCharCode(code);
}
