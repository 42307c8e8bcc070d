import { digitAt, isDayMonth, passesEan13, passesLuhn, passesMod1110, passesVerhoeff, twoDigits, weigh } from "./check-digits.ts";

/** A number of digits only that a European country gives to people or taxpayers. */
export interface NationalNumber {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** In the country's own words. */
  readonly name: string;
  readonly type: "EU_NATIONAL_ID" | "EU_TAX_NUMBER";
  readonly length: number;
  /** Lengths of groups and what parts them, as in `6-4`, that nothing else has: with these the number needs no word before it. */
  readonly alone: readonly string[];
  readonly check: (digits: string) => boolean;
}

export const mod11 = (digits: string, weights: readonly number[]): number => weigh(digits, weights) % 11;

/** Day, month and year as the first six digits; the day, or month, may have a constant added for some people. */
const isDayFirst = (digits: string, from = 0): boolean => isDayMonth(twoDigits(digits, from), twoDigits(digits, from + 2));
const isYearFirst = (digits: string, from = 0, monthBase = 20): boolean =>
  isDayMonth(twoDigits(digits, from + 4), twoDigits(digits, from + 2) % monthBase);

function norwegian(digits: string): boolean {
  const day = twoDigits(digits, 0);
  if (!isDayMonth(day > 40 ? day - 40 : day, twoDigits(digits, 2) % 40)) return false;
  const first = (11 - mod11(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2])) % 11;
  const second = (11 - mod11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) % 11;
  return first === digitAt(digits, 9) && second === digitAt(digits, 10);
}

/** Among the first ten digits one comes twice or three times, the others once at most. */
function germanTax(digits: string): boolean {
  if (digitAt(digits, 0) === 0 || !passesMod1110(digits)) return false;
  const counts = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10; i++) counts[digitAt(digits, i)] = (counts[digitAt(digits, i)] ?? 0) + 1;
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3;
}

/** Who is born from 2000 on has a 2 put before the nine digits. */
function belgian(digits: string): boolean {
  if (twoDigits(digits, 2) % 20 > 12 || twoDigits(digits, 4) > 31) return false;
  const check = 97 - (Number(digits.slice(0, 9)) % 97);
  const later = 97 - (Number(`2${digits.slice(0, 9)}`) % 97);
  return twoDigits(digits, 9) === check || twoDigits(digits, 9) === later;
}

function french(digits: string): boolean {
  const month = twoDigits(digits, 3);
  if (!"123478".includes(digits.charAt(0)) || month === 0 || (month > 12 && month < 20)) return false;
  return 97 - (Number(digits.slice(0, 13)) % 97) === twoDigits(digits, 13);
}

/** Two rounds of weights: the second where the first leaves 10. */
function baltic(digits: string): boolean {
  if (digitAt(digits, 0) < 1 || digitAt(digits, 0) > 8 || !isYearFirst(digits, 1)) return false;
  let rest = mod11(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]);
  if (rest === 10) rest = mod11(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]);
  return rest % 10 === digitAt(digits, 10);
}

function luxembourgish(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  if (year < 1880 || year > 2060 || !isDayMonth(twoDigits(digits, 6), twoDigits(digits, 4))) return false;
  return passesLuhn(digits.slice(0, 12)) && passesVerhoeff(digits.slice(0, 11) + digits.charAt(12));
}

