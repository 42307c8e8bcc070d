import { done, isAlphanumeric, isDigit, isLower, isUpper, more } from "./read-ahead.ts";
import type { Reading, Verdict } from "./read-ahead.ts";
import type { SensitiveTypeName } from "./sensitive-types.ts";

/** A provider's token: a prefix, then `least` to `most` of its alphabet. Shapes from the providers' own documentation. */
interface TokenShape {
  readonly prefix: string;
  readonly type: SensitiveTypeName;
  readonly least: number;
  readonly most: number;
  /** Upper case and digits; letters and digits; those and `_-`; those and `.`. */
  readonly alphabet: "upper" | "alphanumeric" | "url" | "dotted";
  readonly confidence: number;
}

const longestToken = 512;

function shapes(prefixes: string, alphabet: TokenShape["alphabet"], least: number, most = longestToken): TokenShape[] {
  return prefixes.split(" ").map((prefix) => ({ prefix, type: "PROVIDER_TOKEN", least, most, alphabet, confidence: 0.97 }));
}

const tokenShapes: readonly TokenShape[] = [
  ...["AKIA", "ASIA", "ABIA", "ACCA"].map((prefix): TokenShape => ({
    prefix,
    type: "AWS_ACCESS_KEY",
    least: 16,
    most: 16,
    alphabet: "upper",
    confidence: 0.99,
  })),
  ...shapes("ghp_ gho_ ghu_ ghs_ ghr_", "alphanumeric", 36),
  ...shapes("github_pat_", "url", 40),
  ...shapes("glpat- gldt- glrt- glcbt- glptt-", "url", 20),
  ...shapes("xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xapp-", "url", 20),
  ...shapes("sk-ant- sk-proj- sk-svcacct- sk-admin- sk-or-", "url", 20),
  ...shapes("sk-", "alphanumeric", 32),
  ...shapes("sk_live_ sk_test_ rk_live_ rk_test_ whsec_", "alphanumeric", 16),
  ...shapes("AIza", "url", 35, 35),
  ...shapes("ya29.", "url", 30),
  ...shapes("GOCSPX-", "url", 28, 28),
  ...shapes("npm_", "alphanumeric", 36, 36),
  ...shapes("pypi-AgE", "url", 50),
  ...shapes("hf_", "alphanumeric", 30, 40),
  ...shapes("SG.", "dotted", 60, 70),
  ...shapes("dop_v1_ doo_v1_ dor_v1_", "alphanumeric", 64, 64),
  ...shapes("shpat_ shpca_ shppa_ shpss_", "alphanumeric", 32, 32),
  ...shapes("gsk_ xai-", "alphanumeric", 40),
  ...shapes("hvs. hvb.", "url", 24),
  ...shapes("sq0atp- sq0csp-", "url", 22, 43),
  ...shapes("tskey-auth- tskey-api-", "url", 20),
  ...shapes("lin_api_ r8_", "alphanumeric", 37, 40),
  ...shapes("ABSK", "alphanumeric", 80),
  ...shapes("dapi", "alphanumeric", 32, 32),
  ...shapes("key-", "alphanumeric", 32, 32),
  ...shapes("pplx- tvly-", "url", 32),
  ...shapes("ntn_ secret_", "alphanumeric", 40),
  ...shapes("figd_ figo_ dckr_pat_ dckr_oat_ pscale_tkn_ pscale_pw_ lsv2_pt_ lsv2_sk_ sbp_ xkeysib- pul-", "url", 27),
  ...shapes("PMAK- CFPAT- NRAK- HRKU-", "url", 27),
  ...shapes("ATATT3 ATCTT3 ATBB", "url", 24),
  ...shapes("glc_ glsa_ sntrys_ sntryu_", "url", 32),
  ...shapes("dp.pt. dp.st.", "dotted", 40),
  ...shapes("AGE-SECRET-KEY-1", "upper", 58, 58),
  ...shapes("rubygems_ aio_", "alphanumeric", 28),
  ...shapes("EAACEdEose0cBA EAAG", "alphanumeric", 60),
];

/** Shapes by the first code unit of their prefix, longest prefix first, so that `sk-ant-` goes before `sk-`. */
const shapesByFirst: (readonly TokenShape[] | undefined)[] = [];
for (const shape of [...tokenShapes].sort((a, b) => b.prefix.length - a.prefix.length)) {
  const first = shape.prefix.charCodeAt(0);
  shapesByFirst[first] = [...(shapesByFirst[first] ?? []), shape];
}

/** 1 for the first code units of a token's prefix; and for the first two, at 128 times the first plus the second. */
export const startsToken = new Uint8Array(128);
const startsTokenPair = new Uint8Array(128 * 128);
for (const prefix of [...tokenShapes.map((shape) => shape.prefix), "eyJ"]) {
  startsToken[prefix.charCodeAt(0)] = 1;
  startsTokenPair[prefix.charCodeAt(0) * 128 + prefix.charCodeAt(1)] = 1;
}

