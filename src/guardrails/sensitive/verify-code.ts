import { bankCountries, ibanLengths, longestIban } from "./bank-codes.ts";
import { remainder97 } from "./check-digits.ts";
import { countryOf, kindOf } from "./context-words.ts";
import { checkLetteredId } from "./lettered-ids.ts";
import { done, isAlphanumeric, isDigit, isLower, isUpper, more } from "./read-ahead.ts";
import type { Reading, Verdict } from "./read-ahead.ts";
import type { SensitiveTypeName } from "./sensitive-types.ts";
import { contextWidth } from "./track-context.ts";
import { isVatNumber, longestVat } from "./vat-numbers.ts";

/** What the scanner saw of a run of letters and digits. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
  readonly upper: boolean;
  readonly lower: boolean;
}

/** Whether the run may begin an identifier of letters and digits: asked of every run, so it must cost little. */
export function mayBeCode({ text, final, context, base }: Reading, run: Run): boolean {
  const length = run.end - run.start;
  if (run.digits) {
    if (run.upper && !run.lower) return length >= 2;
    return isIbanStart(text, run.start) || (length >= 5 && context.isAny(base + run.start, contextWidth));
  }
  if (!run.upper || run.lower) return false;
  if (length <= 4) {
    const next = text.charCodeAt(run.end);
    if (next !== 0x20 && next !== 0x2d) return run.end >= text.length && !final;
    if (run.end + 1 >= text.length) return !final;
    return isDigit(text.charCodeAt(run.end + 1));
  }
  return length === 8 || length === 11;
}

/** Identifiers of letters and digits that begin with `run`: with check digits, in a form of their own, or named by a word before them. */
export function verifyCode(reading: Reading, run: Run): Verdict {
  const { text, report } = reading;
  const before = text.charCodeAt(run.start - 1);
  // The rest of something longer.
  if (
    before === 0x5f ||
    before === 0x40 ||
    ((before === 0x2d || before === 0x2e) && isAlphanumeric(text.charCodeAt(run.start - 2)))
  ) {
    return done;
  }
  const solid = text.slice(run.start, run.end);
  const hit = nearestHit(reading, run.start);
  const kind = kindOf(hit);
  // Most runs stand alone; what may go on after a space is read on.
  const goesOn =
    (solid.length === 2 && !run.digits) ||
    isIbanStart(text, run.start) ||
    solid === "CHE" ||
    !run.upper ||
    kind === "vat" ||
    kind === "nationalId" ||
    namedTypes[kind] !== undefined;
  const code = goesOn ? readCode(reading, run.start) : solidCode(solid, run);
  if (code.short) return more;
  const tell = (type: SensitiveTypeName, length: number, confidence: number): Verdict => {
    report(type, run.start, code.ends.at(length), confidence);
    return done;
  };

  const iban = isIbanStart(text, run.start) ? (ibanLengths.get(code.compact.slice(0, 2)) ?? 0) : 0;
  if (iban > 0 && code.isWhole(iban) && isIban(code.compact.slice(0, iban))) {
    return tell("INTERNATIONAL_BANK_ACCOUNT_NUMBER", iban, 0.99);
  }
  if (solid.length === 17 && isVehicle(reading, run, solid)) return tell("VEHICLE_IDENTIFICATION_NUMBER", 17, 0.95);
  if (code.isWhole(9) && isNationalInsurance(code.compact.slice(0, 9))) return tell("UK_NATIONAL_INSURANCE_NUMBER", 9, 0.95);

  if (!run.lower || kind === "nationalId" || kind === "vat") {
    const vat = vatLength(code, kind === "vat" || code.compact.startsWith("CHE"), solid.length);
    if (vat > 0) return tell("EU_TAX_NUMBER", vat, 0.9);
    for (const length of [16, 9, 8]) {
      if (!code.isWhole(length)) continue;
      const lettered = checkLetteredId(code.compact.slice(0, length));
      if (lettered === undefined || !(lettered.alone || kind === "nationalId")) continue;
      const country = countryOf(hit);
      if (!lettered.alone && country !== "" && country !== lettered.country) continue;
      if (kind === "other") continue;
      return tell(lettered.type, length, 0.9);
    }
    if (solid.length === 16 && /^[A-Z]{1,5}9{0,4}\d[0156]\d[0-3]\d\d[A-Z9]{2}\d[A-Z]{2}$/.test(solid))
      return tell("DRIVER_ID", 16, 0.95);
    if (isBankCode(solid, kind)) return tell("SWIFT_CODE", solid.length, kind === "bank" ? 0.95 : 0.8);
  }
  return verifyNamed(reading, run, code, kind);
}

/** What words such as "passport" name: letters and digits, four digits at least. */
function verifyNamed(reading: Reading, run: Run, code: Code, kind: string): Verdict {
  const named = namedTypes[kind];
  // "student ID 123": the capitals are the name, not the number.
  if (!run.digits && reading.context.end(0) >= reading.base + run.end) return done;
  if (named === undefined || reading.base + run.start - reading.context.end(0) > nearWidth) return done;
  const between = reading.text.slice(Math.max(0, run.start - 3), run.start);
  if (/[.!?;]\s$|\n\s*\n$/.test(between) && !/\b(?:o|r)\.\s$/.test(between)) return done;
  const [type, least, most] = named;
  let length = 0;
  for (let i = Math.min(most, code.compact.length); i >= least && length === 0; i--) if (code.isWhole(i)) length = i;
  if (length === 0) return done;
  const found = code.compact.slice(0, length);
  const digits = found.replaceAll(/\D/g, "").length;
  // Hashes and other random text mix cases; identifiers have a few letters first.
  if (run.lower && (run.upper || !/^[A-Z]{1,3}\d+$/.test(found))) return done;
  // Words in capitals are no identifiers; nor is what goes on beyond the longest.
  if (digits < 4 || digits === length || (type === "US_PASSPORT_NUMBER" && digits < 6)) return done;
  reading.report(
    type,
    run.start,
    code.ends.at(length),
    type === "US_PASSPORT_NUMBER" && !/^[A-Z]\d{8}$/.test(found) ? 0.6 : 0.85,
  );
  return done;
}

