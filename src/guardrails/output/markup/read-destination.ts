/** How far a destination's beginning is looked for. */
const longestGap = 4096;
/** Longer ones are taken for the worst. */
export const longestUrl = 2048;

export interface Destination {
  readonly start: number;
  readonly end: number;
  /** What parsers could take it for. */
  readonly readings: readonly string[];
  /** Where to read on when it is left as it is: what could be a tag or code is judged by itself. */
  readonly next: number;
}

/** After a destination that may stay. To some parsers it is none, so that an address in it is text, which many make a link of. */
export function readOn(text: string, { start, end, next }: Destination): number {
  const rest = text.slice(start, end).replace(/^(?:https?|ftp):\/\/[^/?#]*/i, "");
  return next > start && /\/\/|www\./i.test(rest) ? start : next;
}

export function readUrl(text: string, at: number, isDefinition: boolean, final: boolean): Destination | "more" | undefined {
  let start = at;
  // Marks of a quoted block stand at the beginning of its next line.
  while (start < text.length && start - at < longestGap && /[\s>]/.test(text.charAt(start))) start++;
  if (start === text.length) return final ? undefined : "more";
  const isAngled = text.charAt(start) === "<";
  const end = isAngled ? runEnd(text, start + 1, /[\n<>]/) : runEnd(text, start, /\s/);
  if (end === text.length && end - start < longestUrl && !final) return "more";
  if (end - start >= longestUrl) return { start, end, readings: ["https://too-long.invalid/"], next: start };
  if (isAngled) {
    const run = text.slice(start + 1, end);
    return run === "" ? undefined : { start: start + 1, end, readings: [run, run.replace(/[\s)].*$/s, "")], next: start };
  }
  const run = text.slice(start, end);
  const length = isDefinition ? run.length : closingParenthesis(run);
  const readings = [run.slice(0, length), run.replace(/\).*$/s, ""), run.replace(/[)<>"'\]`].*$/s, "")];
  const special = run.slice(0, length).search(/[<`\][]/);
  return length === 0 ? undefined : { start, end: start + length, readings, next: start + (special < 0 ? length : special) };
}

/** Just after the `)` that ends a link, past its title; undefined where none comes. */
export function readEnd(text: string, at: number, final: boolean): number | "more" | undefined {
  const rest = text.slice(at, at + 1024);
  const match = /^>?[ \t]*(?:\n[ \t]*)?(?:"[^"\n\\<]{0,400}"|'[^'\n\\<]{0,400}')?[ \t]*\)/.exec(rest);
  if (match !== null) return at + match[0].length;
  // Only a title that may still go on is waited for.
  return !final && rest.length < 1024 && !/\)/.test(rest) && !/\n[ \t]*\n/.test(rest) ? "more" : undefined;
}

function closingParenthesis(run: string): number {
  let depth = 0;
  for (let i = 0; i < run.length; i++) {
    const unit = run.charAt(i);
    if (unit === "\\") i++;
    else if (unit === "(") depth++;
    else if (unit === ")" && --depth < 0) return i;
  }
  return run.length;
}

export function runEnd(text: string, at: number, stop: RegExp): number {
  const limit = Math.min(text.length, at + longestUrl);
  const stopped = text.slice(at, limit).search(stop);
  return stopped < 0 ? limit : at + stopped;
}
