import type { Control } from "../standard/standard.ts";
import type { Verdict } from "./judgement.ts";
import type { JudgeSettings } from "./judge-settings.ts";
import { isGood, type TrueVerdict } from "./true-verdict.ts";

/** When a control changes how a use case in production is served, if nobody does anything. Infinity for never. */
export interface EffectTimes {
  readonly stopAt: number;
  readonly degradeAt: number;
}

const never: EffectTimes = { stopAt: Infinity, degradeAt: Infinity };

/**
 * A critical control that blocks stops the use case, another degrades it, each after its grace; what may never lapse stops it at that
 * instant. An exception holds everything off until it ends, and gives no grace after it.
 *
 * @param truth what the control is without its exception
 * @param servesSince when the use case began to be served as it is; what was never shown is as old as that
 */
export function effectTimes(
  control: Control,
  verdict: Verdict,
  truth: TrueVerdict,
  servesSince: number,
  settings: JudgeSettings,
): EffectTimes {
  if (control.onFail === "alert") return never;
  const bad = effectOf(control, truth, servesSince, settings);
  if (verdict.verdict !== "excepted") return bad;
  return { stopAt: Math.max(bad.stopAt, verdict.until), degradeAt: Math.max(bad.degradeAt, verdict.until) };
}

function effectOf(
  { id, severity, onFail }: Control,
  truth: TrueVerdict,
  servesSince: number,
  settings: JudgeSettings,
): EffectTimes {
  const { failGraceMs, staleGraceMs, stopAtOnce } = settings;
  // What holds now ends by going stale. What nothing ever showed is no older than the standard that came to ask for it.
  const from = isGood(truth) ? truth.until : truth.verdict === "unknown" ? Math.max(truth.since, servesSince) : truth.since;
  if (stopAtOnce.has(id)) return { stopAt: from, degradeAt: Infinity };
  const at = from + (truth.verdict === "fail" ? failGraceMs : staleGraceMs)[severity];
  return onFail === "block" && severity === "critical"
    ? { stopAt: at, degradeAt: Infinity }
    : { stopAt: Infinity, degradeAt: at };
}
