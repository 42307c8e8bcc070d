import { contentThresholds } from "../content/score-content.ts";
import type { Adviser, FindingAction } from "../guardrail.ts";
import type { PromptAttackScorer } from "../score-prompt-attack-parts.ts";
import type { AdviserSpec, BlockAction, ContentType, FilterSpec, GuardrailSpec, Strength } from "../spec.ts";
import type { Judge } from "./judge.ts";
import { judgeContent, type ContentFilter } from "./judge-content.ts";
import { judgeGrounding } from "./judge-grounding.ts";
import { judgePromptAttacks, type SecondOpinion } from "./judge-prompt-attacks.ts";
import { judgeTopics } from "./judge-topics.ts";

const defaultTimeoutMs = 2000;
const defaultSimilarity = 0.5;

/** What a moderation endpoint's score must reach: its own reading of 0.5 at MEDIUM. */
const moderationThresholds: Readonly<Record<Exclude<Strength, "NONE">, number>> = { LOW: 0.8, MEDIUM: 0.5, HIGH: 0.2 };

/** What is judged as a whole: prompts for attacks, and whatever a model elsewhere is asked about. */
export function compileJudges(
  spec: GuardrailSpec,
  scorer: PromptAttackScorer,
): { readonly input: readonly Judge[]; readonly output: readonly Judge[] } {
  const ofSide = (side: "input" | "output"): Judge[] =>
    [
      side === "input" ? promptAttackJudge(spec, scorer) : groundingJudge(spec),
      contentJudge(spec, side),
      topicsJudge(spec, side),
    ].filter((judge) => judge !== undefined);
  return { input: ofSide("input"), output: ofSide("output") };
}

function promptAttackJudge({ contentPolicy }: GuardrailSpec, scorer: PromptAttackScorer): Judge | undefined {
  const filter = contentPolicy?.filters.find(({ type }) => type === "PROMPT_ATTACK");
  const strength = filter?.inputStrength ?? "NONE";
  if (strength === "NONE") return undefined;
  const { thresholds } = scorer;
  const asked = contentPolicy?.secondOpinion;
  // Unless the manifest says otherwise it is asked where the strengths themselves disagree.
  const secondOpinion: SecondOpinion | undefined = asked && {
    ...adviserOf(asked),
    from: asked.from ?? thresholds.HIGH,
    to: asked.to ?? thresholds.LOW,
  };
  return judgePromptAttacks({ scorer, threshold: thresholds[strength], action: filter?.inputAction ?? "BLOCK", secondOpinion });
}

function contentJudge({ contentPolicy }: GuardrailSpec, source: "input" | "output"): Judge | undefined {
  const adviser = contentPolicy?.moderation;
  if (contentPolicy === undefined || adviser === undefined) return undefined;
  const filters = contentPolicy.filters.flatMap((filter) => contentFilter(filter, source));
  return filters.length === 0 ? undefined : judgeContent({ adviser: adviserOf(adviser), source, filters });
}

function contentFilter(filter: FilterSpec, source: "input" | "output"): ContentFilter[] {
  const strength = (source === "input" ? filter.inputStrength : filter.outputStrength) ?? "NONE";
  const action = findingAction(source === "input" ? filter.inputAction : filter.outputAction);
  if (filter.type === "PROMPT_ATTACK" || strength === "NONE") return [];
  return [
    {
      type: filter.type satisfies ContentType,
      threshold: moderationThresholds[strength],
      builtInThreshold: contentThresholds[strength],
      action,
    },
  ];
}

function topicsJudge({ topicPolicy }: GuardrailSpec, source: "input" | "output"): Judge | undefined {
  const adviser = topicPolicy?.embeddings;
  if (topicPolicy === undefined || adviser === undefined) return undefined;
  const topics = topicPolicy.topics.map((topic) => ({
    topic,
    action: findingAction(source === "input" ? topic.inputAction : topic.outputAction),
  }));
  return judgeTopics({ adviser: adviserOf(adviser), threshold: adviser.threshold ?? defaultSimilarity, topics });
}

function groundingJudge({ contextualGroundingPolicy: policy }: GuardrailSpec): Judge | undefined {
  if (policy?.judge === undefined) return undefined;
  const filters = policy.filters.map(({ type, threshold, action }) => ({ type, threshold, action: findingAction(action) }));
  return judgeGrounding({ adviser: adviserOf(policy.judge), filters });
}

function findingAction(action: BlockAction = "BLOCK"): FindingAction {
  return action === "BLOCK" ? "blocked" : "reported";
}

function adviserOf({ model, timeoutMs = defaultTimeoutMs, onFailure = "BLOCK" }: AdviserSpec): Adviser {
  return { model, timeoutMs, onFailure };
}
