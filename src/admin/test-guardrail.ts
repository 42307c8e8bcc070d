import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { dataClasses } from "../core/data-class.ts";
import { Problem } from "../core/problem.ts";
import type { GuardrailManifestSpec } from "../governance/schemas.ts";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import type { Finding, InspectionContext, Question, Steps } from "../guardrails/guardrail.ts";
import type { AdminDeps } from "./deps.ts";
import { readGuardrail } from "./read-guardrail.ts";
import { createTestVault } from "./test-vault.ts";

const onlyOutput = "Only with source output.";

export const guardrailTestInput = z.strictObject({
  text: z.string().max(200_000),
  source: z.enum(["input", "output"]).default("input").describe("As if a caller had sent it, or a model answered it."),
  query: z.string().max(20_000).optional().describe(`What the text answers: relevance is measured against it. ${onlyOutput}`),
  groundingSources: z
    .array(z.string().max(200_000))
    .max(20)
    .optional()
    .describe(`What the text must rest on: grounding is measured against it. ${onlyOutput}`),
  system: z.string().max(100_000).optional().describe(`The system prompt, which the text may not give away. ${onlyOutput}`),
});

export const guardrailTest = z
  .object({
    guardrail: z.string().describe("name@version"),
    outcome: z.enum(["clean", "masked", "blocked"]),
    text: z.string().describe("What would go on: the text, masked where the guardrail masks, or its message when it blocks."),
    findings: z.array(
      z.object({
        policy: z.string(),
        type: z.string(),
        action: z.enum(["blocked", "masked", "reported"]),
        start: z.int().describe("UTF-16 offset into the text that was sent."),
        end: z.int().describe("Exclusive."),
        confidence: z.number(),
        dataClass: z.enum(dataClasses),
        overlays: z.array(z.string()),
        excerpt: z.string().describe("What was found, cut short where it is long."),
      }),
    ),
    asks: z
      .array(
        z.object({
          kind: z.enum(["prompt-attack", "moderation", "embeddings", "grounding"]),
          model: z.string(),
          onFailure: z.enum(["BLOCK", "PASS"]).describe("What holds in a call when it does not answer."),
          times: z.int(),
        }),
      )
      .describe("Models that a call would ask about this text. A test asks none, and goes by what is known without them."),
    notes: z.array(z.string()).describe("What this test could not judge, and what would let it."),
  })
  .meta({ id: "GuardrailTest" });
export type GuardrailTest = z.infer<typeof guardrailTest>;

type Input = z.infer<typeof guardrailTestInput>;

/**
 * Tries a text on the newest version of a guardrail, or on `name@version`. Nothing is kept, not even in the log, and nothing
 * is sent anywhere. Throws Problem `not_found`, `request_malformed`, `resource_invalid`.
 */
export async function testGuardrail(deps: AdminDeps, reference: string, input: Input): Promise<GuardrailTest> {
  const { query, groundingSources = [], system } = input;
  const refersToPrompt = query !== undefined || groundingSources.length > 0 || system !== undefined;
  if (input.source === "input" && refersToPrompt) {
    const message = "query, groundingSources and system are what an answer is measured against; send them with source output";
    throw new Problem("resource_invalid", `${message}.`, { errors: [{ path: "source", message }] });
  }
  const { id, spec } = await readGuardrail(deps.store, reference);
  const guardrail = compileGuardrail(withoutAdvisers(spec));
  let { text } = input;
  const part = {
    surface: input.source === "input" ? "user" : "assistant",
    text,
    replace: (masked: string) => (text = masked),
  } as const;
  const context: InspectionContext = {
    hash: deps.hashValue,
    vault: createTestVault(),
    ...(refersToPrompt && {
      prompt: { system: system === undefined ? [] : [system], sources: groundingSources, query: query ?? "" },
    }),
  };
  const steps =
    input.source === "input" ? guardrail.inspectInputInSteps([part], context) : guardrail.inspectOutputInSteps([part], context);
  const { result, asked } = await runAlone(steps);
  const message = input.source === "input" ? guardrail.blockedInputMessage : guardrail.blockedOutputMessage;
  return {
    guardrail: id,
    outcome: result.outcome,
    text: result.outcome === "blocked" ? message : text,
    findings: result.findings.map((finding) => viewFinding(finding, input.text)),
    asks: countAsks(asked, spec),
    notes: input.source === "output" ? notesOn(spec, input) : [],
  };
}

