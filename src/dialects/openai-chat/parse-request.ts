import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { readBounds } from "../output-bounds.ts";
import { hasItems, malformed, notSupported, requireCount, requireObjects } from "../refuse-request.ts";
import type { RequestCollection } from "./collect-content.ts";
import { collectMessages } from "./parse-messages.ts";
import { requestFields } from "./request-fields.ts";
import { variantsOf } from "../refuse-variants.ts";
import { writeUpstream } from "../write-upstream.ts";

/**
 * What routers and proxies that speak this API take as another model, provider, address or credential, and what widens or narrows the provider's own
 * guards. The register says where a call goes and how it is guarded, so they are not sent on (INVARIANT request-cannot-weaken).
 */
const routing = (
  "models fallbacks context_window_fallbacks content_policy_fallbacks route provider base_url api_base api_key api_version " +
  "custom_llm_provider user_config extra_headers extra_query extra_body headers moderation"
).split(" ");

/** What lets the provider, or a router before it, reach out in the middle of a call, to the web, to stores, to servers, or take up what is kept there. */
const hosted = (
  "web_search_options search_parameters search_options search_settings enable_search enable_code_interpreter compound_custom plugins data_sources " +
  "mcp_servers kv_transfer_params bootstrap_host bootstrap_port lora_path preset prompt_id agent_id previous_response_id conversation"
).split(" ");

const refuseVariants = variantsOf(requestFields.keys(), routing, hosted, ["audio"]);

/** Body of POST /v1/chat/completions, which says everything itself. Owns `body` from here on. */
export function parseRequest(body: JsonObject, _target: CallTarget): RequestView {
  refuseVariants(body);
  const model = body["model"];
  if (typeof model !== "string" || model === "" || model.length > 256) throw malformed("model", "the name of a model");
  const stream = requireBoolean(body["stream"], "stream");
  const includeUsage = requireStreamOptions(body["stream_options"]);
  // Under every name: servers that speak this API have members of their own for it.
  const bounds = readBounds(body);
  const maxTokens = requireCount(body["max_tokens"], "max_tokens");
  const maxCompletionTokens = requireCount(body["max_completion_tokens"], "max_completion_tokens");
  requireTextOnly(body);
  requireClientTools(body);

  for (const key of routing) if (key in body) delete body[key];
  // Nor who keeps it.
  if (body["store"] === true) body["store"] = false;

  const collection: RequestCollection = { ...newCollection("request_malformed"), media: [] };
  const toolMessages = collectMessages(collection, body["messages"]);
  collectFields(collection, body, requestFields, "unknown");
  return {
    model,
    stream,
    includeUsage,
    maxOutputTokens: bounds.maxOutputTokens,
    choices: bounds.choices,
    usesTools: toolMessages || hasItems(body["tools"]) || hasItems(body["functions"]),
    parts: collection.parts,
    media: collection.media,
    document() {
      settle(collection);
      return body;
    },
    serialise(upstream) {
      settle(collection);
      body["model"] = upstream.model;
      const newer = upstream.boundsCompletion === true;
      const bound = Math.min(bounds.maxOutputTokens ?? Infinity, upstream.maxOutputTokens);
      bounds.lower(bound);
      // The name the caller used; if none, the older one, because every compatible server knows it, and a bound that
      // the upstream doesn't understand is no bound.
      setBound(body, "max_completion_tokens", newer || maxCompletionTokens !== undefined ? bound : undefined);
      setBound(body, "max_tokens", !newer && (maxTokens !== undefined || maxCompletionTokens === undefined) ? bound : undefined);
      if (stream) askForUsage(body);
      return writeUpstream(body, upstream);
    },
  };
}

function setBound(body: JsonObject, key: string, bound: number | undefined): void {
  if (bound !== undefined) body[key] = bound;
  // Only where it is there: deleting costs every later reader of the object.
  else if (key in body) delete body[key];
}

/** Without the usage the quota could only be settled by estimate. */
function askForUsage(body: JsonObject): void {
  const options = body["stream_options"];
  if (isJsonObject(options)) options["include_usage"] = true;
  else body["stream_options"] = { include_usage: true };
}

function requireStreamOptions(options: JsonValue | undefined): boolean {
  if (options === undefined || options === null) return false;
  if (!isJsonObject(options)) throw malformed("stream_options", "an object");
  return requireBoolean(options["include_usage"], "stream_options.include_usage");
}

function requireTextOnly(body: JsonObject): void {
  const { modalities, audio } = body;
  if (audio !== undefined && audio !== null) throw notSupported("audio", "audio");
  if (modalities === undefined || modalities === null) return;
  if (!Array.isArray(modalities)) throw malformed("modalities", "an array");
  const index = modalities.findIndex((modality) => modality !== "text");
  if (index >= 0) throw notSupported(`modalities[${index}]`, "answers other than text");
}

/** Tools that the client runs pass; those that the provider runs don't. */
function requireClientTools(body: JsonObject): void {
  for (const key of hosted) {
    if (body[key] !== undefined && body[key] !== null && body[key] !== false) {
      throw notSupported(key, "what the provider looks up, keeps or runs by itself");
    }
  }
  for (const key of ["tools", "functions"]) {
    const tools = body[key];
    if (tools === undefined || tools === null) continue;
    requireObjects(tools, key);
    for (const [index, tool] of (tools as JsonObject[]).entries()) {
      if (key === "tools" && !isClientTool(tool))
        throw notSupported(`tools[${index}]`, "a tool that the provider runs by itself");
    }
  }
}

function isClientTool(tool: JsonObject): boolean {
  const { type = "function" } = tool;
  return (type === "function" || type === "custom") && isJsonObject(tool[type]);
}

function requireBoolean(value: JsonValue | undefined, path: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") throw malformed(path, "true or false");
  return value;
}
