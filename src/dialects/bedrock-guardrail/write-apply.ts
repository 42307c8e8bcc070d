/** What was found in a block, as an assessment tells it. */
export interface AppliedFinding {
  readonly policy: string;
  readonly type: string;
  readonly action: "blocked" | "masked" | "reported";
  /** 0 to 1. */
  readonly confidence: number;
  /** The text that was found. */
  readonly match: string;
}

export interface Applied {
  readonly outcome: "clean" | "masked" | "blocked";
  readonly findings: readonly AppliedFinding[];
  /** What goes on in place of the content: each guarded block masked, or the guardrail's message alone. */
  readonly outputs: readonly string[];
  readonly full: boolean;
  /** UTF-16 units of guarded content, and of all. */
  readonly guarded: number;
  readonly total: number;
  readonly latencyMs: number;
  readonly guardrail: { readonly name: string; readonly version: string };
}

/** Characters in one text unit, as Amazon Bedrock counts them. */
const unitLength = 1000;

/** Amazon Bedrock API reference, "ApplyGuardrail": the answer. `sallyport` is ours: what AWS has no member for. */
export function writeApply(applied: Applied): object {
  const { outcome, findings, outputs, full, guarded, total, latencyMs, guardrail } = applied;
  const told = full ? findings : findings.filter(({ action }) => action !== "reported");
  const units = Math.max(1, Math.ceil(guarded / unitLength));
  const usage = {
    topicPolicyUnits: units,
    contentPolicyUnits: units,
    wordPolicyUnits: units,
    sensitiveInformationPolicyUnits: units,
    sensitiveInformationPolicyFreeUnits: units,
    contextualGroundingPolicyUnits: Math.max(1, Math.ceil(total / unitLength)),
  };
  const guardrailCoverage = { textCharacters: { guarded, total } };
  const assessment = {
    ...assess(told),
    invocationMetrics: { guardrailProcessingLatency: Math.round(latencyMs), usage, guardrailCoverage },
    appliedGuardrailDetails: { guardrailId: guardrail.name, guardrailVersion: guardrail.version },
  };
  return {
    usage,
    action: outcome === "clean" ? "NONE" : "GUARDRAIL_INTERVENED",
    actionReason: reasons[outcome],
    outputs: outcome === "clean" ? [] : outputs.map((text) => ({ text })),
    assessments: [assessment],
    guardrailCoverage,
  };
}

const reasons = { clean: "No action.", masked: "Guardrail masked.", blocked: "Guardrail blocked." };
const blockActions = { blocked: "BLOCKED", masked: "BLOCKED", reported: "NONE" };
const sensitiveActions = { blocked: "BLOCKED", masked: "ANONYMIZED", reported: "NONE" };

function assess(findings: readonly AppliedFinding[]): object {
  const of = (...policies: readonly string[]): readonly AppliedFinding[] =>
    findings.filter(({ policy }) => policies.includes(policy));
  const filters = of("content", "prompt-attack").map(({ type, confidence, action }) => ({
    type,
    confidence: levelOf(confidence),
    action: blockActions[action],
    detected: true,
  }));
  const topics = of("topic").map(({ type, action }) => ({
    name: type,
    type: "DENY",
    action: blockActions[action],
    detected: true,
  }));
  const words = of("words");
  const customWords = words
    .filter(({ type }) => type !== "PROFANITY")
    .map(({ match, action }) => ({ match, action: blockActions[action], detected: true }));
  const managedWordLists = words
    .filter(({ type }) => type === "PROFANITY")
    .map(({ match, type, action }) => ({ match, type, action: blockActions[action], detected: true }));
  const piiEntities = of("sensitive-information").map(({ match, type, action }) => ({
    match,
    type,
    action: sensitiveActions[action],
    detected: true,
  }));
  const regexes = of("regex").map(({ match, type, action }) => ({
    name: type,
    match,
    action: sensitiveActions[action],
    detected: true,
  }));
  const grounding = of("grounding").map(({ type, confidence, action }) => ({
    type,
    score: confidence,
    action: blockActions[action],
    detected: true,
  }));
  const others = of("output-validation", "invisible-text").map(({ policy, type, action }) => ({ policy, type, action }));
  return {
    ...(filters.length > 0 && { contentPolicy: { filters } }),
    ...(topics.length > 0 && { topicPolicy: { topics } }),
    ...(words.length > 0 && { wordPolicy: { customWords, managedWordLists } }),
    ...(piiEntities.length + regexes.length > 0 && { sensitiveInformationPolicy: { piiEntities, regexes } }),
    ...(grounding.length > 0 && { contextualGroundingPolicy: { filters: grounding } }),
    ...(others.length > 0 && { sallyport: { findings: others } }),
  };
}

function levelOf(confidence: number): string {
  if (confidence >= 0.75) return "HIGH";
  return confidence >= 0.5 ? "MEDIUM" : "LOW";
}
