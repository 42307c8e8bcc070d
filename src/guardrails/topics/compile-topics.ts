import type { Candidate, OpenScanner, Rule } from "../candidate.ts";
import { ruleActions } from "../rule-actions.ts";
import type { GuardrailSpec, TopicSpec } from "../spec.ts";
import type { CellSizes } from "../text/cut-cells.ts";
import { type CellJudge, CellScanner } from "../text/scan-cells.ts";
import { indexTopics, type TopicIndex } from "./index-topics.ts";
import { type CellTerms, likenessScore, readCellTerms, topicThreshold, TopicScorer } from "./score-topics.ts";

/** A question, or two short ones. */
const topicCells: CellSizes = { least: 32, most: 400 };

/** Denied topics by the words that a text shares with them, on every surface. One index serves both sides. */
export function compileTopics(
  policy: GuardrailSpec["topicPolicy"],
): Readonly<Record<"inputAction" | "outputAction", OpenScanner | undefined>> {
  const topics = policy?.topics ?? [];
  if (topics.length === 0) return { inputAction: undefined, outputAction: undefined };
  const index = indexTopics(topics);
  const scorer = new TopicScorer(index);
  const opener = (side: "inputAction" | "outputAction"): OpenScanner => {
    const rules = topics.map((topic, order) => ruleOf(topic, side, 400 + order));
    return () => new CellScanner(topicCells, new TopicJudge(index, scorer, rules));
  };
  return { inputAction: opener("inputAction"), outputAction: opener("outputAction") };
}

function ruleOf(topic: TopicSpec, side: "inputAction" | "outputAction", order: number): Rule {
  return {
    policy: "topic",
    type: topic.name,
    action: ruleActions[topic[side] ?? "BLOCK"],
    configured: true,
    dataClass: "public",
    overlays: [],
    hashed: "as-is",
    order,
  };
}

/** What two cells are only together is found once, and covers both. */
class TopicJudge implements CellJudge {
  readonly #index: TopicIndex;
  readonly #scorer: TopicScorer;
  readonly #rules: readonly Rule[];
  #before: CellTerms | undefined;
  #wasFound: ReadonlySet<number> = new Set();

  constructor(index: TopicIndex, scorer: TopicScorer, rules: readonly Rule[]) {
    this.#index = index;
    this.#scorer = scorer;
    this.#rules = rules;
  }

  judge(text: string, from: number, to: number, start: number, before: number, found: Candidate[]): void {
    const cell = readCellTerms(this.#index, text, from, to);
    const isFound = new Set<number>();
    const end = start + to - from;
    const judge = (foundFrom: number, second?: CellTerms): void => {
      this.#scorer.compare(cell, second, (topic, likeness) => {
        if (isFound.has(topic) || (second !== undefined && this.#wasFound.has(topic))) return;
        const confidence = likenessScore(likeness);
        const rule = this.#rules[topic];
        if (confidence < topicThreshold || rule === undefined) return;
        isFound.add(topic);
        found.push({ rule, start: foundFrom, end, confidence });
      });
    };
    // A cell with no word of any topic adds nothing to what the one before it was by itself.
    if (cell.postings.length > 0) {
      judge(start);
      if (this.#before !== undefined) judge(before, this.#before);
    }
    this.#before = cell;
    this.#wasFound = isFound;
  }
}
