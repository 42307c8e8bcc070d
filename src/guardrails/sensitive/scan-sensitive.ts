import type { Candidate, Rule, Scanner } from "../candidate.ts";
import { addToHash, emptyHash, folded, isIdeograph, kindOf } from "./context-words.ts";
import { done, isAlphanumeric, isDigit, isUpper, more } from "./read-ahead.ts";
import type { Reading, Verdict } from "./read-ahead.ts";
import { findMonthFirst } from "./find-date.ts";
import { Groups } from "./read-groups.ts";
import type { SensitiveTypeName } from "./sensitive-types.ts";
import { ContextTracker } from "./track-context.ts";
import { mayBeCode, verifyCode } from "./verify-code.ts";
import type { Run } from "./verify-code.ts";
import { verifyConnection, verifySetting } from "./verify-connection.ts";
import { longestLocalPart, verifyEmail } from "./verify-email.ts";
import { verifyIpv6 } from "./verify-ipv6.ts";
import { verifyMac } from "./verify-mac.ts";
import { verifyPassword, verifyPlate, verifyUsername } from "./verify-named-value.ts";
import { verifyNumber } from "./verify-number.ts";
import { verifyPrivateKey } from "./verify-private-key.ts";
import { mayBeToken, startsToken, verifyAwsSecret, verifyToken } from "./verify-token.ts";
import { verifyHost, verifyUrl } from "./verify-url.ts";

/** A type without a rule is not sought. */
export type SensitiveRules = Readonly<Partial<Record<SensitiveTypeName, Rule>>>;

