import type { TextPart } from "../core/inspection.ts";
import type { OpenScanner } from "./candidate.ts";
import { compileJudges } from "./judges/compile-judges.ts";
import { compileRules } from "./compile-rules.ts";
import type { Finding, Guardrail, Inspection, InspectionContext, Steps } from "./guardrail.ts";
import { TextInspector } from "./inspect-text.ts";
import type { Judge } from "./judges/judge.ts";
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
  const input = (parts: readonly TextPart[], context: InspectionContext): Steps<Inspection> =>
    inspectParts(parts, { rules: rules.input, judges: judges.input, context, stopAtBlock: false });
  const output = (parts: readonly TextPart[], context: InspectionContext): Steps<Inspection> =>
    inspectParts(parts, { rules: rules.output, judges: judges.output, context, stopAtBlock: true });
  return {
    blockedInputMessage: spec.blockedInputMessaging,
    blockedOutputMessage: spec.blockedOutputsMessaging,
    onBlock: spec.onBlock ?? "answer",
    inspectInput: (parts, context) => runSteps(input(parts, context)),
    inspectInputInSteps: input,
    inspectOutput: (parts, context) => runSteps(output(parts, context)),
    inspectOutputInSteps: output,
    openOutput: (context) => openOutput(rules.output, streaming, context),
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

/** Rewrites only when every part has been inspected and none is blocked. */
function* inspectParts(parts: readonly TextPart[], { rules, judges, context, stopAtBlock }: PartsOptions): Steps<Inspection> {
  const { findings, record } = new FindingList();
  const judged = yield* judgeParts(parts, judges, context);
  const rewritten: { readonly part: TextPart; readonly text: string }[] = [];
  let blocked = false;
  let sincePause = 0;
  for (const [index, part] of parts.entries()) {
    if (part.text === "") continue;
    for (const finding of judged?.[index] ?? []) {
      record(finding);
      blocked ||= finding.action === "blocked";
    }
    const inspector = new TextInspector({ rules, surface: part.surface, context, record, stopAtBlock });
    let text = "";
    let done = 0;
    do {
      const piece = part.text.slice(done, done + stepLength);
      done += piece.length;
      sincePause += piece.length + partCost;
      text += inspector.push(piece, done === part.text.length);
      if (sincePause >= stepLength) {
        sincePause = 0;
        yield;
      }
    } while (done < part.text.length);
    blocked ||= inspector.blocked;
    if (blocked && stopAtBlock) break;
    if (inspector.masked) rewritten.push({ part, text });
  }
  if (blocked) return { outcome: "blocked", findings };
  for (const { part, text } of rewritten) part.replace(text);
  return { outcome: rewritten.length > 0 ? "masked" : "clean", findings };
}

/** Findings by the index of their part; undefined for none. In safe mode what would be reported blocks. */
function* judgeParts(
  parts: readonly TextPart[],
  judges: readonly Judge[],
  context: InspectionContext,
): Steps<readonly (readonly Finding[])[] | undefined> {
  let judged: Finding[][] | undefined;
  for (const judge of judges) {
    for (const { part, finding } of yield* judge(parts, context)) {
      judged ??= parts.map(() => []);
      judged[part]?.push(context.blockEverything === true ? { ...finding, action: "blocked" } : finding);
    }
  }
  return judged;
}
