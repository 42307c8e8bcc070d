/**
 * Trains the content filters: `node tools/train-content.ts DATA_DIRECTORY [--check]`.
 *
 * Reads DATA_DIRECTORY/harm/hate_train.jsonl and the harmless rows of injection/train.jsonl, makes texts of its own from
 * grammars, and measures first by leaving whole templates and sources out: the thresholds come from those. Then it fits on everything
 * and writes the weights. Deterministic. `--check` measures only.
 */
import { writeFileSync } from "node:fs";
import { contentTypes } from "../src/guardrails/content/model-layout.ts";
import { extractAll, type FeatureSet, fitModel, scoreRow } from "./train-content/fit-model.ts";
import { generateRows } from "./train-content/generate-rows.ts";
import { quantise, renderWeightsFile } from "./train-content/pack-model.ts";
import { readSourceRows } from "./train-content/read-rows.ts";
import { type ContentRow, folds } from "./train-content/training-row.ts";
import { weightedQuantile } from "./train-content/set-thresholds.ts";
import { seededRandom } from "./train-injection/seeded-random.ts";

const output = new URL("../src/guardrails/content/content-weights.ts", import.meta.url);
const seed = 20_261_122;
/** Shares of held-out harmless texts that may score above HIGH, MEDIUM and LOW. */
const falsePositiveRates = [0.02, 0.005, 0.001] as const;
const started = performance.now();

const directory = process.argv[2];
if (directory === undefined || directory.startsWith("-")) {
  process.stderr.write("usage: node tools/train-content.ts DATA_DIRECTORY [--check]\n");
  process.exit(2);
}
train(directory, process.argv.includes("--check"));

function train(dataDirectory: string, measureOnly: boolean): void {
  const rows = [...readSourceRows(dataDirectory), ...generateRows(seededRandom(seed))];
  const set = extractAll(rows.map(({ text }) => text));
  say(`${rows.length} rows, ${set.rows.length} features`);
  const held = crossValidate(rows, set);
  const knots = contentTypes.map((_, head) => calibrate(head, rows, held));
  if (measureOnly) return;
  const model = fitModel(rows, set, () => true, seed);
  const { weights, steps } = quantise(model);
  const table = Buffer.from(weights.buffer).toString("base64");
  writeFileSync(output, renderWeightsFile({ table, steps, biases: [...model.biases].map(round), knots }));
  say(`wrote ${output.pathname.split("/").slice(-4).join("/")}, ${Math.round(table.length / 1024)} KiB of weights`);
}

/** For each row the heads' scores by a model that has seen neither its template nor its source. */
function crossValidate(rows: readonly ContentRow[], set: FeatureSet): number[][] {
  const held: number[][] = [];
  for (let fold = 0; fold < folds; fold++) {
    const model = fitModel(rows, set, (row) => row.fold !== fold, seed);
    for (const [index, row] of rows.entries()) if (row.fold === fold) held[index] = scoreRow(model, set, index);
    say(`left out part ${fold + 1} of ${folds}`);
  }
  return held;
}

function calibrate(head: number, rows: readonly ContentRow[], held: readonly number[][]): [number, number, number] {
  const bit = 1 << head;
  const scoreOf = (index: number): number => held[index]?.[head] ?? 0;
  const harmless = [...rows.keys()].filter((index) => rows[index]?.harmless && ((rows[index]?.negative ?? 0) & bit) !== 0);
  const names = harmless.map((index) => rows[index]?.group ?? "");
  const quantiles = falsePositiveRates.map((share) => round(weightedQuantile(harmless.map(scoreOf), names, share)));
  const knots: [number, number, number] = [quantiles[0] ?? 0, quantiles[1] ?? 0, quantiles[2] ?? 0];
  say(`${contentTypes[head]}: held-out log-odds at false-positive rates ${falsePositiveRates.join(", ")}: ${knots.join(", ")}`);
  for (const sign of ["positive", "negative"] as const) {
    const members = [...rows.keys()].filter((index) => ((rows[index]?.[sign] ?? 0) & bit) !== 0);
    for (const [name, group] of [...Map.groupBy(members, (index) => rows[index]?.group ?? "")].sort(([a], [b]) =>
      a < b ? -1 : 1,
    )) {
      const shares = knots.map((knot) => (100 * group.filter((index) => scoreOf(index) > knot).length) / group.length);
      if (sign === "negative" && (shares[1] ?? 0) < 0.5) continue;
      const text = shares.map((share) => `${share.toFixed(1)} %`).join(", ");
      process.stdout.write(
        `    ${sign} ${name.padEnd(26)} ${String(group.length).padStart(6)} rows, above HIGH, MEDIUM, LOW: ${text}\n`,
      );
    }
  }
  return knots;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

function say(message: string): void {
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}\n`);
}
