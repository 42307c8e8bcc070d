/**
 * Trains the prompt-attack model: `node tools/train-injection.ts DATA_DIRECTORY [--check] [--fast]`.
 *
 * Reads DATA_DIRECTORY/injection/train.jsonl and DATA_DIRECTORY/harm/hate_train.jsonl, and makes more attacks and harmless texts of its
 * own. First it leaves whole sources, templates and languages out and measures; then it fits on everything, keeps the weightiest features,
 * fits those again, rounds, and chooses the thresholds by texts that are never trained on. Deterministic. `--check` writes nothing,
 * `--fast` leaves nothing out, so that calibration rests on the texts never trained on alone.
 */
import { writeFileSync } from "node:fs";
import { DIMENSIONS, type Model, type PackedModel, unpackModel } from "../src/guardrails/prompt-attack/model-layout.ts";
import { undisguise } from "../src/guardrails/prompt-attack/undisguise-text.ts";
import { createView, viewText } from "../src/guardrails/prompt-attack/view-text.ts";
import { normaliseText } from "../src/guardrails/text/normalise.ts";
import { calibrate, type JudgedView, oddsOf } from "./train-injection/calibrate-scores.ts";
import { type FloatModel, fitModel, viewRow } from "./train-injection/fit-model.ts";
import { generateRows } from "./train-injection/generate-rows.ts";
import { type Corpus, createVocabulary, findCommon, indexTexts, keepFeatures } from "./train-injection/index-features.ts";
import { placeFeatures, quantise, renderWeightsFile, roundAll } from "./train-injection/pack-model.ts";
import { readHeldOut } from "./train-injection/read-heldout.ts";
import { prepareRows, readComments, readSourceRows } from "./train-injection/read-rows.ts";
import { seededRandom } from "./train-injection/seeded-random.ts";
import { ALL_HEADS, FOLDS, type TrainingRow } from "./train-injection/training-row.ts";

const OUTPUT = new URL("../src/guardrails/prompt-attack/prompt-attack-weights.ts", import.meta.url);
const SEED = 20_261_121;
/** A feature that fewer texts or templates have is left out before anything is learnt. */
const LEAST_TEXTS = 5;
const LEAST_TEMPLATES = 3;
/** Shares of the held-out harmless texts above HIGH, MEDIUM and LOW. */
const USER_RATES = [0.1, 0.035, 0.008] as const;
const DOCUMENT_RATES = [0.12, 0.055, 0.012] as const;
const started = performance.now();

const directory = process.argv[2];
if (directory === undefined || directory.startsWith("-")) {
  process.stderr.write("usage: node tools/train-injection.ts DATA_DIRECTORY [--check] [--fast]\n");
  process.exit(2);
}
train(directory, process.argv.includes("--check"), process.argv.includes("--fast"));

function train(dataDirectory: string, measureOnly: boolean, fast: boolean): void {
  const rows = gatherRows(dataDirectory);
  const vocabulary = createVocabulary();
  const everything = indexTexts(
    rows.map(({ text }) => text),
    vocabulary,
    true,
  );
  const templates = rows.map(({ template }) => template);
  const common = findCommon(everything, templates, vocabulary.size, LEAST_TEXTS, LEAST_TEMPLATES);
  const corpus = keepFeatures(everything, common);
  say(`${rows.length} rows, ${vocabulary.size} features, ${corpus.ids.length} uses of common ones`);
  const left = fast ? [] : leaveOut(rows, corpus, vocabulary.size);
  const hashOf = new Uint32Array(vocabulary.size);
  for (const [slot, hash] of vocabulary.hashes.entries()) if (hash !== 0) hashOf[vocabulary.numbers[slot] ?? 0] = hash;
  const first = fitModel(rows, corpus, vocabulary.size, () => true, SEED);
  const placement = placeFeatures(orderByWeight(first, corpus, vocabulary.size), hashOf);
  const chosen = new Uint8Array(vocabulary.size);
  for (const feature of placement.slotOf.keys()) chosen[feature] = 1;
  say(`kept ${placement.slotOf.size} features`);
  const fitted = fitModel(rows, keepFeatures(corpus, chosen), vocabulary.size, () => true, SEED);
  const { table, steps } = quantise(fitted, placement);
  say("fitted");
  const layers = {
    steps,
    hiddenWeights: roundAll(fitted.hiddenWeights),
    hiddenBiases: roundAll(fitted.hiddenBiases),
    headWeights: roundAll(fitted.headWeights),
    headBiases: roundAll(fitted.headBiases),
  };
  const none = { whole: [], window: [], knots: [0, 0, 0] as const };
  const bare: PackedModel = { ...layers, user: none, document: none, table: table.toString("base64") };
  const held = viewHeldOut(unpackModel(bare));
  const user = calibrate(
    "user",
    pick(left, "user", held),
    held.filter(({ kind }) => kind === "user"),
    USER_RATES,
  );
  const document = calibrate(
    "document",
    pick(left, "document", held),
    [...held, ...left].filter(({ kind }) => kind === "document"),
    DOCUMENT_RATES,
  );
  report("never trained on", held, { user, document });
  report("left out", left, { user, document });
  if (measureOnly) return;
  writeFileSync(OUTPUT, renderWeightsFile({ ...layers, user, document, table: bare.table }));
  say(`wrote ${OUTPUT.pathname.split("/").slice(-4).join("/")}, ${Math.round(bare.table.length / 1024)} KiB of weights`);
}

