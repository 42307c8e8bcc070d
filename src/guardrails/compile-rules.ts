import type { OpenScanner, Rule } from "./candidate.ts";
import { compileEntities } from "./compile-entities.ts";
import { compileContent } from "./content/compile-content.ts";
import { compileGrounding } from "./grounding/compile-grounding.ts";
import { compileInvisible } from "./invisible/compile-invisible.ts";
import { compileOutput } from "./output/compile-output.ts";
import { compilePattern } from "./regex/matcher.ts";
import { RegexScanner } from "./regex/scan-regex.ts";
import { restoreTokens } from "./restore-tokens.ts";
import { actionOn, ruleActions, type Side } from "./rule-actions.ts";
import type { GuardrailSpec } from "./spec.ts";
import { compileTopics } from "./topics/compile-topics.ts";
import { compileWordRules } from "./words/compile-word-rules.ts";

/** What looks at text as it streams. Both sides share the automata and differ in what they do. Throws PatternError on a regex that `checkGuardrail` refuses. */
export function compileRules(spec: GuardrailSpec): {
  readonly input: readonly OpenScanner[];
  readonly output: readonly OpenScanner[];
} {
  const words = compileWordRules(spec.wordPolicy);
  const regexes = compileRegexRules(spec);
  const invisible = compileInvisible(spec.invisibleText);
  const grounding = compileGrounding(spec.contextualGroundingPolicy);
  const content = compileContent(spec.contentPolicy);
  const topics = compileTopics(spec.topicPolicy);
  const ofSide = (side: Side): OpenScanner[] => {
    const openers: (OpenScanner | undefined)[] = [
      ...compileEntities(spec, side),
      words?.[side],
      ...regexes[side],
      invisible,
      content[side],
      topics[side],
    ];
    return openers.filter((open) => open !== undefined);
  };
  const restores = hasTokens(spec) ? [restoreTokens(spec.outputValidation)] : [];
  return {
    input: ofSide("inputAction"),
    output: [
      ...ofSide("outputAction"),
      ...restores,
      ...compileOutput(spec.outputValidation),
      ...(grounding === undefined ? [] : [grounding]),
    ],
  };
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

/** Whether values are replaced by tokens on their way in. */
export function hasTokens({ sensitiveInformationPolicy }: GuardrailSpec): boolean {
  const { piiEntities = [], regexes = [] } = sensitiveInformationPolicy ?? {};
  return [...piiEntities, ...regexes].some(({ action, inputAction }) => (inputAction ?? action) === "TOKENIZE");
}
