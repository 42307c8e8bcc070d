const MIN_TEXT = 6;
const CHUNK = 4096;

/**
 * The longest stretch of the bytes that is UTF-8 text without control characters, when it is half of them or more; UTF-16 of plain Latin
 * letters too. Undefined for noise. Written out because TextDecoder isn't part of the language.
 */
export function readBytes(bytes: Uint8Array): string | undefined {
  const wide = isWide(bytes) ? bytes.filter((_, index) => (bytes[index & ~1] !== 0 ? index % 2 === 0 : index % 2 === 1)) : bytes;
  let best = "";
  let bestBytes = 0;
  let codes: number[] = [];
  let text = "";
  let from = 0;
  for (let index = 0; index <= wide.length;) {
    const size = textSize(wide, index);
    if (size > 0) {
      codes.push(codePoint(wide, index, size));
      index += size;
      if (codes.length < CHUNK) continue;
    }
    text += String.fromCodePoint(...codes);
    codes = [];
    if (size > 0) continue;
    if (index - from > bestBytes) {
      bestBytes = index - from;
      best = text;
    }
    text = "";
    index += 1;
    from = index;
  }
  return best.length >= MIN_TEXT && bestBytes * 2 >= wide.length ? best : undefined;
}

/** Every second byte is zero, as in the UTF-16 that PowerShell encodes commands in. */
function isWide(bytes: Uint8Array): boolean {
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  return Math.max(even, odd) * 10 >= bytes.length * 4 && Math.min(even, odd) === 0 && bytes.length >= MIN_TEXT;
}

/** How many bytes the character that starts here has; 0 when it is none, or a control character. */
function textSize(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return first >= 0x20 ? (first === 0x7f ? 0 : 1) : first === 9 || first === 10 || first === 13 ? 1 : 0;
  const size = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf4 ? 4 : 0;
  for (let more = 1; more < size; more += 1) if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return 0;
  // Halves of surrogate pairs are no characters.
  if (first === 0xed && (bytes[at + 1] ?? 0) >= 0xa0) return 0;
  return size;
}

function codePoint(bytes: Uint8Array, at: number, size: number): number {
  const first = bytes[at] ?? 0;
  let code = size === 1 ? first : first & (0x7f >> size);
  for (let more = 1; more < size; more += 1) code = (code << 6) | ((bytes[at + more] ?? 0) & 0x3f);
  return code;
}
