import { foldedLetter } from "./fold-letters.ts";
import { partWords } from "./part-words.ts";

/**
 * Letters or short pieces of words that stand apart: "i g n o r e   a l l", "i.g.n.o.r.e a.l.l", "ig no re al l", one letter a line. The
 * gap that is met most often parts letters, any other parts words; where none does, the words are found by the table.
 */
const MIN_WHOLE = 16;

export function joinLetters(text: string, longest: number): string {
  const gaps = new Map<string, number>();
  const tokens: string[] = [];
  const between: string[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    while (at < text.length && !inWord(text, at)) at += 1;
    const gap = text.slice(from, Math.min(at, from + 6));
    const start = at;
    while (at < text.length && inWord(text, at)) at += 1;
    if (start === at) break;
    if (tokens.length > 0 && at - start <= longest) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
    tokens.push(text.slice(start, at));
    between.push(gap);
  }
  let usual = "";
  for (const [gap, count] of gaps) if (count > (gaps.get(usual) ?? 0)) usual = gap;
  let joined = "";
  let before = 0;
  for (const [index, token] of tokens.entries()) {
    const near = between[index] === usual && token.length <= longest && before <= longest;
    joined += near || index === 0 ? token : ` ${token}`;
    before = token.length;
  }
  return joined.replaceAll(/\S+/g, (word) => (word.length >= MIN_WHOLE ? partWords(word) : word));
}

function inWord(text: string, index: number): boolean {
  return (foldedLetter[text.charCodeAt(index)] ?? 0) !== 0;
}
