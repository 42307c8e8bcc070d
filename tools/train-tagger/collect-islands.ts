import { MAX_CELL, nextCellEnd } from "../../src/guardrails/tagger/cut-cells.ts";
import {
  createColumns,
  describeCell,
  extractFeatures,
  FEATURES,
  fillColumns,
} from "../../src/guardrails/tagger/extract-features.ts";
import { COMMON, type Lexicon, NAME_LIKE } from "../../src/guardrails/tagger/lexicon.ts";
import { markCandidates } from "../../src/guardrails/tagger/mark-candidates.ts";
import { tagTypes } from "../../src/guardrails/tagger/model-layout.ts";
import { createTokens, readTokens } from "../../src/guardrails/tagger/read-tokens.ts";
import { MAX_ISLAND } from "../../src/guardrails/tagger/tag-cell.ts";
import type { Random } from "../train-injection/seeded-random.ts";
import type { Example } from "./fill-frame.ts";

/** What is learned from: the feature rows of a run of candidates, and their labels. */
export interface Island {
  readonly rows: Uint16Array;
  readonly gold: Uint8Array;
}

const tokens = createTokens();
const marks = new Uint8Array(MAX_CELL + 2);
const columns = createColumns();
const rows = new Int32Array(MAX_ISLAND * FEATURES);

/**
 * The islands of an example, as the tagger will see them. With `forget`, the names of a third of the entities are taken for unknown, so
 * that the model learns from what is around as well. Returns how many gold tokens are no candidates.
 */
export function collectIslands(
  { text, spans }: Example,
  lexicon: Lexicon,
  random: Random,
  forget: number,
  forgetWords: number,
  out: Island[],
): number {
  let missed = 0;
  for (let start = 0; start < text.length;) {
    const end = nextCellEnd(text, start, true);
    readTokens(text, start, end, lexicon, tokens);
    const inside = spans.filter((span) => span.start < end && span.end > start);
    for (const span of inside) {
      if (!random.chance(forget)) continue;
      for (let i = 0; i < tokens.count; i += 1) {
        if (covers(span, start + (tokens.start[i] ?? 0))) tokens.flags[i] = (tokens.flags[i] ?? 0) & ~NAME_LIKE;
      }
    }
    for (let i = 0; i < tokens.count; i += 1) {
      // Of words that are no names, some are taken for unknown too: an unknown capitalised word need not be a name.
      if (
        tokens.flags[i] === COMMON &&
        random.chance(forgetWords) &&
        !inside.some((span) => covers(span, start + (tokens.start[i] ?? 0)))
      )
        tokens.flags[i] = 0;
    }
    const any = markCandidates(tokens, marks);
    for (let i = 0; i < tokens.count; i += 1) {
      if (marks[i] === 0 && (tokens.shape[i] ?? 0) !== 0 && inside.some((span) => covers(span, start + (tokens.start[i] ?? 0))))
        missed += 1;
    }
    if (any > 0) {
      const mode = describeCell(tokens);
      fillColumns(tokens, columns);
      for (let first = 0; first < tokens.count; first += 1) {
        if (marks[first] === 0) continue;
        let last = first + 1;
        while (last < tokens.count && marks[last] === 1 && last - first < MAX_ISLAND) last += 1;
        const gold = new Uint8Array(last - first);
        for (let i = first; i < last; i += 1) {
          extractFeatures(tokens, columns, mode, i, first, last, rows, (i - first) * FEATURES);
          const at = start + (tokens.start[i] ?? 0);
          const span = inside.find((candidate) => covers(candidate, at));
          if (span === undefined) continue;
          const begins = i === first || start + (tokens.start[i - 1] ?? 0) < span.start;
          gold[i - first] = 1 + 2 * tagTypes.indexOf(span.type) + (begins ? 0 : 1);
        }
        out.push({ rows: Uint16Array.from(rows.subarray(0, (last - first) * FEATURES)), gold });
        first = last - 1;
      }
    }
    start = end;
  }
  return missed;
}

function covers({ start, end }: { readonly start: number; readonly end: number }, at: number): boolean {
  return at >= start && at < end;
}
