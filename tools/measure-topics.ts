/**
 * Fits and measures what decides that a text is of a denied topic: `node tools/measure-topics.ts [--misses]`.
 *
 * Each topic's prompts are judged by weights fitted without that topic. Harmless prompts come from the grammars; the prompts of other
 * topics count as unrelated too, and are reported apart.
 */
import { indexTopics } from "../src/guardrails/topics/index-topics.ts";
import {
  type Likeness,
  likenessScore,
  readCellTerms,
  topicThreshold,
  TopicScorer,
} from "../src/guardrails/topics/score-topics.ts";
import { harmlessBriefs } from "./train-injection/harmless-briefs.ts";
import { harmlessAlarming } from "./train-injection/harmless-alarming.ts";
import { harmlessEnglish } from "./train-injection/harmless-english.ts";
import { expand, type Grammar } from "./train-injection/expand-grammar.ts";
import { seededRandom } from "./train-injection/seeded-random.ts";
import { topicCases } from "./train-content/topic-cases.ts";

const names = ["nearest", "shared", "core", "coverage", "pairs"] as const;
interface Row {
  readonly text: string;
  readonly topic: number;
  readonly kind: "own" | "other" | "harmless";
  readonly likeness: Likeness;
}

const random = seededRandom(7);
const index = indexTopics(topicCases);
const scorer = new TopicScorer(index);
const none: Likeness = { nearest: 0, shared: 0, core: 0, coverage: 0, pairs: 0 };
const harmless: string[] = [];
for (const [grammar, slot, count] of [
  [harmlessEnglish, "question", 800],
  [harmlessEnglish, "ask", 600],
  [harmlessAlarming, "alarming", 600],
  [harmlessBriefs, "task", 500],
] satisfies [Grammar, string, number][]) {
  for (let made = 0; made < count; made++) harmless.push(expand(grammar, `{${slot}}`, random));
}

const rows: Row[] = [];
function add(text: string, own: number): void {
  const likenesses = topicCases.map(() => none);
  scorer.compare(readCellTerms(index, text, 0, text.length), undefined, (topic, likeness) => (likenesses[topic] = likeness));
  for (const [topic, likeness] of likenesses.entries()) {
    rows.push({ text, topic, likeness, kind: own === topic ? "own" : own < 0 ? "harmless" : "other" });
  }
}
for (const [own, { prompts }] of topicCases.entries()) for (const prompt of prompts) add(prompt, own);
for (const text of harmless) add(text, -1);

function fit(use: (row: Row) => boolean): number[] {
  const used = rows.filter((row) => use(row) && (row.likeness.shared > 0 || row.kind === "own"));
  const weights = [-4, 1, 1, 1, 1, 1];
  for (let step = 0; step < 1500; step++) {
    const gradient = [0, 0, 0, 0, 0, 0];
    let total = 0;
    for (const { kind, likeness } of used) {
      const importance = kind === "own" ? 20 : kind === "other" ? 0.5 : 1;
      const values = [1, ...names.map((name) => likeness[name])];
      const odds = values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
      const error = importance * (1 / (1 + Math.exp(-odds)) - (kind === "own" ? 1 : 0));
      for (const [at, value] of values.entries()) gradient[at] = (gradient[at] ?? 0) + error * value;
      total += importance;
    }
    for (const at of weights.keys()) weights[at] = (weights[at] ?? 0) - (2 * (gradient[at] ?? 0)) / total;
  }
  return weights;
}

function scoreBy(weights: readonly number[], likeness: Likeness): number {
  const odds = names.reduce((sum, name, at) => sum + (weights[at + 1] ?? 0) * likeness[name], weights[0] ?? 0);
  return 1 / (1 + Math.exp(-odds));
}

if (process.argv.includes("--fit")) {
  const held = new Map<Row, number>();
  for (let part = 0; part < 4; part++) {
    const weights = fit((row) => row.topic % 4 !== part);
    for (const row of rows) if (row.topic % 4 === part) held.set(row, scoreBy(weights, row.likeness));
  }
  const ofHarmless = rows
    .filter(({ kind }) => kind === "harmless")
    .map((row) => held.get(row) ?? 0)
    .sort((a, b) => b - a);
  for (const share of [0.001, 0.002, 0.005]) {
    const threshold = ofHarmless[Math.floor(ofHarmless.length * share)] ?? 0;
    print(
      `held out, false positives ${share * 100} %, threshold ${threshold.toFixed(3)}`,
      (row) => (held.get(row) ?? 0) > threshold,
    );
  }
  process.stdout.write(
    `all: bias ${fit(() => true)
      .map((weight) => weight.toFixed(2))
      .join(", ")} of ${names.join(", ")}\n`,
  );
}
const found = (row: Row): boolean => likenessScore(row.likeness) >= topicThreshold;
print(`as it is, threshold ${topicThreshold}`, found);
if (process.argv.includes("--misses")) {
  for (const row of rows) {
    if (found(row) !== (row.kind === "own")) {
      process.stdout.write(
        `${row.kind.padEnd(9)} ${likenessScore(row.likeness).toFixed(2)} ${topicCases[row.topic]?.name}: ${row.text.slice(0, 110)}\n`,
      );
    }
  }
}

function print(title: string, isFound: (row: Row) => boolean): void {
  const share = (kind: Row["kind"]): string => {
    const members = rows.filter((row) => row.kind === kind);
    return `${((100 * members.filter(isFound).length) / members.length).toFixed(2)} % of ${members.length}`;
  };
  process.stdout.write(
    `${title}: recall ${share("own")}; false per topic ${share("harmless")}; of other topics ${share("other")}\n`,
  );
}