function hungarian(digits: string): boolean {
  if (digitAt(digits, 0) === 0 || !isYearFirst(digits, 1)) return false;
  const up = mod11(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const down = mod11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  return up === digitAt(digits, 10) || down === digitAt(digits, 10);
}

/** EMŠO and JMBG: the year's first digit is left out. */
function yugoslav(digits: string): boolean {
  if (!isDayFirst(digits) || (digitAt(digits, 4) !== 9 && digitAt(digits, 4) !== 0)) return false;
  const check = (11 - mod11(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) % 11;
  return check === digitAt(digits, 12);
}

export function portuguese(digits: string): boolean {
  if ("047".includes(digits.charAt(0))) return false;
  const rest = mod11(digits, [9, 8, 7, 6, 5, 4, 3, 2]);
  return (rest < 2 ? 0 : 11 - rest) === digitAt(digits, 8);
}

function austrian(digits: string): boolean {
  const month = twoDigits(digits, 6);
  if (digitAt(digits, 0) === 0 || twoDigits(digits, 4) < 1 || twoDigits(digits, 4) > 31 || month < 1 || month > 15) return false;
  return mod11(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) === digitAt(digits, 3);
}

const swedish = (digits: string): boolean => {
  const day = twoDigits(digits, 4);
  return isDayMonth(day > 60 ? day - 60 : day, twoDigits(digits, 2)) && passesLuhn(digits);
};

const id = "EU_NATIONAL_ID";
const tax = "EU_TAX_NUMBER";

/** Rules as the issuing authorities publish them. */
export const nationalNumbers: readonly NationalNumber[] = [
  { country: "AT", name: "Sozialversicherungsnummer", type: id, length: 10, alone: ["4 6", "4-6"], check: austrian },
  { country: "BE", name: "rijksregisternummer", type: id, length: 11, alone: ["2.2.2-3.2", "6-3-2", "6 3 2"], check: belgian },
  {
    country: "BG",
    name: "ЕГН",
    type: id,
    length: 10,
    alone: [],
    check: (digits) => isYearFirst(digits) && mod11(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 10 === digitAt(digits, 9),
  },
  {
    country: "CH",
    name: "AHV-Nummer",
    type: id,
    length: 13,
    alone: ["13", "3.4.4.2", "3 4 4 2"],
    check: (digits) => digits.startsWith("756") && passesEan13(digits),
  },
  {
    country: "CZ",
    name: "rodné číslo",
    type: id,
    length: 10,
    alone: ["6/4"],
    check: (digits) => (isYearFirst(digits, 0, 50) || isYearFirst(digits) ? Number(digits) % 11 === 0 : false),
  },
  { country: "DE", name: "Steuer-Identifikationsnummer", type: tax, length: 11, alone: ["2 3 3 3"], check: germanTax },
  {
    country: "DK",
    name: "CPR-nummer",
    type: id,
    length: 10,
    alone: ["6-4"],
    check: (digits) => isDayFirst(digits) && mod11(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0,
  },
  { country: "EE", name: "isikukood", type: id, length: 11, alone: [], check: baltic },
  {
    country: "ES",
    name: "número de la Seguridad Social",
    type: id,
    length: 12,
    alone: [],
    check: (digits) => Number(digits.slice(0, 10)) % 97 === twoDigits(digits, 10),
  },
  {
    country: "FI",
    name: "Y-tunnus",
    type: tax,
    length: 8,
    alone: [],
    check: (digits) => (11 - mod11(digits, [7, 9, 10, 5, 8, 4, 2])) % 11 === digitAt(digits, 7),
  },
  {
    country: "FR",
    name: "numéro de sécurité sociale",
    type: id,
    length: 15,
    alone: ["15", "13 2", "1 2 2 2 3 3 2"],
    check: french,
  },
  {
    country: "FR",
    name: "numéro fiscal",
    type: tax,
    length: 13,
    alone: [],
    check: (digits) => digitAt(digits, 0) < 4 && Number(digits.slice(0, 10)) % 511 === Number(digits.slice(10)),
  },
  { country: "GR", name: "ΑΜΚΑ", type: id, length: 11, alone: [], check: (digits) => isDayFirst(digits) && passesLuhn(digits) },
  {
    country: "GR",
    name: "ΑΦΜ",
    type: tax,
    length: 9,
    alone: [],
    check: (digits) => mod11(digits, [256, 128, 64, 32, 16, 8, 4, 2]) % 10 === digitAt(digits, 8),
  },
  { country: "HR", name: "OIB", type: tax, length: 11, alone: [], check: passesMod1110 },
  { country: "HR", name: "JMBG", type: id, length: 13, alone: [], check: yugoslav },
  { country: "HU", name: "személyi szám", type: id, length: 11, alone: ["1-6-4", "1 6 4"], check: hungarian },
  {
    country: "HU",
    name: "TAJ-szám",
    type: id,
    length: 9,
    alone: [],
    check: (digits) => weigh(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digitAt(digits, 8),
  },
  {
    country: "HU",
    name: "adóazonosító jel",
    type: tax,
    length: 10,
    alone: [],
    check: (digits) => digitAt(digits, 0) === 8 && mod11(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9]) === digitAt(digits, 9),
  },
  { country: "IT", name: "partita IVA", type: tax, length: 11, alone: [], check: passesLuhn },
  { country: "LT", name: "asmens kodas", type: id, length: 11, alone: [], check: baltic },
  {
    country: "LU",
    name: "matricule",
    type: id,
    length: 13,
    alone: ["13", "4 2 2 5", "4 2 2 3 2", "8 5", "8 3 2"],
    check: luxembourgish,
  },
  {
    country: "LV",
    name: "personas kods",
    type: id,
    length: 11,
    alone: ["6-5"],
    check: (digits) =>
      digits.startsWith("32")
        ? true
        : isDayFirst(digits) &&
          ((((1101 - weigh(digits, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) + 11) % 11) % 10 === digitAt(digits, 10),
  },
  {
    country: "NL",
    name: "burgerservicenummer",
    type: id,
    length: 9,
    alone: [],
    check: (digits) => Number(digits) > 0 && mod11(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) === 0,
  },
  { country: "NO", name: "fødselsnummer", type: id, length: 11, alone: ["6 5"], check: norwegian },
  {
    country: "PL",
    name: "PESEL",
    type: id,
    length: 11,
    alone: [],
    check: (digits) =>
      isYearFirst(digits) && (10 - (weigh(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digitAt(digits, 10),
  },
  {
    country: "PL",
    name: "NIP",
    type: tax,
    length: 10,
    alone: ["3-3-2-2", "3-2-2-3"],
    check: (digits) => mod11(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) === digitAt(digits, 9),
  },
  { country: "PT", name: "NIF", type: tax, length: 9, alone: [], check: portuguese },
  {
    country: "RO",
    name: "CNP",
    type: id,
    length: 13,
    alone: [],
    check: (digits) =>
      digitAt(digits, 0) > 0 &&
      isYearFirst(digits, 1) &&
      (mod11(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 10 ||
        (mod11(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) === 10 ? 1 : 0)) === digitAt(digits, 12),
  },
  { country: "SE", name: "personnummer", type: id, length: 10, alone: ["6-4"], check: swedish },
  {
    country: "SE",
    name: "personnummer",
    type: id,
    length: 12,
    alone: ["8-4"],
    check: (digits) => (digits.startsWith("19") || digits.startsWith("20")) && swedish(digits.slice(2)),
  },
  { country: "SI", name: "EMŠO", type: id, length: 13, alone: [], check: yugoslav },
  {
    country: "SI",
    name: "davčna številka",
    type: tax,
    length: 8,
    alone: [],
    check: (digits) => ((11 - mod11(digits, [8, 7, 6, 5, 4, 3, 2])) % 11) % 10 === digitAt(digits, 7),
  },
  {
    country: "SK",
    name: "rodné číslo",
    type: id,
    length: 10,
    alone: [],
    check: (digits) => (isYearFirst(digits, 0, 50) || isYearFirst(digits)) && Number(digits) % 11 === 0,
  },
];

const byLength = new Map<number, NationalNumber[]>();
for (const number of nationalNumbers) byLength.set(number.length, [...(byLength.get(number.length) ?? []), number]);

export function nationalNumbersOf(length: number): readonly NationalNumber[] {
  return byLength.get(length) ?? [];
}
