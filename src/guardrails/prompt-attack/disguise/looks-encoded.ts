/**
 * Whether a run without numerals may be base64 of plain Latin text: in each group of four the top bits of its three bytes are clear, which
 * an identifier's letters are in one group of eight. Or base32, which has capitals alone.
 */
const MAX_LOOK = 48;

export function looksEncoded(text: string, start: number, end: number): boolean {
  const stop = Math.min(end, start + MAX_LOOK);
  let capitals = true;
  for (let index = start; index < stop && capitals; index += 1) capitals = text.charCodeAt(index) <= 0x5a;
  if (capitals) return true;
  for (let skip = 0; skip < 4; skip += 1) {
    let groups = 0;
    let clear = 0;
    for (let index = start + skip; index + 3 < stop; index += 4) {
      groups += 1;
      const first = sextet(text.charCodeAt(index));
      const second = sextet(text.charCodeAt(index + 1));
      const third = sextet(text.charCodeAt(index + 2));
      if (first < 32 && (second & 8) === 0 && (third & 2) === 0) clear += 1;
    }
    if (clear * 4 >= groups * 3) return true;
  }
  return false;
}

function sextet(code: number): number {
  if (code >= 0x61) return code - 0x61 + 26;
  return code >= 0x41 ? code - 0x41 : code - 0x30 + 52;
}
