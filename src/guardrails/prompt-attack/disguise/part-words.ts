import { foldedLetter } from "./fold-letters.ts";
import * as table from "./word-table.ts";

/**
 * Words out of letters that stand without spaces, by the cheapest cut: known words cost little, other letters each their share. Linear:
 * every letter is the start of at most MAX_LENGTH candidates. `text` is cut at LIMIT letters.
 */
const LIMIT = 8192;
const MAX_LENGTH = 15;
const UNKNOWN_LETTER = 2;
const costByLength = [0, 3, 2.6, 1.8, 1.5, 1.4, 1.3, 1.2, 1.1, 1, 1, 1, 1, 1, 1, 1];

export function partWords(text: string): string {
  const length = Math.min(text.length, LIMIT);
  const costs = new Float64Array(length + 1).fill(Infinity);
  const sizes = new Uint8Array(length + 1);
  costs[0] = 0;
  for (let start = 0; start < length; start += 1) {
    const before = costs[start] ?? 0;
    propose(start + 1, before + UNKNOWN_LETTER, 0);
    let hash = 0;
    for (let size = 1; size <= MAX_LENGTH && start + size <= length; size += 1) {
      hash = table.extendWord(hash, (foldedLetter[text.charCodeAt(start + size - 1)] ?? 0) & 0xff);
      const cost = before + (costByLength[size] ?? 1);
      if (cost < (costs[start + size] ?? 0) && (size > 1 || text[start] === "a") && table.findPlain(hash) >= 0)
        propose(start + size, cost, size);
    }
  }
  function propose(end: number, cost: number, size: number): void {
    if (cost >= (costs[end] ?? 0)) return;
    costs[end] = cost;
    sizes[end] = size;
  }
  const parts: string[] = [];
  let loose = "";
  for (let end = length; end > 0;) {
    const size = sizes[end] ?? 0;
    if (size === 0) {
      loose = text.charAt(end - 1) + loose;
      end -= 1;
      continue;
    }
    if (loose !== "") parts.push(loose);
    loose = "";
    parts.push(text.slice(end - size, end));
    end -= size;
  }
  if (loose !== "") parts.push(loose);
  return parts.toReversed().join(" ");
}
