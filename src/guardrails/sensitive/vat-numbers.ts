import { digitAt, passesLuhn, passesMod1110, remainder97, weigh } from "./check-digits.ts";
import { cypriotLetter, irishLetter, spanishLetter } from "./lettered-ids.ts";
import { mod11, portuguese } from "./national-numbers.ts";

/** Bodies of VAT numbers after their country's prefix, with check digits where the country has published the rule. */
const vatBodies: Readonly<Record<string, (body: string) => boolean>> = {
  AT: (body) => /^U\d{8}$/.test(body) && austrianVat(body.slice(1)),
  BE: (body) => /^[01]\d{9}$/.test(body) && 97 - (Number(body.slice(0, 8)) % 97) === Number(body.slice(8)),
  BG: (body) => /^\d{9,10}$/.test(body) && (body.length === 10 || bulgarianVat(body)),
  CY: (body) => /^\d{8}[A-Z]$/.test(body) && cypriotLetter(body) === body.charAt(8),
  CZ: (body) => /^\d{8,10}$/.test(body) && (body.length === 8 ? czechVat(body) : body.length === 10 && Number(body) % 11 === 0),
  DE: (body) => /^[1-9]\d{8}$/.test(body) && passesMod1110(body),
  DK: (body) => /^[1-9]\d{7}$/.test(body) && weigh(body, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  EE: (body) => /^\d{9}$/.test(body) && (10 - (weigh(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10 === digitAt(body, 8),
  EL: (body) => /^\d{9}$/.test(body) && mod11(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 10 === digitAt(body, 8),
  ES: (body) =>
    (/^[XYZ]?\d{7,8}[A-Z]$/.test(body) && body.length === 9 && spanishLetter(body) === body.charAt(8)) || spanishCompany(body),
  FI: (body) => /^\d{8}$/.test(body) && (11 - mod11(body, [7, 9, 10, 5, 8, 4, 2])) % 11 === digitAt(body, 7),
  FR: (body) =>
    /^\d{11}$/.test(body) &&
    (12 + 3 * (Number(body.slice(2)) % 97)) % 97 === Number(body.slice(0, 2)) &&
    passesLuhn(body.slice(2)),
  GB: (body) => /^\d{9}(?:\d{3})?$/.test(body) && britishVat(body),
  HR: (body) => /^\d{11}$/.test(body) && passesMod1110(body),
  HU: (body) => /^\d{8}$/.test(body) && (10 - (weigh(body, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === digitAt(body, 7),
  IE: (body) => /^\d{7}[A-W][A-IW]?$/.test(body) && irishLetter(body) === body.charAt(7),
  IT: (body) => /^\d{11}$/.test(body) && passesLuhn(body),
  LT: (body) => /^(?:\d{9}|\d{12})$/.test(body) && lithuanianVat(body),
  LU: (body) => /^\d{8}$/.test(body) && Number(body.slice(0, 6)) % 89 === Number(body.slice(6)),
  LV: (body) => /^[4-9]\d{10}$/.test(body) && latvianVat(body),
  MT: (body) => /^[1-9]\d{7}$/.test(body) && 37 - (weigh(body, [3, 4, 6, 7, 8, 9]) % 37) === Number(body.slice(6)),
  NL: (body) => /^\d{9}B\d{2}$/.test(body) && (mod11(body, [9, 8, 7, 6, 5, 4, 3, 2, -1]) === 0 || remainder97(`NL${body}`) === 1),
  NO: (body) => /^\d{9}(?:MVA)?$/.test(body) && (11 - mod11(body, [3, 2, 7, 6, 5, 4, 3, 2])) % 11 === digitAt(body, 8),
  PL: (body) => /^\d{10}$/.test(body) && mod11(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) === digitAt(body, 9),
  PT: (body) => /^\d{9}$/.test(body) && portuguese(body),
  RO: (body) => /^[1-9]\d{4,9}$/.test(body) && romanianVat(body),
  SE: (body) => /^\d{10}01$/.test(body) && passesLuhn(body.slice(0, 10)),
  SI: (body) => /^[1-9]\d{7}$/.test(body) && ((11 - mod11(body, [8, 7, 6, 5, 4, 3, 2])) % 11) % 10 === digitAt(body, 7),
  SK: (body) => /^[1-9]\d{9}$/.test(body) && Number(body) % 11 === 0,
  CHE: (body) => /^\d{9}(?:MWST|TVA|IVA)?$/.test(body) && (11 - mod11(body, [5, 4, 3, 2, 7, 6, 5, 4])) % 11 === digitAt(body, 8),
};

export const longestVat = 15;

/** Of `code`, without separators: a country's prefix and a body with right check digits. */
export function isVatNumber(code: string): boolean {
  const prefix = code.startsWith("CHE") ? "CHE" : code.startsWith("GR") ? "EL" : code.slice(0, 2);
  const check = vatBodies[prefix];
  return check !== undefined && check(code.slice(prefix === "CHE" ? 3 : 2));
}

function luhnLike(body: string, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const value = digitAt(body, i) * (i % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}

const austrianVat = (body: string): boolean => (96 - luhnLike(body, 7)) % 10 === digitAt(body, 7);

function bulgarianVat(body: string): boolean {
  let rest = mod11(body, [1, 2, 3, 4, 5, 6, 7, 8]);
  if (rest === 10) rest = mod11(body, [3, 4, 5, 6, 7, 8, 9, 10]) % 10;
  return rest === digitAt(body, 8);
}

function czechVat(body: string): boolean {
  const rest = mod11(body, [8, 7, 6, 5, 4, 3, 2]);
  return (rest === 0 ? 1 : rest === 1 ? 0 : 11 - rest) === digitAt(body, 7);
}

/** Company numbers: a letter, seven digits, a digit or a letter. */
function spanishCompany(body: string): boolean {
  if (!/^[A-HJ-NP-SUVW]\d{7}[0-9A-J]$/.test(body)) return false;
  let sum = 0;
  for (let i = 1; i <= 7; i++) {
    const value = digitAt(body, i) * (i % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  const check = (10 - (sum % 10)) % 10;
  return body.charAt(8) === String(check) || body.charAt(8) === "JABCDEFGHI".charAt(check);
}

function britishVat(body: string): boolean {
  const sum = weigh(body, [8, 7, 6, 5, 4, 3, 2]) + Number(body.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

function lithuanianVat(body: string): boolean {
  const long = body.length === 12;
  let rest = mod11(body, long ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2] : [1, 2, 3, 4, 5, 6, 7, 8]);
  if (rest === 10) rest = mod11(body, long ? [3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4] : [3, 4, 5, 6, 7, 8, 9, 1]);
  return rest % 10 === digitAt(body, body.length - 1);
}

function latvianVat(body: string): boolean {
  const rest = 3 - mod11(body, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]);
  return (rest < -1 ? rest + 11 : rest) === digitAt(body, 10);
}

function romanianVat(body: string): boolean {
  const padded = body.padStart(10, "0");
  return ((weigh(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === digitAt(padded, 9);
}