/** Longest excerpt, UTF-16 units. */
const excerptLength = 80;

function viewFinding(
  { policy, type, action, start, end, confidence, dataClass, overlays }: Finding,
  text: string,
): GuardrailTest["findings"][number] {
  const excerpt = end - start > excerptLength ? `${text.slice(start, start + excerptLength - 1)}…` : text.slice(start, end);
  return {
    policy,
    type,
    action,
    start,
    end,
    confidence,
    dataClass,
    overlays: [...overlays],
    excerpt: excerpt.toWellFormed(),
  };
}

/** To the end, with turns for others, and every question left open. */
async function runAlone<T>(steps: Steps<T>): Promise<{ result: T; asked: readonly Question[] }> {
  const asked: Question[] = [];
  let step = steps.next();
  while (step.done !== true) {
    if (step.value === undefined) {
      await setImmediate();
      step = steps.next();
    } else {
      asked.push(step.value);
      step = steps.next({ kind: "failed" });
    }
  }
  return { result: step.value, asked };
}

/** The guardrail as it judges when no model elsewhere answers, and none has to. */
function withoutAdvisers(spec: GuardrailManifestSpec): GuardrailManifestSpec {
  const { contentPolicy, topicPolicy, contextualGroundingPolicy } = spec;
  const pass = { onFailure: "PASS" } as const;
  const { secondOpinion, moderation } = contentPolicy ?? {};
  const embeddings = topicPolicy?.embeddings;
  const judge = contextualGroundingPolicy?.judge;
  return {
    ...spec,
    ...(contentPolicy && {
      contentPolicy: {
        ...contentPolicy,
        ...(secondOpinion && { secondOpinion: { ...secondOpinion, ...pass } }),
        ...(moderation && { moderation: { ...moderation, ...pass } }),
      },
    }),
    ...(topicPolicy && { topicPolicy: { ...topicPolicy, ...(embeddings && { embeddings: { ...embeddings, ...pass } }) } }),
    ...(contextualGroundingPolicy && {
      contextualGroundingPolicy: { ...contextualGroundingPolicy, ...(judge && { judge: { ...judge, ...pass } }) },
    }),
  };
}

function countAsks(asked: readonly Question[], spec: GuardrailManifestSpec): GuardrailTest["asks"] {
  const configured = {
    "prompt-attack": spec.contentPolicy?.secondOpinion,
    moderation: spec.contentPolicy?.moderation,
    embeddings: spec.topicPolicy?.embeddings,
    grounding: spec.contextualGroundingPolicy?.judge,
  };
  return Object.entries(configured).flatMap(([name, adviser]) => {
    const kind = name as Question["kind"];
    const times = asked.filter((question) => question.kind === kind).length;
    return times === 0 || adviser === undefined
      ? []
      : [{ kind, model: adviser.model, onFailure: adviser.onFailure ?? "BLOCK", times }];
  });
}

/** An answer is only measured against what it is given. */
function notesOn(spec: GuardrailManifestSpec, { query, groundingSources = [], system }: Input): string[] {
  const filters = new Set(spec.contextualGroundingPolicy?.filters.map(({ type }) => type));
  return [
    ...(filters.has("GROUNDING") && groundingSources.length === 0
      ? ["GROUNDING was not measured: give the sources that the answer must rest on."]
      : []),
    ...(filters.has("RELEVANCE") && query === undefined
      ? ["RELEVANCE was not measured: give the query that the text answers."]
      : []),
    ...(spec.outputValidation?.systemPromptLeak !== undefined && system === undefined
      ? ["Overlap with the system prompt was not measured: give the system prompt."]
      : []),
  ];
}
