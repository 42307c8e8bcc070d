/** Check digit algorithms. Each takes ASCII digits, or letters and digits in upper case, that its caller has looked at. */

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 0x30;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** The sum of the first digits, each times its weight. */
export function weigh(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (digits.charCodeAt(i) - 0x30) * (weights[i] ?? 0);
  return sum;
}

export const digitAt = (digits: string, index: number): number => digits.charCodeAt(index) - 0x30;

/** ISO/IEC 7064 MOD 97-10: letters count as 10 to 35. */
export function remainder97(text: string): number {
  let rest = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    rest = unit <= 0x39 ? (rest * 10 + unit - 0x30) % 97 : (rest * 100 + unit - 0x37) % 97;
  }
  return rest;
}

/** ISO/IEC 7064 MOD 11,10, the last digit being the check digit. */
export function passesMod1110(digits: string): boolean {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digitAt(digits, i) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1);
}

/** GTIN's weights 1 and 3, from the left of an even number of digits before the check digit. */
export function passesEan13(digits: string): boolean {
  const sum = weigh(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
  return (10 - (sum % 10)) % 10 === digitAt(digits, 12);
}

const dihedral = [
  "0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
] as const; // prettier-ignore
const permutations = [
  "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
] as const; // prettier-ignore

/** J. Verhoeff, Error Detecting Decimal Codes (1969); the last digit is the check digit. */
export function passesVerhoeff(digits: string): boolean {
  let state = 0;
  for (let i = 0; i < digits.length; i++) {
    const permuted = digitAt(permutations[i % 8] ?? "", digitAt(digits, digits.length - 1 - i));
    state = digitAt(dihedral[state] ?? "", permuted);
  }
  return state === 0;
}

/** Whether two digits each say a day and a month. */
export function isDayMonth(day: number, month: number): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (month === 2 ? 29 : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
  );
}

export const twoDigits = (digits: string, index: number): number => digitAt(digits, index) * 10 + digitAt(digits, index + 1);
