import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AnswerContext, AnswerView, Usage } from "../dialect.ts";
import type { FieldRule } from "../collect-text.ts";
import { collectFields, identifier, newCollection, oneOf, rules, setting, settle } from "../collect-text.ts";
import { countsOf } from "../openai-chat/parse-usage.ts";
import { malformedAnswer } from "../refuse-answer.ts";
import { toldUsage } from "../hide-cache.ts";

const handled: FieldRule = () => {};
const answerFields = rules({
  object: oneOf("list"),
  id: identifier,
  model: handled,
  data: handled,
  usage: handled,
  created: setting,
});
const vectorFields = rules({ object: oneOf("embedding"), index: setting, embedding: handled });

/** A list of embeddings. Throws Problem `upstream_malformed`. */
export function parseAnswer(answer: JsonValue, context: AnswerContext): AnswerView {
  if (!isJsonObject(answer) || !Array.isArray(answer["data"])) throw malformedAnswer("without a list of embeddings");
  const collection = newCollection("upstream_malformed");
  collectFields(collection, answer, answerFields, "unknown");
  for (const item of answer["data"]) {
    if (!isJsonObject(item) || !isVector(item["embedding"])) throw malformedAnswer("with an embedding that is not numbers");
    collectFields(collection, item, vectorFields, "unknown");
  }
  answer["model"] = context.model;
  if (answer["usage"] !== undefined) answer["usage"] = toldUsage(countsOf(answer["usage"]), context);
  return {
    parts: collection.parts,
    usage: usageOf(answer),
    serialise() {
      settle(collection);
      return JSON.stringify(answer);
    },
  };
}

/** As many printable bytes in a row are text: random ones would be so once in 10^10. */
const maxPrintable = 24;

/** Small numbers, or 32-bit floats in base64: whole ones, each a finite small number too, and no text among them. */
function isVector(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === "number" && Math.abs(item) < 1e8);
  if (typeof value !== "string" || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false;
  const bytes = Buffer.from(value, "base64");
  if (bytes.length % 4 !== 0) return false;
  for (let at = 0; at < bytes.length; at += 4) {
    // NaN compares false with everything.
    if (!(Math.abs(bytes.readFloatLE(at)) < 1e4)) return false;
  }
  let printable = 0;
  for (const byte of bytes) {
    printable = byte >= 0x20 && byte < 0x7f ? printable + 1 : 0;
    if (printable >= maxPrintable) return false;
  }
  return true;
}

function usageOf(answer: JsonObject): Usage | undefined {
  const { usage } = answer;
  const inputTokens = isJsonObject(usage) ? usage["prompt_tokens"] : undefined;
  if (typeof inputTokens !== "number" || !Number.isSafeInteger(inputTokens) || inputTokens < 0) return undefined;
  return { inputTokens, outputTokens: 0 };
}
