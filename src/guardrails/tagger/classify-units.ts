/** What a UTF-16 code unit is to the tokeniser. */
export const SPACE = 0;
export const NEWLINE = 1;
export const LOWER = 2;
export const UPPER = 3;
export const DIGIT = 4;
export const PUNCTUATION = 5;
/** A letter of a script without case. */
export const CASELESS = 6;
export const APOSTROPHE = 7;
export const UNDERSCORE = 8;

const TABLE = 0x2070;
const classes = new Uint8Array(TABLE).fill(PUNCTUATION);
/** Lower case without diacritics, so that Müller, MULLER and Muller are one word. */
const folded = new Uint16Array(TABLE);

const withoutDecomposition: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ħ: "h",
  ß: "s",
  æ: "a",
  œ: "o",
  ı: "i",
  ð: "d",
};

for (let unit = 0; unit < TABLE; unit += 1) {
  folded[unit] = unit;
  if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) classes[unit] = NEWLINE;
  else if (unit <= 0x20 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200d)) classes[unit] = SPACE;
  else if (unit === 0x27 || unit === 0x2019) classes[unit] = APOSTROPHE;
  else if (unit === 0x5f) classes[unit] = UNDERSCORE;
  else if (unit >= 0x30 && unit <= 0x39) classes[unit] = DIGIT;
  else if (unit < 0x80 ? isAsciiLetter(unit) : unit >= 0xaa && unit < 0x2000) classifyLetter(unit);
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function classifyLetter(unit: number): void {
  const letter = String.fromCharCode(unit);
  if (unit >= 0x590 && unit < 0x1e00) {
    classes[unit] = CASELESS;
    return;
  }
  if (unit >= 0x80 && !/\p{L}|\p{M}/u.test(letter)) return;
  const lower = letter.toLowerCase();
  classes[unit] = lower === letter ? LOWER : UPPER;
  const plain = withoutDecomposition[lower] ?? (unit < 0x80 ? lower : lower.normalize("NFD"));
  folded[unit] = plain.charCodeAt(0);
}

export function unitClass(unit: number): number {
  if (unit < TABLE) return classes[unit] ?? PUNCTUATION;
  // General punctuation, symbols and CJK punctuation; private and full-width forms.
  if (unit < 0x2c00 || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xd800 && unit <= 0xf8ff) || unit >= 0xfe00) {
    return PUNCTUATION;
  }
  return CASELESS;
}

export function foldUnit(unit: number): number {
  return unit < TABLE ? (folded[unit] ?? unit) : unit;
}

/** FNV-1a over folded units, mixed at the end: the hash of a word in the lexicon and in features. */
export function hashWord(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ foldUnit(word.charCodeAt(at)), HASH_STEP);
  return finishHash(hash);
}
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_STEP = 0x01000193;

export function finishHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
