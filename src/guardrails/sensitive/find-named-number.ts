import { passesLuhn, weigh } from "./check-digits.ts";
import { countryOf, kindOf } from "./context-words.ts";
import type { ContextKind } from "./context-words.ts";
import { findNamedAge } from "./find-age.ts";
import { findBirthDate, findExpiry } from "./find-date.ts";
import { findNamedPhone } from "./find-phone.ts";
import { isNamedBy, nearWidth } from "./named-by.ts";
import { nationalNumbers, nationalNumbersOf } from "./national-numbers.ts";
import { found, isAlphanumeric, isUpper, more, nothing } from "./read-ahead.ts";
import type { Outcome, Reading } from "./read-ahead.ts";
import { Cursor } from "./read-cursor.ts";
import { digitsOf, prefixEnd, shapeOf } from "./read-groups.ts";
import type { Groups } from "./read-groups.ts";
import type { SensitiveTypeName } from "./sensitive-types.ts";
import { contextWidth } from "./track-context.ts";

/**
 * Finds what the words before a number say that it is: the nearest word whose kind of number has this form. A word that says
 * it is something else, such as "order", ends the search.
 */
export function findNamedNumber(reading: Reading, groups: Groups): Outcome {
  const place = reading.base + groups.start;
  let tried = 0;
  for (let back = 0; ; back++) {
    const hit = reading.context.hit(back, place, contextWidth);
    const kind = kindOf(hit);
    if (kind === "" || kind === "other") return nothing;
    // One word again and again says nothing new; those for national numbers differ by country.
    const bit = kind === "nationalId" ? 0 : 1 << (hit & 31);
    if ((tried & bit) !== 0) continue;
    tried |= bit;
    const wordEnd = reading.context.end(back) - reading.base;
    const outcome = finders[kind]?.(reading, groups, wordEnd, countryOf(hit)) ?? nothing;
    if (outcome !== nothing) return outcome;
  }
}

type Finder = (reading: Reading, groups: Groups, wordEnd: number, country: string) => Outcome;

const finders: Readonly<Partial<Record<ContextKind, Finder>>> = {
  phone: (reading, groups, wordEnd) => (groups.digits < 7 ? nothing : findNamedPhone(reading, groups, wordEnd)),
  call: (reading, groups, wordEnd) => {
    // Two fours are a range of lines or years as often as a number.
    const isRange = groups.count === 2 && groups.length(0) === groups.length(1);
    const isGrouped = groups.digits >= 10 || (groups.digits >= 7 && groups.count > 1 && !isRange);
    return isGrouped ? (finders.phone?.(reading, groups, wordEnd, "") ?? nothing) : nothing;
  },
  birth: findBirthDate,
  expiry: (reading, groups, wordEnd) => (groups.start - wordEnd > nearWidth ? nothing : findExpiry(reading, groups, true)),
  age: findNamedAge,
  cvv: plain("CREDIT_DEBIT_CARD_CVV", 3, 4),
  pin: plain("PIN", 4, 8),
  passport: plain("US_PASSPORT_NUMBER", 9, 9),
  ssn: checked("US_SOCIAL_SECURITY_NUMBER", 9, (digits) => digits !== "000000000", 0.9),
  itin: checked("US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER", 9, isItin, 0.9),
  sin: checked("CA_SOCIAL_INSURANCE_NUMBER", 9, isSin, 0.95),
  nhs: checked("UK_NATIONAL_HEALTH_SERVICE_NUMBER", 10, isNhs, 0.98),
  utr: checked("UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER", 10, () => true, 0.85),
  routing: checked("US_BANK_ROUTING_NUMBER", 9, isRoutingNumber, 0.95),
  nationalId: (reading, groups, _, country) => findNational(reading, groups, country),
  vat: (reading, groups) => findNational(reading, groups, "", "EU_TAX_NUMBER"),
  account: (reading, groups, wordEnd) => takeLong(reading, groups, wordEnd, "US_BANK_ACCOUNT_NUMBER", 6, 17),
  driver: (reading, groups, wordEnd) => takeLong(reading, groups, wordEnd, "DRIVER_ID", 7, 14),
  student: (reading, groups, wordEnd) => takeLong(reading, groups, wordEnd, "STUDENT_ID", 5, 12),
  caHealth: (reading, groups, wordEnd) => takeLong(reading, groups, wordEnd, "CA_HEALTH_NUMBER", 9, 12, true),
  medical: (reading, groups, wordEnd) => {
    const isGrouped = groups.count === 3 && isNhs(digitsOf(groups, prefixEnd(groups, 10)));
    if (isGrouped) return takeChecked(reading, groups, "UK_NATIONAL_HEALTH_SERVICE_NUMBER", 10, isNhs, 0.8);
    return takeLong(reading, groups, wordEnd, "MEDICAL_RECORD_NUMBER", 5, 12);
  },
};

function plain(type: SensitiveTypeName, least: number, most: number): Finder {
  return (reading, groups, wordEnd) => takePlain(reading, groups, wordEnd, type, least, most);
}

function checked(type: SensitiveTypeName, length: number, check: (digits: string) => boolean, confidence: number): Finder {
  return (reading, groups) => takeChecked(reading, groups, type, length, check, confidence);
}

/** One group of digits right after its word. */
function takePlain(
  reading: Reading,
  groups: Groups,
  wordEnd: number,
  type: SensitiveTypeName,
  least: number,
  most: number,
): Outcome {
  const length = groups.length(0);
  if (groups.lead !== 0 || length < least || length > most || !groups.endsNumber(0) || !isNamedBy(groups, wordEnd))
    return nothing;
  if (groups.count > 1 && groups.separator(0) !== 0x20) return nothing;
  reading.report(type, groups.start, groups.end(0), 0.8);
  return found;
}

