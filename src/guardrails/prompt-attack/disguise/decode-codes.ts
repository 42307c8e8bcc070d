import { readBytes } from "./read-bytes.ts";

/**
 * Lists of character codes, whatever stands between and before them: "73 103", "0x49, 0x67", "49:67", "01001001 01100111", "U+0049",
 * "\111\147", and letters by their number ("9-7-14"). One text for each list that reads as one.
 */
const ITEM = /(?:U\+|u\+|0[xXbBoO]|\\?[xu]|[%=#&]|\\)?(?:([01]{7,8})|([0-9a-fA-F]{1,6}))\b/g;
const MIN_ITEMS = 5;
const MAX_GAP = 4;
const GAP = /^[^A-Za-z0-9]*$/;

export function decodeCodes(text: string): string[] {
  const found: string[] = [];
  let items: string[] = [];
  let gaps: string[] = [];
  let end = 0;
  const settle = (): void => {
    if (items.length >= MIN_ITEMS) found.push(...readList(items, gaps));
    items = [];
    gaps = [];
  };
  for (const match of text.matchAll(ITEM)) {
    const gap = text.slice(end, Math.min(match.index, end + MAX_GAP + 1));
    if (gap.length > MAX_GAP || !GAP.test(gap)) settle();
    items.push(match[1] ?? match[2] ?? "");
    gaps.push(gap);
    end = match.index + match[0].length;
  }
  settle();
  return found;
}

function readList(items: readonly string[], gaps: readonly string[]): string[] {
  const read = (radix: number): string | undefined => readNumbers(items.map((item) => Number.parseInt(item, radix)));
  if (items.every((item) => item.length >= 7 && /^[01]+$/.test(item))) return defined(read(2));
  if (items.some((item) => /[a-fA-F]/.test(item))) return defined(read(16));
  if (items.every((item) => Number(item) <= 26)) return [readOrdinals(items, gaps)];
  if (items.every((item) => item.length === 2)) return [...defined(read(10)), ...defined(read(16))];
  const octal = items.every((item) => /^[0-7]{2,3}$/.test(item)) ? read(8) : undefined;
  return [...defined(read(10)), ...defined(octal), ...defined(read(16))];
}

function defined(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}

function readNumbers(numbers: readonly number[]): string | undefined {
  if (numbers.every((number) => number < 256)) return readBytes(Uint8Array.from(numbers));
  if (numbers.some((number) => !(number >= 9 && number <= 0x10ffff) || (number >= 0xd800 && number <= 0xdfff))) return undefined;
  let text = "";
  for (const number of numbers) text += String.fromCodePoint(number);
  return text;
}

/** A wider or different gap than the usual one parts words. */
function readOrdinals(items: readonly string[], gaps: readonly string[]): string {
  const usual = gaps[1] ?? "";
  let text = "";
  for (const [index, item] of items.entries()) {
    const number = Number(item);
    if (number === 0 || (index > 0 && gaps[index] !== usual)) text += " ";
    if (number > 0) text += String.fromCharCode(number + 0x60);
  }
  return text;
}
