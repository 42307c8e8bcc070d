/** A text to look for, with how far it may be taken up again after each of its characters (Knuth, Morris and Pratt 1977). */
export interface SoughtText {
  readonly text: string;
  readonly fallback: Int32Array;
}

export function seek(text: string): SoughtText {
  const fallback = new Int32Array(text.length);
  for (let n = 1, matched = 0; n < text.length; n++) {
    while (matched > 0 && text.charCodeAt(n) !== text.charCodeAt(matched)) matched = fallback[matched - 1] ?? 0;
    if (text.charCodeAt(n) === text.charCodeAt(matched)) matched++;
    fallback[n] = matched;
  }
  return { text, fallback };
}

/** Where it stands first in `text`, from `from` on and ending by `to`; -1 for nowhere. Linear, whatever the two are. */
export function findText({ text: sought, fallback }: SoughtText, text: string, from: number, to: number): number {
  const end = Math.min(to, text.length);
  for (let n = from, matched = 0; n < end; n++) {
    while (matched > 0 && text.charCodeAt(n) !== sought.charCodeAt(matched)) matched = fallback[matched - 1] ?? 0;
    if (text.charCodeAt(n) === sought.charCodeAt(matched)) matched++;
    if (matched === sought.length) return n - matched + 1;
  }
  return -1;
}
