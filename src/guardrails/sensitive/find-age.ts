import { found, isLower, more, nothing } from "./read-ahead.ts";
import type { Outcome, Reading } from "./read-ahead.ts";
import { Cursor } from "./read-cursor.ts";
import type { Groups } from "./read-groups.ts";

const oldest = 119;

/** Of "34 years old", "34-year-old", "18 months old", "34 y/o", "34 Jahre alt": the number alone. */
export function findAgeBefore(reading: Reading, groups: Groups): Outcome {
  if (!mayBeAge(groups)) return nothing;
  if (isAside(groups)) return findAside(reading, groups);
  // Another number or a sign: most numbers end here.
  const second = reading.text.charCodeAt(groups.end(0) + 1);
  if (second < 0x41) return nothing;
  const first = reading.text.charCodeAt(groups.end(0));
  const cursor = new Cursor(reading, groups.end(0));
  const glued = isLower(first);
  if (!glued && cursor.skip(" -‑", 1) === 0) return cursor.short ? more : nothing;
  const unit = cursor.word();
  if (cursor.short) return more;
  if (unit === "yo") return report(reading, groups);
  if (unit === "y" || unit === "yr") {
    if (cursor.take(0x2f) && cursor.word() === "o") return cursor.short ? more : report(reading, groups);
  }
  const rest = following[unit];
  if (rest === undefined) return cursor.short ? more : nothing;
  cursor.take(0x2e);
  cursor.skip(" -", 1);
  const word = cursor.word();
  if (word === "of" && rest.includes("old")) {
    cursor.skip(" ", 1);
    const age = cursor.word();
    return cursor.short ? more : age === "age" ? report(reading, groups) : nothing;
  }
  if (cursor.short) return more;
  return rest.includes(word) ? report(reading, groups) : nothing;
}

/** `Maria Lopez, 34, who`: two digits between commas, after a word and before one that goes on about a person. */
function isAside({ text, begins, ends, start, lead }: Groups): boolean {
  const end = ends[0] ?? 0;
  if (lead !== 0 || end - (begins[0] ?? 0) !== 2 || text.charCodeAt(end) !== 0x2c) return false;
  return text.charCodeAt(start - 1) === 0x20 && text.charCodeAt(start - 2) === 0x2c && isLower(text.charCodeAt(start - 3));
}

function findAside(reading: Reading, groups: Groups): Outcome {
  const cursor = new Cursor(reading, groups.end(0) + 1);
  cursor.skip(" ", 1);
  const word = cursor.word();
  if (cursor.short) return more;
  return aboutPeople.has(word) ? report(reading, groups) : nothing;
}

const aboutPeople: ReadonlySet<string> = new Set(
  "who was is of from said has had died lives lived told works married suffered presented admitted reported lost won became".split(
    " ",
  ),
);

/** What must follow a unit of age for it to be one. */
const following: Readonly<Record<string, readonly string[]>> = {
  years: ["old", "young"],
  year: ["old", "olds"],
  yrs: ["old"],
  yr: ["old"],
  months: ["old"],
  month: ["old"],
  weeks: ["old"],
  jahre: ["alt"],
  jahriger: ["mann", "patient", "junge"],
  jahrige: ["frau", "patientin"],
  jaar: ["oud"],
  ar: ["gammal", "gammel"],
  vuotta: ["vanha"],
};

/** Of "aged 34", "age: 34", "edad: 34 años": nothing but a sign or a small word stands between. */
export function findNamedAge(reading: Reading, groups: Groups, wordEnd: number): Outcome {
  if (!mayBeAge(groups) || !groups.endsNumber(0)) return nothing;
  const between = reading.text.slice(wordEnd, groups.start);
  if (!/^["'\])*]{0,3}\s{0,2}(?:(?:[:=|,(]|->|of|is|was|around|about|von|de|des)\s{0,2}){0,2}["'(]?$/.test(between))
    return nothing;
  return report(reading, groups);
}

function mayBeAge(groups: Groups): boolean {
  const length = groups.length(0);
  if (groups.lead !== 0 || length > 3 || length === 0) return false;
  const value = Number(groups.text.slice(groups.begin(0), groups.end(0)));
  const before = groups.text.charCodeAt(groups.start - 1);
  // Neither a decimal's second half nor the end of a range.
  return value > 0 && value <= oldest && before !== 0x2e && before !== 0x24;
}

function report(reading: Reading, groups: Groups): Outcome {
  reading.report("AGE", groups.start, groups.end(0), 0.9);
  return found;
}
