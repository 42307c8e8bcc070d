import { hashWord } from "./classify-units.ts";
import { CITY, COMMON, COMPANY, COUNTRY, CUE, FIRST, INSTITUTION, NAME_LIKE, PARTICLE, STREET, TITLE, UNIT } from "./lexicon.ts";
import { POSSESSIVE, SPACE_GAP, type Tokens } from "./read-tokens.ts";
import {
  ALL_CAPITALS,
  CAPITALISED,
  DIGITS,
  INITIAL,
  INNER_CAPITAL,
  LOWER_WORD,
  MARK,
  MIXED,
  OPAQUE,
  OTHER_SCRIPT,
} from "./token-shapes.ts";

/** No candidate: outside every entity, with no further look. */
const NONE = 0;
/** Joins an entity if its neighbour is a candidate. */
const JOINS = 1;
/** A capitalised ordinary word: a candidate if it does not stand alone. */
const PLAIN = 2;
const CANDIDATE = 3;

/** More candidates than this in a cell are not looked at. */
const MAX_CANDIDATES = 120;

const ENTITY = NAME_LIKE | COMPANY | INSTITUTION | STREET | UNIT;

/**
 * Marks the tokens that the model is to look at: `marks[i]` is 1 for these. Most words of prose are none, and cost nothing more.
 * Returns how many there are.
 */
export function markCandidates(tokens: Tokens, marks: Uint8Array): number {
  const { count, shape, flags, gap, hash } = tokens;
  let any = false;
  const cased = hasCapitals(tokens);
  for (let i = 0; i < count; i += 1) {
    const known = flags[i] ?? 0;
    let mark = NONE;
    switch (shape[i] ?? OPAQUE) {
      case MARK:
        mark = bridges(hash[i] ?? 0) ? JOINS : NONE;
        break;
      case CAPITALISED:
      case ALL_CAPITALS:
      case INNER_CAPITAL:
        mark = (known & ENTITY) !== 0 || (known & ~NAME_LIKE) === 0 ? CANDIDATE : PLAIN;
        break;
      case INITIAL:
        mark = JOINS;
        break;
      case LOWER_WORD:
        mark = markLower(tokens, i, known, marks, cased);
        break;
      case OTHER_SCRIPT:
        mark = (known & NAME_LIKE) === 0 ? NONE : CANDIDATE;
        break;
      case MIXED:
        mark = (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) <= 5 ? JOINS : NONE;
        if (mark === JOINS && isPostalField(tokens, i)) mark = CANDIDATE;
        break;
      case OPAQUE:
        break;
      default:
        mark = (shape[i] ?? 0) >= DIGITS && (shape[i] ?? 0) < MIXED ? JOINS : NONE;
        if (mark === JOINS && isPostalField(tokens, i)) mark = CANDIDATE;
    }
    marks[i] = mark;
    if (mark >= PLAIN) any = true;
  }
  if (!any) return 0;

  // Ordinary capitalised words side by side may make a company's name or a street's.
  for (let i = 0; i < count; i += 1) {
    if (marks[i] !== PLAIN) continue;
    const left = i > 0 && (gap[i] ?? 0) <= SPACE_GAP && (marks[isLink(tokens, i - 1) ? i - 2 : i - 1] ?? 0) >= PLAIN;
    const right = i + 1 < count && (gap[i + 1] ?? 0) <= SPACE_GAP && (marks[isLink(tokens, i + 1) ? i + 2 : i + 1] ?? 0) >= PLAIN;
    const led = i > 0 && shape[i - 1] === LOWER_WORD && (gap[i] ?? 0) <= SPACE_GAP && leads.has(hash[i - 1] ?? 0);
    const field = i > 0 && shape[i - 1] === MARK && (hash[i - 1] === 0x3a || hash[i - 1] === 0x22);
    const numbered = i > 0 && marks[i - 1] === JOINS && shape[i - 1] !== MARK;
    if (left || right || field || numbered || led) marks[i] = CANDIDATE;
  }
  const total = joinGaps(tokens, marks);
  return total > MAX_CANDIDATES ? dropShort(tokens, marks) : total;
}

/**
 * No language has so many words in a cell, but hostile text has, to hide a name among them or to cost time. Tokens of less than three
 * units are taken out, and what remains is at most a quarter of the cell's units.
 */
function dropShort({ count, start, end, shape }: Tokens, marks: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (marks[i] === 1 && (shape[i] === MARK || (end[i] ?? 0) - (start[i] ?? 0) < 3)) marks[i] = 0;
    total += marks[i] ?? 0;
  }
  return total;
}

/** Whether a token links ordinary words to one name: "Salt & Barrel", "Hunter's Moon". */
function isLink({ shape, hash, count }: Tokens, i: number): boolean {
  const unit = hash[i] ?? 0;
  return i > 0 && i + 1 < count && shape[i] === MARK && (unit === 0x26 || unit === 0x2d || unit === POSSESSIVE);
}

/** After these a capitalised ordinary word alone may be an organisation: "works at Sunrise". */
const leads = new Set(["at", "from", "by", "with", "for", "joined", "via", "my"].map(hashWord));