/** What the scanner does at an ASCII character: letters and digits make runs, a few others wake a verifier. */
const lower = 1;
const upper = 2;
const digit = 4;
const wakes = 8;
const foreign = 16;
const marks = 32;
const actions = new Uint8Array(128);
/** 1 for what can stand in the local part of an address; 2 for what can stand in base64; 3 for both. */
const runs = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  const character = String.fromCharCode(unit);
  if (/[a-z]/.test(character)) actions[unit] = lower;
  else if (/[A-Z]/.test(character)) actions[unit] = upper;
  else if (/\d/.test(character)) actions[unit] = digit;
  else if ("@:-+(=.".includes(character)) actions[unit] = wakes;
  else if (",;|\t\n".includes(character)) actions[unit] = marks;
  runs[unit] = (/[A-Za-z0-9._%+'!#$&*~^-]/.test(character) ? 1 : 0) | (/[A-Za-z0-9+/]/.test(character) ? 2 : 0);
}
const inRun = lower | upper | digit;

const awsSecretLength = 40;
/** Longer runs are neither words nor identifiers. */
const longestRun = 64;

/** What is found in places where other things may be found too: a number in a URL is still a number. */
const isTransparent: Readonly<Partial<Record<SensitiveTypeName, true>>> = {
  EMAIL: true,
  URL: true,
  CONNECTION_STRING: true,
  PASSWORD: true,
  USERNAME: true,
  LICENSE_PLATE: true,
};

/**
 * Finds every sensitive type in one pass. Words are hashed as they go by, so that context costs one look-up a word; numbers and
 * runs of letters and digits are verified by form first. Work is bounded for each character, whatever the text.
 */
export class SensitiveScanner implements Scanner {
  readonly #rules: SensitiveRules;
  readonly #groups = new Groups();
  readonly #keyProgress = { readTo: 0 };
  readonly #context = new ContextTracker();
  #position = 0;
  /** Where the runs of local-part and of base64 characters that reach the position began. */
  #localStart = 0;
  #base64Start = 0;
  /** Up to here text has been found to be something. */
  #taken = 0;
  /** Up to here text is part of a URL. */
  #urlEnd = 0;

  constructor(rules: SensitiveRules) {
    this.#rules = rules;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    const report = (type: SensitiveTypeName, start: number, end: number, confidence: number): void => {
      if (isTransparent[type] !== true) this.#taken = Math.max(this.#taken, base + end);
      if (type === "URL") this.#urlEnd = base + end;
      const rule = this.#rules[type];
      if (rule !== undefined) found.push({ rule, start: base + start, end: base + end, confidence });
    };
    const seeks = (type: SensitiveTypeName): boolean => this.#rules[type] !== undefined;
    const reading: Reading = { text, final, report, base, context: this.#context, seeks };
    const { length } = text;
    let localStart = this.#localStart - base;
    let base64Start = this.#base64Start - base;
    let i = this.#position - base;
    let stalled = false;
    if (i > 0 && isAlphanumeric(text.charCodeAt(i - 1))) i = runEnd(text, i);

    while (i < length) {
      const unit = text.charCodeAt(i);
      const action = unit > 127 ? foreign : (actions[unit] ?? 0);
      if (action === marks) {
        if (unit === 0x0a) this.#context.endLine(base + i);
        else this.#context.endColumn(base + i);
      } else if (action !== 0) {
        const { length: foundBefore } = found;
        const takenBefore = this.#taken;
        const end = (action & inRun) !== 0 ? this.#readRun(reading, i, unit) : this.#wake(reading, unit, i, localStart);
        if (end < 0) {
          // Asked again with more text, it reports again.
          found.length = foundBefore;
          this.#taken = takenBefore;
          stalled = true;
          break;
        }
        if (end > i) {
          i = end;
          continue;
        }
      }
      const run = unit > 127 ? 0 : (runs[unit] ?? 0);
      if ((run & 2) === 0) {
        if (i - base64Start === awsSecretLength) verifyAwsSecret(reading, base64Start, i);
        base64Start = i + 1;
      }
      i++;
      if ((run & 1) === 0 && (unit < 0xc0 || unit > 0x24f)) localStart = i;
    }
    if (final && i - base64Start === awsSecretLength) verifyAwsSecret(reading, base64Start, i);

    this.#position = base + i;
    this.#localStart = base + localStart;
    this.#base64Start = base + base64Start;
    if (final) return base + length;
    // A verifier that wants more was woken within the run before it, so its match begins no earlier than that run.
    let pending = stalled ? i : length;
    pending = Math.min(pending, Math.max(localStart, i - longestLocalPart));
    if (i - base64Start <= awsSecretLength) pending = Math.min(pending, base64Start);
    return base + pending;
  }

  /**
   * Reads the run of ASCII letters and digits that begins at `at`: hashes its words, of which `phoneNumber` has two, and wakes the
   * verifiers of numbers, tokens, identifiers and of what a word names. Gives the run's end, -1 where more text is needed.
   */
  #readRun(reading: Reading, at: number, first: number): number {
    const { text, final, base } = reading;
    const limit = Math.min(text.length, at + longestRun + 1);
    let seen = 0;
    let hash = emptyHash;
    let wordStart = at;
    let previous = 0;
    let i = at;
    // The rest of a word that began in another alphabet was read with its beginning.
    if (at > 0 && isForeignLetter(text.charCodeAt(at - 1))) wordStart = -1;
    for (; i < limit; i++) {
      const unit = text.charCodeAt(i);
      const kind = unit > 127 ? 0 : (actions[unit] ?? 0) & inRun;
      if (kind === 0) break;
      if (kind !== previous) {
        seen |= kind;
        // A word ends before a digit, and before a capital that follows a small letter.
        if (previous !== 0 && !(previous === upper && kind === lower)) {
          if (previous !== digit && wordStart >= 0) this.#context.addWord(hash, base + wordStart, base + i);
          hash = emptyHash;
          wordStart = i;
        }
        previous = kind;
      }
      hash = addToHash(hash, unit | 0x20);
    }
    if (i - at > longestRun) {
      // Too long for a word; tokens and numbers have bounds of their own.
      if (this.#taken <= base + at && this.#verifyStart(reading, at, first) === more) return -1;
      return runEnd(text, i);
    }
    if (i >= text.length && !final) return -1;
    if ((seen & digit) !== 0) this.#context.addDigits();

    let wordEnd = i;
    let hit = 0;
    if (previous !== digit && wordStart >= 0) {
      if (isForeignLetter(text.charCodeAt(i))) {
        wordEnd = foreignEnd(text, i);
        if (wordEnd >= text.length && !final) return -1;
        for (let letter = i; letter < wordEnd; letter++) hash = addToHash(hash, folded[text.charCodeAt(letter)] ?? 0);
      }
      hit = this.#context.addWord(hash, base + wordStart, base + wordEnd);
    }
    if (this.#taken <= base + at) {
      if (this.#verifyStart(reading, at, first) === more) return -1;
      if (this.#taken <= base + at && this.#verifyRun(reading, at, i, seen) === more) return -1;
    }
    if (hit !== 0 && this.#verifyNamed(reading, hit, wordStart, wordEnd) === more) return -1;
    return i;
  }

  /** What begins at the run's first character, whatever follows the run. */
  #verifyStart(reading: Reading, at: number, first: number): Verdict {
    if (isDigit(first)) return verifyNumber(reading, at, this.#groups);
    return startsToken[first] === 1 && mayBeToken(reading.text, at) ? verifyToken(reading, at) : done;
  }

  #verifyRun(reading: Reading, start: number, end: number, seen: number): Verdict {
    if (seen === lower || (seen === digit && !isHyphenatedId(reading, start, end))) return done;
    const run: Run = { start, end, digits: (seen & digit) !== 0, upper: (seen & upper) !== 0, lower: (seen & lower) !== 0 };
    return seen === digit || mayBeCode(reading, run) ? verifyCode(reading, run) : done;
  }

  /** What the word from `start` to `end` names stands after it. */
  #verifyNamed(reading: Reading, hit: number, start: number, end: number): Verdict {
    const kind = kindOf(hit);
    if (kind === "password") return reading.seeks("PASSWORD") ? verifyPassword(reading, end) : done;
    if (kind === "username") return reading.seeks("USERNAME") ? verifyUsername(reading, end, false) : done;
    if (kind === "handle") return reading.seeks("USERNAME") ? verifyUsername(reading, end, true) : done;
    if (kind === "plate") return reading.seeks("LICENSE_PLATE") ? verifyPlate(reading, end) : done;
    if (kind !== "month" || !reading.seeks("DATE_OF_BIRTH") || !reading.context.has("birth", reading.base + start)) return done;
    return findMonthFirst(reading, start, end) === more ? more : done;
  }

  /** At a character outside runs; gives `at`, or -1 where more text is needed. */
  #wake(reading: Reading, unit: number, at: number, localStart: number): number {
    return this.#verifyAt(reading, unit, at, localStart) === more ? -1 : at;
  }

  #verifyAt(reading: Reading, unit: number, at: number, localStart: number): Verdict {
    if (unit > 127) return this.#readForeign(reading, at, unit);
    switch (unit) {
      case 0x40:
        return verifyEmail(reading, at, localStart);
      case 0x3a: {
        const isUrl = reading.text.charCodeAt(at + 1) === 0x2f || at + 1 >= reading.text.length;
        if (isUrl && verifyConnection(reading, at) === more) return more;
        if (isUrl && this.#seeksUrl(reading, at) && verifyUrl(reading, at) === more) return more;
        if (this.#taken > reading.base + at) return done;
        return verifyMac(reading, at) === more ? more : verifyIpv6(reading, at);
      }
      case 0x3d:
        return verifySetting(reading, at);
      case 0x2e:
        if (!mayBeHost(reading, at)) return done;
        if (verifyMac(reading, at) === more) return more;
        return this.#seeksUrl(reading, at) ? verifyHost(reading, at, localStart) : done;
      case 0x2d:
        if (reading.text.charCodeAt(at + 1) !== 0x2d && verifyMac(reading, at) === more) return more;
        return this.#wakePrivateKey(reading, at);
      default:
        return this.#taken > reading.base + at ? done : verifyNumber(reading, at, this.#groups);
    }
  }

  #seeksUrl({ base, seeks }: Reading, at: number): boolean {
    return base + at >= this.#urlEnd && seeks("URL");
  }

  /** A word in another alphabet; of a script without spaces, one character. */
  #readForeign(reading: Reading, at: number, unit: number): Verdict {
    const { text, final, base } = reading;
    let end = at + 1;
    let hash = addToHash(emptyHash, unit);
    if (!isIdeograph(unit)) {
      if (!isForeignLetter(unit) || (at > 0 && (folded[text.charCodeAt(at - 1)] ?? 0) !== 0)) return done;
      end = foreignEnd(text, at);
      if (end >= text.length && !final) return more;
      hash = emptyHash;
      for (let i = at; i < end; i++) hash = addToHash(hash, folded[text.charCodeAt(i)] ?? 0);
    }
    const hit = this.#context.addWord(hash, base + at, base + end);
    return hit === 0 ? done : this.#verifyNamed(reading, hit, at, end);
  }

  #wakePrivateKey(reading: Reading, at: number): Verdict {
    if (at + 1 < reading.text.length && reading.text.charCodeAt(at + 1) !== 0x2d) return done;
    const progress = { readTo: this.#keyProgress.readTo - reading.base };
    const verdict = verifyPrivateKey(reading, at, progress);
    this.#keyProgress.readTo = verdict === more ? reading.base + progress.readTo : 0;
    return verdict;
  }
}

