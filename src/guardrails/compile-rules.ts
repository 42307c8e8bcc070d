import type { OpenScanner, Rule } from "./candidate.ts";
import { compileContent } from "./content/compile-content.ts";
import { compileInvisible } from "./invisible/compile-invisible.ts";
import { compilePattern } from "./regex/matcher.ts";
import { RegexScanner } from "./regex/scan-regex.ts";
import { restoreTokens } from "./restore-tokens.ts";
import { ruleActions } from "./rule-actions.ts";
import type { SensitiveRules } from "./sensitive/scan-sensitive.ts";
import { SensitiveScanner } from "./sensitive/scan-sensitive.ts";
import { isSensitiveTypeName, sensitiveTypeNames, sensitiveTypes } from "./sensitive/sensitive-types.ts";
import type { SensitiveTypeName } from "./sensitive/sensitive-types.ts";
import type { GuardrailSpec, SensitiveAction, Sides } from "./spec.ts";
import { compileWordRules } from "./words/compile-word-rules.ts";

type Side = "inputAction" | "outputAction";

/** What looks at text as it streams. Both sides share the automata and differ in what they do. Throws PatternError on a regex that `checkGuardrail` refuses. */
export function compileRules(spec: GuardrailSpec): {
  readonly input: readonly OpenScanner[];
  readonly output: readonly OpenScanner[];
} {
  const words = compileWordRules(spec.wordPolicy);
  const regexes = compileRegexRules(spec);
  const invisible = compileInvisible(spec.invisibleText);
  const content = compileContent(spec.contentPolicy);
  const ofSide = (side: Side): OpenScanner[] => {
    const sensitive = compileSensitiveRules(spec, side);
    const openers: (OpenScanner | undefined)[] = [
      () => new SensitiveScanner(sensitive),
      words?.[side],
      ...regexes[side],
      invisible,
      content[side],
    ];
    return openers.filter((open) => open !== undefined);
  };
  const restores = hasTokens(spec) ? [restoreTokens] : [];
  return { input: ofSide("inputAction"), output: [...ofSide("outputAction"), ...restores] };
}

function compileRegexRules({ sensitiveInformationPolicy }: GuardrailSpec): Readonly<Record<Side, readonly OpenScanner[]>> {
  const compiled = (sensitiveInformationPolicy?.regexes ?? []).map((regex) => ({
    regex,
    matcher: compilePattern(regex.pattern),
  }));
  const ofSide = (side: Side): OpenScanner[] =>
    compiled.map(({ regex, matcher }, index) => {
      const rule: Rule = {
        policy: "regex",
        type: regex.name,
        action: ruleActions[actionOn(side, regex)],
        configured: true,
        dataClass: regex.dataClass ?? "internal",
        overlays: [],
        hashed: "as-is",
        order: 200 + index,
      };
      return () => new RegexScanner(matcher, rule);
    });
  return { inputAction: ofSide("inputAction"), outputAction: ofSide("outputAction") };
}

function compileSensitiveRules(spec: GuardrailSpec, side: Side): SensitiveRules {
  const configured = new Map<SensitiveTypeName, SensitiveAction>();
  for (const entity of spec.sensitiveInformationPolicy?.piiEntities ?? []) {
    if (isSensitiveTypeName(entity.type)) configured.set(entity.type, actionOn(side, entity));
  }
  const rules: Partial<Record<SensitiveTypeName, Rule>> = {};
  for (const [order, type] of sensitiveTypeNames.entries()) {
    const { dataClass, overlays, hashed, sought } = sensitiveTypes[type];
    const isConfigured = configured.has(type);
    if (!isConfigured && sought === "if-named") continue;
    const action = ruleActions[configured.get(type) ?? "NONE"];
    rules[type] = { policy: "sensitive-information", type, action, configured: isConfigured, dataClass, overlays, hashed, order };
  }
  return rules;
}

/** Whether values are replaced by tokens on their way in. */
export function hasTokens({ sensitiveInformationPolicy }: GuardrailSpec): boolean {
  const { piiEntities = [], regexes = [] } = sensitiveInformationPolicy ?? {};
  return [...piiEntities, ...regexes].some(({ action, inputAction }) => (inputAction ?? action) === "TOKENIZE");
}

/** A token stands for a value of the prompt; what the model itself says has nothing to be put back for. */
function actionOn(side: Side, rule: { readonly action: SensitiveAction } & Sides<SensitiveAction>): SensitiveAction {
  const action = rule[side] ?? rule.action;
  return side === "outputAction" && action === "TOKENIZE" ? "NONE" : action;
}
