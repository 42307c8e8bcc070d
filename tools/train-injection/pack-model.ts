import { bucketOf, DIMENSIONS, markOf, type PackedModel, SLOTS, WAYS } from "../../src/guardrails/prompt-attack/model-layout.ts";
import type { FloatModel } from "./fit-model.ts";

/** Which features get a slot, by their numbers: the weightiest first, as long as their bucket has room and no twin. */
export interface Placement {
  readonly slotOf: ReadonlyMap<number, number>;
  readonly marks: Uint16Array;
}

export function placeFeatures(order: Iterable<number>, hashOf: Uint32Array): Placement {
  const marks = new Uint16Array(SLOTS);
  const slotOf = new Map<number, number>();
  for (const feature of order) {
    const hash = hashOf[feature] ?? 0;
    const mark = markOf(hash);
    const bucket = bucketOf(hash);
    for (let slot = bucket; slot < bucket + WAYS; slot += 1) {
      if (marks[slot] === mark) break;
      if (marks[slot] !== 0) continue;
      marks[slot] = mark;
      slotOf.set(feature, slot);
      break;
    }
  }
  return { slotOf, marks };
}

/** Rounds to int8, one step size per dimension. Steps cut the most extreme numbers: they are few. */
export function quantise(model: FloatModel, { slotOf, marks }: Placement): { readonly table: Buffer; readonly steps: number[] } {
  const steps = Array.from({ length: DIMENSIONS }, (_, dimension) => {
    const sizes = Float64Array.from(slotOf.keys(), (feature) => Math.abs(model.numbers[feature * DIMENSIONS + dimension] ?? 0));
    sizes.sort();
    return Number(Math.max((sizes[Math.floor(sizes.length * 0.9995)] ?? 0) / 127, 1e-9).toPrecision(6));
  });
  const table = Buffer.alloc(SLOTS * (2 + DIMENSIONS));
  for (const [slot, mark] of marks.entries()) table.writeUInt16LE(mark, slot * 2);
  for (const [feature, slot] of slotOf) {
    for (const [dimension, size] of steps.entries()) {
      const whole = Math.round((model.numbers[feature * DIMENSIONS + dimension] ?? 0) / size);
      table.writeInt8(Math.max(-127, Math.min(127, whole)), SLOTS * 2 + slot * DIMENSIONS + dimension);
    }
  }
  return { table, steps };
}

export function roundAll(values: Iterable<number>): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(5)));
}

export function renderWeightsFile(model: PackedModel): string {
  const { table, ...rest } = model;
  const fields = Object.entries(rest).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`);
  return [
    'import type { PackedModel } from "./model-layout.ts";',
    "",
    "/** Written by tools/train-injection.ts; sources are credited in docs/credits-training-data.md. */",
    "// oxfmt-ignore\n// oxlint-disable approx-constant",
    "export const promptAttackWeights: PackedModel = {",
    ...fields,
    `  table: "${table}",`,
    "};",
    "",
  ].join("\n");
}
