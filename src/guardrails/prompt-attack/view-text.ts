import { nextCellEnd } from "./cut-cells.ts";
import { createFeatures, extractFeatures } from "./extract-features.ts";
import { HEADS, type Model } from "./model-layout.ts";
import { addSums, clearSums, createSums, scoreHeads, type Sums, sumFeatures } from "./score-pieces.ts";

/** The heads' raw scores of a text: as a whole, and the highest of any window (a cell, or two neighbouring cells). */
export interface View {
  readonly whole: Float64Array;
  readonly window: Float64Array;
}

export function createView(): View {
  return { whole: new Float64Array(HEADS), window: new Float64Array(HEADS) };
}

const features = createFeatures();
const all = createSums();
const cells: readonly [Sums, Sums] = [createSums(), createSums()];
const scores = new Float64Array(HEADS);

/** One pass; linear in the text. */
export function viewText(text: string, model: Model, out: View): void {
  clearSums(all);
  out.window.fill(-Infinity);
  let before: Sums | undefined;
  let current = cells[0];
  for (let start = 0; start < Math.max(text.length, 1);) {
    const end = Math.max(nextCellEnd(text, start), start + 1);
    extractFeatures(text, start, end, features);
    sumFeatures(features, model, current);
    addSums(all, current);
    raise(out.window, model, current);
    if (before !== undefined) raise(out.window, model, before, current);
    before = current;
    current = current === cells[0] ? cells[1] : cells[0];
    start = end;
  }
  scoreHeads(model, out.whole, all);
}

function raise(highest: Float64Array, model: Model, first: Sums, second?: Sums): void {
  scoreHeads(model, scores, first, second);
  for (let head = 0; head < HEADS; head += 1) highest[head] = Math.max(highest[head] ?? -Infinity, scores[head] ?? -Infinity);
}