/** All rows, those of one template side by side. */
function gatherRows(dataDirectory: string): TrainingRow[] {
  const random = seededRandom(SEED);
  const sources = [...readSourceRows(dataDirectory), ...readComments(dataDirectory)];
  const rows = [...prepareRows(sources, random), ...generateRows(random)];
  return [...Map.groupBy(rows, ({ template }) => template).values()].flat();
}

type KindView = JudgedView & { readonly kind: "user" | "document" };

/** Each row's view by a model that has seen neither its source nor its template or language. */
function leaveOut(rows: readonly TrainingRow[], corpus: Corpus, features: number): KindView[] {
  const views: KindView[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = fitModel(rows, corpus, features, (row) => row.fold !== fold, SEED);
    for (const [index, row] of rows.entries()) {
      if (row.fold !== fold) continue;
      const kind = row.kind === "user" ? "user" : "document";
      views.push({
        view: viewRow(model, corpus, index),
        attack: row.attack,
        positive: row.positive,
        group: row.group,
        // Whole documents that were made, each for little: there are thousands.
        weight: row.group.startsWith("whole:") ? 0.02 : 0,
        kind,
      });
    }
    say(`left out part ${fold + 1} of ${FOLDS}`);
  }
  return views;
}

/** Size of a feature's numbers times the root of its uses: what it can move. */
function orderByWeight(model: FloatModel, corpus: Corpus, size: number): number[] {
  const uses = new Uint32Array(size);
  for (const id of corpus.ids) uses[id] = (uses[id] ?? 0) + 1;
  const weight = new Float64Array(size);
  for (let id = 0; id < size; id += 1) {
    if (uses[id] === 0) continue;
    let square = 0;
    for (let dimension = 0; dimension < DIMENSIONS; dimension += 1)
      square += (model.numbers[id * DIMENSIONS + dimension] ?? 0) ** 2;
    weight[id] = Math.sqrt(square) * (uses[id] ?? 0) ** 0.25;
  }
  return [...weight.keys()].filter((id) => (weight[id] ?? 0) > 0).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
}

/** As the scorer sees them, disguises taken off: the highest of each number. */
function viewHeldOut(model: Model): KindView[] {
  const view = createView();
  return readHeldOut().flatMap(({ texts, label, kind, group, weight }) =>
    texts.map((text) => {
      const normal = normaliseText(text);
      const views = [normal, ...undisguise(normal)].map((plain) => {
        viewText(plain, model, view);
        return [...view.whole, ...view.window];
      });
      const highest = (views[0] ?? []).map((_, at) => Math.max(...views.map((one) => one[at] ?? -Infinity)));
      const attack = label === 1;
      return { view: highest, attack, positive: attack ? ALL_HEADS : 0, group, weight: weight / texts.length, kind };
    }),
  );
}

function pick(left: readonly KindView[], kind: "user" | "document", held: readonly KindView[]): KindView[] {
  return (left.length > 0 ? left : held).filter((view) => view.kind === kind);
}

function report(title: string, views: readonly KindView[], by: Pick<PackedModel, "user" | "document">): void {
  if (views.length === 0) return;
  say(title);
  const groups = Map.groupBy(
    views,
    ({ kind, attack, group }) => `${kind.padEnd(8)} ${attack ? "attack  " : "harmless"} ${group}`,
  );
  for (const [name, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shares =
      members[0] === undefined
        ? []
        : by[members[0].kind].knots.map(
            (knot) =>
              `${((100 * members.filter(({ view, kind }) => oddsOf(by[kind], view) >= knot).length) / members.length).toFixed(1)}%`,
          );
    process.stdout.write(
      `    ${name.padEnd(52)} ${String(members.length).padStart(6)}, above HIGH, MEDIUM, LOW: ${shares.join(" ")}\n`,
    );
  }
}

function say(message: string): void {
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}\n`);
}
