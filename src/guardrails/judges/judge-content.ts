import { scoreContent } from "../content/score-content.ts";
import type { Adviser, Finding, FindingAction } from "../guardrail.ts";
import type { ContentType } from "../spec.ts";
import { askAdviser } from "./ask-adviser.ts";
import { batches, cutWindows } from "./cut-windows.ts";
import type { Judge } from "./judge.ts";
import { wholeTextFinding } from "./whole-text-finding.ts";

export interface ContentOptions {
  readonly adviser: Adviser;
  readonly source: "input" | "output";
  readonly filters: readonly ContentFilter[];
}

export interface ContentFilter {
  readonly type: ContentType;
  /** The adviser's scores from here on are acted on. */
  readonly threshold: number;
  /** The same of the built-in model, which is gone by where the adviser does not answer. */
  readonly builtInThreshold: number;
  readonly action: FindingAction;
}

/** Asks a moderation endpoint about every text. */
export function judgeContent({ adviser, source, filters }: ContentOptions): Judge {
  return {
    asks: true,
    *judge(texts, _context, shows) {
      const findings: Finding[] = [];
      for (const windows of batches(cutWindows(texts))) {
        const shown = windows.map((window) => window.shown);
        const answer = yield* askAdviser({ kind: "moderation", adviser, shows, source, texts: shown });
        for (const [index, window] of windows.entries()) {
          const scores = answer === undefined ? scoreContent(window.shown) : (answer.scores[index] ?? {});
          for (const { type, threshold, builtInThreshold, action } of filters) {
            const confidence = scores[type] ?? 0;
            if (confidence < (answer === undefined ? builtInThreshold : threshold)) continue;
            findings.push(wholeTextFinding(window.of, { policy: "content", type, confidence, action }));
          }
        }
      }
      return findings;
    },
  };
}
