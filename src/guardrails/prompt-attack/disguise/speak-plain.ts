import { findPlain, hashWord } from "./word-table.ts";

/** Pig Latin: the consonants that a word begins with stand at its end before "ay"; words that begin with a vowel end in "way" or "yay". */
const WORD = /[A-Za-z]+ay\b/g;

export function speakPlain(text: string): string {
  return text.replaceAll(WORD, plainWord);
}

function plainWord(word: string): string {
  const core = word.toLowerCase().slice(0, -2);
  const forms: string[] = [];
  const tail = /[^aeiou]*$/.exec(core)?.[0] ?? "";
  for (let size = tail.length; size > 0; size -= 1) forms.push(core.slice(-size) + core.slice(0, -size));
  if (tail.startsWith("q") || core.endsWith("qu")) forms.push(`qu${core.slice(0, -2)}`);
  if (/[wy]$/.test(core)) forms.push(core.slice(0, -1));
  return forms.find((form) => findPlain(hashWord(form)) >= 0) ?? forms.at(-1) ?? word;
}
