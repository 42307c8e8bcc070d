import { digitAt, isDayMonth, twoDigits, weigh } from "./check-digits.ts";
import type { NationalNumber } from "./national-numbers.ts";

type NationalType = NationalNumber["type"];

const id = "EU_NATIONAL_ID";
const tax = "EU_TAX_NUMBER";

/** Letter and digit identities: Italian codice fiscale (16), Spanish DNI and NIE, Irish PPSN, Maltese and Cypriot numbers, Finnish HETU. */
export function checkLetteredId(
  code: string,
): { readonly country: string; readonly type: NationalType; readonly alone: boolean } | undefined {
  if (/^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/.test(code))
    return passesCodiceFiscale(code) ? { country: "IT", type: id, alone: true } : undefined;
  if (/^[XYZ]?\d{7,8}[A-Z]$/.test(code)) {
    const spanish = code.length === 9 && code.charAt(8) === spanishLetter(code);
    if (spanish) return { country: "ES", type: id, alone: true };
  }
  if (/^\d{7}[A-W][A-IW]?$/.test(code) && code.charAt(7) === irishLetter(code))
    return { country: "IE", type: id, alone: code.length === 9 };
  if (/^\d{7}[MGAPLHBZ]$/.test(code)) return { country: "MT", type: id, alone: false };
  if (/^\d{8}[A-Z]$/.test(code) && code.charAt(8) === cypriotLetter(code)) return { country: "CY", type: tax, alone: false };
  return undefined;
}

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function passesCodiceFiscale(code: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const unit = code.charCodeAt(i);
    const value = unit <= 0x39 ? unit - 0x30 : unit - 0x41;
    sum += i % 2 === 0 ? (oddValues[value] ?? 0) : value;
  }
  return code.charCodeAt(15) === 0x41 + (sum % 26);
}

export function spanishLetter(code: string): string {
  const number = code.slice(0, 8).replace("X", "0").replace("Y", "1").replace("Z", "2");
  return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Number(number) % 23);
}

export function irishLetter(code: string): string {
  const second = code.length === 9 && code.charAt(8) !== "W" ? code.charCodeAt(8) - 0x40 : 0;
  return "WABCDEFGHIJKLMNOPQRSTUV".charAt((weigh(code, [8, 7, 6, 5, 4, 3, 2]) + second * 9) % 23);
}

export function cypriotLetter(code: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? (oddValues[digitAt(code, i)] ?? 0) : digitAt(code, i);
  return String.fromCharCode(0x41 + (sum % 26));
}

/** Finnish henkilötunnus: `DDMMYY`, a sign for the century, three digits and a check character. */
export function passesHetu(text: string): boolean {
  if (!/^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/.test(text) || !isDayMonth(twoDigits(text, 0), twoDigits(text, 2))) return false;
  return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Number(text.slice(0, 6) + text.slice(7, 10)) % 31) === text.charAt(10);
}