/** How near the word must be. */
const nearWidth = 28;

const namedTypes: Readonly<Record<string, readonly [SensitiveTypeName, number, number] | undefined>> = {
  passport: ["US_PASSPORT_NUMBER", 7, 9],
  driver: ["DRIVER_ID", 5, 16],
  student: ["STUDENT_ID", 5, 14],
  medical: ["MEDICAL_RECORD_NUMBER", 5, 16],
  caHealth: ["CA_HEALTH_NUMBER", 10, 12],
};

/** The kind of the nearest context word; vehicle words give way to others because a 17-character number has been looked at. */
function nearestHit({ context, base }: Reading, start: number): number {
  return context.hit(0, base + start, contextWidth);
}

interface Code {
  /** Capital letters and digits without separators. */
  readonly compact: string;
  /** Where the first `length` of them end in the text. */
  readonly ends: { readonly at: (length: number) => number };
  /** What was read may go on beyond the end of the text. */
  readonly short: boolean;
  /** Whether the first `length` of them stand by themselves. */
  readonly isWhole: (length: number) => boolean;
}

/** Up to an IBAN's length of capitals and digits, with single spaces, hyphens and dots between them; a run with small letters by itself. */
function readCode({ text, final }: Reading, start: number): Code {
  /** Ends of groups: how many characters they make, and where they end. */
  const counts: number[] = [];
  const ends: number[] = [];
  let compact = "";
  let i = start;
  let small = false;
  while (compact.length <= longestIban) {
    const from = i;
    const limit = Math.min(text.length, from + longestIban + 1);
    while (i < limit && isAlphanumeric(text.charCodeAt(i))) {
      // The country of an IBAN is now and then written as a name is: Fr76.
      small ||= isLower(text.charCodeAt(i)) && !(i === start + 1 && isDigit(text.charCodeAt(i + 1)));
      i++;
    }
    compact += text.slice(from, i);
    counts.push(compact.length);
    ends.push(i);
    const unit = text.charCodeAt(i);
    if (small || (unit !== 0x20 && unit !== 0x2d && unit !== 0x2e)) break;
    if (i + 1 >= text.length) {
      i = text.length;
      break;
    }
    const next = text.charCodeAt(i + 1);
    if (!isDigit(next) && !isUpper(next)) break;
    i++;
  }
  const short = i >= text.length && !final && compact.length <= longestIban;
  const at = (length: number): number => ends[counts.indexOf(length)] ?? start;
  return { compact: compact.toUpperCase(), ends: { at }, short, isWhole: (length) => counts.includes(length) };
}

function solidCode(solid: string, run: Run): Code {
  const isWhole = (length: number): boolean => length === solid.length;
  return { compact: solid.toUpperCase(), ends: { at: (length) => run.start + length }, short: false, isWhole };
}

function isIbanStart(text: string, at: number): boolean {
  return (
    !isDigit(text.charCodeAt(at)) &&
    !isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    isDigit(text.charCodeAt(at + 3))
  );
}

/** ISO 13616: the first four characters go last, and the remainder modulo 97 is 1. */
function isIban(code: string): boolean {
  return /^[A-Z]{2}\d{2}/.test(code) && remainder97(code.slice(4) + code.slice(0, 4)) === 1;
}

const vehicleValues = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
const vehicleWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** ISO 3779; the check digit of 49 CFR 565 is only in North American numbers, so others need a word before them. */
function isVehicle({ context, base }: Reading, { start, digits }: Run, code: string): boolean {
  const vin = code.toUpperCase();
  if (!digits || !/^[A-HJ-NPR-Z0-9]{13}[0-9]{2}[A-HJ-NPR-Z0-9]{2}$|^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return false;
  const named = context.has("vin", base + start);
  if (code !== vin && !named) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (vehicleValues.indexOf(vin.charAt(i)) % 10) * (vehicleWeights[i] ?? 0);
  const check = sum % 11;
  if (vin.charAt(8) === (check === 10 ? "X" : String(check))) return true;
  return named && !/^[1-5]/.test(vin);
}

/** HM Revenue and Customs: prefixes that are given out, six digits, a suffix from A to D. */
function isNationalInsurance(code: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/.test(code);
}

/** The length of the VAT number that `code` begins with, 0 for none: in one piece, or in several where it is called one. */
function vatLength(code: Code, named: boolean, solid: number): number {
  if (!named) return solid >= 8 && solid <= longestVat && isVatNumber(code.compact.slice(0, solid)) ? solid : 0;
  for (let length = Math.min(longestVat, code.compact.length); length >= 8; length--) {
    if (code.isWhole(length) && isVatNumber(code.compact.slice(0, length))) return length;
  }
  return 0;
}

/** ISO 9362: four letters, a country, two more, and a branch of three. Words in capitals have that form: it needs a word, or the branch XXX. */
function isBankCode(code: string, kind: string): boolean {
  if (!/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(code) || !bankCountries.has(code.slice(4, 6))) return false;
  return kind === "bank" || (code.length === 11 && code.endsWith("XXX"));
}
