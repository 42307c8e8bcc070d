import { DIMENSIONS, GROUPS, HEADS, HIDDEN, INPUTS } from "../../src/guardrails/prompt-attack/model-layout.ts";
import { applyLayers, groupScale, type Layers } from "../../src/guardrails/prompt-attack/score-pieces.ts";
import type { Corpus } from "./index-features.ts";
import { type Random, seededRandom } from "./seeded-random.ts";
import type { TrainingRow } from "./training-row.ts";

/** The network before rounding: DIMENSIONS numbers per feature, and the layers above. */
export interface FloatModel extends Layers {
  readonly numbers: Float32Array;
  readonly hiddenWeights: Float32Array;
  readonly hiddenBiases: Float32Array;
  readonly headWeights: Float32Array;
  readonly headBiases: Float32Array;
}

/** Chosen by what held-out texts gained at a fixed false-positive rate; none of them matters much. */
const FEATURE_RATE = 0.15;
const FEATURE_SHRINK = 1e-3;
const LAYER_RATE = 0.05;
const LAYER_SHRINK = 1e-5;
const EPOCHS = 6;
/** Share of a text's features that training leaves out each time, so that no few of them decide alone. */
const LEFT_OUT = 0.3;

interface Workspace {
  readonly inputs: Float64Array;
  readonly hidden: Float64Array;
  readonly scores: Float64Array;
  readonly scales: Float64Array;
  /** Chooses the features that are left out; 0 leaves none out. */
  salt: number;
}

function createWorkspace(): Workspace {
  const numbers = (length: number): Float64Array => new Float64Array(length);
  return { inputs: numbers(INPUTS), hidden: numbers(HIDDEN), scores: numbers(HEADS), scales: numbers(GROUPS), salt: 0 };
}

/** Logistic loss by AdaGrad over the rows that `use` admits; all heads at once. Deterministic. */
export function fitModel(
  rows: readonly TrainingRow[],
  corpus: Corpus,
  features: number,
  use: (row: TrainingRow) => boolean,
  seed: number,
): FloatModel {
  const random = seededRandom(seed);
  const model = createModel(features, random);
  const squares = createSquares(model);
  const order = Uint32Array.from([...rows.keys()].filter((index) => use(rows[index] as TrainingRow)));
  const work = createWorkspace();
  const errors = new Float64Array(HEADS);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index] as TrainingRow;
      if (row.weight === 0) continue;
      const [from, to] = chooseCells(row, corpus, index, random);
      work.salt = 1 + random.below(0x7fffffff);
      scoreCells(model, corpus, from, to, work);
      if (!findErrors(row, work.scores, errors)) continue;
      learn(model, squares, corpus, from, to, work, errors);
    }
  }
  return model;
}

/** What is judged by windows, and is harmless in every one of them, is learnt by windows; long harmless prompts are too, at times. */
function chooseCells(row: TrainingRow, corpus: Corpus, index: number, random: Random): readonly [from: number, to: number] {
  const from = corpus.firstCell[index] ?? 0;
  const to = corpus.firstCell[index + 1] ?? 0;
  if (row.attack || to - from <= 2 || (row.kind === "user" && random.chance(0.6))) return [from, to];
  const first = from + random.below(to - from - 1);
  return [first, first + 1 + random.below(2)];
}

function createModel(features: number, random: Random): FloatModel {
  const bell = (): number => random.next() + random.next() + random.next() - 1.5;
  const numbers = new Float32Array(features * DIMENSIONS);
  // The first dimensions go straight to the heads and start at nothing.
  for (let at = 0; at < numbers.length; at += 1) if (at % DIMENSIONS >= HEADS) numbers[at] = 0.05 * bell();
  return {
    numbers,
    hiddenWeights: new Float32Array(HIDDEN * INPUTS).map(() => 0.4 * bell()),
    hiddenBiases: new Float32Array(HIDDEN),
    headWeights: new Float32Array(HEADS * HIDDEN).map(() => 0.4 * bell()),
    headBiases: new Float32Array(HEADS).fill(-2),
  };
}

function createSquares(model: FloatModel): FloatModel {
  const ones = (like: Float32Array): Float32Array => new Float32Array(like.length).fill(1);
  return {
    numbers: new Float32Array(model.numbers.length).fill(1e-3),
    hiddenWeights: ones(model.hiddenWeights),
    hiddenBiases: ones(model.hiddenBiases),
    headWeights: ones(model.headWeights),
    headBiases: ones(model.headBiases),
  };
}

function shuffle(order: Uint32Array, random: Random): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const held = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = held;
  }
}

/** Leaves the scores in `work`. */
export function scoreCells(model: FloatModel, corpus: Corpus, from: number, to: number, work: Workspace): void {
  const { inputs, hidden, scores, scales, salt } = work;
  const { numbers } = model;
  inputs.fill(0);
  for (let group = 0; group < GROUPS; group += 1) {
    const base = group * DIMENSIONS;
    let count = 0;
    for (let cell = from; cell < to; cell += 1) {
      count += corpus.counts[GROUPS * cell + group] ?? 0;
      const end = corpus.starts[GROUPS * cell + group + 1] ?? 0;
      for (let at = corpus.starts[GROUPS * cell + group] ?? 0; at < end; at += 1) {
        const id = corpus.ids[at] ?? 0;
        if (isLeftOut(id, salt)) continue;
        const first = id * DIMENSIONS;
        for (let dimension = 0; dimension < DIMENSIONS; dimension += 1)
          inputs[base + dimension] = (inputs[base + dimension] ?? 0) + (numbers[first + dimension] ?? 0);
      }
    }
    const scale = groupScale(group, count) / (salt === 0 ? 1 : 1 - LEFT_OUT);
    scales[group] = scale;
    for (let dimension = 0; dimension < DIMENSIONS; dimension += 1)
      inputs[base + dimension] = (inputs[base + dimension] ?? 0) * scale;
  }
  applyLayers(model, inputs, hidden, scores);
}