/** Digits in one group, or in several with hyphens or spaces, right after their word. */
function takeLong(
  reading: Reading,
  groups: Groups,
  wordEnd: number,
  type: SensitiveTypeName,
  least: number,
  most: number,
  lettered = false,
): Outcome {
  if (groups.lead !== 0 || !isNamedBy(groups, wordEnd)) return nothing;
  let digits = 0;
  let end = -1;
  const separator = groups.separator(0);
  for (let group = 0; group < groups.count; group++) {
    if (group > 0 && (groups.separator(group - 1) !== separator || (separator !== 0x20 && separator !== 0x2d))) break;
    digits += groups.length(group);
    if (digits > most) break;
    if (digits >= least && groups.endsNumber(group)) end = group;
    // A space after enough digits more likely ends the number than goes on.
    if (end >= 0 && separator === 0x20 && group === 0) break;
  }
  if (
    end < 0 ||
    isDateShape(groups) ||
    groups.continues(end, 0x2e) ||
    groups.continues(end, 0x2f) ||
    groups.continues(end, 0x2d)
  ) {
    return nothing;
  }
  let last = groups.end(end);
  if (lettered) {
    // Ontario's version code: two capitals.
    const cursor = new Cursor(reading, last);
    cursor.skip(" -", 1);
    const isVersion = takeCapital(cursor) && takeCapital(cursor) && !isAlphanumeric(cursor.peek());
    if (cursor.short) return more;
    if (isVersion) last = cursor.at;
  }
  reading.report(type, groups.start, last, 0.8);
  return found;
}

function takeCapital(cursor: Cursor): boolean {
  return isUpper(cursor.peek()) && cursor.take(cursor.peek());
}

/** `length` digits in any groups, with right check digits. */
function takeChecked(
  reading: Reading,
  groups: Groups,
  type: SensitiveTypeName,
  length: number,
  check: (digits: string) => boolean,
  confidence: number,
): Outcome {
  const end = groups.lead === 0 ? prefixEnd(groups, length) : -1;
  if (end < 0 || !check(digitsOf(groups, end))) return nothing;
  reading.report(type, groups.start, groups.end(end), confidence);
  return found;
}

/** European numbers: of one country where its own word was used, of any after words such as "tax id". */
function findNational(reading: Reading, groups: Groups, country: string, type?: SensitiveTypeName): Outcome {
  if (groups.lead !== 0) return nothing;
  for (let group = 0, length = 0; group < groups.count; group++) {
    length += groups.length(group);
    if (length < 8 || length > 15 || prefixEnd(groups, length) < 0) continue;
    for (const number of nationalNumbersOf(length)) {
      if ((country !== "" && number.country !== country) || (type !== undefined && number.type !== type)) continue;
      if (!number.check(digitsOf(groups, group))) continue;
      reading.report(number.type, groups.start, groups.end(group), 0.9);
      return found;
    }
  }
  return nothing;
}

/** How the shapes that need no word begin: the first group, its separator, the second; packed. */
const aloneStarts = new Set(
  nationalNumbers.flatMap(({ alone }) =>
    alone.map((shape) => {
      const [, first = "", separator = "", second = ""] = /^(\d+)(?:(\D)(\d+))?/.exec(shape) ?? [];
      return packStart(Number(first), separator === "" ? 0 : separator.charCodeAt(0), Number(second));
    }),
  ),
);

function packStart(first: number, separator: number, second: number): number {
  return (first * 256 + separator) * 32 + second;
}

/** European numbers whose grouping and check digits nothing else has, without a word before them. */
export function findUnmistakable(reading: Reading, groups: Groups): Outcome {
  if (groups.lead !== 0 || groups.digits < 10) return nothing;
  if (!aloneStarts.has(packStart(groups.length(0), groups.separator(0), groups.length(1))) && groups.length(0) < 13)
    return nothing;
  for (let group = 0, length = 0; group < groups.count; group++) {
    length += groups.length(group);
    if (length < 10 || length > 15 || prefixEnd(groups, length) < 0) continue;
    const shape = shapeOf(groups, group);
    for (const number of nationalNumbersOf(length)) {
      if (!number.alone.includes(shape) || !number.check(digitsOf(groups, group))) continue;
      reading.report(number.type, groups.start, groups.end(group), 0.9);
      return found;
    }
  }
  return nothing;
}

function isDateShape(groups: Groups): boolean {
  const [one, two, three] = [groups.length(0), groups.length(1), groups.length(2)];
  return (one === 4 && two === 2 && three === 2) || (one <= 2 && two <= 2 && (three === 4 || three === 2));
}

/** Internal Revenue Service: 9xx, then 50 to 65, 70 to 88, 90 to 92 or 94 to 99. */
export function isItin(digits: string): boolean {
  return /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/.test(digits);
}

/** A right Luhn check digit. What begins with 0 is not given out, and so is what examples show. */
function isSin(digits: string): boolean {
  return digits !== "000000000" && passesLuhn(digits);
}

/** NHS Data Dictionary: modulus 11; a check digit of 10 is never issued. */
export function isNhs(digits: string): boolean {
  if (digits.length !== 10 || digits === "0000000000") return false;
  return (11 - (weigh(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digits.charCodeAt(9) - 0x30;
}

/** American Bankers Association: a Federal Reserve district, and weights 3, 7, 1. */
function isRoutingNumber(digits: string): boolean {
  return (
    /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(digits) &&
    weigh(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 &&
    digits !== "000000000"
  );
}
