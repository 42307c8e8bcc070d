import { Problem } from "../../core/problem.ts";
import type { CallTarget } from "../../dialects/dialect.ts";
import { openaiChat } from "../../dialects/openai-chat/openai-chat.ts";
import { openaiEmbeddings } from "../../dialects/openai-embeddings/openai-embeddings.ts";
import { parseJsonAnswer } from "../../dialects/parse-json-answer.ts";
import type { Answer, Question } from "../../guardrails/guardrail.ts";
import type { DeploymentTarget, Provider, ProviderCall } from "../../providers/provider.ts";
import type { CallDeps } from "../call-deps.ts";
import type { Route } from "../order-routes.ts";
import { prepareRoutes, type Ready } from "../prepare-routes.ts";
import { groundingPrompt, promptAttackPrompt, readGrounding, readPromptAttack } from "./judge-prompts.ts";
import { prepareModeration } from "./prepare-moderation.ts";
import { readEmbeddings } from "./read-embeddings.ts";

/** A question as one deployment is asked it, and how its answer is read. `read` throws on anything but the answer. */
export interface PreparedQuestion {
  readonly provider: Provider;
  readonly target: DeploymentTarget;
  readonly api: ProviderCall["dialect"];
  readonly upstreamModel: string;
  readonly body: string;
  read(bytes: Uint8Array): Answer;
}

/** For whom it is asked. */
type Asking = Pick<Ready, "caller" | "binding">;

const nowhere: CallTarget = { model: undefined, stream: false, header: () => undefined };

/** Throws Problem where the deployment's provider can't be asked such a thing. */
export function prepareQuestion(deps: CallDeps, asking: Asking, route: Route, question: Question): PreparedQuestion {
  switch (question.kind) {
    case "prompt-attack":
      return prepareChat(deps, asking, route, promptAttackPrompt(question.text), readPromptAttack);
    case "grounding":
      return prepareChat(deps, asking, route, groundingPrompt(question), readGrounding);
    case "embeddings":
      return prepareEmbeddings(deps, asking, route, question.texts);
    case "moderation":
      return prepareModeration(deps, route, question);
    default:
      return question satisfies never;
  }
}

/** Asked in the chat API, translated where the deployment speaks another. */
function prepareChat(
  deps: CallDeps,
  asking: Asking,
  route: Route,
  prompt: { readonly system: string; readonly user: string; readonly maxTokens: number },
  readText: (text: string) => Answer,
): PreparedQuestion {
  const { name } = route.model;
  const body = {
    model: name,
    max_tokens: prompt.maxTokens,
    temperature: 0,
    messages: [
      { role: "system", content: prompt.system },
      { role: "user", content: prompt.user },
    ],
  };
  const request = openaiChat.parseRequest(body, nowhere);
  const [prepared] = prepareRoutes(deps, { dialect: openaiChat, request, ...asking, pages: 0 }, [route]);
  const { provider, target, upstream, upstreamModel } = prepared;
  const context = { model: name, includeUsage: false, callId: "adviser", at: deps.clock() };
  const read = (bytes: Uint8Array): Answer => {
    const { parts } = upstream.parseAnswer(parseJsonAnswer(bytes), context);
    return readText(
      parts
        .filter(({ surface }) => surface === "assistant")
        .map(({ text }) => text)
        .join(""),
    );
  };
  return { provider, target, api: upstream.name, upstreamModel, body: prepared.body, read };
}

function prepareEmbeddings(deps: CallDeps, asking: Asking, route: Route, texts: readonly string[]): PreparedQuestion {
  const body = { model: route.model.name, input: [...texts], encoding_format: "float" };
  const request = openaiEmbeddings.parseRequest(body, nowhere);
  const [prepared] = prepareRoutes(deps, { dialect: openaiEmbeddings, request, ...asking, pages: 0 }, [route]);
  const { provider, target, upstream, upstreamModel } = prepared;
  if (upstream !== openaiEmbeddings) throw new Problem("content_not_supported", `${target.name} makes no embeddings.`);
  const read = (bytes: Uint8Array): Answer => readEmbeddings(parseJsonAnswer(bytes), texts.length);
  return { provider, target, api: upstream.name, upstreamModel, body: prepared.body, read };
}