/** Whether the word at `at`, which begins as some token does, goes on as one; true when its second unit is not there yet. */
export function mayBeToken(text: string, at: number): boolean {
  if (at + 1 >= text.length) return true;
  const second = text.charCodeAt(at + 1);
  return second < 128 && startsTokenPair[text.charCodeAt(at) * 128 + second] === 1;
}

/** Woken at the start of a word whose first letter is in `startsToken`. */
export function verifyToken(reading: Reading, at: number): Verdict {
  const { text, final } = reading;
  if (text.charCodeAt(at) === 0x65) return verifyJwt(reading, at);
  for (const shape of shapesByFirst[text.charCodeAt(at)] ?? []) {
    const known = matchingUnits(text, at, shape.prefix);
    if (known < shape.prefix.length) {
      if (at + known >= text.length && !final) return more;
      continue;
    }
    const from = at + known;
    const limit = Math.min(text.length, from + shape.most + 1);
    let end = from;
    while (end < limit && isInAlphabet(text.charCodeAt(end), shape.alphabet)) end++;
    if (end >= text.length && end - from <= shape.most && !final) return more;
    if (shape.alphabet !== "upper") while (end > from && !isAlphanumeric(text.charCodeAt(end - 1))) end--;
    const length = Math.min(end - from, shape.most);
    if (length < shape.least || (shape.most < longestToken && end - from > shape.most)) continue;
    if (shape.type === "AWS_ACCESS_KEY" && isAlphanumeric(text.charCodeAt(end))) continue;
    if (!isRandom(text, from, from + length)) continue;
    reading.report(shape.type, at, from + length, shape.confidence);
    return done;
  }
  return done;
}

const longestJwt = 8192;

/** A signed token has two dots (RFC 7515 section 7.1), an encrypted one four; both start with a base64url `{"`. */
function verifyJwt({ text, final, report }: Reading, at: number): Verdict {
  const known = matchingUnits(text, at, "eyJ");
  if (known < 3) return at + known >= text.length && !final ? more : done;
  let end = at + 3;
  let dots = 0;
  let partStart = at;
  const limit = at + longestJwt;
  while (end < text.length && end < limit) {
    const unit = text.charCodeAt(end);
    if (unit === 0x2e && dots < 4) {
      if (dots === 0 && end - partStart < 12) return done;
      dots++;
      partStart = end + 1;
    } else if (!isInAlphabet(unit, "url")) break;
    end++;
  }
  if (end >= text.length && end < limit && !final) return more;
  if (text.charCodeAt(end - 1) === 0x2e) end--;
  if (dots >= 2 && end - at >= 32) report("JWT", at, end, 0.97);
  return done;
}

const awsSecretWords = ["secret", "aws", "akia", "asia", "credential"];

/** Woken where a run of exactly 40 base64 characters ends. */
export function verifyAwsSecret({ text, report }: Reading, start: number, end: number): void {
  let upper = false;
  let lower = false;
  let digit = false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    upper ||= isUpper(unit);
    lower ||= isLower(unit);
    digit ||= isDigit(unit);
  }
  if (!upper || !lower || !digit || text.charCodeAt(end) === 0x3d) return;
  const before = text.slice(Math.max(0, start - 96), start).toLowerCase();
  if (awsSecretWords.some((word) => before.includes(word))) report("AWS_SECRET_KEY", start, end, 0.9);
}

/** How many code units of `expected` stand at `at`. */
function matchingUnits(text: string, at: number, expected: string): number {
  let i = 0;
  const limit = Math.min(expected.length, text.length - at);
  while (i < limit && text.charCodeAt(at + i) === expected.charCodeAt(i)) i++;
  return i;
}

function isInAlphabet(unit: number, alphabet: TokenShape["alphabet"]): boolean {
  if (isDigit(unit) || isUpper(unit)) return true;
  if (alphabet === "upper") return false;
  if (isLower(unit)) return true;
  return alphabet !== "alphanumeric" && (unit === 0x5f || unit === 0x2d || (alphabet === "dotted" && unit === 0x2e));
}

/** Keeps placeholders such as `sk-xxxxxxxx…` and names such as `sk-some-long-identifier` out: random text has many different letters and a digit. */
function isRandom(text: string, start: number, end: number): boolean {
  let seenLow = 0;
  let seenHigh = 0;
  let digit = false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    digit ||= isDigit(unit);
    if (unit < 0x40) seenLow |= 1 << (unit & 31);
    else seenHigh |= 1 << (unit & 31);
  }
  return digit && bits(seenLow) + bits(seenHigh) >= 6;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
