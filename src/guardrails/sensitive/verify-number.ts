import { findAgeBefore } from "./find-age.ts";
import { findCard } from "./find-card.ts";
import { findExpiry } from "./find-date.ts";
import { findNamedNumber, findUnmistakable, isItin } from "./find-named-number.ts";
import { findPhone } from "./find-phone.ts";
import { done, found, hasContext, isAlphanumeric, isDigit, isUpper, more, nothing } from "./read-ahead.ts";
import type { Outcome, Reading, Verdict } from "./read-ahead.ts";
import { digitsOf, dotMark, hyphenMark, readGroups, spaceMark } from "./read-groups.ts";
import type { Groups } from "./read-groups.ts";
import { passesHetu } from "./lettered-ids.ts";
import { contextWidth } from "./track-context.ts";

/** Woken at the first digit of a run that no letter precedes, or at `+` or `(`. What is found first is all that is found. */
export function verifyNumber(reading: Reading, at: number, groups: Groups): Verdict {
  if (readGroups(reading, at, groups) === more) return more;
  if (groups.count === 0) return done;
  const named = reading.context.isAny(reading.base + at, contextWidth);
  // A telephone number has seven digits at least, an address four groups: most numbers are neither.
  const isShort = groups.digits < 7 && groups.count < 4;
  if (isShort && !named && groups.length(0) > 3) return done;
  const outcome = isShort ? findShort(reading, groups, named) : findLong(reading, groups, named);
  return outcome === more ? more : done;
}

function findShort(reading: Reading, groups: Groups, named: boolean): Outcome {
  if (groups.lead !== 0) return nothing;
  if (named) {
    const outcome = findNamedNumber(reading, groups);
    if (outcome !== nothing) return outcome;
    if (reading.context.has("card", reading.base + groups.start) && findExpiry(reading, groups, false) === found) return found;
  }
  if (reading.seeks("AGE")) {
    const outcome = findAgeBefore(reading, groups);
    if (outcome !== nothing) return outcome;
  }
  return groups.length(0) === 6 && groups.count === 1 ? findHetu(reading, groups) : nothing;
}

function findLong(reading: Reading, groups: Groups, named: boolean): Outcome {
  if (groups.lead === 0) {
    const shaped = findAddress(reading, groups) || findTriple(reading, groups) || findHetu(reading, groups);
    if (shaped !== nothing) return shaped;
    if (findCard(reading, groups) === found || findUnmistakable(reading, groups) === found) return found;
  }
  if (named) {
    const outcome = findNamedNumber(reading, groups);
    if (outcome !== nothing) return outcome;
    if (
      groups.lead === 0 &&
      reading.context.has("card", reading.base + groups.start) &&
      findExpiry(reading, groups, false) === found
    ) {
      return found;
    }
  }
  if (groups.lead === 0 && groups.length(0) <= 3 && reading.seeks("AGE")) {
    const outcome = findAgeBefore(reading, groups);
    if (outcome !== nothing) return outcome;
  }
  return findPhone(reading, groups);
}

/** Four dotted numbers up to 255 without leading zeros, not part of a longer dotted number. */
function findAddress({ text, report }: Reading, groups: Groups): Outcome {
  if (groups.count < 4 || groups.separator(0) !== dotMark || groups.separator(1) !== dotMark || groups.separator(2) !== dotMark)
    return nothing;
  if (groups.count > 4 && groups.separator(3) === dotMark) return nothing;
  if (text.charCodeAt(groups.start - 1) === 0x2e && isDigit(text.charCodeAt(groups.start - 2))) return nothing;
  const end = groups.end(3);
  if (!groups.endsNumber(3)) return nothing;
  for (let group = 0; group < 4; group++) {
    const length = groups.length(group);
    if (length > 3 || (length > 1 && text.charCodeAt(groups.begin(group)) === 0x30)) return nothing;
    if (Number(text.slice(groups.begin(group), groups.end(group))) > 255) return nothing;
  }
  if (hasContext(text, groups.start, 10, ["version ", "section ", "sec. ", "§"]) || isOutline(text, groups.start, end))
    return nothing;
  // Chrome/118.0.0.0
  const isProduct = text.charCodeAt(groups.start - 1) === 0x2f && isAlphanumeric(text.charCodeAt(groups.start - 2));
  if (isProduct && text.endsWith(".0", end) && text.startsWith(".0.0", end - 4)) return nothing;
  report("IP_ADDRESS", groups.start, end, 0.95);
  return found;
}

/** The number of a section before its title: `4.2.6.1 Matching`, at the beginning of a line or a comment. */
function isOutline(text: string, start: number, end: number): boolean {
  if (end - start > 8 || text.charCodeAt(end) !== 0x20 || !isUpper(text.charCodeAt(end + 1))) return false;
  const before = text.slice(Math.max(0, start - 12), start);
  return /(?:^|\n)[\s/*#>-]*$|\/\/ ?$/.test(before);
}

/** 3-2-4 digits: a social security number, or an individual taxpayer's where the area begins with 9. */
function findTriple(reading: Reading, groups: Groups): Outcome {
  const { text, report, context, base } = reading;
  if (groups.count < 3 || groups.length(0) !== 3 || groups.length(1) !== 2 || groups.length(2) !== 4) return nothing;
  const separator = groups.separator(0);
  if (separator !== groups.separator(1) || !(separator === hyphenMark || separator === spaceMark || separator === dotMark))
    return nothing;
  if (!groups.endsNumber(2) || (separator !== spaceMark && groups.continues(2, separator))) return nothing;
  if (separator !== spaceMark && text.charCodeAt(groups.start - 1) === separator && isDigit(text.charCodeAt(groups.start - 2)))
    return nothing;
  const digits = digitsOf(groups, 2);
  const named = context.has("ssn", base + groups.start);
  // Versions have dots.
  if (separator === dotMark && !named) return nothing;
  const confidence = separator === hyphenMark || named ? 0.95 : 0.8;
  if (isItin(digits) && (!named || context.has("itin", base + groups.start))) {
    report("US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER", groups.start, groups.end(2), confidence);
  } else if (named || isIssued(digits)) {
    report("US_SOCIAL_SECURITY_NUMBER", groups.start, groups.end(2), confidence);
  } else return nothing;
  return found;
}

/** Areas, groups and serials that the Social Security Administration never issues. Made-up numbers have them: those need a word. */
function isIssued(digits: string): boolean {
  const area = digits.slice(0, 3);
  return area !== "000" && area !== "666" && area < "900" && digits.slice(3, 5) !== "00" && digits.slice(5) !== "0000";
}

/** Finnish: six digits, a sign for the century, three digits and a check character. */
function findHetu({ text, final, report }: Reading, groups: Groups): Outcome {
  if (groups.length(0) !== 6) return nothing;
  const end = groups.start + 11;
  if (text.length <= end && !final) return more;
  const next = text.charCodeAt(end);
  if (isAlphanumeric(next) || next === hyphenMark || !passesHetu(text.slice(groups.start, end))) return nothing;
  report("EU_NATIONAL_ID", groups.start, end, 0.95);
  return found;
}
