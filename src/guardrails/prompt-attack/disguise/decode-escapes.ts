/**
 * Escapes of URLs (RFC 3986), quoted-printable (RFC 2045), HTML character references and string literals turned into what they stand
 * for. Only the characters that can hide a word: letters, digits, spaces.
 */
const ESCAPE =
  /(?:(?:%|=)[0-9A-Fa-f]{2})+|&#(?:x[0-9A-Fa-f]{1,6}|[0-9]{1,7});?|&(?:nbsp|shy|zwnj|zwj|amp|lt|gt|quot|apos|Tab|NewLine);|\\u\{[0-9A-Fa-f]{1,6}\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[0-7]{3}/g;
const named: Readonly<Record<string, string>> = {
  nbsp: " ", shy: "", zwnj: "", zwj: "", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", Tab: "\t", NewLine: "\n",
}; // prettier-ignore

export function decodeEscapes(text: string): string {
  return text.replace(ESCAPE, decodeEscape);
}

function decodeEscape(escape: string): string {
  if (escape.startsWith("%") || escape.startsWith("=")) return decodeBytes(escape);
  if (escape.startsWith("&#x")) return character(Number.parseInt(escape.slice(3), 16), escape);
  if (escape.startsWith("&#")) return character(Number.parseInt(escape.slice(2), 10), escape);
  if (escape.startsWith("&")) return named[escape.slice(1, -1)] ?? escape;
  if (escape.startsWith("\\u{")) return character(Number.parseInt(escape.slice(3, -1), 16), escape);
  if (/^\\[ux]/.test(escape)) return character(Number.parseInt(escape.slice(2), 16), escape);
  return character(Number.parseInt(escape.slice(1), 8), escape);
}

function character(code: number, otherwise: string): string {
  return code >= 0x20 && code <= 0x10ffff && code !== 0x7f
    ? String.fromCodePoint(code)
    : code === 9 || code === 10
      ? " "
      : otherwise;
}

function decodeBytes(escape: string): string {
  const sign = escape.startsWith("%") ? escape : escape.replaceAll("=", "%");
  try {
    return decodeURIComponent(sign);
  } catch {
    // Not UTF-8: it stands for itself.
    return escape;
  }
}
