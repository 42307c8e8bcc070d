import type { JsonObject } from "../../core/json.ts";
import type { Surface } from "../../core/inspection.ts";
import type { Collection } from "../collect-text.ts";
import { collectText } from "../collect-text.ts";

/**
 * Of neighbouring text blocks, each that is nothing but text is joined with the next, so that there is one reading of them, for the detectors and for the
 * model. A block with more to it (a cache mark, citations) keeps its place, because where it ends means something; `collectTextRun` reads over that end.
 */
export function joinPlainText(blocks: readonly JsonObject[]): JsonObject[] {
  const joined: JsonObject[] = [];
  let texts: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block["type"] === "text") {
      texts.push(block["text"] as string);
      if (isPlain(block) && blocks[index + 1]?.["type"] === "text") continue;
      if (texts.length > 1) block["text"] = texts.join("");
      texts = [];
    }
    joined.push(block);
  }
  return joined;
}

function isPlain(block: JsonObject): boolean {
  return Object.keys(block).every((key) => key === "type" || key === "text" || block[key] === null);
}

/** The blocks, each run of neighbouring text blocks as one list. */
export function runsOf(blocks: readonly JsonObject[]): JsonObject[][] {
  const runs: JsonObject[][] = [];
  let last: JsonObject | undefined;
  for (const block of blocks) {
    if (block["type"] === "text" && last?.["type"] === "text") runs.at(-1)?.push(block);
    else runs.push([block]);
    last = block;
  }
  return runs;
}

/**
 * The texts of neighbouring blocks as one part: a number cut in two is whole again. What replaces it is spread over the blocks again, as near to their old
 * ends as can be told. `emptied` hears of each block that has no text left, and `null` before the blocks are written.
 */
export function collectTextRun(
  into: Collection,
  run: readonly JsonObject[],
  surface: Surface,
  emptied?: (block: JsonObject, before: JsonObject | undefined) => void,
  refilled?: (block: JsonObject) => void,
): void {
  const [only] = run;
  if (only !== undefined && run.length === 1 && emptied === undefined) return collectText(into, only, "text", surface);
  const texts = run.map((block) => block["text"] as string);
  const original = texts.join("").toWellFormed();
  if (original === "") return;
  const replace = (masked: string): void => {
    const pieces = spread(
      texts.map((text) => text.length),
      original,
      masked,
    );
    let before: JsonObject | undefined;
    for (const [index, block] of run.entries()) {
      const piece = pieces[index] as string;
      block["text"] = piece;
      refilled?.(block);
      if (piece === "") emptied?.(block, before);
      else before = block;
    }
  };
  // A character cut in two, or half of one.
  if (!texts.every((text) => text.isWellFormed())) replace(original);
  into.parts.push({ surface, text: original, replace });
}

/** As much text around a block's end as tells where it went. */
const anchorLength = 12;
const anchorWindow = 256;

/** Cuts `masked` where the pieces of `original` ended; of an end that was itself rewritten, all goes to the piece before. */
function spread(lengths: readonly number[], original: string, masked: string): string[] {
  const most = Math.min(original.length, masked.length);
  let prefix = 0;
  while (prefix < most && original.charCodeAt(prefix) === masked.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (suffix < most - prefix && original.at(-1 - suffix) === masked.at(-1 - suffix)) suffix++;

  /** Up to here something may be rewritten. */
  const tail = masked.length - suffix;

  let end = 0;
  let known = 0;
  const ends = lengths.map((length) => {
    end += length;
    let at: number | undefined;
    if (end <= prefix) at = end;
    else if (original.length - end <= suffix) at = masked.length - (original.length - end);
    else {
      const window = masked.slice(known, Math.min(known + 4 * length + anchorWindow, tail));
      const before = Math.min(anchorLength, length);
      const found = window.indexOf(original.slice(end - before, end + anchorLength));
      if (found >= 0) at = known + found + before;
    }
    if (at === undefined) return undefined;
    // Never between the halves of a character.
    if (/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(masked.slice(at - 1, at + 1))) at++;
    known = Math.max(known, at);
    return known;
  });
  let next = tail;
  for (let index = ends.length - 2; index >= 0; index--) next = ends[index] ??= Math.min(next, tail);
  let from = 0;
  return (ends as number[]).map((to, index) => {
    const piece = masked.slice(from, index === ends.length - 1 ? masked.length : to);
    from = to;
    return piece;
  });
}
