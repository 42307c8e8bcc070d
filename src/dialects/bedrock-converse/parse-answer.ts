import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerContext, AnswerView } from "../dialect.ts";
import type { FieldRule } from "../collect-text.ts";
import { collectFields, collectUnknown, newCollection, oneOf } from "../collect-text.ts";
import { answerFields } from "./answer-fields.ts";
import type { ContentCollection } from "./collect-content.ts";
import { collectContent, settleContent } from "./collect-content.ts";
import { messageBlocks } from "./content-blocks.ts";
import { parseUsage } from "./parse-usage.ts";
import { toldUsage } from "../hide-cache.ts";

const role: FieldRule = oneOf("assistant");

/** A whole answer of Converse. Owns `answer`. Throws Problem `upstream_malformed`. */
export function parseAnswer(answer: JsonValue, context: Pick<AnswerContext, "hidesCache"> = {}): AnswerView {
  if (!isJsonObject(answer) || !isJsonObject(answer["output"])) throw malformed("an answer without output");
  const { output } = answer;
  const message = output["message"];
  if (!isJsonObject(message)) throw malformed("an answer without a message");
  const content = answerContent();
  for (const key of Object.keys(output)) if (key !== "message") collectUnknown(content.collection, output, key, "unknown");
  collectMessage(content, message);
  const { output: _, ...rest } = answer;
  collectFields(content.collection, rest, answerFields, "unknown");
  if (rest["usage"] !== undefined) rest["usage"] = toldUsage(rest["usage"], context);
  return {
    parts: content.collection.parts,
    usage: parseUsage(answer["usage"]),
    serialise() {
      settleContent(content);
      return JSON.stringify({ output, ...rest });
    },
  };
}

export function answerContent(): ContentCollection {
  return {
    collection: newCollection("upstream_malformed"),
    media: undefined,
    malformed: (path, expected) => malformed(`an answer in which ${path} is not ${expected}`),
    tidy: [],
    usesTools: false,
    marked: [],
  };
}

function collectMessage(into: ContentCollection, message: JsonObject): void {
  collectContent(into, message, "content", { path: "content", surface: "assistant", rules: messageBlocks });
  for (const key of Object.keys(message)) {
    if (key === "role") role(into.collection, message, key);
    else if (key !== "content") collectUnknown(into.collection, message, key, "unknown");
  }
}

function malformed(what: string): Problem {
  return new Problem("upstream_malformed", `The model provider gave ${what}.`);
}
