/**
 * Trains the tagger of names, addresses, organisations and places: `npm run train:tagger [-- --check]`.
 *
 * Everything it learns from is made here: frames of sentences (tools/train-tagger/frames-*.ts) filled with names that we wrote
 * or that faker lists for some 60 locales, sentences without entities, and, as text without entities, the manuals and declarations of
 * packages that the project depends on. No set of personal data is read. Deterministic for a given lockfile; one core.
 *
 * `--check` leaves every fifth frame and every fifth name out, in the lexicon too, fits on the rest and measures on what was left out;
 * then it measures our hand-written cases (held-out-cases.ts). It writes nothing.
 */
import { writeFileSync } from "node:fs";
import { unpackLexicon } from "../src/guardrails/tagger/lexicon.ts";
import { LABELS, type PackedTagger, unpackTagger } from "../src/guardrails/tagger/model-layout.ts";
import { seededRandom } from "./train-injection/seeded-random.ts";
import { buildLexicon } from "./train-tagger/build-lexicon.ts";
import { collectIslands, type Island } from "./train-tagger/collect-islands.ts";
import { isHeldOutName } from "./train-tagger/draw-names.ts";
import { organisationKinds } from "./train-tagger/draw-organisation-kinds.ts";
import { fitTagger, quantiseTagger } from "./train-tagger/fit-tagger.ts";
import { generateExamples } from "./train-tagger/generate-examples.ts";
import { measureCases, measureExamples, measureOwnDocs } from "./train-tagger/measure-tagger.ts";
import { readManuals } from "./train-tagger/read-manuals.ts";

const OUTPUT = new URL("../src/guardrails/tagger/tagger-weights.ts", import.meta.url);
const SEED = 20_261_121;
const FORGET = 0.3;
const FORGET_WORDS = 0.08;
const FOLD = 5;
const THRESHOLDS = [0.5, 0.5, 0.5, 0.5];
const LIFT = 1;
const STRICT = 0.7;
/** The operating point: added to the logarithm of the odds of beginning a name, whose misses cost more than false ones. */
const BEGIN_NAME_MORE = 0.25;
const KIND_SHARE = 0.6;
const isHeldOutKind = (kind: number): boolean => kind % FOLD === 3;
const started = performance.now();
const checkOnly = process.argv.includes("--check");
const perFrame = 130;
const passes = 6;

const packed = train(checkOnly);
const model = unpackTagger(packed);
if (checkOnly) {
  const isKeptFrame = (index: number): boolean => index % FOLD === 0;
  const isKeptName = (): boolean => true;
  const everyKind = [...organisationKinds.keys()];
  say("frames and a fifth of the names left out:");
  measureExamples(
    model,
    generateExamples(seededRandom(SEED + 1), { isKeptName, isKeptFrame, kinds: everyKind, kindShare: KIND_SHARE, perFrame: 20 }),
    say,
    process.argv.includes("--held-errors"),
  );
  say("the same frames, organisations of kinds left out only:");
  const examples = generateExamples(seededRandom(SEED + 2), {
    isKeptName,
    isKeptFrame,
    kinds: everyKind.filter(isHeldOutKind),
    kindShare: 1,
    perFrame: 20,
  });
  measureExamples(
    model,
    examples.filter(({ spans }) => spans.some(({ type }) => type === "ORGANIZATION")),
    say,
    process.argv.includes("--kind-errors"),
  );
} else {
  writeFileSync(OUTPUT, render(packed));
  say(
    `wrote ${OUTPUT.pathname.split("/").slice(-4).join("/")}: ${Math.round(packed.table.length / 1024)} KiB of weights, ${Math.round(packed.lexicon.join("").length / 1024)} KiB of lexicon`,
  );
}
measureCases(model, say, process.argv.includes("--errors"));
measureOwnDocs(model, say, process.argv.includes("--errors"));

function train(leaveOut: boolean): PackedTagger {
  const random = seededRandom(SEED);
  const isKeptName = (name: string): boolean => !leaveOut || !isHeldOutName(name);
  const manuals = readManuals();
  const lexicon = buildLexicon(isKeptName, manuals.words);
  const unpacked = unpackLexicon(lexicon);
  say(
    `lexicon: ${lexicon
      .map(
        (list) =>
          atob(list)
            .split("")
            .filter((byte) => byte.charCodeAt(0) < 128).length,
      )
      .join(" ")} words`,
  );
  const examples = generateExamples(random, {
    isKeptName,
    isKeptFrame: (index) => !leaveOut || index % FOLD !== 0,
    perFrame,
    kinds: [...organisationKinds.keys()].filter((kind) => !leaveOut || !isHeldOutKind(kind)),
    kindShare: KIND_SHARE,
  });
  const islands: Island[] = [];
  let missed = 0;
  for (const example of examples) missed += collectIslands(example, unpacked, random, FORGET, FORGET_WORDS, islands);
  const fromSentences = islands.length;
  for (const [index, text] of manuals.cells.entries()) {
    const written = index % 5 === 0 ? text.toLowerCase() : text;
    collectIslands(
      { text: written.length === text.length ? written : text, spans: [] },
      unpacked,
      random,
      0,
      FORGET_WORDS,
      islands,
    );
  }
  say(
    `${examples.length} sentences, ${fromSentences} islands, ${missed} entity tokens out of reach; ${manuals.cells.length} pieces of manuals, ${islands.length - fromSentences} islands`,
  );
  const fitted = quantiseTagger(fitTagger(islands, passes, SEED, say));
  return {
    table: Buffer.from(fitted.table.buffer).toString("base64"),
    step: Number(fitted.step.toPrecision(6)),
    transitions: fitted.transitions.map((value, at) => Number((value + (at % LABELS === 1 ? BEGIN_NAME_MORE : 0)).toFixed(4))),
    lift: LIFT,
    thresholds: THRESHOLDS,
    strictThreshold: STRICT,
    lexicon,
  };
}

function render({ table, step, transitions, lift, thresholds, strictThreshold, lexicon }: PackedTagger): string {
  return `import type { PackedTagger } from "./model-layout.ts";

/** Written by tools/train-tagger.ts; sources are credited in docs/credits-tagger.md. */
// oxfmt-ignore
export const taggerWeights: PackedTagger = {
  step: ${step},
  transitions: ${JSON.stringify(transitions)},
  lift: ${lift},
  thresholds: ${JSON.stringify(thresholds)},
  strictThreshold: ${strictThreshold},
  lexicon: ${JSON.stringify(lexicon)},
  table: "${table}",
};
`;
}

function say(message: string): void {
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}\n`);
}
