import {
  promptAttackThresholds,
  scorePromptAttack,
  scorePromptAttackWindows,
} from "../../src/guardrails/prompt-attack/score-prompt-attack.ts";
import { scorePart } from "../../src/guardrails/score-prompt-attack-parts.ts";
import { type Times, timeTexts } from "./summarise-times.ts";

export interface AttackRow {
  readonly text: string;
  readonly attack: boolean;
  readonly kind: "user" | "document";
  readonly source: string;
}

export interface AttackReport {
  readonly threshold: number;
  /** The score that 1 % of all harmless rows reach; absent when there are none. */
  readonly strictThreshold: number | undefined;
  readonly sources: readonly SourceReport[];
}

interface SourceReport extends Times {
  readonly source: string;
  readonly rows: number;
  readonly attacks: number;
  readonly detectionRate: number | undefined;
  readonly falsePositiveRate: number | undefined;
  readonly detectionAtOnePercent: number | undefined;
}

const scorer = { whole: scorePromptAttack, windows: scorePromptAttackWindows, thresholds: promptAttackThresholds };

/** Scores each row as the gateway does: normalised, as a whole or by windows as its surface asks. */
export function measurePromptAttacks(rows: readonly AttackRow[]): AttackReport {
  const threshold = promptAttackThresholds.MEDIUM;
  const bySource = [...Map.groupBy(rows, (row) => row.source)].map(([source, members]) => {
    const texts = members.map(({ text }) => text);
    const { results, times } = timeTexts(texts, (text, index) =>
      scorePart({ surface: members[index]?.kind === "document" ? "document" : "user", text }, scorer),
    );
    return {
      source,
      times,
      attacks: results.filter((_, index) => members[index]?.attack === true),
      harmless: results.filter((_, index) => members[index]?.attack === false),
    };
  });
  const harmless = bySource.flatMap((source) => source.harmless).sort((a, b) => b - a);
  const strictThreshold = harmless[Math.floor(harmless.length / 100)];
  const sources = bySource.map((source) => ({
    source: source.source,
    rows: source.attacks.length + source.harmless.length,
    attacks: source.attacks.length,
    detectionRate: share(source.attacks, (score) => score >= threshold),
    falsePositiveRate: share(source.harmless, (score) => score >= threshold),
    detectionAtOnePercent: strictThreshold === undefined ? undefined : share(source.attacks, (score) => score > strictThreshold),
    ...source.times,
  }));
  return { threshold, strictThreshold, sources };
}

function share(scores: readonly number[], holds: (score: number) => boolean): number | undefined {
  return scores.length === 0 ? undefined : scores.filter(holds).length / scores.length;
}
