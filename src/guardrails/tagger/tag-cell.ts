import { MAX_CELL } from "./cut-cells.ts";
import { decodeLabels, findMarginals, scoreTokens } from "./decode-island.ts";
import { createColumns, describeCell, extractFeatures, FEATURES, fillColumns } from "./extract-features.ts";
import { CITY, COMMON, COMPANY, COUNTRY, FIRST, INSTITUTION, NAME_LIKE, ORG, STREET, UNIT, VOCABULARY } from "./lexicon.ts";
import { markCandidates } from "./mark-candidates.ts";
import { LABELS, type TaggerModel } from "./model-layout.ts";
import { createTokens, readTokens } from "./read-tokens.ts";
import { INITIAL, LOWER_WORD } from "./token-shapes.ts";

/** Longest stretch of candidates that is decided as one. */
export const MAX_ISLAND = 96;

// Used again for each cell: a cell is read and decided without a pause.
const tokens = createTokens();
const marks = new Uint8Array(MAX_CELL + 2);
const columns = createColumns();
const rows = new Int32Array(MAX_ISLAND * FEATURES);
const scores = new Float64Array(MAX_ISLAND * LABELS);
const marginals = new Float64Array(MAX_ISLAND * LABELS);
const labels = new Uint8Array(MAX_ISLAND);

/** Told of each entity: the type's index, offsets in the text, confidence 0 to 1. */
export type TagReport = (type: number, start: number, end: number, confidence: number) => void;

/** Tags text[from, to), one cell. */
export function tagCell(model: TaggerModel, text: string, from: number, to: number, report: TagReport): void {
  readTokens(text, from, to, model.lexicon, tokens);
  if (markCandidates(tokens, marks) === 0) return;
  const mode = describeCell(tokens);
  fillColumns(tokens, columns);
  for (let first = 0; first < tokens.count; first += 1) {
    if (marks[first] === 0) continue;
    let last = first + 1;
    while (last < tokens.count && marks[last] === 1 && last - first < MAX_ISLAND) last += 1;
    tagIsland(model, mode, first, last, from, report);
    first = last - 1;
  }
}

function tagIsland(model: TaggerModel, mode: number, first: number, last: number, base: number, report: TagReport): void {
  const length = last - first;
  for (let i = first; i < last; i += 1) {
    extractFeatures(tokens, columns, mode, i, first, last, rows, (i - first) * FEATURES);
  }
  scoreTokens(model, rows, length, scores);
  liftKnown(model, first, length);
  if (!decodeLabels(scores, model.transitions, length, labels)) return;
  findMarginals(scores, model.odds, length, marginals);
  for (let t = 0; t < length; t += 1) {
    const label = labels[t] ?? 0;
    if (label === 0) continue;
    let end = t + 1;
    while (end < length && (labels[end] ?? 0) === label + 1) end += 1;
    let confidence = 1;
    for (let k = t; k < end; k += 1) confidence = Math.min(confidence, marginals[k * LABELS + (labels[k] ?? 0)] ?? 0);
    const type = (label - 1) >> 1;
    if (confidence >= (hasEvidence(first + t, first + end) ? (model.thresholds[type] ?? 0) : model.strictThreshold)) {
      report(type, base + (tokens.start[first + t] ?? 0), base + (tokens.end[first + end - 1] ?? 0), confidence);
    }
    t = end - 1;
  }
}

/** The operating point: a known name that is no ordinary word begins an entity more readily than what was learned would have it. */
function liftKnown({ lift }: TaggerModel, first: number, length: number): void {
  for (let t = 0; t < length; t += 1) {
    const known = tokens.flags[first + t] ?? 0;
    if ((known & VOCABULARY) !== 0) continue;
    if ((known & FIRST) !== 0) scores[t * LABELS + BEGIN_NAME] = (scores[t * LABELS + BEGIN_NAME] ?? 0) + lift;
    if ((known & ORG) !== 0) scores[t * LABELS + BEGIN_ORGANISATION] = (scores[t * LABELS + BEGIN_ORGANISATION] ?? 0) + lift;
    if ((known & (CITY | COUNTRY)) !== 0) scores[t * LABELS + BEGIN_PLACE] = (scores[t * LABELS + BEGIN_PLACE] ?? 0) + lift;
  }
}

/** Whether anything but the context speaks for an entity: a known name, a company's suffix, an institution, a street, a number. */
function hasEvidence(from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const known = tokens.flags[i] ?? 0;
    const lower = (tokens.shape[i] ?? 0) === LOWER_WORD;
    if ((known & NAME_LIKE) !== 0 && (known & COMMON) === 0) return true;
    if ((known & (INSTITUTION | STREET | UNIT | (lower ? 0 : COMPANY))) !== 0 && to - from > 1) return true;
    if ((tokens.shape[i] ?? 0) === INITIAL && to - from > 1) return true;
  }
  return false;
}

const BEGIN_NAME = 1;
const BEGIN_ORGANISATION = 5;
const BEGIN_PLACE = 7;
