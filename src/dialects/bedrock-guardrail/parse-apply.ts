import { isJsonObject, type JsonObject } from "../../core/json.ts";
import type { MarkedText } from "../dialect.ts";
import { malformed, notSupported, requireObjects } from "../refuse-request.ts";
import { readQualifiers } from "./read-qualifiers.ts";

/** Amazon Bedrock API reference, "ApplyGuardrail": the body. */
export interface ApplyRequest {
  readonly source: "input" | "output";
  /** Blocks without a mark are guarded content. */
  readonly content: readonly MarkedText[];
  /** Whether what was found and let through is told too. */
  readonly full: boolean;
}

const mostBlocks = 1000;

/** Throws Problem `request_malformed`, `content_not_supported`. */
export function parseApply(body: JsonObject): ApplyRequest {
  const { source, content, outputScope } = body;
  if (source !== "INPUT" && source !== "OUTPUT") throw malformed("source", "INPUT or OUTPUT");
  if (outputScope !== undefined && outputScope !== null && outputScope !== "INTERVENTIONS" && outputScope !== "FULL")
    throw malformed("outputScope", "INTERVENTIONS or FULL");
  requireObjects(content, "content");
  const blocks = content as JsonObject[];
  if (blocks.length === 0 || blocks.length > mostBlocks) throw malformed("content", `1 to ${mostBlocks} content blocks`);
  return {
    source: source === "INPUT" ? "input" : "output",
    content: blocks.map((block, index) => parseBlock(block, `content[${index}]`)),
    full: outputScope === "FULL",
  };
}

function parseBlock(block: JsonObject, path: string): MarkedText {
  if (block["image"] !== undefined && block["image"] !== null)
    throw notSupported(`${path}.image`, "an image, which nobody here can look into");
  const text = block["text"];
  if (!isJsonObject(text) || typeof text["text"] !== "string") throw malformed(`${path}.text.text`, "a string");
  return { text: text["text"].toWellFormed(), qualifiers: readQualifiers(text["qualifiers"]) };
}
