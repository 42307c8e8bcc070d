import { done, isAlphanumeric, isDigit, isLower, more } from "./read-ahead.ts";
import type { Reading, Verdict } from "./read-ahead.ts";

const longestUrl = 2048;
const longestHost = 255;
const longestScheme = 8;
const schemes: ReadonlySet<string> = new Set([
  "http",
  "https",
  "ftp",
  "ftps",
  "sftp",
  "ws",
  "wss",
  "git",
  "ssh",
  "s3",
  "smb",
  "ldap",
  "ldaps",
]);

/** Woken at a `:`; finds a URL with a scheme (RFC 3986). */
export function verifyUrl(reading: Reading, at: number): Verdict {
  const { text, final } = reading;
  if (at + 3 >= text.length && !final) return text.startsWith("://".slice(0, text.length - at), at) ? more : done;
  if (!text.startsWith("://", at)) return done;
  let start = at;
  while (start > 0 && at - start <= longestScheme && isAlphanumeric(text.charCodeAt(start - 1))) start--;
  if (!schemes.has(text.slice(start, at).toLowerCase())) return done;
  return reportUrl(reading, start, at + 3, 0.95);
}

/** Top levels whose names in text are hardly ever members of something in code. Countries' need a path or `www` to be believed. */
const commonTops: ReadonlySet<string> = new Set(["com", "org", "net", "edu", "gov", "mil"]);
const otherTops: ReadonlySet<string> = new Set(
  (
    "io co dev app ai info biz me tv eu uk de fr nl es it at ch be se no dk fi pl pt ie cz sk hu ro bg gr hr si lt lv ee lu us ca mx " +
    "br ar cl au nz jp cn kr in sg hk tw za il tr ua ru int museum online site shop store tech cloud xyz"
  ).split(" "),
);

/** Woken at the first `.` of a host without a scheme: `www.example.org/path`, `example.com`, `bbc.co.uk/news`. `from`: where its characters began. */
export function verifyHost(reading: Reading, at: number, from: number): Verdict {
  const { text, final } = reading;
  if (at + 1 >= text.length) return final ? done : more;
  if (!isAlphanumeric(text.charCodeAt(at + 1))) return done;
  let start = Math.max(from, at - 63);
  for (let i = at - 1; i >= start; i--) if (!isHostUnit(text.charCodeAt(i)) || text.charCodeAt(i) === 0x2e) return done;
  while (start < at && !isAlphanumeric(text.charCodeAt(start))) start++;
  const before = text.charCodeAt(start - 1);
  if (
    start === at ||
    before === 0x40 ||
    before === 0x2f ||
    before === 0x5c ||
    before === 0x24 ||
    before === 0x2e ||
    before === 0x5f
  )
    return done;

  let end = at;
  let label = at + 1;
  while (end < text.length && end - start < longestHost && isHostUnit(text.charCodeAt(end))) {
    if (text.charCodeAt(end) === 0x2e) label = end + 1;
    end++;
  }
  if (end + 1 >= text.length && !final) return more;
  if (label === end) {
    // A full stop after it.
    end--;
    label = text.lastIndexOf(".", end - 1) + 1;
  }
  const next = text.charCodeAt(end);
  if (next === 0x40 || next === 0x28 || next === 0x5f || isAlphanumeric(next) || next > 0x7f) return done;
  const top = text.slice(label, end);
  const hasPath = next === 0x2f && isPathStart(text.charCodeAt(end + 1));
  const isWeb = text.slice(start, at).toLowerCase() === "www" && label > at + 1;
  const isPair = /\.(?:co|ac|gov|org|com|net|edu)\.[a-z]{2}$/.test(text.slice(start, end));
  const isKnown = isWeb ? /^[a-z]{2,}$/i.test(top) : commonTops.has(top) || ((hasPath || isPair) && otherTops.has(top));
  if (!isKnown || !isName(text, start, at)) return done;
  return reportUrl(reading, start, start, isWeb ? 0.95 : 0.8);
}

/** `ASP.NET`, `System.Net` and numbers are no hosts. */
function isName(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++)
    if (isLower(text.charCodeAt(i))) return !/^(?:asp|vb|ado|java|javax|system)$/i.test(text.slice(start, end));
  return isDigit(text.charCodeAt(start)) ? false : text.startsWith("WWW", start);
}

function isPathStart(unit: number): boolean {
  return !(unit <= 0x20) && unit !== 0x2f;
}

function isHostUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2d || unit === 0x2e;
}

/** Reads on from `from` and reports without the punctuation of the sentence around. */
function reportUrl({ text, final, report }: Reading, start: number, from: number, confidence: number): Verdict {
  const first = text.charCodeAt(from);
  if (from < text.length && !isAlphanumeric(first) && first !== 0x5b && !(first > 0xbf)) return done;
  let end = from;
  let open = 0;
  while (end < text.length && end - start < longestUrl && !endsUrl(text.charCodeAt(end))) {
    const unit = text.charCodeAt(end);
    if (unit === 0x28) open++;
    else if (unit === 0x29 && --open < 0) break;
    end++;
  }
  if (end >= text.length && end - start < longestUrl && !final) return more;
  while (end > from && isTrailing(text.charCodeAt(end - 1))) end--;
  if (end - from >= 3) report("URL", start, end, confidence);
  return done;
}

/** White space, quotes, angle brackets, braces, back-tick, backslash, `^`, `|`; scripts without spaces. */
function endsUrl(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0x22 ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x60 ||
    unit === 0x5c ||
    unit === 0x5e ||
    (unit >= 0x7b && unit <= 0xbf) ||
    unit >= 0x2000
  );
}

/** `.`, `,`, `;`, `:`, `!`, `?`, `'`, `*`, `]`, `_`. */
function isTrailing(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x2c ||
    unit === 0x3b ||
    unit === 0x3a ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x27 ||
    unit === 0x2a ||
    unit === 0x5d ||
    unit === 0x5f
  );
}