/** Fills what stands between two candidates, and numbers and initials beside one; gives every mark its final value. */
function joinGaps({ count, shape }: Tokens, marks: Uint8Array): number {
  let total = 0;
  let last = -10;
  for (let i = 0; i < count; i += 1) {
    if (marks[i] !== CANDIDATE) continue;
    let gapStart = i;
    while (gapStart > 0 && i - gapStart < 4 && marks[gapStart - 1] === JOINS) gapStart -= 1;
    // Up to a candidate before; else only as far as a number or initial reaches.
    if (gapStart !== last + 1) while (gapStart < i && (shape[gapStart] === MARK || shape[gapStart] === LOWER_WORD)) gapStart += 1;
    for (let j = gapStart; j < i; j += 1) marks[j] = CANDIDATE + 1;
    let end = i + 1;
    let reach = i;
    while (end < count && end - i <= 3 && marks[end] === JOINS) {
      if (shape[end] !== MARK && shape[end] !== LOWER_WORD) reach = end;
      end += 1;
    }
    for (let j = i + 1; j <= reach; j += 1) marks[j] = CANDIDATE + 1;
    last = reach;
  }
  for (let i = 0; i < count; i += 1) {
    const chosen = (marks[i] ?? 0) >= CANDIDATE ? 1 : 0;
    marks[i] = chosen;
    total += chosen;
  }
  return total;
}

/** Whether words after the first are capitalised: then a name would be as well. */
function hasCapitals({ count, shape, gap, start, end }: Tokens): boolean {
  for (let i = 1; i < count; i += 1) {
    const form = shape[i] ?? 0;
    if ((form === CAPITALISED || form === INNER_CAPITAL) && (gap[i] ?? 0) <= SPACE_GAP && (end[i] ?? 0) - (start[i] ?? 0) > 2)
      return true;
  }
  return false;
}

function markLower(tokens: Tokens, i: number, known: number, marks: Uint8Array, cased: boolean): number {
  const { shape, flags, gap } = tokens;
  const before = i > 0 && (gap[i] ?? 0) <= SPACE_GAP ? i - 1 : -1;
  const wordBefore = before >= 0 && shape[before] === MARK ? before - 1 : before;
  const knownBefore = wordBefore >= 0 ? (flags[wordBefore] ?? 0) : 0;
  const place = (known & (STREET | UNIT | INSTITUTION | COMPANY)) !== 0;
  if (place && afterNumber(tokens, i, marks)) return CANDIDATE;
  if (place && before >= 0 && (marks[before] ?? 0) === CANDIDATE) return CANDIDATE;
  if ((known & PARTICLE) !== 0) return JOINS;
  if ((tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) < 2) return NONE;
  const nameLike = (known & NAME_LIKE) !== 0;
  if (cased) return NONE;
  // In lower case a surname alone is more often a word that no list has.
  if ((known & COMMON) === 0 && (known & (FIRST | CITY | COUNTRY)) !== 0) return CANDIDATE;
  const cued = (knownBefore & (CUE | TITLE)) !== 0;
  const follows = before >= 0 && marks[before] === CANDIDATE && shape[before] === LOWER_WORD;
  if (nameLike) return cued || follows ? CANDIDATE : NONE;
  return (known & ~NAME_LIKE) === 0 && (cued || follows) ? CANDIDATE : NONE;
}

/** A street's type after a number: marks what is between as well ("12 old mill lane"). */
function afterNumber({ shape, gap }: Tokens, i: number, marks: Uint8Array): boolean {
  for (let j = i - 1; j >= 0 && j >= i - 4; j -= 1) {
    if ((gap[j + 1] ?? 0) > SPACE_GAP) return false;
    const form = shape[j] ?? 0;
    if (form >= DIGITS && form <= MIXED) {
      for (let k = j; k < i; k += 1) marks[k] = CANDIDATE;
      return true;
    }
    if (form === MARK || form >= OPAQUE) return false;
  }
  return false;
}

function isPostalField({ hash, tail, shape, gap }: Tokens, i: number): boolean {
  if (i < 2 || (gap[i] ?? 0) > SPACE_GAP) return false;
  for (let j = i - 1; j >= 0 && j >= i - 5; j -= 1) {
    if (shape[j] === MARK) continue;
    return postalWords.has(tail[j] ?? 0) || postalWords.has(hash[j] ?? 0);
  }
  return false;
}

const postalWords = new Set(
  ["zip", "zipcode", "postcode", "postal", "plz", "postleitzahl", "cp", "cap", "pincode", "pin", "postnummer"].map(hashWord),
);

function bridges(unit: number): boolean {
  // , . - ' & / # – and a possessive's s ("Harper's Garage")
  return (
    unit === POSSESSIVE ||
    unit === 0x2c ||
    unit === 0x2e ||
    unit === 0x2d ||
    unit === 0x27 ||
    unit === 0x26 ||
    unit === 0x2f ||
    unit === 0x23 ||
    unit === 0x2013
  );
}
