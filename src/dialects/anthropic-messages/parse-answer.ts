import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AnswerContext, AnswerView } from "../dialect.ts";
import type { Collection, FieldRules } from "../collect-text.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { blockFields, mediaBlocks, messageFields } from "./answer-fields.ts";
import { collectTextRun, runsOf } from "./join-text-blocks.ts";
import { countsOnly, readCounts, usageOf } from "./parse-usage.ts";
import { malformedAnswer } from "../refuse-answer.ts";
import { toldUsage } from "../hide-cache.ts";

const anyFields: FieldRules = new Map();

/** A whole message, of this API or of Bedrock's InvokeModel, which answers the same. Throws Problem `upstream_malformed`. */
export function parseAnswer(answer: JsonValue, context: Pick<AnswerContext, "model" | "hidesCache">): AnswerView {
  if (!isJsonObject(answer)) throw malformedAnswer("that is not a JSON object");
  const content = answer["content"];
  if (!Array.isArray(content)) throw malformedAnswer("without a list of content blocks");
  const collection = newCollection("upstream_malformed");
  collectFields(collection, answer, messageFields, "unknown");
  for (const block of content) {
    if (!isJsonObject(block)) throw malformedAnswer("with a content block that is not an object");
    collectBlock(collection, block);
  }
  for (const run of runsOf(content as JsonObject[])) {
    if (run[0]?.["type"] === "text") collectTextRun(collection, run, "assistant");
  }
  answer["model"] = context.model;
  if (answer["usage"] !== undefined) answer["usage"] = toldUsage(countsOnly(answer["usage"]), context);
  return {
    parts: collection.parts,
    usage: usageOf(readCounts(answer["usage"])),
    serialise() {
      settle(collection);
      return JSON.stringify(answer);
    },
  };
}

/** All of a block but the text of text blocks. */
function collectBlock(into: Collection, block: JsonObject): void {
  const type = block["type"];
  if (mediaBlocks.has(type)) throw malformedAnswer("with media, which can't be inspected");
  if (type === "text" && typeof block["text"] !== "string") throw malformedAnswer("with a text block that holds no text");
  if (type === "thinking") collectThinking(into, block);
  collectFields(into, block, blockFields.get(type) ?? anyFields, "unknown");
}

/** A signature proves the text as it was: once that is rewritten, it is taken away. Such a block is not sent on when it comes back. */
function collectThinking(into: Collection, block: JsonObject): void {
  const { thinking } = block;
  if (typeof thinking !== "string") throw malformedAnswer("with reasoning that is not text");
  const text = thinking.toWellFormed();
  const replace = (masked: string): void => {
    block["thinking"] = masked;
    block["signature"] = "";
  };
  if (text !== thinking) replace(text);
  if (text !== "") into.parts.push({ surface: "reasoning", text, replace });
}
