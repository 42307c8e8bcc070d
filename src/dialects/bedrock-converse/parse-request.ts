import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { MediaPart, Surface } from "../../core/inspection.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { collectFields, collectText, collectUnknown, newCollection } from "../collect-text.ts";
import { hasItems, malformed, notSupported, requireCount, requireObjects } from "../refuse-request.ts";
import { variantsOf } from "../refuse-variants.ts";
import { checkModelFields } from "./check-model-fields.ts";
import type { ContentCollection } from "./collect-content.ts";
import { collectContent, settleContent } from "./collect-content.ts";
import { messageBlocks, systemBlocks } from "./content-blocks.ts";
import { requestFields } from "./request-fields.ts";
import { writeUpstream } from "../write-upstream.ts";

/**
 * Name another model, guardrail or route than the register and the deployment do, so they are not sent on (INVARIANT request-cannot-weaken). The model
 * stands in the path.
 */
const dropped = "guardrailConfig trace modelId model stream guardrailIdentifier guardrailVersion".split(" ");

const refuseVariants = variantsOf(requestFields.keys(), dropped, ["promptVariables"]);
const refuseBoundVariants = variantsOf(["maxTokens"]);

const surfaces: ReadonlyMap<string, Surface> = new Map([
  ["system", "system"],
  ["user", "user"],
  ["assistant", "assistant"],
]);

/** Body of POST /model/{id}/converse and /converse-stream. Owns `body` from here on. */
export function parseRequest(body: JsonObject, target: CallTarget): RequestView {
  const { model } = target;
  if (model === undefined || model === "" || model.length > 256) throw malformed("the model in the path", "the name of a model");
  refuseVariants(body);
  for (const key of dropped) delete body[key];
  for (const key of Object.keys(body)) if (body[key] === null) delete body[key];
  if (body["promptVariables"] !== undefined) throw notSupported("promptVariables", "a prompt that the provider keeps");
  const maxTokens = requireMaxTokens(body["inferenceConfig"]);
  requireTools(body["toolConfig"]);
  checkModelFields(body["additionalModelRequestFields"], "additionalModelRequestFields");

  const media: MediaPart[] = [];
  const content: ContentCollection = {
    collection: newCollection("request_malformed"),
    media,
    malformed,
    tidy: [],
    usesTools: false,
    marked: [],
  };
  if (body["system"] !== undefined)
    collectContent(content, body, "system", { path: "system", surface: "system", rules: systemBlocks });
  collectMessages(content, body["messages"]);
  collectFields(content.collection, body, requestFields, "unknown");
  const tools = isJsonObject(body["toolConfig"]) ? body["toolConfig"]["tools"] : undefined;
  return {
    model,
    stream: target.stream ?? false,
    includeUsage: true,
    maxOutputTokens: maxTokens,
    choices: 1,
    usesTools: content.usesTools || hasItems(tools),
    parts: content.collection.parts,
    media,
    marked: content.marked,
    document() {
      settleContent(content);
      return body;
    },
    serialise(upstream) {
      settleContent(content);
      const config = isJsonObject(body["inferenceConfig"]) ? body["inferenceConfig"] : {};
      body["inferenceConfig"] = config;
      config["maxTokens"] = Math.min(maxTokens ?? Infinity, upstream.maxOutputTokens);
      return writeUpstream(body, upstream);
    },
  };
}

function collectMessages(into: ContentCollection, messages: JsonValue | undefined): void {
  if (!Array.isArray(messages) || messages.length === 0) throw malformed("messages", "a non-empty array");
  for (const [index, message] of messages.entries()) {
    const path = `messages[${index}]`;
    if (!isJsonObject(message)) throw malformed(path, "an object");
    if (typeof message["role"] !== "string") throw malformed(`${path}.role`, "a string");
    const surface = surfaces.get(message["role"]);
    // A role that nobody knows is inspected as text, and what it says as if a user said it.
    if (surface === undefined) collectText(into.collection, message, "role", "unknown");
    collectContent(into, message, "content", { path: `${path}.content`, surface: surface ?? "user", rules: messageBlocks });
    for (const key of Object.keys(message)) {
      if (key !== "role" && key !== "content") collectUnknown(into.collection, message, key, "unknown");
    }
  }
}

function requireMaxTokens(config: JsonValue | undefined): number | undefined {
  if (config === undefined) return undefined;
  if (!isJsonObject(config)) throw malformed("inferenceConfig", "an object");
  refuseBoundVariants(config, "inferenceConfig.");
  return requireCount(config["maxTokens"], "inferenceConfig.maxTokens");
}

/** A kind of tool that nobody knows is one that the provider runs. */
function requireTools(config: JsonValue | undefined): void {
  if (config === undefined) return;
  if (!isJsonObject(config)) throw malformed("toolConfig", "an object");
  const tools = config["tools"];
  if (tools === undefined || tools === null) return;
  requireObjects(tools, "toolConfig.tools");
  for (const [index, tool] of (tools as JsonObject[]).entries()) {
    for (const key of Object.keys(tool)) if (tool[key] === null) delete tool[key];
    const kinds = Object.keys(tool);
    const path = `toolConfig.tools[${index}]`;
    if (kinds.length === 0) throw malformed(path, "a tool");
    const hosted = "systemTool" in tool || !("toolSpec" in tool || "cachePoint" in tool);
    if (hosted) throw notSupported(path, "a tool that the provider runs");
  }
}
