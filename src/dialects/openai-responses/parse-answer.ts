import type { JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerContext, AnswerView } from "../dialect.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { countsOf } from "../openai-chat/parse-usage.ts";
import { collectItem, responseFields } from "./answer-fields.ts";
import { parseUsage } from "./parse-usage.ts";

const maxItems = 1024;

/** A whole response. Throws Problem `upstream_malformed`. */
export function parseAnswer(answer: JsonValue, context: AnswerContext): AnswerView {
  if (!isJsonObject(answer)) throw malformed("that is not a JSON object");
  const { output } = answer;
  if (!Array.isArray(output) || output.length > maxItems) throw malformed("without a list of output items");
  // A convenience of SDKs, which make it anew from the output.
  delete answer["output_text"];
  const collection = newCollection("upstream_malformed");
  collectFields(collection, answer, responseFields, "unknown");
  for (const item of output) {
    if (!isJsonObject(item)) throw malformed("with an output item that is not an object");
    collectItem(collection, item);
  }
  answer["model"] = context.model;
  if (answer["usage"] !== undefined) answer["usage"] = countsOf(answer["usage"]);
  return {
    parts: collection.parts,
    usage: parseUsage(answer["usage"]),
    serialise() {
      settle(collection);
      return JSON.stringify(answer);
    },
  };
}

function malformed(how: string): Problem {
  return new Problem("upstream_malformed", `The model provider gave an answer ${how}.`);
}
