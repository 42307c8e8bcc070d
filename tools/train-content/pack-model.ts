import {
  conceptRows,
  gramRows,
  groups,
  heads,
  type PackedModel,
  tableRows,
  wordRows,
} from "../../src/guardrails/content/model-layout.ts";
import type { FloatModel } from "./fit-model.ts";

/** Rounds the weights to int8, one step size per group and head. Steps cut the most extreme weights: they are few. */
export function quantise(model: FloatModel): { readonly weights: Int8Array; readonly steps: number[] } {
  const weights = new Int8Array(tableRows * heads);
  const steps: number[] = [];
  const bounds = [0, wordRows, wordRows + gramRows, wordRows + gramRows + conceptRows];
  for (let group = 0; group < groups; group++) {
    for (let head = 0; head < heads; head++) {
      let largest = 0;
      for (let row = bounds[group] ?? 0; row < (bounds[group + 1] ?? 0); row++) {
        largest = Math.max(largest, Math.abs(model.weights[row * heads + head] ?? 0));
      }
      const step = Math.max((largest * 0.7) / 127, 1e-9);
      for (let row = bounds[group] ?? 0; row < (bounds[group + 1] ?? 0); row++) {
        const whole = Math.round((model.weights[row * heads + head] ?? 0) / step);
        weights[row * heads + head] = Math.max(-127, Math.min(127, whole));
      }
      steps.push(Number(step.toPrecision(6)));
    }
  }
  return { weights, steps };
}

export function renderWeightsFile({ table, ...rest }: PackedModel): string {
  return [
    'import type { PackedModel } from "./model-layout.ts";',
    "",
    "/** Written by tools/train-content.ts; sources are credited in docs/credits-content.md. */",
    "// oxfmt-ignore",
    "export const contentWeights: PackedModel = {",
    ...Object.entries(rest).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`),
    `  table: "${table}",`,
    "};",
    "",
  ].join("\n");
}
