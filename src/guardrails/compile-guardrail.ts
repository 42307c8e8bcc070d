import { higherClass, type DataClass, type Overlay } from "../core/data-class.ts";
import type { TextPart } from "../core/inspection.ts";
import type { OpenScanner } from "./candidate.ts";
import { compileJudges } from "./judges/compile-judges.ts";
import { compileRules, hasTokens } from "./compile-rules.ts";
import type { Finding, Guardrail, Inspection, InspectionContext, Shown, Steps } from "./guardrail.ts";
import { TextInspector } from "./inspect-text.ts";
import type { Judge, JudgedText } from "./judges/judge.ts";
import { openOutput } from "./open-output.ts";
import { promptAttackThresholds, scorePromptAttack, scorePromptAttackWindows } from "./prompt-attack/score-prompt-attack.ts";
import { FindingList } from "./record-findings.ts";
import { runSteps } from "./run-steps.ts";
import type { PromptAttackScorer } from "./score-prompt-attack-parts.ts";
import type { GuardrailSpec } from "./spec.ts";

const builtInScorer: PromptAttackScorer = {
  whole: scorePromptAttack,
  windows: scorePromptAttackWindows,
  thresholds: promptAttackThresholds,
};

/**
 * Makes a guardrail ready for calls. Throws PatternError where `checkGuardrail` would report a regex; nothing else of a
 * checked spec throws.
 */
export function compileGuardrail(spec: GuardrailSpec, scorer: PromptAttackScorer = builtInScorer): Guardrail {
  const rules = compileRules(spec);
  const judges = compileJudges(spec, scorer);
  const streaming = spec.streaming ?? "windowed";
  const input = (parts: readonly TextPart[], context: InspectionContext): Steps<Judged> =>
    inspectParts(parts, { rules: rules.input, judges: judges.input, context, stopAtBlock: false });
  const output = (parts: readonly TextPart[], context: InspectionContext): Steps<Judged> =>
    inspectParts(parts, { rules: rules.output, judges: judges.output, context, stopAtBlock: true });
  return {
    blockedInputMessage: spec.blockedInputMessaging,
    blockedOutputMessage: spec.blockedOutputsMessaging,
    onBlock: spec.onBlock ?? "answer",
    inspectInput: (parts, context) => runSteps(input(parts, context)),
    inspectInputInSteps: input,
    inspectOutput: (parts, context) => runSteps(output(parts, context)),
    inspectOutputInSteps: output,
    adviseOutput: (parts, context) =>
      advise(output(unchanged(parts), context), streaming === "observe" && context.blockEverything !== true),
    openOutput: (context) => openOutput(rules.output, streaming, context),
    refersToPrompt: spec.contextualGroundingPolicy !== undefined || spec.outputValidation?.systemPromptLeak !== undefined,
    tokenizes: hasTokens(spec),
    asksAboutOutput: judges.output.length > 0,
    observesOutput: streaming === "observe",
  };
}

interface PartsOptions {
  readonly rules: readonly OpenScanner[];
  readonly judges: readonly Judge[];
  readonly context: InspectionContext;
  readonly stopAtBlock: boolean;
}

/** Characters between two pauses; some kinds of text take 400 ns a character. What a part costs beside its text counts too. */
const stepLength = 4096;
const partCost = 64;

/** Rewrites only when every part has been inspected and none is blocked. Findings come part by part, those of judges last. */
function* inspectParts(parts: readonly TextPart[], { rules, judges, context, stopAtBlock }: PartsOptions): Steps<Judged> {
  const { findings, record } = new FindingList();
  const judged: Finding[] = [];
  const { vault: _, ...withoutVault } = context;
  // A model that is asked about an answer sees tokens: the values are for the caller.
  const showsTokens = context.vault !== undefined && stopAtBlock && judges.some(({ asks }) => asks);
  const scanned: ScannedPart[] = [];
  let blocked = false;
  let sincePause = 0;
  for (const part of parts) {
    if (part.text === "") continue;
    const { surface } = part;
    const inspector = new TextInspector({ rules, surface, context, record, stopAtBlock });
    const unrestored = showsTokens
      ? new TextInspector({ rules, surface, context: withoutVault, record: () => {}, stopAtBlock })
      : undefined;
    let text = "";
    let shown = "";
    let done = 0;
    do {
      const piece = part.text.slice(done, done + stepLength);
      done += piece.length;
      sincePause += piece.length + partCost;
      text += inspector.push(piece, done === part.text.length);
      if (unrestored) shown += unrestored.push(piece, done === part.text.length);
      if (sincePause >= stepLength) {
        sincePause = 0;
        yield;
      }
    } while (done < part.text.length);
    blocked ||= inspector.blocked;
    if (blocked && stopAtBlock) break;
    const written = inspector.masked ? text : part.text;
    scanned.push({
      part,
      surface,
      text: part.text,
      shown: unrestored ? shown : written,
      written,
      masked: inspector.masked,
    });
  }
  for (const judge of judges) {
    if (blocked && (stopAtBlock || judge.asks)) continue;
    for (const found of yield* judge.judge(scanned, context, whatShows(findings))) {
      const finding: Finding = context.blockEverything === true ? { ...found, action: "blocked" } : found;
      record(finding);
      judged.push(finding);
      blocked ||= finding.action === "blocked";
    }
  }
  if (blocked) return { outcome: "blocked", findings, judged };
  const rewritten = scanned.filter(({ masked }) => masked);
  for (const { part, written } of rewritten) part.replace(written);
  return { outcome: rewritten.length > 0 ? "masked" : "clean", findings, judged };
}

interface Judged extends Inspection {
  /** Those of the findings that judges made. */
  readonly judged: readonly Finding[];
}

/**
 * What judges say, where scanners block nothing: those go over the answer again as it goes out. Where they do, judges were
 * asked nothing, so nothing of the answer may go out; but where it is only observed, nothing is asked about it and all goes out.
 */
function* advise(inspection: Steps<Judged>, isObserved: boolean): Steps<Inspection> {
  const { outcome, findings, judged } = yield* inspection;
  if (judged.some(({ action }) => action === "blocked")) return { outcome: "blocked", findings: judged };
  if (outcome === "blocked" && !isObserved) return { outcome, findings };
  return { outcome: "clean", findings: judged };
}

function unchanged(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.map(({ surface, text }) => ({ surface, text, replace: () => {} }));
}

interface ScannedPart extends JudgedText {
  readonly part: TextPart;
  /** What goes on in its place. */
  readonly written: string;
  readonly masked: boolean;
}

/** Of what was found and is not masked. */
function whatShows(findings: readonly Finding[]): Shown {
  let dataClass: DataClass = "public";
  const overlays = new Set<Overlay>();
  for (const finding of findings) {
    if (finding.action !== "reported") continue;
    dataClass = higherClass(dataClass, finding.dataClass);
    for (const overlay of finding.overlays) overlays.add(overlay);
  }
  return { dataClass, overlays: [...overlays] };
}