/** A dot with a letter or digit on both sides; also at the end of what there is of the text. */
function mayBeHost({ text, final }: Reading, at: number): boolean {
  if (at === 0 || !isAlphanumeric(text.charCodeAt(at - 1))) return false;
  return at + 1 < text.length ? isAlphanumeric(text.charCodeAt(at + 1)) : !final;
}

/** `12345678-Z`: digits that a letter belongs to. */
function isHyphenatedId({ text, final }: Reading, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 8 || text.charCodeAt(end) !== 0x2d) return false;
  if (end + 1 >= text.length) return !final;
  return isUpper(text.charCodeAt(end + 1));
}

function isForeignLetter(unit: number): boolean {
  return unit > 127 && (folded[unit] ?? 0) !== 0;
}

/** The end of the word that goes on at `from`, which is cut at a run's longest length. */
function foreignEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestRun);
  let end = from;
  while (end < limit && (folded[text.charCodeAt(end)] ?? 0) !== 0) end++;
  return end;
}

/** The end of the run of ASCII letters and digits that reaches to `from`. */
function runEnd(text: string, from: number): number {
  let end = from;
  // Within bounds: an index beyond the end would make every such read slow.
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (unit > 127 || ((actions[unit] ?? 0) & inRun) === 0) break;
    end++;
  }
  return end;
}
