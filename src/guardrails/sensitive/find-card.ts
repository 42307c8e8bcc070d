import { passesLuhn } from "./check-digits.ts";
import { found, isDigit, nothing } from "./read-ahead.ts";
import type { Outcome, Reading } from "./read-ahead.ts";
import { dotMark, hyphenMark, spaceMark } from "./read-groups.ts";
import type { Groups } from "./read-groups.ts";

/** Finds a payment card number that begins with the first of `groups`. */
export function findCard({ text, report, context, base }: Reading, groups: Groups): Outcome {
  const { start } = groups;
  const first = text.charCodeAt(start);
  // Issuers of cards begin with 2 to 6, and 1800; 81 is China's newer range and rare enough to leave out.
  if (first < 0x31 || first > 0x36) return nothing;
  // After a decimal point, or a comma between thousands; in a list of values a longer group follows the comma.
  const before = text.charCodeAt(start - 1);
  if ((before === 0x2e || (before === 0x2c && groups.length(0) === 3)) && isDigit(text.charCodeAt(start - 2))) return nothing;

  // A run of groups that no issuer writes is not worth collecting.
  if (groups.digits < 12) return nothing;
  const named = context.has("card", base + start);
  const size = groups.length(0);
  if (!named && size !== 4 && size !== 1 && size < 13) return nothing;
  if (first === 0x31 && size < 4) return nothing;
  let digits = "";
  for (let group = 0; group < groups.count; group++) {
    if (group > 0 && !joins(groups, group)) return nothing;
    digits += text.slice(groups.begin(group), groups.end(group));
    if (digits.length > 19) return nothing;
    if (digits.length < (named ? 12 : 13) || !groups.endsNumber(group)) continue;
    // Odd groups and Maestro's twelve digits are believed only where the number begins and ends with them.
    const isCustomary = digits.length > 12 && isGrouped(groups, group);
    const isAll = group + 1 === groups.count && !((before === 0x20 || before === 0x2d) && isDigit(text.charCodeAt(start - 2)));
    if ((isCustomary || (named && isAll)) && isCard(digits)) {
      report("CREDIT_DEBIT_CARD_NUMBER", start, groups.end(group), group === 0 ? 0.95 : 0.99);
      return found;
    }
  }
  return nothing;
}

/** One kind of separator through the whole number. */
function joins(groups: Groups, group: number): boolean {
  const separator = groups.separator(group - 1);
  return separator === groups.separator(0) && (separator === spaceMark || separator === hyphenMark || separator === dotMark);
}

/** One block; fours with a remainder; 4-6-5 and 4-6-4; or digit by digit. Columns of figures are none of these. */
function isGrouped(groups: Groups, last: number): boolean {
  if (last === 0) return true;
  if (last === 2 && groups.length(0) === 4 && groups.length(1) === 6) return groups.length(2) === 4 || groups.length(2) === 5;
  const size = groups.length(0);
  if (size !== 4 && size !== 1) return false;
  for (let group = 1; group < last; group++) if (groups.length(group) !== size) return false;
  return groups.length(last) <= size;
}

/** Issuer prefixes and lengths as published by the networks; then the Luhn check digit (ISO/IEC 7812-1, annex B). */
function isCard(digits: string): boolean {
  return hasIssuer(digits) && passesLuhn(digits);
}

function hasIssuer(digits: string): boolean {
  const { length } = digits;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if (digits.startsWith("4")) return length === 13 || length === 16 || length === 19;
  if (length === 12) return /^(?:5018|5020|5038|5[678]|6304|6390|67[56])/.test(digits);
  if (four === 1800 || four === 2131) return length === 15;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059)) return length === 14 || length === 16;
  if (four >= 3528 && four <= 3589) return length >= 16;
  if (four === 6011 || two === 64 || two === 65) return length >= 16;
  if (two === 62 || two === 60) return length >= 16;
  return (two === 50 || (two >= 56 && two <= 69)) && (length === 13 || length >= 15);
}