function isLeftOut(id: number, salt: number): boolean {
  if (salt === 0) return false;
  const mixed = Math.imul(id ^ salt, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0 < LEFT_OUT * 0x1_0000_0000;
}

function findErrors(row: TrainingRow, scores: Float64Array, errors: Float64Array): boolean {
  let any = false;
  for (let head = 0; head < HEADS; head += 1) {
    const bit = 1 << head;
    const isPositive = (row.positive & bit) !== 0;
    errors[head] = 0;
    if (!isPositive && (row.negative & bit) === 0) continue;
    const error = (1 / (1 + Math.exp(-(scores[head] ?? 0))) - (isPositive ? 1 : 0)) * row.weight;
    if (Math.abs(error) < 1e-4) continue;
    errors[head] = error;
    any = true;
  }
  return any;
}

const toInputs = new Float64Array(INPUTS);

function learn(
  model: FloatModel,
  squares: FloatModel,
  corpus: Corpus,
  from: number,
  to: number,
  work: Workspace,
  errors: Float64Array,
): void {
  const { inputs, hidden, scales } = work;
  for (let group = 0; group < GROUPS; group += 1)
    for (let dimension = 0; dimension < DIMENSIONS; dimension += 1)
      toInputs[group * DIMENSIONS + dimension] = dimension < HEADS ? (errors[dimension] ?? 0) : 0;
  for (let unit = 0; unit < HIDDEN; unit += 1) {
    const value = hidden[unit] ?? 0;
    let error = 0;
    for (let head = 0; head < HEADS; head += 1) {
      const at = head * HIDDEN + unit;
      error += (errors[head] ?? 0) * (model.headWeights[at] ?? 0);
      step(model.headWeights, squares.headWeights, at, (errors[head] ?? 0) * value, LAYER_RATE, LAYER_SHRINK);
    }
    // The slope of x / (1 + |x|), by its value.
    error *= (1 - Math.abs(value)) ** 2;
    for (let at = 0; at < INPUTS; at += 1) {
      const slot = unit * INPUTS + at;
      toInputs[at] = (toInputs[at] ?? 0) + error * (model.hiddenWeights[slot] ?? 0);
      step(model.hiddenWeights, squares.hiddenWeights, slot, error * (inputs[at] ?? 0), LAYER_RATE, LAYER_SHRINK);
    }
    step(model.hiddenBiases, squares.hiddenBiases, unit, error, LAYER_RATE, 0);
  }
  for (let head = 0; head < HEADS; head += 1) step(model.headBiases, squares.headBiases, head, errors[head] ?? 0, 0.1, 0);
  const { numbers } = model;
  for (let group = 0; group < GROUPS; group += 1) {
    const scale = scales[group] ?? 0;
    for (let cell = from; cell < to; cell += 1) {
      const end = corpus.starts[GROUPS * cell + group + 1] ?? 0;
      for (let at = corpus.starts[GROUPS * cell + group] ?? 0; at < end; at += 1) {
        const id = corpus.ids[at] ?? 0;
        if (isLeftOut(id, work.salt)) continue;
        const first = id * DIMENSIONS;
        for (let dimension = 0; dimension < DIMENSIONS; dimension += 1) {
          const gradient = (toInputs[group * DIMENSIONS + dimension] ?? 0) * scale;
          step(numbers, squares.numbers, first + dimension, gradient, FEATURE_RATE, FEATURE_SHRINK);
        }
      }
    }
  }
}

function step(values: Float32Array, squares: Float32Array, at: number, slope: number, rate: number, shrink: number): void {
  const value = values[at] ?? 0;
  const gradient = slope + shrink * value;
  const square = (squares[at] ?? 0) + gradient * gradient;
  squares[at] = square;
  values[at] = value - (rate * gradient) / Math.sqrt(square);
}

/** What the runtime's view of a text holds: the heads' scores of the whole, then their highest of any window. */
export function viewRow(model: FloatModel, corpus: Corpus, row: number): number[] {
  const work = createWorkspace();
  const from = corpus.firstCell[row] ?? 0;
  const to = corpus.firstCell[row + 1] ?? 0;
  scoreCells(model, corpus, from, to, work);
  const whole = [...work.scores];
  const window = Array.from({ length: HEADS }, () => -Infinity);
  const raise = (end: number, cell: number): void => {
    scoreCells(model, corpus, cell, end, work);
    for (let head = 0; head < HEADS; head += 1) window[head] = Math.max(window[head] ?? 0, work.scores[head] ?? 0);
  };
  for (let cell = from; cell < to; cell += 1) {
    raise(cell + 1, cell);
    if (cell + 2 <= to) raise(cell + 2, cell);
  }
  return [...whole, ...window];
}
