import type { JudgedText } from "./judge.ts";

/** A stretch of one text, short enough for a model to read. */
export interface Window {
  readonly of: JudgedText;
  readonly shown: string;
}

/** UTF-16 units. What an adviser reads is cut at white space where there is some in the last quarter. */
const windowLength = 4000;

/** All of all texts, in windows that don't overlap. */
export function cutWindows(texts: readonly JudgedText[]): Window[] {
  const windows: Window[] = [];
  for (const of of texts) {
    for (let start = 0; start < of.shown.length;) {
      const end = windowEnd(of.shown, start);
      windows.push({ of, shown: of.shown.slice(start, end) });
      start = end;
    }
  }
  return windows;
}

function windowEnd(text: string, start: number): number {
  const end = start + windowLength;
  if (end >= text.length) return text.length;
  for (let at = end; at > end - windowLength / 4; at--) if (/\s/.test(text.charAt(at))) return at;
  return end;
}

/** Texts in one question. */
const mostTexts = 32;

export function batches<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / mostTexts) }, (_, index) =>
    all.slice(index * mostTexts, (index + 1) * mostTexts),
  );
}
