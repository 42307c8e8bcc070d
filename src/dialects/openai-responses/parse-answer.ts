import type { JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AnswerContext, AnswerView } from "../dialect.ts";
import { callerNames } from "../dialect.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { countsOf } from "../openai-chat/parse-usage.ts";
import { collectItem, responseFields } from "./answer-fields.ts";
import { nameOutput, stateFields } from "./own-ids.ts";
import { parseUsage } from "./parse-usage.ts";
import { malformedAnswer } from "../refuse-answer.ts";
import { toldUsage } from "../hide-cache.ts";

const maxItems = 1024;

/** A whole response. Throws Problem `upstream_malformed`. */
export function parseAnswer(answer: JsonValue, context: AnswerContext): AnswerView {
  if (!isJsonObject(answer)) throw malformedAnswer("that is not a JSON object");
  const { output } = answer;
  if (!Array.isArray(output) || output.length > maxItems) throw malformedAnswer("without a list of output items");
  // A convenience of SDKs, which make it anew from the output.
  delete answer["output_text"];
  delete answer["conversation"];
  Object.assign(answer, stateFields(context));
  for (const name of callerNames) if (answer[name] !== undefined) answer[name] = context.named?.[name] ?? null;
  // What failed is nothing to go on from.
  if (answer["status"] === "failed") answer["store"] = false;
  nameOutput(context, output);
  const collection = newCollection("upstream_malformed");
  collectFields(collection, answer, responseFields, "unknown");
  for (const item of output) {
    if (!isJsonObject(item)) throw malformedAnswer("with an output item that is not an object");
    collectItem(collection, item);
  }
  answer["model"] = context.model;
  if (answer["usage"] !== undefined) answer["usage"] = toldUsage(countsOf(answer["usage"]), context);
  return {
    parts: collection.parts,
    usage: parseUsage(answer["usage"]),
    document() {
      settle(collection);
      return answer;
    },
    serialise() {
      settle(collection);
      return JSON.stringify(answer);
    },
  };
}
