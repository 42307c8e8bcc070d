import { parseJsonText } from "../core/check-json.ts";
import { isJsonObject, type JsonObject } from "../core/json.ts";

/** What the echo says to one chat completion request. Deterministic. */
export interface EchoAnswer {
  readonly model: string;
  readonly text: string;
  readonly choices: number;
  readonly finishReason: "stop" | "length";
  readonly includeUsage: boolean;
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number; readonly total_tokens: number };
}

const opening = "Echo (no model is behind this): ";

/** The echo has no tokenizer: four characters are its token. */
const charactersPerToken = 4;
export const tokensOf = (text: string): number => Math.ceil(text.length / charactersPerToken);

/** Says the last user message back, cut at the asked-for bound. Tools are never called. Undefined for what it can't read. */
export function answerEcho(body: string): EchoAnswer | undefined {
  const request = parseObject(body);
  if (!Array.isArray(request?.["messages"])) return undefined;
  let prompt = "";
  let last = "";
  for (const message of request["messages"]) {
    if (!isJsonObject(message)) return undefined;
    const text = textOf(message["content"]);
    prompt += text;
    if (message["role"] === "user") last = text;
  }
  const { model, n, max_tokens: older, max_completion_tokens: newer, stream_options: options } = request;
  const most = Math.min(count(older, Infinity), count(newer, Infinity));
  const whole = (opening + (last === "" ? "there is no user message." : last)).toWellFormed();
  const text = tokensOf(whole) <= most ? whole : whole.slice(0, most * charactersPerToken).toWellFormed();
  const choices = count(n, 1);
  const promptTokens = tokensOf(prompt);
  const completionTokens = tokensOf(text) * choices;
  return {
    model: typeof model === "string" ? model : "echo",
    text,
    choices,
    finishReason: text === whole ? "stop" : "length",
    includeUsage: isJsonObject(options) && options["include_usage"] === true,
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

/** An answer of Anthropic's count_tokens for all the text of the request. Undefined for what it can't read. */
export function countEcho(body: string): { readonly input_tokens: number } | undefined {
  const request = parseObject(body);
  if (!Array.isArray(request?.["messages"])) return undefined;
  let length = 0;
  const waiting: unknown[] = [request["system"], request["messages"], request["tools"]];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string") length += value.length;
    else if (typeof value === "object" && value !== null) for (const member of Object.values(value)) waiting.push(member);
  }
  return { input_tokens: Math.ceil(length / charactersPerToken) };
}

/** Words with the white space before them; together they are the text. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (isJsonObject(part) && typeof part["text"] === "string" ? part["text"] : "")).join("");
}

function count(value: unknown, absent: number): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : absent;
}

export function parseObject(body: string): JsonObject | undefined {
  try {
    const value: unknown = parseJsonText(body);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
