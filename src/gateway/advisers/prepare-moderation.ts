import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { parseJsonAnswer } from "../../dialects/parse-json-answer.ts";
import type { Answer, Question } from "../../guardrails/guardrail.ts";
import type { CallDeps } from "../call-deps.ts";
import type { Route } from "../order-routes.ts";
import type { PreparedQuestion } from "./prepare-question.ts";

type Moderation = Extract<Question, { kind: "moderation" }>;
type Scores = Extract<Answer, { kind: "moderation" }>["scores"][number];
type ContentType = keyof Scores;

/** Throws Problem where the deployment's provider moderates nothing. */
export function prepareModeration(deps: CallDeps, { deployment, model }: Route, question: Moderation): PreparedQuestion {
  const provider = deps.provider(deployment.spec.provider);
  const api = provider?.moderates;
  if (provider === undefined || api === undefined)
    throw new Problem("upstream_unavailable", `The deployment ${deployment.name} has nothing that moderates text.`);
  const upstreamModel = deployment.spec.upstreamModel ?? model.name;
  const form = api === "openai-moderations" ? openaiForm(question, upstreamModel) : bedrockForm(question);
  return {
    provider,
    target: deps.target(deployment),
    api,
    upstreamModel,
    body: JSON.stringify(form.body),
    read: (bytes) => ({ kind: "moderation", scores: form.read(parseJsonAnswer(bytes)) }),
  };
}

interface Form {
  readonly body: object;
  read(answer: JsonValue): readonly Scores[];
}

/** OpenAI's categories, and what they are here; the highest of several counts. */
const openaiCategories: Readonly<Record<string, ContentType>> = {
  hate: "HATE",
  "hate/threatening": "HATE",
  harassment: "INSULTS",
  "harassment/threatening": "INSULTS",
  sexual: "SEXUAL",
  "sexual/minors": "SEXUAL",
  violence: "VIOLENCE",
  "violence/graphic": "VIOLENCE",
  "self-harm": "SELF_HARM",
  "self-harm/intent": "SELF_HARM",
  "self-harm/instructions": "SELF_HARM",
  illicit: "MISCONDUCT",
  "illicit/violent": "MISCONDUCT",
};

/** OpenAI API reference, "Create moderation". */
function openaiForm({ texts }: Moderation, model: string): Form {
  return {
    body: { model, input: texts },
    read: (answer) => {
      const results = isJsonObject(answer) ? answer["results"] : undefined;
      if (!Array.isArray(results) || results.length !== texts.length)
        throw new Problem("upstream_malformed", "The moderation answer has not one result for each text.");
      return results.map((result) => {
        const scores = highest(openaiCategories, categoryScores(result));
        // One that has other categories than these would find nothing, ever.
        if (Object.keys(scores).length === 0)
          throw new Problem("upstream_malformed", "A moderation result has no known category.");
        return scores;
      });
    },
  };
}

function categoryScores(result: JsonValue): JsonObject {
  const scores = isJsonObject(result) ? result["category_scores"] : undefined;
  if (!isJsonObject(scores)) throw new Problem("upstream_malformed", "A moderation result has no category_scores.");
  return scores;
}

const bedrockTypes: Readonly<Record<string, ContentType>> = {
  HATE: "HATE",
  INSULTS: "INSULTS",
  SEXUAL: "SEXUAL",
  VIOLENCE: "VIOLENCE",
  MISCONDUCT: "MISCONDUCT",
};
const confidences: Readonly<Record<string, number>> = { NONE: 0, LOW: 0.3, MEDIUM: 0.6, HIGH: 0.9 };

/** A level that nobody knows is the highest. */
function levelOf(confidence: JsonValue | undefined): number {
  return (typeof confidence === "string" ? confidences[confidence] : undefined) ?? 1;
}

/** Amazon Bedrock API reference, "ApplyGuardrail": one verdict for all texts, in levels of confidence. */
function bedrockForm({ texts, source }: Moderation): Form {
  return {
    body: {
      source: source === "input" ? "INPUT" : "OUTPUT",
      outputScope: "FULL",
      content: texts.map((text) => ({ text: { text } })),
    },
    read: (answer) => {
      const assessments = isJsonObject(answer) ? answer["assessments"] : undefined;
      if (!Array.isArray(assessments)) throw new Problem("upstream_malformed", "The guardrail's answer has no assessments.");
      const found: Record<string, number> = {};
      for (const assessment of assessments) {
        const policy = isJsonObject(assessment) ? assessment["contentPolicy"] : undefined;
        const filters = isJsonObject(policy) ? policy["filters"] : undefined;
        for (const filter of Array.isArray(filters) ? filters : []) {
          const { type, confidence } = isJsonObject(filter) ? filter : {};
          if (typeof type === "string") found[type] = Math.max(found[type] ?? 0, levelOf(confidence));
        }
      }
      const scores = highest(bedrockTypes, found);
      return texts.map(() => scores);
    },
  };
}

function highest(names: Readonly<Record<string, ContentType>>, found: Readonly<Record<string, JsonValue | undefined>>): Scores {
  const scores: Partial<Record<ContentType, number>> = {};
  for (const [name, value] of Object.entries(found)) {
    const type = Object.hasOwn(names, name) ? names[name] : undefined;
    if (type === undefined || value === null || value === undefined) continue;
    if (typeof value !== "number") throw new Problem("upstream_malformed", "A moderation score is no number.");
    scores[type] = Math.max(scores[type] ?? 0, Math.min(1, Math.max(0, value)));
  }
  return scores;
}
