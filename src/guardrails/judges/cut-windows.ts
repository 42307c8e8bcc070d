import type { TextPart } from "../../core/inspection.ts";

/** A stretch of one part, short enough for a model to read. */
export interface Window {
  readonly part: number;
  readonly start: number;
  readonly text: string;
}

/** UTF-16 units. What an adviser reads is cut at white space where there is some in the last quarter. */
const windowLength = 4000;

/** All of all texts, in windows that don't overlap. */
export function cutWindows(parts: readonly TextPart[]): Window[] {
  const windows: Window[] = [];
  for (const [part, { text }] of parts.entries()) {
    for (let start = 0; start < text.length;) {
      const end = windowEnd(text, start);
      windows.push({ part, start, text: text.slice(start, end) });
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
